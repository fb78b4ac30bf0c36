"""What a change of an answer does to others: what it would drop, and what is kept aside.

A question that is hidden by another answer loses its own once the author agrees; the author sees
them first. A question that the partner's record hides (a country sheet became current, say)
keeps its answer aside: it does not count, is not printed and not exported, until it is shown
again or the author removes it.
"""

from collections.abc import Sequence

from workstation.domain.assessment import Answer
from workstation.domain.officer import Permission
from workstation.records import assessments
from workstation.workflows import drafting
from workstation.workflows.session import Session


def list_aside(session: Session, assessment: str) -> tuple[Answer, ...]:
    """The answers that are kept though their questions are not shown now; they do not count.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    return drafting.counted_of(session, drafting.load_desk(session, assessment)).aside


def remove_aside(
    session: Session, assessment: str, questions: Sequence[str] = ()
) -> tuple[Answer, ...]:
    """Clear answers that do not count: those to these questions, or all of them.

    Returns:
        What was removed.

    Raises:
        NotAllowedError: not the author's, or it may not be changed now.
    """
    row = drafting.open_row(session, assessment)
    drafting.require_editable(row)
    found = list_aside(session, assessment)
    removed = tuple(each for each in found if not questions or each.question in questions)
    at = session.now_utc()
    session.vault.put_drafts(
        [assessments.put_draft(assessment, Answer(each.question), at) for each in removed]
    )
    return removed
