"""What a page is, and what the shell asks of it."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from workstation.domain.error import UserError
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from ui.shell.context import Context

Place = dict[str, Any]
"""Where a person is on a page, as plain JSON values: section, field, caret, scroll, filters."""


@dataclass(frozen=True, slots=True)
class Marking:
    """The banner of what is on screen: its words and the level that chooses the colour."""

    text: str
    level: str = "unclassified"


UNMARKED = Marking("UNCLASSIFIED / NON CLASSIFIÉ")


class Saving(Enum):
    """How far what was typed has come."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the top bar says about saving.

    ``at`` is the time of the last save, ``14:03:22``. ``reason`` and ``way_out`` (a sentence
    and what a click does about it) belong to ``FAILED``, which stays until it is solved.
    """

    saving: Saving = Saving.NOTHING
    at: str = ""
    reason: str = ""
    way_out: str = ""
    on_way_out: Callable[[], None] | None = None


# Qt has a metaclass of its own, so no ABC: that nothing abstract is made is for mypy to say.
class Page(QWidget):
    """One page of the workspace.

    A page is built on first use, then kept. The shell calls ``load`` whenever it comes to the
    front and ``restore`` when a place is to be shown again. Reading and writing go through
    ``context.door``; a page never touches the vault itself.

    Signals:
        title_changed: ``title()`` gives something new.
        marking_changed: ``marking()`` gives something new.
        save_state_changed: a ``SaveState`` for the top bar.
        counter_changed: the number beside the page's navigation item; 0 hides it.
    """

    title_changed = Signal()
    marking_changed = Signal()
    save_state_changed = Signal(object)
    counter_changed = Signal(int)

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self.context = context
        self.setProperty("kind", "page")

    @abstractmethod
    def title(self) -> tuple[str, ...]:
        """The breadcrumb; its last part is this page."""

    def subtitle(self) -> str:
        """A short addition beside the title, or nothing."""
        return ""

    def marking(self) -> Marking:
        """The banner of everything shown, rolled up from its portion marks."""
        return UNMARKED

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through, in reading order; each can take the focus."""
        return [self]

    def load(self) -> None:
        """Read what is shown, through the background door; called at every showing."""

    def place(self) -> Place:
        """Where the person is, to come back to after a lock or with Alt+Left."""
        return {}

    def restore(self, place: Place) -> None:
        """Show a place again: what ``place()`` gave, or what a link names.

        An unknown or outdated entry is ignored. ``load`` has been called before.
        """

    def flush(self) -> None:
        """Hand everything typed to the background door now; called before lock and leaving."""

    def unsaved(self) -> UserError | None:
        """Why something typed could not be saved yet; None when the vault holds everything.

        Asked after ``flush`` and after all its jobs; the program does not lock before it is None.
        """
        return None

    def help_topic(self) -> str:
        """The rule behind the current field, for F1, as plain text; empty when there is none."""
        return ""

    def retranslate(self) -> None:
        """Set every word anew.

        A page calls it at the end of its own constructor; the shell at every change of language.
        """

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.title_changed.emit()
        super().changeEvent(event)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How the shell finds a page.

    ``nav`` is the navigation item that is lit; a page whose id equals it is the one that the
    item opens. ``make`` imports the page's module itself, so that start-up does not. Without
    the permission in ``needs`` an officer does not see the page.
    """

    id: str
    nav: str
    make: Callable[["Context"], Page]
    needs: Permission | None = None
