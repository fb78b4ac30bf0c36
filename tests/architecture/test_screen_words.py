"""The words of the screen: all there, in both languages, set as French is set in Canada."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from ui import translations

RULES = {
    "a plain space before a colon": r" :",
    "no space before a colon": r"[^\W\d]:(?=\s|$)",
    "a space before ? ! or ;": r"\s[?!;]",
    "a plain space inside « »": r"« | »",
    "no space inside « »": r"«\S|\S»",
    "a straight apostrophe": r"'",
    "straight or English quotes": r"[\"“”]",
    "a plain space before %": r" %(?!n)",
    "two spaces": r"  ",
    "three dots for …": r"\.\.\.",
}


def _texts(name: str) -> Iterator[tuple[str, str]]:
    for context in ET.parse(translations.folder() / name).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            for text in forms or [translation.text or ""]:
                no_space = text.replace("\u202f", "\u00a0")
                yield f"{context.findtext('name')}: {text}", no_space


def test_every_text_of_the_screen_is_translated() -> None:
    """B-27: nothing is unfinished, has vanished, or lost a placeholder."""
    assert translations.problems() == []


@pytest.mark.parametrize("rule", sorted(RULES))
def test_french_is_set_as_in_canada(rule: str) -> None:
    """Look 5: a no-break space before a colon and inside guillemets, none before ? and ;."""
    found = [where for where, text in _texts("ui_fr.ts") if re.search(RULES[rule], text)]
    assert found == []


def test_one_and_many_differ_where_english_makes_a_difference() -> None:
    """“1 answers missing” is wrong in any language; no text says “answer(s)”."""
    texts = [text for _, text in _texts("ui_en.ts")]
    assert texts
    assert not [text for text in texts if re.search(r"\((s|ies|es)\)", text)]
