"""What a second reader does at the bottom of the wizard: the next change, "Mark as read"."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.parts import button
from ui.widgets.few_lines import FewLines
from ui.wizard.desk import Desk
from ui.wizard.rail import local_time


class ReaderBar(QWidget):
    """Shown to who did not write the file."""

    step_requested = Signal(int)
    """A person wants to go to the next (1) or previous (-1) change since they last read it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = FewLines("", "help", most=1)
        self.next_change = button(desk.theme, "", "", icon="git-compare")
        self.read = button(desk.theme, "", "", icon="check")
        line = QHBoxLayout(self)
        desk.theme.set_spacing(line, gap=8)
        line.addWidget(self._words, 1)
        line.addWidget(self.next_change)
        line.addWidget(self.read)
        self.next_change.clicked.connect(lambda: self.step_requested.emit(1))
        self.read.clicked.connect(lambda: desk.casework.mark_read(and_show=True))
        desk.casework.changed.connect(self.retranslate)
        self.setVisible(not desk.casework.is_author)
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        remarks = self._desk.casework.remarks
        count = len(remarks.changes)
        if remarks.last is None:
            self._words.setText(self.tr("You have not read this yet"))
        elif count:
            self._words.setText(self.tr("%n changed since you read it", "", count))
        else:
            when = local_time(remarks.last.at_utc)
            self._words.setText(self.tr("Read {when}; nothing changed since").format(when=when))
        words = self.tr("Next change ({count})")
        self.next_change.setText(words.format(count=count))
        self.next_change.setToolTip(self.tr("Next change since you last read it (F7)"))
        self.next_change.setVisible(bool(count))
        self.read.setText(self.tr("Mark as read"))
        self.read.setEnabled(self._desk.casework.may_say)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
