"""Country codes: ISO 3166 as published, and the codes that other lists use for the same."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workstation import resource
from workstation.domain.text import Language
from workstation.records.folding import fold


@dataclass(frozen=True)
class Codes:
    """What is known of country codes.

    Attributes:
        alpha_2: two-letter code by three-letter code, of countries that exist.
        historic: three-letter codes of states that no longer exist.
        numeric: three-letter code by UN number without leading zeros.
        alias: ISO code by the code of another list.
        by_name: code by folded English name, official or common.
        invented: names of the demonstration's countries by code, from the range XAA to XZZ
            that ISO 3166-1 leaves to its users.
    """

    alpha_2: dict[str, str]
    historic: frozenset[str]
    numeric: dict[str, str]
    alias: dict[str, str]
    by_name: dict[str, str]
    invented: dict[str, dict[str, str]]

    def is_code(self, code: str) -> bool:
        """Whether this is the code of a country: existing, dissolved, or invented to show."""
        return code in self.alpha_2 or code in self.historic or code in self.invented


@cache
def codes() -> Codes:
    """All codes, read once."""
    import pycountry

    table = tomllib.loads(resource.read_text("countries.toml"))
    alpha_2 = {c.alpha_3: c.alpha_2 for c in pycountry.countries}
    alpha_2 |= {code: str(own["alpha_2"]) for code, own in table["own"].items()}
    by_name: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("name", "official_name", "common_name"):
            if name := getattr(country, key, ""):
                by_name[name.casefold()] = country.alpha_3
    by_name |= {own["en"].casefold(): code for code, own in table["own"].items()}
    by_name |= {name.casefold(): code for name, code in table["name"].items()}
    return Codes(
        alpha_2=alpha_2,
        historic=frozenset(c.alpha_3 for c in pycountry.historic_countries) - alpha_2.keys(),
        numeric={c.numeric.lstrip("0"): c.alpha_3 for c in pycountry.countries},
        alias=dict(table["alias"]),
        by_name=by_name,
        invented=tomllib.loads(resource.read_text("demo/countries.toml")),
    )


def find_country(text: str) -> str | None:
    """The three-letter code that a person meant; None when there is no such country.

    Takes a code of two or three letters, or the English name.
    """
    known, wanted = codes(), text.strip()
    upper = wanted.upper()
    if known.is_code(upper):
        return upper
    for code, alpha_2 in known.alpha_2.items():
        if alpha_2 == upper:
            return code
    return known.by_name.get(wanted.casefold())


def country_name(code: str, language: Language) -> str:
    """The name of a country; the code itself when it has no name here."""
    from babel import Locale

    invented = codes().invented.get(code)
    if invented is not None:
        return invented[language]
    alpha_2 = codes().alpha_2.get(code)
    if alpha_2 is None:
        return _historic_name(code) or code
    return str(Locale(language).territories.get(alpha_2, code))


def _historic_name(code: str) -> str:
    import pycountry

    found = pycountry.historic_countries.get(alpha_3=code)
    return str(found.name) if found else ""


@cache
def list_countries(language: Language) -> tuple[tuple[str, str], ...]:
    """Every country as (code, name), in the order of names; the invented ones at the end."""
    return (*_named(codes().alpha_2, language), *_named(codes().invented, language))


def _named(chosen: Iterable[str], language: Language) -> list[tuple[str, str]]:
    named = ((code, country_name(code, language)) for code in chosen)
    return sorted(named, key=lambda item: fold(item[1]))
