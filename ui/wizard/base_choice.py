"""What would begin, and what an abbreviated assessment starts from, before it begins."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import button, label

if TYPE_CHECKING:
    from workstation.workflows.standing import StandingLine


class BaseChoice(QWidget):
    """Whom the file is about, and one button; hidden until somebody is chosen.

    For an abbreviated one it lists the valid standing assessments of the partner and its country.
    """

    chosen = Signal(str, str)
    """A person begins: partner or country, and the standing assessment, or ""."""
    failed = Signal(object)
    """They could not be read; carries the error."""
    opened = Signal()
    """They are shown; what scrolls should bring them into view."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._partner = ""
        self._lines: tuple[StandingLine, ...] = ()
        self._about = ""
        self._label = label("", "field")
        self._who = label("", "body", wrap=True)
        self.list = QComboBox(self)
        self.begin = button(context.theme, "", "primary", icon="arrow-right")
        self.begin.clicked.connect(self._on_begin)
        line = QHBoxLayout()
        context.theme.set_spacing(line, gap=8)
        line.addWidget(self.list, 1)
        line.addWidget(self._who, 1)
        line.addWidget(self.begin)
        column = QVBoxLayout(self)
        context.theme.set_spacing(column, gap=4)
        column.addWidget(self._label)
        column.addLayout(line)
        self.hide()
        self.retranslate()

    def ask(self, partner: str, methodology: str) -> None:
        """Show what there is for a partner; where nothing is valid, that is said at once."""
        from workstation.workflows import standing

        def show(found: "tuple[StandingLine, ...]") -> None:
            self._lines = tuple(each for each in found if each.methodology == methodology)
            if not self._lines:
                self.chosen.emit(partner, "")
                return
            self._partner, self._about = partner, ""
            self._fill()
            self._open(self.begin if len(self._lines) == 1 else self.list)

        self._context.door.run(
            lambda session: standing.bases(session, partner), show, self.failed.emit, owner=self
        )

    def confirm(self, subject: str, about: str) -> None:
        """Show whom the file would be about; it begins with the button."""
        self._partner, self._about, self._lines = subject, about, ()
        self._fill()
        self._open(self.begin)

    def forget(self) -> None:
        """Another partner, or another kind, is being chosen."""
        self._partner = self._about = ""
        self._lines = ()
        self.hide()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.list.setAccessibleName(self.tr("Standing assessment that it starts from"))
        self.begin.setText(self.tr("Begin"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _open(self, first: QWidget) -> None:
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def _fill(self) -> None:
        self._label.setText(self.tr("About") if self._about else self.tr("Starts from"))
        self._who.setText(self._about)
        self._who.setVisible(bool(self._about))
        self.list.setVisible(not self._about)
        said = f"{self.begin.text()}: {self._about}" if self._about else self.begin.text()
        self.begin.setAccessibleName(said)
        place = max(self.list.currentIndex(), 0)
        said = self.tr("{id}, {of}, valid until {until}")
        self.list.clear()
        self.list.addItems(
            [
                said.format(
                    id=each.assessment,
                    of=each.partner_name or each.country,
                    until=each.validity.until,
                )
                for each in self._lines
            ]
        )
        self.list.setCurrentIndex(min(place, len(self._lines) - 1))

    def _on_begin(self) -> None:
        place = self.list.currentIndex()
        if self._partner and self._about:
            self.chosen.emit(self._partner, "")
        elif self._partner and 0 <= place < len(self._lines):
            self.chosen.emit(self._partner, self._lines[place].assessment)
