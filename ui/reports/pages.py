"""The pages of a version: looked at before it is written, or as it was written before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.pdf_view import PdfView

Write = Callable[[Path], None]
"""Writes the version to a file; whoever gave it says what came of that."""


class PagesDialog(QDialog):
    """Pages, and a button that writes them where they are not written yet."""

    def __init__(
        self,
        context: Context,
        title: str,
        pdf: bytes,
        parent: QWidget,
        *,
        suggested: Path | None = None,
        write: Write | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._theme = context.theme
        self._suggested, self._write = suggested, write
        self.view = PdfView(context.theme, context.door)
        self.close_button = button(context.theme, self.tr("Close"))
        self.write_button = button(
            context.theme, self.tr("Write a PDF"), "primary", icon="file-down"
        )
        self.write_button.setVisible(write is not None)
        self.close_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(self._on_write_clicked)
        if write is not None:
            context.shortcuts.add(
                self, ["Ctrl+Return", "Ctrl+Enter"], lambda: self.tr("Write a PDF"),
                self.write_button.click, button=self.write_button,
            )  # fmt: skip
        self._lay_out(title)
        self.view.show_pdf(pdf)

    def write_to(self, path: Path) -> None:
        """Write the version to a file, and close."""
        if self._write is not None:
            self._write(path)
        self.accept()

    def _on_write_clicked(self) -> None:
        if self._suggested is not None:
            self.file_dialog = ask_where_to_write(
                self, self.tr("Write the report"), self.tr("PDF files (*.pdf)"), self._suggested,
                self.write_to,
            )  # fmt: skip

    def _lay_out(self, title: str) -> None:
        theme = self._theme
        head = QHBoxLayout()
        theme.set_spacing(head, (20, 12, 20, 8), 8)
        head.addWidget(label(title, "section"), 1)
        head.addWidget(self.close_button)
        head.addWidget(self.write_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addLayout(head)
        outer.addWidget(self.view, 1)
        room = self.screen().availableSize()
        self.resize(min(theme.px(900), room.width()), min(theme.px(720), room.height()))
