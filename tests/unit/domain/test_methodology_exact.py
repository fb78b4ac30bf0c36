"""What is read out of a methodology, and every fault of one, word for word as it was agreed."""

from collections.abc import Iterator
from dataclasses import replace

from tests.unit.domain.exact import MAKERS, first_difference, keeps, method, say
from tests.unit.domain.methodology_small import SMALL
from tests.unit.domain.test_methodology_broken import ENTRIES
from tests.unit.domain.test_methodology_faults import FAULTS
from workstation.domain.methodology_difference import baseline_changed, difference
from workstation.domain.methodology_file import parse, problems
from workstation.domain.methodology_parts import parts_of

PLAIN = tuple((old, new) for name, old, new, _, _ in FAULTS if name == "small")


def lines_of_problems(text: str) -> Iterator[str]:
    for problem in problems(text):
        yield f"  {say(problem)}"


@keeps("problems")
def all_problems() -> Iterator[str]:
    for entry in ENTRIES:
        yield entry.name
        yield from lines_of_problems(entry.text)
    for old, new in PLAIN:
        yield f"{old!r} -> {new!r}"[:90]
        yield from lines_of_problems(SMALL.replace(old, new) if old else SMALL + new)


@keeps("parts")
def parts() -> Iterator[str]:
    for m in (parse(SMALL, "small.toml"), method("levels"), method("instrument")):
        for part in parts_of(m):
            said = {name: (text.en[:60], text.fr[:12]) for name, text in part.says}
            yield f"{part.kind} {part.id} {part.section} {say(part.title)} {said}"


@keeps("versions")
def versions() -> Iterator[str]:
    small, levels = parse(SMALL, "small.toml"), method("levels")
    other = replace(small, version="2", matrix=small.matrix[:4], sections=small.sections[1:])
    for before, after in ((small, other), (other, small), (levels, small)):
        found = difference(before, after)
        yield f"{found.before} {found.after} {baseline_changed(before, after, found)}"
        for part in found.parts:
            yield f"  {part.is_material} {say(part)}"


def test_every_fault_of_a_small_methodology() -> None:
    """B-27: line, key, code and what the sentence names."""
    assert first_difference("problems", MAKERS["problems"]()) == ""


def test_everything_that_two_methodologies_say() -> None:
    assert first_difference("parts", MAKERS["parts"]()) == ""


def test_everything_that_differs_between_methodologies() -> None:
    assert first_difference("versions", MAKERS["versions"]()) == ""
