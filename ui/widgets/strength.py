"""How hard a passphrase is to guess, said in words while it is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ui.errors import sentence
from ui.shell.context import Context
from workstation.domain.error import UserError

LEAST_CHARACTERS = 15
_VERY_GOOD_CHARACTERS = 22
_PAUSE_MS = 250


class Strength(QObject):
    """Checks a passphrase after each pause in typing, away from the screen's own thread.

    ``names`` gives what a passphrase must not hold: the names of the person and the vault.

    Signals:
        said: the words and their tone.
    """

    said = Signal(str, str)

    def __init__(
        self, context: Context, names: Callable[[], Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._names = names
        self._text = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def follow(self, text: str) -> None:
        """The person typed; say how good it is at the next pause."""
        self._text = text
        self._pause.start()

    def _ask(self) -> None:
        text, names = self._text, tuple(self._names())

        def check(_task: object) -> None:
            from workstation.workflows import session as sessions

            sessions.check_passphrase(text, names)

        self._context.door.work(
            check, lambda _done: self._say_strong(text), self._say_weak, owner=self
        )

    def _say_strong(self, text: str) -> None:
        if len(text) >= _VERY_GOOD_CHARACTERS:
            self.said.emit(self.tr("Very hard to guess."), "ok")
        else:
            self.said.emit(self.tr("Hard to guess. Longer is better still."), "ok")

    def _say_weak(self, problem: UserError) -> None:
        missing = LEAST_CHARACTERS - len(self._text)
        if missing > 0:
            self.said.emit(self.tr("%n more characters needed.", "", missing), "text2")
        else:
            self.said.emit(sentence(problem, self._context.language), "warn")
