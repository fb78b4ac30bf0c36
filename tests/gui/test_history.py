"""The history on screen: filters, pages, one entry with what it changed, and the export."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from tests.conftest import MakeSession
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, open_hands
from tests.gui.test_admin_page import column, opened, wait_for
from ui.admin.page import AdminPage
from ui.partners.dossier import DossierPage
from workstation.domain.officer import Role
from workstation.vault.ledger import NewEntry
from workstation.workflows import partners
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

VAULT_TAB = 3


def words_in(widget: QObject) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


@pytest.fixture
def changed(session: Session) -> str:
    """A partner whose country was changed."""
    partner = partners.add_partner(
        session, name="Directorate", country="NOR", kind="border", marking="(S)"
    )
    partners.save_partner(session, replace(partner, country="SWE"))
    sessions.end(session)
    return partner.id


def test_history_is_filtered_and_paged(
    make_desk: MakeDesk, session: Session, vault_directory: Path
) -> None:
    for number in range(120):
        partners.add_partner(session, name=f"Service {number}", country="FRA", kind="border")
    sessions.end(session)
    hands = open_hands(make_desk, vault_directory, QObject())
    page = opened(hands, VAULT_TAB)
    card = page.vault.history
    newest = int(column(card.table, 0)[0])
    assert column(card.table, 0) == [str(seq) for seq in range(newest, newest - 100, -1)]
    card.older_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert column(card.table, 0) == [str(seq) for seq in range(newest, 0, -1)]
    assert not card.older_button.isVisible()
    card.text_field.setFocus()
    hands.write("p-0042")
    wait_for(hands, lambda: card.table.rowCount() == 1)
    assert column(card.table, 3) == ["P-0042"]
    hands.write("nothing such")
    wait_for(hands, lambda: card.table.rowCount() == 0)
    assert card.empty.isVisible()
    card.text_field.clear()
    card.kind_box.setCurrentIndex(card.kind_box.findData("vault.created"))
    wait_for(hands, lambda: card.table.rowCount() == 1)
    assert column(card.table, 2) == ["Vault made"]
    assert column(card.table, 3) == ["OTT-04"]
    assert column(card.table, 4) == ["A. Martin"]
    card.kind_box.setCurrentIndex(card.kind_box.findData("views"))
    wait_for(hands, lambda: set(column(card.table, 2)) == {"Opened"})
    card.kind_box.setCurrentIndex(0)
    card.filters.since.line.setFocus()
    hands.write("2036-01-01")
    wait_for(hands, lambda: card.table.rowCount() == 0)


def test_an_entry_opens_with_old_and_new_and_its_own_marking(
    make_desk: MakeDesk, changed: str, vault_directory: Path
) -> None:
    hands = open_hands(make_desk, vault_directory, QObject())
    page = hands.go("admin", {"history": changed})
    assert isinstance(page, AdminPage)
    hands.desk.settle()
    card, detail = page.vault.history, page.vault.detail
    assert set(column(card.table, 3)) == {changed}
    row = column(card.table, 2).index("Partner saved")
    assert page.marking().level == "unclassified"
    card.table.setFocus()
    card.table.setCurrentCell(row, 0)
    hands.press(Qt.Key.Key_Return)
    wait_for(hands, detail.isVisible)
    said = words_in(detail)
    assert "Norway" in said
    assert "Sweden" in said
    assert "Changed since entry" in said
    assert page.marking().level == "secret"
    assert_accessible(page)
    detail.close_button.setFocus()
    hands.press(Qt.Key.Key_Escape)
    hands.desk.settle()
    assert not detail.isVisible()
    assert page.vault.check_button.isVisible()
    assert page.marking().level == "unclassified"
    card.filters.subject_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert len(set(column(card.table, 3))) > 1


def test_an_entry_is_worded_anew_with_the_language(
    make_desk: MakeDesk, changed: str, vault_directory: Path
) -> None:
    hands = open_hands(make_desk, vault_directory, QObject())
    page = hands.go("admin", {"history": changed})
    assert isinstance(page, AdminPage)
    hands.desk.settle()
    row = column(page.vault.history.table, 2).index("Partner saved")
    page.vault.show_entry(int(column(page.vault.history.table, 0)[row]))
    wait_for(hands, page.vault.detail.isVisible)
    hands.desk.lifecycle._languages.toggle()
    wait_for(hands, lambda: "Norvège" in words_in(page.vault.detail))
    assert "Suède" in words_in(page.vault.detail)
    assert "Partenaire enregistré" in column(page.vault.history.table, 2)


def test_the_history_of_a_dossier_is_one_key_away_and_opening_it_was_noted(
    make_desk: MakeDesk, changed: str, vault_directory: Path
) -> None:
    hands = open_hands(make_desk, vault_directory, QObject())
    dossier = hands.go("dossier", {"partner": changed})
    assert isinstance(dossier, DossierPage)
    hands.desk.settle()
    views = hands.in_vault(lambda s: s.vault.entries_of("record.viewed", changed))
    assert [one.body["what"] for one in views] == ["partner"]
    dossier.tabs.setFocus()
    hands.press(Qt.Key.Key_H, CTRL)
    hands.desk.settle()
    page = hands.desk.workspace.current
    assert isinstance(page, AdminPage)
    assert page.current is page.vault
    assert page.vault.history.filters.subject == changed
    assert "Opened" in column(page.vault.history.table, 2)


def test_an_administrator_who_may_not_read_sees_that_entries_are_there(
    make_desk: MakeDesk, make_session: MakeSession, session: Session, vault_directory: Path
) -> None:
    partners.add_partner(session, name="Directorate", country="SWE", kind="border")
    officer = make_session(Role.ADMINISTRATOR, "Z. Ali")
    sessions.end(officer)
    hands = open_hands(make_desk, vault_directory, QObject(), "--officer", officer.officer.id)
    page = opened(hands, VAULT_TAB)
    row = column(page.vault.history.table, 2).index("Partner saved")
    page.vault.show_entry(int(column(page.vault.history.table, 0)[row]))
    wait_for(hands, page.vault.detail.isVisible)
    said = words_in(page.vault.detail)
    assert "may check the history, but not read" in said
    assert "Sweden" not in said
    whole, bare = page.vault.history.export_menu.actions()
    assert not whole.isEnabled()
    assert bare.isEnabled()


def test_the_export_is_written_and_said(
    make_desk: MakeDesk, changed: str, vault_directory: Path, tmp_path: Path
) -> None:
    hands = open_hands(make_desk, vault_directory, QObject())
    page = opened(hands, VAULT_TAB)
    card = page.vault.history
    out = tmp_path / "history.zip"
    card.export(out, with_contents=True)
    wait_for(hands, card.outcome.isVisible)
    assert card.outcome.property("tone") == "ok"
    assert out.stat().st_size > 0
    assert "History exported" in column(card.table, 2)
    card.export(out, with_contents=True)
    wait_for(hands, lambda: card.outcome.property("tone") == "bad")
    assert changed in column(card.table, 3)


def test_a_rare_entry_is_looked_for_without_being_asked_again(
    make_desk: MakeDesk, session: Session, vault_directory: Path
) -> None:
    partners.add_partner(session, name="Needle", country="NOR", kind="border")
    for _ in range(3):
        session.record([NewEntry("x.event", f"S-{number}", {}) for number in range(20_000)])
    sessions.end(session)
    hands = open_hands(make_desk, vault_directory, QObject())
    page = opened(hands, VAULT_TAB)
    card = page.vault.history
    card.text_field.setFocus()
    hands.write("needle")
    wait_for(hands, lambda: column(card.table, 2) == ["Partner saved"])
    wait_for(hands, lambda: not card.older_button.isVisible())
