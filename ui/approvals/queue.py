"""Packets that were dropped or chosen together: one is read, the others wait their turn."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.shell.context import Context
from ui.shell.keeping import UNKEPT
from ui.shell.page import Place
from ui.theme.parts import button, icon_button, label, picture, rename
from workstation.domain.text import with_hidden_shown

MOST_FILES = 200


class PacketQueue(QFrame):
    """A line that says which of several files is read, and leads to the others.

    Hidden while there is one file or none.
    """

    chosen = Signal(object)
    """A file's turn came; carries its ``Path``."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.setProperty(UNKEPT, True)
        theme = context.theme
        self._context = context
        self.files: list[Path] = []
        self.at = 0
        self._is_here = True
        self._was_tried = False
        self.words = label("", "cell")
        # A long name takes the room there is; it is whole in the tooltip.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous_button = button(theme, "", density="small")
        self.next_button = button(theme, "", density="small")
        self.close_button = icon_button(theme, "x", "")
        across = QHBoxLayout(self)
        theme.set_spacing(across, (12, 6, 12, 6), 8)
        across.addWidget(picture(theme, "inbox"))
        across.addWidget(self.words, 1)
        for widget in (self.previous_button, self.next_button, self.close_button):
            across.addWidget(widget)
        self.previous_button.clicked.connect(lambda: self.step(-1))
        self.next_button.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.clear)
        add = context.shortcuts.add
        add(
            self, "Ctrl+PgDown", lambda: self.tr("Next packet"), lambda: self.step(1),
            button=self.next_button, everywhere=True,
        )  # fmt: skip
        add(
            self, "Ctrl+PgUp", lambda: self.tr("Previous packet"), lambda: self.step(-1),
            button=self.previous_button, everywhere=True,
        )  # fmt: skip
        self.retranslate()

    def add(self, files: Sequence[Path]) -> None:
        """More files, after the one that is read; the first of them has its turn now."""
        new = [each for each in dict.fromkeys(files) if each not in self.files]
        place = self.at + 1 if self.files else 0
        room = max(1, MOST_FILES - len(self.files))
        self.files[place:place] = new[:room]
        left = len(new) - room
        if left > 0:
            said = self.tr("%n packet(s) were left out: open them once these are read.", "", left)
            self._context.notify("warn", said)
        self.at = self.files.index(files[0]) if files[0] in self.files else self.at
        self._show()
        self.chosen.emit(files[0])

    def note_read(self, file: Path | None) -> None:
        """Another packet is read: one of these, or one that has nothing to do with them."""
        self._is_here = file in self.files
        if file is not None and self._is_here:
            self.at, self._was_tried = self.files.index(file), True
        self._show()

    def replace(self, before: Path | None, after: Path) -> None:
        """A packet was signed and goes on under another name."""
        if before in self.files:
            self.files[self.files.index(before)] = after

    def step(self, steps: int) -> None:
        """The next file (1) or the one before (-1), as far as there are any."""
        wanted = self.at + steps if self._is_here else self._waiting(back=steps < 0)
        if 0 <= wanted < len(self.files):
            self.at = wanted
            self._show()
            self.chosen.emit(self.files[wanted])

    def _waiting(self, *, back: bool = False) -> int:
        """Which one comes while none of them is read: past one that could not be read, too."""
        last = len(self.files) - 1
        return self.at if back or not self._was_tried else min(self.at + 1, last)

    def clear(self) -> None:
        """Put the others away; the packet that is read stays."""
        self.files, self.at, self._was_tried = [], 0, False
        self._show()

    def place(self) -> Place:
        """The files, to be kept over a lock."""
        return {"files": [str(each) for each in self.files]} if len(self.files) > 1 else {}

    def take(self, files: Sequence[str]) -> None:
        """The files as they were kept; nothing is opened."""
        self.files, self.at = [Path(each) for each in files], 0
        self._was_tried = False
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Packets opened together"))
        self.previous_button.setText(self.tr("Previous packet"))
        self.next_button.setText(self.tr("Next packet"))
        rename(self.close_button, self.tr("Put the other packets away"))
        self._show()

    def _show(self) -> None:
        count = len(self.files)
        self.setVisible(count > 1)
        if count > 1:
            said = self.tr("Packet {number} of {count}: {name}")
            if not self._is_here:
                said = self.tr("{count} packets wait, the next is {name}")
            file = self.files[self.at if self._is_here else self._waiting()]
            name = with_hidden_shown(file.name)
            self.words.setText(said.format(number=self.at + 1, count=count, name=name))
            self.words.setToolTip(with_hidden_shown(str(file)))
        self.previous_button.setEnabled(self.at > 0 if self._is_here else self._was_tried)
        self.next_button.setEnabled(not self._is_here or self.at < count - 1)
