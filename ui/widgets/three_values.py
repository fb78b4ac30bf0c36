"""Baseline, residual and determination: three boxes, never one badge."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import frame, label
from ui.theme.theme import Theme
from ui.widgets.badge import LEVEL_ICONS, Badge


class ValueBox(QWidget):
    """One value: what it is, a badge, and one line that explains it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "help")
        self.badge = Badge(theme)
        self._line = label("", "help", wrap=True)
        box = frame("card")
        inner = QVBoxLayout(box)
        theme.set_spacing(inner, (12, 8, 12, 8), 4)
        inner.addWidget(self._title)
        inner.addWidget(self.badge)
        inner.addWidget(self._line)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(box)

    def show_value(self, title: str, word: str, tone: str, icon: str, line: str) -> None:
        """Show the value in words; ``tone`` and ``icon`` as of a badge."""
        self._title.setText(title)
        self.badge.show_as(word, tone, icon or LEVEL_ICONS.get(tone, ""))
        self._line.setText(line)
        self.setAccessibleName(f"{title}: {word}. {line}")

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, value and line as shown."""
        return self._title.text(), self.badge.text, self._line.text()


class ThreeValues(QWidget):
    """The three boxes side by side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.baseline = ValueBox(theme, self)
        self.residual = ValueBox(theme, self)
        self.determination = ValueBox(theme, self)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, gap=10)
        for box in (self.baseline, self.residual, self.determination):
            layout.addWidget(box, 1)
