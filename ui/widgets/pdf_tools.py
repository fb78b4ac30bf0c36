"""The few tools that pages need in a dialog: which page, and how large."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.shortcuts import Shortcuts
from ui.theme.parts import icon_button, label, rename
from ui.theme.theme import Theme
from ui.widgets.pdf_view import PdfView


class PdfTools(QWidget):
    """Page before and after, smaller and larger, with the keys of the large viewer."""

    def __init__(self, theme: Theme, shortcuts: Shortcuts, view: PdfView) -> None:
        super().__init__()
        self._view = view
        self.previous_button = icon_button(theme, "chevron-left", "")
        self.page_words = label("", "cell")
        self.next_button = icon_button(theme, "chevron-right", "")
        self.out_button = icon_button(theme, "zoom-out", "")
        self.in_button = icon_button(theme, "zoom-in", "")
        across = QHBoxLayout(self)
        theme.set_spacing(across, gap=6)
        for one in (self.previous_button, self.page_words, self.next_button,
                    self.out_button, self.in_button):  # fmt: skip
            across.addWidget(one)
        rename(self.previous_button, self.tr("Previous page"))
        rename(self.next_button, self.tr("Next page"))
        rename(self.out_button, self.tr("Smaller"))
        rename(self.in_button, self.tr("Larger"))
        self.previous_button.clicked.connect(lambda: view.go_to_page(view.current_page - 1))
        self.next_button.clicked.connect(lambda: view.go_to_page(view.current_page + 1))
        self.out_button.clicked.connect(view.zoom_out)
        self.in_button.clicked.connect(view.zoom_in)
        view.loaded.connect(lambda _count: self._show())
        view.page_changed.connect(lambda _page: self._show())
        sheet = view.sheet
        shortcuts.add(sheet, ("Ctrl+=", "Ctrl++"), lambda: self.tr("Larger"), view.zoom_in,
                      button=self.in_button)  # fmt: skip
        shortcuts.add(sheet, "Ctrl+-", lambda: self.tr("Smaller"), view.zoom_out,
                      button=self.out_button)  # fmt: skip
        shortcuts.add(sheet, "Ctrl+8", lambda: self.tr("Fit page"), view.fit_page)
        shortcuts.add(sheet, "Ctrl+9", lambda: self.tr("Fit width"), view.fit_width)
        self._show()

    def _show(self) -> None:
        page, pages = self._view.current_page + 1, self._view.page_count
        said = self.tr("Page {page} of {pages}").format(page=page, pages=pages) if pages else ""
        self.page_words.setText(said)
        self.previous_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)
