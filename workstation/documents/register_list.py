"""The list of a register on paper: the entries that a filter lets through, as they stand."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from workstation.documents import container
from workstation.documents.check_code import checked_code_of
from workstation.documents.paper_content import Paper
from workstation.documents.plain import literal, visible
from workstation.documents.sheet import Leaf, gray, marked
from workstation.documents.tags import Tags
from workstation.documents.typeface import COLUMN
from workstation.domain.marking import Banner, roll_up_texts
from workstation.domain.register import RegisterRow
from workstation.domain.text import Language
from workstation.records.codec import json_text
from workstation.records.countries import country_name
from workstation.words import STATUS_AREAS

FORMAT: Final = "assessor-register-list/2"
"""Raised with every change of what the pages say, so that a check code names one text."""

_WIDTHS: Final = (70.0, COLUMN - 358, 144.0, 58.0, 86.0)
_MOST_LETTERS: Final = 600


@dataclass(frozen=True, slots=True)
class ListContent:
    """What is printed.

    Attributes:
        language: of the pages.
        on: the day of the print.
        station: whose record this is.
        officer: who printed it.
        kind: the register.
        rows: the entries, newest first.
        matching: how many the filter lets through, of which ``rows`` are the newest.
        total: how many the register holds.
        filters: the filters in words; none for the whole register.
    """

    language: Language
    on: str
    station: str
    officer: str
    kind: str
    rows: Sequence[RegisterRow]
    matching: int
    total: int
    filters: Sequence[str] = ()


class _Page(Leaf):
    """The words of the pages."""

    is_tidy = True

    def __init__(self, content: ListContent) -> None:
        self.content = content

    @property
    def language(self) -> Language:
        return self.content.language

    @cached_property
    def banner(self) -> Banner:
        """Rolled up from every entry that is printed (B-32 to B-36)."""
        marks = sorted({row.marking for row in self.content.rows if row.marking})
        return roll_up_texts(marks or ["(U)"])[0]

    def number(self, value: int) -> str:
        """1,248 in English and 1 248 in French."""
        return f"{value:,}".replace(",", "\u202f" if self.language == "fr" else ",")


def render(content: ListContent, *, copy: int = 1, copies: int = 1) -> Paper:
    """The pages of one numbered copy; the same content gives the same bytes.

    Raises:
        BadInputError: ``packet.too_long_to_draw``: the pages take more than a minute.
    """
    from workstation.documents import furniture

    page = _Page(content)
    code = checked_code_of(hashlib.sha256(f"{FORMAT}\n{json_text(content)}".encode()).digest())
    name = page.say(f"register.name.{content.kind}")
    banner = visible(page.banner.in_language(content.language))
    around = furniture.Furniture(
        banner=banner,
        header_left=f"{name} ",
        header_left_bold="",
        header_left_rest=visible(content.station),
        header_right=visible(content.on),
        footer_left=page.say("register.footer", copy=copy, copies=copies),
        footer_middle=page.say("footer.code"),
        footer_code=code,
        page_of=lambda at, pages: page.say("footer.page", page=at, pages=pages),
        title=name,
        author=visible(content.officer),
        subject=banner,
        fits_banner=True,
        tags=Tags(),
    )
    pages = furniture.build(_story(page, name), around)
    return Paper(
        container.finish_print(pages, content.language, around.tags), page.banner.text, code
    )


def _story(page: _Page, name: str) -> list[Any]:
    from workstation.documents import flow

    content = page.content
    counted = page.say(
        "register.counted",
        shown=page.number(len(content.rows)),
        matching=page.number(content.matching),
        total=page.number(content.total),
    )
    about = page.say("register.about", name=content.officer, on=content.on)
    parts = [
        flow.Outlined(page.paragraph(name, "title"), name, "list"),
        page.paragraph(f"{counted} {about}", "intro"),
    ]
    if content.filters:
        filters = page.say("register.filters", filters="; ".join(content.filters))
        parts.append(page.paragraph(filters, "intro"))
    if not content.rows:
        return [*parts, page.paragraph(page.say("register.none"))]
    columns = ("id", "entry", "partner", "on", "status")
    head = [page.say(f"register.head.{column}") for column in columns]
    rows = [_row(page, row) for row in content.rows]
    return [*parts, flow.ruled_table(page, _WIDTHS, head, rows)]


def _row(page: _Page, row: RegisterRow) -> list[Any]:
    text = " ".join(row.title.split())
    shown = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rstrip()} …"
    status = row.status or ("none" if row.kind == "assurance" else "")
    lines = [literal(page.name(f"{STATUS_AREAS[row.kind]}.{status}"))] if status else []
    if row.due:
        lines.append(gray(literal(page.say("register.due", on=row.due))))
    return [
        page.paragraph(row.id),
        page.markup(marked(row.marking, shown)),
        page.paragraph(row.partner_name or country_name(row.country, page.language)),
        page.paragraph(row.on or page.say("value.none")),
        page.markup("<br/>".join(lines)),
    ]
