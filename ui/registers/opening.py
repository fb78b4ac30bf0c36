"""The forms of the registers by name, so that each comes back after a lock."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.partners.forms import Forms
from ui.registers.entries import Entry, read_entry
from ui.registers.forms.maker import Countries
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
from workstation.domain.register import RegisterRow
from workstation.workflows.session import Session


class RegisterForms(QObject):
    """Makes each form from a register's name and an entry's number.

    A form waits until ``countries`` were read.

    Signals:
        saved: something was entered or changed.
    """

    saved = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self.countries: Countries = ()
        self._held: dict[tuple[str, str], Entry] = {}
        self.makers = Forms(context, page)
        offer = context.forms.offer
        offer("registers.new", self._make_new)
        offer("registers.edit", self._make_edit)
        offer("registers.check", self._make_check)
        offer("registers.import", self._make_import)

    def add(self, kind: str, partner: str = "") -> None:
        """Open the form of a new entry."""
        self._context.forms.open("registers.new", register=kind, partner=partner)

    def edit(self, kind: str, entry: str) -> None:
        """Read an entry of a register and open its form."""
        self._read_then(kind, entry, "registers.edit", register=kind, entry=entry)

    def check(self, row: RegisterRow) -> None:
        """Read an assurance and open the form of a check of it."""
        self._read_then("assurance", row.id, "registers.check", assurance=row.id)

    def take_file(self, kind: str) -> None:
        """Open the import of a register."""
        self._context.forms.open("registers.import", register=kind)

    def _read_then(self, kind: str, id_: str, form: str, **arguments: str) -> None:
        def opened(entry: Entry) -> None:
            self._held[kind, id_] = entry
            self._context.forms.open(form, **arguments)

        self._read(kind, id_, opened)

    def _read(self, kind: str, id_: str, on_entry: Callable[[Entry], None]) -> None:
        def job(session: Session) -> Entry:
            return read_entry(session, kind, id_)

        self._context.door.run(job, on_entry, owner=self)

    def _take(self, kind: str, id_: str) -> Entry | None:
        """An entry that was just read; one that was not is read, for the next time of asking."""
        held = self._held.pop((kind, id_), None)
        if held is None:

            def keep(entry: Entry) -> None:
                self._held[kind, id_] = entry

            self._read(kind, id_, keep)
        return held

    def _make_new(self, register: str, partner: str = "") -> QDialog | None:
        if not self.countries:
            return None
        today = self._context.clock().date().isoformat()
        forms = self.makers
        makers: dict[str, Callable[[], RecordDialog]] = {
            "arrangement": lambda: forms.arrangement(partner),
            "agreement": lambda: forms.agreement(partner),
            "exchange": lambda: forms.exchange(partner, today),
            "assurance": lambda: forms.assurance(partner, today),
            "assurance-check": lambda: forms.check(None, today),
            "incident": lambda: forms.incident(partner, today),
            "source": lambda: forms.source(partner, "", today, None, self.countries),
        }
        return self._told(makers[register]())

    def _make_edit(self, register: str, entry: str) -> QDialog | None:
        held = self._take(register, entry)
        if held is None or not self.countries:
            return None
        return self._told(self._form_of(held))

    def _make_check(self, assurance: str) -> QDialog | None:
        held = self._take("assurance", assurance)
        if not isinstance(held, Assurance):
            return None
        return self._told(self.makers.check(held, self._context.clock().date().isoformat()))

    def _make_import(self, register: str) -> QDialog:
        from ui.partners.importing import ImportDialog

        dialog = ImportDialog(self._context, self._page, register)
        dialog.finished.connect(lambda _code: self.saved.emit())
        return dialog

    def _form_of(self, entry: Entry) -> RecordDialog:
        forms = self.makers
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
                return forms.checks.make(None, entry.on, entry)
            case Incident():
                return forms.incident(entry.partner, entry.on, entry)
            case Source():
                return forms.source(entry.partner, entry.country, entry.on, entry, self.countries)

    def _told(self, dialog: RecordDialog) -> RecordDialog:
        dialog.accepted.connect(self.saved)
        return dialog
