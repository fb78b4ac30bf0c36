"""The row of registers over their lists: partners first, then each kind of entry."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar

from ui.registers.kinds import PARTNERS, REGISTERS
from ui.registers.texts import RegisterWords
from ui.shell.context import Context
from ui.shell.page import Page, Place
from ui.theme.theme import Theme

PLACES: tuple[str, ...] = (PARTNERS, *REGISTERS)
BREACHES = "breach"
_TABS = (*PLACES, BREACHES)
"""Breaches have a page of their own, behind the registers of partners."""


def way_to(name: str, at: Place) -> tuple[str, Place]:
    """The page that shows a register, and the place on it."""
    if name == BREACHES:
        return "breaches", at
    return ("partners", at) if name == PARTNERS else ("registers", {"register": name, **at})


class RegisterSwitch(QFrame):
    """One tab for each register; arrows move in it, Ctrl+PgDn and Ctrl+PgUp from anywhere.

    Signals:
        chosen: a person wants the register of this name.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, shown: str = PARTNERS) -> None:
        super().__init__()
        self.setProperty("kind", "topbar")
        self._words = RegisterWords(self)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        for _place in _TABS:
            self.tabs.addTab("")
        row = QHBoxLayout(self)
        theme.set_spacing(row, (20, 4, 20, 0))
        row.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self.tabs.setCurrentIndex(_TABS.index(shown))
        self.tabs.currentChanged.connect(lambda place: self.chosen.emit(_TABS[place]))
        self.retranslate()

    @property
    def shown(self) -> str:
        """The register whose tab is lit."""
        return _TABS[self.tabs.currentIndex()]

    def show_register(self, name: str) -> None:
        """Light a tab without announcing it."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(_TABS.index(name))
        self.tabs.blockSignals(False)

    def step(self, by: int) -> None:
        """Choose the next or the previous register, as a person does."""
        self.chosen.emit(_TABS[(self.tabs.currentIndex() + by) % len(_TABS)])

    def add_keys(self, context: Context, page: Page) -> None:
        """Give a page the keys that lead from register to register."""
        add = context.shortcuts.add
        add(page, "Ctrl+PgDown", lambda: self.tr("Next register"), lambda: self.step(1))
        add(page, "Ctrl+PgUp", lambda: self.tr("Previous register"), lambda: self.step(-1))

    def retranslate(self) -> None:
        """Set every word anew."""
        names = (*self._words.names().values(), self.tr("Breaches"))
        for place, name in enumerate(names):
            self.tabs.setTabText(place, name)
        self.tabs.setAccessibleName(self.tr("Registers"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
