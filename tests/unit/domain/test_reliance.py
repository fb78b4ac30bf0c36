"""What a file rests on though it is past its date: a refresh or a reason (G-8, G-15, C-bis)."""

from dataclasses import replace

import pytest

from tests.unit.domain.test_acmfea_rules import QUIET, M, assessment, held
from workstation.domain.ageing import Material
from workstation.domain.assessment import Answer, Assessment, Evidence, EvidenceKind
from workstation.domain.check import Check, check
from workstation.domain.circumstances import Circumstances

ASSURANCE = Material("assurance", "AS-2025-001", "Consular access", "(S//CEO)", "2026-01-01")
SOURCE = Material("source", "SRC-2024-001", "Report", "(U)", "2025-06-01")


def around(kind: str) -> Circumstances:
    material = Material(kind, "X-2025-001", "Old", "(U)", "2026-07-03")
    return replace(QUIET, entity_sheet_age_months=16, stale=(material,), on="2026-11-16")


def citing(reference: str, question: str, file: Assessment) -> Assessment:
    """The same file with one question citing a line of the record as E-77."""
    evidence = Evidence("E-77", EvidenceKind.RECORD, "Cited", "(U)", reference)
    answer = replace(file.answers[question], evidence=("E-77",))
    return replace(
        file,
        evidence=(*file.evidence, evidence),
        answers={**file.answers, question: answer},
    )


def missing(found: Check) -> set[str]:
    return {need.question for need in found.missing}


@pytest.mark.parametrize(
    ("kind", "question", "reason"),
    [
        ("country-sheet", "4.1", "4.2"),
        ("entity-sheet", "5.12", "5.13"),
        ("arrangement", "7.8", "7.9"),
    ],
)
def test_what_is_past_its_date_asks_for_a_reason(kind: str, question: str, reason: str) -> None:
    """G-8: without the reason the file cannot be signed; with it, it can."""
    bare = assessment(without=(reason,))
    found = check(M, bare, around(kind))
    assert [(r.question, r.reason_at, r.has_reason) for r in found.reliances] == [
        (question, reason, False)
    ]
    assert reason in missing(found)
    assert not found.may_submit
    with_reason = check(M, assessment(), around(kind))
    assert reason not in missing(with_reason)
    assert with_reason.reliances[0].has_reason
    # Nothing past its date: nobody is asked.
    assert reason not in missing(check(M, bare, replace(around(kind), stale=())))


def test_a_stale_entity_sheet_stops_whatever_the_answer_says() -> None:
    """C-bis: the record knows the sheet's date; "yes" in 5.12 does not make it younger."""
    found = check(M, assessment(without=("5.13",)), around("entity-sheet"))
    assert "G-8-entity" in held(found)
    assert ("sheet_not_current", "5.12") in {(c.check, c.question) for c in found.findings}


def test_a_question_that_cites_an_expired_assurance_asks_for_a_reason() -> None:
    """G-15: an assurance past its date holds the file up until somebody says why not."""
    there = replace(QUIET, stale=(ASSURANCE,), on="2026-11-16")
    bare = assessment(without=("6.11",))
    assert not check(M, bare, there).reliances
    found = check(M, citing("AS-2025-001", "8.9", bare), there)
    assert [(r.question, r.reason_at, r.measure) for r in found.reliances] == [("8.9", "6.11", 0)]
    assert "6.11" in missing(found)
    assert "6.11" not in missing(check(M, citing("AS-2025-001", "8.9", assessment()), there))


@pytest.mark.parametrize(
    ("row", "rests"),
    [
        ({"proof": "E-77"}, True),
        ({"proof": "E-01"}, False),
        ({"proof": "E-77", "in_place": "no"}, False),
        ({"proof": "E-01", "expires": "2026-11-15"}, True),
        ({"proof": "E-01", "expires": "2026-11-16"}, False),
    ],
)
def test_a_measure_on_an_expired_assurance_is_to_be_checked(
    row: dict[str, str], rests: bool
) -> None:
    """C section 10: mitigation rests on what still binds."""
    file = citing("AS-2025-001", "13.2", assessment(without=("6.11",)))
    given = file.answers["10.1"]
    assert isinstance(given.value, tuple)
    first = given.value[0]
    assert isinstance(first, dict)
    changed = replace(given, value=({**first, **row},))
    uncited = replace(file.answers["13.2"], evidence=())
    file = replace(file, answers={**file.answers, "10.1": changed, "13.2": uncited})
    found = check(M, file, replace(QUIET, stale=(ASSURANCE,), on="2026-11-16"))
    checks = [c for c in found.findings if c.check == "measure_on_expired_assurance"]
    assert [(c.question, c.row, c.strength) for c in checks] == (
        [("10.1", 1, "warn")] if rests else []
    )
    assert ("6.11" in missing(found)) is rests


def test_a_cited_source_past_its_date_asks_for_a_reason_of_its_own() -> None:
    """G-8: no question takes the reason, so the warning does; the line says which source."""
    there = replace(QUIET, stale=(SOURCE,), on="2026-11-16")
    found = check(M, citing("SRC-2024-001", "4.4", assessment()), there)
    assert [
        (c.question, c.detail, c.strength) for c in found.findings if c.check == "cites_past_date"
    ] == [("4.4", "SRC-2024-001", "warn")]
    assert found.reliances[0].reason_at == ""


def test_an_answer_that_is_not_shown_rests_on_nothing() -> None:
    """Hidden answers never count."""
    file = citing("AS-2025-001", "7.7", assessment(q7_1="no"))
    there = replace(QUIET, stale=(ASSURANCE,), on="2026-11-16")
    assert not check(M, file, there).reliances
    assert isinstance(file.answers["7.7"], Answer)
