"""Printing a packet or a draft: preview first, then paper or a file, all of it logged."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.admin.confirm import ConfirmBar
from ui.approvals.copies_panel import CopiesPanel
from ui.approvals.printout import PacketPrintout, Printout
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.notice import Notice
from ui.widgets.paper import new_printer, paint, sheets_of
from ui.widgets.pdf_tools import PdfTools
from ui.widgets.pdf_view import PdfView
from workstation.domain.distribution import Recipient
from workstation.domain.error import UserError
from workstation.domain.redaction import Redaction
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.redaction import Place, Reason

_MOST_COPIES = 99


class PrintDialog(QDialog):
    """Shows copy 1 as it will be; printing and writing a file go through the record."""

    def __init__(self, context: Context, printout: Printout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "dialog")
        self._context = context
        self._printout = printout
        self._pressed: QWidget | None = None
        theme = context.theme
        self.setWindowTitle(self._title())
        self.view = PdfView(theme, context.door)
        self.tools = PdfTools(theme, context.shortcuts, self.view)
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setAccessibleName(self.tr("Copies"))
        self.panel: CopiesPanel | None = None
        if isinstance(printout, PacketPrintout):
            self.panel = CopiesPanel(context, self.copies)
        self.outcome = Notice(theme)
        self.question = ConfirmBar(theme)
        self.close_button = button(theme, self.tr("Close"))
        self.save_button = button(theme, self.tr("Write a PDF"), icon="file-down")
        self.print_button = button(theme, self.tr("Print"), "primary", icon="printer")
        self._lay_out()
        context.shortcuts.add(
            self, ["Ctrl+Return", "Ctrl+Enter"], self.print_button.text,
            self.print_button.click, button=self.print_button,
        )  # fmt: skip
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.print_button.clicked.connect(self._on_print_clicked)
        if self.panel is not None:
            self.panel.changed.connect(self.preview)
            self.panel.redact_button.clicked.connect(self._on_redact_clicked)
        else:
            self.copies.valueChanged.connect(lambda _value: self.preview())
        self.preview()

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """Who gets the copies, in order."""
        return self.panel.recipients if self.panel is not None else ()

    def _title(self) -> str:
        """What is printed, as the window's title."""
        if self._printout.is_numbered:
            return self.tr("Print the decision packet")
        return self.tr("Print the draft")

    def _made(self) -> str:
        """What is said when all copies were made."""
        if self._printout.is_numbered:
            return self.tr("%n copy(ies) made, numbered and logged.", "", self.copies.value())
        return self.tr("The draft was made and logged.")

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        """What a person chooses beside the buttons, with its label."""
        return ()

    def preview(self) -> None:
        """Show copy 1 with the numbers and names entered."""
        copies, recipients = self.copies.value(), self.recipients
        if self.panel is not None and isinstance(self._printout, PacketPrintout):
            self._printout.two_sided = self.panel.two_sided.isChecked()
            self._printout.empty_sheets = self.panel.empty_sheets.isChecked()

        def show(made: list[bytes]) -> None:
            self.view.show_pdf(made[0])
            if self.panel is not None and isinstance(self._printout, PacketPrintout):
                self.panel.show_first(self._printout.first)

        self._render([1], copies, recipients, show)

    def print_to(self, printer: QPrinter) -> None:
        """Print every copy and log each."""
        copies, recipients = self.copies.value(), self.recipients
        self._set_busy(True)

        def on_made(made: list[bytes]) -> None:
            self._context.door.work(
                lambda _task: [sheets_of(data) for data in made],
                lambda sheets: self._paint(printer, sheets, made),
                self._on_failed,
                owner=self,
            )

        self._render(range(1, copies + 1), copies, recipients, on_made)

    def write_to(self, path: Path) -> None:
        """Write every copy as a file; with several the number stands in the name."""
        count = self.copies.value()
        files = [path] if count == 1 else [_numbered(path, n) for n in range(1, count + 1)]
        # The file dialog asked about the name that was chosen, not about the numbered ones.
        taken = [each.name for each in files if each.exists()] if count > 1 else []
        if not taken:
            self._write(files)
            return
        words = self.tr("%n file(s) would be replaced: {names}.", "", len(taken))
        self.question.ask(
            words.format(names=", ".join(taken)),
            self.tr("Replace"),
            self.tr("Not now"),
            lambda: self._write(files),
        )

    def _write(self, files: Sequence[Path]) -> None:
        copies, recipients, printout = len(files), self.recipients, self._printout
        self._set_busy(True)

        def job(session: Session) -> None:
            for number, out in enumerate(files, start=1):
                printout.write(session, out, number, copies, recipients)

        self._context.door.run(job, lambda _none: self._on_done(), self._on_failed, owner=self)

    def _render(
        self,
        numbers: Sequence[int],
        copies: int,
        recipients: tuple[Recipient, ...],
        on_made: Callable[[list[bytes]], None],
    ) -> None:
        printout = self._printout

        def job(session: Session) -> list[bytes]:
            return [printout.pages(session, number, copies, recipients) for number in numbers]

        self._context.door.run(job, on_made, self._on_failed, owner=self)

    def _paint(self, printer: QPrinter, copies: list[list[QImage]], made: list[bytes]) -> None:
        if not paint(printer, [sheet for sheets in copies for sheet in sheets]):
            self.outcome.show_as("bad", self.tr("The printer did not start. Choose another one."))
            self.outcome.show()
            self._set_busy(False)
            return
        self._note(made)

    def _note(self, made: list[bytes]) -> None:
        printout, count = self._printout, len(made)

        def job(session: Session) -> None:
            for number, data in enumerate(made, start=1):
                printout.note(session, data, number, count)

        self._context.door.run(job, lambda _none: self._on_done(), self._on_failed, owner=self)

    def _on_done(self) -> None:
        self._set_busy(False)
        self.outcome.show_as("ok", self._made())
        self.outcome.show()

    def _on_failed(self, problem: UserError) -> None:
        self._set_busy(False)
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()

    def _set_busy(self, busy: bool) -> None:
        """Take no second order meanwhile; the focus returns to the button that was pressed."""
        pressed = self.focusWidget()
        for one in (self.print_button, self.save_button):
            if busy and one is pressed:
                self._pressed = one
            one.setEnabled(not busy)
        if not busy and self._pressed is not None:
            self._pressed.setFocus()
            self._pressed = None

    def _on_print_clicked(self) -> None:
        self._confirmed(self._choose_printer)

    def _on_save_clicked(self) -> None:
        self._confirmed(self._choose_file)

    def _confirmed(self, go_on: Callable[[], None]) -> None:
        """Ask once more before what is protected leaves on paper or as a file."""
        printout = self._printout
        if not isinstance(printout, PacketPrintout) or not printout.banner:
            go_on()
            return
        words = self.tr(
            "%n copy(ies) marked {banner} will be made, numbered and logged under your name.",
            "",
            self.copies.value(),
        ).format(banner=printout.banner)
        self.question.ask(words, self.tr("Go on"), self.tr("Not now"), go_on)

    def _on_redact_clicked(self) -> None:
        printout = self._printout
        if isinstance(printout, PacketPrintout):
            self._context.door.run(printout.parts, self._ask_what, self._on_failed, owner=self)

    def _ask_what(self, parts: "tuple[tuple[Place, ...], tuple[Reason, ...]]") -> None:
        from ui.approvals.redaction_dialog import RedactionDialog

        printout = self._printout
        if isinstance(printout, PacketPrintout):
            dialog = RedactionDialog(self._context, *parts, printout.redactions, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(self.black_out)
            dialog.open()

    def black_out(self, redactions: tuple[Redaction, ...]) -> None:
        """Make the copy without these parts."""
        printout = self._printout
        if isinstance(printout, PacketPrintout) and self.panel is not None:
            printout.redactions = redactions
            self.panel.show_redacted(len(redactions))
            self.outcome.hide()
            self.preview()

    def _choose_printer(self) -> None:
        printer = new_printer(self._printout.name)
        if self.panel is not None and self.panel.two_sided.isChecked():
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.setModal(True)
        dialog.show()

    def _choose_file(self) -> None:
        ask_where_to_write(
            self,
            self.tr("Write a PDF"),
            self.tr("PDF (*.pdf)"),
            Path(f"{self._printout.name}.pdf"),
            self.write_to,
        )

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.outcome.hide()
        row = QHBoxLayout()
        theme.set_spacing(row, gap=8)
        row.addWidget(self.tools)
        fields = self._fields()
        for words, field in fields:
            row.addWidget(label(words, "field"))
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        if self.panel is None and self.copies not in [one for _, one in fields]:
            self.copies.setParent(self)
            self.copies.hide()
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (16, 16, 16, 16), 12)
        if self.panel is None:
            outer.addWidget(self.view, 1)
        else:
            beside = QHBoxLayout()
            theme.set_spacing(beside, gap=12)
            beside.addWidget(self.view, 1)
            beside.addWidget(self.panel)
            outer.addLayout(beside, 1)
        outer.addWidget(self.outcome)
        outer.addWidget(self.question)
        outer.addLayout(row)
        self.resize(theme.px(960 if self.panel is None else 1120), theme.px(720))


def _numbered(path: Path, number: int) -> Path:
    """The file of one copy out of several."""
    return path.with_name(f"{path.stem}-{number}.pdf")
