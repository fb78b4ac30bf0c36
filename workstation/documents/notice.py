"""The notice of a deputy head's determination to one recipient (B-12), as a page to be sent."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from workstation.documents import container
from workstation.documents.check_code import checked_code_of
from workstation.documents.paper_content import Paper
from workstation.documents.plain import literal, visible
from workstation.documents.sheet import CountedLeaf, minute, semibold
from workstation.documents.tags import Tags
from workstation.documents.typeface import COLUMN, MONO
from workstation.domain.marking import Banner, roll_up_texts
from workstation.domain.text import Language
from workstation.records.codec import json_text

FORMAT: Final = "assessor-notice/1"
"""Raised with every change of what the pages say, so that a check code names one text."""

PARTS: Final = ("partner", "subject", "basis", "conditions", "values", "packet")
"""What a recipient is told or not."""

OPEN: Final = "(U)"
_OWN_RULE: Final = re.compile(r"[A-H]-\d+")
"""The number of a rule in the house's own list says nothing to a recipient."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its portion mark."""

    text: str
    marking: str


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """What a notice says; parts that the recipient is not told are empty.

    ``left_out`` names them, so that nobody takes a short notice for a whole one.
    """

    language: Language
    on: str
    station: str
    officer: str
    notice: str
    to: str
    rule: str
    opening: str
    assessment: str
    version: int
    act: str
    outcome: str
    authority: str
    decided_by: str
    decided_utc: str
    due: str
    partner: Marked | None = None
    subject: Marked | None = None
    basis: Marked | None = None
    conditions: Sequence[Marked] = ()
    values: Sequence[tuple[str, str]] = ()
    values_marking: str = OPEN
    packet: str = ""
    left_out: Sequence[str] = ()


class _Page(CountedLeaf):
    """The words of the pages, and every mark that is drawn."""

    is_tidy = True

    def __init__(self, content: NoticeContent) -> None:
        self.content = content
        self._marks: list[str] = []

    @property
    def language(self) -> Language:
        return self.content.language

    @property
    def banner(self) -> Banner:
        """Rolled up from every mark drawn so far (B-32 to B-36)."""
        return roll_up_texts(self._marks or [OPEN])[0]

    def note(self, marking: str) -> None:
        if marking:
            self._marks.append(marking)


def render(content: NoticeContent) -> Paper:
    """The pages of a notice; the same content gives the same bytes.

    Raises:
        BadInputError: ``packet.too_long_to_draw``: the pages take more than a minute.
    """
    from workstation.documents import furniture

    page = _Page(content)
    code = checked_code_of(hashlib.sha256(f"{FORMAT}\n{json_text(content)}".encode()).digest())
    story = _story(page)
    banner = visible(page.banner.in_language(content.language))
    around = furniture.Furniture(
        banner=banner,
        header_left=page.say("notice.header") + " ",
        header_left_bold=visible(content.assessment),
        header_left_rest=page.say("notice.header_version", version=content.version),
        header_right=visible(content.on),
        footer_left=visible(content.station),
        footer_middle=page.say("footer.code"),
        footer_code=code,
        page_of=lambda at, pages: page.say("footer.page", page=at, pages=pages),
        title=f"{page.say('notice.title')}, {visible(content.assessment)}",
        author=visible(content.officer),
        subject=banner,
        fits_banner=True,
        tags=Tags(),
    )
    pages = furniture.build(story, around)
    return Paper(
        container.finish_print(pages, content.language, around.tags), page.banner.text, code
    )


def _story(page: _Page) -> list[Any]:
    from workstation.documents import flow

    content, title = page.content, page.say("notice.title")
    parts = [
        flow.Outlined(page.paragraph(title, "title"), title, "notice"),
        page.markup(semibold(literal(content.to)), "subject"),
        page.marked(OPEN, content.opening, "intro"),
        _facts(page),
    ]
    if content.values:
        parts += _part(page, "values")
        parts.append(_values(page))
    if content.basis is not None:
        parts += _part(page, "basis")
        parts += page.marked_pieces(content.basis.marking, content.basis.text, style="gap")
    if content.conditions:
        parts += _part(page, "conditions")
        for number, each in enumerate(content.conditions, 1):
            parts += page.marked_pieces(each.marking, f"{number}. {each.text}", style="gap")
    if content.left_out:
        named = ", ".join(page.say(f"notice.part.{each}") for each in content.left_out)
        parts += _part(page, "left_out")
        parts.append(page.marked(OPEN, page.say("notice.left_out_text", parts=named)))
    return [*parts, *_part(page, "signature"), _signature(page)]


def _part(page: _Page, key: str) -> list[Any]:
    from workstation.documents import flow

    return flow.heading(page, page.say(f"notice.{key}"), key)


def _facts(page: _Page) -> Any:
    from workstation.documents import flow

    content = page.content
    rows: list[tuple[str, str]] = [
        ("file", literal(f"{content.assessment}, version {content.version}")),
        ("act", literal(content.act or page.say("value.none"))),
        ("outcome", semibold(literal(content.outcome))),
        ("authority", literal(content.authority)),
        ("decided", literal(f"{minute(content.decided_utc)}, {content.decided_by}")),
        ("due", literal(content.due)),
    ]
    if not _OWN_RULE.fullmatch(content.rule):
        rows.append(("rule", literal(content.rule)))
    if content.packet:
        rows.append(("packet", f'<font name="{MONO}">{literal(content.packet)}</font>'))
    data = [
        [page.paragraph(page.say(f"notice.fact.{key}"), "label"), page.markup(text)]
        for key, text in rows
    ]
    for key, each in (("partner", content.partner), ("subject", content.subject)):
        if each is not None:
            words = page.paragraph(page.say(f"notice.fact.{key}"), "label")
            data.insert(1, [words, page.marked(each.marking, each.text)])
    return flow.ruled_table(page, [120, COLUMN - 120], ["", ""], data)


def _values(page: _Page) -> Any:
    from workstation.documents import flow

    content = page.content
    rows = [
        [page.paragraph(name, "label"), page.marked(content.values_marking, value)]
        for name, value in content.values
    ]
    return flow.ruled_table(page, [200, COLUMN - 200], ["", ""], rows)


def _signature(page: _Page) -> Any:
    from workstation.documents import flow

    head = [page.say(f"notice.sign.{key}") for key in ("name", "signature", "date")]
    lines = [[page.markup("<br/><br/>"), page.markup(""), page.markup("")]]
    return flow.ruled_table(page, [170, 210, COLUMN - 380], head, lines)
