"""Choosing records by their words instead of typing their numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.shell.keeping import UNKEPT
from ui.theme.parts import frame, icon_button, label
from ui.theme.theme import Theme

_PAUSE_MS = 120
_MOST_ROWS = 6
_ROW_HEIGHT = 28


@dataclass(frozen=True, slots=True)
class Choice:
    """One record that can be chosen: its id and what it is called."""

    id: str
    words: str

    @property
    def line(self) -> str:
        """Id and words together."""
        return f"{self.id} · {self.words}" if self.words else self.id


Search = Callable[[str, dict[str, Any], Callable[[Sequence[Choice]], None]], None]
"""Looks for words, given what stands in the other fields; the answer comes when it is there."""


class PickField(QWidget):
    """What is chosen, each with a way to take it off, and a field whose hits open under it.

    An id that a person types out is taken as it is, and judged when the form is saved.

    Signals:
        changed: something was chosen, taken off or typed.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        search: Search,
        values: Callable[[], dict[str, Any]],
        value: str = "",
        *,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._search = search
        self._values = values
        self._several = several
        self._chosen: list[Choice] = []
        self._asked = 0
        self._name = ""
        self.line = QLineEdit()
        self.hits = QListWidget()
        self.hits.setProperty(UNKEPT, True)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits_frame = frame("popup")
        self._rows = QVBoxLayout()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._lay_out()
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_edited)
        self.hits.itemClicked.connect(self._on_item_clicked)
        self.setFocusProxy(self.line)
        self.retranslate()
        for id_ in value.split(";"):
            if id_:
                self._add(Choice(id_, ""))
                self._learn_words(id_)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids chosen, and what stands in the field still."""
        typed = [part.strip() for part in self.line.text().replace(";", ",").split(",")]
        kept = [choice.id for choice in self._chosen]
        return tuple(dict.fromkeys([*kept, *(part for part in typed if part)]))

    @property
    def is_open(self) -> bool:
        """Whether hits are shown."""
        return self.hits_frame.isVisible()

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self._name = name
        self.retranslate()

    def look(self) -> None:
        """Ask for what fits the words in the field."""
        self._asked += 1
        asked = self._asked

        def show(found: Sequence[Choice]) -> None:
            if isValid(self) and asked == self._asked and self.line.hasFocus():
                self._show(found)

        self._search(self.line.text().strip(), self._values(), show)

    def kept(self) -> dict[str, Any]:
        """What is chosen, to be taken back after a lock."""
        return {"chosen": [[choice.id, choice.words] for choice in self._chosen]}

    def take_kept(self, kept: dict[str, Any]) -> None:
        """Take back what :meth:`kept` said."""
        self._chosen = [Choice(str(id_), str(words)) for id_, words in kept.get("chosen", [])]
        self._draw()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.line.setPlaceholderText(self.tr("Search, or press Down for all"))
        self.line.setAccessibleName(self._name or self.tr("Search"))
        self.hits.setAccessibleName(self.tr("What can be chosen"))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the field steer the hits."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not self.is_open:
            if key == Qt.Key.Key_Down:
                self.look()
                return True
            return False
        if key in steps:
            row = self.hits.currentRow() + steps[key]
            self.hits.setCurrentRow(min(max(row, 0), self.hits.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_item_clicked(self.hits.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _on_edited(self, _text: str) -> None:
        self._pause.start()
        self.changed.emit()

    def _on_item_clicked(self, item: QListWidgetItem | None) -> None:
        choice = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if not isinstance(choice, Choice):
            self._close()
            return
        self.line.clear()
        self._close()
        self._add(choice)
        self.changed.emit()

    def _add(self, choice: Choice) -> None:
        others = [one for one in self._chosen if one.id != choice.id]
        self._chosen = [*others, choice] if self._several else [choice]
        self._draw()

    def _take_off(self, id_: str) -> None:
        self._chosen = [one for one in self._chosen if one.id != id_]
        self._draw()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _learn_words(self, id_: str) -> None:
        """What is kept by its id alone gets its words as soon as they were read."""

        def learn(found: Sequence[Choice]) -> None:
            if not isValid(self):
                return  # The form was closed meanwhile; the page that asked is still there.
            named = next((one for one in found if one.id == id_), None)
            if named is not None and any(one.id == id_ for one in self._chosen):
                self._chosen = [named if one.id == id_ else one for one in self._chosen]
                self._draw()

        # After the form is whole: the search may ask what stands in its other fields.
        QTimer.singleShot(0, self, lambda: self._search(id_, self._values(), learn))

    def _show(self, found: Sequence[Choice]) -> None:
        self.hits.clear()
        for choice in found:
            item = QListWidgetItem(choice.line)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setToolTip(choice.line)
            self.hits.addItem(item)
        if not found:
            self.hits.addItem(QListWidgetItem(self.tr("Nothing found")))
        height = self._theme.px(_ROW_HEIGHT)
        for place in range(self.hits.count()):
            self.hits.item(place).setSizeHint(QSize(0, height))
        self.hits.setCurrentRow(0)
        rows = min(self.hits.count(), _MOST_ROWS)
        self.hits_frame.setFixedHeight(rows * height + 4)
        self.hits_frame.show()

    def _close(self) -> None:
        self._asked += 1
        self._pause.stop()
        self.hits_frame.hide()

    def _draw(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.line
        for choice in self._chosen:
            row, off = self._row(choice)
            self._rows.addWidget(row)
            # Made later than the rest of the form, it would be reached after all of it.
            QWidget.setTabOrder(before, off)
            before = off
        self.updateGeometry()

    def _row(self, choice: Choice) -> tuple[QWidget, QWidget]:
        row = frame("box")
        across = QHBoxLayout(row)
        self._theme.set_spacing(across, (10, 2, 4, 2), 8)
        words = label(choice.line, "cell")
        words.setToolTip(choice.line)
        words.setMinimumWidth(1)
        across.addWidget(words, 1)
        off = icon_button(self._theme, "x", self.tr("Take off {what}").format(what=choice.line))
        off.clicked.connect(partial(self._take_off, choice.id))
        across.addWidget(off)
        return row, off

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.hits_frame)
        self._theme.set_spacing(inside, (1, 1, 1, 1), 0)
        self.hits.setProperty("kind", "plain")
        inside.addWidget(self.hits)
        self.hits_frame.hide()
        self._theme.set_spacing(self._rows, gap=4)
        column = QVBoxLayout(self)
        self._theme.set_spacing(column, gap=4)
        column.addLayout(self._rows)
        column.addWidget(self.line)
        column.addWidget(self.hits_frame)
