"""The keys that matter most on a page, named at its foot."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel

from ui.theme.parts import label
from ui.theme.theme import Theme


class KeyHints(QHBoxLayout):
    """Each key as a cap with what it does beside it."""

    def __init__(self, theme: Theme, keys: Sequence[str]) -> None:
        super().__init__()
        theme.set_spacing(self, gap=8)
        self._keys = tuple(keys)
        self._caps: list[QLabel] = []
        self._does: list[QLabel] = []
        for _key in self._keys:
            words = label("", "help")
            self._does.append(words)
            self._caps.append(label("", "keys"))
            self.addWidget(self._caps[-1])
            self.addWidget(words)

    def say(self, does: Sequence[str]) -> None:
        """Set what each key does, in the order of the keys; each named as on the keyboard."""
        native = QKeySequence.SequenceFormat.NativeText
        for cap, key in zip(self._caps, self._keys, strict=True):
            cap.setText(QKeySequence(key).toString(native))
        for words, said in zip(self._does, does, strict=True):
            words.setText(said)
