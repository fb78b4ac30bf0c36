"""On the last page of a file that came back: its points, and what changed since it was returned."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.approvals.changes_card import ChangesCard
from ui.wizard.desk import Desk


class ReturnedCard(ChangesCard):
    """What the next reader will be shown first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.context, parent, leads=True)
        self._desk = desk
        desk.casework.changed.connect(self._follow)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _follow(self) -> None:
        self.show_changes(self._desk.casework.remarks.correction, self._desk.methodology)
