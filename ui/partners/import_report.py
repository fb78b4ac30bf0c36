"""Saving the report of an import as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.errors import sentence
from ui.shell.background import Task
from ui.shell.context import Context
from ui.widgets.file_choice import ask_where_to_write
from workstation.domain.error import UserError
from workstation.domain.register import ImportReport

Told = Callable[[str, str], None]
"""Takes the tone and the words of what became of it."""


def save_report(
    context: Context, parent: QWidget, report: ImportReport, source: Path, on_told: Told
) -> None:
    """Ask where the report of an import is to lie, and write it there."""
    tr = QCoreApplication.translate
    title = tr("ImportReport", "Save the report")
    kinds = tr("ImportReport", "Tables (*.csv)")
    suggested = Path(tr("ImportReport", "{name} report.csv").format(name=source.stem))

    def write(path: Path) -> None:
        write_report(context, parent, report, path, on_told)

    ask_where_to_write(parent, title, kinds, suggested, write)


def write_report(
    context: Context, parent: QWidget, report: ImportReport, path: Path, on_told: Told
) -> None:
    """Write the report; a file of that name was agreed to be replaced."""
    language = context.language

    def job(_task: Task) -> None:
        from workstation.workflows import row_import

        row_import.save_report(report, path, language, force=True)

    def saved(_none: None) -> None:
        words = QCoreApplication.translate("ImportReport", "The report was saved: {name}")
        on_told("ok", words.format(name=path.name))

    def failed(problem: UserError) -> None:
        on_told("bad", sentence(problem, language))

    context.door.work(job, saved, failed, owner=parent)
