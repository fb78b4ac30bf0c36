"""What is to be looked after is due, is done once, and what was broken is known everywhere."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.after.conftest import ASSURANCE, CASE, EXCHANGE, PARTNER
from tests.unit.after.test_releasing import release
from workstation.domain.after import Breach
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.partner import CheckResult
from workstation.domain.register import DueKind
from workstation.records import after
from workstation.records.after import BreachFilter
from workstation.records.due_of import list_due_of
from workstation.workflows import (
    assessments,
    assurances,
    breach_export,
    breaches,
    closing,
    drafting,
    due,
    follow_ups,
    notices,
    partners,
    registers,
    reopening,
    search,
    vault_checks,
)
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

MARK = "(S//REL TO CAN, USA)"


def _due(session: Session, kind: DueKind) -> list[str]:
    of_all = [one.subject for one in due.due(session, 400) if one.kind is kind]
    listed = list_due_of(session.vault, (PARTNER,), "NOR", today_of(session))
    assert {one.subject for one in listed if one.kind is kind} <= set(of_all)
    return of_all


def _open(session: Session, kind: str) -> str:
    held = follow_ups.list_follow_ups(session, assessment=CASE, open_only=True)
    return next(one.id for one in held if one.kind == kind)


def test_a_broken_assurance_is_known_everywhere(author: Session) -> None:
    """D, G-12, G-15: it is a check of the assurance and a breach, and touches the valid file."""
    registers.save_assurance(
        author, replace(assurances.get_assurance(author, ASSURANCE), check_due="2026-12-01")
    )
    release(author)
    assert _due(author, DueKind.ASSURANCE_CHECK) == []  # the follow-up looks after it, once
    assert len(_due(author, DueKind.FOLLOW_UP)) == 4
    wanted = _open(author, "assurance")
    for given in ({"result": "broken"}, {"result": "done"}, {"result": "kept", "on": "2026-11-18"}):
        with pytest.raises(BadInputError):
            follow_ups.done(author, wanted, **{"on": "2026-11-17", **given})
    assert reopening.touched(author) == ()
    follow_ups.done(
        author, wanted, on="2026-11-17", result="broken", note="Access was denied.", marking=MARK
    )
    (checked,) = assurances.list_checks(author, ASSURANCE)
    assert (checked.result, checked.summary) == (CheckResult.BROKEN, "Access was denied.")
    assert assurances.get_assurance(author, ASSURANCE).check_due == ""
    (broken,) = breaches.list_breaches(author).rows
    assert (broken.kind, broken.assessment, broken.exchange) == ("assurance", CASE, EXCHANGE)
    (file,) = reopening.touched(author)
    assert file.assessment == CASE
    assert {one.kind for one in file.touches} == {"assurance-check", "breach"}
    assert _due(author, DueKind.RECORD_TOUCHED) == [CASE]
    assert assessments.get_assessment(author, CASE).answers["14.6"].value == "yes"
    lines = partners.prior_record(author, PARTNER, kinds=("breach",))
    assert [(one.subject, one.detail) for one in lines] == [(broken.id, "assurance")]
    with pytest.raises(NotAllowedError) as caught:
        follow_ups.done(author, wanted, on="2026-11-17", result="kept", note="No.", marking=MARK)
    assert caught.value.code == "follow_up.done"
    assert vault_checks.check_rebuild(author).ok


def test_a_case_is_closed_when_nothing_is_left(author: Session) -> None:
    """B-12, D: release, follow-ups and breaches come first; then it is closed, once."""
    with pytest.raises(NotAllowedError) as caught:
        closing.close(author, CASE)
    assert caught.value.code == "closing.no_release"
    release(author)
    with pytest.raises(BadInputError):
        follow_ups.done(author, _open(author, "outcome"), on="2026-11-17")
    for kind in ("condition", "measure", "assurance", "outcome"):
        with pytest.raises(NotAllowedError) as caught:
            closing.close(author, CASE)
        assert caught.value.code == "closing.follow_ups"
        result = "kept" if kind == "assurance" else "done"
        follow_ups.done(
            author, _open(author, kind), on="2026-11-17", result=result, note="Home.", marking=MARK
        )
    with pytest.raises(NotAllowedError) as caught:
        closing.close(author, CASE)
    assert caught.value.code == "closing.notices"
    for notice in after.notices_unsent(author.vault, CASE):
        notices.record_sent(author, CASE, notice, on="2026-11-17", reference="Letter 9")
    with pytest.raises(NotAllowedError) as caught:
        closing.close(author, CASE)
    assert (caught.value.code, caught.value.data["questions"]) == (
        "closing.unanswered", "14.4, 14.6, 14.9",
    )  # fmt: skip
    for question, value in (("14.4", "yes"), ("14.6", "no"), ("14.9", "yes")):
        drafting.answer(author, CASE, Answer(question, value, "By the mission.", MARK))
    answered = assessments.get_assessment(author, CASE).answers["14.5"]
    assert (answered.text, answered.marking) == ("Home.", MARK)
    assert breaches.list_breaches(author).rows == ()
    with pytest.raises(BadInputError) as unmarked:
        closing.close(author, CASE, "Nothing is left.")
    assert (unmarked.value.code, unmarked.value.place) == ("field.required", "marking")
    closing.close(author, CASE, "Nothing is left.", "(U)")
    with pytest.raises(NotAllowedError) as caught:
        closing.close(author, CASE)
    assert caught.value.code == "closing.closed"
    with pytest.raises(NotAllowedError) as caught:
        drafting.answer(author, CASE, Answer("14.10", None, "A lesson.", MARK))
    assert caught.value.code == "assessment.closed"
    (listed,) = assessments.list_assessments(author, counted=False)
    assert listed.after_state == "closed"
    file = assessments.get_assessment(author, CASE)
    late = Breach("", PARTNER, CASE, "", "2026-11-17", "other", "Known late.", MARK)
    breaches.record_breach(author, late)
    assert assessments.get_assessment(author, CASE) == file  # the register holds it, not the file
    with pytest.raises(NotAllowedError, match=r"closing\.closed"):
        follow_ups.add(author, CASE, title="Ask again", due="2026-12-01", marking=MARK)
    new = assessments.new_assessment(author, PARTNER).id
    with pytest.raises(NotAllowedError, match=r"follow_up\.not_approved"):
        follow_ups.add(author, new, title="Too early", due="2026-12-01", marking=MARK)
    registers.add_incident(
        author, partner=PARTNER, on="2026-11-17", summary="A report", marking="(U)"
    )
    assert reopening.touched(author) == ()  # a closed file is relied on no more
    assert vault_checks.check_rebuild(author).ok


def test_a_breach_says_the_harm_and_who_was_told(author: Session, tmp_path: Path) -> None:
    """G-12: harm, whether it was raised or why not, and the notice come before it is closed."""
    new = Breach(
        "", PARTNER, CASE, "", "2026-11-16", "onward-disclosure", "Passed on to another service",
        MARK,
    )  # fmt: skip
    for wrong in (
        {"kind": "rumour"}, {"on": "2026-11-18"}, {"summary": " "}, {"marking": "(S//REL"},
        {"raising": "raised"}, {"reported_on": "2026-11-17"}, {"assessment": "MRA-2026-0099"},
        {"exchange": "EX-2026-0099"}, {"status": "lost"}, {"partner": "P-0099"},
    ):  # fmt: skip
        with pytest.raises(BadInputError):
            breaches.record_breach(author, replace(new, **wrong))
    made = breaches.record_breach(author, new)
    assert (made.id, made.exchange, made.status) == ("BR-2026-001", EXCHANGE, "open")
    assert _due(author, DueKind.BREACH_NOTICE) == [made.id]
    assert search.search(author, "passed service")[0].id == made.id
    for given, wanted in (
        ({}, "harm"),
        ({"harm": "None known."}, "raising"),
        ({"raising": "not-raised", "raised": "It would worsen the detention."}, "reported_on"),
    ):
        made = breaches.save_breach(author, replace(made, **given))
        with pytest.raises(BadInputError) as caught:
            breaches.close_breach(author, made.id, on="2026-11-17")
        assert (caught.value.code, caught.value.place) == ("field.required", wanted)
    told = breaches.report_breach(author, made.id, on="2026-11-17", to="NSIRA")
    assert told.status == "reported"
    assert _due(author, DueKind.BREACH_NOTICE) == []
    assert breaches.close_breach(author, made.id, on="2026-11-17").status == "closed"
    with pytest.raises(NotAllowedError):
        breaches.save_breach(author, told)
    assert breaches.list_breaches(author, BreachFilter(status="open")).matching == 0
    found = breaches.list_breaches(author, BreachFilter(PARTNER, CASE, since="2026-11-16"))
    assert [one.id for one in found.rows] == [made.id]
    out = tmp_path / "breaches.csv"
    done = breach_export.export_breaches(author, out)
    assert (done.entries, done.banner) == (1, "SECRET//REL TO CAN, USA")
    (row,) = csv.DictReader(out.read_text("utf-8-sig").splitlines())
    assert (row["id"], row["reported_to"]) == (made.id, "NSIRA")
    assert vault_checks.check_rebuild(author).ok
