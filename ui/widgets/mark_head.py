"""The line above a text: its label, its portion mark, and the picker that opens in place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture
from ui.theme.theme import Theme, set_variant
from ui.widgets.marking_picker import MarkingPicker


class MarkHead(QWidget):
    """Label, "Marking" and a button with the mark; the picker is made when first opened.

    ``banner_with`` tells the page's banner if the text had a given mark.
    """

    marked = Signal(str)
    """A person picked a mark."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        banner_with: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._banner_with = banner_with
        self._mark = ""
        self._is_wanted = True
        self._picker: MarkingPicker | None = None
        self._title = label(title, "field")
        self._marking_label = label("", "help")
        self._read_only_sign = picture(theme, "lock", "text3", 14)
        self._read_only_sign.hide()
        self.button = button(theme, "", "mark")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.clicked.connect(self.toggle_picker)
        line = QHBoxLayout()
        theme.set_spacing(line, gap=8)
        line.addWidget(self._title)
        line.addWidget(self._read_only_sign)
        line.addStretch(1)
        line.addWidget(self._marking_label)
        line.addWidget(self.button)
        self._layout = QVBoxLayout(self)
        theme.set_spacing(self._layout, gap=6)
        self._layout.addLayout(line)
        self.retranslate()

    @property
    def mark(self) -> str:
        """The portion mark, or empty."""
        return self._mark

    @property
    def title(self) -> str:
        """The label."""
        return self._title.text()

    @property
    def picker(self) -> MarkingPicker | None:
        """The picker while it is open."""
        return self._picker if self._picker and not self._picker.isHidden() else None

    def set_title(self, title: str) -> None:
        """Change the label."""
        self._title.setText(title)
        self._dress_button()

    def set_mark(self, mark: str) -> None:
        """Show a mark without announcing it."""
        self._mark = mark
        if self.picker is not None and self.picker.mark != mark:
            self.picker.set_mark(mark)
        self._dress_button()

    def set_wanted(self, wanted: bool) -> None:
        """Whether a missing mark is to be shown as missing: there is something to mark."""
        if wanted != self._is_wanted:
            self._is_wanted = wanted
            self._dress_button()

    def set_read_only(self, read_only: bool) -> None:
        """Show the mark without letting it be changed."""
        self.button.setEnabled(not read_only)
        self._read_only_sign.setVisible(read_only)
        if read_only and self._picker is not None:
            self._picker.hide()
        self._dress_button()

    def toggle_picker(self) -> None:
        """Open the picker under the label with the focus in it, or close it."""
        if self.picker is not None:
            self._close_picker()
            return
        if self._picker is None:
            self._picker = MarkingPicker(self._theme, self._banner_with, self)
            self._picker.marked.connect(self._on_marked)
            self._picker.closed.connect(self._close_picker)
            self._layout.addWidget(self._picker)
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
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_marked(self, mark: str) -> None:
        self._mark = mark
        self._dress_button()
        self.marked.emit(mark)

    def _dress_button(self) -> None:
        words = self._mark or self.tr("Not marked")
        self.button.setText(words)
        self.button.setAccessibleName(
            self.tr("Marking of {title}: {mark}").format(title=self._title.text(), mark=words)
        )
        self.button.setToolTip(self.tr("Marking of this text (Ctrl+M)"))
        is_open = self.picker is not None
        missing = not self._mark and self._is_wanted and self.button.isEnabled()
        state = "open" if is_open else "missing" if missing else ""
        token = "accent" if is_open else "bad" if missing else "text2"
        chevron = "chevron-up" if is_open else "chevron-down"
        self._theme.set_icon(self.button, chevron, token, 14)
        if (self.button.property("state") or "") != state:
            set_variant(self.button, state=state)
