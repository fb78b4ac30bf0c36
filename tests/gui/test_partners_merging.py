"""Merging two entries, and filters kept by name: by keyboard alone, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, Hands, open_hands, stock
from ui.partners.dossier import DossierPage
from ui.partners.merge import MergeDialog, PartDialog, tell_alike
from ui.partners.page import PartnersPage
from ui.search.page import SearchResultsPage
from ui.shell.keeping import enter, entered
from ui.widgets.record_form import RecordDialog
from workstation.domain.register import SavedFilter
from workstation.workflows import merging, partners, registers, saved_filters
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture
def hands(make_desk: MakeDesk, session: Session, vault_directory: Path) -> Hands:
    stock(session)
    partners.add_partner(
        session, name="Sûreté d’État", country="NOR", kind="intelligence", aliases=("GDSS",),
        unit="Counter-Terrorism", marking="(S)",
    )  # fmt: skip
    registers.add_exchange(
        session, partner="P-0004", on="2026-02-02", act="use", summary="walrus", marking="(S)"
    )
    sessions.end(session)
    return open_hands(make_desk, vault_directory, QObject())


def choose(hands: Hands, menu: QMenu, *path: str) -> None:
    """Go to an entry of a menu, and of the menus in it, with the arrow keys."""
    for text in path:
        for _ in range(30):
            QTest.keyClick(menu, Qt.Key.Key_Down)
            action = menu.activeAction()
            if action is not None and action.text().startswith(text):
                break
        else:
            raise AssertionError(f"{text} is not in the menu")
        QTest.keyClick(menu, Qt.Key.Key_Right if action.menu() else Qt.Key.Key_Return)
        inner = action.menu()
        menu = inner if isinstance(inner, QMenu) else menu
    hands.desk.settle()


def test_two_entries_are_merged_and_parted_by_keyboard(hands: Hands) -> None:
    page = hands.go("dossier", {"partner": "P-0001"})
    assert isinstance(page, DossierPage)
    page.head.add_menu.popup(page.mapToGlobal(page.rect().center()))
    choose(hands, page.head.add_menu, "Merge with")
    dialog = hands.dialog(MergeDialog)
    assert not dialog.merge_button.isEnabled()
    hands.press(Qt.Key.Key_Down)  # those with the same name are offered first
    hands.desk.settle()
    assert dialog.other.hits.count() == 1
    hands.press(Qt.Key.Key_Return)
    hands.desk.settle()
    assert dialog.pair == ("P-0001", "P-0004")
    told = [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]
    assert told[:2] == ["Name", "Short name"]  # what differs comes first
    assert "Restricted" in dialog.outcome.text
    assert_accessible(dialog)
    hands.tab_to(dialog.kept)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert dialog.pair == ("P-0004", "P-0001")
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    hands.save()
    assert dialog.reason.error.text
    hands.tab_to(dialog.reason)
    hands.write("The same service under its French name")
    hands.mark_secret()
    hands.save()
    assert hands.in_vault(lambda s: [one.id for one in merging.members(s, "P-0001")]) == ["P-0004"]
    hands.desk.settle()
    assert "also known as (S) Sûreté" in page.head.about_words.text()
    assert hands.desk.workspace.toast.isVisible()
    hands.go("dossier", {"partner": "P-0004"})  # an old link
    assert page.place()["partner"] == "P-0001"
    page.head.add_menu.popup(page.mapToGlobal(page.rect().center()))
    choose(hands, page.head.add_menu, "Undo the merging")
    hands.fill(hands.dialog(PartDialog), {"reason": "Another service…"})
    hands.save()
    hands.desk.settle()
    assert hands.in_vault(lambda s: merging.members(s, "P-0001")) == []
    assert page.place()["partner"] == "P-0004"
    hands.desk.workspace.context.forms.open("partners.merge", partner="P-0001")
    dialog = hands.dialog(MergeDialog)
    hands.write("p-0004")  # a number typed out is taken as it is
    hands.qtbot.waitUntil(dialog.merge_button.isEnabled)
    dialog.reason.set_text("Twice")
    dialog.reason.set_mark("(U)")
    said = entered(dialog)  # as at a lock
    dialog.reject()
    assert dialog.isVisible()  # what was typed is given up only at the second asking
    dialog.reject()
    hands.desk.workspace.context.forms.open("partners.merge", partner="P-0001")
    dialog = hands.dialog(MergeDialog)
    assert enter(dialog, said) == {}
    hands.qtbot.waitUntil(dialog.merge_button.isEnabled)
    assert (dialog.pair, dialog.reason.text) == (("P-0001", "P-0004"), "Twice")
    hands.save()
    hands.desk.settle()
    hands.desk.workspace.toast.undo.click()
    hands.desk.settle()
    assert hands.in_vault(lambda s: merging.members(s, "P-0001")) == []


def test_all_that_was_found_is_paged_and_comes_back(hands: Hands) -> None:
    finder = hands.desk.workspace.top.finder
    hands.activate(hands.desk.lifecycle.window)
    finder.setFocus()
    QTest.keyClicks(finder, "consular")
    hands.qtbot.waitUntil(lambda: finder.is_open)
    QTest.keyClick(finder, Qt.Key.Key_Return, CTRL)
    hands.desk.settle()
    page = hands.page
    assert isinstance(page, SearchResultsPage)
    assert (page.list.count(), page.count_words.text()) == (2, "2 of 2")
    assert_accessible(page)
    page.text.setFocus()
    hands.write('"consular access" walrus')
    hands.press(Qt.Key.Key_Return)
    hands.desk.settle()
    assert page.empty.isVisible()
    page.text.setFocus()
    hands.write("2026")
    hands.press(Qt.Key.Key_Return)
    hands.desk.settle()
    assert page.list.hasFocus()
    page.kind.setFocus()
    for _ in range(4):  # up to "Exchange"
        hands.press(Qt.Key.Key_Down)
    hands.desk.settle()
    assert page.count_words.text() == "1 of 1"
    page.list.setFocus()
    hands.press(Qt.Key.Key_Return)
    hands.desk.settle()
    assert isinstance(hands.page, DossierPage)
    hands.desk.workspace.back()
    hands.desk.settle()
    assert hands.page is page
    assert (page.place()["kind"], page.list.count()) == ("exchange", 1)


def test_filter_is_saved_chosen_renamed_deleted_and_taken_back(hands: Hands) -> None:
    page = hands.go("partners")
    assert isinstance(page, PartnersPage)
    page.filters.restricted.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    menu = page.saved.menu
    menu.popup(page.mapToGlobal(page.rect().center()))
    choose(hands, menu, "Save this filter")
    hands.fill(hands.dialog(RecordDialog), {"name": "Restricted & late"})
    hands.save()
    hands.desk.settle()
    assert page.saved.button.text() == "Restricted && late"
    page.filters.restricted.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert page.saved.button.text() == "Saved filters"
    menu.popup(page.mapToGlobal(page.rect().center()))
    choose(hands, menu, "Restricted")
    hands.qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.filters.restricted.isChecked()
    menu.popup(page.mapToGlobal(page.rect().center()))
    choose(hands, menu, "Rename", "Restricted")
    hands.fill(hands.dialog(RecordDialog), {"name": "Caution"})
    hands.save()
    hands.desk.settle()
    menu.popup(page.mapToGlobal(page.rect().center()))
    choose(hands, menu, "Delete", "Caution")
    hands.desk.settle()
    assert hands.in_vault(saved_filters.list_filters) == []
    hands.desk.workspace.toast.undo.click()
    hands.desk.settle()
    (kept,) = hands.in_vault(saved_filters.list_filters)
    assert kept == SavedFilter("Caution", page.model.filter)
    made = hands.in_vault(
        lambda s: partners.add_partner(
            s, name="gdss", country="NOR", kind="intelligence", unit="Counter-Terrorism"
        )
    )
    tell_alike(hands.desk.workspace.context, made, page)
    hands.desk.settle()
    said = hands.desk.workspace.notices.texts
    assert any("may be the same partner as P-0001" in text for text in said), said
