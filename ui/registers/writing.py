"""Writing a register to a file: asking where, doing it, and saying what was written."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.shell.background import Task
from ui.shell.context import Context
from ui.widgets.file_choice import ask_where_to_write
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.register_export import RegisterExport


class RegisterWriting(QObject):
    """The export of a register, of all partners or of one."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    def ask(self, kind: str, partner: str = "") -> None:
        """Ask for a file, which may replace one that is there, and write it."""
        name = f"{kind}-{partner}.csv" if partner else f"{kind}.csv"
        ask_where_to_write(
            self._parent,
            self.tr("Export this register"),
            self.tr("Tables (*.csv)"),
            Path(name),
            lambda path: self.write(kind, path, partner),
        )

    def write(self, kind: str, path: Path, partner: str = "") -> None:
        """Write a register; count and banner are said when it is done."""

        def job(session: Session, task: Task) -> "RegisterExport":
            from workstation.workflows import register_export

            # The dialog itself asked before a file that is there was chosen.
            return register_export.export_entries(
                session,
                kind,
                path,
                partner=partner,
                force=True,
                on_progress=task.report,
            )

        self._context.door.run_long(job, self._on_written, owner=self)

    def _on_written(self, done: "RegisterExport") -> None:
        said = self.tr("%n entries written to {file}, marked {banner}.", "", done.entries)
        self._context.announce("export")
        self._context.notify("ok", said.format(file=done.path.name, banner=done.banner))
