"""Answers that would lower a risk, open a stop or break the file: refused, or worth nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError
from workstation.workflows import assessments, drafting, partners, registers
from workstation.workflows.session import Session
from workstation.workflows.sources import source_entry


def _with(measures: Answer, **cells: Any) -> Answer:
    assert isinstance(measures.value, tuple)
    row = measures.value[0]
    assert isinstance(row, dict)
    return replace(measures, value=({**row, **cells},))


def test_a_measure_is_worth_what_can_be_seen(session: Session, tmp_path: Path) -> None:
    """B-4, section 10: proof that is not there earns nothing and stops the signing."""
    assessment = fill(session, tmp_path)
    measures = assessments.get_assessment(session, assessment).answers["10.1"]
    assert assessments.check(session, assessment).residual.likelihood == 3
    for proof in ("E-99", "E-01 and E-99", "my word"):
        drafting.answer(session, assessment, _with(measures, proof=proof))
        found = assessments.check(session, assessment)
        assert found.residual.likelihood == found.baseline.likelihood == 4
        assert not found.may_submit


@pytest.mark.parametrize(
    "cells",
    [
        {"likelihood_steps": "9" * 5000},
        {"likelihood_steps": "4"},
        {"in_place": "YES"},
        {"verifiable": "maybe"},
        {"kind": "a bribe"},
        {"date": "2026-02-30"},
        {"description": 5},
        {"unknown": "x"},
    ],
    ids=str,
)
def test_a_cell_must_fit_its_column(
    session: Session, tmp_path: Path, cells: dict[str, Any]
) -> None:
    """One kept once would stop every later check of the file."""
    assessment = fill(session, tmp_path)
    measures = assessments.get_assessment(session, assessment).answers["10.1"]
    with pytest.raises(BadInputError) as caught:
        drafting.answer(session, assessment, _with(measures, **cells))
    assert (caught.value.code, caught.value.place) == ("assessment.answer_unfit", "10.1")
    assert assessments.get_assessment(session, assessment).answers["10.1"] == measures


def test_a_sheet_of_tomorrow_is_no_sheet_yet(session: Session) -> None:
    """G-8: a future date would keep a country sheet fresh for ever."""
    partner = partners.add_partner(session, name="Directorate", country="NOR", kind="intelligence"
    )  # fmt: skip
    assessment = assessments.new_assessment(session, partner.id)
    sheet = registers.add_source(
        session, title="Sheet", on="2026-11-16", marking="(U)", partner=partner.id,
        kind="country-sheet",
    )  # fmt: skip
    late = replace(sheet, on="2031-06-01")
    with pytest.raises(BadInputError) as refused:
        registers.save_source(session, late)
    assert (refused.value.code, refused.value.place) == ("field.in_future", "on")
    session.record([source_entry(late)])  # as a version that did not refuse it wrote it
    assert registers.get_source(session, sheet.id) == late
    assert assessments.circumstances(session, assessment.id).country_sheet_age_months is None
    with pytest.raises(BadInputError):
        registers.save_source(session, replace(late, title="Sheet of the country"))
    registers.save_source(session, sheet)
    assert assessments.circumstances(session, assessment.id).country_sheet_age_months == 0


def test_invisible_words_are_no_basis(session: Session, tmp_path: Path) -> None:
    """B-6, B-7: characters that nobody sees count as nothing written."""
    assessment = fill(session, tmp_path)
    for question in ("2.5", "13.2"):
        given = assessments.get_assessment(session, assessment).answers[question]
        drafting.answer(session, assessment, replace(given, text="\u3164 \uffa0"))
        missing = assessments.check(session, assessment).missing
        assert question in {need.question for need in missing}
        drafting.answer(session, assessment, given)
        with pytest.raises(BadInputError) as hidden:
            drafting.answer(session, assessment, replace(given, text="\u200b"))
        assert hidden.value.code == "field.hidden"
    with pytest.raises(BadInputError) as caught:
        drafting.reopen_baseline(session, assessment, "\u2060")
    assert caught.value.code == "field.required"
