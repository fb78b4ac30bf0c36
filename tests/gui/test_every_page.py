"""What every page owes: names, reach by keyboard, and no window but the one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.unit.workflows.filled import fill
from ui.approvals.page import ApprovalsPage
from ui.shell.page import Place
from ui.shell.window import Window
from ui.wizard.page import AssessPage
from workstation.workflows import assessments, packets
from workstation.workflows import session as sessions


class Flashes(QObject):
    """Notes every widget that is shown as a window of its own and should not be."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            own = isinstance(watched, Window | QDialog | QMenu) or popup
            if watched.isWindow() and not own:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[Flashes]:
    watch = Flashes()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.fixture
def desk(
    flashes: Flashes,
    make_desk: MakeDesk,
    vault_directory: Path,
    clock: TickingClock,
    tmp_path: Path,
) -> Desk:
    """The program over a vault with a signed file, an open one, and their partner."""
    folder = tmp_path / "work"
    folder.mkdir()
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    packets.submit(session, fill(session, folder), folder / "packet.pdf")
    assessments.new_assessment(session, "P-0001")
    sessions.end(session)
    desk = make_desk(vault_directory)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None, timeout=20_000)
    desk.settle()
    return desk


def places(packet: Path) -> list[tuple[str, Place]]:
    """Every page, with something in it."""
    draft = {"assessment": "MRA-2026-0002"}
    return [
        ("home", {}),
        ("partners", {}),
        ("registers", {"register": "arrangement"}),
        ("registers", {"register": "exchange"}),
        ("search", {"text": "service"}),
        ("dossier", {"partner": "P-0001", "tab": 0}),
        ("dossier", {"partner": "P-0001", "tab": 1}),
        ("dossier", {"partner": "P-0001", "tab": 2}),
        ("dossier", {"partner": "P-0001", "tab": 3}),
        ("assess", {"list": "open"}),
        ("assess", {**draft, "section": "1", "question": "1.2"}),
        ("assess", {**draft, "section": "3", "question": "3.1"}),
        ("assess", {**draft, "section": "8", "question": "8.3"}),
        ("assess", {**draft, "section": "11", "question": "11.1"}),
        ("assess", {**draft, "review": True}),
        ("after", {"assessment": "MRA-2026-0001"}),
        ("breaches", {}),
        ("notices", {}),
        ("approvals", {}),
        ("approvals", {"path": str(packet)}),
        ("exports", {}),
        ("reports", {}),
        ("admin", {}),
        ("admin", {"tab": 4}),
    ]


@pytest.mark.timeout(280)
def test_every_page_has_names_is_reachable_and_opens_no_window(
    desk: Desk, flashes: Flashes, tmp_path: Path
) -> None:
    """Everything works by keyboard and with a screen reader, on every page."""
    packet = tmp_path / "work" / "packet.pdf"
    for page, place in places(packet):
        desk.workspace.context.navigate(page, place)
        desk.settle()
        _wait_for_content(desk, place)
        try:
            assert_accessible(desk.lifecycle.window)
        except AssertionError as problem:
            raise AssertionError(f"{page} {place}") from problem
    assert {page for page, _ in places(packet)} == set(desk.workspace._specs)
    desk.workspace.context.languages.choose("fr")
    desk.settle()
    desk.workspace.context.theme.choose("dark")
    desk.settle()
    assert flashes.seen == []


def _wait_for_content(desk: Desk, place: Place) -> None:
    page = desk.workspace.current
    if isinstance(page, ApprovalsPage) and "path" in place:
        desk.qtbot.waitUntil(lambda: page.viewer.view.page_count > 0, timeout=30_000)
    if isinstance(page, AssessPage) and "assessment" in place:
        desk.qtbot.waitUntil(lambda: page.desk is not None, timeout=20_000)
    desk.settle()
