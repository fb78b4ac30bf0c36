"""What every list of the dossier is made of: rows of words with badges and buttons."""

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from ui.theme.theme import Theme
from ui.widgets.badge import Badge
from workstation.domain.register import Dossier

_NARROW_ROW = 620


def clear(layout: QVBoxLayout | QGridLayout | QLayout, leave: int = 0) -> None:
    """Remove every row of a layout behind the first so many."""
    while layout.count() > leave:
        item = layout.takeAt(leave)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def link(theme: Theme, text: str, name: str, on_clicked: Callable[[], None]) -> QPushButton:
    """Words that open what stands behind them; ``name`` says it whole."""
    made = button(theme, text, "link")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.clicked.connect(lambda _on=False: on_clicked())
    return made


class Row(QFrame):
    """Words at the left in one column, badges and buttons at the right."""

    def __init__(
        self, context: Context, title: str, *, is_first: bool = False, is_narrow: bool = False
    ) -> None:
        """Make a row; in a narrow pane badges and buttons stand below the words."""
        super().__init__()
        self._context = context
        self.setProperty("kind", "plain" if is_first else "row")
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._across = QBoxLayout(way, self)
        context.theme.set_spacing(self._across, (14, 10, 14, 10), 12)
        self._side = QHBoxLayout()
        context.theme.set_spacing(self._side, gap=8)
        self.column = QVBoxLayout()
        context.theme.set_spacing(self.column, gap=2)
        if title:
            self.column.addWidget(label(title, "cell-strong", wrap=True))
        self._across.addLayout(self.column, 1)
        self._across.addLayout(self._side)
        if is_narrow:
            self._across.setAlignment(self._side, Qt.AlignmentFlag.AlignLeft)

    def add_words(self, text: str, kind: str = "cell", tone: str | None = None) -> None:
        """A line of words that wraps; nothing for none."""
        if text:
            self.column.addWidget(label(text, kind, tone=tone, wrap=True))

    def add_badge(self, text: str, tone: str, icon: str) -> None:
        """A badge at the right."""
        badge = Badge(self._context.theme, text, tone, icon)
        self._side.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)

    def add_widget(self, widget: QWidget) -> None:
        """Something else at the right."""
        self._side.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def add_button(self, text: str, name: str, on_clicked: Callable[[], None]) -> QPushButton:
        """A small button at the right; ``name`` says what it acts on."""
        made = button(self._context.theme, text, density="small")
        made.setAccessibleName(name)
        made.clicked.connect(lambda _on=False: on_clicked())
        self._side.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return made


class Pane(QScrollArea):
    """What one tab shows: filled when it is first looked at, not when the dossier is read."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.dossier: Dossier | None = None
        self.may_write = False
        self._is_filled = True
        self._was_narrow = False
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = plain()
        self.column = QVBoxLayout(content)
        context.theme.set_spacing(self.column, gap=14)
        self.setWidget(content)

    def show_dossier(self, dossier: Dossier, *, may_write: bool) -> None:
        """Take what was read; it is shown now or at the next look."""
        if dossier == self.dossier:
            return
        self.dossier, self.may_write = dossier, may_write
        self._is_filled = False
        if self.isVisible():
            self.look()

    def forget(self) -> None:
        """Show the next dossier anew even if it is the same: the language changed."""
        self.dossier = None

    def look(self) -> None:
        """Fill the tab if it is not; the dossier calls it when the tab comes to the front."""
        if not self._is_filled and self.dossier is not None:
            self._is_filled = True
            self._was_narrow = self.is_narrow
            self.fill(self.dossier)

    @property
    def is_narrow(self) -> bool:
        """Whether rows stand in one column."""
        return self.viewport().width() / self.context.theme.zoom < _NARROW_ROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows anew where the width asks for another form."""
        super().resizeEvent(event)
        if self._was_narrow is not self.is_narrow and self._is_filled and self.dossier:
            self._was_narrow = self.is_narrow
            self.fill(self.dossier)

    @abstractmethod
    def fill(self, dossier: Dossier) -> None:
        """Show a dossier."""

    def card_of(self, rows: Sequence[QWidget], none: str) -> QFrame:
        """Rows in a rounded frame, or one line that says that there are none."""
        card = frame("card")
        column = QVBoxLayout(card)
        self.context.theme.set_spacing(column, (1, 1, 1, 1), 0)
        for row in rows:
            column.addWidget(row)
        if not rows:
            empty = label(none, "help", wrap=True)
            empty.setContentsMargins(14, 12, 14, 12)
            column.addWidget(empty)
        return card
