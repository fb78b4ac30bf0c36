"""One entry of a register: read by its number, and shown field by field."""

from typing import TYPE_CHECKING

from ui.partners.forms import Forms
from ui.registers.forms.maker import Countries
from ui.widgets.record_form import Field
from workstation.domain.partner import (
    Agreement,
    Arrangement,
    Assurance,
    AssuranceCheck,
    Exchange,
    Incident,
    Source,
)

if TYPE_CHECKING:
    from workstation.workflows.session import Session

Entry = Arrangement | Agreement | Exchange | Assurance | AssuranceCheck | Incident | Source


def read_entry(session: "Session", kind: str, id_: str) -> Entry:
    """The entry of a register with this id; runs in the vault lane."""
    from workstation.workflows import agreements, registers

    match kind:
        case "arrangement":
            return registers.get_arrangement(session, id_)
        case "agreement":
            return agreements.get_agreement(session, id_)
        case "exchange":
            return registers.get_exchange(session, id_)
        case "assurance":
            return registers.get_assurance(session, id_)
        case "assurance-check":
            return registers.get_check(session, id_)
        case "incident":
            return registers.get_incident(session, id_)
        case _:
            return registers.get_source(session, id_)


def title_of(entry: Entry) -> str:
    """What an entry is called in a list."""
    match entry:
        case Arrangement() | Agreement() | Source():
            return entry.title
        case Assurance():
            return entry.text
        case _:
            return entry.summary


def fields_of(forms: Forms, entry: Entry, countries: Countries) -> tuple[Field, ...]:
    """The fields of an entry, as its form asks them."""
    match entry:
        case Arrangement():
            return forms.arrangements.fields(entry)
        case Agreement():
            return forms.agreements.fields(entry)
        case Exchange():
            return forms.exchanges.fields(entry)
        case Assurance():
            return forms.assurances.fields(entry)
        case AssuranceCheck():
            return forms.checks.fields(entry)
        case Incident():
            return forms.incidents.fields(entry)
        case Source():
            return forms.sources.fields(entry, countries)
