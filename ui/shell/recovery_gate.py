"""The gate between unlock and workspace: an administrator sees to the recovery kit first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.theme.theme import Theme
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from ui.unlock.recovery_page import RecoveryPage
    from workstation.workflows.recovery_state import Gate
    from workstation.workflows.session import Session


class RecoveryGate(QObject):
    """Lets a session pass at once, or when its vault has a kit that is proven or put off.

    Signals:
        passed: the session, which may work now.
        stopped: the page to show before.
    """

    passed = Signal(object)
    stopped = Signal(object)

    def __init__(
        self, theme: Theme, languages: Languages, door: Door, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._languages = languages
        self._door = door
        self.page: RecoveryPage | None = None

    def ask(self, session: "Session") -> None:
        """Let a session pass, now or later."""
        if Permission.ADMINISTER not in session.officer.permissions:
            self.passed.emit(session)
            return
        self._door.run(
            _gate_of,
            lambda gate: self._on_known(session, gate),
            lambda _problem: self._pass(session),
            owner=self,
        )

    def _on_known(self, session: "Session", gate: "Gate | None") -> None:
        if gate is None:
            self._pass(session)
            return
        from ui.unlock.recovery_page import RecoveryPage
        from workstation.workflows.recovery_state import Gate

        self.page = RecoveryPage(
            self._theme,
            self._languages,
            self._door,
            session.vault.name,
            is_forced=gate is Gate.FORCED,
        )
        self.page.finished.connect(lambda: self._pass(session))
        self.stopped.emit(self.page)
        self.page.load()

    def _pass(self, session: "Session") -> None:
        self.page = None
        self.passed.emit(session)


def _gate_of(session: "Session") -> "Gate | None":
    from workstation.workflows import recovery_state

    return recovery_state.gate(session)
