"""Entries of a decision, as many as there are: conditions, points to correct, dissents."""

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.keeping import Kept
from ui.theme.parts import button, icon_button, label
from ui.theme.theme import Theme


# What is abstract here is held by mypy: see ``ui.shell.page``.
class EntryRow(QFrame):
    """One entry in a box: its title with a way to take it out, and below it what is entered."""

    changed = Signal()
    """Something was entered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "box")
        self.title = label("", "field")
        self.remove_button = icon_button(theme, "x", "")
        self.head = QHBoxLayout()
        theme.set_spacing(self.head, gap=8)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.remove_button)
        self.body = QVBoxLayout()
        theme.set_spacing(self.body, gap=6)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (10, 4, 10, 10), 2)
        column.addLayout(self.head)
        column.addLayout(self.body)

    @property
    @abstractmethod
    def is_empty(self) -> bool:
        """Nothing was entered yet."""

    @property
    @abstractmethod
    def is_complete(self) -> bool:
        """All that an entry needs is there."""

    @abstractmethod
    def word(self, place: int) -> None:
        """Set every word anew; ``place`` counts from 1."""

    @abstractmethod
    def start(self) -> QWidget:
        """The field where a person begins."""


Row = TypeVar("Row", bound=EntryRow)


class EntryRows(QWidget, Generic[Row]):
    """A title with a way to add, an explanation, and the entries."""

    changed = Signal()
    """Something was entered, added or taken out."""

    def __init__(self, theme: Theme, counted: str, parent: QWidget | None = None) -> None:
        """Make it empty; ``counted`` names the number of entries where it is kept."""
        super().__init__(parent)
        self._counted = counted
        self.rows: list[Row] = []
        self.title = label("", "field")
        self.hint = label("", "help", wrap=True)
        self.add_button = button(theme, "", "quiet", icon="plus", density="small")
        self.add_button.clicked.connect(self.add)
        titles = QHBoxLayout()
        titles.addWidget(self.title)
        titles.addStretch(1)
        titles.addWidget(self.add_button)
        self._rows = QVBoxLayout()
        theme.set_spacing(self._rows, gap=8)
        column = QVBoxLayout(self)
        theme.set_spacing(column, gap=6)
        column.addLayout(titles)
        column.addWidget(self.hint)
        column.addLayout(self._rows)

    @property
    def begun(self) -> list[Row]:
        """The entries in which something stands."""
        return [row for row in self.rows if not row.is_empty]

    @property
    def unfinished(self) -> Row | None:
        """The first entry that was begun and lacks something."""
        return next((row for row in self.begun if not row.is_complete), None)

    def add(self) -> None:
        """One more, with the focus in it."""
        row = self._make()
        row.changed.connect(self.changed)
        row.remove_button.clicked.connect(lambda: self.remove(row))
        self.rows.append(row)
        self._rows.addWidget(row)
        self.retranslate()
        row.start().setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def remove(self, row: Row) -> None:
        """Take one out; the focus goes to the last that is left."""
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.retranslate()
        self.changed.emit()
        after = self.rows[-1].start() if self.rows else self.add_button
        after.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take every one out; the focus stays where it is."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        if self.rows:
            self.rows = []
            self.changed.emit()

    def kept(self) -> Kept:
        """How many there are."""
        return {self._counted: len(self.rows)} if self.rows else {}

    def take_kept(self, kept: Kept) -> None:
        """As many again, to be filled."""
        while len(self.rows) < int(kept.get(self._counted, 0)):
            self.add()

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        for place, row in enumerate(self.rows, start=1):
            row.word(place)

    def say(self, title: str, add: str, add_named: str, hint: str = "") -> None:
        """The words around the entries; ``add_named`` is the button's name for who hears it."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.add_button.setText(add)
        self.add_button.setAccessibleName(add_named)

    @abstractmethod
    def _make(self) -> Row:
        """An empty entry."""
