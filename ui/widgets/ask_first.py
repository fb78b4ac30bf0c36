"""One question before something that cannot be taken back: what it does, what it rests on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, label, plain
from ui.theme.theme import Theme

_WIDTH = 480
_LIST_HEIGHT = 220
_MARGINS = 60


class AskFirst(QDialog):
    """Says what would happen and asks once; the way out keeps everything as it is."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        means: str,
        *,
        verb: str,
        icon: str,
        way_out: str,
        lines: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make the question.

        Args:
            theme: how it looks.
            title: the question itself.
            means: what happens, in a sentence or two.
            verb: what the button does.
            icon: of that button.
            way_out: what the other button says.
            lines: what it is about, one each; a long list scrolls.
            parent: the widget that asks.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.lines = tuple(lines)
        self.setAccessibleDescription("\n".join((means, *self.lines)))
        self.go = button(theme, verb, "primary", icon=icon)
        self.stay = button(theme, way_out)
        self.go.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (20, 18, 20, 18), 12)
        layout.addWidget(label(title, "section", wrap=True))
        layout.addWidget(label(means, "body", wrap=True))
        if self.lines:
            layout.addWidget(self._listed(theme))
        layout.addLayout(buttons)
        theme.set_width(self, _WIDTH)

    def ask(self, on_yes: Callable[[], None]) -> None:
        """Open with the focus on the way out; call ``on_yes`` when the person wants it."""
        self.accepted.connect(on_yes)
        self.open()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listed(self, theme: Theme) -> QWidget:
        content = plain()
        column = QVBoxLayout(content)
        theme.set_spacing(column, gap=6)
        for line in self.lines:
            column.addWidget(label(line, "cell", wrap=True))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setProperty("kind", "plain")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        needed = column.heightForWidth(theme.px(_WIDTH - _MARGINS))
        height = min(needed, theme.px(_LIST_HEIGHT))
        area.setFixedHeight(height)
        if needed > height:
            # What does not fit is scrolled to by keyboard.
            area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            area.setAccessibleName(self.windowTitle())
        return area
