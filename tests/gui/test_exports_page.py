"""Exports: writing a bundle for the central office, and what is said when it cannot be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTableWidget

from tests.conftest import MakeSession, TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands, stock
from ui.exports.page import ExportsPage
from workstation.domain.officer import Role
from workstation.transfer.recipient_key import make_recipient
from workstation.workflows import exports
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture
def hands(make_desk: MakeDesk, session: Session, vault_directory: Path) -> Hands:
    stock(session)
    sessions.end(session)
    return open_hands(make_desk, vault_directory, QObject())


@pytest.fixture
def recipients(tmp_path: Path, clock: TickingClock) -> Path:
    _key, certificate = make_recipient("Central office", clock())
    (tmp_path / "central.pem").write_text(certificate)
    listed = tmp_path / "recipients.txt"
    listed.write_text("# the central office\ncentral.pem\n")
    return listed


def opened(hands: Hands) -> ExportsPage:
    page = hands.go("exports")
    assert isinstance(page, ExportsPage)
    hands.desk.settle()
    return page


def column(table: QTableWidget, place: int) -> list[str]:
    items = [table.item(row, place) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_pending_entries_are_listed_with_kind_and_mark(hands: Hands) -> None:
    page = opened(hands)
    assert (
        len(column(page.pending_table, 0))
        == hands.in_vault(lambda s: exports.unacknowledged(s)).total
    )
    assert "Incident recorded" in column(page.pending_table, 2)
    assert "(S//CEO)" in column(page.pending_table, 4)
    assert set(column(page.pending_table, 5)) == {"Not yet sent"}
    assert hands.desk.lifecycle.window.banners[0].text().startswith("SECRET")
    assert page.bundle_empty.isVisible()
    assert_accessible(page)


def test_nothing_is_written_before_recipients_are_chosen(hands: Hands) -> None:
    page = opened(hands)
    assert not page.write_button.isEnabled()
    assert page.why_not.text() == "Choose recipients first."


def test_bundle_is_written_and_listed(hands: Hands, recipients: Path, tmp_path: Path) -> None:
    page = opened(hands)
    page.choose_recipients(recipients)
    assert page.write_button.isEnabled()
    page.write_bundle(tmp_path / "1.bundle")
    assert not page.write_button.isEnabled()
    hands.desk.settle()
    assert page.outcome.property("tone") == "ok"
    assert "Bundle 1" in page.outcome.text
    assert (tmp_path / "1.bundle").stat().st_size > 1000
    assert column(page.bundle_table, 0) == ["1"]
    assert column(page.bundle_table, 5) == ["1.bundle"]
    states = column(page.pending_table, 5)
    rows = zip(column(page.pending_table, 2), states, strict=True)
    assert {kind for kind, state in rows if state != "In bundle 1"} == {
        "Bundle written", "History signed",
    }  # fmt: skip
    assert page.write_button.isEnabled()
    assert not page.progress.isVisible()


def test_missing_and_wrong_recipients_are_named(hands: Hands, tmp_path: Path) -> None:
    page = opened(hands)
    page.choose_recipients(tmp_path / "gone.txt")
    page.write_bundle(tmp_path / "1.bundle")
    hands.desk.settle()
    assert page.outcome.property("tone") == "bad"
    assert "gone.txt" in page.outcome.text
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("nowhere.pem\n")
    page.choose_recipients(wrong)
    page.write_bundle(tmp_path / "1.bundle")
    hands.desk.settle()
    assert "wrong.txt" in page.outcome.text
    assert not (tmp_path / "1.bundle").exists()


def test_drive_that_is_gone_is_said_and_can_be_tried_again(
    hands: Hands, recipients: Path, tmp_path: Path
) -> None:
    page = opened(hands)
    page.choose_recipients(recipients)
    page.write_bundle(tmp_path / "unplugged" / "1.bundle")
    hands.desk.settle()
    assert page.outcome.property("tone") == "bad"
    assert page.bundle_table.rowCount() == 0
    assert page.write_button.isEnabled()
    page.write_bundle(tmp_path / "1.bundle")
    hands.desk.settle()
    assert page.outcome.property("tone") == "ok"


def test_place_that_takes_no_file_leaves_nothing_in_the_record(
    hands: Hands, recipients: Path
) -> None:
    page = opened(hands)
    page.choose_recipients(recipients)
    page.write_bundle(Path("/proc/1.bundle"))
    hands.desk.settle()
    assert page.outcome.property("tone") == "bad"
    assert hands.in_vault(lambda s: exports.list_bundles(s)) == []


def test_officer_who_may_not_export_has_no_such_page(
    make_desk: MakeDesk, make_session: MakeSession, vault_directory: Path
) -> None:
    approver = make_session(Role.L3, "J. Tremblay")
    sessions.end(approver)
    hands = open_hands(make_desk, vault_directory, QObject(), "--officer", approver.officer.id)
    before = hands.desk.workspace.current_id
    hands.desk.workspace.context.navigate("exports", None)
    assert hands.desk.workspace.current_id == before


def test_words_follow_the_language(hands: Hands) -> None:
    page = opened(hands)
    kinds = column(page.pending_table, 2)
    hands.desk.lifecycle._languages.choose("fr")
    hands.qtbot.waitUntil(lambda: column(page.pending_table, 2) != kinds)
    hands.desk.settle()
    assert "Incident consigné" in column(page.pending_table, 2)
    hands.desk.lifecycle._languages.choose("en")
    hands.qtbot.waitUntil(lambda: column(page.pending_table, 2) == kinds)
