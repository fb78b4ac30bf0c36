"""The forms of a dossier by name, so that each comes back after a lock with what it is about."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.partners.forms import Forms
from ui.registers.entries import HeldEntries, form_of
from ui.shell.context import Context
from ui.widgets.record_form import RecordDialog
from workstation.domain.partner import Assurance
from workstation.domain.register import Dossier

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
        self._held = HeldEntries(context, self)
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
        self._held.read_then(
            kind, entry, lambda: self.open("entry", partner, kind=kind, entry=entry)
        )

    def open_check(self, partner: str, assurance: str) -> None:
        """Read an assurance and open the form of a check of it."""
        self._held.read_then(
            "assurance", assurance, lambda: self.open("check", partner, assurance=assurance)
        )

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
        held = self._held.take("assurance", assurance)
        return self._forms.check(held, self._today()) if isinstance(held, Assurance) else None

    def _entry(self, partner: str, kind: str, entry: str) -> RecordDialog | None:
        held, countries = self._held.take(kind, entry), tuple(self._known()[1].items())
        return form_of(self._forms, held, countries) if held is not None else None

    def _today(self) -> str:
        return self._context.clock().date().isoformat()
