"""Passing over a warning through the workflows: who may, for how long, and what is printed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.workflows.filled import MARK, fill
from tests.unit.workflows.kinds_stage import add_partner, approve, standing_of
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UserError
from workstation.records import kinds, ratings
from workstation.vault.store import NewEntry
from workstation.workflows import (
    assessments,
    drafting,
    evidence,
    overriding,
    packet_content,
    packets,
    registers,
)
from workstation.workflows.session import Session

NAME, AT = "extraneous_in_risk", "8.11"
LOADED = "The key partner asks. It would arrest him."


def reopen_and_write(session: Session, file: str, text: str) -> None:
    """Other words in the section of the baseline, which is open."""
    drafting.answer(session, file, Answer(AT, None, text, MARK))


@pytest.fixture
def file(session: Session, tmp_path: Path) -> str:
    """A complete file with one warning: other interests in a text about risk."""
    return fill(session, tmp_path, texts={AT: LOADED})


def deny(session: Session, assessment: str) -> None:
    """The entry that a refusal leaves in the ledger."""
    found = assessments.get_assessment(session, assessment)
    decision = {
        "authority": "L2", "outcome": "deny", "reasons": "No.", "marking": "(S)",
        "officer": "OTT-04/9", "officer_name": "B. Roy", "at_utc": session.now_utc(),
    }  # fmt: skip
    body = {
        "assessment": assessment, "version": 1, "number": 1, "own": True, "vault": "",
        "partner": found.partner, "title": found.answers["1.1"].text, "banner": "SECRET",
        "state": "denied", "packet_sha256": "0" * 64, "decision": decision, "notices": [],
    }  # fmt: skip
    session.record([NewEntry(kinds.DECISION_RECORDED, assessment, body)])


def text_of(pdf: Path) -> str:
    """The words of all pages in one line."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def found(session: Session, file: str) -> list[dict[str, Any]]:
    made = assessments.check(session, file).findings
    return [one for one in overriding.findings_json(made) if one["check"] == NAME]


def test_a_warning_stops_the_signature_until_it_has_a_reason(
    session: Session, file: str, tmp_path: Path
) -> None:
    """B-20, G-6: shown, a reason asked for, the reason printed; a draft is saved all the while."""
    out = tmp_path / "packet.pdf"
    with pytest.raises(CheckFailedError) as refused:
        packets.submit(session, file, out)
    assert (refused.value.code, refused.value.place) == ("packet.check_unanswered", AT)
    assert refused.value.data["findings"] == [{"check": NAME, "question": AT}]
    assert not out.exists()
    told = found(session, file)[0]
    assert {"check", "strength", "question", "text", "overridden"} <= told.keys()
    assert (told["strength"], told["overridden"]) == ("warn", None)

    for reason, marking, code in (("  ", "(U)", "field.required"), ("Why", "(Q)", "field.marking")):
        with pytest.raises(BadInputError) as bad:
            overriding.override(session, file, NAME, AT, reason, marking)
        assert bad.value.code == code

    made = overriding.override(session, file, NAME, AT, " It is a quotation. ", "(S//CEO)")
    assert [one.reason for one in made.overrides] == ["It is a quotation."]
    assert found(session, file)[0]["overridden"]["officer_name"] == session.officer.name
    done = assessments.check(session, file)
    assert done.may_submit
    assert "CANADIAN EYES ONLY" in done.banner.text

    overriding.take_back(session, file, NAME, AT)
    assert not assessments.check(session, file).may_submit
    with pytest.raises(BadInputError, match=r"check\.not_overridden"):
        overriding.take_back(session, file, NAME, AT)

    overriding.override(session, file, NAME, AT, "It is a quotation.", "(U)")
    packets.submit(session, file, out)
    printed = text_of(out)
    assert "It is a quotation." in printed
    assert "Other interests in a text about risk" in printed
    with pytest.raises(NotAllowedError, match=r"assessment\.submitted"):
        overriding.take_back(session, file, NAME, AT)
    assert session.vault.check_rebuild().ok


