"""Two sides, row by row: what each says, with the differences marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import button, frame, label, plain
from ui.theme.theme import Theme
from ui.widgets.badge import Badge

MARGIN = 14
AT_ONCE = 4
PAGE = 40
"""Rows that are made in one go, and rows until a person asks for more."""
LOOKS = {
    "added": ("plus", "ok"),
    "removed": ("minus", "bad"),
    "changed": ("git-compare", "warn"),
    "left": ("minus", "warn"),
    "right": ("plus", "ok"),
    "same": ("check", ""),
    "": ("check", ""),
}
"""Icon and tone of each kind of difference."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        key: what it is about, for the action.
        title: the words above both sides.
        change: a key of ``LOOKS``; "" has no badge.
        badge: its words.
        sides: what each side says, or one passage for both.
        action: words of a link, or "" for none.
    """

    key: str
    title: str
    change: str = ""
    badge: str = ""
    sides: tuple[str, ...] = ()
    action: str = ""


class DifferenceList(QFrame):
    """Rows under each other, the names of both sides above them.

    The arrow and page keys scroll, Tab goes to what can be done.
    """

    action_wanted = Signal(str)
    """A person wants what a row offers; its key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads = ("", "")
        self.setProperty("kind", "plain")
        self._names = (label("", "header"), label("", "header"))
        self._column = QVBoxLayout()
        self._waiting: list[Row] = []
        self._room = 0
        self._further: QPushButton | None = None
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self._add_some)
        self._head = plain()
        names = QHBoxLayout(self._head)
        theme.set_spacing(names, (MARGIN, 8, MARGIN, 4), 16)
        for name in self._names:
            names.addWidget(name, 1)
        self.area = QScrollArea(self)
        self.area.setProperty("kind", "plain")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        theme.set_spacing(column)
        column.addWidget(self._head)
        column.addWidget(self.area, 1)
        self._head.hide()

    def set_name(self, name: str) -> None:
        """Name the list for screen readers."""
        self.setAccessibleName(name)
        self.area.setAccessibleName(name)

    def show_rows(
        self, rows: Sequence[Row], heads: tuple[str, str] = ("", ""), empty: str = ""
    ) -> None:
        """Show these rows; ``heads`` name the sides, ``empty`` is said when there is none."""
        self._heads = heads
        for name, words in zip(self._names, heads, strict=True):
            name.setText(words)
        self._head.setVisible(any(heads) and bool(rows))
        content = plain()
        self._column = QVBoxLayout(content)
        self._theme.set_spacing(self._column)
        if not rows:
            said = label(empty, "help", wrap=True)
            said.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
            self._column.addWidget(said)
        self._column.addStretch(1)
        self._waiting = list(rows)
        self._room = PAGE
        self._further = button(self._theme, "", "link", icon="chevron-down")
        self._further.clicked.connect(self._on_further)
        self._column.insertWidget(
            self._column.count() - 1, self._further, 0, Qt.AlignmentFlag.AlignHCenter
        )
        self._add_some()
        self.area.setWidget(content)

    def _add_some(self) -> None:
        """Some rows at a time, so that a long list never holds the program up."""
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for row in now:
            self._column.insertWidget(self._column.count() - 2, self._row(row))
        self._room -= len(now)
        if self._waiting and self._room > 0:
            self._more.start()
        assert self._further is not None
        self._further.setText(self.tr("Show %n more", "", len(self._waiting)))
        self._further.setVisible(bool(self._waiting) and self._room <= 0)

    def _on_further(self) -> None:
        """The next page; the focus stays where the list goes on."""
        self._room = PAGE
        self._add_some()

    def show_fields(self, title: str, fields: Sequence[tuple[str, str]]) -> None:
        """Show one thing alone: its title, and what each of its fields says."""
        self._head.hide()
        self._waiting = []
        content = plain()
        column = QVBoxLayout(content)
        self._theme.set_spacing(column, (MARGIN, 8, MARGIN, 10), 6)
        column.addWidget(label(title, "strong", wrap=True))
        grid = QGridLayout()
        self._theme.set_spacing(grid, (0, 0, 0, 0), 16, 4)
        for line, (name, said) in enumerate(fields):
            words = label(said, "cell", wrap=True)
            words.setAccessibleName(f"{name}: {said}")
            grid.addWidget(label(name, "help", wrap=True), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, line, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 4)
        column.addLayout(grid)
        column.addStretch(1)
        self.area.setWidget(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row."""
        bar = self.area.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _row(self, row: Row) -> QWidget:
        theme = self._theme
        made = frame("know")
        column = QVBoxLayout(made)
        theme.set_spacing(column, (MARGIN, 8, MARGIN, 10), 4)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(label(row.title, "strong", wrap=True), 1)
        if row.badge:
            icon, tone = LOOKS[row.change]
            badge = Badge(theme)
            badge.show_as(row.badge, tone, icon)
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        if row.action:
            act = button(theme, row.action, "link", icon="rotate-ccw")
            act.setAccessibleName(f"{row.action}: {row.title}")
            act.clicked.connect(lambda: self.action_wanted.emit(row.key))
            head.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if row.sides:
            column.addLayout(self._sides(row))
        made.setAccessibleName(". ".join(filter(None, (row.title, row.badge, *row.sides))))
        return made

    def _sides(self, row: Row) -> QHBoxLayout:
        beside = QHBoxLayout()
        self._theme.set_spacing(beside, gap=16)
        for place, said in enumerate(row.sides):
            words = label(said or "–", "cell" if said else "help", wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            named = self._heads[place] if len(row.sides) > 1 else ""
            words.setAccessibleName(f"{named}: {said or '–'}" if named else said)
            beside.addWidget(words, 1)
        return beside
