"""The whole check, and its JSON as the command line prints it."""

import json
from dataclasses import replace

import pytest

from tests.unit.domain.sample import (
    METHOD,
    QUIET,
    answer,
    assessment,
    decided,
    decision,
    full_answers,
)
from workstation.domain.assessment import Answer, Evidence, EvidenceKind, Outcome, State
from workstation.domain.check import as_json, check
from workstation.domain.circumstances import Circumstances


def test_full_assessment_may_be_signed() -> None:
    found = check(METHOD, assessment(submitted=False), QUIET)
    assert found.may_submit
    assert (found.state, found.stage, found.missing) == (State.DRAFT, "submit", ())
    assert (found.baseline.level, found.residual.level) == ("substantial", "high")
    assert found.authority_required == "L4"
    assert found.banner.text == "SECRET//REL TO CAN, USA"


def test_json_has_exactly_the_published_keys() -> None:
    """cli.md: `assessor assessment check ID --json`."""
    found = as_json(check(METHOD, assessment({}, locked=False, submitted=False), QUIET))
    assert set(found) >= {
        "assessment",
        "state",
        "missing",
        "unable",
        "hard_stops",
        "baseline",
        "residual",
        "determination",
        "banner",
        "authority_required",
    }
    assert set(found["baseline"]) >= {"severity", "likelihood", "level", "locked"}
    assert {"section", "question"} <= set(found["missing"][0])
    assert (found["determination"], found["authority_required"]) == (None, None)
    assert found["residual"]["level"] is None
    json.dumps(found)


def test_json_lists_stops_that_hold_at_later_stages_too() -> None:
    """B-5: the author sees at once that release will stop."""
    file = assessment(full_answers(q11_7="unable"), submitted=False)
    stops = as_json(check(METHOD, file, QUIET))["hard_stops"]
    assert [(s["rule"], s["question"], s["status"]) for s in stops] == [("B-5", "11.7", "waits")]


def test_blocking_stop_forbids_signing() -> None:
    """C-bis: an arrangement that forbids this exchange."""
    found = check(METHOD, assessment(submitted=False), Circumstances("suspended"))
    assert not found.may_submit
    assert found.missing == ()


def test_banner_covers_answers_evidence_record_and_hidden_text() -> None:
    """B-36: all that the file holds, hidden answers too; and where the banner comes from."""
    given = full_answers()
    given = {k: replace(a, marking="(S//REL TO CAN, USA)") for k, a in given.items()}
    file = replace(assessment(given), decisions=())
    around = replace(QUIET, partner_marking="(U)")
    assert check(METHOD, file, around).banner.text == "SECRET//REL TO CAN, USA"
    hidden = {**given, "9.3": Answer("9.3", "no", "Words", "(TS//CEO)")}
    found = check(METHOD, replace(file, answers=hidden), around)
    assert (found.banner.text, found.banner_from) == ("TOP SECRET//CANADIAN EYES ONLY", ("9.3",))
    proof = Evidence("E-01", EvidenceKind.FILE, "Letter", "(S//CEO)", "0" * 64)
    found = check(METHOD, replace(file, evidence=(proof,)), around)
    assert (found.banner.text, found.banner_from) == ("SECRET//CANADIAN EYES ONLY", ("E-01",))
    signed = decided(file, replace(decision("L4", Outcome.APPROVE), marking="(TS)"))
    assert check(METHOD, signed, around).banner.text == "TOP SECRET"
    record = replace(around, record_markings=("(TS)",))
    assert check(METHOD, file, record).banner.text == "TOP SECRET"


def test_malformed_mark_is_missing_and_reported() -> None:
    """Section F: reported with its place, never repaired."""
    given = full_answers()
    given["1.1"] = Answer("1.1", None, "Title", "(S//REL TO USA, CAN))")
    found = check(METHOD, assessment(given, submitted=False), QUIET)
    assert [(m.question, m.need) for m in found.missing] == [("1.1", "marking")]
    assert [(p.place, p.reason) for p in found.mark_problems] == [(21, "marking.after_close")]


@pytest.mark.parametrize(
    ("outcome", "state", "stage"),
    [
        (Outcome.APPROVE, State.APPROVED, "release"),
        (Outcome.RETURN, State.RETURNED, "submit"),
        (Outcome.DENY, State.DENIED, "approve"),
    ],
)
def test_stage_follows_the_state(outcome: Outcome, state: State, stage: str) -> None:
    found = check(METHOD, decided(assessment(), decision("L4", outcome)), QUIET)
    assert (found.state, found.stage) == (state, stage)


def test_worst_person_above_the_baseline_is_a_contradiction() -> None:
    """Section 3: the exchange is rated as its worst person."""
    equal = check(METHOD, assessment(full_answers(q8_13=({"severity": "4"},))), QUIET)
    assert equal.contradictions == ()
    rows = ({"severity": "5"}, {"severity": "2"})
    found = check(METHOD, assessment(full_answers(q8_13=rows)), QUIET).contradictions
    assert [(c.key, c.question, c.detail) for c in found] == [
        ("contradiction.person_above_baseline", "8.13", "5")
    ]
    unable = check(METHOD, assessment(full_answers(q8_13=({"severity": "unable"},))), QUIET)
    assert [c.detail for c in unable.contradictions] == ["5"]


def test_low_baseline_with_open_incidents_is_a_contradiction() -> None:
    file = assessment(full_answers(q8_3="1", q8_4="1"))
    around = replace(QUIET, open_incidents=2)
    keys = [c.key for c in check(METHOD, file, around).contradictions]
    assert keys == ["contradiction.low_with_open_incident"]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"q11_7": "no"}, "contradiction.limbs_met"),
        ({"q11_1": "no"}, "contradiction.limb_not_met"),
    ],
)
def test_limbs_against_the_finding_are_a_contradiction(changes: dict[str, str], key: str) -> None:
    """B-3: the program asks, and never fills in."""
    found = check(METHOD, assessment(full_answers(**changes)), QUIET)
    assert [c.key for c in found.contradictions] == [key]


def test_unable_is_listed() -> None:
    """B-5."""
    given = {**full_answers(), "11.1": answer("11.1", "unable", "Nobody knows")}
    assert check(METHOD, assessment(given), QUIET).unable == ("11.1",)
