"""From the first screen to the lock: which screen is shown, and what happens between."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.shell.background import Door
from ui.shell.backing_up import copy_locked
from ui.shell.card_watch import CARD_GONE, CardWatch
from ui.shell.clipboard import ClipboardGuard
from ui.shell.cover import LockCover
from ui.shell.idle import DEFAULT_S, IdleWatch
from ui.shell.languages import Languages
from ui.shell.leaving import Leaving, call, note_place, note_problem
from ui.shell.page import UNMARKED, Place
from ui.shell.recovery_gate import RecoveryGate
from ui.shell.relaunch import Relaunch, replace_process
from ui.shell.session_watch import ASLEEP, SessionWatch
from ui.shell.shortcuts import Shortcuts
from ui.shell.window import Window
from ui.theme.theme import Theme
from ui.widgets.edit_steps import follow
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from ui.shell.context import Context
    from ui.shell.workspace import Workspace
    from ui.unlock.page import LockNote
    from ui.unlock.recovery_page import RecoveryPage
    from workstation.workflows.session import Session

Clock = Callable[[], datetime]
DEFECT = "defect"
"""Reason of a lock: a part of the program failed."""
_RECORDED = {"system": "session"}
"""Reasons that stand in the history under another word."""
_SETTLED_S = 10.0
"""A defect sooner after an unlock comes with the page, and would come again."""
_WATCH_AFTER_MS = 500
_ENDING_S = 4.0
"""So long the program may hold up the end of the desktop's session."""


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
    """What tests put in place of the machine: the clock, and how the process ends."""

    clock: Clock = utc_clock
    relaunch: Relaunch = field(default=replace_process)
    leave: Callable[[], None] = field(default=lambda: QCoreApplication.exit(0))


