"""What every page is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ui.shell.background import Door
from ui.shell.backing_up import Backups
from ui.shell.languages import Languages
from ui.shell.open_forms import OpenForms
from ui.shell.page import Place
from ui.shell.quiet import Quiet
from ui.shell.shortcuts import Shortcuts
from ui.theme.theme import Theme
from workstation.domain.error import UserError
from workstation.domain.officer import Officer
from workstation.domain.text import Language


@dataclass(frozen=True, slots=True)
class Link:
    """One thing to click: its words and what it does."""

    text: str
    follow: Callable[[], None]


class Context(QObject):
    """Theme, language, officer, the background door, and the ways to the rest of the shell.

    Attributes:
        forms: the dialogs that enter something; a page offers and opens them there, so that
            they come back after a lock with what was typed.
        backups: makes them in the background, and knows those that there are.
        is_read_only: nothing can be written in the vault; see the bar over the window.
        quiet: tells when everything asked of the door was delivered.

    Signals:
        navigation_requested: page id and place (None: as it was left).
        notice_requested: tone (``info``, ``ok``, ``warn``, ``bad``), text, Link or None.
        toast_requested: text, Link or None (usually "Undo").
        counter_requested: navigation item and the number of things that wait there.
        record_changed: the kind of thing that was written (``assessment``, ``partner``, …);
            emit it through ``announce`` after a write, and other pages refresh.
    """

    navigation_requested = Signal(str, object)
    notice_requested = Signal(str, str, object)
    toast_requested = Signal(str, object)
    counter_requested = Signal(str, int)
    record_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        officer: Officer,
        vault_name: str,
        shortcuts: Shortcuts,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.theme = theme
        self.languages = languages
        self.door = door
        self.officer = officer
        self.vault_name = vault_name
        self.shortcuts = shortcuts
        self.clock = clock
        self.backups = Backups(door, clock, self)
        self.pages: frozenset[str] = frozenset()
        self.is_read_only = False
        self.quiet = Quiet(door, self)
        self.forms = OpenForms(self.quiet, self)

    @property
    def language(self) -> Language:
        """The language in force, for ``workstation.words``."""
        return self.languages.language

    def can_open(self, page: str) -> bool:
        """Whether this officer has such a page."""
        return page in self.pages

    def set_counter(self, nav: str, count: int) -> None:
        """Show how many things wait at a navigation item; 0 shows nothing."""
        self.counter_requested.emit(nav, count)

    def navigate(self, page: str, place: Place | None = None) -> None:
        """Open a page, at a place or as it was left."""
        self.navigation_requested.emit(page, place)

    def notify(self, tone: str, text: str, link: Link | None = None) -> None:
        """Say something in place, above the page; ``bad`` stays until dismissed."""
        self.notice_requested.emit(tone, text, link)

    def toast(self, text: str, link: Link | None = None) -> None:
        """Say that something was done that can be undone."""
        self.toast_requested.emit(text, link)

    def show_error(self, problem: UserError) -> None:
        """Show an error that has no field of its own."""
        from ui.errors import sentence

        self.notify("bad", sentence(problem, self.language))

    def announce(self, kind: str) -> None:
        """Tell other pages that something was written."""
        self.record_changed.emit(kind)
