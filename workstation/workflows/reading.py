"""How far a second reader has read an assessment, and what changed since."""

from collections.abc import Mapping, Sequence
from typing import Final

from workstation.domain.assessment import Answer
from workstation.domain.correction import AnswerChange, LastRead, changes_between
from workstation.domain.error import NotAllowedError
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Permission
from workstation.domain.register import AssessmentSummary
from workstation.domain.text import Language
from workstation.records import kinds
from workstation.records.answer_history import answers_at, last_entry
from workstation.records.assessments import OPEN_STATES, list_summaries
from workstation.records.codec import answer_body, answer_of
from workstation.vault.store import Entry, NewEntry
from workstation.workflows import assessments, drafting
from workstation.workflows.history_fields import FieldChange, changes
from workstation.workflows.lookup import require_one_of
from workstation.workflows.session import Session

MOST_TO_READ: Final = 200


def to_read(session: Session) -> list[AssessmentSummary]:
    """Open files that others write, last saved first."""
    session.require(Permission.READ)
    return list_summaries(
        session.vault,
        states=OPEN_STATES,
        author="",
        partner="",
        limit=MOST_TO_READ,
        but_of=session.officer.id,
    )


def last_read(session: Session, assessment: str) -> LastRead | None:
    """Up to where this officer has read it; None when never.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    assessments.get_state(session, assessment)
    found = _last_entry(session, assessment)
    if found is None:
        return None
    return LastRead(int(found.body["version"]), found.seq, found.at_utc)


def changes_since(session: Session, assessment: str) -> tuple[AnswerChange, ...]:
    """What changed since this officer last read it, old and new; nothing when they never did.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    assessments.get_state(session, assessment)
    found = _last_entry(session, assessment)
    if found is None:
        return ()
    desk = drafting.load_desk(session, assessment)
    before = _seen(session, found)
    return changes_between(desk.methodology.questions, before, answers_now(session, desk))


def mark_read(session: Session, assessment: str) -> bool:
    """Note that this officer has read it as it stands now.

    Nothing is written where nothing changed since they last read it, so that looking in twice is
    one reading.

    Returns:
        Whether an entry was written.

    Raises:
        NotAllowedError: ``reading.own``: an author is no second reader of their own file (D);
            or the officer neither assesses nor decides.
        BadInputError: ``assessment.unknown``.
    """
    require_one_of(session, Permission.DECIDE, Permission.ASSESS)
    desk = drafting.load_desk(session, assessment)
    if desk.assessment.author == session.officer.id:
        raise NotAllowedError("reading.own", rule="D", place=assessment)
    now = answers_now(session, desk)
    before = _last_entry(session, assessment)
    if (
        before is not None
        and before.body["version"] == desk.assessment.version
        and _seen(session, before) == now
    ):
        return False
    seq, head = session.vault.head()
    recorded = answers_at(session.vault, assessment, seq)
    unsaved = changes_between((), recorded, now)
    body = {
        "assessment": assessment,
        "officer": session.officer.id,
        "version": desk.assessment.version,
        "head": head,
        "answers": [answer_body(each.after) for each in unsaved],
    }
    session.record([NewEntry(kinds.ASSESSMENT_READ, assessment, body)])
    return True


def answers_now(session: Session, desk: drafting.Desk) -> Mapping[str, Answer]:
    """The answers that count, as a reader sees them."""
    return drafting.counted_of(session, desk).assessment.answers


def in_words(
    change: AnswerChange, language: Language, methodology: Methodology
) -> Sequence[FieldChange]:
    """What of an answer changed, old and new, as a person reads it."""
    old, new = ({"answers": [answer_body(a)]} for a in (change.before, change.after))
    return changes(old, new, language, methodology)


def _last_entry(session: Session, assessment: str) -> Entry | None:
    return last_entry(session.vault, kinds.ASSESSMENT_READ, assessment, officer=session.officer.id)


def _seen(session: Session, read: Entry) -> dict[str, Answer]:
    """The answers as they were when an officer read them, those not yet recorded included."""
    recorded = answers_at(session.vault, read.subject, read.seq)
    seen = {a.question: a for a in map(answer_of, read.body.get("answers", ()))}
    return {q: answer for q, answer in (recorded | seen).items() if not answer.is_empty}
