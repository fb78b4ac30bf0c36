"""Only new facts open a decided exchange again, and new data of the record says where."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from tests.conftest import OFFICER
from tests.unit.after.conftest import CASE, EXCHANGE, PARTNER, RECORDS, Sit
from tests.unit.after.test_releasing import release
from tests.unit.workflows.kinds_stage import add_partner
from workstation.domain.after import Breach
from workstation.domain.assessment import Answer, Outcome, State
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Officer, Role
from workstation.domain.register import DueItem, DueKind
from workstation.records import kinds
from workstation.records.due_of import list_due_of
from workstation.vault.store import NewEntry
from workstation.workflows import (
    assessments,
    breaches,
    drafting,
    due,
    merging,
    partners,
    refiling,
    registers,
    releasing,
    reopening,
    vault_checks,
)
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session


def _incident(session: Session) -> None:
    registers.add_incident(
        session, partner=PARTNER, on="2026-11-10", summary="A report of beating", marking="(S)"
    )


def _restrict(session: Session) -> None:
    partners.restrict_partner(session, PARTNER, restriction="New reports", restricts=("request",))


def _sheet(session: Session, on: str = "2026-11-17") -> None:
    registers.add_source(
        session, title="Country sheet", on=on, marking="(U)", country="NOR", kind="country-sheet"
    )


def _merge(session: Session) -> None:
    other = partners.add_partner(session, name="State Security", country="NOR", kind="military")
    merging.merge(session, PARTNER, other.id, "The same.", "(U)")


def _check(session: Session, result: str) -> None:
    registers.check_assurance(
        session, "AS-2026-001", on="2026-11-17", result=result, summary="A visit", marking="(U)"
    )


def _breach(session: Session) -> None:
    breaches.record_breach(
        session,
        Breach("", PARTNER, "", "", "2026-11-10", "caveat", "It was passed on.", "(S)"),
    )


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (_incident, "incident"),
        (_restrict, "arrangement"),
        (_sheet, "source"),
        (_merge, "merge"),
        (_breach, "breach"),
        (lambda session: _check(session, "broken"), "assurance-check"),
    ],
)
def test_new_data_touches_an_approved_file(author: Session, act: Any, kind: str) -> None:
    """D, G-8: what comes into the record bears on what was approved, until somebody has seen it."""
    _check(author, "kept")
    _sheet(author, "2026-11-01")
    assert reopening.touched(author) == ()
    with pytest.raises(NotAllowedError):
        reopening.seen_no_change(author, CASE, "Nothing there")
    act(author)
    (file,) = reopening.touched(author)
    assert (file.assessment, [one.kind for one in file.touches]) == (CASE, [kind])
    assert reopening.touches_of(author, CASE) == file.touches
    with pytest.raises(BadInputError):
        reopening.seen_no_change(author, CASE, " ")
    with pytest.raises(BadInputError) as unmarked:
        reopening.seen_no_change(author, CASE, "Another unit, another city.")
    assert unmarked.value.place == "marking"
    reopening.seen_no_change(author, CASE, "Another unit, another city.", "(U)")
    assert reopening.touched(author, partner=PARTNER) == ()
    _incident(author)
    assert [one.assessment for one in reopening.touched(author)] == [CASE]


def test_an_approved_file_is_reopened_as_a_linked_one(sit: Sit) -> None:
    """D: the same exchange, answers as drafts, the baseline open; the old one lets nothing go."""
    session = sit("S. Okafor")
    with pytest.raises(BadInputError):
        reopening.reopen(session, CASE, " ")
    before = assessments.get_assessment(session, CASE)
    seq = session.vault.head()[0]
    made = reopening.reopen(session, CASE, "A beating was reported.", "(S)")
    begun = [each for each in session.vault.entries(seq + 1) if each.subject == made.id]
    assert {each.kind for each in begun} >= {kinds.ASSESSMENT_STARTED, kinds.EVIDENCE_ADDED}
    assert len({each.at_utc for each in begun}) == 1, "all of it, or nothing: one transaction"
    assert (made.follows, made.exchange, made.new_facts) == (
        CASE, EXCHANGE, "A beating was reported.",
    )  # fmt: skip
    assert (made.author_name, made.baseline_locked_utc) == ("S. Okafor", "")
    assert made.answers["8.4"] == before.answers["8.4"]
    assert made.evidence == before.evidence
    assert not any(question.startswith("14.") for question in made.answers)
    # A finding is a person's, made anew in each file (B-3).
    assert not {"11.1", "11.7", "11.8", "13.1", "13.2"} & set(made.answers)
    for again in (CASE, made.id):
        with pytest.raises(NotAllowedError):
            reopening.reopen(session, again, "More of it.", "(U)")
    session = sit(OFFICER)
    assert releasing.checklist(session, CASE)[0].key == "followed"
    with pytest.raises(CheckFailedError):
        release(session)
    _incident(session)
    assert reopening.touched(session) == ()  # it is the new file that has to answer it
    assert vault_checks.check_rebuild(session).ok


def test_no_approved_file_is_too_old_to_be_named(session: Session) -> None:
    """D: new data is told of every file that is relied on, and of a partner's in the same words."""
    old, others = add_partner(session), add_partner(session, "Watch")
    first = assessments.new_assessment(session, old.id)
    entries = session.vault.entries_of(kinds.ASSESSMENT_STARTED, first.id)
    begun, many = [], 1_001
    for number in range(many):
        name = f"MRA-2026-{number + 2:04}"
        standing = first.id if number == 0 else ""
        body = {
            **entries[0].body, "id": name, "partner": others.id, "exchange": "",
            "standing": standing,
        }  # fmt: skip
        begun.append(NewEntry(kinds.ASSESSMENT_STARTED, name, body))
    session.record(begun)
    approved = []
    for name in (first.id, *(each.subject for each in begun)):
        decision = {
            "authority": "L2", "outcome": "approve", "reasons": "It may go.", "marking": "(U)",
            "officer": "O-9", "officer_name": "B. Roy", "at_utc": session.now_utc(),
        }  # fmt: skip
        body = {
            "assessment": name, "version": 1, "number": 1, "own": True, "vault": "",
            "partner": old.id if name == first.id else others.id, "title": "Old", "banner": "",
            "state": "approved", "packet_sha256": "0" * 64, "decision": decision, "notices": [],
        }  # fmt: skip
        approved.append(NewEntry(kinds.DECISION_RECORDED, name, body))
    session.record(approved)
    registers.add_incident(
        session, partner=old.id, on="2026-11-10", summary="A report of beating", marking="(S)"
    )

    def touched(listed: Iterable[DueItem]) -> list[tuple[str, ...]]:
        wanted = (one for one in listed if one.kind is DueKind.RECORD_TOUCHED)
        return [(one.subject, one.title, one.marking, one.due, one.detail) for one in wanted]

    listed = touched(due.due(session))
    assert [one[0] for one in listed] == [first.id]
    today = today_of(session)
    assert touched(list_due_of(session.vault, (old.id,), "NOR", today)) == listed
    # What a file starts from has lapsed: that bears on it, whoever its partner is.
    lapsed = {
        "assessment": first.id, "trigger": "law", "text": "A new law", "marking": "(U)",
        "on": "2026-12-01",
    }  # fmt: skip
    session.record([NewEntry(kinds.STANDING_LAPSED, first.id, lapsed)])
    assert {one[0] for one in touched(due.due(session))} == {first.id, begun[0].subject}
    assert [one.kind for one in reopening.touches_of(session, begun[0].subject)] == ["standing"]


