"""Asking for a file without stopping the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


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
    if suggested.is_absolute():
        dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: on_chosen(Path(name)))
    dialog.open()
    return dialog
