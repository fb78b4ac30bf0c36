"""The annual report that is being made: its words, and every portion mark that it draws."""

from collections.abc import Iterable, Sequence
from typing import Any

from workstation.documents.annual_report_content import NumberLine, ReportContent
from workstation.documents.sheet import CountedLeaf, marked
from workstation.documents.typeface import COLUMN, styles
from workstation.domain.marking import Banner, roll_up_texts
from workstation.domain.reporting import Portion, Version
from workstation.domain.statistics import PARTS
from workstation.domain.text import Language

OPEN = "(U)"
"""The mark of headings and of the program's own words: they are the same in every report."""

NUMBER_WIDTH = 84.0
INDENT = 12.0
_THIN = "\u202f"


class AnnualSheet(CountedLeaf):
    """Draws texts with their marks; the banner is rolled up from those that were drawn."""

    is_tidy = True

    def __init__(self, content: ReportContent) -> None:
        self.content = content
        self._marks: dict[str, None] = {}

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self.content.language

    @property
    def banner(self) -> Banner:
        """Rolled up from every mark drawn so far (B-32 to B-36)."""
        return roll_up_texts(self._marks)[0]

    def section(self, number: int, key: str) -> list[Any]:
        """The heading of a section."""
        from workstation.documents import flow

        title = f"{number}\u2002{self.say(f'annual.section.{key}')}"
        return flow.heading(self, title, f"section-{number}", marking=OPEN)

    def annex(self, letter: str, key: str) -> list[Any]:
        """The heading of an annex."""
        from workstation.documents import flow

        title = f"{letter}\u2002{self.say(f'annual.section.{key}')}"
        return flow.heading(self, title, f"annex-{letter}", marking=OPEN)

    def note(self, marking: str) -> None:
        """Count a mark for the banner."""
        if marking:
            self._marks.setdefault(marking)

    def said(self, key: str, style: str = "gap", **values: object) -> list[Any]:
        """A sentence of the report's own, the same for everybody."""
        return self.marked_pieces(OPEN, self.say(f"annual.{key}", **values), style=style)

    def passages(self, slot: str) -> list[Any]:
        """What people wrote for a part; a sentence where they wrote nothing."""
        found = self.content.slots.get(slot, ())
        if not found:
            return self.said("nothing_written")
        return [part for portion in found for part in self.portion(portion)]

    def portion(self, portion: Portion) -> list[Any]:
        """A passage, or in its place why it is not there."""
        if portion.text:
            return self.marked_pieces(portion.marking, portion.text, style="gap")
        return self.marked_pieces(OPEN, self.taken_out(portion), style="gap")

    def taken_out(self, portion: Portion) -> str:
        """Why something is not in this version (B-15, B-16)."""
        if self.content.version is Version.PUBLIC:
            return self.say("annual.redacted", reason=self.name(f"report_reason.{portion.reason}"))
        return self.say("annual.withheld")

    def numbers(self, group: str) -> list[Any]:
        """The numbers under one head as a table; zero is a number like any other."""
        lines = [line for line in self.content.numbers if line.group == group]
        return self._table(self.name(f"report_group.{group}"), lines)

    def chosen_numbers(self, figures: Sequence[str]) -> list[Any]:
        """Some numbers as a table."""
        by_name = {line.figure: line for line in self.content.numbers}
        lines = [by_name[figure] for figure in figures if figure in by_name]
        return self._table(self.say("annual.head.key"), lines)

    def figure_name(self, figure: str) -> str:
        """What a number counts."""
        return self.name(f"report_figure.{figure}")

    def figures(self, value: int) -> str:
        """1,248 in English and 1 248 in French."""
        return f"{value:,}".replace(",", _THIN if self.language == "fr" else ",")

    def shown(self, line: NumberLine) -> str:
        """A number as it stands in this version."""
        if line.portion.text:
            return self.figures(line.count)
        if self.content.version is Version.PUBLIC:
            return self.say("annual.redacted_short", letter=line.portion.reason[:1])
        return self.say("annual.withheld_short")

    def _counted(self, line: NumberLine) -> Any:
        """What a number counts; a part of the number above it stands further in."""
        from workstation.documents.tagged_parts import TaggedParagraph

        marking = line.portion.marking if line.portion.text else OPEN
        name = self.figure_name(line.figure)
        if line.figure not in PARTS and not line.figure.startswith("notice."):
            return self.marked(marking, name)
        self.note(marking)
        style = styles()["body"].clone("part", leftIndent=INDENT)
        return TaggedParagraph(marked(marking, name), style)

    def _table(self, head: str, lines: Iterable[NumberLine]) -> list[Any]:
        from reportlab.platypus import Spacer

        from workstation.documents import flow

        rows = [
            [
                self._counted(line),
                self.paragraph(self.shown(line), "figure"),
            ]
            for line in lines
        ]
        table = flow.ruled_table(
            self, [COLUMN - NUMBER_WIDTH, NUMBER_WIDTH], [head, self.say("annual.head.number")],
            rows, figures=1,
        )  # fmt: skip
        return [flow.together([Spacer(1, 6), table, Spacer(1, 4)])]
