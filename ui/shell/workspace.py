"""The unlocked program: navigation, top bar, pages, status bar."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell import finding
from ui.shell.checking import Checking
from ui.shell.clock_watch import ClockWatch
from ui.shell.context import Context, Link
from ui.shell.dropping import DropCover
from ui.shell.find_field import Hit
from ui.shell.history import History
from ui.shell.keeping import UNKEPT
from ui.shell.navigation import NAV_ITEMS, Navigation, NavWidth
from ui.shell.notices import NoticeBar, Toast
from ui.shell.page import UNMARKED, Marking, Page, PageSpec, Place, SaveState
from ui.shell.panes import enter, next_pane
from ui.shell.quarantine import QuarantineBar
from ui.shell.returning import Returning
from ui.shell.sheet import Sheet
from ui.shell.stack import PageStack
from ui.shell.status_bar import BackupState, StatusBar
from ui.shell.top_bar import TopBar
from workstation.domain.error import UserError
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.workflows.session import Session

SAFEKEEPING_TAB = 4
"""The place of that tab in Administration."""


class Workspace(QWidget):
    """Pages and the way between them.

    Signals:
        marking_changed: the banner of the page in front.
        lock_requested: the person wants to lock.
    """

    marking_changed = Signal(object)
    lock_requested = Signal()

    def __init__(self, context: Context, specs: Sequence[PageSpec]) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.context = context
        allowed = context.officer.permissions
        self._specs = {
            spec.id: spec for spec in specs if spec.needs is None or spec.needs in allowed
        }
        context.pages = frozenset(self._specs)
        self.setAcceptDrops(context.can_open("approvals"))
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._nav_now = NavWidth.NARROW, 0
        self._history = History()
        self._build()
        self._connect()
        self._add_shortcuts()
        self._ask_unacknowledged()

    @property
    def current_id(self) -> str:
        """The id of the page in front; empty before the first."""
        return self._current

    @property
    def current(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._current)

    @property
    def marking(self) -> Marking:
        """The banner of the page in front."""
        page = self.current
        return page.marking() if page is not None else UNMARKED

    def page(self, id_: str) -> Page:
        """A page by its id, built if it is the first time.

        Raises:
            KeyError: no such page is registered for this officer.
        """
        if id_ not in self._pages:
            spec = self._specs[id_]
            made = spec.make(self.context)
            made.title_changed.connect(self._on_page_title_changed)
            made.marking_changed.connect(self._on_page_marking_changed)
            made.save_state_changed.connect(lambda state: self._on_save_state(id_, state))
            made.counter_changed.connect(lambda count: self.nav.set_count(spec.nav, count))
            self._pages[id_] = made
            self.stack.addWidget(made)
        return self._pages[id_]

    def open_page(self, id_: str, place: Place | None = None) -> None:
        """Bring a page to the front; the one that is left is noted for Alt+Left."""
        if id_ not in self._specs:
            return
        leaving = self.current
        if leaving is not None:
            leaving.flush()
            if id_ != self._current or place is not None:
                self._history.leave(self._current, leaving.place())
        self._show(id_, place)

    def back(self) -> None:
        """Back to where the person was before."""
        leaving = self.current
        before = self._history.back()
        if before is not None:
            if leaving is not None:
                leaving.flush()
            self._show(*before)

    def place(self) -> Place:
        """Where the person is and what stands in every field, to be remembered over a lock."""
        return self._returning.said(self._current, self._pages)

    def restore(self, place: Place | None) -> None:
        """Go back to a remembered place with what was typed, or to the first page."""
        wanted = str(place.get("page", "")) if place else ""
        if place and wanted in self._specs:
            self._returning.take(place, self._specs)
            self._show(wanted, None)
        elif self._specs:
            self._show(next(iter(self._specs)), None)

    def flush(self) -> None:
        """Hand everything typed, on every page, to the background door."""
        for page in self._pages.values():
            page.flush()

    def unsaved(self) -> UserError | None:
        """Why something typed on any page is not saved yet."""
        return next((p for p in (page.unsaved() for page in self._pages.values()) if p), None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.context.shortcuts.retranslate()
        self.status.follow(self.context.language)
        self._show_backup()
        self.top.languages.show_language(self.context.language)
        self._show_where()
        self._apply_width()
        self.marking_changed.emit(self.marking)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form for the effective width."""
        super().resizeEvent(event)
        self._apply_width()

    def _build(self) -> None:
        theme = self.context.theme
        self.nav = Navigation(theme, {spec.nav for spec in self._specs.values()})
        self.top = TopBar(theme, self.context.language)
        self.top.languages.setProperty(UNKEPT, True)
        self._returning = Returning(self.context, self.top, self)
        self.notices = NoticeBar(theme)
        self.stack = PageStack(theme)
        self.status = StatusBar(
            theme, self.context.officer, self.context.vault_name, self.context.language
        )
        right = QVBoxLayout()
        theme.set_spacing(right)
        right.addWidget(self.top)
        right.addWidget(self.notices)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        theme.set_spacing(middle)
        middle.addWidget(self.nav)
        middle.addLayout(right, 1)
        self.quarantine = QuarantineBar(self.context)
        column = QVBoxLayout(self)
        theme.set_spacing(column)
        column.addWidget(self.quarantine)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.toast = Toast(theme, self)
        self.sheet = Sheet(theme, self)
        self.drops = DropCover(theme, self)

    def _connect(self) -> None:
        context = self.context
        self.nav.chosen.connect(self._on_nav_chosen)
        self.top.crumb_chosen.connect(self._on_crumb_chosen)
        self.top.lock_requested.connect(self.lock_requested)
        self.top.languages.chosen.connect(context.languages.choose)
        self.top.finder.wanted.connect(self._on_find_wanted)
        self.top.finder.opened.connect(self._on_find_opened)
        context.navigation_requested.connect(self.open_page)
        context.notice_requested.connect(self._on_notice_requested)
        context.toast_requested.connect(self.toast.say)
        context.counter_requested.connect(self.nav.set_count)
        context.forms.lost.connect(self._on_form_lost)
        context.record_changed.connect(lambda _kind: self._ask_unacknowledged())
        context.door.failed.connect(context.show_error)
        self.drops.dropped.connect(self._on_packets_dropped)
        self.quarantine.closed_changed.connect(self._on_closed_changed)
        self.quarantine.look()
        self.clock = ClockWatch(context, self)
        self.clock.look()
        self.checking = Checking(context.door, self)
        self.checking.progressed.connect(self.status.set_checked)
        self.checking.found.connect(self.quarantine.look)
        self.checking.watch()
        context.theme.changed.connect(self._apply_width)
        context.backups.changed.connect(self._show_backup)
        context.backups.warned.connect(self._on_backup_warned)

    def _add_shortcuts(self) -> None:
        add = self.context.shortcuts.add
        for number, item in enumerate(NAV_ITEMS, start=1):
            nav_button = self.nav.buttons.get(item.id)
            if nav_button is not None:
                open_item = partial(self._on_nav_chosen, item.id)
                add(
                    self,
                    f"Ctrl+{number}",
                    item.words,
                    open_item,
                    button=nav_button,
                    everywhere=True,
                )
        keys: tuple[tuple[str, Callable[[], str], Callable[[], None], QWidget | None], ...] = (
            ("Ctrl+K", lambda: self.tr("Find anything"), self._on_find_asked, self.top.finder),
            ("Ctrl+L", lambda: self.tr("Lock now"), self.lock_requested.emit, self.top.lock),
            ("F6", lambda: self.tr("Next pane"), lambda: self._on_pane(1), None),
            ("Shift+F6", lambda: self.tr("Previous pane"), lambda: self._on_pane(-1), None),
            ("F1", lambda: self.tr("The rule behind the current field"), self._on_help, None),
            ("Alt+Left", lambda: self.tr("Back, list position kept"), self.back, None),
            ("Ctrl+/", lambda: self.tr("Keys that work here"), self._on_keys, None),
        )
        if self.context.can_open("approvals"):
            keys += (("Ctrl+O", lambda: self.tr("Open a packet"), self._on_open_packet, None),)
        for sequence, said, done, button in keys:
            add(self, sequence, said, done, button=button, everywhere=True)

    def _show(self, id_: str, place: Place | None) -> None:
        page = self.page(id_)
        is_return = place is None
        place = self._returning.place_of(id_) if place is None else place
        self._current = id_
        self.notices.clear_passing()
        if self.stack.currentWidget() is not page:
            # The stack would give the focus to whatever was made first on the page.
            self.stack.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stack.setCurrentWidget(page)
        self.nav.light(self._specs[id_].nav)
        self.top.saved.show_state(SaveState())
        page.load()
        if place is not None:
            page.restore(place)
        enter(page, page.panes())
        self._show_where()
        self.marking_changed.emit(page.marking())
        if is_return:
            self._returning.fill(id_, page)

    def _show_where(self) -> None:
        page = self.current
        if page is not None:
            self.top.show_where(page.title(), page.subtitle())

    def _apply_width(self) -> None:
        effective = self.width() / self.context.theme.zoom
        form = NavWidth.of(effective)
        now = form, self.context.theme.zoom_percent
        if now != self._nav_now:
            # Noted first: a change of width may lay out the window and lead back here.
            self._nav_now = now
            self.nav.set_form(form)
        self.top.set_menu(self.nav.menu(self.top) if form is NavWidth.MENU else None)
        self.top.set_narrow(effective < 1000, least=form is NavWidth.MENU)
        self.status.set_narrow(form is NavWidth.MENU)

    def _on_nav_chosen(self, id_: str) -> None:
        self.nav.light(id_)
        if id_ != self._current:
            self.open_page(id_)

    def _on_crumb_chosen(self) -> None:
        if self._current:
            self.open_page(self._specs[self._current].nav)

    def _on_page_title_changed(self) -> None:
        if self.sender() is self.current:
            self._show_where()
            self.quarantine.look()  # a packet that was opened may know more than the vault

    def _on_page_marking_changed(self) -> None:
        page = self.current
        if page is not None and self.sender() is page:
            self.marking_changed.emit(page.marking())

    def _on_save_state(self, id_: str, state: SaveState) -> None:
        if id_ == self._current:
            self.top.saved.show_state(state)

    def _on_closed_changed(self, closed: bool) -> None:
        self.context.is_read_only = closed and not self.quarantine.keeps_drafts
        page = self.current
        if page is not None:
            page.load()

    def _on_notice_requested(self, tone: str, text: str, link: Link | None) -> None:
        self.notices.say(tone, text, link)

    def _on_packets_dropped(self, files: list[str], others: str) -> None:
        self.open_page("approvals", {"files": files})
        if others:
            self.context.notify("warn", others)

    def _on_open_packet(self) -> None:
        self.open_page("approvals", {"open": True})

    def _on_find_asked(self) -> None:
        self.top.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.finder.selectAll()

    def _on_find_wanted(self, text: str) -> None:
        self.context.door.run(
            lambda session: finding.find(session, text, self.context.language),
            lambda found: self._on_found(text, *found),
            owner=self,
        )

    def _on_found(self, text: str, hits: Sequence[Hit], marking: Marking) -> None:
        if text == self.top.finder.text().strip():
            self.top.finder.show_hits(hits, marking)

    def _on_find_opened(self, hit: Hit) -> None:
        page, place = finding.page_of(hit)
        self.open_page(page, place)

    def _show_backup(self) -> None:
        backups = self.context.backups
        problem = backups.problem
        reason = sentence(problem, self.context.language) if problem is not None else ""
        if backups.shelf is not None:
            self.status.set_backup(BackupState(backups.age_s, backups.is_running, reason))

    def _on_backup_warned(self, problem: UserError) -> None:
        """Work goes on; what stands in the way of backups is said, once for each reason."""
        link = None
        if self.context.can_open("admin"):
            safekeeping = {"tab": SAFEKEEPING_TAB}
            link = Link(
                self.tr("Open Safekeeping"), lambda: self.context.navigate("admin", safekeeping)
            )
        self.context.notify("warn", sentence(problem, self.context.language), link)
        self._show_backup()

    def _ask_unacknowledged(self) -> None:
        if Permission.READ in self.context.officer.permissions:
            self.context.door.run(_count_unacknowledged, self.status.set_unacknowledged, owner=self)

    def _on_pane(self, step: int) -> None:
        page = self.current
        panes = [self.nav, self.top, *(page.panes() if page is not None else [])]
        next_pane(panes, step)

    def _on_help(self) -> None:
        page = self.current
        topic = page.help_topic() if page is not None else ""
        self.sheet.show_text(
            self.tr("The rule behind this field"),
            topic or self.tr("Nothing here follows a rule of its own. Ctrl+/ lists the keys."),
        )

    def _on_form_lost(self, texts: list[str]) -> None:
        """What it was about is gone; what was typed is shown, to be copied."""
        if texts:
            title = self.tr("This was typed in a form that cannot be opened again")
            self.sheet.show_text(title, "\n\n".join(texts))

    def _on_keys(self) -> None:
        self.sheet.show_rows(self.tr("Keys that work here"), self.context.shortcuts.listing())


def _count_unacknowledged(session: "Session") -> int:
    from workstation.workflows import exports

    return exports.unacknowledged(session, limit=0).total
