"""The forms of the registers by name, so that each comes back after a lock."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.partners.forms import Forms
from ui.registers.entries import HeldEntries, form_of
from ui.registers.forms.maker import Countries
from ui.shell.context import Context
from ui.widgets.record_form import RecordDialog
from workstation.domain.partner import Assurance
from workstation.domain.register import RegisterRow


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
        self._held = HeldEntries(context, self)
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
        def opened() -> None:
            self._context.forms.open(form, **arguments)

        self._held.read_then(kind, id_, opened)

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
        held = self._held.take(register, entry)
        if held is None or not self.countries:
            return None
        return self._told(form_of(self.makers, held, self.countries))

    def _make_check(self, assurance: str) -> QDialog | None:
        held = self._held.take("assurance", assurance)
        if not isinstance(held, Assurance):
            return None
        return self._told(self.makers.check(held, self._context.clock().date().isoformat()))

    def _make_import(self, register: str) -> QDialog:
        from ui.partners.importing import ImportDialog

        dialog = ImportDialog(self._context, self._page, register)
        dialog.finished.connect(lambda _code: self.saved.emit())
        return dialog

    def _told(self, dialog: RecordDialog) -> RecordDialog:
        dialog.accepted.connect(self.saved)
        return dialog
