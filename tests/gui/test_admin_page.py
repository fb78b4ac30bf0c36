"""Administration: officers, trust, methodologies and the vault, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTableWidget

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, Hands, open_hands
from ui.admin.fingerprint import grouped
from ui.admin.page import AdminPage
from ui.admin.roster_dialog import RosterDialog
from workstation import resource
from workstation.domain.officer import Role
from workstation.vault import sqlcipher
from workstation.vault.keys import FLOOR
from workstation.workflows import officers, partners, stations, vault_checks
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

NEW = "nine grey stones under the pier"


@pytest.fixture
def hands(make_desk: MakeDesk, vault_directory: Path) -> Hands:
    return open_hands(make_desk, vault_directory, QObject())


@pytest.fixture
def roster(tmp_path: Path, clock: TickingClock) -> Path:
    other = sessions.create_vault(
        tmp_path / "elsewhere", name="HFX-01", officer_name="D. Cyr", authority=Role.L4,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    path = tmp_path / "hfx.roster"
    officers.export_roster(other, path)
    sessions.end(other)
    return path


def opened(hands: Hands, tab: int) -> AdminPage:
    page = hands.go("admin", {"tab": tab})
    assert isinstance(page, AdminPage)
    hands.desk.settle()
    return page


def column(table: QTableWidget, place: int) -> list[str]:
    items = [table.item(row, place) for row in range(table.rowCount())]
    return [item.text() for item in items if item is not None]


def wait_for(hands: Hands, said: Callable[[], bool]) -> None:
    hands.qtbot.waitUntil(said, timeout=20_000)
    hands.desk.settle()


def add_officer(hands: Hands, page: AdminPage, name: str, again: str = NEW) -> None:
    page.officers.add_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    hands.fill(dialog, {"name": name})
    hands.tab_to(dialog.lines["authority"].input)
    for _ in range(4):
        hands.press(Qt.Key.Key_Down)
    hands.fill(dialog, {"title": "Director general", "passphrase": NEW, "repeat": again})
    hands.save()


def test_officer_is_added_by_keyboard_and_can_unlock(
    hands: Hands, vault_directory: Path, clock: TickingClock
) -> None:
    page = opened(hands, 0)
    assert column(page.officers.table, 0) == ["A. Martin"]
    add_officer(hands, page, "J. Tremblay")
    assert column(page.officers.table, 0) == ["A. Martin", "J. Tremblay"]
    assert column(page.officers.table, 1)[1].startswith("Level 3")
    assert column(page.officers.table, 4)[1].startswith("2029-11-")
    assert page.officers.outcome.property("tone") == "ok"
    hands.desk.lifecycle.shut_down()
    theirs = sessions.unlock(vault_directory, "J. Tremblay", NEW, clock)
    assert (theirs.officer.authority, theirs.officer.administrator) == (Role.L3, False)
    sessions.end(theirs)


def test_passphrase_that_differs_or_is_weak_is_said_at_its_field(hands: Hands) -> None:
    page = opened(hands, 0)
    add_officer(hands, page, "J. Tremblay", "something else altogether")
    dialog = hands.dialog()
    assert dialog.lines["repeat"].error.text == "The two are not the same. Type them again."
    assert QApplication.focusWidget() is dialog.lines["repeat"].input
    hands.tab_to(dialog.lines["passphrase"].input)
    hands.write("short")
    line = dialog.lines["passphrase"]
    wait_for(hands, lambda: "10" in line.help.text())
    hands.tab_to(dialog.lines["repeat"].input)
    hands.write("short")
    hands.save()
    assert "15" in line.error.text
    assert len(hands.in_vault(officers.list_officers)) == 1
    dialog.done(0)


def test_name_that_is_taken_is_said_at_its_field(hands: Hands) -> None:
    page = opened(hands, 0)
    add_officer(hands, page, "A. Martin")
    dialog = hands.dialog()
    assert "A. Martin" in dialog.lines["name"].error.text
    dialog.done(0)


def test_access_is_ended_after_a_question(
    make_desk: MakeDesk, make_session: MakeSession, session: Session, vault_directory: Path
) -> None:
    sessions.end(make_session(Role.L3, "J. Tremblay"))
    hands = open_hands(make_desk, vault_directory, QObject())
    page = opened(hands, 0)
    tab = page.officers
    tab.table.setFocus()
    tab.table.setCurrentCell(0, 0)
    assert not tab.disable_button.isEnabled(), "nobody ends their own access"
    hands.press(Qt.Key.Key_Down)
    tab.disable_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert "J. Tremblay" in tab.confirm.text
    assert QApplication.focusWidget() is tab.confirm.no_button
    hands.press(Qt.Key.Key_Escape)
    assert not tab.confirm.isVisible()
    assert column(tab.table, 5) == ["Active", "Active"]
    tab.disable_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert column(tab.table, 5) == ["Active", "Access ended"]
    assert [one.name for one in sessions.list_slots(vault_directory)] == ["A. Martin"]


def test_own_passphrase_is_changed(
    hands: Hands, vault_directory: Path, clock: TickingClock
) -> None:
    page = opened(hands, 0)
    page.officers.passphrase_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    hands.fill(dialog, {"old": "not the one that it is", "new": NEW, "repeat": NEW})
    hands.save()
    assert dialog.lines["old"].error.text != ""
    hands.tab_to(dialog.lines["old"].input)
    hands.write(PASSPHRASE)
    assert_accessible(dialog)
    hands.save()
    assert "changed" in page.officers.outcome.text
    hands.desk.lifecycle.shut_down()
    again = sessions.unlock(vault_directory, "A. Martin", NEW, clock)
    sessions.end(again)


def test_officer_without_the_right_sees_but_cannot_change(
    make_desk: MakeDesk, make_session: MakeSession, vault_directory: Path
) -> None:
    approver = make_session(Role.L3, "J. Tremblay")
    sessions.end(approver)
    hands = open_hands(make_desk, vault_directory, QObject(), "--officer", approver.officer.id)
    page = opened(hands, 0)
    assert column(page.officers.table, 0) == ["A. Martin", "J. Tremblay"]
    page.officers.table.setCurrentCell(0, 0)
    assert not page.officers.add_button.isEnabled()
    assert not page.officers.disable_button.isEnabled()
    assert page.officers.why_not.isVisible()
    assert page.officers.passphrase_button.isEnabled()
    page.tabs.setCurrentIndex(1)
    hands.desk.settle()
    assert page.trust.fingerprint.text()
    assert not page.trust.take_button.isEnabled()
    assert page.trust.why_not.isVisible()


def test_fingerprint_is_read_out_in_fours(hands: Hands) -> None:
    page = opened(hands, 1)
    own = hands.in_vault(stations.list_stations)[0]
    shown = page.trust.fingerprint.text()
    assert shown == grouped(own.fingerprint)
    assert {len(group) for group in shown.split()} == {4}
    assert "".join(shown.split()).lower() == own.fingerprint


def test_roster_is_taken_in_only_after_the_comparison(hands: Hands, roster: Path) -> None:
    """Trust needs a person's word that the fingerprint agrees (security 3.1)."""
    page = opened(hands, 1)
    page.trust.inspect(roster)
    dialog = hands.dialog(RosterDialog)
    assert column(dialog.officers, 0) == ["D. Cyr"]
    assert not dialog.trust_button.isEnabled()
    assert len(hands.in_vault(stations.list_stations)) == 1
    assert QApplication.focusWidget() is dialog.compared
    assert_accessible(dialog)
    hands.press(Qt.Key.Key_Space)
    hands.tab_to(dialog.trust_button)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    trusted = hands.in_vault(stations.list_stations)
    assert [one.name for one in trusted] == ["OTT-04", "HFX-01"]
    assert column(page.trust.table, 0) == ["HFX-01"]
    assert page.trust.detail_fingerprint.text() == grouped(trusted[1].fingerprint)


