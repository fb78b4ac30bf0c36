"""A sheet over the page: the keys that work here, or the rule behind a field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import frame, icon_button, label, plain, rename
from ui.theme.theme import Theme

_WIDTH = 560


class Sheet(QFrame):
    """One sheet, centred; Esc or its button closes it and the focus goes back."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._before: QWidget | None = None
        self.setProperty("kind", "popup")
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (1, 1, 1, 1), 0)
        head = frame("head")
        row = QHBoxLayout(head)
        theme.set_spacing(row, (14, 8, 8, 8), 8)
        self._title = label("", "card-title")
        self._close = icon_button(theme, "x", "")
        self._close.clicked.connect(self.close_sheet)
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        layout.addWidget(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(self._area, 1)
        over.installEventFilter(self)
        self.hide()

    def show_rows(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show a list of two columns: short left, words right."""
        body = plain()
        grid = QGridLayout(body)
        self._theme.set_spacing(grid, (14, 12, 14, 12), 16, 8)
        for line, (left, right) in enumerate(rows):
            grid.addWidget(label(left, "keys"), line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(right, "cell", wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(rows), 1)
        self._open(title, body)

    def show_text(self, title: str, text: str) -> None:
        """Show a passage."""
        body = plain()
        column = QVBoxLayout(body)
        self._theme.set_spacing(column, (14, 12, 14, 12), 8)
        column.addWidget(label(text, "body", wrap=True))
        column.addStretch(1)
        self._open(title, body)

    def close_sheet(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay centred."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _open(self, title: str, body: QWidget) -> None:
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._title.setText(title)
        self.setAccessibleName(title)
        self._area.setAccessibleName(title)
        rename(self._close, self.tr("Close"))
        self._area.setWidget(body)
        self._place()
        self.show()
        self.raise_()
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        room = self._over.size()
        width = min(self._theme.px(_WIDTH), room.width() - self._theme.px(32))
        wanted = self._theme.px(60)
        body = self._area.widget()
        if body is not None:
            wanted += body.heightForWidth(width) if body.hasHeightForWidth() else 0
            wanted = max(wanted, body.sizeHint().height() + self._theme.px(60))
        height = min(wanted, room.height() - self._theme.px(48))
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
