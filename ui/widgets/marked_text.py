"""A text with its portion mark: label, marking button, picker in place, field, error line."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import label, picture
from ui.theme.theme import Theme, set_variant
from ui.widgets.autotext import AutoText
from ui.widgets.mark_head import MarkHead
from ui.widgets.marking_picker import MarkingPicker


class ErrorLine(QWidget):
    """Icon and one sentence under a field; hidden while empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "error", wrap=True)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, gap=6)
        sign = picture(theme, "circle-alert", "bad", 14)
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(sign)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Show a sentence, or nothing when empty."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class MarkedText(QWidget):
    """A text an officer writes, and its portion mark.

    ``banner_with`` tells the page's banner if this text had a given mark.
    """

    typed = Signal(str)
    """A person changed the text."""
    marked = Signal(str)
    """A person picked a mark."""
    left = Signal()
    """The focus left the text."""
    entered = Signal()
    """The focus came to the text."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        *,
        banner_with: Callable[[str], str] | None = None,
        least_lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.head = MarkHead(theme, title, banner_with, self)
        self.field = AutoText(self, least_lines=least_lines)
        self.error = ErrorLine(theme, self)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, gap=6)
        for part in (self.head, self.field, self.error):
            layout.addWidget(part)
        self.setFocusProxy(self.field)
        self.head.marked.connect(self.marked)
        self.field.typed.connect(self._on_typed)
        self.field.left.connect(self.left)
        self.field.entered.connect(self.entered)
        self.set_title(title)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText()

    @property
    def mark(self) -> str:
        """The portion mark, or empty."""
        return self.head.mark

    @property
    def picker(self) -> MarkingPicker | None:
        """The picker while it is open."""
        return self.head.picker

    def set_text(self, text: str) -> None:
        """Show a text without announcing it."""
        self.field.set_text(text)
        self.head.set_wanted(bool(text.strip()))

    def set_mark(self, mark: str) -> None:
        """Show a mark without announcing it."""
        self.head.set_mark(mark)

    def set_title(self, title: str) -> None:
        """Change the label; screen readers read it with the field."""
        self.head.set_title(title)
        self.field.setAccessibleName(title)

    def set_error(self, text: str) -> None:
        """Show what to do under the field, or nothing."""
        self.error.set_text(text)
        self.field.setAccessibleDescription(text)
        wanted = "error" if text else ""
        if (self.field.property("state") or "") != wanted:
            set_variant(self.field, state=wanted)

    def set_read_only(self, read_only: bool) -> None:
        """Show the text without letting it be changed."""
        self.field.setReadOnly(read_only)
        self.head.set_read_only(read_only)
        set_variant(self.field)

    def toggle_picker(self) -> None:
        """Open the picker under the label with the focus in it, or close it."""
        self.head.toggle_picker()

    def _on_typed(self, text: str) -> None:
        if self.error.text:
            self.set_error("")
        self.head.set_wanted(bool(text.strip()))
        self.typed.emit(text)