def test_roster_swapped_after_the_comparison_is_refused(
    hands: Hands, roster: Path, tmp_path: Path, clock: TickingClock
) -> None:
    """What was compared is what is trusted, even if the file changes between (CWE-367)."""
    page = opened(hands, 1)
    page.trust.inspect(roster)
    dialog = hands.dialog(RosterDialog)
    other = sessions.create_vault(
        tmp_path / "third", name="HFX-01", officer_name="E. Mallory", authority=Role.L4,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    officers.export_roster(other, roster, force=True)
    sessions.end(other)
    hands.press(Qt.Key.Key_Space)
    hands.tab_to(dialog.trust_button)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert dialog.outcome.property("tone") == "bad"
    assert len(hands.in_vault(stations.list_stations)) == 1
    dialog.done(0)


def test_file_that_is_no_roster_is_named(hands: Hands, tmp_path: Path) -> None:
    page = opened(hands, 1)
    wrong = tmp_path / "wrong.roster"
    wrong.write_text("hello")
    page.trust.inspect(wrong)
    hands.desk.settle()
    assert page.trust.outcome.property("tone") == "bad"
    assert "wrong.roster" in page.trust.outcome.text


def test_roster_and_trust_file_are_written(hands: Hands, tmp_path: Path) -> None:
    page = opened(hands, 1)
    page.trust.write_roster(tmp_path / "ott.roster")
    hands.desk.settle()
    assert "ott.roster" in page.trust.outcome.text
    page.trust.save_pem(tmp_path / "trust.pem")
    hands.desk.settle()
    assert (tmp_path / "ott.roster").read_text().startswith("-----BEGIN CMS-----")
    assert (tmp_path / "trust.pem").read_text().startswith("-----BEGIN CERTIFICATE-----")
    page.trust.save_pem(tmp_path / "nowhere" / "trust.pem")
    hands.desk.settle()
    assert page.trust.outcome.property("tone") == "bad"


def test_methodology_is_shown_as_a_tree(hands: Hands) -> None:
    page = opened(hands, 2)
    tab = page.methodologies
    wait_for(hands, lambda: tab.tree.topLevelItemCount() > 0)
    titles = [tab.tree.topLevelItem(place).text(0) for place in range(tab.tree.topLevelItemCount())]
    assert titles[1].startswith("0. Triage")
    shown = {title.partition(" (")[0] for title in titles}
    assert {
        "Hard stops", "Ladder", "Floors", "Notices owed", "Matrix", "Levels", "Severity scale",
        "Likelihood scale", "Checks before signing", "Kinds of assessment", "Topics of the record",
    } <= shown  # fmt: skip
    tab.tree.setFocus()
    tab.tree.setCurrentItem(tab.tree.topLevelItem(1))
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Down)
    assert tab.tree.currentItem().text(0).startswith("0.1")
    assert tab.detail.isVisible()
    assert_accessible(page)
    tab.against.setFocus()
    assert tab.against.itemText(0) == "Difference from…", "nothing is compared in advance"
    hands.press(Qt.Key.Key_Down)
    tab.against.activated.emit(tab.against.currentIndex())
    assert tab.difference.isVisible()
    assert not tab.tree.isVisible()
    assert_accessible(page)