def test_what_lapsed_is_not_printed_and_only_warnings_are_passed_over(
    session: Session, file: str
) -> None:
    """An override stands for what was found then; the packet holds only those that hold."""
    overriding.override(session, file, NAME, AT, "It is a quotation.", "(TS)")
    assessment = assessments.get_assessment(session, file)
    content, _ = packet_content.gather(session, assessment, language="en", signed_at="")
    assert [one.check for one in content.assessment.overrides] == [NAME]
    assert content.banner.startswith("TOP SECRET")

    drafting.reopen_baseline(session, file, "Other words", "(U)")
    reopen_and_write(session, file, "A valuable partner asks.")
    again = assessments.get_assessment(session, file)
    assert again.overrides, "the override stays in the record"
    content, checked = packet_content.gather(session, again, language="en", signed_at="")
    assert content.assessment.overrides == ()
    assert content.banner.startswith("SECRET")
    assert not checked.may_submit
    only_what_warns_is_passed_over(session, file)


def only_what_warns_is_passed_over(session: Session, file: str) -> None:
    """A note needs no reason, a block takes none; neither stops a draft (product 6)."""
    evidence.remove_evidence(session, file, "E-01")
    done = assessments.check(session, file)
    assert {one.strength for one in done.findings} == {"block", "warn", "note"}
    again = Answer("1.3", None, "To warn of a threat.", MARK)
    drafting.answer(session, file, again)
    drafting.save_section(session, file, "1")
    assert drafting.save_all(session, file).answers["1.3"] == again

    cases: list[tuple[str, str, type[UserError], str]] = [
        ("limbs_met", "11.7", BadInputError, "check.nothing_found"),
        (NAME, "8.14", BadInputError, "check.nothing_found"),
        ("evidence_missing", "1.4", NotAllowedError, "check.needs_no_reason"),
        ("determination_without_evidence", "11.7", NotAllowedError, "check.cannot_be_passed_over"),
    ]
    for check, question, kind, code in cases:
        with pytest.raises(kind) as refused:
            overriding.override(session, file, check, question, "Because", "(U)")
        assert (refused.value.code, refused.value.place) == (code, question)


def test_the_record_gives_the_checks_what_they_hold_an_answer_against(session: Session) -> None:
    """G-1, G-2: the country's newest assessment, its earlier files, what incidents are about."""
    standing = standing_of(session, country="NOR")
    partner = add_partner(session, "Directorate")
    other = add_partner(session, "Police")
    far = add_partner(session, "Elsewhere", country="FRA")
    past = []
    for owner in (other, far):
        made = assessments.new_assessment(session, owner.id)
        approve(session, made.id)
        past.append(made.id)
    for summary, is_open in (("Beaten in the cells", True), ("A leak to a third state", False)):
        registers.add_incident(
            session, partner=partner.id, on="2026-10-01", summary=summary, marking="(S)",
            open=is_open,
        )  # fmt: skip
    mine = assessments.new_assessment(session, partner.id)
    around = assessments.circumstances(session, mine.id)
    assert (around.country_level, around.country_rating) == ("medium", "red")
    assert around.country_source == standing
    assert around.past_levels == ((past[0], other.id, "medium"),)
    assert [(one[1], one[3].split()) for one in around.incidents] == [
        ("open", ["detention", "torture"]),
        ("closed", ["onward"]),
    ]
    plan = session.vault.read(f"EXPLAIN QUERY PLAN {ratings.PAST}", ("NOR", mine.id))
    assert not [row for row in plan if "SCAN assessment" in str(row["detail"])
                and "INDEX" not in str(row["detail"])]  # fmt: skip


def test_a_like_exchange_that_was_denied_is_named(session: Session) -> None:
    """The ladder, Refused: the same words to the same partner, not long ago."""
    partner = add_partner(session)
    titled = Answer("1.1", None, "Travel dates of one person", "(S)")
    denied = assessments.new_assessment(session, partner.id)
    assessments.answer(session, denied.id, titled)
    assessments.save_all(session, denied.id)
    deny(session, denied.id)
    again = assessments.new_assessment(session, partner.id)
    assert assessments.circumstances(session, again.id).denied_alike == ()
    assessments.answer(session, again.id, replace(titled, text="  travel DATES of one person"))
    assert assessments.circumstances(session, again.id).denied_alike == (denied.id,)
