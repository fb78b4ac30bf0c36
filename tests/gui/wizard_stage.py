"""The page "assess" in a window over a real vault, and hands that press real keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from ui.shell import tab_order
from ui.shell.background import Door
from ui.shell.context import Context
from ui.shell.languages import Languages
from ui.shell.shortcuts import Shortcuts
from ui.theme.theme import Theme
from ui.wizard.desk import Desk
from ui.wizard.page import AssessPage
from ui.wizard.question import QuestionCard
from ui.wizard.wizard import WizardView
from workstation.domain.assessment import Answer
from workstation.domain.error import UserError
from workstation.workflows import assessments, partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

T = TypeVar("T")

MARK = "(S//REL TO CAN, USA)"


class Hands:
    """What a person does at the page "assess", in whatever window it stands."""

    qtbot: QtBot
    door: Door
    owner: QObject
    window: QWidget

    @property
    def page(self) -> AssessPage:
        raise NotImplementedError

    @property
    def desk(self) -> Desk:
        assert self.page.desk is not None
        return self.page.desk

    @property
    def wizard(self) -> WizardView:
        assert self.page.wizard is not None
        return self.page.wizard

    def card(self, question: str) -> QuestionCard:
        self.wizard.go_to(question)
        return self.wizard.view.cards[question]

    def in_vault(self, job: Callable[[Session], T]) -> T:
        """Do something in the vault and wait for it."""
        box: list[T] = []
        self.door.run(job, box.append, owner=self.owner)
        self.qtbot.waitUntil(lambda: bool(box), timeout=20_000)
        return box[0]

    def stored(self, question: str) -> Answer:
        """The answer as the vault holds it now."""
        found = self.in_vault(lambda s: assessments.get_assessment(s, self.desk.id))
        return found.answers.get(question) or Answer(question)

    def settle(self) -> None:
        """Wait until everything typed is saved and checked."""
        self.qtbot.waitUntil(lambda: self.desk.is_settled and self.door.busy == 0, timeout=20_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """A key, wherever the focus is."""
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget that can be seen."""
        assert widget.isVisible(), widget.accessibleName()
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(widget.width() // 2, widget.height() // 2),
        )

    def mark_secret(self) -> None:
        """Give the current text (S//CEO) with the keyboard alone."""
        self.ctrl(Qt.Key.Key_M)
        for _ in range(5):
            self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Escape)


class ReadingWindow(QMainWindow):
    """A bare window in which Tab follows reading order, as in the window of the program."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward) or super().focusNextPrevChild(forward)


class Stage(Hands):
    """A window with nothing but the page in it."""

    def __init__(
        self, qtbot: QtBot, directory: Path, clock: TickingClock, officer: str = OFFICER
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.owner = QObject()
        self.theme = Theme(application, "light", 100)
        self.languages = Languages(application)
        self.languages.choose("en")
        self.door = Door()
        self.notices: list[str] = []
        opened: list[Session] = []
        refused: list[UserError] = []
        self.door.open_session(
            lambda: sessions.unlock(directory, officer, PASSPHRASE, clock),
            opened.append,
            refused.append,
            owner=self.owner,
        )
        qtbot.waitUntil(lambda: bool(opened or refused))
        assert not refused
        self.context = Context(
            self.theme, self.languages, self.door, opened[0].officer, "OTT-04", Shortcuts(), clock
        )
        self.context.notice_requested.connect(lambda _tone, text, _link: self.notices.append(text))
        self._page = AssessPage(self.context)
        window = ReadingWindow()
        window.setCentralWidget(self._page)
        self.window = window
        self.window.resize(1280, 760)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def page(self) -> AssessPage:
        return self._page

    def close(self) -> None:
        self.page.flush()
        self.door.shut_down()
        self.window.close()
        self.window.deleteLater()


@pytest.fixture(name="stage")
def stage_fixture(qtbot: QtBot, vault_directory: Path, clock: TickingClock) -> Iterator[Stage]:
    """A vault with one partner and its record, and an open, empty assessment."""
    stage = Stage(qtbot, vault_directory, clock)
    assessment = stage.in_vault(_begin)
    stage.page.open_assessment(str(assessment))
    qtbot.waitUntil(lambda: stage.page.desk is not None, timeout=20_000)
    stage.settle()
    yield stage
    stage.close()


def _begin(session: Session) -> str:
    return assessments.new_assessment(session, seed(session)).id


def seed(session: Session) -> str:
    """One partner with a country sheet and an incident; the partner's id."""
    partner = partners.add_partner(
        session, name="General Directorate of State Security", country="NOR",
        kind="intelligence", short_name="GDSS",
    )  # fmt: skip
    registers.add_source(
        session, title="Country sheet", on="2026-10-01", marking="(U)", partner=partner.id,
        country="NOR", kind="country-sheet",
    )  # fmt: skip
    registers.add_incident(
        session, partner=partner.id, on="2025-11-02", summary="Held without contact.",
        marking="(S//CEO)",
    )  # fmt: skip
    return partner.id
