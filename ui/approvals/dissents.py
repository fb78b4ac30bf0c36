"""What somebody who disagrees with a decision said: the person, the words, and their mark."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.shell.keeping import Kept
from ui.theme.parts import button, icon_button, label, rename
from ui.theme.theme import Theme
from ui.widgets.marked_text import MarkedText
from workstation.domain.assessment import Dissent


class DissentRow(QFrame):
    """One dissent."""

    changed = Signal()
    """Something was entered."""

    def __init__(self, theme: Theme, on_remove: Callable[["DissentRow"], None]) -> None:
        super().__init__()
        self.setProperty("kind", "box")
        self.name = QLineEdit()
        self.remove_button = icon_button(theme, "x", "")
        self.remove_button.clicked.connect(lambda: on_remove(self))
        self.text = MarkedText(theme, least_lines=2)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(self.name, 1)
        head.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (10, 8, 10, 8), 6)
        column.addLayout(head)
        column.addWidget(self.text)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.text.typed.connect(lambda _text: self.changed.emit())
        self.text.marked.connect(lambda _mark: self.changed.emit())

    @property
    def dissent(self) -> Dissent:
        """What was entered."""
        return Dissent(self.name.text().strip(), self.text.text.strip(), self.text.mark)

    @property
    def is_empty(self) -> bool:
        """Nothing was entered yet."""
        return self.dissent == Dissent("", "", "")

    @property
    def is_complete(self) -> bool:
        """A person, words, and their mark."""
        found = self.dissent
        return bool(found.name and found.text and found.marking)

    def word(self, place: int) -> None:
        """Set every word anew; ``place`` counts from 1."""
        self.name.setPlaceholderText(self.tr("Name and office"))
        self.name.setAccessibleName(
            self.tr("Name and office of dissent {number}").format(number=place)
        )
        self.text.set_title(self.tr("What they say"))
        self.text.field.setAccessibleName(
            self.tr("What they say, dissent {number}").format(number=place)
        )
        rename(self.remove_button, self.tr("Remove dissent {number}").format(number=place))


class DissentsPart(QWidget):
    """The dissents of others, as many as there are; none is the rule."""

    changed = Signal()
    """Something was entered, added or taken out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[DissentRow] = []
        self._title = label("", "field")
        self.add_button = button(theme, "", "quiet", icon="plus", density="small")
        self.add_button.clicked.connect(self.add)
        titles = QHBoxLayout()
        titles.addWidget(self._title)
        titles.addStretch(1)
        titles.addWidget(self.add_button)
        self._rows = QVBoxLayout()
        theme.set_spacing(self._rows, gap=8)
        column = QVBoxLayout(self)
        theme.set_spacing(column, gap=6)
        column.addLayout(titles)
        column.addLayout(self._rows)

    @property
    def dissents(self) -> tuple[Dissent, ...]:
        """Those that were entered."""
        return tuple(row.dissent for row in self.rows if not row.is_empty)

    @property
    def is_complete(self) -> bool:
        """Every dissent that was begun has a person, words and a mark."""
        return all(row.is_complete for row in self.rows if not row.is_empty)

    def add(self) -> None:
        """One more, with the focus in its name."""
        row = DissentRow(self._theme, self._remove)
        row.changed.connect(self.changed)
        self.rows.append(row)
        self._rows.addWidget(row)
        self.retranslate()
        row.name.setFocus()
        self.changed.emit()

    def clear(self) -> None:
        """Take every one out."""
        for row in list(self.rows):
            self._remove(row)

    def kept(self) -> Kept:
        """How many there are."""
        return {"dissents": len(self.rows)} if self.rows else {}

    def take_kept(self, kept: Kept) -> None:
        """As many again, to be filled."""
        while len(self.rows) < int(kept.get("dissents", 0)):
            self.add()

    def retranslate(self) -> None:
        """Set every word anew; what was entered stays."""
        self._title.setText(self.tr("Dissent of others"))
        self.add_button.setText(self.tr("Add"))
        self.add_button.setAccessibleName(self.tr("Add a dissent"))
        for place, row in enumerate(self.rows, start=1):
            row.word(place)

    def _remove(self, row: DissentRow) -> None:
        self.rows.remove(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.retranslate()
        self.changed.emit()
        if self.rows:
            self.rows[-1].name.setFocus()
        else:
            self.add_button.setFocus()
