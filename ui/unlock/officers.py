"""The officers of a vault, one under the other; arrows move between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import frame, label, plain
from ui.theme.theme import Theme, set_variant


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer as the list shows them."""

    id: str
    name: str
    office: str


def initials(name: str) -> str:
    """Two letters for the round sign beside a name."""
    parts = [part for part in name.replace(".", " ").split() if part[0].isalpha()]
    letters = [parts[0][0], parts[-1][0]] if len(parts) > 1 else [name[:2]] if name else []
    return "".join(letters).upper()


class _OfficerButton(QPushButton):
    """One officer, chosen by pressing."""

    def __init__(self, theme: Theme, line: OfficerLine) -> None:
        super().__init__()
        self.line = line
        self.setCheckable(True)
        self.setProperty("kind", "officer")
        self.setAccessibleName(f"{line.name}, {line.office}")
        row = QHBoxLayout(self)
        theme.set_spacing(row, (13, 0, 12, 0), 10)
        self._sign = label(initials(line.name), "avatar")
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.set_width(self._sign, 32, 32)
        theme.set_height(self._sign, 32, 32)
        row.addWidget(self._sign)
        names = QVBoxLayout()
        theme.set_spacing(names)
        names.addStretch(1)
        names.addWidget(label(line.name, "strong"))
        names.addWidget(label(line.office, "small", wrap=False))
        names.addStretch(1)
        row.addLayout(names, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)
        self.setToolTip(f"{line.name}, {line.office}")

    def _on_toggled(self, on: bool) -> None:
        set_variant(self._sign, state="on" if on else None)


class OfficerList(QWidget):
    """Chooses one officer.

    Signals:
        chosen: an ``OfficerLine``.
        accepted: Enter was pressed: go on to the passphrase.
    """

    chosen = Signal(object)
    accepted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: list[_OfficerButton] = []
        self._group = QButtonGroup(self)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        left = frame("split-left")
        theme.set_width(left, 296, 296)
        outer.addWidget(left)
        column = QVBoxLayout(left)
        theme.set_spacing(column, (0, 14, 0, 8), 8)
        self.caption = label("", "strong")
        caption_row = QHBoxLayout()
        theme.set_spacing(caption_row, (16, 0, 16, 0))
        caption_row.addWidget(self.caption)
        column.addLayout(caption_row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = plain()
        self._column = QVBoxLayout(inside)
        theme.set_spacing(self._column)
        self._column.addStretch(1)
        area.setWidget(inside)
        column.addWidget(area, 1)

    @property
    def current(self) -> OfficerLine | None:
        """The officer chosen now."""
        return next((button.line for button in self._buttons if button.isChecked()), None)

    def show_officers(self, lines: Sequence[OfficerLine], wanted: str = "") -> None:
        """List officers and choose the wanted one, else the first."""
        for old in self._buttons:
            self._group.removeButton(old)
            self._column.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for line in lines:
            made = _OfficerButton(self._theme, line)
            made.clicked.connect(lambda _=False, chosen=line: self.chosen.emit(chosen))
            made.installEventFilter(self)
            self._group.addButton(made)
            self._column.insertWidget(len(self._buttons), made)
            self._buttons.append(made)
        self._choose(next((i for i, line in enumerate(lines) if line.id == wanted), 0))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows choose, Enter accepts."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accepted.emit()
                return True
        return False

    def _step(self, by: int) -> None:
        here = next((i for i, button in enumerate(self._buttons) if button.isChecked()), 0)
        there = min(max(here + by, 0), len(self._buttons) - 1)
        self._choose(there)
        self._buttons[there].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, index: int) -> None:
        if index < len(self._buttons):
            self._buttons[index].setChecked(True)
            self.chosen.emit(self._buttons[index].line)
