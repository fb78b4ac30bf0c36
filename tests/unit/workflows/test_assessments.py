"""Assessments: every answer durable, locks held under the screen, one exchange counted once."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workstation import words
from workstation.domain.assessment import Answer, Outcome, State
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UserError
from workstation.domain.methodology import QuestionKind
from workstation.domain.officer import Role
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, effects, partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.know import known
from workstation.workflows.methodologies import get_methodology

M = get_methodology("acmfea-2019")
BASELINE = next(s for s in M.sections if s.baseline)
SEVERITY, LIKELIHOOD = (M.by_role[f"baseline.{name}"].id for name in ("severity", "likelihood"))
MEASURES = M.by_role["measures"].id
TITLE = M.by_role["title"].id


@pytest.fixture
def partner(session):
    return partners.add_partner(session, name="Guard", country="TUN", kind="border")


@pytest.fixture
def mine(session, partner):
    return assessments.new_assessment(session, partner.id)


def _cell(column) -> str:
    if column.choices:
        return column.choices[0].id
    return {"answer": "no", "scale": "2", "date": "2026-01-01"}.get(column.kind.value, "text")


def _fill(session, assessment: str, section, **scales: str) -> None:
    """Answer every question of a section, in its own form."""
    for q in section.questions:
        value = {
            QuestionKind.ANSWER: "no",
            QuestionKind.CHOICE: q.choices[0].id if q.choices else None,
            QuestionKind.CHOICES: (q.choices[0].id,) if q.choices else None,
            QuestionKind.SCALE: scales.get(q.scale, "3"),
            QuestionKind.DATE: "2026-01-01",
            QuestionKind.ROWS: ({c.id: _cell(c) for c in q.columns},),
        }.get(q.kind)
        assessments.answer(session, assessment, Answer(q.id, value, "Because.", "(S)"))


def _lock(session, assessment: str, **scales: str):
    _fill(session, assessment, BASELINE, **scales)
    return assessments.lock_baseline(session, assessment)


def _refused(code: str, kind: type[UserError] = NotAllowedError):
    return pytest.raises(kind, match=rf"^{code.replace('.', r'[.]')}( |$)")


def test_new_assessment_pins_its_methodology_and_reserves_an_exchange(session, partner, mine):
    assert (mine.id, mine.exchange, mine.version) == ("MRA-2026-0001", "EX-2026-0001", 1)
    assert (mine.methodology, mine.methodology_version) == (M.id, M.version)
    assert mine.methodology_sha256 == M.sha256
    assert mine.author == session.officer.id
    again = assessments.new_assessment(session, partner.id)
    assert (again.id, again.exchange) == ("MRA-2026-0002", "EX-2026-0002")
    sent = registers.add_exchange(
        session, partner=partner.id, on="2026-11-16", act="use", summary="x", marking="(U)"
    )
    assert sent.id == "EX-2026-0003"


def test_answer_is_kept_before_it_is_saved_and_overlays_what_was(session, mine):
    assessments.answer(session, mine.id, Answer(TITLE, None, "First", "(U)"))
    assessments.save_section(session, mine.id, "1")
    head = session.vault.head()
    saved = assessments.answer(session, mine.id, Answer(TITLE, None, "Second ", "(S)"))
    assert session.vault.head() == head  # drafts are no part of the ledger
    found = assessments.get_assessment(session, mine.id)
    assert found.answers[TITLE] == Answer(TITLE, None, "Second ", "(S)")
    assert found.saved_utc == saved
    (summary,) = assessments.list_assessments(session)
    assert (summary.title, summary.marking, summary.saved_utc) == ("Second ", "(S)", saved)
    assert summary.missing > 50


def test_cleared_answer_stays_cleared(session, mine):
    assessments.answer(session, mine.id, Answer(TITLE, None, "First", "(U)"))
    assessments.save_section(session, mine.id, "1")
    assessments.answer(session, mine.id, Answer(TITLE))
    assert TITLE not in assessments.get_assessment(session, mine.id).answers
    assessments.save_section(session, mine.id, "1")
    assert TITLE not in assessments.get_assessment(session, mine.id).answers
    assert session.vault.check_rebuild().ok


def test_saving_an_unchanged_section_writes_nothing(session, mine):
    assessments.answer(session, mine.id, Answer(TITLE, None, "First", "(U)"))
    assessments.save_section(session, mine.id, "1")
    head = session.vault.head()
    assessments.save_section(session, mine.id, "1")
    assert session.vault.head() == head
    assert session.vault.read("SELECT * FROM draft") == []


CHILD = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from workstation.domain.assessment import Answer
from workstation.workflows import assessments, session as sessions
session = sessions.unlock(Path(sys.argv[1]), "A. Martin", sys.argv[2], lambda: datetime.now(UTC))
for number in range(5):
    assessments.answer(session, sys.argv[3], Answer("1.1", None, f"typed {number}", "(S)"))
print("kept", flush=True)
sys.stdin.read()
"""


