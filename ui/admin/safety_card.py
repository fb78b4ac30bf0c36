"""What every card of the Safekeeping tab has."""

from abc import abstractmethod

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.shell.context import Context
from ui.widgets.notice import Card
from workstation.domain.officer import Permission


class SafetyCard(Card):
    """One card: it reads when its tab comes to the front and follows the language.

    A card builds its parts in its constructor and ends it with ``retranslate``.
    """

    def __init__(self, context: Context, icon: str) -> None:
        super().__init__(context.theme, " ", icon)
        self.context = context

    @property
    def may_administer(self) -> bool:
        """Whether this officer may do more than look."""
        return Permission.ADMINISTER in self.context.officer.permissions

    @abstractmethod
    def load(self) -> None:
        """Read what is shown, through the background door."""

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word anew."""

    @abstractmethod
    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through; usually the card's first button."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
