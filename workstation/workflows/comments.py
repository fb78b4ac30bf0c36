"""Comments of readers at the questions of an assessment, and the author's answers.

Nobody takes a comment back or words it anew: the challenge log of a file is what it was (domain D,
"Peer review: challenge log kept"). A thread that is settled says by whom; an answer opens it again.
"""

from typing import Final

from workstation.domain.comment import Comment, Thread
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Permission
from workstation.records import assessments, kinds
from workstation.records import comments as comment_records
from workstation.vault.store import NewEntry
from workstation.workflows import drafting, fields, journal
from workstation.workflows.lookup import require_one_of
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

LONGEST: Final = 4_000
SAYING: Final = (Permission.ASSESS, Permission.DECIDE)
"""Who says something at a question does one of these; reading alone writes nothing."""


def add(session: Session, assessment: str, question: str, text: str, marking: str) -> Comment:
    """Begin a thread at a question, as one who assesses or decides.

    Raises:
        NotAllowedError: the officer neither assesses nor decides.
        BadInputError: ``assessment.unknown``, ``assessment.unknown_question``,
            ``field.required``, ``field.too_long`` or ``field.marking``.
    """
    return _say(session, assessment, question, text, marking)


def reply(session: Session, assessment: str, thread: str, text: str, marking: str) -> Comment:
    """Say something in a thread; a settled one is open again.

    Raises:
        NotAllowedError: as :func:`add`.
        BadInputError: as :func:`add`, or ``comment.unknown``.
    """
    require_one_of(session, *SAYING)
    found = _require_thread(session, assessment, thread)
    return _say(session, assessment, found.question, text, marking, thread=found.id)


def resolve(session: Session, assessment: str, thread: str, *, resolved: bool = True) -> Thread:
    """Settle a thread, or open it again; nothing is written when it stands so already.

    Raises:
        NotAllowedError: ``comment.not_settled_by``: neither the file's author nor one who decides.
        BadInputError: ``assessment.unknown`` or ``comment.unknown``.
    """
    require_one_of(session, *SAYING)
    found = _require_thread(session, assessment, thread)
    _require_settler(session, assessment)
    if found.resolved == resolved:
        return found
    body = {
        "assessment": assessment,
        "thread": found.id,
        "resolved": resolved,
        "officer_name": session.officer.name,
    }
    session.record([NewEntry(kinds.COMMENT_RESOLVED, assessment, body)])
    return _require_thread(session, assessment, thread)


def reopen(session: Session, assessment: str, thread: str) -> Thread:
    """Open a settled thread again.

    Raises:
        NotAllowedError: as :func:`resolve`.
        BadInputError: ``assessment.unknown`` or ``comment.unknown``.
    """
    return resolve(session, assessment, thread, resolved=False)


def list_threads(session: Session, assessment: str, question: str = "") -> tuple[Thread, ...]:
    """Every thread of an assessment, or those at one question, in the order of the questions.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    row = assessments.find_row(session.vault, assessment)
    if row is None:
        raise BadInputError("assessment.unknown", place=assessment)
    m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    places = {each: place for place, each in enumerate(m.questions)}
    found = [
        thread
        for thread in comment_records.list_threads(session.vault, assessment)
        if question in ("", thread.question)
    ]
    session.journal.viewed(journal.ASSESSMENT, assessment)
    return tuple(sorted(found, key=lambda one: places.get(one.question, len(places))))


def _say(
    session: Session, assessment: str, question: str, text: str, marking: str, thread: str = ""
) -> Comment:
    require_one_of(session, *SAYING)
    desk = drafting.load_desk(session, assessment)
    if not thread:
        drafting.question_of(desk.methodology, question)
    new = comment_records.next_comment_id(session.vault, assessment)
    body = {
        "assessment": assessment,
        "id": new,
        "thread": thread or new,
        "question": question,
        "version": desk.assessment.version,
        "text": fields.text(text, "text", required=True, most=LONGEST),
        "marking": fields.marking(marking),
        "officer": session.officer.id,
        "officer_name": session.officer.name,
        "partner": desk.assessment.partner,
    }
    session.record([NewEntry(kinds.COMMENT_ADDED, assessment, body)])
    said = _require_thread(session, assessment, thread or new)
    return said.comments[-1]


def _require_settler(session: Session, assessment: str) -> None:
    """A challenge is settled by who answers for the file, or by who decides on it."""
    if Permission.DECIDE in session.officer.permissions:
        return
    row = assessments.find_row(session.vault, assessment) or {}
    if row["author"] != session.officer.id:
        raise NotAllowedError("comment.not_settled_by", place=assessment, author=row["author_name"])


def _require_thread(session: Session, assessment: str, thread: str) -> Thread:
    session.require(Permission.READ)
    if assessments.find_row(session.vault, assessment) is None:
        raise BadInputError("assessment.unknown", place=assessment)
    found = comment_records.find_thread(session.vault, assessment, thread.strip())
    if found is None:
        raise BadInputError("comment.unknown", place=thread)
    return found