def test_text_survives_a_kill_right_after_it_was_kept(session, mine, passphrase):
    """Product feature 1: nothing that was acknowledged is lost."""
    directory = session.vault.directory
    sessions.end(session)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(directory), passphrase, mine.id],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=Path(__file__).parents[3], env={**os.environ},
    )  # fmt: skip
    assert child.stdout
    assert child.stdout.readline() == "kept\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    with sessions.unlock(directory, "A. Martin", passphrase, session.clock).vault as vault:
        again = replace(session, vault=vault)
        assert assessments.get_assessment(again, mine.id).answers["1.1"].text == "typed 4"


def test_measures_cannot_be_entered_before_the_baseline_is_locked(session, mine):
    """C-bis: mitigation entered before baseline locked is rejected (G-4)."""
    with _refused("assessment.section_locked"):
        assessments.answer(session, mine.id, Answer(MEASURES, ()))
    _lock(session, mine.id)
    assessments.answer(session, mine.id, Answer(MEASURES, ()))


def test_locked_baseline_is_frozen(session, mine):
    """C-bis: three values are never mixed; the baseline does not follow later answers."""
    locked = _lock(session, mine.id, severity="4", likelihood="2")
    assert locked.baseline_locked_utc
    assert locked.baseline_locked_by == "A. Martin"
    assert (locked.baseline_values[SEVERITY], locked.baseline_values[LIKELIHOOD]) == ("4", "2")
    for question in BASELINE.questions:
        with _refused("assessment.baseline_locked"):
            assessments.answer(session, mine.id, Answer(question.id, None, "other", "(U)"))
    with _refused("assessment.baseline_locked"):
        assessments.lock_baseline(session, mine.id)
    aside = {each.question for each in effects.list_aside(session, mine.id)}
    drafted = session.vault.read("SELECT question FROM draft")
    assert {row["question"] for row in drafted} == aside, "only what does not count is no record"
    assert session.vault.check_rebuild().ok


def test_baseline_with_open_questions_cannot_be_locked(session, mine):
    with _refused("assessment.baseline_incomplete", CheckFailedError) as refused:
        assessments.lock_baseline(session, mine.id)
    assert SEVERITY in refused.value.data["questions"]
    assert refused.value.place in M.questions
    _fill(session, mine.id, BASELINE)
    assessments.answer(session, mine.id, Answer(LIKELIHOOD, "", "", ""))
    with _refused("assessment.baseline_incomplete", CheckFailedError) as refused:
        assessments.lock_baseline(session, mine.id)
    assert refused.value.place == LIKELIHOOD


def test_unable_to_determine_locks_and_counts_as_five(session, mine):
    """Unable never scores as low (domain section C)."""
    _lock(session, mine.id, severity="4", likelihood="unable")
    found = assessments.check(session, mine.id).baseline
    assert (found.likelihood, found.unable, found.level) == (5, True, M.matrix[3][4])


