"""The way out of a vault that was begun, and what is noted on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.shell.page import Place
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace
    from ui.unlock.recovery_page import RecoveryPage


@dataclass(slots=True)
class Leaving:
    """The way out that was begun: why, where the person was, and what comes at its end."""

    reason: str
    then: Callable[[], None]
    place: Place | None = None
    problem: UserError | None = None


def call(call: Callable[[], None]) -> None:
    """Call; what fails is heard by the hook of exceptions."""
    call()


def note_place(leaving: Leaving, workspace: "Workspace | RecoveryPage") -> None:
    """Note where the person is."""
    leaving.place = workspace.place()


def note_problem(leaving: Leaving, workspace: "Workspace | RecoveryPage") -> None:
    """Note what could not be saved."""
    leaving.problem = None
    leaving.problem = workspace.unsaved()
