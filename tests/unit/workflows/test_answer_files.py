"""Answers from JSON files: taken whole, or refused with the question as place."""

import json
from pathlib import Path
from typing import Any

import pytest

from workstation.domain.error import BadInputError, NotAllowedError
from workstation.workflows import assessments, partners
from workstation.workflows.answer_files import answer_from_file
from workstation.workflows.session import Session


@pytest.fixture
def draft(session: Session) -> str:
    partner = partners.add_partner(
        session, name="Border Service", country="CAN", kind="border", marking="(U)"
    )
    return assessments.new_assessment(session, partner.id).id


def write(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_answers_of_each_kind_are_taken(session: Session, draft: str, tmp_path: Path) -> None:
    (tmp_path / "message.txt").write_text("a draft message")
    path = write(
        tmp_path,
        {
            "0.1": {"value": "disclosure"},
            "0.4": {"value": "unable", "text": "Not known", "marking": "(U)"},
            "0.5": {"value": "2026-12-01"},
            "1.1": {"text": "A title", "marking": "(C)"},
            "1.3": {"value": "A purpose", "marking": "(C)"},
            "1.6": {
                "text": "Two dates",
                "marking": "(C)",
                "evidence": [{"title": "Message", "file": "message.txt", "marking": "(C)"}],
            },
            "3.1": {"value": [{"person": "A", "role": "subject", "minor": "no"}], "marking": "(C)"},
            "4.10": {"value": ["cat", "iccpr"]},
            "8.3": {"value": 4, "text": "r", "marking": "(U)", "evidence": [{"id": "E-01"}]},
        },
    )
    report = answer_from_file(session, draft, path)
    found = assessments.get_assessment(session, draft).answers
    assert report.evidence == ("E-01",)
    assert report.questions == ("0.1", "0.4", "0.5", "1.1", "1.3", "1.6", "3.1", "4.10", "8.3")
    assert found["1.3"].text == "A purpose"
    assert found["1.6"].evidence == ("E-01",)
    assert found["3.1"].value == ({"person": "A", "role": "subject", "minor": "no"},)
    assert found["4.10"].value == ("cat", "iccpr")
    assert (found["8.3"].value, found["8.3"].evidence) == ("4", ("E-01",))
    kinds = {entry.kind for entry in session.vault.entries()}
    assert "assessment.saved" in kinds


def test_answer_again_without_evidence_keeps_what_was_cited(
    session: Session, draft: str, tmp_path: Path
) -> None:
    (tmp_path / "m.txt").write_text("x")
    first = {"1.6": {"text": "a", "marking": "(U)", "evidence": [{"title": "M", "file": "m.txt"}]}}
    answer_from_file(session, draft, write(tmp_path, first))
    answer_from_file(session, draft, write(tmp_path, {"1.6": {"text": "b", "marking": "(U)"}}))
    found = assessments.get_assessment(session, draft).answers["1.6"]
    assert (found.text, found.evidence) == ("b", ("E-01",))


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ([], "answers.not_an_object", None),
        ({"99.1": {"value": "yes"}}, "answers.unknown_question", "'99.1'"),
        ({"0.1": "disclosure"}, "answers.wrong_shape", "0.1"),
        ({"0.1": {"valeu": "disclosure"}}, "answers.wrong_shape", "0.1"),
        ({"0.1": {"value": "gift"}}, "answers.value_unknown", "0.1"),
        ({"0.1": {"value": True}}, "answers.wrong_shape", "0.1"),
        ({"0.2": {"value": ["yes"]}}, "answers.wrong_shape", "0.2"),
        ({"0.5": {"value": "2026-02-30"}}, "answers.not_a_date", "0.5"),
        ({"0.5": {"value": "٢٠٢٦-01-01"}}, "answers.not_a_date", "0.5"),
        ({"1.1": {"value": ["x"]}}, "answers.wrong_shape", "1.1"),
        ({"8.3": {"value": 6}}, "answers.value_unknown", "8.3"),
        ({"3.1": {"value": "A"}}, "answers.wrong_shape", "3.1"),
        ({"3.1": {"value": [{"name": "A"}]}}, "answers.unknown_column", "3.1[1].name"),
        ({"3.1": {"value": [{"minor": "maybe"}]}}, "answers.value_unknown", "3.1[1].minor"),
        ({"4.10": {"value": ["cat", "dog"]}}, "answers.value_unknown", "4.10"),
        ({"1.6": {"evidence": [{"title": "x"}]}}, "answers.evidence_unclear", "1.6"),
        (
            {"1.6": {"evidence": [{"file": "a", "source": "b"}]}},
            "answers.evidence_unclear",
            "1.6",
        ),
        ({"1.6": {"evidence": [{"file": "none.txt"}]}}, "answers.evidence_missing", "1.6"),
        ('{"0.1": {"value": "use"}, "0.1": {"value": "use"}}', "json.duplicate_key", "0.1"),
        ('{"0.1": {"value": NaN}}', "json.number_unusable", "NaN"),
        ('{"0.1": {"text": "\\ud800"}}', "json.text_unusable", "text"),
    ],
)
def test_unfit_answer_names_its_question_and_changes_nothing(
    session: Session, draft: str, tmp_path: Path, content: Any, code: str, place: str | None
) -> None:
    if isinstance(content, dict):
        content = {"1.2": {"text": "Would be kept", "marking": "(U)"}, **content}
    head = session.vault.head()
    path = write(tmp_path, content)
    with pytest.raises(BadInputError) as caught:
        answer_from_file(session, draft, path)
    assert (caught.value.code, caught.value.place) == (code, place)
    assert caught.value.file == str(path)
    assert session.vault.head() == head
    assert assessments.get_assessment(session, draft).answers == {}


def test_measures_before_the_baseline_is_locked_are_refused(
    session: Session, draft: str, tmp_path: Path
) -> None:
    """C-bis: mitigation entered before the baseline is locked is rejected, and all with it."""
    content = {"0.1": {"value": "use"}, "10.1": {"value": [], "text": "x", "marking": "(U)"}}
    with pytest.raises(NotAllowedError, match=r"assessment\.section_locked"):
        answer_from_file(session, draft, write(tmp_path, content))
    assert assessments.get_assessment(session, draft).answers == {}
