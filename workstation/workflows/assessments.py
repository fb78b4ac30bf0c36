"""What officers do with assessments: begin, list, answer, lock, give evidence, check."""

from collections.abc import Sequence
from dataclasses import replace

from workstation.domain.assessment import Assessment, AssessmentKind, State
from workstation.domain.check import Check
from workstation.domain.circumstances import Circumstances
from workstation.domain.completeness import scope_of
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Permission
from workstation.domain.register import AssessmentSummary
from workstation.records import assessments, kinds
from workstation.vault.store import NewEntry
from workstation.workflows import beginning, drafting, fields, journal
from workstation.workflows.drafting import (
    answer,
    lock_baseline,
    reopen_baseline,
    save_all,
    save_section,
)
from workstation.workflows.evidence import (
    add_evidence_file,
    change_evidence,
    cite,
    read_evidence,
    remove_evidence,
    restore_evidence,
)
from workstation.workflows.lookup import require_assessment
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

__all__ = [
    "add_evidence_file",
    "answer",
    "change_evidence",
    "check",
    "circumstances",
    "cite",
    "get_assessment",
    "get_state",
    "list_assessments",
    "lock_baseline",
    "new_assessment",
    "read_evidence",
    "remove_evidence",
    "reopen_baseline",
    "restore_evidence",
    "save_all",
    "save_section",
    "withdraw",
]

DEFAULT_METHODOLOGY = "acmfea-2019"


def new_assessment(
    session: Session,
    partner: str,
    methodology: str = DEFAULT_METHODOLOGY,
    *,
    exchange: str = "",
    kind: AssessmentKind = AssessmentKind.CASE,
    country: str = "",
    standing: str = "",
    follows: str = "",
    new_facts: str = "",
    new_facts_marking: str = "",
) -> Assessment:
    """Begin an assessment under the newest version of a methodology.

    Args:
        session: its author.
        partner: whom the exchange is with.
        methodology: which instrument.
        exchange: the id of the exchange; a new one is reserved when left out. One exchange
            has one id and one open assessment, so that it is counted once (domain G-11).
        kind: what it is made for.
        country: of a standing assessment of a country, which has no partner.
        standing: the standing assessment that an abbreviated one starts from; the newest valid
            one of the partner, else of its country, when left out.
        follows: an earlier file of the same exchange that this one files again or re-opens.
        new_facts: what is materially new since that file.
        new_facts_marking: the portion mark of that text.

    Raises:
        BadInputError: ``exchange.unknown``, ``methodology.unknown``, and as
            :func:`workstation.workflows.beginning.check_kind`.
        NotAllowedError: ``assessment.exchange_taken``: an assessment of it is open; as there; and
            as :func:`workstation.workflows.refiling.check_refiling`.
    """
    session.require(Permission.ASSESS)
    m = get_methodology(methodology)
    begun = beginning.start(
        session,
        m,
        kind,
        partner=partner,
        country=country,
        standing=standing,
        exchange=exchange,
        follows=follows,
        new_facts=new_facts,
        new_facts_marking=new_facts_marking,
    )
    session.record(begun.entries)
    return drafting.load_desk(session, begun.id).assessment


def get_assessment(session: Session, assessment: str) -> Assessment:
    """Open the assessment with everything that was answered so far; that is noted.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    found = require_assessment(session, assessment)
    session.journal.viewed(journal.ASSESSMENT, assessment)
    return found


def get_state(session: Session, assessment: str) -> State:
    """Where an assessment stands, as its last entry left it.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    row = assessments.find_row(session.vault, assessment)
    if row is None:
        raise BadInputError("assessment.unknown", place=assessment)
    return assessments.state_of_row(row)


def list_assessments(
    session: Session,
    *,
    states: Sequence[State] = (),
    mine: bool = True,
    partner: str = "",
    limit: int = 50,
    counted: bool = True,
) -> list[AssessmentSummary]:
    """Assessments with these states, last saved first.

    Args:
        session: who reads.
        states: all when empty.
        mine: only those that this officer wrote.
        partner: only those about this partner.
        limit: most to give.
        counted: say of open drafts how much is missing and how much is unable.
    """
    session.require(Permission.READ)
    author = session.officer.id if mine else ""
    found = assessments.list_summaries(
        session.vault, states=states, author=author, partner=partner, limit=limit
    )
    return count_missing(session, found) if counted else found


def count_missing(session: Session, listed: Sequence[AssessmentSummary]) -> list[AssessmentSummary]:
    """The same lines, each open draft with how much is missing and how much is unable.

    Each draft is checked in full, some milliseconds each: long lists are counted in parts.
    """
    session.require(Permission.READ)
    return [_counted(session, s) if s.state in assessments.EDITABLE_STATES else s for s in listed]


def withdraw(session: Session, assessment: str, reason: str, marking: str = "(U)") -> None:
    """End an open assessment without a decision; it stays in the record.

    Raises:
        NotAllowedError: not the author, or ``assessment.closed``.
        BadInputError: ``field.required`` without a reason.
    """
    row = drafting.open_row(session, assessment)
    if assessments.state_of_row(row) not in assessments.OPEN_STATES:
        raise NotAllowedError("assessment.closed")
    desk = drafting.load_desk(session, assessment)
    body = {
        "assessment": assessment,
        "version": desk.assessment.version,
        "reason": fields.text(reason, "reason", required=True),
        "marking": fields.marking(marking),
    }
    entry = NewEntry(kinds.ASSESSMENT_WITHDRAWN, assessment, body)
    drafting.append_saved(session, desk, desk.methodology.sections, entry)


def check(session: Session, assessment: str) -> Check:
    """What is missing, which hard stops hold, the three values, who must decide.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    found = drafting.check_desk(session, drafting.load_desk(session, assessment))
    session.journal.viewed(journal.ASSESSMENT, assessment)
    return found


def circumstances(session: Session, assessment: str) -> Circumstances:
    """What the partner's record says today around this assessment.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    return drafting.circumstances_of(session, require_assessment(session, assessment))


def _counted(session: Session, summary: AssessmentSummary) -> AssessmentSummary:
    desk = drafting.load_desk(session, summary.id)
    found = drafting.check_desk(session, desk)
    title, marking = drafting.title_of(desk.methodology, desk.assessment)
    later = {section.id for section in desk.methodology.sections if section.after_decision}
    section_of = desk.methodology.section_of
    shown = scope_of(desk.methodology, desk.assessment.answers, found.facts).visible
    asked = [question for question in shown if section_of[question].id not in later]
    lacking = {need.question for need in found.missing}
    done = sum(question not in lacking for question in asked)
    return replace(
        summary,
        title=title,
        marking=marking,
        missing=len(found.missing),
        unable=len(found.unable),
        percent=round(100 * done / len(asked)) if asked else 0,
        baseline=found.baseline.level or "",
        residual=found.residual.level or "",
    )
