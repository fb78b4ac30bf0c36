"""A plain text field that grows with its text and leaves undo to its page."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from workstation.domain.text import without_hidden

LEAST_LINES = 2
PADDING_PX = 4
BODY_PT = 10


class AutoText(QPlainTextEdit):
    """Plain text, as high as what is written in it; Tab leaves it."""

    typed = Signal(str)
    """A person changed the text."""
    left = Signal()
    """The focus went elsewhere."""
    entered = Signal()
    """The focus came here."""

    def __init__(self, parent: QWidget | None = None, *, least_lines: int = LEAST_LINES) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._is_setting = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", "text")
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show a text without announcing it; the caret stays where the text is the same."""
        shown = self.toPlainText()
        if text == shown:
            return
        start = _common_prefix(shown, text)
        rest = min(len(shown), len(text)) - start
        tail = min(rest, _common_prefix(shown[::-1], text[::-1]))
        self._is_setting = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(shown[:start]))
        cursor.setPosition(_utf16(shown[: len(shown) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - tail])
        self._is_setting = False

    @property
    def is_setting(self) -> bool:
        """Whether the text changes by the program, not by a person."""
        return self._is_setting

    @property
    def caret(self) -> int:
        """Where the caret stands, in UTF-16 units from the start."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Put the caret at a place, or at the end when the text is shorter."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    @property
    def spot(self) -> dict[str, int]:
        """Where the caret stands and where the selection began, as plain values."""
        cursor = self.textCursor()
        return {"caret": cursor.position(), "anchor": cursor.anchor()}

    def take_spot(self, spot: Mapping[str, object]) -> None:
        """Put caret and selection back."""
        caret, anchor = spot.get("caret"), spot.get("anchor")
        if not isinstance(caret, int):
            return
        self.set_caret(anchor if isinstance(anchor, int) else caret)
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(min(caret, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(step) for step in steps):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of this widget."""
        steps = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if any(event.matches(step) for step in steps):
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text without what nobody can see in it, such as soft hyphens of a page."""
        kept = QMimeData()
        kept.setText(without_hidden(source.text()))
        super().insertFromMimeData(kept)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus came."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left."""
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _on_text_changed(self) -> None:
        if not self._is_setting:
            self.typed.emit(self.toPlainText())

    def _line_count(self) -> int:
        """Lines as wrapped at the width in force."""
        layout = self.document().documentLayout()
        lines, block = 0, self.document().begin()
        while block.isValid():
            layout.blockBoundingRect(block)
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def _fit(self) -> None:
        lines = max(self._least_lines, self._line_count())
        zoom = self.font().pointSizeF() / BODY_PT
        edges = round(2 * (PADDING_PX + 1) * max(1.0, zoom))
        height = lines * self.fontMetrics().lineSpacing() + edges
        height += round(2 * self.document().documentMargin())
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.verticalScrollBar().setValue(0)


def _common_prefix(first: str, second: str) -> int:
    for index, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return index
    return min(len(first), len(second))


def _utf16(text: str) -> int:
    """Length as Qt counts it: characters beyond the first plane count twice."""
    return len(text.encode("utf-16-le")) // 2
