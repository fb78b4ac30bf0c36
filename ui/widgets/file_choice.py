"""Asking for a file without stopping the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_last: list[Path] = []
"""The folder that a person chose last; forgotten with the program."""


def start_folder() -> Path:
    """Where a dialog begins: the folder chosen last, else the person's documents, else home.

    Never the folder that the program was started in.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    wanted = (*_last[-1:], *((Path(documents),) if documents else ()), Path.home())
    return next((each for each in wanted if each.is_dir()), Path.home())


def remember_folder(chosen: Path) -> None:
    """A person chose a file here; the next dialog begins there."""
    _last[:] = [chosen.parent]


def ask_where_to_write(
    parent: QWidget, title: str, kinds: str, suggested: Path, on_chosen: Callable[[Path], None]
) -> QFileDialog:
    """Ask for the name of a new file; the dialog itself asks before one is replaced.

    Args:
        parent: the widget that asks.
        title: of the dialog; says what is written.
        kinds: the name filter, such as ``Packets (*.pdf)``.
        suggested: the name offered, with its folder where there is one.
        on_chosen: is given the file.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    folder = suggested.parent if suggested.is_absolute() else start_folder()
    dialog.setDirectory(str(folder))
    dialog.selectFile(suggested.name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: remember_folder(Path(name)))
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    dialog.open()
    return dialog
