"""What a new assessment can be: methodologies with their kinds, partners, countries."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workstation.domain.assessment import AssessmentKind
from workstation.domain.methodology_kinds import KindText
from workstation.domain.register import PartnerRow
from workstation.domain.text import Language, Text

if TYPE_CHECKING:
    from workstation.workflows.session import Session

DEFAULT: Final = "acmfea-2019"
KINDS: Final = tuple(kind.value for kind in AssessmentKind)


@dataclass(frozen=True, slots=True)
class NewFile:
    """What a person wants to begin; as the arguments of ``new_assessment``."""

    partner: str
    kind: AssessmentKind
    methodology: str
    country: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A methodology that an assessment can be made under, with the kinds it knows."""

    id: str
    title: Text
    kinds: tuple[KindText, ...]


def read_offers(_session: "Session") -> list[Offer]:
    """The newest version of each methodology, the usual one first."""
    from workstation.workflows import methodologies

    ids = dict.fromkeys(each.id for each in methodologies.list_methodologies())
    held = [methodologies.get_methodology(each) for each in ids]
    offers = [Offer(m.id, m.title, m.kinds) for m in held]
    return sorted(offers, key=lambda offer: (offer.id != DEFAULT, offer.id))


def countries_like(text: str, language: Language) -> list[tuple[str, str]]:
    """The countries whose name or code holds the text, accents and case aside."""
    from workstation.workflows import partners

    return partners.find_countries(text, language)


def partner_words(row: PartnerRow, language: Language) -> str:
    """A partner in one line, nothing said twice."""
    from workstation.workflows import partners

    country = partners.country_name(row.country, language)
    parts = (row.short_name, row.name, row.unit, country)
    return " · ".join(dict.fromkeys(part for part in parts if part))
