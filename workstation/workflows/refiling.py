"""Filing an exchange again: after a decision only as a linked file, on facts that are new (D)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from workstation.domain.assessment import Decision, Outcome, State
from workstation.domain.authority import rank
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.ladder import APPROVALS
from workstation.domain.methodology import Methodology
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
    """Why an officer may not approve what was refused before; None when they may.

    What was refused is not taken to somebody beside or below who might say yes: only the person
    who refused it, or an authority above, approves a later version of it, a file that follows it,
    or one of the same exchange (D). Of a packet from elsewhere only what was seen here is known.
    """
    if outcome not in APPROVALS:
        return None
    for name, refused in _refusals_before(session, record):
        m = _methodology(session, record)
        same = (refused.officer, refused.officer_name) == (officer.id, officer.name)
        if not same and rank(m, officer.authority.value) <= rank(m, refused.authority):
            return NotAllowedError(
                "refiling.peer", place=name, rule="D", assessment=name,
                officer=refused.officer_name, authority=refused.authority,
            )  # fmt: skip
    return None


def _methodology(session: Session, record: Mapping[str, Any]) -> Methodology:
    """The one that the file is made under; its ladder says who stands above whom."""
    if record["vault"]["id"] == session.vault.id:
        row = assessments.find_row(session.vault, str(record["assessment"]["id"]))
        if row is not None:
            return get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    said = record["methodology"]
    return get_methodology(str(said["id"]), str(said["version"]))


def _refusals_before(session: Session, record: Mapping[str, Any]) -> Iterator[tuple[str, Decision]]:
    """What was refused before this version of a file, with the name of each."""
    said, origin = record["assessment"], str(record["vault"]["id"])
    own = origin == session.vault.id
    for version in range(1, int(said["version"])):
        refused = _refusal(session, str(said["id"]), version, "" if own else origin)
        if refused is not None:
            yield f"{said['id']}@{version}", refused
    if own:
        for name in _refused_files(session, str(said["id"])):
            refused = _refusal(session, name)
            if refused is not None:
                yield name, refused


def _refused_files(session: Session, assessment: str) -> Iterator[str]:
    """The files that one follows, and a refused one of its exchange that it does not follow."""
    vault, seen = session.vault, {assessment}
    row = assessments.find_row(vault, assessment)
    if row is None:
        return
    last = linked_files.find_last_with(vault, str(row["exchange"]), State.DENIED)
    while row is not None and row["follows"] and str(row["follows"]) not in seen:
        seen.add(str(row["follows"]))
        yield str(row["follows"])
        row = assessments.find_row(vault, str(row["follows"]))
    if last and last not in seen:
        yield last


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


def _refusal(
    session: Session, assessment: str, version: int | None = None, origin: str = ""
) -> Decision | None:
    """The last decision that refused a file, or one version of it; None where none did."""
    taken = assessments.list_decisions(session.vault, assessment, version=version, origin=origin)
    return next((one for one in reversed(taken) if one.outcome is Outcome.DENY), None)


def _same_partner(session: Session, row: Mapping[str, Any], partner: str) -> bool:
    return str(row["partner"]) in circle.circle(session.vault, partner)


def _facts_before(session: Session, exchange: str) -> frozenset[str]:
    """What earlier files of an exchange gave as new facts."""
    return frozenset(map(_folded, linked_files.list_new_facts(session.vault, exchange)))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()) if is_written(text) else ""
