"""Every shortcut of the program is an action made here, so that Ctrl+/ can list them all."""

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Entry:
    action: QAction
    words: Words
    button: "weakref.ref[QWidget] | None"


class Shortcuts(QObject):
    """Makes the actions of shortcuts and knows what each does, in the language in force."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []

    def add(
        self,
        owner: QWidget,
        keys: str | Sequence[str],
        words: Words,
        on_triggered: Callable[[], None],
        *,
        button: QWidget | None = None,
        everywhere: bool = False,
    ) -> QAction:
        """A shortcut that works while the focus is inside ``owner``.

        Args:
            owner: the widget that the shortcut belongs to.
            keys: one or more key sequences, the one to show first.
            words: gives what it does, in the language in force.
            on_triggered: what it does.
            button: a button that does the same; its tooltip then names the keys.
            everywhere: works in the whole window.
        """
        action = QAction(owner)
        wanted = [keys] if isinstance(keys, str) else list(keys)
        action.setShortcuts([QKeySequence(one) for one in wanted])
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut
        )
        action.triggered.connect(lambda _checked=False: on_triggered())
        owner.addAction(action)
        entry = _Entry(action, words, weakref.ref(button) if button is not None else None)
        self._entries.append(entry)
        self._word(entry)
        return action

    def retranslate(self) -> None:
        """Word every action and tooltip anew."""
        self._entries = [entry for entry in self._entries if isValid(entry.action)]
        for entry in self._entries:
            self._word(entry)

    def listing(self) -> list[tuple[str, str]]:
        """Keys and what they do, for the actions that can be used where the person is."""
        shown: list[tuple[str, str]] = []
        for entry in self._entries:
            if isValid(entry.action) and entry.action.isEnabled() and self._is_here(entry.action):
                shown.append((_keys(entry.action), entry.words()))
        return shown

    def _is_here(self, action: QAction) -> bool:
        owner = action.parent()
        return isinstance(owner, QWidget) and owner.isVisible()

    def _word(self, entry: _Entry) -> None:
        words = entry.words()
        entry.action.setText(words)
        tip = f"{words} ({_keys(entry.action)})"
        entry.action.setToolTip(tip)
        button = entry.button() if entry.button is not None else None
        if button is not None and isValid(button):
            button.setToolTip(tip)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
