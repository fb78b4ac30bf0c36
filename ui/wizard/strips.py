"""What is said above the questions of every section: a newer version, answers kept aside."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.after.way import AfterNotice
from ui.theme.parts import icon_button, rename
from ui.wizard.carry import CarryDialog
from ui.wizard.desk import Desk
from ui.wizard.effects import AsideNotice
from ui.wizard.upgrade import UpgradeNotice
from ui.wizard.voided import VoidedNotice


class Strips(QWidget):
    """One line for each, without height while there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.upgrade = UpgradeNotice(desk, self)
        self.aside = AsideNotice(desk, self)
        self.after = AfterNotice(desk, self)
        self.voided = VoidedNotice(desk, self)
        column = QVBoxLayout(self)
        desk.theme.set_spacing(column)
        column.addWidget(self.after)
        column.addWidget(self.voided)
        column.addWidget(self.upgrade)
        column.addWidget(self.aside)


class VersionTools(QWidget):
    """In the head of the questions: carry earlier answers forward, compare with another file."""

    compare_requested = Signal()
    """A person wants this file beside another, or an earlier version of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.carry = icon_button(desk.theme, "copy", "")
        self.compare = icon_button(desk.theme, "git-compare", "")
        self.dialog: CarryDialog | None = None
        row = QHBoxLayout(self)
        desk.theme.set_spacing(row, gap=8)
        row.addWidget(self.carry)
        row.addWidget(self.compare)
        self.carry.clicked.connect(self.show_carry)
        self.compare.clicked.connect(self.compare_requested)
        desk.earlier.changed.connect(self._show_carry)
        self.retranslate()
        self._show_carry()
        desk.earlier.load()

    def show_carry(self) -> None:
        """Ask which earlier answers are carried; where there are none, say so."""
        if self._desk.is_open:
            self.dialog = CarryDialog(self._desk, self.window())
            self.dialog.open()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        rename(self.carry, self.tr("Carry forward earlier answers… (Ctrl+Shift+D)"))
        rename(self.compare, self.tr("Compare with another file or version (Ctrl+D)"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_carry(self) -> None:
        self.carry.setVisible(self._desk.is_open)
