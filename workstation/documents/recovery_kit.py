"""The recovery kit on paper: a page for each share, and one of instructions without secrets.

Every page speaks both languages: whoever opens the safe may read either one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from workstation import words
from workstation.documents import container, typeface
from workstation.documents.kit_parts import (
    gap,
    listed,
    paragraph,
    square_code,
    style,
    table,
    unbroken,
    within,
)
from workstation.documents.plain import visible
from workstation.documents.tags import Element, Tags, table_of
from workstation.documents.typeface import (
    COLUMN,
    LABEL,
    LINE,
    MONO,
    REGULAR,
    SEMIBOLD,
    styles,
)
from workstation.domain.text import LANGUAGES, Language
from workstation.vault.shares import Share

WORD_COLUMNS = 3
_WORD_SIZE, _WORD_ROW = 13.5, 18.5
_WORDS_WIDTH = 366.0
_QR_SIZE = 122.0
_GUTTER = 16.0
_FACT_WIDTHS, _FACT_HEIGHT = (206.0, COLUMN - 352), 24.0
_HOLDER_ROW = 24.0
_HOLDERS_BESIDE = 5
"""With more holders than this, the list has a page of its own."""
_COMMANDS = (
    "assessor recovery use --vault DIR --officer NAME --shares-file FILE --passphrase-file FILE",
    "assessor recovery prove --vault DIR --officer NAME --shares-file FILE",
)


@dataclass(frozen=True, slots=True)
class KitPages:
    """What is printed. The words of the shares are nowhere else."""

    station: str
    vault_id: str
    kit: str
    needed: int
    made_on: str
    made_by: str
    shares: tuple[Share, ...] = field(repr=False)


def render(kit: KitPages, language: Language) -> bytes:
    """The kit as a PDF; the reader's language stands first."""
    from reportlab.platypus import PageBreak

    from workstation.documents import furniture

    others = tuple(each for each in LANGUAGES if each != language)
    paper = _Paper(kit, (language, *others))
    story: list[Any] = []
    for share in kit.shares:
        story += [*_share_page(paper, share), PageBreak()]
    story += _guide_page(paper)
    around = _furniture(paper)
    pages = furniture.build(story, around)
    typeface.forget()
    return container.finish_print(pages, language, around.tags)


@dataclass(frozen=True, slots=True)
class _Paper:
    """The kit, with its words in both languages."""

    kit: KitPages
    order: tuple[Language, ...]

    def both(self, key: str, **values: object) -> str:
        """The words in both languages, one after the other."""
        found = [self.say(key, language, **values) for language in self.order]
        return " · ".join(dict.fromkeys(found))

    def say(self, key: str, language: Language, **values: object) -> str:
        return words.label(f"doc.recovery.{key}", language, **values)

    def key_of(self, key: str) -> str:
        """The wording for a kit of one share, where there is only one."""
        return f"{key}_one" if self.kit.needed == 1 else key


def _share_page(paper: _Paper, share: Share) -> list[Any]:
    kit = paper.kit
    title = paper.both("title_share", number=share.number, count=len(kit.shares))
    keep = paper.key_of("keep_text")
    return [
        _title(title, f"share-{share.number}"),
        _facts(paper),
        *_opens(paper),
        gap(7),
        _words_and_code(paper, share),
        gap(8),
        _two_columns(
            paper,
            (("keep", keep, False), ("use", "use_steps", True)),
            {"needed": kit.needed, "kit": kit.kit},
        ),
    ]


def _guide_page(paper: _Paper) -> list[Any]:
    from reportlab.platypus import PageBreak

    kit = paper.kit
    parts = (
        ("use", "use_steps", True),
        ("drill", "drill_steps", True),
        ("lost", "lost_steps", True),
    )
    return [
        _title(paper.both("title_guide"), "guide"),
        *[paragraph(paper.say("no_secret", each), styles()["body"], each) for each in paper.order],
        gap(6),
        _facts(paper),
        *_opens(paper),
        gap(8),
        _two_columns(paper, parts, {"kit": kit.kit}),
        paragraph(paper.both("command"), style("part", 9.5, 13, SEMIBOLD, before=8, after=2)),
        *[paragraph(each, style("command", 7.5, 10.5, MONO)) for each in _COMMANDS],
        *([PageBreak()] if len(kit.shares) > _HOLDERS_BESIDE else []),
        paragraph(paper.both("holders"), style("part", 9.5, 13, SEMIBOLD, before=10, after=2)),
        _holders(paper),
    ]


def _title(text: str, key: str) -> Any:
    from workstation.documents import flow

    return flow.Outlined(paragraph(text, style("share-title", 15, 19, SEMIBOLD)), text, key)


def _opens(paper: _Paper) -> list[Any]:
    """How many shares open the vault, a line for each language."""
    kit, strong = paper.kit, style("opens", 9, 12, SEMIBOLD)
    key, values = paper.key_of("needed"), {"needed": kit.needed, "count": len(kit.shares)}
    said = [paragraph(paper.say(key, each, **values), strong, each) for each in paper.order]
    return [gap(5), *said]


