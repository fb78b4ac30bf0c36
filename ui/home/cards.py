"""The cards of home: a head with a counter, rows, or an empty state that teaches."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.home.rows import line_between
from ui.theme.parts import button, frame, label, picture
from ui.theme.theme import Theme, set_variant
from ui.widgets.notice import EmptyState

MORE = 20
"""So many rows come with each press: more at once would hold the screen up."""


class ListCard(QFrame):
    """A list of a few rows; the rest comes with a link that says how many more there are.

    Signals:
        empty_action_requested: the action of the empty state.
        more_requested: everything that was read is shown, and there is more to read.
    """

    empty_action_requested = Signal()
    more_requested = Signal()

    def __init__(
        self, theme: Theme, icon: str, empty_icon: str, *, few: int = 8, lined: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._most = few
        self._lined = lined
        self._makers: Sequence[Callable[[], QWidget]] = ()
        self._total = 0
        self._say_more: Callable[[int], str] = str
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        theme.set_spacing(self._column, (1, 1, 1, 1))
        self._column.addWidget(self._make_head(icon))
        self._rows = QVBoxLayout()
        theme.set_spacing(self._rows)
        self._column.addLayout(self._rows)
        self.empty = EmptyState(theme, empty_icon, on_action=self.empty_action_requested.emit)
        self._column.addWidget(self.empty)

    @property
    def rows(self) -> list[QWidget]:
        """The rows shown."""
        items = [self._rows.itemAt(index) for index in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [w for w in widgets if w is not None and w.property("kind") != "line"]

    def word(self, title: str, more: Callable[[int], str], empty: tuple[str, str, str]) -> None:
        """Set the words: title, the link by its count, what the empty state says and offers."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self._say_more = more
        self._say()
        self.empty.set_words(*empty)

    def show_rows(self, makers: Sequence[Callable[[], QWidget]], total: int = 0) -> None:
        """Show rows, each made by a call; ``total`` counts those that were not read as well."""
        self._makers = makers
        self._total = max(total, len(makers))
        self._counter.setText(QLocale().toString(self._total))
        self._counter.setVisible(bool(makers))
        self.empty.setVisible(not makers)
        self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._shown()
        for make in shown:
            self._add(make)
        self._say()

    def _add(self, make: Callable[[], QWidget]) -> None:
        if self._lined and self._rows.count():
            self._rows.addWidget(line_between())
        made = make()
        if not self._rows.count():
            set_variant(made, place="first")  # the head has a line of its own
        self._rows.addWidget(made)

    def _shown(self) -> Sequence[Callable[[], QWidget]]:
        return self._makers[: self._most]

    def _say(self) -> None:
        """How many more there are, as the link to them."""
        left = self._total - len(self._shown())
        self._more.setText(self._say_more(left))
        self._more.setAccessibleName(f"{self.title.text()}: {self._more.text()}")
        self._more.setVisible(left > 0)

    def _make_head(self, icon: str) -> QWidget:
        head = frame("head")
        row = QHBoxLayout(head)
        self._theme.set_spacing(row, (14, 0, 12, 0), 8)
        self._theme.set_height(head, 40, 40)
        row.addWidget(picture(self._theme, icon, "text", 16))
        self.title: QLabel = label("", "card-title")
        row.addWidget(self.title)
        self._counter = label("0", "counter")
        row.addWidget(self._counter, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._more = button(self._theme, "", "link")
        self._more.clicked.connect(self._on_more_clicked)
        self._more.hide()
        row.addWidget(self._more)
        return head

    def _on_more_clicked(self) -> None:
        first, had_focus = len(self.rows), self._more.hasFocus()
        self._most += MORE
        for make in self._shown()[first:]:
            self._add(make)
        self._say()
        if had_focus and len(self.rows) > first:
            self.rows[first].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._most >= len(self._makers) < self._total:
            self.more_requested.emit()
