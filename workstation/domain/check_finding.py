"""What a check found, and what the checks look at."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from workstation.domain.assessment import AnswerValue, Assessment, Override
from workstation.domain.circumstances import Circumstances
from workstation.domain.condition import FactValue
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_kinds import WARN, CheckRule
from workstation.domain.reliance import Reliance
from workstation.domain.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check, with a link to its field.

    Attributes:
        check: which check of ``methodology_kinds.CHECKS``.
        strength: note, warn or block, as the methodology says; weaker where a reason that it
            asked for is written already.
        question: where it can be mended.
        key: its sentence in words.
        detail: what the sentence names: numbers of entries, words that were found.
        levels: levels or choices that the sentence names, this file's own first.
        row: the row of the answer, counted from 1, or 0.
        rule: where the duty comes from.
        substance: the part of the answer that it is about; an override is for that.
        overridden: why it was passed over, while that still holds.
    """

    check: str
    strength: str
    question: str
    key: str
    detail: str = ""
    levels: tuple[Text, ...] = ()
    row: int = 0
    rule: str = ""
    substance: str = ""
    overridden: Override | None = None

    @property
    def is_open(self) -> bool:
        """Whether it stands between the author and the signature."""
        return self.strength != "note" and self.overridden is None


@dataclass(frozen=True, slots=True)
class Found:
    """One finding before the methodology has said how strongly it speaks.

    ``variant`` tells sentences of one check apart; ``answered`` says that the reason which the
    methodology asks for elsewhere is written, so that nobody is asked twice. ``levels`` are ids of
    levels, or of choices of the question.
    """

    question: str
    detail: str = ""
    levels: tuple[str, ...] = ()
    row: int = 0
    variant: str = ""
    substance: str = ""
    answered: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What one check looks at.

    ``assessment`` holds only answers that count: what is hidden is found by no check.
    """

    m: Methodology
    assessment: Assessment
    circumstances: Circumstances
    facts: Mapping[str, FactValue]
    resting: tuple[Reliance, ...]
    words: tuple[str, ...] = ()

    def place(self, role: str) -> str:
        """The question with a role, or "" when the methodology has none."""
        question = self.m.by_role.get(role)
        return question.id if question else ""

    def value(self, role: str) -> AnswerValue:
        """What was answered to the question with a role."""
        answer = self.assessment.answers.get(self.place(role))
        return answer.value if answer else None

    @property
    def rated_at(self) -> str:
        """Where the baseline is rated: by likelihood and severity, or by a level itself."""
        return self.place("baseline.likelihood") or self.place("baseline.level")

    def rank(self, level: object) -> int | None:
        """How high a level stands; None for one that the methodology does not know."""
        ids = [each.id for each in self.m.levels]
        return ids.index(level) if isinstance(level, str) and level in ids else None


def as_finding(m: Methodology, rule: CheckRule, found: Found, strength: str) -> Finding:
    """A finding as the methodology speaks of it."""
    variant = f".{found.variant}" if found.variant else ""
    return Finding(
        check=rule.id,
        strength=strength,
        question=found.question,
        key=f"finding.{rule.id}{variant}",
        detail=found.detail,
        levels=tuple(_label(m, level, found.question) for level in found.levels),
        row=found.row,
        rule=rule.rule,
        substance=found.substance,
    )


def _label(m: Methodology, level: str, question: str) -> Text:
    """The words of a level, or of a choice of the question."""
    asked = m.questions.get(question)
    choices = asked.choices if asked else ()
    chosen = next((one.label for one in choices if one.id == level), None)
    known = next((one.label for one in m.levels if one.id == level), None)
    return chosen or known or Text(level, level)


def digest_of(findings: Iterable[Finding]) -> str:
    """What one check found at one question, as an override keeps it.

    Typing that changes nothing of what was found leaves the digest as it is: it covers what is
    named, the rows, and the part of the answer that the check is about, white space aside.
    """
    said = sorted(
        [
            each.key,
            each.row,
            each.detail,
            [t.en for t in each.levels],
            " ".join(each.substance.split()),
        ]
        for each in findings
    )
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def with_overrides(
    findings: tuple[Finding, ...], overrides: tuple[Override, ...]
) -> tuple[Finding, ...]:
    """The same findings, each warning with the override that was made for it as it stands.

    An override lapses when its check finds something else at that question, or something more.
    """
    if not overrides:
        return findings
    at: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        at.setdefault((each.check, each.question), []).append(each)
    holding = {
        (one.check, one.question): one
        for one in overrides
        if one.about and one.about == digest_of(at.get((one.check, one.question), ()))
    }
    return tuple(
        replace(each, overridden=holding.get((each.check, each.question)))
        if each.strength == WARN
        else each
        for each in findings
    )