def _facts(paper: _Paper) -> Any:
    kit = paper.kit
    label, strong = styles()["label"], style("fact", 9, 11.6, SEMIBOLD)
    left, right = _FACT_WIDTHS
    said = [
        [
            paragraph(paper.both("station"), label),
            paragraph(kit.station, strong),
            paragraph(paper.both("kit"), label),
            paragraph(kit.kit, strong),
        ],
        [
            paragraph(paper.both("vault"), label),
            unbroken(kit.vault_id, style("vault", 8.5, 11.6, MONO)),
            paragraph(paper.both("made"), label),
            paragraph(f"{kit.made_on}, {kit.made_by}", strong),
        ],
    ]
    table_of(said, 4, labels=(0, 2))
    data: list[list[Any]] = [list(row) for row in said]
    data[0][1] = within(left - 8, _FACT_HEIGHT, data[0][1])
    data[1][3] = within(right - 8, _FACT_HEIGHT, data[1][3])
    return table(
        data,
        [76, left, 70, right],
        [
            ("LINEABOVE", (0, 0), (-1, -1), 0.5, LINE),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, LINE),
        ],
    )


def _words_and_code(paper: _Paper, share: Share) -> Any:
    small = style("small-code", 7.5, 9.5, REGULAR)
    check = [
        paragraph(paper.both("check"), styles()["label"]),
        paragraph(share.check_line, style("check", _WORD_SIZE, 16, MONO)),
    ]
    helps = [paragraph(paper.say("check_help", each), small, each) for each in paper.order]
    scan = [paragraph(paper.say("scan", each), small, each) for each in paper.order]
    code = square_code(share.text.upper(), _QR_SIZE, paper.both("code_alternative"))
    left = [
        _word_table(share),
        table([[check, helps]], [96, _WORDS_WIDTH - 96], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]),
    ]
    return table(
        [[left, [code, gap(3), *scan]]],
        [_WORDS_WIDTH + _GUTTER, COLUMN - _WORDS_WIDTH - _GUTTER],
        [("RIGHTPADDING", (1, 0), (1, 0), 0)],
        padding=(0, 0),
    )


def _word_table(share: Share) -> Any:
    """Numbered down the columns, as the fields on the screen are."""
    rows = -(-len(share.words) // WORD_COLUMNS)
    cells = _numbered_words(share)
    data: list[list[Any]] = [
        [cell for column in range(WORD_COLUMNS) for cell in cells[column * rows + row]]
        for row in range(rows)
    ]
    width = _WORDS_WIDTH / WORD_COLUMNS
    return table(
        data,
        [22, width - 22] * WORD_COLUMNS,
        [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ],
        heights=[_WORD_ROW] * rows,
        padding=(0, 2),
    )


def _numbered_words(share: Share) -> list[tuple[Any, Any]]:
    """Number and word as paragraphs; read aloud as a list in the order of the words."""
    from reportlab.lib.enums import TA_RIGHT

    gray = style("number", 8, 9.6, REGULAR)
    gray.textColor, gray.alignment = LABEL, TA_RIGHT
    strong, items, found = style("word", _WORD_SIZE, 16, MONO), Element("L"), []
    for number, word in enumerate(share.words, 1):
        pair = paragraph(str(number), gray), paragraph(word, strong)
        item = items.add("LI")
        pair[0].element, pair[1].element = item.add("Lbl"), item.add("LBody")
        found.append(pair)
    return found


def _two_columns(
    paper: _Paper, parts: Sequence[tuple[str, str, bool]], values: dict[str, object]
) -> Any:
    """The same passages side by side in both languages; steps are numbered."""
    cells = []
    for language in paper.order:
        cell: list[Any] = []
        for title, text, numbered in parts:
            part = style("part", 9.5, 13, SEMIBOLD)
            lines = paper.say(text, language, **values).split("|")
            cell.append(paragraph(paper.say(title, language), part, language))
            cell += listed(lines, language, numbered=numbered)
            cell.append(gap(6))
        cells.append(cell)
    half = _GUTTER / 2
    return table(
        [cells],
        [COLUMN / 2 + half, COLUMN / 2 - half],
        [("RIGHTPADDING", (0, 0), (0, 0), _GUTTER), ("RIGHTPADDING", (1, 0), (1, 0), 0)],
        padding=(0, 0),
    )


def _holders(paper: _Paper) -> Any:
    """Lines to fill in by hand; what is secret never stands here."""
    heads = ("holder_share", "holder_name", "holder_place", "holder_drills")
    label = styles()["label"]
    data: list[list[Any]] = [[paragraph(paper.both(each), label) for each in heads]]
    plain = styles()["body"]
    data += [[paragraph(str(share.number), plain), "", "", ""] for share in paper.kit.shares]
    table_of(data, len(heads), head=1, labels=(0,))
    heights = [14.0, *([_HOLDER_ROW] * len(paper.kit.shares))]
    return table(
        data,
        [70, 150, 150, COLUMN - 370],
        [("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")],
        heights=heights,
        padding=(1, 1),
    )


def _furniture(paper: _Paper) -> Any:
    from workstation.documents.furniture import Furniture

    kit = paper.kit

    def page_of(number: int, total: int) -> str:
        return paper.both("page", number=number, total=total)

    return Furniture(
        banner=paper.both("banner"),
        header_left=f"{paper.both('kit')} {kit.kit}",
        header_left_bold="",
        header_left_rest="",
        header_right=kit.made_on,
        footer_left="",
        footer_middle="",
        footer_code="",
        page_of=page_of,
        title=f"{visible(kit.station)} {kit.kit}",
        author=visible(kit.made_by),
        subject=paper.both("title_guide"),
        tags=Tags(),
    )
