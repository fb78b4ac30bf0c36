"""Two sets of answers side by side: question by question, what differs and in which respect."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain.assessment import Answer, Evidence
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_parts import question_part
from workstation.domain.text import Text

VALUE: Final = "value"
TEXT: Final = "text"
MARKING: Final = "marking"
EVIDENCE: Final = "evidence"
ASKED: Final = "asked"
_ASKS: Final = frozenset({"text", "kind", "choices", "columns", "scale"})
"""What of a question makes an answer mean something else."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One side: the answers that count, what they cite, and what was asked."""

    methodology: Methodology
    answers: Mapping[str, Answer]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """One question on both sides.

    Attributes:
        section: its id, of the right side where both ask it.
        left, right: None where nothing was answered or the question is not asked.
        left_evidence, right_evidence: titles of what each cites.
        differs: ``value``, ``text``, ``marking``, ``evidence``, and ``asked`` where the two
            methodologies ask something else; empty when both say the same.
    """

    question: str
    section: str
    text: Text
    left: Answer | None
    right: Answer | None
    left_evidence: tuple[str, ...]
    right_evidence: tuple[str, ...]
    differs: tuple[str, ...]


def compare_answers(left: Answers, right: Answers) -> tuple[ComparedAnswer, ...]:
    """Every question that either side asks, in the order of the right, then of the left."""
    order = dict.fromkeys((*right.methodology.questions, *left.methodology.questions))
    return tuple(_compared(question, left, right) for question in order)


def _compared(question: str, left: Answers, right: Answers) -> ComparedAnswer:
    m = right.methodology if question in right.methodology.questions else left.methodology
    old, new = left.answers.get(question), right.answers.get(question)
    old_cites, new_cites = _cited(left, old), _cited(right, new)
    a, b = old or Answer(question), new or Answer(question)
    found = {
        VALUE: (a.value or None) != (b.value or None),
        TEXT: a.text != b.text,
        MARKING: a.marking != b.marking,
        EVIDENCE: {e.reference for e in old_cites} != {e.reference for e in new_cites},
        ASKED: not (a.is_empty and b.is_empty) and _asks(left, question) != _asks(right, question),
    }
    return ComparedAnswer(
        question,
        m.section_of[question].id,
        m.questions[question].text,
        old if old and not old.is_empty else None,
        new if new and not new.is_empty else None,
        tuple(f"{e.id} {e.title}" for e in old_cites),
        tuple(f"{e.id} {e.title}" for e in new_cites),
        tuple(name for name, differs in found.items() if differs),
    )


def _cited(side: Answers, answer: Answer | None) -> tuple[Evidence, ...]:
    named = answer.evidence if answer else ()
    return tuple(each for each in side.evidence if each.id in named)


def _asks(side: Answers, question: str) -> tuple[tuple[str, Text], ...] | None:
    asked = side.methodology.questions.get(question)
    if asked is None:
        return None
    part = question_part(side.methodology, asked)
    return tuple(said for said in part.says if said[0] in _ASKS)
