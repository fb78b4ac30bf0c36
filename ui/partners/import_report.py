"""Saving the report of an import as a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.errors import sentence
from ui.shell.background import Task
from ui.shell.context import Context
from ui.widgets.file_choice import ask_where_to_write
from workstation.domain.error import UserError
from workstation.domain.import_report import ImportReport


class ReportSaver(QObject):
    """Asks where the report of an import is to lie, and writes it there.

    Signals:
        told: the tone and the words of what became of it.
    """

    told = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent

    def ask(self, report: ImportReport, source: Path) -> None:
        """Ask for the file, named after the one that was imported, and write it."""
        ask_where_to_write(
            self._window,
            self.tr("Save the report"),
            self.tr("Tables (*.csv)"),
            Path(self.tr("{name} report.csv").format(name=source.stem)),
            lambda path: self.write(report, path),
        )

    def write(self, report: ImportReport, path: Path) -> None:
        """Write the report; that a file of this name is replaced was agreed to."""
        language = self._context.language

        def job(_task: Task) -> None:
            from workstation.workflows import row_import

            row_import.save_report(report, path, language, force=True)

        def saved(_none: None) -> None:
            self.told.emit("ok", self.tr("The report was saved: {name}").format(name=path.name))

        def failed(problem: UserError) -> None:
            self.told.emit("bad", sentence(problem, language))

        self._context.door.work(job, saved, failed, owner=self)
