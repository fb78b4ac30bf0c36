"""A file that a record carries: dropped or chosen, said by name, size and SHA-256."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from ui.theme.parts import button, label, picture
from ui.theme.theme import Theme
from ui.widgets.file_choice import remember_folder, start_folder

_KB, _MB = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is attached: what it is called, how its size is read and a copy is asked for."""

    name: str
    sha256: str
    read_size: Callable[[Callable[[int], None]], None] | None = None
    on_copy: Callable[[], None] | None = None


class FileField(QFrame):
    """The attached file with its digest, and the one that is attached when the form is saved.

    Signals:
        changed: a person chose or dropped a file.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        held: KeptFile | None = None,
        *,
        read_only: bool = False,
        is_attached: bool = True,
    ) -> None:
        """Make the field; a file that is only read is not ``is_attached``: its folder is said."""
        super().__init__()
        self._is_attached = is_attached
        self.setProperty("kind", "box")
        self._held = held
        self._chosen = ""
        self._name = ""
        self._size_bytes = 0
        self.setAcceptDrops(not read_only)
        self.file_words = label("", "strong", wrap=True)
        self.about_words = label("", "help", wrap=True)
        self.digest_words = label("", "mono", wrap=True)
        self.choose_button = button(theme, "", icon="paperclip", density="small")
        self.copy_button = button(theme, "", icon="file-down", density="small")
        self.choose_button.setVisible(not read_only)
        self.choose_button.clicked.connect(self._ask)
        if held is not None and held.on_copy is not None:
            self.copy_button.clicked.connect(held.on_copy)
        words = QVBoxLayout()
        theme.set_spacing(words, gap=2)
        for part in (self.file_words, self.about_words):
            words.addWidget(part)
        across = QHBoxLayout()
        theme.set_spacing(across, gap=10)
        across.addWidget(picture(theme, "file-text", "text2", 20))
        across.addLayout(words, 1)
        across.addWidget(self.copy_button)
        across.addWidget(self.choose_button)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (12, 10, 10, 10), 6)
        column.addLayout(across)
        column.addWidget(self.digest_words)
        self.setFocusProxy(self.choose_button)
        self.retranslate()
        if held is not None and held.read_size is not None:
            held.read_size(self._on_size)

    @property
    def chosen(self) -> str:
        """The path of the file that will be attached; empty for none."""
        return self._chosen

    def set_name(self, name: str) -> None:
        """Name the field for screen readers."""
        self._name = name
        self.retranslate()

    def choose(self, path: str) -> None:
        """Take a file, as a person chooses it."""
        self._chosen = path
        self.retranslate()
        self.changed.emit()

    def kept(self) -> dict[str, Any]:
        """The file chosen, to be taken back after a lock."""
        return {"file": self._chosen} if self._chosen else {}

    def take_kept(self, kept: dict[str, Any]) -> None:
        """Take back what :meth:`kept` said."""
        self.choose(str(kept.get("file", "")))

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.choose_button.setText(self.tr("Choose a file"))
        self.copy_button.setText(self.tr("Save a copy"))
        self.setAccessibleName(self._name)
        held = self._held
        can_copy = held is not None and held.on_copy is not None and not self._chosen
        self.copy_button.setVisible(can_copy)
        if self._chosen:
            self.file_words.setText(Path(self._chosen).name)
            folder = str(Path(self._chosen).parent)
            self.about_words.setText(
                self.tr("Attached when you save.") if self._is_attached else folder
            )
        elif held is not None:
            self.file_words.setText(held.name)
            self.about_words.setText(self._size() if self._size_bytes else "")
        else:
            self.file_words.setText(self.tr("No file"))
            self.about_words.setText(self.tr("Drop one here, or choose it."))
        shown = held is not None and not self._chosen
        self.digest_words.setText(_digest_words(held.sha256) if held is not None and shown else "")
        self.digest_words.setVisible(shown)
        self.about_words.setVisible(bool(self.about_words.text()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped file."""
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.choose(path)

    def _on_size(self, size_bytes: int) -> None:
        if isValid(self):
            self._size_bytes = size_bytes
            self.retranslate()

    def _size(self) -> str:
        """The size as people say it."""
        size_bytes = self._size_bytes
        if size_bytes >= _MB:
            return self.tr("{size} MB").format(size=f"{size_bytes / _MB:.1f}")
        if size_bytes >= _KB:
            return self.tr("{size} kB").format(size=f"{size_bytes / _KB:.1f}")
        return self.tr("{size} bytes").format(size=size_bytes)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(str(start_folder()))
        dialog.fileSelected.connect(lambda name: remember_folder(Path(name)))
        dialog.fileSelected.connect(self.choose)
        dialog.open()


def _digest_words(sha256: str) -> str:
    """The digest in groups of eight, so that it can be read and can wrap."""
    groups = (sha256[start : start + 8] for start in range(0, len(sha256), 8))
    return "SHA-256 " + " ".join(groups)


def _dropped(event: QDropEvent) -> str:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return ""
    return urls[0].toLocalFile()
