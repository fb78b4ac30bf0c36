"""The pages of a packet with their tools: page, zoom, contents, search, copy, print."""

from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.approvals.find_bar import FindBar
from ui.shell.context import Context
from ui.shell.keeping import UNKEPT
from ui.shell.page import Place
from ui.theme.parts import button, frame, icon_button, label, rename
from ui.widgets.notice import Notice
from ui.widgets.pdf_pages import POINTS_PER_INCH
from ui.widgets.pdf_view import SCREEN_DPI, PdfView
from workstation import words
from workstation.domain.text import Language
from workstation.workflows.approvals import PacketView
from workstation.workflows.pictures import Heading

PERCENTS = (50, 75, 100, 125, 150, 200, 300, 400)
WIDE = 1600
"""The effective width of the window from which pages are shown at 100 % (look 3)."""
LOW = 0.5
"""Under this share of the paper's height a whole page cannot be read."""
_FIT_KEYS = ("Ctrl+8", "Ctrl+9")


class PacketViewer(QFrame):
    """Pages with their tools."""

    open_requested = Signal()
    """A person wants to open another packet."""
    save_requested = Signal()
    """A person wants a copy of the file."""
    print_requested = Signal()
    """A person wants to print."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._language: Language = "en"
        self._wanted: Place = {}
        self._own_zoom: object = "page"
        theme = context.theme
        self.setProperty(UNKEPT, True)
        self.view = PdfView(theme, context.door)
        self.find_bar = FindBar(context, self.view)
        self.strip = Notice(theme)
        self.contents_button = icon_button(theme, "list", "")
        self.contents = QMenu(self)
        self.page_words = label("", "cell")
        self.page_field = QLineEdit()
        self.page_field.setProperty("density", "small")
        self.page_field.setAcceptDrops(False)
        self.page_field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.count_words = label("", "cell")
        self.previous_button = icon_button(theme, "chevron-left", "")
        self.next_button = icon_button(theme, "chevron-right", "")
        self.out_button = icon_button(theme, "zoom-out", "")
        self.fit_button = button(theme, "", "quiet", density="small")
        self.zooms = QMenu(self)
        self.in_button = icon_button(theme, "zoom-in", "")
        self.find_button = button(theme, "", icon="search", density="small")
        self.text_button = icon_button(theme, "scroll-text", "")
        self.text_button.setCheckable(True)
        self.open_button = icon_button(theme, "folder-open", "")
        self.save_button = icon_button(theme, "file-down", "")
        self.print_button = button(theme, "", icon="printer", density="small")
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The pages, or their words; what else is there follows round the window."""
        return [self.view.text if self.view.is_text else self.view.sheet]

    def side_panes(self) -> list[QWidget]:
        """Tools and thumbnails."""
        return [self.bar, self.view.thumbnails]

    def show_packet(self, packet: PacketView, place: Place) -> None:
        """Show a packet's pages, at a place that was noted where there is one."""
        self._wanted = place
        if packet.record is not None:
            self._language = packet.record["language"]
        self.find_bar.clear()
        self.view.show_pdf(packet.pdf)

    def show_strip(self, tone: str, said: str) -> None:
        """Say the verdict over the pages; nothing hides it."""
        if said:
            self.strip.show_as(tone, said)
        self.strip.setVisible(bool(said))

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.find_bar.clear()
        self.view.clear()

    def place(self) -> Place:
        """Page and zoom."""
        view = self.view
        zoom = "page" if view.fits_page else "width" if view.fits_width else view.percent
        return {"page": view.current_page, "zoom": zoom}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the words of the tools do not fit their icons stay."""
        super().resizeEvent(event)
        self._fit_tools()
        self._zoom_by_room()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Pages of the packet"))
        self.bar.setAccessibleName(self.tr("Tools of the pages"))
        rename(self.contents_button, self.tr("Contents"))
        rename(self.previous_button, self.tr("Previous page"))
        rename(self.next_button, self.tr("Next page"))
        rename(self.out_button, self.tr("Smaller"))
        rename(self.in_button, self.tr("Larger"))
        rename(self.text_button, self.tr("Read as text"))
        rename(self.open_button, self.tr("Open another"))
        rename(self.save_button, self.tr("Save a copy"))
        self.find_button.setAccessibleName(self.tr("Find"))
        self.print_button.setAccessibleName(self.tr("Print"))
        self.page_words.setText(self.tr("Page"))
        self.page_field.setAccessibleName(self.tr("Page"))
        self.page_field.setToolTip(self.tr("Go to a page (Ctrl+G)"))
        self.view.setAccessibleName(self.tr("Pages of the packet"))
        self.find_bar.retranslate()
        self._fill_zooms()
        self._show_page()
        self._show_zoom()
        self._show_contents(self.view.headings)
        self._fit_tools()

    def _zoom_by_room(self) -> None:
        """Until a person chooses: whole pages, their size in a wide window, readable in a low one.

        What a person chose stays for the packets after it as well.
        """
        view = self.view
        if not view.page_count or self.place()["zoom"] != self._own_zoom:
            return
        paper = view.sheet.sizes[0].height * SCREEN_DPI / POINTS_PER_INCH * self._context.theme.zoom
        if self.window().width() / self._context.theme.zoom >= WIDE:
            view.zoom_to(100)
        elif view.sheet.viewport().height() < LOW * paper:
            view.fit_width()
        else:
            view.fit_page()
        self._own_zoom = self.place()["zoom"]

    def _fit_tools(self) -> None:
        """Words on the buttons as far as there is room for them."""
        for words_left in (3, 2, 1, 0):
            self.page_words.setVisible(words_left > 2)
            self.find_button.setText(self.tr("Find") if words_left > 1 else "")
            self.print_button.setText(self.tr("Print") if words_left else "")
            if self.bar.sizeHint().width() <= self.width():
                return

    def _show_page(self) -> None:
        count = max(self.view.page_count, 1)
        said = str(self.view.current_page + 1)
        if self.page_field.text() != said:
            with QSignalBlocker(self.page_field):
                self.page_field.setText(said)
        self.count_words.setText(self.tr("of {count}").format(count=count))
        self.page_field.setAccessibleDescription(self.count_words.text())
        self.previous_button.setEnabled(self.view.current_page > 0)
        self.next_button.setEnabled(self.view.current_page < count - 1)

    def _show_zoom(self) -> None:
        if self.view.fits_page:
            said = self.tr("Fit page")
        elif self.view.fits_width:
            said = self.tr("Fit width")
        else:
            said = self.tr("{percent} %").format(percent=self.view.percent)
        self.fit_button.setText(said)
        self.fit_button.setAccessibleName(self.tr("Zoom: {zoom}").format(zoom=said))
        self.fit_button.setToolTip(self.tr("Zoom of the pages"))

    def _fill_zooms(self) -> None:
        self.zooms.clear()
        fits = (
            (self.tr("Fit page"), self.view.fit_page),
            (self.tr("Fit width"), self.view.fit_width),
        )
        for (said, done), keys in zip(fits, _FIT_KEYS, strict=True):
            self.zooms.addAction(f"{said}\t{keys}", done)
        self.zooms.addSeparator()
        for percent in PERCENTS:
            said = self.tr("{percent} %").format(percent=percent)
            self.zooms.addAction(said, partial(self.view.zoom_to, percent))

    def _show_contents(self, headings: tuple[Heading, ...]) -> None:
        """The contents as a menu, and a word under the pages where the large parts begin."""
        self.contents.clear()
        for each in headings:
            said = each.title.replace("&", "&&")
            line = f"{'    ' * each.level}{said}\t{each.page + 1}"
            self.contents.addAction(line, partial(self._go_to, each.page))
        self.contents_button.setEnabled(bool(headings))
        self.view.set_captions(self._captions(headings))

    def _captions(self, headings: tuple[Heading, ...]) -> dict[int, str]:
        """Cover, sections, annexes and decision, each where it begins."""
        sheet = words.label("doc.sheet.title", self._language)
        captions: dict[int, str] = {}
        if not any(each.title == sheet for each in headings):
            return captions
        captions[0] = self.tr("Cover")
        annexes, sections = self.tr("Annexes"), self.tr("Sections")
        for each in headings:
            title = each.title
            said = self.tr("Decision") if title == sheet else ""
            said = sections if title[:1].isdigit() else said
            said = annexes if title.lower().startswith("annex") else said
            if said and said not in captions.values():
                captions.setdefault(each.page, said)
        return captions

    def _go_to(self, page: int) -> None:
        self.view.go_to_page(page)
        self._focus_pages()

    def _on_loaded(self, _count: int) -> None:
        place, self._wanted = self._wanted, {}
        zoom = place.get("zoom")
        if zoom == "width":
            self.view.fit_width()
        elif isinstance(zoom, int) and not isinstance(zoom, bool):
            self.view.zoom_to(zoom)
        elif zoom is None:
            self._zoom_by_room()
        page = place.get("page", 0)
        self.view.sheet.go_to(page if isinstance(page, int) else 0)
        self._show_page()
        self._show_zoom()
        # The validator follows the document: a page that is not there cannot be typed.
        self.page_field.setValidator(QIntValidator(1, 99_999, self.page_field))

    def _on_page_entered(self) -> None:
        typed = self.page_field.text()
        wanted = min(max(int(typed), 1), self.view.page_count) if typed.isdigit() else 0
        if wanted:
            self._go_to(wanted - 1)
        self._show_page()

    def _on_text_wanted(self, wanted: bool) -> None:
        self.view.show_text(wanted)
        for tool in (self.out_button, self.fit_button, self.in_button):
            tool.setEnabled(not wanted)
        self._focus_pages()

    def _focus_pages(self) -> None:
        self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_page(self) -> None:
        self.page_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page_field.selectAll()

    def _heading_here(self) -> int:
        """Which entry of the contents leads to the page in view, or stands last before it."""
        here = self.view.current_page
        pages = [each.page for each in self.view.headings]
        before = [page for page in pages if page <= here]
        return pages.index(before[-1]) if before else 0

    def _below(self, widget: QWidget, menu: QMenu, active: int = 0) -> None:
        menu.popup(widget.mapToGlobal(QPoint(0, widget.height())))
        actions = menu.actions()
        if active < len(actions):
            menu.setActiveAction(actions[active])

    def _connect(self) -> None:
        view = self.view
        self.contents_button.clicked.connect(
            lambda: self._below(self.contents_button, self.contents, self._heading_here())
        )
        self.fit_button.clicked.connect(lambda: self._below(self.fit_button, self.zooms))
        self.previous_button.clicked.connect(lambda: view.go_to_page(view.current_page - 1))
        self.next_button.clicked.connect(lambda: view.go_to_page(view.current_page + 1))
        self.out_button.clicked.connect(view.zoom_out)
        self.in_button.clicked.connect(view.zoom_in)
        self.find_button.clicked.connect(self.find_bar.ask)
        self.open_button.clicked.connect(self.open_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.page_field.returnPressed.connect(self._on_page_entered)
        self.page_field.editingFinished.connect(self._show_page)
        self.text_button.toggled.connect(self._on_text_wanted)
        self.find_bar.closed.connect(self._focus_pages)
        view.page_changed.connect(lambda _page: self._show_page())
        view.loaded.connect(self._on_loaded)
        view.zoomed.connect(self._show_zoom)
        view.headed.connect(self._show_contents)

    def _add_shortcuts(self) -> None:
        add, view = self._context.shortcuts.add, self.view
        find = self.find_bar
        add(self, "Ctrl+G", lambda: self.tr("Go to a page"), self._ask_page)
        add(self, "Ctrl+Shift+R", lambda: self.tr("Read as text"), self.text_button.toggle,
            button=self.text_button)  # fmt: skip
        add(self, _FIT_KEYS[0], lambda: self.tr("Fit page"), view.fit_page)
        add(self, _FIT_KEYS[1], lambda: self.tr("Fit width"), view.fit_width)
        # With the focus in the pages these keys zoom them, not the program.
        sheet, larger, smaller = view.sheet, ("Ctrl+=", "Ctrl++"), "Ctrl+-"
        add(sheet, larger, lambda: self.tr("Larger"), view.zoom_in, button=self.in_button)
        add(sheet, smaller, lambda: self.tr("Smaller"), view.zoom_out, button=self.out_button)
        add(sheet, "Ctrl+0", lambda: self.tr("Pages at 100 %"), lambda: view.zoom_to(100))
        add(find, "Escape", lambda: self.tr("Close the search"), find.close_bar)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.strip.hide()
        self.bar = frame("topbar")
        across = QHBoxLayout(self.bar)
        theme.set_spacing(across, (8, 6, 12, 6), 6)
        theme.set_width(self.page_field, 44, 44)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.contents_button, self.page_words, self.page_field, self.count_words,
             self.previous_button, self.next_button),
            (self.out_button, self.fit_button, self.in_button, self.text_button),
            (self.find_button, self.open_button, self.save_button, self.print_button),
        )  # fmt: skip
        # The bar follows the room there is instead of asking for more.
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for number, group in enumerate(groups):
            if number:
                across.addStretch(1)
            for widget in group:
                across.addWidget(widget)
        column = QVBoxLayout(self)
        theme.set_spacing(column)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