def test_reopened_baseline_is_a_new_version_in_which_no_decision_counts(session, mine):
    """C-bis: baseline edited after lock → new version, approvals void."""
    with _refused("assessment.baseline_open"):
        assessments.reopen_baseline(session, mine.id, "facts")
    _lock(session, mine.id)
    _decide(session, mine.id, Outcome.APPROVE, State.APPROVED)
    assert len(assessments.get_assessment(session, mine.id).decisions) == 1
    with pytest.raises(BadInputError):
        assessments.reopen_baseline(session, mine.id, "  ")
    found = assessments.reopen_baseline(session, mine.id, "New facts.", "(S)")
    assert (found.version, found.decisions, found.baseline_values) == (2, (), {})
    assert assessments.get_state(session, mine.id) is State.DRAFT
    assessments.answer(session, mine.id, Answer(SEVERITY, "5", "Worse.", "(S)"))
    assert session.vault.check_rebuild().ok


def _submit(session, assessment: str) -> None:
    body = {
        "assessment": assessment, "version": 1, "title": "t", "marking": "(S)", "banner": "SECRET",
        "submitted_utc": session.now_utc(), "packet_sha256": "0" * 64, "baseline": "high",
        "residual": "medium", "determination": "no", "authority_required": "L2",
        "partner": assessments.get_assessment(session, assessment).partner,
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SUBMITTED, assessment, body)])


def _decide(session, assessment: str, outcome: Outcome, state: State) -> None:
    body = {
        "assessment": assessment, "version": 1, "number": 0, "own": True, "state": state.value,
        "packet_sha256": "0" * 64,
        "decision": {
            "authority": "L2", "outcome": outcome.value, "reasons": "Say more.", "marking": "(U)",
            "officer": "O-9", "officer_name": "D. Roy", "at_utc": session.now_utc(),
        },
    }  # fmt: skip
    session.record([NewEntry(kinds.DECISION_RECORDED, assessment, body)])


def test_signed_file_takes_no_answer_and_a_returned_one_does(session, partner, mine):
    _submit(session, mine.id)
    with _refused("assessment.submitted"):
        assessments.answer(session, mine.id, Answer(TITLE, None, "x", "(U)"))
    (line,) = partners.prior_record(session, partner.id, kinds=("assessment",))
    assert (line.subject, line.result, line.detail) == (mine.id, "medium", "high")
    _decide(session, mine.id, Outcome.RETURN, State.RETURNED)
    assessments.answer(session, mine.id, Answer(TITLE, None, "x", "(U)"))
    (summary,) = assessments.list_assessments(session, states=[State.RETURNED])
    assert summary.returned_reason == "Say more."


def test_denied_file_is_final(session, mine):
    """Domain D: refused is final unless new facts come with a new linked file."""
    _lock(session, mine.id)
    _submit(session, mine.id)
    _decide(session, mine.id, Outcome.DENY, State.DENIED)
    for attempt in (
        lambda: assessments.answer(session, mine.id, Answer(TITLE, None, "x", "(U)")),
        lambda: assessments.reopen_baseline(session, mine.id, "again"),
        lambda: assessments.withdraw(session, mine.id, "gone"),
    ):
        with _refused("assessment.closed"):
            attempt()
    (summary,) = assessments.list_assessments(session, states=[State.DENIED])
    assert summary.closed_utc


def test_follow_up_is_open_only_after_approval(session, mine):
    """Section 14 is filled in after release."""
    given = Answer(M.by_role["after.person"].id, None, "Home again", "(U)")
    with _refused("assessment.section_locked"):
        assessments.answer(session, mine.id, given)
    _submit(session, mine.id)
    _decide(session, mine.id, Outcome.APPROVE, State.APPROVED)
    assessments.answer(session, mine.id, given)
    with _refused("assessment.answered_by_record"):
        assessments.answer(session, mine.id, Answer(M.by_role["release.done"].id, "yes"))
    with _refused("assessment.closed"):
        assessments.answer(session, mine.id, Answer(TITLE, None, "x", "(U)"))


