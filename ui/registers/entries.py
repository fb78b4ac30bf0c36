"""One entry of a register: read by its number, shown field by field, and put into its form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.partners.forms import Forms
from ui.registers.forms.maker import Countries
from ui.shell.context import Context
from ui.widgets.record_form import Field, RecordDialog
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


def form_of(forms: Forms, entry: Entry, countries: Countries) -> RecordDialog:
    """The form that changes an entry."""
    match entry:
        case Arrangement():
            return forms.arrangement(entry.partner, entry)
        case Agreement():
            return forms.agreement(entry.partner, entry)
        case Exchange():
            return forms.exchange(entry.partner, entry.on, entry)
        case Assurance():
            return forms.assurance(entry.partner, entry.on, entry)
        case AssuranceCheck():
            return forms.check(None, entry.on, entry)
        case Incident():
            return forms.incident(entry.partner, entry.on, entry)
        case Source():
            return forms.source(entry.partner, entry.country, entry.on, entry, countries)


class HeldEntries:
    """Entries that were read for a form that is about to open; each is taken once."""

    def __init__(self, context: Context, owner: QObject) -> None:
        self._context = context
        self._owner = owner
        self._held: dict[tuple[str, str], Entry] = {}

    def read_then(self, kind: str, id_: str, then: Callable[[], None]) -> None:
        """Read an entry, hold it, and go on."""

        def keep(entry: Entry) -> None:
            self._held[kind, id_] = entry
            then()

        def read(session: "Session") -> Entry:
            return read_entry(session, kind, id_)

        self._context.door.run(read, keep, owner=self._owner)

    def take(self, kind: str, id_: str) -> Entry | None:
        """An entry that was just read; one that was not is read, for the next time of asking."""
        held = self._held.pop((kind, id_), None)
        if held is None:
            self.read_then(kind, id_, lambda: None)
        return held
