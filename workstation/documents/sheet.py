"""What every part of a document needs at hand: the record, the methodology, the words."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from workstation import words
from workstation.documents.packet_values import assessment_of
from workstation.documents.plain import literal, pieces
from workstation.documents.typeface import SEMIBOLD, styles
from workstation.domain.assessment import Assessment
from workstation.domain.methodology import Methodology, Question, QuestionKind
from workstation.domain.text import Language
from workstation.domain.title import title_of

Record = dict[str, Any]


class Leaf(ABC):
    """A document in one language: its words, and texts from anywhere as paragraphs."""

    is_tidy = False
    """No empty line where a cell is cut at the end of a line; signed pages stay as they were."""

    @property
    @abstractmethod
    def language(self) -> Language:
        """The language of the pages."""

    def say(self, key: str, **values: object) -> str:
        """The words for a key of the document's own words."""
        return words.label(f"doc.{key}", self.language, **values)

    def name(self, key: str) -> str:
        """The label of a code shared with the screen, or the code where nobody named it."""
        found = words.catalogue().get(key)
        return found[self.language] if found else key.rpartition(".")[2]

    def paragraph(self, text: str, style: str = "body") -> Any:
        """Plain text from anywhere, drawn literally."""
        return self.markup(literal(text), style)

    def markup(self, text: str, style: str = "body") -> Any:
        """A paragraph from markup that this program wrote around escaped texts."""
        from workstation.documents.tagged_parts import TaggedParagraph

        return TaggedParagraph(text, styles()[style])

    def marked(self, marking: str, text: str, style: str = "body") -> Any:
        """A text that starts with its portion mark."""
        return self.markup(marked(marking, text), style)

    def marked_pieces(
        self, marking: str, text: str, after: str = "", style: str = "body"
    ) -> list[Any]:
        """A text of any length as paragraphs that a page can hold; ``after`` is markup."""
        parts = [marked(marking if not at else "", each) for at, each in enumerate(pieces(text))]
        parts[-1] += f" {after}" if after else ""
        return [self.markup(each, style) for each in parts]


class CountedLeaf(Leaf):
    """A document whose banner is rolled up from the marks that are drawn."""

    @abstractmethod
    def note(self, marking: str) -> None:
        """Count a mark for the banner."""

    def marked(self, marking: str, text: str, style: str = "body") -> Any:
        """A text that starts with its portion mark, which counts for the banner."""
        self.note(marking)
        return super().marked(marking, text, style)

    def marked_pieces(
        self, marking: str, text: str, after: str = "", style: str = "body"
    ) -> list[Any]:
        """A text of any length that starts with its portion mark, which counts for the banner."""
        self.note(marking)
        return super().marked_pieces(marking, text, after, style)


@dataclass(frozen=True)
class Sheet(Leaf):
    """The assessment that is being made into pages."""

    record: Record
    methodology: Methodology
    draft: bool = False
    withheld: Mapping[str, str] = field(default_factory=dict)
    """Of a redacted copy: values of the cover, and what stands in place of each."""

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return cast(Language, self.record["language"])

    @cached_property
    def answers(self) -> dict[str, Record]:
        """The answers by question id."""
        return {each["question"]: each for each in self.record["assessment"]["answers"]}

    def by_role(self, role: str) -> Record:
        """The answer to the question with a role; empty when there is none."""
        question = self.methodology.by_role.get(role)
        return self.answers.get(question.id, {}) if question else {}

    @cached_property
    def said(self) -> Assessment:
        """The assessment of the record as a value."""
        return assessment_of(self.record)

    @cached_property
    def title(self) -> Record:
        """Text and marking of what the file is called; the text is "" while it has no title."""
        text, marking = title_of(self.methodology, self.said.kind, self.said.answers)
        return {"text": text, "marking": marking}

    def answer_words(self, question: Question, value: object) -> str:
        """An answer as a person reads it: ``Yes``, ``4, more likely than not``."""
        if isinstance(value, list):
            return ", ".join(self.answer_words(question, each) for each in value)
        if not isinstance(value, str) or not value:
            return ""
        if question.kind is QuestionKind.SCALE:
            return self.scale_words(question.scale, value)
        for choice in question.choices:
            if choice.id == value:
                return choice.label.in_language(self.language)
        if value in ("yes", "no", "unable", "na"):
            return self.say(f"answer.{value}")
        return value

    def scale_words(self, scale: str, value: str) -> str:
        """A step of a scale: its number and its words."""
        if value == "unable":
            return self.say("answer.unable")
        steps = self.methodology.severity if scale == "severity" else self.methodology.likelihood
        for step in steps:
            if str(step.value) == value:
                label = step.label.in_language(self.language)
                return f"{value}, {label[:1].lower()}{label[1:]}"
        return value

    def level_words(self, level: str | None) -> str:
        """The name of a risk level."""
        if not level:
            return self.say("value.none")
        return self.methodology.level(level).label.in_language(self.language)


def marked(marking: str, text: str) -> str:
    """Markup of a text that starts with its portion mark."""
    if not marking:
        return literal(text)
    return f'<font name="{SEMIBOLD}" size="7.5">{literal(marking)}</font> {literal(text)}'


def semibold(text: str) -> str:
    """Markup of an escaped text in SemiBold."""
    return f'<font name="{SEMIBOLD}">{text}</font>'


def gray(text: str) -> str:
    """Markup of an escaped text in the colour of labels."""
    from workstation.documents.typeface import LABEL

    return f'<font color="{LABEL}">{text}</font>'


def minute(timestamp: str) -> str:
    """``2026-11-16T21:20:05Z`` as ``2026-11-16 21:20 UTC``."""
    return f"{timestamp[:10]} {timestamp[11:16]} UTC" if timestamp else ""
