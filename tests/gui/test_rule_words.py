"""Rules of a methodology are read in words, on the screens that show and compare them."""

import re

import pytest

from ui.widgets.methodology_rows import rows_of
from ui.widgets.rule_words import CONDITIONS, RuleWords
from workstation.domain.methodology_difference import difference
from workstation.domain.methodology_parts import parts_of
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows import methodologies

CODE = re.compile(r"\b[a-z]+\.[a-z_]+\b|: (?:yes|no|na|unable|stale)\b|\b\w+_\w+\b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_condition_shows_a_code(language: Language) -> None:
    """Facts, answers, levels and kinds have names in both languages."""
    seen = 0
    for held in methodologies.list_methodologies():
        m = methodologies.get_methodology(held.id, held.version)
        said = RuleWords(m, language)
        for part in parts_of(m):
            for field, text in part.says:
                if field in CONDITIONS:
                    seen += 1
                    shown = said.say(field, text.in_language(language))
                    assert not CODE.search(shown), (part.id, field, shown)
    assert seen > 100


def test_a_difference_reads_as_a_sentence() -> None:
    """The names of the file's own choices stand in it; a part is not named by its key."""
    before = methodologies.get_methodology("acmfea-2019", "2026.2")
    after = methodologies.get_methodology("acmfea-2019", "2026.3")
    rows = rows_of(difference(before, after), "fr", sides=(before, after))
    shown = {row.title: row.sides for row in rows}
    titles = " ".join(shown)
    assert "consent_missing" not in titles
    assert "Contrôle Accord d’un organisme d’origine" in shown
    needed = next(sides for title, sides in shown.items() if title.startswith("Section 9 "))
    assert "0.1\u00a0: Utiliser des renseignements" in needed[0]
    assert "Impossible à déterminer" in needed[0]


def test_what_has_no_name_stays_as_it_is_written() -> None:
    """A code that nobody named is shown; ids of choices and columns are left out."""
    said = RuleWords(None, "en")
    assert said.condition("4.2 is not answered") == "4.2 is not answered"
    assert said.condition("not (7.1 is none of red or yes)") == "not (7.1: none of red or Yes)"
    assert said.say("columns", "person (text; required): Person [a: First · b: Second]") == (
        "Person (text, required) [First · Second]"
    )
    assert said.say("choices", "a: First\nb: Second: more") == "First\nSecond: more"
    assert said.say("help", "country.sheet is stale") == "country.sheet is stale"
