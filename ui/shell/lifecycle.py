"""From the first screen to the lock: which screen is shown, and what happens between."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.shell.background import Door
from ui.shell.context import Context
from ui.shell.cover import LockCover
from ui.shell.idle import DEFAULT_S, IdleWatch
from ui.shell.languages import Languages
from ui.shell.page import UNMARKED, Place
from ui.shell.relaunch import Relaunch, replace_process
from ui.shell.shortcuts import Shortcuts
from ui.shell.window import Window
from ui.theme.theme import Theme
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from ui.shell.workspace import Workspace
    from ui.unlock.page import LockNote
    from workstation.workflows.session import Session

Clock = Callable[[], datetime]


def utc_clock() -> datetime:
    """The machine's clock; a claim, the ledger's order is the fact."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Start:
    """What the program was started with."""

    vault: Path | None = None
    officer: str = ""
    note: "LockNote | None" = None
    preferences: Path | None = None
    lock_after_s: int = DEFAULT_S


@dataclass(slots=True)
class Surroundings:
    """What tests put in place of the machine: the clock and the replacing of the process."""

    clock: Clock = utc_clock
    relaunch: Relaunch = field(default=replace_process)


class Lifecycle(QObject):
    """Shows the first run, unlock or workspace screen in the window, and locks."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        languages: Languages,
        start: Start,
        surroundings: Surroundings | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._theme = theme
        self._languages = languages
        self._start = start
        self._around = surroundings or Surroundings()
        self.shortcuts = Shortcuts(self)
        self.door = Door(self)
        self.window = Window(theme, languages, self.shortcuts)
        self.workspace: Workspace | None = None
        self.context: Context | None = None
        self.cover: LockCover | None = None
        self.idle = IdleWatch(application, after_s=start.lock_after_s)
        self.idle.expired.connect(lambda: self.lock("idle"))
        languages.changed.connect(self._remember_look)
        theme.changed.connect(self._remember_look)

    def show(self) -> None:
        """Show the window with its first screen."""
        if self._start.vault is not None:
            self.show_unlock(self._start.vault)
        else:
            self.show_first_run()
        self.window.show()

    def show_unlock(self, directory: Path) -> None:
        """Ask for an officer's passphrase."""
        from ui.unlock.page import UnlockPage

        self._start = replace(self._start, vault=directory)
        screen = UnlockPage(
            self._theme,
            self._languages,
            self.door,
            directory,
            clock=self._around.clock,
            officer=self._start.officer,
            note=self._start.note,
        )
        screen.unlocked.connect(self._on_unlocked)
        screen.other_vault_requested.connect(self.show_first_run)
        self.window.show_screen(screen)
        self.window.show_marking(UNMARKED)
        # The list is read after the first paint: the window appears at once.
        QTimer.singleShot(0, screen, screen.load)

    def show_first_run(self) -> None:
        """Offer to make a vault, to open one, or to try with demo data."""
        from ui.unlock.first_run import FirstRunPage

        screen = FirstRunPage(self._theme, self._languages, self.door, clock=self._around.clock)
        screen.opened.connect(self.show_unlock)
        screen.created.connect(self._on_created)
        self.window.show_screen(screen)
        self.window.show_marking(UNMARKED)

    def lock(self, reason: str) -> None:
        """Hide everything, save, remember the place, end the session, replace the process."""
        workspace = self.workspace
        if workspace is None or self.cover is not None:
            return
        self.idle.stop()
        place = workspace.place()
        cover = LockCover(self._theme, self._languages.language, workspace.flush)
        cover.retry_requested.connect(lambda: self._save_and_end(reason, place))
        self._languages.changed.connect(lambda: cover.set_language(self._languages.language))
        self.cover = cover
        self.window.cover(cover)
        self._save_and_end(reason, place)

    def _save_and_end(self, reason: str, place: Place) -> None:
        workspace = self.workspace
        assert workspace is not None
        workspace.flush()

        def remember(session: "Session") -> None:
            from workstation.workflows import session as sessions

            sessions.remember_place(session, place)

        def on_remembered(_none: None) -> None:
            # The lane is in order: everything handed over by flush was written, or was not.
            problem = workspace.unsaved()
            if problem is None:
                self._end(reason)
            else:
                self._on_lock_failed(problem)

        self.door.run(remember, on_remembered, self._on_lock_failed, owner=self)

    def say_defect(self, _kind: str) -> None:
        """Tell the person that a part of the program failed."""
        if self.context is not None:
            self.context.notify(
                "bad",
                self.tr(
                    "A part of the program failed. What was saved is safe. "
                    "Lock and unlock before you go on."
                ),
            )

    def shut_down(self) -> None:
        """End everything that runs; called when the window is closed."""
        self.idle.stop()
        self.door.shut_down()

    def _end(self, reason: str) -> None:
        self.door.close_session(lambda _: self._replace(reason), owner=self)

    def _replace(self, reason: str) -> None:
        context = self.context
        at = self._around.clock().astimezone().strftime("%H:%M")
        self.door.shut_down()
        arguments = [
            "--vault",
            str(self._start.vault),
            "--lang",
            self._languages.language,
            "--theme",
            self._theme.choice,
            "--zoom",
            str(self._theme.zoom_percent),
            "--lock-after",
            str(self._start.lock_after_s),
            "--locked",
            reason,
            "--locked-at",
            at,
        ]
        if context is not None:
            arguments += ["--officer", context.officer.id]
        self._around.relaunch(arguments)

    def _on_lock_failed(self, problem: UserError) -> None:
        """What was typed could not be kept: it stays in memory, hidden, and is tried again."""
        if self.cover is not None:
            self.cover.show_problem(problem)

    def _on_created(self, directory: Path, session: "Session") -> None:
        self._start = replace(self._start, vault=directory)
        self._on_unlocked(session)

    def _on_unlocked(self, session: "Session") -> None:
        from ui.shell.pages import PAGES
        from ui.shell.workspace import Workspace

        context = Context(
            self._theme,
            self._languages,
            self.door,
            session.officer,
            session.vault.name,
            self.shortcuts,
            self._around.clock,
        )
        workspace = Workspace(context, PAGES)
        workspace.marking_changed.connect(self.window.show_marking)
        workspace.lock_requested.connect(lambda: self.lock("person"))
        self.context, self.workspace = context, workspace
        self.idle.ticked.connect(workspace.status.set_seconds_left)
        self.window.show_screen(workspace)
        self._remember_look()
        self.idle.start()
        self.door.run(_recall, self._on_recalled, owner=workspace)

    def _on_recalled(self, place: Place | None) -> None:
        if self.workspace is not None:
            self.workspace.restore(place)

    def _remember_look(self) -> None:
        path, vault = self._start.preferences, self._start.vault
        if path is None or vault is None:
            return
        look = (self._languages.language, self._theme.choice, str(self._theme.zoom_percent))

        def save(_task: object) -> None:
            from workstation.workflows import machine

            machine.save_preferences(path, machine.Preferences(str(vault), *look))

        self.door.work(save, owner=self)


def _recall(session: "Session") -> Place | None:
    from workstation.workflows import session as sessions

    return sessions.recall_place(session)
