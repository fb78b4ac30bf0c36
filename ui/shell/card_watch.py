"""Notices that the smart card which opened the vault was taken out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.shell.background import Door

if TYPE_CHECKING:
    from workstation.workflows.session import Session

CARD_GONE = "card"
"""Why the program locks then."""

_EVERY_MS = 1_000


class CardWatch(QObject):
    """Asks the card every second, in the work lane; no library says so by itself on each system.

    Signals:
        gone: the card was taken out, or its session ended.
    """

    gone = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._session: Session | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._ask)

    def start(self, session: "Session") -> None:
        """Watch the card of a session from now on, also one that is given to the officer later."""
        self._session = session
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._session = None

    def _ask(self) -> None:
        session = self._session
        if session is None or session.card is None or self._asking:
            return
        self._asking = True
        is_there = session.card.is_there
        self._door.work(lambda _task: is_there(), self._on_answer, owner=self)

    def _on_answer(self, is_there: bool) -> None:
        self._asking = False
        if not is_there and self._session is not None:
            self.stop()
            self.gone.emit()
