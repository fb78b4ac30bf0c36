"""The information paper that is being made: its words, and every portion mark that it draws."""

from collections.abc import Iterable, Sequence
from typing import Any

from workstation.documents.paper_content import PaperContent
from workstation.documents.plain import LONGEST_PIECE, literal
from workstation.documents.sheet import CountedLeaf, gray, marked, semibold
from workstation.documents.typeface import COLUMN
from workstation.domain.mark import MarkError
from workstation.domain.mark_parser import parse_mark
from workstation.domain.marking import Banner, contributors, roll_up_texts
from workstation.domain.text import Language

OPEN = "(U)"
"""The mark of a heading: its words are the same in every paper."""

SENTENCE = 44.0
"""Points that a heading with one sentence needs."""

SHORT_TABLE = 14
"""Rows of a table that is not broken where a page can hold it."""

_THIN = "\u202f"


class PaperSheet(CountedLeaf):
    """Draws texts with their marks and keeps count of them: the banner is rolled up from these."""

    is_tidy = True

    def __init__(self, content: PaperContent) -> None:
        self.content = content
        self.own = content.partner.marking
        self.cited: dict[str, None] = {}
        self._portions: list[tuple[str, str]] = []
        self._place = ""

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self.content.language

    @property
    def banner(self) -> Banner:
        """Rolled up from every mark drawn so far (B-32 to B-36)."""
        return roll_up_texts(marking for _, marking in self._portions)[0]

    @property
    def portions(self) -> int:
        """How many texts bear a mark so far."""
        return len(self._portions)

    @property
    def drivers(self) -> tuple[str, ...]:
        """The sections without whose marks the banner would be another, in their order."""
        marks, places = [], []
        for place, marking in self._portions:
            try:
                marks.append(parse_mark(marking))
            except MarkError:
                continue
            places.append(place)
        found = {places[at] for at in contributors(marks)} - {""}
        return tuple(sorted(found, key=int))

    def section(self, number: int, key: str, room: float = 96, **values: object) -> list[Any]:
        """The heading of a section; ``room`` is what must be left for it on the page."""
        from workstation.documents import flow

        self.begin(str(number))
        title = f"{number}\u2002{self.say(f'paper.section.{key}', **values)}"
        return flow.heading(self, title, f"section-{number}", marking=OPEN, room=room)

    def begin(self, place: str = "") -> None:
        """What is drawn from here on belongs to this section, or to the head of the paper."""
        self._place = place

    def part(self, key: str) -> list[Any]:
        """The heading of a part of a section."""
        from reportlab.platypus import CondPageBreak

        title = self.marked(OPEN, self.say(f"paper.part.{key}"), "answer")
        title.element.kind = "H3"
        return [CondPageBreak(96), self.gap(7), title, self.gap(2)]

    def note(self, marking: str) -> None:
        """Count a mark that is drawn in another way."""
        if marking:
            self._portions.append((self._place, marking))

    def said(self, key: str, marking: str = "", **values: object) -> list[Any]:
        """A sentence of the paper's own, under a mark or else that of the partner's entry."""
        return self.marked_pieces(
            marking or self.own, self.say(f"paper.{key}", **values), style="gap"
        )

    def none(self, key: str) -> list[Any]:
        """A sentence in the place of a part that has nothing to show."""
        return [self.gap(4), *self.said(key)]

    def line(self, key: str, text: str) -> str:
        """``Purpose: …``, to stand below a marked text; nothing when there is no text."""
        return self.say(f"paper.{key}", text=text) if text else ""

    def cell(
        self, marking: str, text: str, lines: Iterable[str] = (), small: Iterable[str] = ()
    ) -> list[Any]:
        """A marked text with more lines of it below, the last ones in the colour of labels.

        It is one paragraph, which stands beside its neighbours, unless it is a long text.
        """
        plain, faint = list(filter(None, lines)), list(filter(None, small))
        if len(text) + sum(map(len, plain)) + sum(map(len, faint)) <= LONGEST_PIECE:
            below = [*map(literal, plain), *(gray(literal(each)) for each in faint)]
            self.note(marking)
            return [self.markup("<br/>".join([marked(marking, text), *below]))]
        parts = self.marked_pieces(marking, text)
        for each in plain:
            parts += super().marked_pieces("", each)
        return parts + [self.markup(gray(literal(each))) for each in faint]

    def stacked(self, strong: str, *lines: str) -> Any:
        """A word that stands out, with more below it."""
        below = [literal(each) for each in lines if each]
        return self.markup("<br/>".join([semibold(literal(strong)), *below]))

    def head(self, *keys: str) -> list[str]:
        """The header of a table."""
        return [self.say(f"paper.head.{key}") if key else "" for key in keys]

    def table(self, widths: Sequence[float], head: Sequence[str], rows: Sequence[Any]) -> Any:
        """A table with thin lines."""
        from workstation.documents import flow

        return flow.ruled_table(self, widths, head, rows)

    def figures(self, key: str, label: str, head: Sequence[str], rows: Sequence[Any]) -> list[Any]:
        """A part with a table of numbers after a wide first column; a short one is not broken."""
        from workstation.documents import flow

        width = min(76.0, 300.0 / len(head))
        widths = [COLUMN - width * len(head), *([width] * len(head))]
        made = flow.ruled_table(self, widths, [label, *head], rows, figures=len(head))
        parts = [*self.part(key), made]
        return [flow.together(parts[1:])] if len(rows) <= SHORT_TABLE else parts

    def figure(self, text: str) -> Any:
        """A number in such a table."""
        return self.paragraph(text, "figure")

    def left_out(
        self, shown: int, count: int, marking: str = "", *, order: str = "newest"
    ) -> list[Any]:
        """How many are not listed, and in which order those were that are."""
        if shown >= count:
            return []
        values = {"shown": shown, "count": count, "left": count - shown}
        numbers = {key: self.number(value) for key, value in values.items()}
        return self.said(f"left_out.{order}", marking, **numbers)

    def rolled(self, markings: Iterable[str]) -> str:
        """The mark of a figure that was counted from texts with these marks."""
        kept = sorted(set(markings)) or [self.own]
        return roll_up_texts(kept)[0].mark.text()

    def number(self, value: int) -> str:
        """1,248 in English and 1 248 in French."""
        return f"{value:,}".replace(",", _THIN if self.language == "fr" else ",")

    def cite(self, source: str) -> str:
        """The id of a source that the list at the end then holds; "" for none."""
        if source:
            self.cited.setdefault(source)
        return source

    def gap(self, height: float) -> Any:
        """Empty space."""
        from reportlab.platypus import Spacer

        return Spacer(1, height)


def joined(parts: Iterable[str], separator: str = " · ") -> str:
    """The parts that say something."""
    return separator.join(part for part in parts if part)
