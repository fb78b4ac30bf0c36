"""Two views side by side; in a narrow window they are two tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.theme.parts import frame
from ui.theme.theme import Theme
from ui.widgets.segments import Segments

SIDE_BY_SIDE = 1200
"""The effective width of the window from which both views are shown (look 3)."""
FIRST, SECOND = "first", "second"


class TwoViews(QWidget):
    """A splitter where there is room for it; otherwise a row of two tabs above one view.

    ``narrow`` is the view that keeps its least width side by side; the other one grows.
    """

    def __init__(
        self,
        theme: Theme,
        first: QWidget,
        second: QWidget,
        *,
        narrow: str = SECOND,
        front: str = FIRST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views = {FIRST: first, SECOND: second}
        self._grows = SECOND if narrow == FIRST else FIRST
        self._is_narrow: bool | None = None
        self.tabs = Segments([(FIRST, ""), (SECOND, "")])
        self.tabs.set_value(front)
        self.tabs.chosen.connect(self._on_tab)
        self._bar = frame("topbar")
        line = QHBoxLayout(self._bar)
        theme.set_spacing(line, (20, 8, 20, 8))
        line.addWidget(self.tabs)
        line.addStretch(1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        for place, (name, view) in enumerate(self._views.items()):
            self._split.addWidget(view)
            self._split.setStretchFactor(place, 1 if name == self._grows else 0)
        column = QVBoxLayout(self)
        theme.set_spacing(column)
        column.addWidget(self._bar)
        column.addWidget(self._split, 1)
        self._bar.hide()
        theme.changed.connect(self._respond)

    @property
    def is_narrow(self) -> bool:
        """Whether the views are tabs now."""
        return bool(self._is_narrow)

    def set_labels(self, first: str, second: str, name: str) -> None:
        """Word the tabs, and name their row for screen readers."""
        self.tabs.set_labels([(FIRST, first), (SECOND, second)])
        self.tabs.set_name(name)

    def bring(self, view: QWidget) -> None:
        """Bring a view to the front; nothing to do while both are shown."""
        self.tabs.set_value(FIRST if view is self._views[FIRST] else SECOND)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form for the window's width."""
        super().resizeEvent(event)
        self._respond()

    def _respond(self) -> None:
        narrow = self.window().width() / self._theme.zoom < SIDE_BY_SIDE
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._bar.setVisible(narrow)
            self._show()

    def _show(self) -> None:
        for name, view in self._views.items():
            view.setVisible(not self._is_narrow or name == self.tabs.value)
        if not self._is_narrow:
            self._give_room()

    def _give_room(self) -> None:
        """The view that does not grow begins at its least width."""
        least = {
            name: max(view.minimumWidth(), view.minimumSizeHint().width())
            for name, view in self._views.items()
        }
        rest = max(self.width(), sum(least.values()))
        self._split.setSizes(
            [rest - least[self._other(n)] if n == self._grows else least[n] for n in self._views]
        )

    def _other(self, name: str) -> str:
        return SECOND if name == FIRST else FIRST

    def _on_tab(self, tab: str) -> None:
        if not tab:
            self.tabs.set_value(FIRST)
        self._show()
