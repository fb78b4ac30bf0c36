"""The entry in the current row, in full, beside the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import frame, icon_button, label, plain, rename
from ui.theme.theme import Theme
from ui.widgets.record_form import Field, FieldKind

WIDTH = 380
_LETTERS_OF_TEXT = frozenset({FieldKind.MARKED, FieldKind.MARK, FieldKind.TEXT})


class EntryPreview(QFrame):
    """What is written in one entry; what is empty is left out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self.entry = ""
        self.title_words = label("", "card-title", wrap=True)
        self.close_button = icon_button(theme, "x", "")
        self.close_button.clicked.connect(self.hide)
        head = frame("head")
        row = QHBoxLayout(head)
        theme.set_spacing(row, (14, 8, 8, 8), 8)
        row.addWidget(self.title_words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (1, 1, 1, 1), 0)
        column.addWidget(head)
        column.addWidget(self.area, 1)
        theme.set_width(self, WIDTH, WIDTH)
        self.hide()
        self.retranslate()

    def show_entry(
        self, entry: str, title: str, lead: Sequence[tuple[str, str]], fields: Sequence[Field]
    ) -> None:
        """Show an entry: its title, what stands in its row, and every field that is written."""
        self.entry = entry
        self.title_words.setText(title)
        self.area.setAccessibleName(title)
        body = plain()
        column = QVBoxLayout(body)
        self._theme.set_spacing(column, (14, 12, 14, 14), 10)
        for name, words in lead:
            column.addWidget(self._pair(name, words, "cell"))
        for field in fields:
            if field.kind is FieldKind.CHECK:
                if field.value:
                    column.addWidget(label(f"✓ {field.title}", "cell", wrap=True))
            elif field.value and field.kind is not FieldKind.FILE:
                kind = "body" if field.kind in _LETTERS_OF_TEXT else "cell"
                column.addWidget(self._pair(field.title, field.words.replace(";", ", "), kind))
            elif field.file is not None:
                column.addWidget(self._pair(field.title, field.file.name, "cell"))
        column.addStretch(1)
        self.area.setWidget(body)

    def retranslate(self) -> None:
        """Set every word anew."""
        rename(self.close_button, self.tr("Close the preview (Esc)"))

    def _pair(self, name: str, words: str, kind: str) -> QWidget:
        pair = plain()
        column = QVBoxLayout(pair)
        self._theme.set_spacing(column, gap=2)
        column.addWidget(label(name, "small"))
        said = label(words, kind, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(said)
        return pair
