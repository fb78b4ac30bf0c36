"""The forms of a dossier by name, so that each comes back after a lock with what it is about."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.partners.forms import Forms
from ui.registers.entries import Entry, read_entry
from ui.shell.context import Context
from ui.widgets.record_form import RecordDialog
from workstation.domain.partner import (
    Agreement,
    Arrangement,
    Assurance,
    AssuranceCheck,
    Exchange,
    Incident,
    Source,
)
from workstation.domain.register import Dossier
from workstation.workflows.session import Session

Known = Callable[[], tuple[Dossier | None, Mapping[str, str]]]
"""Gives the dossier that is shown, or None until it was read, and the countries' names."""


class DossierForms(QObject):
    """Makes each form from plain arguments; a form about something waits until it was read.

    Signals:
        saved: something was entered.
    """

    saved = Signal()

    def __init__(self, context: Context, page: QWidget, known: Known) -> None:
        super().__init__(page)
        self._context = context
        self._known = known
        self._held: dict[tuple[str, str], Entry] = {}
        forms = self._forms = Forms(context, page)
        makers: dict[str, Callable[..., RecordDialog | None]] = {
            "exchange": lambda partner: forms.exchange(partner, self._today()),
            "assurance": lambda partner: forms.assurance(partner, self._today()),
            "incident": lambda partner: forms.incident(partner, self._today()),
            "source": lambda partner, country: forms.source(partner, country, self._today()),
            "arrangement": forms.arrangement,
            "agreement": forms.agreement,
            "change-partner": self._change_partner,
            "entry": self._entry,
            "check": self._check,
        }
        for name, make in makers.items():
            context.forms.offer(f"dossier.{name}", partial(self._make, make))

    def open(self, name: str, partner: str, **arguments: str) -> None:
        """Open a form about a partner."""
        self._context.forms.open(f"dossier.{name}", partner=partner, **arguments)

    def open_entry(self, partner: str, kind: str, entry: str) -> None:
        """Read an entry of the record and open its form; who may not write reads it there."""
        self._read_then(kind, entry, lambda: self.open("entry", partner, kind=kind, entry=entry))

    def open_check(self, partner: str, assurance: str) -> None:
        """Read an assurance and open the form of a check of it."""
        self._read_then(
            "assurance", assurance, lambda: self.open("check", partner, assurance=assurance)
        )

    def _read_then(self, kind: str, entry: str, then: Callable[[], None]) -> None:
        def keep(found: Entry) -> None:
            self._held[kind, entry] = found
            then()

        def read(session: Session) -> Entry:
            return read_entry(session, kind, entry)

        self._context.door.run(read, keep, owner=self)

    def _take(self, kind: str, entry: str) -> Entry | None:
        """An entry that was just read; one that was not is read, for the next time of asking."""
        held = self._held.pop((kind, entry), None)
        if held is None:
            self._read_then(kind, entry, lambda: None)
        return held

    def _make(
        self, make: Callable[..., RecordDialog | None], **arguments: str
    ) -> RecordDialog | None:
        dialog = make(**arguments)
        if dialog is not None:
            dialog.accepted.connect(self.saved)
        return dialog

    def _change_partner(self, partner: str) -> RecordDialog | None:
        dossier, countries = self._known()
        if dossier is None or dossier.partner.id != partner:
            return None
        return self._forms.partner(tuple(countries.items()), dossier.partner)

    def _check(self, partner: str, assurance: str) -> RecordDialog | None:
        held = self._take("assurance", assurance)
        return self._forms.check(held, self._today()) if isinstance(held, Assurance) else None

    def _entry(self, partner: str, kind: str, entry: str) -> RecordDialog | None:
        held, countries = self._take(kind, entry), tuple(self._known()[1].items())
        forms = self._forms
        match held:
            case Arrangement():
                return forms.arrangement(partner, held)
            case Agreement():
                return forms.agreement(partner, held)
            case Exchange():
                return forms.exchange(partner, held.on, held)
            case Assurance():
                return forms.assurance(partner, held.on, held)
            case AssuranceCheck():
                return forms.check(None, held.on, held)
            case Incident():
                return forms.incident(partner, held.on, held)
            case Source():
                return forms.source(held.partner, held.country, held.on, held, countries)
        return None

    def _today(self) -> str:
        return self._context.clock().date().isoformat()
