"""The dialogs that enter something: each can be named, opened, and opened again after a lock.

A page offers its forms by name with a function that makes them; from then on they are opened
by name only. At a lock the names, their arguments and what was typed go into the vault with the
place; after the unlock the same forms are made again and filled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from ui.shell.keeping import Kept, enter, entered, text_in
from ui.shell.quiet import Quiet

Make = Callable[..., QDialog | None]
"""Makes a form from plain arguments, connected but not open; None when it cannot be made."""
TRIES = 20
"""So often a form that cannot be made yet is tried before it is given up."""


@dataclass(slots=True)
class _Open:
    name: str
    arguments: dict[str, Any]
    dialog: QDialog


class OpenForms(QObject):
    """Knows every form that is open, and how each is made.

    Signals:
        lost: a form could not be opened again; carries the texts that stood in it.
    """

    lost = Signal(object)

    def __init__(self, quiet: Quiet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._makers: dict[str, Make] = {}
        self._open: list[_Open] = []
        self._waiting: list[Kept] = []

    def offer(self, name: str, make: Make) -> None:
        """Name a form; ``make`` is called with the arguments given to :meth:`open`."""
        self._makers[name] = make

    def open(self, name: str, **arguments: Any) -> QDialog | None:
        """Open a form by its name; the arguments are plain JSON values."""
        dialog = self._makers[name](**arguments)
        if dialog is not None:
            self._open.append(_Open(name, arguments, dialog))
            dialog.open()
        return dialog

    def dialogs(self) -> list[QDialog]:
        """The forms that are open, the oldest first."""
        self._open = [one for one in self._open if isValid(one.dialog) and one.dialog.isVisible()]
        return [one.dialog for one in self._open]

    def kept(self, focus: QWidget | None) -> list[Kept]:
        """Every open form with what stands in it, and those that still wait to be opened."""
        self.dialogs()
        said: list[Kept] = [
            {
                "form": one.name,
                "arguments": one.arguments,
                "entered": entered(one.dialog, focus),
            }
            for one in self._open
        ]
        return said + self._waiting

    def take_kept(self, kept: list[Kept]) -> None:
        """Open the forms again as soon as what they need was read."""
        self._waiting = list(kept)
        if self._waiting:
            self._quiet.wait(self._open_waiting, TRIES)

    def _open_waiting(self, is_last: bool) -> bool:
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            dialog = self._make_again(one)
            if dialog is not None:
                enter(dialog, one.get("entered", {}))
            elif is_last:
                self.lost.emit(text_in(one.get("entered", {})))
            else:
                self._waiting.append(one)
        return not self._waiting

    def _make_again(self, one: Kept) -> QDialog | None:
        name, arguments = one.get("form"), one.get("arguments")
        if name not in self._makers or not isinstance(arguments, dict):
            return None
        return self.open(str(name), **arguments)
