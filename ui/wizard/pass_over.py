"""The form in place that asks why a warning may be passed over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button
from ui.widgets.marked_text import MarkedText
from ui.wizard.desk import Desk


class PassOver(QWidget):
    """Asks why a warning may be passed over; Escape closes it."""

    given = Signal(str, str)
    """A person gave a reason with its mark."""
    cancelled = Signal()
    """A person thought better of it."""

    def __init__(self, desk: Desk, question: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = desk.theme
        self.reason = MarkedText(
            theme,
            self.tr("Why it may stand; printed with the file"),
            banner_with=lambda mark: desk.banner_with(question, mark),
            parent=self,
        )
        self.confirm = button(theme, self.tr("Pass over"), "primary")
        self.confirm.setAccessibleName(f"{self.confirm.text()}: {name}")
        self.cancel = button(theme, self.tr("Cancel"))
        self.confirm.clicked.connect(self._on_confirm)
        self.cancel.clicked.connect(self.cancelled)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (0, 4, 0, 4), 8)
        layout.addWidget(self.reason)
        line = QHBoxLayout()
        theme.set_spacing(line, gap=8)
        line.addWidget(self.confirm)
        line.addWidget(self.cancel)
        line.addStretch(1)
        layout.addLayout(line)

    def say(self, text: str) -> None:
        """Say under the field why it was not taken."""
        self.reason.set_error(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def _on_confirm(self) -> None:
        text, mark = self.reason.text.strip(), self.reason.mark
        if text and mark:
            self.given.emit(text, mark)
            return
        self.say(self.tr("Write the reason and mark it."))
        target = self.reason.head.button if text else self.reason.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)
