"""Reading a methodology file: what is right is taken whole, what is wrong is named exactly."""

import hashlib
import random
from collections.abc import Callable

import pytest

from tests.unit.domain.methodology_small import SMALL, question
from tests.unit.domain.test_methodology_broken import has_words
from workstation import words
from workstation.domain.error import BadInputError
from workstation.domain.methodology import Form, QuestionKind
from workstation.domain.methodology_file import (
    MAX_BYTES,
    error_of,
    parse,
    parse_bytes,
    problems,
    problems_of_bytes,
)


def test_a_right_file_is_taken_whole() -> None:
    methodology = parse(SMALL, "small.toml")

    assert [section.id for section in methodology.sections] == ["0", "1", "2"]
    assert methodology.by_role["act"].id == "0.1"
    assert methodology.questions["0.4"].choices[0].id == "1"
    assert methodology.questions["0.2"].kind is QuestionKind.ANSWER
    assert methodology.questions["0.2"].allow_unable
    assert not methodology.questions["0.3"].allow_unable
    assert methodology.matrix[4] == ("low", "low", "low", "low", "high")
    assert methodology.level("high").demands_test
    stop = methodology.hard_stops[0].when
    assert (stop.form, stop.parts[1].form) == (Form.ALL, Form.NONE)
    assert stop.parts[1].parts[0].any_of == ("yes",)
    assert problems(SMALL) == ()


def test_the_digest_is_that_of_the_file_as_it_lies_on_disk() -> None:
    data = SMALL.replace("\n", "\r\n").encode()

    assert parse_bytes(data).sha256 == hashlib.sha256(data).hexdigest()
    assert parse_bytes(data).sha256 != parse(SMALL).sha256


def test_all_problems_are_listed_in_the_order_of_their_lines() -> None:
    text = SMALL
    for old, new in (
        ('id = "small"', 'id = "small"\nxyz = 1'),
        ('role = "basis"', 'role = "bases"'),
        ('["release"]', '["released"]'),
        ('question = "0.2"', 'question = "0.9"'),
    ):
        text = text.replace(old, new, 1)

    found = problems(text)

    assert {problem.code.split(".")[1] for problem in found} == {
        "unknown_key",
        "unknown_role",
        "unknown_stage",
        "unknown_question",
        "role_missing",
    }
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


def test_a_typo_is_answered_with_the_key_that_was_meant() -> None:
    found = problems(SMALL.replace("reason = true", "reasons = true"))

    assert found[0].data["near"] == "reason"
    assert "“reason”" in words.error(error_of(found[0], "f"), "en").next_step


def test_a_circle_through_sections_is_found() -> None:
    """A section that waits for its own answer could never be answered."""
    text = SMALL.replace(
        'opens_when = { fact = "baseline.locked", any_of = ["yes"] }',
        'opens_when = { question = "0.5", answered = true }',
    ).replace('question = "0.2", any_of = ["yes", "unable"]', 'question = "2.4", answered = true')

    found = [problem for problem in problems(text) if problem.code == "methodology.cycle"]

    assert [problem.key for problem in found] == [
        "section[0].question[4].visible_when",
        "section[2].opens_when",
    ]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "missing_key", 1),
        (b'id = "a"\nname = "\xff"\n', "not_utf8", 2),
        (b"\xef\xbb\xbfid = 1\n", "byte_order_mark", 1),
        (b'id = "a"\nversion == 1\n', "not_toml", 2),
        (b'id = "a"\nid = "b"\n', "not_toml", 2),
        (b'id = "a"\ntitle = """\n\n', "not_toml_end", 4),
        (b"a = " + b"[" * 100_000, "too_deep", 1),
        (b"\n\na = " + b"[" * 80 + b"]" * 80, "too_deep", 3),
        (b"a" + b".a" * 200_000 + b" = 1", "too_deep", 1),
        (b"#" * (MAX_BYTES + 1), "too_large", 0),
        (b'id = "a"\nversion = ' + b"9" * 5_000, "long_number", 2),
        (b"\na = [1, 0x" + b"f" * 50_000 + b"]", "long_number", 2),
        (b"a = { b = -" + b"1" * 5_000 + b".5 }", "long_number", 1),
        (b"a = " + b"1_" * 4_000 + b"1 =", "long_number", 1),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_methodology_at_all_is_refused(data: bytes, code: str, line: int) -> None:
    found = problems_of_bytes(data)

    assert (found[0].code, found[0].line) == (f"methodology.{code}", line)
    with pytest.raises(BadInputError, match=rf"methodology\.{code}"):
        parse_bytes(data, "small.toml")
    has_words(found[0])


def test_more_than_a_thousand_questions_are_refused() -> None:
    one = "".join(question(f"0.{number}", "answer") for number in range(10, 999))
    start = SMALL.index('[[section]]\nid = "1"')
    two = "".join(question(f"1.{number}", "answer") for number in range(10, 60))
    middle = SMALL.index('[[section]]\nid = "2"')
    text = SMALL[:start] + one + SMALL[start:middle] + two + SMALL[middle:]

    assert [problem.code for problem in problems(text)] == ["methodology.too_many_questions"]


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + text[start + chance.randrange(1, 40) :]


def _swap(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + chance.choice('[]{}".=,\n#0é') + text[start + 1 :]


def _double(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    return "".join([*lines[:place], lines[chance.randrange(len(lines))], *lines[place:]])


@pytest.mark.parametrize("damage", [_cut, _swap, _double])
def test_no_damage_to_a_file_brings_the_reader_down(
    damage: Callable[[str, random.Random], str],
) -> None:
    chance = random.Random(20260116)
    for _ in range(60):
        text = damage(SMALL, chance)
        found = problems(text)
        for problem in found:
            has_words(problem)
            assert 1 <= problem.line <= text.count("\n") + 1
        if not found:
            assert parse(text).id == "small"
