"""Texts that are not parsed as markup are read as ReportLab would read them, and as wide."""

from typing import Any

import pytest

from workstation.documents.typeface import SEMIBOLD, styles

_FONT = f'<font name="{SEMIBOLD}" size="7.5">'


def _read(made: Any) -> list[dict[str, Any]]:
    return [vars(each) for each in made.frags]


@pytest.mark.parametrize(
    "text",
    [
        "Plain words",
        "  space   around\nand two  lines ",
        "1\u00a0248 personnes\u00a0: «\u00a0oui\u00a0»",
        f"{_FONT}(S//CEO)</font> A title",
        f'before {_FONT}(S)</font> <font color="#3D4955">SRC-2024-003</font>',
        f"{_FONT} (S) </font>{_FONT}x</font>",
        '<font color="#3D4955"></font>',
        "one<br/>two",
        "R&amp;D &lt;b&gt; &nbsp;",
        f"{_FONT}a<br/>b</font>",
        "",
        " ",
    ],
)
def test_the_pieces_are_those_of_reportlab(text: str) -> None:
    from reportlab.platypus import Paragraph

    from workstation.documents.tagged_parts import TaggedParagraph

    for name in ("body", "head", "label"):
        ours, theirs = TaggedParagraph(text, styles()[name]), Paragraph(text, styles()[name])
        assert _read(ours) == _read(theirs)
        assert ours.wrap(90, 700) == theirs.wrap(90, 700) == ours.wrap(90, 700)
        assert ours.wrap(40, 700) == theirs.wrap(40, 700)


def test_words_are_as_wide_as_reportlab_measures_them() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from workstation.documents import typeface

    typeface.register()
    font = pdfmetrics.getFont(typeface.REGULAR)
    for text in ("Norvania", "é", "", "\U0001f600", "a" * 60):
        for size in (7.5, 9, 11):
            assert font.stringWidth(text, size) == TTFont.stringWidth(font, text, size)
            assert font.stringWidth(text, size) == TTFont.stringWidth(font, text, size)
