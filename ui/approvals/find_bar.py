"""Words looked for in the pages shown: the field, how many there are, and from one to the next."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import icon_button, label, rename
from ui.widgets.pdf_view import PdfView
from workstation.domain.error import UserError

SETTLE_MS = 200
"""Nothing is looked for while a person types on."""
MOST_LETTERS = 200


class FindBar(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Escape closes the bar."""

    closed = Signal()
    """The bar was closed; the focus belongs to the pages again."""

    def __init__(self, context: Context, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self._context = context
        self._view = view
        theme = context.theme
        self.field = QLineEdit()
        self.field.setProperty("density", "small")
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setAcceptDrops(False)
        self.count = label("", "help")
        self.previous_button = icon_button(theme, "chevron-up", "")
        self.next_button = icon_button(theme, "chevron-down", "")
        self.close_button = icon_button(theme, "x", "")
        across = QHBoxLayout(self)
        theme.set_spacing(across, (12, 6, 12, 6), 8)
        across.addWidget(self.field, 1)
        for widget in (self.count, self.previous_button, self.next_button, self.close_button):
            across.addWidget(widget)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(SETTLE_MS)
        self._typed.timeout.connect(self._look)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.previous_button.clicked.connect(lambda: self.step(-1))
        self.next_button.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.close_bar)
        view.search.changed.connect(self._show_count)
        view.search.failed.connect(self._on_failed)
        self.hide()
        self.retranslate()

    def ask(self) -> None:
        """Show the bar, with the focus in its field."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def step(self, steps: int) -> None:
        """Go to the next place (1) or the one before (-1); asks for words where there are none."""
        if not self.field.text().strip():
            self.ask()
            return
        self.show()
        before = self._view.search.text
        self._look()
        if before == self._view.search.text:
            self._view.search.step(steps, self._view.current_page)

    def close_bar(self) -> None:
        """Hide the bar and what it marked."""
        self._typed.stop()
        self._view.search.find("", 0)
        self.hide()
        self.closed.emit()

    def clear(self) -> None:
        """Forget what was looked for; another document is shown."""
        self.field.clear()
        self._typed.stop()
        self._view.search.find("", 0)
        self.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.field.setPlaceholderText(self.tr("Find in these pages"))
        self.field.setAccessibleName(self.tr("Find in these pages"))
        rename(self.previous_button, self.tr("Previous place"))
        rename(self.next_button, self.tr("Next place"))
        rename(self.close_button, self.tr("Close the search"))
        self._show_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Shift+Enter and Escape in the field."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() not in keys or held:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        return True

    def _on_text_changed(self) -> None:
        self._typed.start()

    def _look(self) -> None:
        self._typed.stop()
        self._view.search.find(self.field.text(), self._view.current_page)

    def _show_count(self) -> None:
        search = self._view.search
        words = bool(search.text.strip())
        found = len(search.hits)
        for each in (self.previous_button, self.next_button):
            each.setEnabled(found > 0)
        if not words:
            said = ""
        elif search.here is not None:
            of = self._number(found) if search.is_all else f"{self._number(found)}+"
            said = self.tr("{here} of {found}").format(here=self._number(search.here + 1), found=of)
        elif search.is_running:
            said = self.tr("Searching")
        else:
            said = self.tr("Not found")
        self.count.setText(said)
        self.field.setAccessibleDescription(said)

    def _number(self, number: int) -> str:
        return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}" if self._is_french else ",")

    @property
    def _is_french(self) -> bool:
        return self._context.language == "fr"

    def _on_failed(self, problem: UserError) -> None:
        self.count.setText(sentence(problem, self._context.language))