class Lifecycle(QObject):
    """Shows the first run, unlock or workspace screen in the window, and locks."""

    _guarded = Signal(object)
    """What is called through it may fail: the hook of exceptions hears of it, locking goes on."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        languages: Languages,
        start: Start,
        surroundings: Surroundings | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._languages = languages
        self._start = start
        self._around = surroundings or Surroundings()
        self.shortcuts = Shortcuts(self)
        self.door = Door(self)
        self.window = Window(theme, languages, self.shortcuts)
        self.workspace: Workspace | None = None
        self.gate = RecoveryGate(theme, languages, self.door, self)
        self.gate.passed.connect(self._open_workspace)
        self.gate.stopped.connect(self._on_stopped)
        self.context: Context | None = None
        self.cover: LockCover | None = None
        self.clipboard = ClipboardGuard(self)
        self.watch: SessionWatch | None = None
        self._leaving: Leaving | None = None
        self._unlocked_s = monotonic()
        self._guarded.connect(call)
        self.idle = IdleWatch(application, after_s=start.lock_after_s)
        self.idle.expired.connect(lambda: self.lock("idle"))
        self.idle.slept.connect(lambda: self.lock(ASLEEP))
        self.card = CardWatch(self.door, self)
        self.card.gone.connect(lambda: self.lock(CARD_GONE))
        self.window.close_asked = self.close
        application.focusChanged.connect(self._on_focus_changed)
        languages.changed.connect(self._remember_look)
        theme.changed.connect(self._remember_look)

    @property
    def directory(self) -> Path | None:
        """The folder of the vault; None before one was chosen."""
        return self._start.vault

    def show(self) -> None:
        """Show the window with its first screen."""
        if self._start.vault is not None:
            self.show_unlock(self._start.vault)
        else:
            self.show_first_run()
        self.window.show()

    def show_unlock(self, directory: Path, officer: str = "") -> None:
        """Ask for an officer's passphrase; ``officer`` is the one to be chosen."""
        from ui.unlock.page import UnlockPage

        self._start = replace(self._start, vault=directory)
        screen = UnlockPage(
            self._theme,
            self._languages,
            self.door,
            directory,
            clock=self._around.clock,
            officer=officer or self._start.officer,
            note=self._start.note,
        )
        screen.unlocked.connect(self._on_unlocked)
        screen.other_vault_requested.connect(self.show_first_run)
        screen.recovery_requested.connect(lambda: self.show_recovery(directory))
        self.window.show_screen(screen)
        self.window.show_marking(UNMARKED)
        # The list is read after the first paint: the window appears at once.
        QTimer.singleShot(0, screen, screen.load)
        QTimer.singleShot(0, screen, lambda: self._copy_locked(directory))

    def _copy_locked(self, directory: Path) -> None:
        """A vault that was left with something new in it is backed up while nobody waits for it."""
        copy_locked(self.door, directory, self._around.clock, owner=self)

    def show_recovery(self, directory: Path) -> None:
        """Let the shares of the recovery kit enrol a new administrator."""
        from ui.unlock.recovery_use import RecoveryUsePage

        screen = RecoveryUsePage(
            self._theme, self._languages, self.door, directory, clock=self._around.clock
        )
        screen.left.connect(lambda officer: self.show_unlock(directory, officer))
        self.window.show_screen(screen)
        screen.load()

    def show_first_run(self) -> None:
        """Offer to make a vault, to open one, or to try with demo data."""
        from ui.unlock.first_run import FirstRunPage

        screen = FirstRunPage(self._theme, self._languages, self.door, clock=self._around.clock)
        screen.opened.connect(self.show_unlock)
        screen.created.connect(self._on_created)
        self.window.show_screen(screen)
        screen.choose(0)  # the window gave the focus to what was made first
        self.window.show_marking(UNMARKED)

    def lock(self, reason: str) -> None:
        """Hide everything, save, remember the place, end the session, replace the process."""
        self._leave(reason, self._replace)

    def end(self) -> None:
        """Save as a lock does, then end the program: it is asked to by the system."""
        self._leave("closed", self._quit)

    def on_session_ending(self, _manager: object = None) -> None:
        """The system may end the program as soon as this returns: what is typed is safe then."""
        self.end()
        self.door.wait_for_vault(_ENDING_S)

    def close(self) -> bool:
        """The window is to be closed: True if it may at once, or the program saves and ends."""
        if self.workspace is None or not self.door.is_open:
            return True
        self.end()
        if self.cover is not None:
            self.cover.may_discard = True
        return False

    def say_defect(self, _kind: str) -> None:
        """A part of the program failed: what was typed is saved, and the program locks.

        Where it failed a job, that job's owner is told and the person decides. Right after an
        unlock only a notice is shown: a defect that comes with the page would lock for ever.
        """
        if self.door.is_reporting or self.context is None or self._leaving is not None:
            return
        if monotonic() - self._unlocked_s > _SETTLED_S:
            QTimer.singleShot(0, self, lambda: self.lock(DEFECT))
            return
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
        self.card.stop()
        self.door.shut_down()

    def _leave(self, reason: str, then: Callable[[], None]) -> None:
        workspace = self.workspace or self.gate.page
        if workspace is None:
            if then == self._quit:
                self._quit()
            return
        if self._leaving is not None:
            # Under way already; the end of the program goes before its replacing.
            self._leaving.then = then if then == self._quit else self._leaving.then
            return
        leaving = self._leaving = Leaving(reason, then)
        self.idle.stop()
        self.card.stop()
        self.door.cancel_tasks()
        self._guarded.emit(lambda: note_place(leaving, workspace))
        cover = LockCover(self._theme, self._languages.language)
        cover.retry_requested.connect(self._save_and_end)
        cover.discard_requested.connect(self._quit)
        self._languages.changed.connect(lambda: cover.set_language(self._languages.language))
        self.cover = cover
        self.window.cover(cover)
        # Now, not when Qt comes to it: saving may keep this thread busy.
        self.window.repaint()
        self._guarded.emit(self.clipboard.clear)
        self._save_and_end()

    def _save_and_end(self) -> None:
        workspace, leaving = self.workspace or self.gate.page, self._leaving
        assert workspace is not None
        assert leaving is not None
        self._guarded.emit(workspace.flush)

        def remember(session: "Session") -> None:
            from workstation.workflows import session as sessions

            if leaving.place is not None:
                sessions.remember_place(session, leaving.place)

        def on_remembered(_none: None) -> None:
            # The lane is in order: everything handed over by flush was written, or was not.
            self._guarded.emit(lambda: note_problem(leaving, workspace))
            if leaving.problem is None:
                self.door.close_session(
                    lambda _none: leaving.then(), lambda _problem: leaving.then(),
                    reason=_RECORDED.get(leaving.reason, leaving.reason), owner=self,
                )  # fmt: skip
            else:
                self._on_lock_failed(leaving.problem)

        self.door.run(remember, on_remembered, self._on_lock_failed, owner=self)

    def _quit(self) -> None:
        """End the program; the window is left as it is, covered."""
        self._around.leave()

    def _replace(self) -> None:
        leaving, context = self._leaving, self.context
        at = self._around.clock().astimezone().strftime("%H:%M")
        self.door.shut_down(wait_for_work=False)
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
            leaving.reason if leaving is not None else "person",
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
        self.card.start(session)
        self.gate.ask(session)

    def _on_stopped(self, page: "RecoveryPage") -> None:
        self.window.show_screen(page)
        self._remember_look()
        self._guard_session(page)

    def _open_workspace(self, session: "Session") -> None:
        from ui.shell.context import Context
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
        self.clipboard.ticked.connect(workspace.status.set_copy_left)
        self.window.show_screen(workspace)
        self._remember_look()
        self._guard_session(workspace)
        self.door.run(_recall, self._on_recalled, owner=workspace)
        context.backups.watch()

    def _guard_session(self, page: QWidget) -> None:
        """From here on the program locks by itself."""
        self.idle.start()
        self._unlocked_s = monotonic()
        QTimer.singleShot(_WATCH_AFTER_MS, page, self._watch_session)

    def _watch_session(self) -> None:
        """Hear what the system says; begun when the first page stands, as it takes a moment."""
        from ui.shell.session_watch import watch

        if self.watch is None:
            self.watch = watch(int(self.window.winId()), self)
            self.watch.left.connect(self.lock)
            self.watch.ending.connect(self.on_session_ending)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Every text field that a person comes to can undo."""
        follow(new)

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

            language, theme, zoom = look
            machine.change_preferences(
                path, vault=str(vault), language=language, theme=theme, zoom=zoom
            )

        self.door.work(save, owner=self)


def _recall(session: "Session") -> Place | None:
    from workstation.workflows import session as sessions

    return sessions.recall_place(session)