def test_methodology_file_is_checked(hands: Hands, tmp_path: Path) -> None:
    page = opened(hands, 2)
    tab = page.methodologies
    good = (resource.root() / "methodologies" / "acmfea-2019.toml").read_text("utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(good.replace('kind = "answer"', 'kind = "anser"', 1), "utf-8")
    tab.check_file(file)
    wait_for(hands, lambda: tab.problem_card.isVisible())
    assert tab.outcome.property("tone") == "bad"
    line = next(n for n, text in enumerate(good.splitlines(), 1) if 'kind = "answer"' in text)
    place = column(tab.problems, 0).index(str(line))
    assert column(tab.problems, 1)[place].endswith(".kind")
    assert column(tab.problems, 2)[place].startswith("“anser”")
    assert column(tab.problems, 3)[place]
    file.write_text(good, "utf-8")
    tab.check_file(file)
    wait_for(hands, lambda: tab.outcome.property("tone") == "ok")
    assert tab.problems.rowCount() == 0
    tab.check_file(tmp_path / "gone.toml")
    wait_for(hands, lambda: "gone.toml" in tab.outcome.text)
    assert tab.outcome.property("tone") == "bad"


def test_checks_of_a_whole_vault_hold(hands: Hands) -> None:
    page = opened(hands, 3)
    page.vault.check_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert not page.vault.check_button.isEnabled()
    wait_for(hands, lambda: page.vault.outcome.isVisible())
    assert page.vault.outcome.property("tone") == "ok"
    assert {row.badge.property("badge") for row in page.vault.rows.values()} == {"ok"}
    entries = hands.in_vault(vault_checks.verify_ledger).entries
    assert str(entries) in page.vault.rows["ledger"].badge.text
    assert page.vault.check_button.isEnabled()


def test_check_names_what_was_changed(
    make_desk: MakeDesk, session: Session, vault_directory: Path
) -> None:
    """A row changed behind the ledger's back is found and named."""
    made = partners.add_partner(session, name="Coast Guard", country="FRA", kind="border")
    connection = session.vault._connection
    sqlcipher.open_side_doors(connection)
    connection.execute("UPDATE partner SET name = 'Other' WHERE id = ?", (made.id,))
    sessions.end(session)
    hands = open_hands(make_desk, vault_directory, QObject())
    page = opened(hands, 3)
    page.vault.check()
    wait_for(hands, lambda: page.vault.outcome.isVisible())
    assert page.vault.outcome.property("tone") == "bad"
    row = page.vault.rows["tables"]
    assert row.badge.property("badge") == "bad"
    assert "partner" in row.problems.text()
    assert page.vault.rows["ledger"].badge.property("badge") == "ok"


def test_tabs_turn_with_keys_and_place_is_kept(hands: Hands) -> None:
    page = opened(hands, 0)
    page.officers.table.setFocus()
    for wanted in (1, 2, 3, 4, 5, 0):
        hands.press(Qt.Key.Key_PageDown, CTRL)
        assert page.tabs.currentIndex() == wanted
        page.current.panes()[0].setFocus()
    hands.desk.settle()
    page.tabs.setCurrentIndex(2)
    assert page.place() == {"tab": 2}
    page.restore({"tab": 99})
    assert page.tabs.currentIndex() == 2


def test_every_tab_is_accessible(hands: Hands) -> None:
    page = opened(hands, 0)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        hands.desk.settle()
        assert_accessible(page)
