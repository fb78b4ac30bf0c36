"""Country codes: ISO 3166 as published, and the codes that other lists use for the same."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workstation import resource
from workstation.domain.text import LANGUAGES, Language
from workstation.records.folding import fold


@dataclass(frozen=True)
class Codes:
    """What is known of country codes.

    Attributes:
        alpha_2: two-letter code by three-letter code, of countries that exist.
        historic: codes of states that no longer exist.
        former: their names, by code and language.
        numeric: three-letter code by UN number without leading zeros.
        alias: ISO code by the code of another list.
        by_name: code by folded English name, official or common.
        invented: names of the demonstration's countries by code, from the range XAA to XZZ
            that ISO 3166-1 leaves to its users.
    """

    alpha_2: dict[str, str]
    historic: frozenset[str]
    former: dict[str, dict[str, str]]
    numeric: dict[str, str]
    alias: dict[str, str]
    by_name: dict[str, str]
    invented: dict[str, dict[str, str]]

    def is_code(self, code: str) -> bool:
        """Whether this is the code of a country: existing, dissolved, or invented to show."""
        return code in self.alpha_2 or code in self.historic or code in self.invented

    def named(self, name: str) -> str | None:
        """The code of the country with this name, in English or French, accents aside."""
        folded = fold(name)
        return self.by_name.get(folded) or _french_names().get(folded)


@cache
def codes() -> Codes:
    """All codes, read once."""
    import pycountry

    table = tomllib.loads(resource.read_text("countries.toml"))
    own, former = table["own"], table["former"]
    alpha_2 = {c.alpha_3: c.alpha_2 for c in pycountry.countries}
    alpha_2 |= {code: str(names["alpha_2"]) for code, names in own.items()}
    by_name: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("name", "official_name", "common_name"):
            if name := getattr(country, key, ""):
                by_name[fold(name)] = country.alpha_3
    by_name |= {fold(names["en"]): code for code, names in own.items()}
    for code, names in former.items():
        known_as = [*(names[language] for language in LANGUAGES), *names.get("known_as", ())]
        by_name |= {fold(name): code for name in known_as}
    historic = {c.alpha_3 for c in pycountry.historic_countries} | former.keys()
    return Codes(
        alpha_2=alpha_2,
        historic=frozenset(historic - alpha_2.keys()),
        former={code: {lang: names[lang] for lang in LANGUAGES} for code, names in former.items()},
        numeric={c.numeric.lstrip("0"): c.alpha_3 for c in pycountry.countries},
        alias=dict(table["alias"]),
        by_name=by_name,
        invented=tomllib.loads(resource.read_text("demo/countries.toml")),
    )


def find_country(text: str) -> str | None:
    """The three-letter code that a person meant; None when there is no such country.

    Takes a code of two or three letters, or the English or French name.
    """
    known, wanted = codes(), text.strip()
    upper = wanted.upper()
    if known.is_code(upper):
        return upper
    for code, alpha_2 in known.alpha_2.items():
        if alpha_2 == upper:
            return code
    return known.named(wanted)


def country_name(code: str, language: Language) -> str:
    """The name of a country; the code itself when it has no name here."""
    from babel import Locale

    known = codes()
    own = known.invented.get(code) or known.former.get(code)
    if own is not None:
        return own[language]
    alpha_2 = known.alpha_2.get(code)
    if alpha_2 is None:
        return _historic_name(code) or code
    return str(Locale(language).territories.get(alpha_2, code))


def _historic_name(code: str) -> str:
    """The name of a state whose code was taken over by a successor, as ISO 3166-3 has it."""
    import pycountry

    found = pycountry.historic_countries.get(alpha_3=code)
    return str(found.name) if found else ""


@cache
def _french_names() -> dict[str, str]:
    """Code by folded French name, of countries that exist."""
    from babel import Locale

    territories = Locale("fr").territories
    found = ((code, territories.get(alpha_2)) for code, alpha_2 in codes().alpha_2.items())
    return {fold(str(name)): code for code, name in found if name}


@cache
def list_countries(language: Language) -> tuple[tuple[str, str], ...]:
    """Every country as (code, name), in the order of names; the invented ones at the end."""
    return (*_named(codes().alpha_2, language), *_named(codes().invented, language))


@cache
def list_former(language: Language) -> tuple[tuple[str, str], ...]:
    """Every state that no longer exists as (code, name), in the order of names."""
    return tuple(_named(codes().former, language))


def _named(chosen: Iterable[str], language: Language) -> list[tuple[str, str]]:
    named = ((code, country_name(code, language)) for code in chosen)
    return sorted(named, key=lambda item: fold(item[1]))