def test_only_the_author_answers(session, mine, make_session):
    """D: the author answers; others return the file with reasons."""
    other = make_session(Role.ASSESSOR, "B. Singh")
    for attempt in (
        lambda: assessments.answer(other, mine.id, Answer(TITLE, None, "x", "(U)")),
        lambda: assessments.save_section(other, mine.id, "1"),
        lambda: assessments.lock_baseline(other, mine.id),
        lambda: assessments.withdraw(other, mine.id, "x"),
        lambda: assessments.remove_evidence(other, mine.id, "E-01"),
    ):
        with _refused("assessment.not_author"):
            attempt()
    assert assessments.list_assessments(other) == []
    assert [s.id for s in assessments.list_assessments(other, mine=False)] == [mine.id]
    chief = make_session(Role.L3, "D. Roy")
    with _refused("not_allowed"):
        assessments.answer(chief, mine.id, Answer(TITLE, None, "x", "(U)"))


def test_exchange_has_one_open_assessment_whoever_writes_it(session, partner, mine, make_session):
    """G-11: one exchange, one id, one count."""
    other = make_session(Role.ASSESSOR, "B. Singh")
    with _refused("assessment.exchange_taken") as refused:
        assessments.new_assessment(other, partner.id, exchange=mine.exchange)
    assert refused.value.data == {"assessment": mine.id, "author": "A. Martin"}
    again = make_session(Role.ASSESSOR, "A. Martin")
    assessments.withdraw(again, mine.id, "Not needed.")
    assert assessments.get_state(again, mine.id) is State.WITHDRAWN
    linked = assessments.new_assessment(again, partner.id, exchange=mine.exchange)
    assert linked.exchange == mine.exchange
    with _refused("exchange.unknown", BadInputError):
        assessments.new_assessment(again, partner.id, exchange="EX-2026-0099")


def test_circumstances_are_what_the_record_says_today(session, partner, mine):
    assert assessments.circumstances(session, mine.id).arrangement_status == "none"
    registers.save_arrangement(
        session,
        Arrangement("", partner.id, "MoU", ArrangementStatus.RESTRICTED, restriction="x",
                    restricts=("request",), marking="(S)"),
    )  # fmt: skip
    registers.add_source(
        session, title="Sheet", on="2025-10-16", marking="(U)", country="TUN", kind="country-sheet"
    )
    registers.add_incident(
        session, partner=partner.id, on="2026-01-01", summary="beaten", marking="(TS)"
    )
    given = registers.add_assurance(
        session, partner=partner.id, on="2026-01-01", text="t", marking="(U)"
    )
    for result in ("broken", "kept"):
        registers.check_assurance(
            session, given.id, on="2026-03-01", result=result, summary="s", marking="(U)"
        )
    found = assessments.circumstances(session, mine.id)
    assert (found.arrangement_status, found.restricts) == ("restricted", ("request",))
    assert (found.country_sheet_age_months, found.open_incidents) == (13, 1)
    assert found.broken_assurances == 1  # broken once is broken
    assert set(found.record_markings) == {"(S)", "(TS)", "(U)"}


def test_restriction_that_names_no_act_is_not_lost_beside_one_that_does(session, partner, mine):
    """§7: restricted for this kind of exchange is a hard stop."""
    for restricts in (("request",), ()):
        registers.save_arrangement(
            session,
            Arrangement("", partner.id, "MoU", ArrangementStatus.RESTRICTED, restriction="x",
                        restricts=restricts),
        )  # fmt: skip
    assert assessments.circumstances(session, mine.id).restricts == ()


def test_what_we_know_is_the_part_of_the_record_that_bears_on_the_question(session, partner, mine):
    registers.add_exchange(
        session, partner=partner.id, on="2026-01-01", act="use", summary="x", marking="(U)"
    )
    registers.add_incident(
        session, partner=partner.id, on="2026-01-01", summary="unclear", marking="(S)"
    )
    seen = set()
    for question in M.questions.values():
        lines = known(session, mine.id, question.id).entries
        assert {line.kind for line in lines} == {"exchange", "incident"} & set(question.knows)
        seen |= {line.kind for line in lines}
    assert seen == {"exchange", "incident"}


def test_unknown_numbers_are_named(session, mine):
    with _refused("assessment.unknown", BadInputError) as refused:
        assessments.get_assessment(session, "MRA-2026-0099")
    assert "MRA-2026-0099" in words.error(refused.value, "en").message
    with _refused("assessment.unknown_section", BadInputError):
        assessments.save_section(session, mine.id, "77")
