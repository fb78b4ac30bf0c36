"""The running program on a temporary vault, and what every screen must stand up to."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import app, translations
from ui.shell.languages import Languages
from ui.shell.lifecycle import Lifecycle, Surroundings
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme
from ui.unlock.page import UnlockPage
from workstation import resource
from workstation.workflows import machine

if TYPE_CHECKING:
    from tests.conftest import TickingClock

Wait = Callable[[], None]


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform says so whenever a window has a least size."""
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")


@pytest.fixture(scope="session", autouse=True)
def compiled_translations() -> None:
    """The French of the source tree, compiled once if it is not."""
    folder = resource.root() / "translations"
    for text in folder.glob("ui_*.ts"):
        binary = text.with_suffix(".qm")
        if not binary.exists() or binary.stat().st_mtime < text.stat().st_mtime:
            translations.compile_all()
            return


PATIENCE_MS = 60_000
"""How long something may take on a machine that does other work too; it is waited for no longer
than it takes.
"""


class PatientBot(QtBot):
    """Waits as long as a busy machine needs."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def language_of_each_test_is_its_own(qapp: QApplication) -> Iterator[None]:
    """One application serves all tests: what a test translated must not last.

    Words of a rule follow the locale, so that is each test's own too.
    """
    QLocale.setDefault(QLocale("en_CA"))
    yield
    for languages in qapp.findChildren(Languages):
        languages.retire()
        languages.setParent(None)
    # What waits to be deleted goes now: the next test's style sheet would dress it once more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme of this test's own."""
    made = Theme(qapp, "light")
    yield made
    made.setParent(None)


@dataclass
class Desk:
    """The program as a person finds it, and what it asked the machine for."""

    lifecycle: Lifecycle
    qtbot: QtBot
    passphrase: str
    vault: Path | None
    relaunched: list[list[str]] = field(default_factory=list)
    ended: list[bool] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        assert self.lifecycle.workspace is not None
        return self.lifecycle.workspace

    @property
    def screen(self) -> QWidget:
        found = self.lifecycle.window.screens.currentWidget()
        assert found is not None
        return found

    def settle(self) -> None:
        """Wait until no job runs or waits."""
        self.qtbot.waitUntil(lambda: self.lifecycle.door.busy == 0, timeout=20_000)

    def unlock(self, passphrase: str | None = None) -> None:
        """Type a passphrase and press Enter, as a person does."""
        page = self.screen
        assert isinstance(page, UnlockPage)
        self.qtbot.waitUntil(lambda: page.officers.current is not None)
        editor = page.passphrase.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(self.passphrase if passphrase is None else passphrase)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)
        self.settle()
        self.put_off_recovery()

    def put_off_recovery(self) -> None:
        """Vaults of tests are made by command: the recovery kit may wait."""
        page = self.lifecycle.gate.page
        if page is not None and page.later.isVisibleTo(page):
            self.qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
            self.settle()


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(
    qtbot: QtBot, qapp: QApplication, clock: "TickingClock", passphrase: str
) -> Iterator[MakeDesk]:
    """Starts the program, with or without a vault; ends it after the test."""
    made: list[Desk] = []

    def make(vault: Path | None, *arguments: str) -> Desk:
        relaunched: list[list[str]] = []

        ended: list[bool] = []

        def relaunch(given: Sequence[str]) -> None:
            relaunched.append(list(given))

        def leave() -> None:
            # The application serves all tests: once told to exit, no event loop of it runs again.
            ended.append(True)

        given = [*(["--vault", str(vault)] if vault else []), "--theme", "light", *arguments]
        if "--lang" not in given:
            given += ["--lang", "en"]
        running = app.build(
            qapp,
            app.parse(given),
            machine.Preferences(),
            surroundings=Surroundings(clock=clock, relaunch=relaunch, leave=leave),
        )
        desk = Desk(running.lifecycle, qtbot, passphrase, vault, relaunched, ended)
        qtbot.addWidget(running.lifecycle.window)
        running.lifecycle.show()
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.lifecycle.shut_down()
        desk.lifecycle.window.close()


@pytest.fixture
def unlocked(make_desk: MakeDesk, vault_directory: Path) -> Desk:
    """The program, unlocked by A. Martin."""
    desk = make_desk(vault_directory)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    return desk


def said_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def assert_accessible(root: QWidget) -> None:
    """Every widget under a root that can be used has a name and can be reached by keyboard."""
    nameless, unreachable = [], []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or widget.objectName().startswith("qt_"):
            continue
        policy = widget.focusPolicy()
        if isinstance(widget, QAbstractButton) and policy == Qt.FocusPolicy.NoFocus:
            unreachable.append(repr(widget))
        if policy == Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
            continue
        if not said_of(widget).strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    assert nameless == []
    assert unreachable == []
