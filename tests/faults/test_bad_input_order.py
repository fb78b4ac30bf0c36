"""Steps in the wrong order, by the wrong person, or twice: refused by rule, nothing changed."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import BASIS, COMMITTEE, MANAGER, STRANGER, Station, substance
from workstation import words
from workstation.domain.assessment import Answer, Condition, Outcome, State
from workstation.domain.error import UserError
from workstation.domain.text import LANGUAGES
from workstation.records import kinds
from workstation.workflows import (
    approvals,
    assessments,
    exports,
    officers,
    packets,
    partners,
    printing,
)
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

Act = Callable[[Session, Station], object]


def refused(session: Session, act: Callable[[], object]) -> UserError:
    """The refusal, once it is seen to have words and to have left the record as it was."""
    before, head = substance(session), session.vault.head()
    with pytest.raises(UserError) as caught:
        act()
    told_of = {entry.kind for entry in session.vault.entries(head[0] + 1)}
    assert told_of <= {kinds.ACTION_REFUSED, kinds.PACKET_REFUSED}
    assert substance(session) == before
    problem = caught.value
    for language in LANGUAGES:
        told = words.error(problem, language)
        assert told.message
        assert "{" not in told.message + told.next_step
        assert problem.code not in told.message
    return problem


def decide(
    session: Session, source: Path, out: Path, outcome: Outcome = Outcome.APPROVE, **more: Any
) -> Path:
    given: dict[str, Any] = {"reasons": BASIS, "marking": "(U)", **more}
    return approvals.decide(session, source, outcome=outcome, out=out, **given)


# (who, stage, what, code, rule or None); the rule is what an officer can look up.
STEPS: dict[str, tuple[str, str, Act, str, str | None]] = {
    "an answer after signing": (
        "A. Martin", "submitted",
        lambda s, at: assessments.answer(s, at.assessment, Answer("1.1", None, "x", "(U)")),
        "assessment.submitted", None,
    ),
    "submitting twice": (
        "A. Martin", "submitted",
        lambda s, at: packets.submit(s, at.assessment, at.folder / "again.pdf"),
        "packet.not_draft", None,
    ),
    "deciding as the author": (
        "A. Martin", "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "own.pdf"),
        "not_allowed", None,
    ),
    "submitting without the right": (
        COMMITTEE, "draft",
        lambda s, at: packets.submit(s, at.assessment, at.folder / "other.pdf"),
        "not_allowed", None,
    ),
    "answering without the right": (
        COMMITTEE, "draft",
        lambda s, at: assessments.answer(s, at.assessment, Answer("1.1", None, "x", "(U)")),
        "not_allowed", None,
    ),
    "approving below the level": (
        MANAGER, "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "low.pdf"),
        "decision.level", "C-bis",
    ),
    "approving without a basis": (
        COMMITTEE, "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "bare.pdf", reasons="  "),
        "decision.reasons_missing", None,
    ),
    "approving with an interest": (
        COMMITTEE, "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "own.pdf", no_interest=False),
        "decision.interest", "B-21",
    ),
    "conditions without a condition": (
        COMMITTEE, "submitted",
        lambda s, at: decide(
            s, at.submitted, at.folder / "c.pdf", Outcome.APPROVE_WITH_CONDITIONS
        ),
        "decision.conditions_missing", None,
    ),
    "a condition on a plain approval": (
        COMMITTEE, "submitted",
        lambda s, at: decide(
            s, at.submitted, at.folder / "c.pdf", conditions=(Condition("Visit"),)
        ),
        "decision.conditions_unexpected", None,
    ),
    "a marking that is none": (
        COMMITTEE, "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "m.pdf", marking="(SECRETISH)"),
        "decision.marking_missing", None,
    ),
    "a basis above the banner": (
        COMMITTEE, "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "m.pdf", marking="(TS)"),
        "decision.marking_above_banner", None,
    ),
    "deciding onto the same file": (
        COMMITTEE, "submitted",
        lambda s, at: decide(s, at.submitted, at.submitted),
        "file.exists", None,
    ),
    "deciding into no folder": (
        COMMITTEE, "submitted",
        lambda s, at: decide(s, at.submitted, at.folder / "none" / "d.pdf"),
        "file.folder_missing", None,
    ),
    "deciding twice": (
        COMMITTEE, "decided",
        lambda s, at: decide(s, at.decided, at.folder / "twice.pdf"),
        "decision.twice", "B-21",
    ),
    "deciding again on the paper from before": (
        COMMITTEE, "decided",
        lambda s, at: decide(s, at.submitted, at.folder / "fork.pdf", Outcome.DENY),
        "packet.rejected", None,
    ),
    "another who decides after the end": (
        MANAGER, "decided",
        lambda s, at: decide(s, at.decided, at.folder / "after.pdf", Outcome.RETURN),
        "decision.final", "D",
    ),
    "receiving the paper from before": (
        "A. Martin", "decided",
        lambda s, at: approvals.receive(s, at.submitted),
        "packet.older", None,
    ),
    "withdrawing after the end": (
        "A. Martin", "decided",
        lambda s, at: assessments.withdraw(s, at.assessment, "because"),
        "assessment.closed", None,
    ),
    "exporting without the right": (
        COMMITTEE, "draft",
        lambda s, at: exports.write_bundle(s, at.folder / "b.bundle", at.folder / "none.txt"),
        "not_allowed", None,
    ),
    "writing the record without the right": (
        COMMITTEE, "draft",
        lambda s, at: partners.add_partner(s, name="X", country="NOR", kind="police"),
        "not_allowed", None,
    ),
    "adding an officer without the right": (
        COMMITTEE, "draft",
        lambda s, at: officers.add_officer(
            s, name="X. Y", authority="L5", passphrase="nine grey stones under the pier"
        ),
        "not_allowed", None,
    ),
    "an assessment that is not there": (
        "A. Martin", "draft",
        lambda s, at: packets.submit(s, "MRA-1999-0001", at.folder / "x.pdf"),
        "assessment.unknown", None,
    ),
    "a question that is not there": (
        "A. Martin", "draft",
        lambda s, at: assessments.answer(s, at.assessment, Answer("99.9", "yes")),
        "assessment.unknown_question", None,
    ),
    "a baseline answer behind the lock": (
        "A. Martin", "draft",
        lambda s, at: assessments.answer(s, at.assessment, Answer("8.3", "1", "x", "(U)")),
        "assessment.baseline_locked", None,
    ),
    "locking twice": (
        "A. Martin", "draft",
        lambda s, at: assessments.lock_baseline(s, at.assessment),
        "assessment.baseline_locked", None,
    ),
    "reopening without a reason": (
        "A. Martin", "draft",
        lambda s, at: assessments.reopen_baseline(s, at.assessment, " "),
        "field.required", None,
    ),
    "a partner that is not there": (
        "A. Martin", "draft",
        lambda s, at: assessments.new_assessment(s, "P-9999"),
        "partner.unknown", None,
    ),
    "a methodology that is not there": (
        "A. Martin", "draft",
        lambda s, at: assessments.new_assessment(s, "P-0001", "no-such-rule"),
        "methodology.unknown", None,
    ),
    "printing what was never signed": (
        "A. Martin", "draft",
        lambda s, at: printing.decision_packet(s, at.assessment, at.folder / "p.pdf"),
        "packet.not_found", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_step_out_of_order_is_refused(name: str, station_at: Callable[[str], Station]) -> None:
    who, stage, act, code, rule = STEPS[name]
    station = station_at(stage)
    files = sorted(path.name for path in station.folder.iterdir())
    with station.sit(who) as session:
        problem = refused(session, lambda: act(session, station))
    assert problem.code == code
    if rule is not None:
        assert problem.data.get("rule") == rule
    assert sorted(path.name for path in station.folder.iterdir()) == files


def test_reopened_baseline_takes_the_paper_from_every_decider(submitted: Station) -> None:
    """C-bis: a new version, in which no earlier packet counts."""
    with submitted.sit() as session:
        assessments.reopen_baseline(session, submitted.assessment, "New facts.")
    with submitted.sit(COMMITTEE) as session:
        opened = approvals.open_packet(session, submitted.submitted)
        assert {each.code for each in opened.may if not each.allowed} == {"packet.other_version"}
        assert len(opened.may) == len(Outcome)
        out = submitted.folder / "late.pdf"
        for outcome in (Outcome.APPROVE, Outcome.DENY, Outcome.RETURN):
            act = partial(decide, session, submitted.submitted, out, outcome)
            problem = refused(session, act)
            assert problem.code == "packet.other_version"
            assert not out.exists()
        assert assessments.get_state(session, submitted.assessment) is State.DRAFT


def test_withdrawn_file_can_neither_be_decided_nor_received(
    submitted: Station, decided: Station
) -> None:
    """What its author ended cannot be approved afterwards, here or with a paper from elsewhere."""
    with submitted.sit() as session:
        assessments.withdraw(session, submitted.assessment, "No longer wanted.")
        problem = refused(session, lambda: approvals.receive(session, decided.decided))
        assert problem.code == "assessment.closed"
    with submitted.sit(COMMITTEE) as session:
        out = submitted.folder / "late.pdf"
        problem = refused(session, lambda: decide(session, submitted.submitted, out))
        assert (problem.code, problem.exit_code) == ("assessment.closed", 4)
        assert not out.exists()
        assert assessments.get_state(session, submitted.assessment) is State.WITHDRAWN


def test_paper_of_another_station_is_not_trusted(submitted: Station, elsewhere: Station) -> None:
    """Nobody decides on, nor receives, what no trusted officer signed."""
    with elsewhere.sit(STRANGER) as session:
        problem = refused(session, lambda: approvals.receive(session, submitted.submitted))
        assert problem.code == "packet.rejected"
    with elsewhere.sit("Y. Chief") as session:
        out = elsewhere.folder / "d.pdf"
        problem = refused(session, lambda: decide(session, submitted.submitted, out))
        assert (problem.code, problem.exit_code) == ("packet.rejected", 1)
        assert not out.exists()


def test_paper_of_a_trusted_station_is_decided_but_not_received(
    submitted: Station, elsewhere: Station
) -> None:
    """With the other's roster pinned its paper can be decided on; it is not this record's own."""
    roster = submitted.folder / "roster.pem"
    with submitted.sit() as session:
        officers.export_roster(session, roster)
    with elsewhere.sit(STRANGER) as session:
        officers.import_roster(session, roster)
        problem = refused(session, lambda: approvals.receive(session, submitted.submitted))
        assert problem.code == "packet.other_vault"
    with elsewhere.sit("Y. Chief") as session:
        signed = decide(session, submitted.submitted, elsewhere.folder / "d.pdf")
    # The first station does not know the chief: it refuses the decision, and stays as it was.
    with submitted.sit() as session:
        problem = refused(session, lambda: approvals.receive(session, signed))
        assert problem.code == "packet.rejected"
        assert assessments.get_state(session, submitted.assessment) is State.SUBMITTED


def test_measures_wait_for_the_baseline(session: Session, tmp_path: Path) -> None:
    """B-2: the risk is judged before it is mitigated; nor is a file signed before that."""
    partner = partners.add_partner(session, name="Border Service", country="NOR", kind="border")
    new = assessments.new_assessment(session, partner.id)
    measures = get_methodology("acmfea-2019").by_role["measures"]
    row = {"kind": "assurance-written", "in_place": "yes"}
    problem = refused(
        session,
        lambda: assessments.answer(session, new.id, Answer(measures.id, (row,), "x", "(U)")),
    )
    assert (problem.code, problem.exit_code) == ("assessment.section_locked", 4)
    problem = refused(session, lambda: assessments.lock_baseline(session, new.id))
    assert (problem.code, problem.exit_code) == ("assessment.baseline_incomplete", 1)
    out = tmp_path / "packet.pdf"
    problem = refused(session, lambda: packets.submit(session, new.id, out))
    assert (problem.code, problem.exit_code) == ("packet.incomplete", 1)
    assert problem.data["missing"]
    assert not out.exists()


def test_exporting_twice_has_nothing_to_send_and_keeps_the_first(
    draft: Station, central: Path
) -> None:
    with draft.sit() as session:
        first = draft.folder / "1.bundle"
        exports.write_bundle(session, first, central)
        kept = first.read_bytes()
        problem = refused(session, lambda: exports.write_bundle(session, first, central))
        assert problem.code == "file.exists"
        since = session.vault.head()[0] + 1
        out = draft.folder / "2.bundle"
        problem = refused(session, lambda: exports.write_bundle(session, out, central, since))
        assert problem.code == "bundle.nothing_to_send"
        assert first.read_bytes() == kept
        assert not out.exists()


def test_second_session_waits_for_the_first(draft: Station) -> None:
    """Fault 22 of security.md, within one process."""
    with ExitStack() as stack:
        session = stack.enter_context(draft.sit())
        problem = refused(session, lambda: stack.enter_context(draft.sit(COMMITTEE)))
        assert (problem.code, problem.exit_code) == ("vault.in_use", 4)
