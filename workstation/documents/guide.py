"""Two printed pages for whoever must check a packet with public tools alone."""

import tomllib
from functools import cache
from typing import Any, Final

from workstation import resource
from workstation.documents import container
from workstation.documents.plain import literal
from workstation.documents.sheet import Leaf
from workstation.documents.tags import Tags
from workstation.documents.typeface import COLUMN, MONO
from workstation.domain.text import Language

PAGES: Final = 2
_BOX_PADDING: Final = 5
_LETTERS_OF_A_LINE: Final = 105
_FIELDS: Final = ("author", "second_reader", "L1", "L2", "L3", "L4", "L5")


class _Page(Leaf):
    is_tidy = True

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def language(self) -> Language:
        return self._language


def commands() -> tuple[str, ...]:
    """What the guide asks to be typed, in its order."""
    return tuple(each for step in _content()["step"] for each in step["commands"])


def render(language: Language) -> bytes:
    """The guide; the same bytes each time."""
    from workstation.documents import flow, furniture

    page, content = _Page(language), _content()
    title = str(content["title"][language])
    story: list[Any] = [
        flow.Outlined(page.paragraph(title, "title"), title, "guide"),
        page.paragraph(content["intro"][language], "intro"),
    ]
    for number, step in enumerate(content["step"], 1):
        story += _step(page, number, step)
    for number, note in enumerate(content["note"]):
        story += flow.heading(page, note["title"][language], f"note-{number}", room=60)
        story.append(page.paragraph(note["text"][language]))
    story += _own_notes(page)
    around = furniture.Furniture(
        banner=page.say("guide.banner"),
        header_left=page.say("guide.header"),
        header_left_bold="",
        header_left_rest="",
        header_right="",
        footer_left=page.say("guide.footer"),
        footer_middle="",
        footer_code="",
        page_of=lambda at, pages: page.say("footer.page", page=at, pages=pages),
        title=title,
        author="Assessor Workstation",
        subject=title,
        tags=Tags(),
    )
    return container.finish_print(furniture.build(story, around), language, around.tags)


def _step(page: _Page, number: int, step: dict[str, Any]) -> list[Any]:
    from workstation.documents import flow

    language = page.language
    heading = f"{number}\u2002{step['title'][language]}"
    return [
        *flow.heading(page, heading, f"step-{number}", room=_room(page, step)),
        page.paragraph(step["text"][language]),
        *(_command(page, each) for each in step["commands"]),
    ]


def _room(page: _Page, step: dict[str, Any]) -> float:
    """Points that a step takes with all that it asks to be typed, so that it stays together."""
    lines = len(step["text"][page.language]) / _LETTERS_OF_A_LINE + 1
    return 48 + 12 * lines + 20 * len(step["commands"])


def _own_notes(page: _Page) -> list[Any]:
    """A table in which whoever checks can note what was found."""
    from workstation.documents import flow

    head = [page.say(f"guide.note.{key}") for key in ("field", "valid", "who", "when", "openssl")]
    rows = [[page.paragraph(field, "answer"), "", "", "", ""] for field in _FIELDS]
    title = flow.heading(page, page.say("guide.note"), "notes", room=200)
    return [*title, flow.ruled_table(page, [90, 60, 150, 120, COLUMN - 420], head, rows)]


def _command(page: _Page, text: str) -> Any:
    """One command on a ground of its own, in equal letters."""
    from reportlab.platypus import Table, TableStyle

    shown = page.markup(f'<font name="{MONO}" size="7.2">{literal(text)}</font>')
    return Table(
        [[shown]],
        colWidths=[COLUMN],
        style=TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), "#F1F3F5"),
                ("LEFTPADDING", (0, 0), (-1, -1), _BOX_PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), _BOX_PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        ),
        hAlign="LEFT",
        spaceBefore=2,
        spaceAfter=2,
    )


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads((resource.root() / "guide.toml").read_text(encoding="utf-8"))
