"""A methodology part by part, conditions in words, and what differs."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import METHOD, T, asks, fact, question
from workstation.domain.assessment import Answer
from workstation.domain.assessment_difference import Answers, compare_answers
from workstation.domain.methodology import Choice, Column, Condition, Form, QuestionKind, ScaleStep
from workstation.domain.methodology_difference import baseline_changed, difference
from workstation.domain.methodology_parts import condition_text, parts_of
from workstation.domain.text import Text

_Q = Form.QUESTION


@pytest.mark.parametrize(
    ("condition", "en", "fr"),
    [
        (asks("1.1", "yes", "no"), "1.1 is yes or no", "1.1 vaut yes ou no"),
        (Condition(_Q, "1.1", none_of=("no",)), "1.1 is none of no", "1.1 n’est pas no"),
        (Condition(_Q, "1.1", at_least=3), "1.1 is 3 or more", "1.1 vaut 3 ou plus"),
        (Condition(_Q, "1.1", answered=True), "1.1 is answered", "1.1 a une réponse"),
        (Condition(_Q, "1.1", answered=False), "1.1 is not answered", "1.1 est sans réponse"),
        (
            Condition(Form.ALL, parts=(asks("1", "a"), fact("x", "b"))),
            "(1 is a and x is b)", "(1 vaut a et x vaut b)",
        ),
        (
            Condition(Form.ANY, parts=(asks("1", "a"), asks("2", "b"))),
            "(1 is a or 2 is b)", "(1 vaut a ou 2 vaut b)",
        ),
        (Condition(Form.ANY, parts=(asks("1", "a"),)), "1 is a", "1 vaut a"),
        (Condition(Form.NONE, parts=(asks("1", "a"),)), "not (1 is a)", "pas (1 vaut a)"),
    ],
)  # fmt: skip
def test_a_condition_in_words(condition, en, fr):
    assert condition_text(condition) == Text(en, fr)


def test_every_part_is_there_and_named_once():
    """The two notices have ids, the floor a rule; the second of one name gets a number."""
    floors = (*METHOD.floors, replace(METHOD.floors[0], at_least="L4"))
    parts = parts_of(replace(METHOD, floors=floors))
    names = [(part.kind, part.id) for part in parts]
    assert len(names) == len(set(names))
    assert ("floors", "D") in names
    assert ("floors", "D (2)") in names
    assert [part.section for part in parts if part.id == "8.4"] == ["8"]
    head = dict(parts[0].says)
    assert head["mitigation.broken_penalty"] == Text("1", "1")
    assert "version" not in head
    without = replace(METHOD, severity=METHOD.severity[:4])
    assert parts_of(without), "a row of the matrix without its step has no title"


def test_choices_and_columns_are_said_in_full():
    columns = (
        Column("level", T, QuestionKind.SCALE, scale="severity", required=True),
        Column("who", T, QuestionKind.CHOICE, choices=(Choice("a", Text("A", "B")),)),
    )
    asked = question("1.1", QuestionKind.ROWS, columns=columns, choices=(Choice("x", T),))
    section = replace(METHOD.sections[1], questions=(asked,))
    parts = parts_of(replace(METHOD, sections=(section,)))
    says = dict(next(part for part in parts if part.id == "1.1").says)
    assert says["columns"].en.splitlines() == [
        "level (scale, severity; required): words", "who (choice): words [a: A]",
    ]  # fmt: skip
    assert says["columns"].fr.splitlines()[0] == "level (scale, severity; obligatoire)\u00a0: mots"
    assert says["choices"].en == "x: words"


def _changed(place, **fields):
    """The sample with one question of a section changed."""
    section = METHOD.sections[place]
    first = replace(section.questions[0], **fields)
    sections = list(METHOD.sections)
    sections[place] = replace(section, questions=(first, *section.questions[1:]))
    return replace(METHOD, sections=tuple(sections))


@pytest.mark.parametrize(
    ("after", "reopens"),
    [
        (_changed(5, help=Text("Otherwise", "Autrement")), ()),
        (_changed(5, text=Text("Otherwise", "Autrement")), ("8.3",)),
        (_changed(0, text=Text("Otherwise", "Autrement")), ()),
        (replace(METHOD, matrix=(METHOD.matrix[1][::-1], *METHOD.matrix[1:])), ("matrix",)),
        (
            replace(METHOD, severity=(ScaleStep(1, Text("a", "b"), T, T), *METHOD.severity[1:])),
            ("severity", "matrix"),
        ),
    ],
)
def test_a_baseline_rests_on_its_questions_scales_and_matrix(after, reopens):
    """Words that help to answer change no answer; what is asked, and what follows, does."""
    found = difference(METHOD, after)
    assert found.parts
    assert set(baseline_changed(METHOD, after, found)) <= set(reopens)
    assert bool(baseline_changed(METHOD, after, found)) is bool(reopens)


def test_a_question_that_moved_says_from_where():
    moved = METHOD.sections[0].questions[0]
    sections = (
        replace(METHOD.sections[0], questions=()),
        replace(METHOD.sections[1], questions=(*METHOD.sections[1].questions, moved)),
        *METHOD.sections[2:],
    )
    found = difference(METHOD, replace(METHOD, sections=sections)).of("questions")
    assert [(f.field, f.before.en, f.after.en) for f in found[0].fields] == [("section", "0", "1")]


def test_two_sets_of_answers_under_two_methodologies():
    """What is asked otherwise is said; a question of one side alone stands with what it says."""
    left = Answers(METHOD, {"4.1": Answer("4.1", "yes"), "0.1": Answer("0.1", "use")})
    other = _changed(4, text=Text("Otherwise", "Autrement"))
    without = replace(other, sections=other.sections[1:])
    right = Answers(without, {"4.1": Answer("4.1", "yes")})
    rows = {row.question: row for row in compare_answers(left, right)}
    assert rows["4.1"].differs == ("asked",)
    assert rows["0.1"].differs == ("value", "asked")
    assert rows["0.1"].section == "0"
    assert rows["1.1"].differs == ()
