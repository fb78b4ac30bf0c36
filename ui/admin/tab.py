"""What every tab of the administration has."""

from abc import abstractmethod

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.shell.context import Context
from workstation.domain.officer import Permission


class AdminTab(QWidget):
    """One tab: it reads when it comes to the front and follows the language."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setProperty("kind", "plain")

    @property
    def may_administer(self) -> bool:
        """Whether this officer may change officers and trust."""
        return Permission.ADMINISTER in self.context.officer.permissions

    @abstractmethod
    def load(self) -> None:
        """Read what is shown."""

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word anew."""

    @abstractmethod
    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
