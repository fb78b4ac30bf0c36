"""A row of segments: one answer out of a few, nothing chosen in advance."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from ui.widgets.flow import FlowLayout


class Segments(QWidget):
    """One answer out of a few words side by side.

    Left and Right move, Space or Enter chooses, Delete takes the choice back. The row is one
    stop of the Tab key. Where the words do not fit in one row they wrap.
    """

    chosen = Signal(str)
    """A person chose an answer, or took it back (empty)."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str = "",
        parent: QWidget | None = None,
        *,
        fills: bool = False,
    ) -> None:
        """Make the row; with ``fills`` the answers share the whole width equally."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        self._flow = FlowLayout(self, gap=0, row_gap=4, fills=fills)
        self._read_only = False
        self._fills = fills
        for choice_id, label in choices:
            self._add(choice_id, label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_name(name)
        self._rove()
        self._place(len(self._buttons))

    @property
    def value(self) -> str:
        """The chosen answer's id, or empty."""
        return next((i for i, b in self._buttons.items() if b.isChecked()), "")

    def set_value(self, choice_id: str) -> None:
        """Show a choice, or none when empty, without announcing it."""
        self._group.setExclusive(False)
        for own_id, button in self._buttons.items():
            button.setChecked(own_id == choice_id)
        self._group.setExclusive(True)
        self._rove()

    def offers(self, choice_id: str) -> bool:
        """Whether there is such an answer; none (empty) can always be chosen."""
        return not choice_id or choice_id in self._buttons

    def set_name(self, name: str) -> None:
        """Name the row for screen readers; each answer is read with it."""
        self.setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}" if name else button.text())

    def set_labels(self, labels: Sequence[tuple[str, str]]) -> None:
        """Change the words, for a change of language; the choice stays."""
        for choice_id, label in labels:
            self._buttons[choice_id].setText(label)
        self.set_name(self.accessibleName())
        self._flow.invalidate()
        self.updateGeometry()

    def set_help(self, choice_id: str, text: str) -> None:
        """Explain one answer in its tooltip."""
        self._buttons[choice_id].setToolTip(text)

    def set_read_only(self, read_only: bool) -> None:
        """Show the choice without letting it be changed."""
        self._read_only = read_only
        for button in self._buttons.values():
            button.setEnabled(not read_only)

    def choose_at(self, index: int) -> bool:
        """Choose by position as a person would; False when there is no such answer."""
        if self._read_only or not 0 <= index < len(self._buttons):
            return False
        button = list(self._buttons.values())[index]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()
        return True

    def button(self, choice_id: str) -> QToolButton:
        """The button of one answer."""
        return self._buttons[choice_id]

    def clear(self) -> None:
        """Take the choice back as a person would."""
        if self.value and not self._read_only:
            self.set_value("")
            self.chosen.emit("")

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Focus the chosen answer, or the first."""
        self._stop().setFocus(reason)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the rows need at a width."""
        return self._flow.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        rows = self._flow.rows_at(self.width())
        self._place(len(rows[0]) if rows else 0)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys of the row."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QToolButton):
            return self._on_key(watched, cast(QKeyEvent, event))
        return False

    def _add(self, choice_id: str, label: str) -> None:
        button = QToolButton(self)
        button.setText(label)
        button.setCheckable(True)
        button.setProperty("kind", "segment")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        if self._fills:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.installEventFilter(self)
        button.clicked.connect(lambda: self._on_clicked(choice_id))
        self._group.addButton(button)
        self._buttons[choice_id] = button
        self._flow.addWidget(button)

    def _on_clicked(self, choice_id: str) -> None:
        self._rove()
        self.chosen.emit(choice_id)

    def _on_key(self, button: QToolButton, event: QKeyEvent) -> bool:
        buttons = list(self._buttons.values())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and plain:
            next_button = buttons[(buttons.index(button) + step) % len(buttons)]
            next_button.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            button.click()
            return True
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.clear()
            return True
        return False

    def _stop(self) -> QToolButton:
        checked = self._group.checkedButton()
        return cast(QToolButton, checked) if checked else next(iter(self._buttons.values()))

    def _rove(self) -> None:
        """Keep one stop of the Tab key: the chosen answer, or the first."""
        stop = self._stop()
        for button in self._buttons.values():
            tab = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tab)

    def _place(self, first_row: int) -> None:
        """Tell the style sheet which outer corners are round."""
        count = len(self._buttons)
        for index, button in enumerate(self._buttons.values()):
            first = index in (0, first_row)
            last = index in (count - 1, first_row - 1)
            place = "only" if first and last else "first" if first else "last" if last else "middle"
            if button.property("place") != place:
                button.setProperty("place", place)
                button.style().unpolish(button)
                button.style().polish(button)
