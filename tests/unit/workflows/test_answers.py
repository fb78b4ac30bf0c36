"""What an answer may hold: it fits its question, can be kept, and reads as it is kept."""

import pytest

from workstation import words
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError
from workstation.workflows import assessments, partners
from workstation.workflows.methodologies import get_methodology

M = get_methodology("acmfea-2019")
SEVERITY, TITLE = (M.by_role[role].id for role in ("baseline.severity", "title"))


@pytest.fixture
def mine(session):
    partner = partners.add_partner(session, name="Guard", country="TUN", kind="border")
    return assessments.new_assessment(session, partner.id)


@pytest.mark.parametrize(
    ("question", "value"),
    [("0.1", "sell"), (SEVERITY, "6"), (SEVERITY, ("1",)), ("3.1", "x"),
     ("3.1", ({"nobody": "x"},)), (TITLE, "no"), ("99.1", "yes")],
)  # fmt: skip
def test_answer_that_does_not_fit_its_question_is_refused(session, mine, question, value):
    with pytest.raises(BadInputError) as refused:
        assessments.answer(session, mine.id, Answer(question, value))
    assert refused.value.place == question
    assert session.vault.read("SELECT * FROM draft") == []


@pytest.mark.parametrize(
    "text",
    [
        "a\0b",
        "\ud800",
        "\ue000",
        "x" * 50_001,
        "not \u202edetained\u202c",
        "do\u200bnot",
        "a\u00adb",
    ],
)
def test_text_that_cannot_be_kept_is_refused(session, mine, text):
    with pytest.raises(BadInputError) as refused:
        assessments.answer(session, mine.id, Answer(TITLE, None, text, "(U)"))
    assert refused.value.place == TITLE
    assert words.error(refused.value, "fr").next_step


def test_pasted_line_breaks_and_any_script_are_kept(session, mine):
    text = "a\r\nb\rc\td « é » 中文 😀"
    assessments.answer(session, mine.id, Answer(TITLE, None, text, "(U)"))
    kept = assessments.get_assessment(session, mine.id).answers[TITLE].text
    assert kept == "a\nb\nc\td « é » 中文 😀"


def test_rows_hold_no_more_than_an_answer_may(session, mine):
    """What a person typed is kept as it was until it is shortened; no answer fills the vault."""
    people = tuple({"person": "x" * 9_000} for _ in range(6))
    for rows in (people, ({"person": "x" * 10_001},)):
        with pytest.raises(BadInputError, match=r"^assessment\.answer_too_long"):
            assessments.answer(session, mine.id, Answer("3.1", rows))
    assessments.answer(session, mine.id, Answer("3.1", people[:5]))
    with pytest.raises(BadInputError, match=r"^field\.hidden"):
        assessments.answer(session, mine.id, Answer("3.1", ({"person": "K. \u2067Ali"},)))
    assert len(assessments.get_assessment(session, mine.id).answers["3.1"].value) == 5
    with pytest.raises(BadInputError, match=r"^field\.hidden"):
        assessments.answer(session, mine.id, Answer(TITLE, None, "x", "(S\u200e)"))
