"""The document as it will be: drawn in the background, in either language."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, frame, icon_button, label, rename
from ui.widgets.badge import Badge
from ui.widgets.notice import Notice
from ui.widgets.pdf_view import PdfView
from ui.widgets.progress import ProgressStrip
from ui.wizard.desk import Desk
from workstation.domain.error import UserError
from workstation.domain.text import Language


class Preview(QFrame):
    """Pages of the draft with zoom and the other language."""

    print_requested = Signal()
    """A person wants to print these pages."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sunken")
        self._desk = desk
        self._language: Language = desk.language
        self._asked = 0
        self._title = label("", "strong")
        self._pages = Badge(desk.theme)
        self._pages.hide()
        self.zoom_out = icon_button(desk.theme, "zoom-out", "")
        self.fit = button(desk.theme, "", "quiet", density="small")
        self.zoom_in = icon_button(desk.theme, "zoom-in", "")
        self.language_button = button(desk.theme, "", "", icon="languages", density="small")
        self.print_button = button(desk.theme, "", "", icon="printer", density="small")
        self.view = PdfView(desk.theme, desk.context.door, self)
        self._progress = ProgressStrip(desk.theme)
        self._problem = Notice(desk.theme, "bad")
        self._problem.hide()
        self._lay_out()
        self.zoom_in.clicked.connect(self.view.zoom_in)
        self.zoom_out.clicked.connect(self.view.zoom_out)
        self.fit.clicked.connect(self.view.fit_page)
        self.language_button.clicked.connect(self._on_language)
        self.print_button.clicked.connect(self.print_requested)
        self.view.loaded.connect(self._on_loaded)
        self.retranslate()

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self._language

    def renew(self) -> None:
        """Draw the document as it stands."""
        from workstation.workflows import packets

        self._asked += 1
        asked, language, assessment = self._asked, self._language, self._desk.id
        self._progress.show_progress(None, self.tr("Making the pages"))
        self._progress.show()

        def on_made(data: bytes) -> None:
            if asked == self._asked:
                self._progress.hide()
                self._problem.hide()
                self.view.show_pdf(data)

        self._desk.run(
            lambda session: packets.preview(session, assessment, language), on_made, self._on_failed
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._title.setText(self.tr("As it will be"))
        rename(self.zoom_in, self.tr("Larger"))
        rename(self.zoom_out, self.tr("Smaller"))
        self.fit.setText(self.tr("Fit page"))
        self.language_button.setText("English" if self._language == "fr" else "Français")
        self.language_button.setToolTip(self.tr("Show the pages in the other language"))
        self.word_print()
        self._on_loaded(self.view.page_count)

    def word_print(self) -> None:
        """Say what would be printed: a draft, or the signed packet."""
        signed = not self._desk.is_open
        self.print_button.setText(self.tr("Print") if signed else self.tr("Print draft"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = self._desk.theme
        head = frame("topbar")
        theme.set_height(head, 44, 44)
        line = QHBoxLayout(head)
        theme.set_spacing(line, (12, 0, 12, 0), 8)
        for part in (self._title, self._pages):
            line.addWidget(part)
        line.addStretch(1)
        tools: tuple[QWidget, ...] = (
            self.zoom_out, self.fit, self.zoom_in, self.language_button, self.print_button,
        )  # fmt: skip
        for tool in tools:
            line.addWidget(tool)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout)
        layout.addWidget(head)
        strip = QVBoxLayout()
        theme.set_spacing(strip, (12, 8, 12, 0))
        strip.addWidget(self._progress)
        strip.addWidget(self._problem)
        layout.addLayout(strip)
        layout.addWidget(self.view, 1)
        self._progress.hide()

    def _on_language(self) -> None:
        self._language = "en" if self._language == "fr" else "fr"
        self.retranslate()
        self.renew()

    def _on_loaded(self, pages: int) -> None:
        self._pages.show_as(self.tr("%n pages", "", pages), "", "file-text")
        self._pages.setVisible(pages > 0)

    def _on_failed(self, problem: UserError) -> None:
        from ui.errors import sentence

        self._progress.hide()
        self._problem.show_as("bad", sentence(problem, self._desk.language))
        self._problem.show()
