"""A text with its portion mark: label, marking button, picker in place, field, error line."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture
from ui.theme.theme import Theme, set_variant
from ui.widgets.autotext import AutoText
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

    ``banner_with`` tells the page's banner if this text had a given mark. The picker is made
    the first time it is opened.
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
        self._theme = theme
        self._banner_with = banner_with
        self._mark = ""
        self._picker: MarkingPicker | None = None
        self._title = label(title, "field")
        self._marking_label = label("", "help")
        self._read_only_sign = picture(theme, "lock", "text3", 14)
        self.mark_button = button(theme, "", "mark")
        self.mark_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.mark_button.clicked.connect(self.toggle_picker)
        self.field = AutoText(self, least_lines=least_lines)
        self.error = ErrorLine(theme, self)
        head = QHBoxLayout()
        theme.set_spacing(head, gap=8)
        head.addWidget(self._title)
        head.addWidget(self._read_only_sign)
        head.addStretch(1)
        head.addWidget(self._marking_label)
        head.addWidget(self.mark_button)
        self._slot = QVBoxLayout()
        theme.set_spacing(self._slot)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, gap=6)
        layout.addLayout(head)
        layout.addLayout(self._slot)
        layout.addWidget(self.field)
        layout.addWidget(self.error)
        self._read_only_sign.hide()
        self.setFocusProxy(self.field)
        self.field.typed.connect(self._on_typed)
        self.field.left.connect(self.left)
        self.field.entered.connect(self.entered)
        self.set_title(title)
        self.retranslate()

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText()

    @property
    def mark(self) -> str:
        """The portion mark, or empty."""
        return self._mark

    @property
    def picker(self) -> MarkingPicker | None:
        """The picker while it is open."""
        return self._picker if self._picker and not self._picker.isHidden() else None

    def set_text(self, text: str) -> None:
        """Show a text without announcing it."""
        self.field.set_text(text)

    def set_mark(self, mark: str) -> None:
        """Show a mark without announcing it."""
        self._mark = mark
        if self.picker is not None and self.picker.mark != mark:
            self.picker.set_mark(mark)
        self._dress_button()

    def set_title(self, title: str) -> None:
        """Change the label; screen readers read it with the field."""
        self._title.setText(title)
        self.field.setAccessibleName(title)
        self._dress_button()

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
        self.mark_button.setEnabled(not read_only)
        self._read_only_sign.setVisible(read_only)
        set_variant(self.field)
        if read_only and self._picker is not None:
            self._picker.hide()

    def toggle_picker(self) -> None:
        """Open the picker under the label with the focus in it, or close it."""
        if self.picker is not None:
            self._close_picker()
            return
        if self._picker is None:
            self._picker = MarkingPicker(self._theme, self._banner_with, self)
            self._picker.marked.connect(self._on_marked)
            self._picker.closed.connect(self._close_picker)
            self._slot.addWidget(self._picker)
            self.setTabOrder(self.mark_button, self._picker)
        self._picker.set_mark(self._mark)
        self._picker.show()
        self._picker.focus_first()
        self._dress_button()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._marking_label.setText(self.tr("Marking"))
        self._read_only_sign.setAccessibleName(self.tr("Read only"))
        self._dress_button()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _close_picker(self) -> None:
        if self._picker is not None:
            self._picker.hide()
        self._dress_button()
        self.mark_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        if self.error.text:
            self.set_error("")
        self.typed.emit(text)

    def _on_marked(self, mark: str) -> None:
        self._mark = mark
        self._dress_button()
        self.marked.emit(mark)

    def _dress_button(self) -> None:
        is_open = self.picker is not None
        words = self._mark or self.tr("Not marked")
        self.mark_button.setText(words)
        self.mark_button.setAccessibleName(
            self.tr("Marking of {title}: {mark}").format(title=self._title.text(), mark=words)
        )
        self.mark_button.setToolTip(self.tr("Marking of this text (Ctrl+M)"))
        chevron = "chevron-up" if is_open else "chevron-down"
        missing = not self._mark and self.mark_button.isEnabled()
        state = "open" if is_open else "missing" if missing else ""
        token = "accent" if is_open else "bad" if missing else "text2"
        self._theme.set_icon(self.mark_button, chevron, token, 14)
        if (self.mark_button.property("state") or "") != state:
            set_variant(self.mark_button, state=state)
