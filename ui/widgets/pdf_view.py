"""A PDF on screen: thumbnails at the left, pages at the right, drawn in the background."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from ui.errors import sentence
from ui.theme.parts import frame
from ui.theme.theme import Theme
from ui.widgets.notice import EmptyState
from ui.widgets.pdf_drawer import Drawer, WorkLane
from ui.widgets.pdf_pages import POINTS_PER_INCH, PageSize, PdfPages
from ui.widgets.pdf_search import Search
from ui.widgets.pdf_sheet import FIT_PAGE, FIT_WIDTH, PageSheet
from ui.widgets.pdf_thumbnails import Thumbnails
from workstation.domain.error import UserError
from workstation.domain.text import Language
from workstation.workflows.pictures import Found, Heading

__all__ = ["PdfView", "WorkLane"]

ZOOM_STEP = 1.2
SCREEN_DPI = 96
TEXT_MARGIN = 12
SHEET_BYTES = 192 * 1024 * 1024
"""Some pages at the largest scale on a dense screen."""
THUMBNAIL_BYTES = 24 * 1024 * 1024


class PdfView(QWidget):
    """Shows the pages of one PDF; only pages in view are made and drawn."""

    page_changed = Signal(int)
    """The page in view, counted from 0."""
    failed = Signal(object)
    """The document cannot be shown; carries a ``UserError``."""
    loaded = Signal(int)
    """A document is shown; carries its number of pages."""
    zoomed = Signal()
    """Another scale is in force."""
    headed = Signal(object)
    """The document's own outline was read: a tuple of ``Heading``."""

    def __init__(self, theme: Theme, lane: WorkLane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lane = lane
        self._document: PdfPages | None = None
        self._problem: UserError | None = None
        self._captions: Mapping[int, str] = {}
        self._generation = 0
        self._large = Drawer(lane, SHEET_BYTES, self)
        self._small = Drawer(lane, THUMBNAIL_BYTES, self)
        self.headings: tuple[Heading, ...] = ()
        self.thumbnails = Thumbnails(theme, self._small)
        self.sheet = PageSheet(theme, self._large)
        self.search = Search(lane, self)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAcceptDrops(False)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.sheet)
        self._middle.addWidget(self.text)
        self._empty = EmptyState(theme, "file-text")
        self._stack = QStackedWidget()
        pages = QWidget()
        layout = QHBoxLayout(pages)
        theme.set_spacing(layout)
        layout.addWidget(self.thumbnails)
        layout.addWidget(frame("upright"))
        layout.addWidget(self._middle, 1)
        outer = QHBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(self._stack)
        self._stack.addWidget(pages)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.sheet)
        self._connect()
        theme.dress(self, "scale", lambda view: view._on_theme_changed())
        self.retranslate()

    @property
    def page_count(self) -> int:
        """Pages of the document shown."""
        return len(self.sheet.sizes)

    @property
    def current_page(self) -> int:
        """The page in view, counted from 0."""
        return self.sheet.current_page

    @property
    def drawn_pages(self) -> int:
        """Pages whose picture is there."""
        return len(self._large.pages)

    @property
    def scale(self) -> float:
        """The scale in force; 1 is 72 pixels an inch."""
        return self.sheet.scale

    @property
    def percent(self) -> int:
        """The scale in force as people say it: 100 is the size of the paper."""
        return round(self.scale * 100 / self._true_scale())

    @property
    def fits_page(self) -> bool:
        """Whether each page is as large as the view allows."""
        return self.sheet.fit == FIT_PAGE

    @property
    def fits_width(self) -> bool:
        """Whether each page is as wide as the view allows."""
        return self.sheet.fit == FIT_WIDTH

    def show_pdf(self, data: bytes, captions: Mapping[int, str] | None = None) -> None:
        """Show a document; the page and zoom in view stay where it has the same pages.

        ``captions`` name pages in the thumbnails (index from 0 to words).
        """
        self._generation += 1
        generation = self._generation
        document = PdfPages(data)

        def on_measured(sizes: tuple[PageSize, ...]) -> None:
            if generation == self._generation:
                self._take(document, sizes, captions or {})

        def on_failed(problem: UserError) -> None:
            if generation == self._generation:
                self._on_failed(problem)

        self._lane.work(lambda _task: document.measure(), on_measured, on_failed, owner=self)

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._generation += 1
        self._drop(None, ())
        self._problem = None
        self._stack.setCurrentIndex(0)

    def set_captions(self, captions: Mapping[int, str]) -> None:
        """Name pages in the thumbnails (index from 0 to words)."""
        self._captions = captions
        begins: dict[int, list[str]] = {}
        for each in self.headings:
            begins.setdefault(each.page, []).append(each.title)
        parts = {page: "; ".join(titles) for page, titles in begins.items()}
        self.thumbnails.set_names(captions, parts)

    @property
    def is_text(self) -> bool:
        """Whether the words of the page are shown in place of its picture."""
        return self._middle.currentWidget() is self.text

    def show_text(self, wanted: bool) -> None:
        """Show the words of the page in view, to be read line by line, or the page itself."""
        self._middle.setCurrentWidget(self.text if wanted else self.sheet)
        self._show_words()

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top of the view."""
        if index != self.current_page:
            self.sheet.go_to(index)

    def zoom_in(self) -> None:
        """One step larger."""
        self.sheet.set_scale(self.scale * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.sheet.set_scale(self.scale / ZOOM_STEP)

    def zoom_to(self, percent: int) -> None:
        """A size in hundredths of the paper's."""
        self.sheet.set_scale(percent * self._true_scale() / 100)

    def fit_page(self) -> None:
        """Each page as large as the view allows."""
        self.sheet.set_fit(FIT_PAGE)

    def fit_width(self) -> None:
        """Each page as wide as the view allows."""
        self.sheet.set_fit(FIT_WIDTH)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.setAccessibleName(self.tr("Pages"))
        self.thumbnails.setAccessibleName(self.tr("Page overview"))
        self.sheet.setAccessibleName(self.tr("Pages"))
        self.sheet.retranslate()
        self._show_words()
        self._word_problem()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.thumbnails.chosen.connect(self.go_to_page)
        self.sheet.page_changed.connect(self.thumbnails.light)
        self.sheet.page_changed.connect(self.page_changed)
        self.sheet.zoomed.connect(self.zoomed)
        self.sheet.zoom_asked.connect(self._on_zoom_asked)
        self.sheet.page_changed.connect(lambda _page: self._show_words())
        self._large.drawn.connect(lambda _page: self._show_words())
        self._large.failed.connect(self._on_failed)
        self.search.changed.connect(self._show_found)
        self.search.reached.connect(self._bring)

    def _take(
        self, document: PdfPages, sizes: tuple[PageSize, ...], captions: Mapping[int, str]
    ) -> None:
        self._problem = None
        self._stack.setCurrentIndex(0)
        self._drop(document, sizes)
        self.set_captions(captions)
        self.loaded.emit(len(sizes))
        generation = self._generation

        def on_headed(headings: tuple[Heading, ...]) -> None:
            if generation == self._generation:
                self.headings = tuple(each for each in headings if 0 <= each.page < len(sizes))
                self.set_captions(self._captions)
                self.headed.emit(self.headings)

        # Who only looks at pages that have no outline misses nothing.
        self._lane.work(
            lambda _task: document.headings(), on_headed, lambda _problem: None, owner=self
        )

    def _drop(self, document: PdfPages | None, sizes: tuple[PageSize, ...]) -> None:
        """Take another document, or none, in place of the one before."""
        self._document = document
        self.headings = ()
        self._large.show(document)
        self._small.show(document)
        self.sheet.set_sizes(sizes, stay=sizes == self.sheet.sizes)
        self.thumbnails.show_pages(sizes)
        self.thumbnails.light(self.current_page)
        self.search.show(document, len(sizes))
        self._show_words()

    def _true_scale(self) -> float:
        """The scale at which paper has its true size on an ordinary screen."""
        return SCREEN_DPI / POINTS_PER_INCH * self._theme.zoom

    def _show_words(self) -> None:
        """The words of the page in view, for who does not see it."""
        page = self.current_page
        words = self._large.text(page).replace("\r\n", "\n")
        self.sheet.setAccessibleDescription(
            self.tr("Page {page} of {pages}").format(page=page + 1, pages=self.page_count)
        )
        self.text.setAccessibleName(self.tr("Words of page {page}").format(page=page + 1))
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)

    def _bring(self, found: Found) -> None:
        """Bring a place into view; among the words it is selected."""
        self.sheet.bring(found)
        if self.is_text:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            on_page = [each for each in self.search.hits if each.page == found.page]
            for _before in range(on_page.index(found) + 1):
                self.text.find(self.search.text)

    def _show_found(self) -> None:
        self.sheet.show_found(self.search.marked())

    def _on_zoom_asked(self, steps: int) -> None:
        if steps:
            self.zoom_in() if steps > 0 else self.zoom_out()
        else:
            self.zoom_to(100)

    def _on_failed(self, problem: UserError) -> None:
        self._drop(None, ())
        self._problem = problem
        self._word_problem()
        self._stack.setCurrentIndex(1)
        self.failed.emit(problem)

    def _word_problem(self) -> None:
        if self._problem is None:
            return
        language: Language = "fr" if QLocale().name().startswith("fr") else "en"
        self._empty.set_words(
            self.tr("These pages cannot be shown"), sentence(self._problem, language)
        )

    def _on_theme_changed(self) -> None:
        self.text.document().setDocumentMargin(self._theme.px(TEXT_MARGIN))
        self.thumbnails.follow_theme()
        self.sheet.follow_theme()
