"""The scan of a decision signed by pen: on screen, on paper, as a file; all of it logged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.approvals.print_dialog import PrintDialog
from ui.shell.context import Context
from ui.theme.parts import label
from ui.widgets.file_choice import ask_where_to_write
from workstation.domain.distribution import Recipient
from workstation.domain.error import UserError
from workstation.domain.officer import Permission
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.scans import Scan


class ScanPrintout:
    """A scan: shown as it was signed, so that no number is put on it."""

    is_numbered = False

    def __init__(self, entry: str) -> None:
        self.entry = entry
        self.name = entry
        self.scan: Scan | None = None

    def pages(
        self, session: Session, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> bytes:
        """The pages; that they were opened is noted."""
        from workstation.workflows import scans

        if self.scan is None:
            self.scan = scans.open_scan(session, self.entry)
        return scans.pages(self.scan)

    def write(
        self, session: Session, out: Path, copy: int, copies: int, recipients: tuple[Recipient, ...]
    ) -> None:
        """Write the file as it was taken in and log it."""
        from workstation.workflows import scans

        # The dialog has asked whether a file that is there may be replaced.
        scans.write_scan(session, self.entry, out, force=True)

    def note(self, session: Session, data: bytes, copy: int, copies: int) -> None:
        """Log that the scan went to a printer."""
        from workstation.workflows import scans

        if self.scan is not None:
            scans.note_printed(session, self.scan)


class ScanDialog(PrintDialog):
    """Shows a scan; its pages are drawn by the program, never by another one."""

    def __init__(self, context: Context, printout: ScanPrintout, parent: QWidget) -> None:
        self._scan = printout
        self._is_printing = False
        self.banner = label("", "badge")
        super().__init__(context, printout, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view.setAccessibleName(self.windowTitle())
        self.save_button.setText(self.tr("Save a copy"))
        self.save_button.setVisible(Permission.EXPORT in context.officer.permissions)
        self.print_button.setEnabled(False)
        self.view.loaded.connect(self._on_loaded)
        self.view.failed.connect(self._on_failed)

    def _title(self) -> str:
        return self.tr("Scan of the signed sheet, {id}").format(id=self._scan.entry)

    def _made(self) -> str:
        if self._is_printing:
            return self.tr("The scan was printed; the record says so.")
        return self.tr("A copy of the scan was saved; the record says so.")

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return (("", self.banner),)

    def _on_loaded(self, _pages: int) -> None:
        self.print_button.setEnabled(True)
        if self._scan.scan is not None:
            self.banner.setText(self._scan.scan.banner)
            self.banner.setAccessibleName(self.banner.text())

    def _on_failed(self, problem: UserError) -> None:
        super()._on_failed(problem)
        self.print_button.setEnabled(self.view.page_count > 0)

    def _on_print_clicked(self) -> None:
        self._is_printing = True
        super()._on_print_clicked()

    def _on_save_clicked(self) -> None:
        self._is_printing = False
        super()._on_save_clicked()

    def _confirmed(self, go_on: Callable[[], None]) -> None:
        """Ask once more before what is protected leaves on paper or as a file."""
        from workstation.workflows.printing import is_open

        banner = self._scan.scan.banner if self._scan.scan is not None else ""
        if is_open(banner):
            go_on()
            return
        words = self.tr("A copy marked {banner} will leave the vault, logged under your name.")
        said = words.format(banner=banner)
        self.question.ask(said, self.tr("Go on"), self.tr("Not now"), go_on)

    def _choose_file(self) -> None:
        scan = self._scan.scan
        ask_where_to_write(
            self,
            self.tr("Save a copy"),
            self.tr("All files (*)"),
            Path(scan.file_name if scan is not None else self._scan.entry),
            self.write_to,
        )
