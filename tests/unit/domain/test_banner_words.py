"""A banner in words is read back as the portion mark that it came from."""

import pytest

from workstation.domain.banner_words import HIGHEST, portion_of
from workstation.domain.marking import roll_up_texts
from workstation.domain.text import LANGUAGES


@pytest.mark.parametrize(
    "mark",
    [
        "(U)", "(PB)", "(S//CEO)", "(S//REL TO CAN, USA)", "(TS//SI//OC/NF)", "(//GBR S)",
        "(C//FGI USA//CEO)", "(U//FOUO)", "(S//DISPLAY ONLY USA)", "(//JOINT S CAN USA)",
    ],
)  # fmt: skip
def test_a_banner_counts_as_what_it_was_rolled_up_from(mark: str) -> None:
    """B-32: several banners on one screen are rolled up again, in whichever language."""
    banner, _problems = roll_up_texts([mark])
    for language in LANGUAGES:
        again, problems = roll_up_texts([portion_of(banner.in_language(language))])
        assert (again, problems) == (banner, ())


@pytest.mark.parametrize("said", ["", "SEKRET", "SECRET//NOBODY KNOWS"])
def test_a_banner_that_nobody_can_read_counts_as_the_highest(said: str) -> None:
    """B-29: what cannot be read is never handled as less."""
    assert portion_of(said) == HIGHEST
