"""What the rules said, word for word, kept as text beside the tests.

Each file of ``tests/fixtures/exact`` holds the lines that one function below makes. A rule that
comes to say something else shows as the lines that differ; what is meant to change is written
anew with ``python -m tests.unit.domain.exact`` and read in the difference of the commit.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from workstation.domain.ageing import Material
from workstation.domain.assessment import (
    Answer,
    AnswerValue,
    Assessment,
    AssessmentKind,
    Decision,
    Evidence,
    EvidenceKind,
    Outcome,
    Override,
    Point,
)
from workstation.domain.circumstances import Circumstances
from workstation.domain.methodology import (
    HardStop,
    Methodology,
    NoticeRule,
    Question,
    QuestionKind,
    Section,
)
from workstation.domain.methodology_file import parse
from workstation.domain.risk import frozen_values
from workstation.domain.text import Text

PLACE = Path(__file__).parents[2] / "fixtures" / "exact"


@cache
def method(name: str) -> Methodology:
    """A methodology as it was once shipped; it stays as it is whatever is shipped later."""
    return parse((PLACE / f"{name}.toml").read_text("utf-8"), f"{name}.toml")


def kept(name: str) -> list[str]:
    return (PLACE / f"{name}.txt").read_text("utf-8").splitlines()


def first_difference(name: str, lines: Iterable[str]) -> str:
    """Where what is said now leaves what was kept, or ""."""
    now, then = list(lines), kept(name)
    for number, (a, b) in enumerate(zip(now, then, strict=False), 1):
        if a != b:
            return f"{name}.txt:{number}\n  was: {b}\n  now: {a}"
    return "" if len(now) == len(then) else f"{name}.txt: {len(then)} lines, now {len(now)}"


def say(value: Any) -> str:
    """A value on one line: what is empty is left out, parts of a methodology by their ids."""
    if isinstance(value, Text):
        return repr(value.en if len(value.en) < 60 else value.en[:57] + "…")
    if isinstance(value, HardStop | NoticeRule | Question | Section):
        return value.id
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        told = (
            f"{f.name}={say(v)}" for f in fields(value) if (v := getattr(value, f.name)) or v == 0
        )
        return f"({', '.join(told)})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {say(v)}" for k, v in value.items()) + "}"
    if isinstance(value, frozenset | set):
        return say(sorted(value))
    if isinstance(value, tuple | list):
        return "[" + ", ".join(say(each) for each in value) + "]"
    return repr(value)


WORDS = ("", " ", "x", "Words that explain.", "Because of E-01 and AS-2026-001.", "n/a",
         "The ally insists; pressure.", "Ahmed Khan travels to CAN.")  # fmt: skip
MARKS = ("(U)", "(S)", "(S//REL TO CAN, USA)", "(C//CEO)", "(S//SI//NF)", "(S//FGI GBR//OC)",
         "(broken", "(S//SI//TK)", "", "(PB)", "(//GBR S)")  # fmt: skip
DATES = ("2026-08-01", "2026-11-16", "2024-01-31", "2027-03-01", "soon")
EVIDENCE = (
    Evidence("E-01", EvidenceKind.FILE, "Letter", "(U)", "ab" * 32),
    Evidence("E-02", EvidenceKind.SOURCE, "Sheet", "(S)", "SRC-2025-001"),
    Evidence("E-03", EvidenceKind.RECORD, "Assurance", "(C)", "AS-2026-001"),
)
PEOPLE = ("One person", "Two person", "one Person ")


def chance_answer(chance: random.Random, question: Question) -> Answer:
    """Some answer, of the right form or nearly."""
    value: AnswerValue = None
    if question.kind is QuestionKind.ROWS:
        value = tuple(
            {c.id: chance_cell(chance, c) for c in question.columns if chance.random() < 0.9}
            for _ in range(chance.choice((0, 1, 1, 2, 3)))
        )
    elif question.kind is not QuestionKind.TEXT:
        value = chance_value(chance, question)
        if question.kind is QuestionKind.CHOICES and value:
            value = tuple(dict.fromkeys((value, chance_value(chance, question))))
    elif chance.random() < 0.1:
        value = "unable"
    mark = chance.choice(MARKS) if chance.random() < 0.3 else "(S//REL TO CAN, USA)"
    words = chance.choice(WORDS) if chance.random() < 0.4 else "Words that explain."
    if question.role.startswith("limb.") and chance.random() < 0.7:
        value = "yes"
    likely = {"E-01": 0.3, "E-02": 0.04, "E-03": 0.04}
    cited = tuple(e.id for e in EVIDENCE if chance.random() < likely[e.id])
    return Answer(question.id, value, words, mark, cited)


def chance_value(chance: random.Random, asked: Any) -> str:
    if asked.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        return str(chance.choice([each.id for each in asked.choices] or ["x"]))
    if asked.kind is QuestionKind.DATE:
        return chance.choice(DATES)
    if asked.kind is QuestionKind.SCALE:
        return chance.choice(("1", "2", "3", "4", "4", "5", "5", "unable"))
    if asked.kind is QuestionKind.ANSWER:
        return chance.choice(("yes", "yes", "no", "no", "unable", "na"))
    return chance.choice(WORDS)


def chance_cell(chance: random.Random, column: Any) -> str:
    if column.id == "person":
        return chance.choice(PEOPLE)
    if column.id in ("in_place", "verifiable"):
        return chance.choice(("yes", "yes", "yes", "no", "unable"))
    if column.id == "proof":
        return chance.choice(("E-01", "E-01, E-02", "E-09", "AS-2026-001", "", "E-03"))
    if column.id in ("likelihood_steps", "severity_steps"):
        return chance.choice(("0", "1", "2", " 1 ", "7", "-1", ""))
    if column.id == "kind":
        return chance.choice(("assurance-written", "caveat", "assurance-oral"))
    return chance_value(chance, column)


def chance_file(m: Methodology, seed: int) -> Assessment:
    """An assessment that nobody would write, and what the record knows about it."""
    chance = random.Random(seed)
    full = chance.choice((1.0, 0.97, 0.8))
    answers = {q.id: chance_answer(chance, q) for q in m.questions.values()
               if chance.random() < full}  # fmt: skip
    kind = chance.choice([AssessmentKind(each.id) for each in m.kinds] or [AssessmentKind.CASE])
    made = Assessment(
        id=f"MRA-2026-{seed:04}",
        version=1,
        methodology=m.id,
        methodology_version=m.version,
        methodology_sha256="",
        partner="P-0001",
        exchange="EX-2026-0001",
        author="author",
        author_name="A. Martin",
        created_utc="2026-11-13T10:00:00Z",
        answers=answers,
        evidence=EVIDENCE,
        kind=AssessmentKind.CASE if chance.random() < 0.5 else kind,
        country=chance.choice(("", "", "SYR")),
        submitted_utc=chance.choice(("", "2026-11-16T16:20:00Z")),
        raised_level=chance.choice(("", "", "TS", "x")),
        raised_marking=chance.choice(("", "(S)", "(bad")),
        new_facts_marking=chance.choice(("", "(TS)")),
        overrides=(Override("limbs_met", "11.7", "Seen", "(C)", "A", "2026"),) * (seed % 2),
        withdrawn=seed % 13 == 7,
        triage_closed=seed % 13 == 9,
    )
    if chance.random() < 0.75:
        frozen = frozen_values(m, made)
        if chance.random() < 0.2 and frozen:
            frozen.pop(chance.choice(sorted(frozen)))
        made = replace(
            made,
            baseline_locked_utc="2026-11-13T10:02:00Z",
            baseline_locked_by="author",
            baseline_values=frozen,
        )
    steps = [each.id for each in m.ladder]
    decisions = tuple(
        Decision(
            chance.choice((*steps, "second-reader")),
            chance.choice(tuple(Outcome)),
            chance.choice(WORDS),
            chance.choice(MARKS),
            chance.choice(("author", "officer-1", "officer-2")),
            "L. Chen",
            "2026-11-17T09:00:00Z",
            no_interest=chance.random() < 0.7,
            points=(Point("2.5", "Say more", "(S)"),) * chance.randrange(2),
        )
        for _ in range(chance.choice((0, 0, 0, 1, 2)))
    )
    return replace(made, decisions=decisions if made.submitted_utc else ())


def chance_record(seed: int) -> Circumstances:
    """What the record may say on the day."""
    chance = random.Random(seed + 10_000)
    stale = (
        Material("country-sheet", "SRC-2025-009", "Country", "(U)", "2026-07-03"),
        Material("entity-sheet", "SRC-2025-002", "Entity", "(U)", "2026-01-03"),
        Material("arrangement", "AR-1", "Arrangement", "(U)", "2026-02-03"),
        Material("source", "SRC-2025-001", "Sheet", "(U)", "2026-07-03"),
        Material("assurance", "AS-2026-001", "Assurance", "(U)", "2026-10-01"),
    )
    return Circumstances(
        arrangement_status=chance.choice(
            ("none", "active", "active", "restricted", "suspended", "terminated")
        ),
        restricts=chance.choice(((), ("disclosure",), ("use", "request"))),
        country_sheet_age_months=chance.choice((None, 3, 14)),
        open_incidents=chance.choice((0, 1, 3)),
        broken_assurances=chance.choice((0, 0, 1, 2)),
        partner_marking=chance.choice(("(U)", "(TS)")),
        record_markings=chance.choice(((), ("(S//CEO)", "(bad"))),
        entity_sheet_age_months=chance.choice((None, 2)),
        stale=tuple(each for each in stale if chance.random() < 0.5),
        on=chance.choice(("", "2026-11-16", "2026-11-16")),
        standing=chance.choice(("none", "yes", "no")),
        country_level=chance.choice(("", "low", "high", "substantial")),
        past_levels=chance.choice(
            ((), (("MRA-2026-0009", "P-0002", "low"), ("MRA-2025-0001", "P-0001", "substantial")))
        ),
        country_rating=chance.choice(("", "green", "yellow", "red")),
        country_source=chance.choice(("", "SRC-2025-001")),
        incidents=chance.choice(
            (
                (),
                (
                    ("IN-2026-001", "open", "work-needed", "torture"),
                    ("IN-2025-002", "closed", "substantiated", "torture detention"),
                    ("IN-2024-001", "closed", "unfounded", "leak"),
                ),
            )
        ),
        denied_alike=chance.choice(((), ("MRA-2026-0002",))),
    )


MAKERS: dict[str, Callable[[], Iterator[str]]] = {}


def keeps(name: str) -> Callable[[Callable[[], Iterator[str]]], Callable[[], Iterator[str]]]:
    """Register what makes the lines of one kept file."""

    def register(maker: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
        MAKERS[name] = maker
        return maker

    return register


def main() -> None:
    import tests.unit.domain.test_check_exact
    import tests.unit.domain.test_methodology_exact

    assert tests.unit.domain.test_check_exact
    assert tests.unit.domain.test_methodology_exact
    from tests.unit.domain import exact

    for name, maker in exact.MAKERS.items():
        (PLACE / f"{name}.txt").write_text("\n".join(maker()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
