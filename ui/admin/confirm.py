"""A question in place before something that cannot be taken back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.parts import button, label, picture
from ui.theme.theme import Theme


class ConfirmBar(QFrame):
    """One sentence, what it would do, and a way back; the way back has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("tone", "warn")
        self._on_yes: Callable[[], None] | None = None
        self._words = label("", "body", wrap=True)
        self.yes_button = button(theme, "", "danger", density="small")
        self.no_button = button(theme, "", density="small")
        self.yes_button.clicked.connect(self._on_yes_clicked)
        self.no_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        theme.set_spacing(row, (12, 7, 12, 7), 8)
        row.addWidget(picture(theme, "triangle-alert", "warn"))
        row.addWidget(self._words, 1)
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def ask(self, words: str, yes: str, no: str, on_yes: Callable[[], None]) -> None:
        """Show the question; ``on_yes`` is called at most once."""
        self._on_yes = on_yes
        self._words.setText(words)
        self.yes_button.setText(yes)
        self.no_button.setText(no)
        self.setAccessibleName(words)
        self.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is the way back."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def _on_yes_clicked(self) -> None:
        self.hide()
        if self._on_yes is not None:
            self._on_yes()
