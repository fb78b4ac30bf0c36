"""Tells that the machine's clock was set back or far ahead, at the unlock and while one works."""

from PySide6.QtCore import QObject, QTimer

from ui.shell.context import Context
from workstation.workflows.doctor_line import Line
from workstation.workflows.session import Session

_EVERY_MS = 60_000


class ClockWatch(QObject):
    """Compares the clock with the record once a minute; what it finds is said once."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask whether the clock can be right."""
        self._context.door.run(_look, self._on_found, owner=self)

    def _on_found(self, found: Line | None) -> None:
        code = found.code if found is not None else ""
        if found is not None and code != self._said:
            self._context.notify("bad", found.say(self._context.language))
        self._said = code


def _look(session: Session) -> Line | None:
    from workstation.workflows import clock

    return clock.problem(session)
