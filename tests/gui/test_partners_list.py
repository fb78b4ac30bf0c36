"""The list of partners: filters, sorting, opening, and a new partner by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, Hands, open_hands, stock
from ui.partners.dossier import DossierPage
from ui.partners.model import Column
from ui.partners.page import PartnersPage
from ui.widgets.record_form import RecordDialog
from workstation.workflows import partners
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture
def hands(make_desk: MakeDesk, session: Session, vault_directory: Path) -> Hands:
    stock(session)
    sessions.end(session)
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> PartnersPage:
    page = hands.go("partners")
    assert isinstance(page, PartnersPage)
    return page


def names(page: PartnersPage) -> list[str]:
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def settle_filter(hands: Hands, page: PartnersPage, matching: int) -> None:
    hands.qtbot.waitUntil(lambda: page.model.rowCount() == matching, timeout=5000)
    hands.desk.settle()


def test_text_filter_finds_unit_and_says_how_many(hands: Hands) -> None:
    page = opened(hands)
    assert names(page) == ["Border Service", "National Police", "State Security"]
    page.table.setFocus()
    hands.press(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is page.filters.text
    hands.write("terror")
    settle_filter(hands, page, 1)
    assert names(page) == ["State Security"]
    assert page.count_words.text().startswith("1 of 3 partners")


def test_down_and_enter_lead_from_the_filter_into_the_list(hands: Hands) -> None:
    page = opened(hands)
    page.filters.text.setFocus()
    QTest.keyClicks(page.filters.text, "state")
    settle_filter(hands, page, 1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        page.filters.text.setFocus()
        QTest.keyClick(page.filters.text, key)
        assert page.table.hasFocus()
        assert page.table.currentIndex().row() == 0


def test_restricted_only_and_country(hands: Hands) -> None:
    page = opened(hands)
    page.filters.restricted.setFocus()
    hands.press(Qt.Key.Key_Space)
    settle_filter(hands, page, 1)
    assert names(page) == ["State Security"]
    hands.press(Qt.Key.Key_Space)
    settle_filter(hands, page, 3)
    page.filters.country.setCurrentIndex(page.filters.country.findData("ITA"))
    settle_filter(hands, page, 1)
    assert names(page) == ["National Police"]


def test_header_sorts_and_turns_round(hands: Hands) -> None:
    page = opened(hands)
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Column.PARTNER) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    hands.desk.settle()
    assert names(page) == ["State Security", "National Police", "Border Service"]
    assert "↓" in page.count_words.text()


def test_nothing_matches_says_so(hands: Hands) -> None:
    page = opened(hands)
    page.filters.text.setFocus()
    hands.write("zzz")
    settle_filter(hands, page, 0)
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    (action,) = page.empty.findChildren(QPushButton)
    action.click()
    settle_filter(hands, page, 3)
    assert page.table.isVisible()
    assert page.filters.text.text() == ""


def test_enter_opens_and_back_keeps_filter_and_row(hands: Hands) -> None:
    page = opened(hands)
    page.filters.text.setFocus()
    hands.write("i")
    settle_filter(hands, page, 3)
    page.filters.overdue.setChecked(False)
    page.filters.status.setCurrentIndex(page.filters.status.findData("restricted"))
    settle_filter(hands, page, 1)
    page.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    hands.desk.settle()
    assert isinstance(hands.page, DossierPage)
    assert hands.page.title()[-1] == "GDSS"
    hands.desk.workspace.back()
    hands.desk.settle()
    assert hands.page is page
    assert page.filters.status.currentData() == "restricted"
    assert names(page) == ["State Security"]


def test_place_restores_every_filter(hands: Hands) -> None:
    page = opened(hands)
    place = {"text": "s", "country": "FRA", "status": "", "restricted": False, "overdue": False,
             "sort": "name", "descending": True, "row": 0, "scroll": 0}  # fmt: skip
    hands.go("partners", place)
    assert names(page) == ["Border Service"]
    hands.desk.settle()
    assert {**page.place(), "row": 0, "scroll": 0} == place
    assert page.filters.country.currentData() == "FRA"


def test_found_partner_opens_its_dossier_at_the_item(hands: Hands) -> None:
    """A hit of "Find anything" names the partner and the item."""
    first = hands.in_vault(lambda s: partners.list_partners(s)).rows[2]
    hands.go("partners", {"partner": first.id, "item": "IN-2026-001"})
    hands.qtbot.waitUntil(lambda: isinstance(hands.page, DossierPage))
    hands.desk.settle()
    page = hands.page
    assert isinstance(page, DossierPage)
    row = page.record.currentIndex().row()
    assert page.record.entries.entry_at(row).subject == "IN-2026-001"


def test_new_partner_by_keyboard(hands: Hands) -> None:
    page = opened(hands)
    page.new_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    assert isinstance(dialog, RecordDialog)
    assert QApplication.focusWidget() is dialog.lines["name"].input
    hands.fill(dialog, {"name": "Coast Guard", "unit": "Rescue"})
    hands.tab_to(dialog.lines["country"].input)
    hands.press(Qt.Key.Key_S)
    hands.fill(dialog, {"note": "Met once…"})
    assert_accessible(dialog)
    hands.save()
    assert "Coast Guard" in names(page)
    found = hands.in_vault(lambda s: partners.list_partners(s)).rows
    made = hands.in_vault(
        lambda s: partners.get_partner(s, next(r.id for r in found if r.name == "Coast Guard"))
    )
    assert (made.unit, made.note, made.marking) == ("Rescue", "Met once", "(S//CEO)")
    assert made.country != ""


def test_missing_name_is_said_at_its_field_until_typed(hands: Hands) -> None:
    page = opened(hands)
    page.add_partner()
    dialog = hands.dialog()
    assert isinstance(dialog, RecordDialog)
    hands.tab_to(dialog.lines["unit"].input)
    hands.write("Rescue")
    hands.save()
    line = dialog.lines["name"]
    assert dialog.isVisible()
    assert line.error.text != ""
    assert line.error.isVisible()
    assert QApplication.focusWidget() is line.input
    assert line.input.accessibleDescription() == line.error.text
    hands.write("C")
    assert not line.error.isVisible()
    dialog.done(0)


def test_escape_gives_up_typed_words_only_when_asked_twice(hands: Hands) -> None:
    page = opened(hands)
    page.add_partner()
    dialog = hands.dialog()
    assert isinstance(dialog, RecordDialog)
    hands.write("Coast")
    hands.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.warning.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert hands.in_vault(lambda s: partners.list_partners(s)).total == 3


def test_banner_follows_what_is_in_view(hands: Hands) -> None:
    """B-29: the secret partner makes the page secret; filtered away, it does not."""
    page = opened(hands)
    banner = hands.desk.lifecycle.window.banners[0]
    assert banner.text().startswith("SECRET")
    page.filters.country.setCurrentIndex(page.filters.country.findData("ITA"))
    settle_filter(hands, page, 1)
    assert not banner.text().startswith("SECRET")


def test_list_is_accessible_and_follows_the_language(hands: Hands) -> None:
    page = opened(hands)
    assert_accessible(page)
    status = page.model.index(2, Column.STATUS)
    assert page.model.data(status) == "Restricted"
    hands.desk.lifecycle._languages.choose("fr")
    hands.qtbot.waitUntil(lambda: page.model.data(status) != "Restricted")
    hands.desk.settle()
    assert page.model.data(page.model.index(2, Column.COUNTRY)) == "Norvège"
    hands.desk.lifecycle._languages.choose("en")
    hands.qtbot.waitUntil(lambda: page.model.data(status) == "Restricted")
    hands.desk.settle()


def test_columns_that_do_not_fit_move_into_the_second_line(hands: Hands) -> None:
    """Nothing is lost in a narrow window: the delegate is told what to write below the name."""
    page = opened(hands)
    window = hands.desk.lifecycle.window
    for width, hidden in ((1400, set()), (1024, {Column.RESTRICTION, Column.LAST_EXCHANGE})):
        window.resize(width, 700)
        hands.qtbot.waitUntil(lambda wanted=width: window.width() == wanted)
        moved = {column for column in Column if page.table.isColumnHidden(column)}
        assert moved == page.delegate.moved == hidden
    row = page.model.row_at(2)
    assert row is not None
    assert "No identity details" in page.delegate._second_line(row, page.model)
