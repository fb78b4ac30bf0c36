"""Getting a new kit onto paper: by the printer, or by a file that is printed elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.background import Door, Task
from ui.shell.languages import Languages
from ui.theme.parts import button
from ui.theme.theme import Theme
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.paper import new_printer, paint, sheets_of
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.recovery import Kit
    from workstation.workflows.session import Session


class PrintKit(QWidget):
    """Two ways onto paper. The words are in this widget only, until :meth:`forget`.

    Signals:
        started: what runs, in words.
        done: the kit is on paper or in a file: tone and sentence.
        failed: a ``UserError``.
        refused: why it was not printed, in words.
    """

    started = Signal(str)
    done = Signal(str, str)
    failed = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, languages: Languages, door: Door) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._languages = languages
        self._door = door
        self.kit: Kit | None = None
        self.is_on_paper = False
        self.print_button = button(theme, "", icon="printer")
        self.print_button.clicked.connect(self._on_print_clicked)
        self.save_button = button(theme, "", icon="file-down")
        self.save_button.clicked.connect(self._on_save_clicked)
        row = QHBoxLayout()
        theme.set_spacing(row, gap=8)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 0, 0, 0), 12)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.print_button)
        self.retranslate()

    def take(self, kit: "Kit") -> None:
        """Hold a new kit, until it is on paper."""
        self.kit, self.is_on_paper = kit, False

    def forget(self) -> None:
        """Let go of the words."""
        self.kit = None

    def retranslate(self) -> None:
        """Set every word anew."""
        self.print_button.setText(self.tr("Print"))
        self.save_button.setText(self.tr("Save as a PDF"))

    def print_to(self, printer: QPrinter) -> None:
        """Put the kit on paper, and record that it was."""
        kit, language = self.kit, self._languages.language
        assert kit is not None

        def render(_task: Task) -> list[QImage]:
            from workstation.workflows import recovery

            return sheets_of(recovery.kit_pdf(kit, language))

        self.started.emit(self.tr("Making the pages"))
        self._door.work(
            render, lambda sheets: self._paint(printer, sheets), self._on_failed, owner=self
        )

    def save_to(self, path: Path) -> None:
        """Write the kit where the person says, and record that it was."""
        kit, language = self.kit, self._languages.language
        assert kit is not None

        def save(session: "Session") -> None:
            from workstation.workflows import recovery

            recovery.save_kit(session, kit, path, language)

        self.started.emit(self.tr("Making the pages"))
        self._door.run(save, lambda _none: self._on_saved(path), self._on_failed, owner=self)

    def _paint(self, printer: QPrinter, sheets: list[QImage]) -> None:
        if not paint(printer, sheets):
            self.refused.emit(self.tr("The printer did not start. Choose another one."))
            return
        kit = self.kit
        assert kit is not None

        def note(session: "Session") -> None:
            from workstation.workflows import recovery

            recovery.note_printed(session, kit)

        self._door.run(note, lambda _none: self._on_printed(), self._on_failed, owner=self)

    def _on_printed(self) -> None:
        self.is_on_paper = True
        said = self.tr("Sent to the printer. Take every sheet out of its tray at once.")
        self.done.emit("ok", said)

    def _on_saved(self, path: Path) -> None:
        self.is_on_paper = True
        said = self.tr("Saved. Print {file} now, then destroy it: whoever reads it has the vault.")
        self.done.emit("warn", said.format(file=path))

    def _on_failed(self, problem: UserError) -> None:
        self.failed.emit(problem)

    def _on_print_clicked(self) -> None:
        printer = new_printer(self.tr("Recovery kit"))
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.setModal(True)
        dialog.show()

    def _on_save_clicked(self) -> None:
        assert self.kit is not None
        ask_where_to_write(
            self,
            self.tr("Save the recovery kit"),
            self.tr("PDF (*.pdf)"),
            Path(f"recovery-kit-{self.kit.number}.pdf"),
            self.save_to,
        )
