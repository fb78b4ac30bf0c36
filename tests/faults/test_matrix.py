"""Who may do what, in which state: every cell of two tables; what is not there is denied."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.domain.sample import METHOD, decided, decision, officer, required_of
from tests.unit.domain.test_ladder import file_at
from workstation.domain.assessment import Answer, Assessment, Decision, Outcome, State
from workstation.domain.error import NotAllowedError, UserError
from workstation.domain.ladder import check_may_decide
from workstation.domain.officer import Role
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import (
    assessments,
    banner,
    corrections,
    drafting,
    evidence,
    overriding,
    packets,
    partners,
    reopening,
    upgrading,
)
from workstation.workflows.session import Session

# Who: A the author, a another assessor, S a second reader, 1 to 5 the ladder, R records,
# M an administrator of no other office. "-" is nobody.
WHO: dict[str, Role] = {
    "A": Role.ASSESSOR, "a": Role.ASSESSOR, "S": Role.SECOND_READER, "1": Role.L1, "2": Role.L2,
    "3": Role.L3, "4": Role.L4, "5": Role.L5, "R": Role.RECORDS, "M": Role.ADMINISTRATOR,
}  # fmt: skip

DECIDING = """
state                    approve  conditions  deny   escalate  object  return
draft                    -        -           -      -         -       -
submitted                S345     345         12345  1234      S1234   S12345
no-objection             345      345         12345  1234      1234    12345
escalated-by-L2          345      345         345    34        34      345
objected-by-reader       5        5           12345  1234      1234    12345
escalated-against-by-L2  5        5           345    34        34      345
returned                 -        -           -      -         -       -
approved                 -        -           -      -         -       -
denied                   -        -           -      -         -       -
withdrawn                -        -           -      -         -       -
triage-closed            -        -           -      -         -       -
"""
"""On a file that asks for L3, by persons who are not its author and signed nothing on it (D, B-21,
G-7). A second reader's "approve" is no objection, and settles nothing."""

ACTING = """
action           draft  submitted  escalated  returned  approved  denied  withdrawn  triage-closed
answer           A      -          -          A         -         -       -          -
lock-baseline    -      -          -          -         -         -       -          -
reopen-baseline  A      A          A          A         A         -       -          -
raise-banner     A      -          -          A         -         -       -          -
pass-over        A      -          -          A         -         -       -          -
cite             A      -          -          A         -         -       -          -
add-evidence     A      -          -          A         -         -       -          -
upgrade          A      -          -          A         -         -       -          -
answer-return    A      A          A          A         A         A       A          A
submit           A      -          -          A         -         -       -          -
withdraw         A      A          A          A         -         -       -          -
re-open          -      -          -          -         Aa        Aa      -          -
comment          AaS12345  AaS12345  AaS12345  AaS12345  AaS12345  AaS12345  AaS12345  AaS12345
"""
"""What changes a file, by who may try; each is tried with something that cannot be taken, so that
whoever may is told what is wrong with it, and nothing changes."""

_OUTCOMES = {
    "approve": (Outcome.APPROVE, False),
    "conditions": (Outcome.APPROVE_WITH_CONDITIONS, False),
    "deny": (Outcome.DENY, False),
    "escalate": (Outcome.ESCALATE, False),
    "object": (Outcome.ESCALATE, True),
    "return": (Outcome.RETURN, False),
}


def _rows(table: str) -> Iterator[tuple[str, dict[str, str]]]:
    head, *lines = (line.split() for line in table.strip().splitlines())
    for name, *cells in lines:
        assert len(cells) == len(head) - 1, name
        yield name, dict(zip(head[1:], cells, strict=True))


def _letters(cell: str) -> set[str]:
    assert set(cell) <= {*WHO, "-"}
    return set(cell) - {"-"}


def _in_state(state: str) -> Assessment:
    """A file that asks for L3, decided until it stands there."""
    file = file_at("3", "4")
    assert required_of(file).authority == "L3"
    signed: dict[str, Decision] = {
        "no-objection": decision("second-reader", Outcome.APPROVE),
        "escalated-by-L2": decision("L2", Outcome.ESCALATE),
        "objected-by-reader": replace(decision("second-reader", Outcome.ESCALATE), against=True),
        "escalated-against-by-L2": replace(decision("L2", Outcome.ESCALATE), against=True),
        "returned": decision("L3", Outcome.RETURN),
        "approved": decision("L3", Outcome.APPROVE),
        "denied": decision("L1", Outcome.DENY),
    }
    if state == "draft":
        return replace(file, submitted_utc="")
    if state in signed:
        return decided(file, signed[state])
    return replace(file, withdrawn=state == "withdrawn", triage_closed=state == "triage-closed")


def _may_decide(file: Assessment, letter: str, outcome: Outcome, *, against: bool) -> bool:
    role = WHO[letter]
    who = officer(role, file.author if letter == "A" else f"{letter}-at-work")
    try:
        check_may_decide(
            METHOD, file, who, outcome, required_of(file), reasons="Because", no_interest=True,
            against=against,
        )  # fmt: skip
    except NotAllowedError:
        return False
    return True


