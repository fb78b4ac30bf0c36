"""One line of home: what it is, what is wanted, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import button, frame, label, plain
from ui.theme.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.few_lines import FewLines


@dataclass(frozen=True, slots=True)
class Sign:
    """A badge: words, tone and icon."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one row."""

    mark: str
    title: str
    second: str
    action: str = ""
    sign: Sign | None = None
    percent: int | None = None
    aside: str = ""


def two_lines(theme: Theme, line: Line, sign: QWidget | None = None) -> QWidget:
    """Mark and title over a second line; a badge stands in the one with the shorter words."""
    holder = plain()
    column = QVBoxLayout(holder)
    theme.set_spacing(column, (0, 0, 0, 0), 1)
    upper, lower = QHBoxLayout(), QHBoxLayout()
    theme.set_spacing(upper, (0, 0, 0, 0), 4)
    theme.set_spacing(lower, (0, 0, 0, 0), 4)
    top = Qt.AlignmentFlag.AlignTop
    if line.mark:
        upper.addWidget(label(line.mark, "mark"), 0, top)
    upper.addWidget(FewLines(line.title, "strong"), 1)
    lower.addWidget(FewLines(line.second, "help"), 1)
    if sign is not None:
        beside = upper if len(line.title) <= len(line.second) else lower
        beside.addWidget(sign, 0, top)
    column.addLayout(upper)
    column.addLayout(lower)
    return holder


class WorkRow(QFrame):
    """A row with its own button."""

    def __init__(
        self, theme: Theme, line: Line, on_action: Callable[[], None], *, primary: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        row = QHBoxLayout(self)
        theme.set_spacing(row, (14, 9, 14, 9), 12)
        row.addWidget(two_lines(theme, line), 1)
        if line.percent is not None or line.aside:
            row.addWidget(self._progress(theme, line))
        if line.sign is not None:
            row.addWidget(Badge(theme, line.sign.text, line.sign.tone, line.sign.icon))
        self.action = button(theme, line.action, "primary" if primary else "", density="small")
        self.action.setAccessibleName(f"{line.action}: {line.title}")
        self.action.clicked.connect(on_action)
        row.addWidget(self.action)
        self.setFocusProxy(self.action)

    def _progress(self, theme: Theme, line: Line) -> QWidget:
        holder = plain()
        column = QVBoxLayout(holder)
        theme.set_spacing(column, (0, 0, 0, 0), 5)
        if line.percent is not None:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setProperty("density", "small")
            bar.setValue(line.percent)
            bar.setAccessibleName(line.aside)
            theme.set_width(bar, 96, 96)
            column.addWidget(bar, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(label(line.aside, "help"), 0, Qt.AlignmentFlag.AlignRight)
        return holder


class LinkRow(QPushButton):
    """A row that is itself the way to what it names."""

    def __init__(self, theme: Theme, line: Line, on_action: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "line-item")
        said = (line.sign.text if line.sign else "", line.title, line.second)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        theme.set_spacing(row, (14, 7, 14, 7), 8)
        sign = line.sign
        badge = Badge(theme, sign.text, sign.tone, sign.icon) if sign is not None else None
        row.addWidget(two_lines(theme, line, badge), 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(on_action)

    def sizeHint(self) -> QSize:
        """As its lines need it, not as the words of a button."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, however narrow."""
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of a line that is cut, as its labels see no pointer."""
        if event.type() == QEvent.Type.ToolTip:
            cut = [part.toolTip() for part in self.findChildren(FewLines) if part.toolTip()]
            self.setToolTip("\n".join(cut))
        return super().event(event)


def line_between() -> QFrame:
    """The line over a row."""
    return frame("line")
