"""Filing an exchange again: after a decision only as a linked file, on facts that are new (D)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from workstation.domain.assessment import Decision, Outcome, State
from workstation.domain.authority import rank
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.ladder import APPROVALS
from workstation.domain.officer import Officer, Role
from workstation.domain.text import is_written
from workstation.records import assessments, circle, linked_files
from workstation.workflows import fields
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

_FINAL: Final = {
    State.DENIED: "refiling.denied",
    State.TRIAGE_CLOSED: "refiling.triage_closed",
}
"""What an exchange came to, and why no plain new file of it is begun after that."""
_CLOSED: Final = frozenset({State.APPROVED, State.WITHDRAWN, *_FINAL})


def check_refiling(
    session: Session,
    exchange: str,
    partner: str,
    follows: str,
    new_facts: str,
    new_facts_marking: str,
) -> None:
    """Refuse to file an exchange again, unless linked and with facts that are materially new.

    A refusal is final; only new facts open the question again, in a file that is linked to the
    one that was refused, so that whoever decides next sees it (D). An approval is re-opened in
    the same way.

    Raises:
        NotAllowedError: ``refiling.denied``, ``refiling.triage_closed``, ``refiling.open`` or
            ``refiling.same_facts``.
        BadInputError: ``refiling.unknown``, ``refiling.other_exchange``, or a field.
    """
    if not follows:
        for state, code in _FINAL.items():
            final = linked_files.find_last_with(session.vault, exchange, state)
            if final:
                raise NotAllowedError(code, place=exchange, rule="D", assessment=final)
        return
    before = assessments.find_row(session.vault, follows)
    if before is None:
        raise BadInputError("refiling.unknown", place="follows", value=follows)
    if before["exchange"] != exchange or not _same_partner(session, before, partner):
        raise BadInputError("refiling.other_exchange", place="follows", value=follows)
    if State(str(before["state"])) not in _CLOSED:
        raise NotAllowedError("refiling.open", place=follows, rule="G-11")
    later = assessments.find_follower(session.vault, follows)
    if later:
        raise NotAllowedError("refiling.followed", place=follows, rule="D", assessment=later)
    said = fields.text(new_facts, "new_facts", required=True)
    fields.marking(new_facts_marking, "new_facts_marking")
    if _folded(said) in _facts_before(session, exchange):
        raise NotAllowedError("refiling.same_facts", place="new_facts", rule="D")


def peer_problem(
    session: Session, record: Mapping[str, Any], officer: Officer, outcome: Outcome
) -> NotAllowedError | None:
    """Why an officer may not approve a file that follows a refused one; None when they may.

    What was refused is not taken to somebody beside or below who might say yes: only the person
    who refused it, or an authority above, approves what follows (D). Of a packet from elsewhere
    nothing is known here.
    """
    if outcome not in APPROVALS or record["vault"]["id"] != session.vault.id:
        return None
    vault, seen = session.vault, set[str]()
    row = assessments.find_row(vault, str(record["assessment"]["id"]))
    while row is not None and row["follows"] and str(row["follows"]) not in seen:
        seen.add(str(row["follows"]))
        row = assessments.find_row(vault, str(row["follows"]))
        refused = _refusal(session, row) if row is not None else None
        if row is None or refused is None or refused.officer == officer.id:
            continue
        m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
        if rank(m, officer.authority.value) <= rank(m, refused.authority):
            return NotAllowedError(
                "refiling.peer", place=str(row["id"]), rule="D", assessment=row["id"],
                officer=refused.officer_name, authority=refused.authority,
            )  # fmt: skip
    return None


def check_peers(session: Session, record: Mapping[str, Any], decisions: Sequence[Decision]) -> None:
    """Refuse decisions that come back from elsewhere, where nothing was known of the refusal.

    Raises:
        NotAllowedError: ``refiling.peer``, as :func:`peer_problem`.
    """
    for one in decisions:
        officer = Officer(one.officer, one.officer_name, Role(one.authority))
        problem = peer_problem(session, record, officer, one.outcome)
        if problem is not None:
            raise problem


def _refusal(session: Session, row: Mapping[str, Any]) -> Decision | None:
    """The decision that refused a file; None where none did."""
    if row["state"] != State.DENIED.value:
        return None
    taken = assessments.list_decisions(
        session.vault, str(row["id"]), version=int(row["version"] or 0)
    )
    return next((one for one in reversed(taken) if one.outcome is Outcome.DENY), None)


def _same_partner(session: Session, row: Mapping[str, Any], partner: str) -> bool:
    return str(row["partner"]) in circle.circle(session.vault, partner)


def _facts_before(session: Session, exchange: str) -> frozenset[str]:
    """What earlier files of an exchange gave as new facts."""
    return frozenset(map(_folded, linked_files.list_new_facts(session.vault, exchange)))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()) if is_written(text) else ""