@pytest.mark.parametrize(
    ("state", "cells"), list(_rows(DECIDING)), ids=lambda value: str(value)[:24]
)
def test_who_may_decide_what_in_which_state(state: str, cells: dict[str, str]) -> None:
    file = _in_state(state)
    for name, cell in cells.items():
        outcome, against = _OUTCOMES[name]
        may = {each for each in WHO if _may_decide(file, each, outcome, against=against)}
        assert may == _letters(cell), f"{state}, {name}"


_ACTS: dict[str, Callable[[Session, str, Path], object]] = {
    "answer": lambda s, f, _: drafting.answer(s, f, Answer("0.1", "no-such-choice")),
    "lock-baseline": lambda s, f, _: drafting.lock_baseline(s, f),
    "reopen-baseline": lambda s, f, _: drafting.reopen_baseline(s, f, "", "(U)"),
    "raise-banner": lambda s, f, _: banner.raise_to(s, f, "no-such-level", "Because", "(U)"),
    "pass-over": lambda s, f, _: overriding.override(s, f, "no-such", "0.1", "Because", "(U)"),
    "cite": lambda s, f, _: evidence.cite(s, f, "0.1", "record", "no-such"),
    "add-evidence": lambda s, f, p: evidence.add_evidence_file(s, f, p / "no-such", "0.1"),
    "upgrade": lambda s, f, _: upgrading.upgrade(s, f),
    "answer-return": lambda s, f, _: corrections.answer_otherwise(s, f, 99, "Because", "(U)"),
    "submit": lambda s, f, p: packets.submit(s, f, p / "packet.pdf"),
    "withdraw": lambda s, f, _: assessments.withdraw(s, f, "", "(U)"),
    "re-open": lambda s, f, _: reopening.reopen(s, f, "", "(U)"),
    "comment": lambda s, f, _: _comment(s, f),
}


def _comment(session: Session, file: str) -> object:
    from workstation.workflows import comments

    return comments.add(session, file, "0.1", "", "(U)")


def _put_into(session: Session, state: str) -> str:
    """A file of the author that stands there, by an entry such as a decision leaves."""
    partner = partners.add_partner(
        session, name=f"Service {state}", country="NOR", kind="intelligence", marking="(U)"
    )
    made = assessments.new_assessment(session, partner.id).id
    locked = {
        "assessment": made, "version": 1, "locked_utc": session.now_utc(),
        "locked_by": session.officer.id, "locked_by_name": session.officer.name, "values": {},
    }  # fmt: skip
    session.record([NewEntry(kinds.BASELINE_LOCKED, made, locked)])
    if state == State.WITHDRAWN.value:
        assessments.withdraw(session, made, "No longer needed.", "(U)")
    elif state == State.TRIAGE_CLOSED.value:
        body = {"assessment": made, "reason": "none", "text": "", "marking": "", "sampled": False,
                "partner": partner.id, "officer_name": session.officer.name}  # fmt: skip
        session.record([NewEntry(kinds.TRIAGE_CLOSED, made, body)])
    elif state != State.DRAFT.value:
        session.record([_decided_entry(session, made, state)])
    assert assessments.get_state(session, made).value == state
    return made


def _decided_entry(session: Session, made: str, state: str) -> NewEntry:
    said: dict[str, Any] = {
        "authority": "L3", "outcome": "escalate", "reasons": "Because", "marking": "(U)",
        "officer": "X/9", "officer_name": "Somebody", "at_utc": session.now_utc(),
    }  # fmt: skip
    body = {
        "assessment": made, "version": 1, "number": 0, "own": True, "vault": session.vault.id,
        "partner": "", "title": "", "banner": "UNCLASSIFIED", "state": state,
        "packet_sha256": "", "decision": said, "notices": [],
    }  # fmt: skip
    return NewEntry(kinds.DECISION_RECORDED, made, body)


@contextmanager
def _seat(session: Session, letter: str) -> Iterator[Session]:
    """Somebody else at the same open vault."""
    author = session.officer
    administrator = letter == "M"
    known = author.id if letter == "A" else f"OTT-04/{letter}"
    session.officer = replace(
        author, id=known, name=f"Officer {letter}", authority=WHO[letter],
        administrator=administrator,
    )  # fmt: skip
    try:
        yield session
    finally:
        session.officer = author


def test_who_may_change_what_in_which_state(session: Session, tmp_path: Path) -> None:
    """T3: the answer is given in the workflow, whatever a screen offers."""
    table = dict(_rows(ACTING))
    assert table.keys() == _ACTS.keys()
    files = {state: _put_into(session, state) for state in next(iter(table.values()))}
    before = session.vault.head()[0]
    wrong = []
    for action, cells in table.items():
        for state, cell in cells.items():
            may = {each for each in WHO if _tried(session, each, action, files[state], tmp_path)}
            if may != _letters(cell):
                wrong.append(f"{action} in {state}: {''.join(sorted(may)) or '-'}")
    assert wrong == []
    written = {entry.kind for entry in session.vault.entries(before + 1)}
    assert written == {"action.refused"}


def _tried(session: Session, letter: str, action: str, file: str, folder: Path) -> bool:
    """Whether somebody comes so far that only what they gave is wrong."""
    with _seat(session, letter) as seated:
        try:
            _ACTS[action](seated, file, folder)
        except NotAllowedError:
            return False
        except UserError:
            return True
    raise AssertionError(f"{action} was taken")
