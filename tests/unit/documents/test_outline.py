"""The outline of a packet leads to the pages on which its sections begin."""

from typing import Any

import pytest

from tests.unit.documents import casework
from workstation.documents.assessment import render
from workstation.domain.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_entry_of_the_outline_leads_to_its_heading(language: Language) -> None:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(
        render(casework.record(language, persons=12), casework.methodology())
    )
    try:
        texts = [_words(page) for page in document]
        reached = []
        for entry in document.get_toc():
            dest = entry.get_dest()
            assert dest is not None
            number = dest.get_index()
            assert number is not None
            reached.append(number)
            assert " ".join(entry.get_title().split())[:20] in texts[number]
    finally:
        document.close()
    assert reached == sorted(reached)
    assert len(set(reached)) > 3


def _words(page: Any) -> str:
    text = page.get_textpage()
    try:
        return " ".join(text.get_text_range().split())
    finally:
        text.close()
        page.close()
