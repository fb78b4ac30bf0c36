"""The bar over the whole window while nothing can be written: what happened, and what to do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.shell.context import Context
from ui.theme.parts import button, label, picture, plain
from workstation import words

if TYPE_CHECKING:
    from workstation.workflows.session import Session
    from workstation.workflows.watch import Alarm


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a vault cannot be written: it lost something, or its file is damaged."""

    alarm: "Alarm | None" = None
    damage: str = ""
    keeps_drafts: bool = True
    """What is being typed is still kept, as nothing was wrong when the work began."""

    def __bool__(self) -> bool:
        """Whether it cannot."""
        return self.alarm is not None or bool(self.damage)


class QuarantineBar(QFrame):
    """Hidden while all is well; it cannot be dismissed.

    Signals:
        closed_changed: whether the vault cannot be written is another answer than before.
    """

    closed_changed = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._closed = Closed()
        theme = context.theme
        self.setProperty("kind", "notice")
        self.setProperty("tone", "bad")
        self.title = label("", "strong", tone="bad")
        self.what = label("", "body", wrap=True)
        self.who = label("", "help", wrap=True)
        self.acknowledge_button = button(theme, "", "danger")
        self.acknowledge_button.clicked.connect(self.acknowledge)
        said = plain()
        column = QVBoxLayout(said)
        theme.set_spacing(column, gap=2)
        for part in (self.title, self.what, self.who):
            column.addWidget(part)
        row = QHBoxLayout(self)
        theme.set_spacing(row, (20, 10, 20, 10), 12)
        row.addWidget(picture(theme, "octagon-alert", "bad", 20))
        row.addWidget(said, 1)
        row.addWidget(self.acknowledge_button)
        context.record_changed.connect(lambda _kind: self.look())
        self.hide()

    @property
    def is_closed(self) -> bool:
        """Whether the vault cannot be written."""
        return bool(self._closed)

    @property
    def keeps_drafts(self) -> bool:
        """Whether what is being typed can still be kept."""
        return self._closed.keeps_drafts

    def look(self) -> None:
        """Ask whether the vault can be written."""
        self._context.door.run(_look, self.show_closed, owner=self)

    def show_closed(self, closed: Closed) -> None:
        """Say why the vault cannot be written, or hide."""
        was, self._closed = bool(self._closed), closed
        self.retranslate()
        self.setVisible(bool(closed))
        if bool(closed) != was:
            self.closed_changed.emit(bool(closed))

    def acknowledge(self) -> None:
        """Open the dialog in which an officer acknowledges the loss."""
        from ui.shell.quarantine_dialog import AcknowledgeDialog

        if self._closed.alarm is None:
            return
        dialog = AcknowledgeDialog(self._context, self._closed.alarm, self.window())
        dialog.finished.connect(lambda _result: self.acknowledge_button.setFocus())
        dialog.open()

    def retranslate(self) -> None:
        """Set every word anew."""
        alarm, language = self._closed.alarm, self._context.language
        self.title.setText(self.tr("Nothing can be written in this vault"))
        self.acknowledge_button.setText(self.tr("Acknowledge…"))
        self.acknowledge_button.setVisible(alarm is not None and self._may_add(alarm))
        names = ", ".join(one.name for one in alarm.acknowledged) if alarm else ""
        self.who.setVisible(bool(names))
        if alarm is not None:
            self.what.setText(alarm.words(language))
            said = self.tr(
                "Acknowledged by {names}. Another officer has to unlock this vault and do so too."
            )
            self.who.setText(said.format(names=names))
        elif self._closed.damage:
            entry = words.catalogue()[self._closed.damage]
            self.what.setText(f"{entry[language]} {entry[f'next_{language}']}")
        self.setAccessibleName(f"{self.title.text()}. {self.what.text()}")

    def _may_add(self, alarm: "Alarm") -> bool:
        """Who has acknowledged it can add nothing but the words of the recovery kit."""
        return alarm.takes_kit or not alarm.is_acknowledged_by(self._context.officer.id)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _look(session: "Session") -> Closed:
    return Closed(session.watch.alarm, session.watch.damage, session.vault.takes_drafts)
