"""The program unlocked on a vault with partners in it, and hands that press real keys."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Desk, MakeDesk
from ui.shell.page import Page, Place
from ui.widgets.record_form import RecordDialog
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.workflows import partners, registers
from workstation.workflows.session import Session

T = TypeVar("T")
D = TypeVar("D", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


def stock(session: Session) -> str:
    """Three partners; the first has a restricted arrangement, assurances, an incident."""
    first = partners.add_partner(
        session, name="State Security", country="NOR", kind="intelligence",
        unit="Counter-Terrorism", short_name="GDSS", marking="(S//CEO)",
    )  # fmt: skip
    partners.add_partner(session, name="Border Service", country="FRA", kind="border")
    partners.add_partner(session, name="National Police", country="ITA", kind="law-enforcement")
    registers.save_arrangement(
        session,
        Arrangement(
            "", first.id, "Memorandum", ArrangementStatus.RESTRICTED,
            restriction="No identity details", restricts=("disclosure",), since="2025-01-01",
            marking="(C)",
        ),
    )  # fmt: skip
    for month in (1, 2):
        given = registers.add_assurance(
            session, partner=first.id, on=f"2026-0{month}-12", text="Consular access within 48 h",
            marking="(S//REL TO CAN, USA)", topic="Consular access",
        )  # fmt: skip
        if month == 1:
            registers.check_assurance(
                session, given.id, on="2026-06-01", result="kept", summary="A visit",
                marking="(S//CEO)",
            )  # fmt: skip
    registers.add_incident(
        session, partner=first.id, on="2022-05-11", summary="Passed on", marking="(S//CEO)"
    )
    return first.id


class Hands:
    """The desk with one page in front."""

    def __init__(self, desk: Desk, owner: QObject) -> None:
        self.desk = desk
        self.qtbot: QtBot = desk.qtbot
        self.owner = owner

    @property
    def page(self) -> Page:
        found = self.desk.workspace.current
        assert found is not None
        return found

    def go(self, page: str, place: Place | None = None) -> Page:
        """Open a page and wait for what it reads."""
        self.desk.workspace.context.navigate(page, place)
        self.desk.settle()
        self.activate(self.desk.lifecycle.window)
        return self.page

    def activate(self, window: QWidget) -> None:
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def in_vault(self, job: Callable[[Session], T]) -> T:
        """Look into the vault, in its own lane."""
        box: list[T] = []
        self.desk.lifecycle.door.run(job, box.append, owner=self.owner)
        self.qtbot.waitUntil(lambda: bool(box), timeout=20_000)
        return box[0]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """A key, wherever the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        """Type over what has the focus."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(target, text)

    def dialog(self, kind: type[D] = RecordDialog) -> D:
        """The dialog that just opened, with the focus in it."""
        self.desk.settle()
        opened = [one for one in self.page.findChildren(kind) if one.isVisible()]
        assert len(opened) == 1
        self.activate(opened[0])
        return opened[0]

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until the focus is in a widget; every field must be reachable so."""
        for _ in range(40):
            now = QApplication.focusWidget()
            if now is not None and (now is wanted or wanted.isAncestorOf(now)):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{wanted.accessibleName()} cannot be reached with Tab")

    def mark_secret(self) -> None:
        """Give the text (S//CEO) with the keyboard alone."""
        self.press(Qt.Key.Key_M, CTRL)
        for _ in range(5):
            self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Escape)

    def fill(self, dialog: RecordDialog, values: dict[str, str]) -> None:
        """Type into the fields in reading order; "…" at the end asks for a mark too."""
        for field, text in values.items():
            line = dialog.lines[field]
            self.tab_to(line.input)
            self.write(text.removesuffix("…"))
            if text.endswith("…"):
                self.mark_secret()

    def save(self) -> None:
        """The primary action of the form, by keyboard."""
        self.press(Qt.Key.Key_Return, CTRL)
        self.desk.settle()
        if QApplication.activeWindow() is None:
            self.activate(self.desk.lifecycle.window)


def open_hands(make_desk: MakeDesk, vault: object, owner: QObject, *arguments: str) -> Hands:
    """Unlock a vault and sit down at it."""
    desk = make_desk(vault, *arguments)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    return Hands(desk, owner)