def _deny(session: Session, assessment: str, officer: Officer) -> None:
    """The entry that a refusal leaves when its packet comes back."""
    decision = {
        "authority": officer.authority.value, "outcome": "deny", "reasons": "No.",
        "marking": "(U)", "officer": officer.id, "officer_name": officer.name,
        "at_utc": session.now_utc(),
    }  # fmt: skip
    body = {
        "assessment": assessment, "version": 1, "number": 0, "own": True, "partner": PARTNER,
        "state": "denied", "decision": decision,
    }  # fmt: skip
    session.record([NewEntry(kinds.DECISION_RECORDED, assessment, body)])


def test_a_refusal_is_final_without_new_facts(author: Session) -> None:
    """D: never a plain new file, never the same facts again, never a peer who says yes."""
    title = Answer("1.1", None, "Photographs of a meeting", "(U)")
    refused = assessments.new_assessment(author, PARTNER)
    drafting.answer(author, refused.id, title)
    drafting.save_all(author, refused.id)
    judge = Officer("O-9", "S. Okafor", Role.L3)
    _deny(author, refused.id, judge)
    assert assessments.get_state(author, refused.id) is State.DENIED

    def file_again(**given: str) -> str:
        exchange = given.pop("exchange", refused.exchange)
        return assessments.new_assessment(author, PARTNER, exchange=exchange, **given).id

    facts = {
        "follows": refused.id,
        "new_facts": "The person was freed.",
        "new_facts_marking": "(U)",
    }
    for wrong, code in (
        ({}, "refiling.denied"),
        ({**facts, "new_facts": " . "}, "field.required"),
        ({**facts, "new_facts_marking": ""}, "field.required"),
        ({**facts, "follows": "MRA-2026-0099"}, "refiling.unknown"),
        ({**facts, "follows": CASE}, "refiling.other_exchange"),
    ):
        with pytest.raises((NotAllowedError, BadInputError)) as caught:
            file_again(**wrong)
        assert caught.value.code == code
    again = file_again(**facts)
    record = {"vault": {"id": author.vault.id}, "assessment": {"id": again, "version": 1}}
    for officer, outcome, allowed in (
        (Officer("O-8", "A peer", Role.L3), Outcome.APPROVE, False),
        (Officer("O-7", "One below", Role.L2), Outcome.APPROVE_WITH_CONDITIONS, False),
        (Officer("O-8", "A peer", Role.L3), Outcome.DENY, True),
        (judge, Outcome.APPROVE, True),
        (Officer("O-6", "One above", Role.L4), Outcome.APPROVE, True),
    ):
        problem = refiling.peer_problem(author, record, officer, outcome)
        assert (problem is None) is allowed
    _deny(author, again, judge)
    with pytest.raises(NotAllowedError) as caught:
        file_again(**{**facts, "follows": again})
    assert caught.value.code == "refiling.same_facts"
    assert file_again(**{**facts, "follows": again, "new_facts": "A new court order."})


def test_no_author_lifts_what_stops_their_own_file(sit: Sit) -> None:
    """B-21: another officer lifts a restriction while a file of the author is open."""
    session = sit(RECORDS)
    partners.restrict_partner(session, PARTNER, restriction="New reports", status="suspended")
    session = sit(OFFICER)
    (held,) = registers.list_arrangements(session, PARTNER)
    own = assessments.new_assessment(session, PARTNER)
    for loosened in (
        replace(held, status="active"),
        replace(held, status="restricted", restricts=("use",)),
    ):
        with pytest.raises(NotAllowedError) as caught:
            registers.save_arrangement(session, loosened)
        assert (caught.value.code, caught.value.data["rule"]) == ("arrangement.own_file", "B-21")
    registers.save_arrangement(session, replace(held, title="Under suspension"))
    session = sit(RECORDS)
    registers.save_arrangement(session, replace(held, status="active"))
    session = sit(OFFICER)
    registers.save_arrangement(session, replace(held, status="suspended"))
    assessments.withdraw(session, own.id, "No need.")
    with pytest.raises(NotAllowedError) as caught:
        registers.save_arrangement(session, replace(held, status="active"))
    assert caught.value.data["assessment"] == CASE, "approved, and not released yet"
