"""The dossier: the record and its filters, and each form saved by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.conftest import MakeSession
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, Hands, open_hands, stock
from ui.partners.dossier import DossierPage
from ui.partners.page import PartnersPage
from ui.widgets.record_form import RecordDialog
from workstation.domain.officer import Role
from workstation.domain.partner import ArrangementStatus
from workstation.workflows import partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

OLD = 60


@pytest.fixture
def hands(make_desk: MakeDesk, session: Session, vault_directory: Path) -> Hands:
    stock(session)
    sessions.end(session)
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> DossierPage:
    page = hands.go("dossier", {"partner": first_partner(hands)})
    assert isinstance(page, DossierPage)
    hands.desk.settle()
    return page


def first_partner(hands: Hands) -> str:
    rows = hands.in_vault(lambda s: partners.list_partners(s)).rows
    return next(row.id for row in rows if row.name == "State Security")


def kinds(page: DossierPage) -> list[str]:
    model = page.record.entries
    return [model.entry_at(row).kind for row in range(model.rowCount())]


def choose(hands: Hands, page: DossierPage, title: str) -> RecordDialog:
    action = next(one for one in page.head.add_menu.actions() if one.text() == title)
    assert isinstance(action, QAction)
    action.trigger()
    return hands.dialog()


def test_a_partner_that_is_not_there_leads_to_the_list(hands: Hands) -> None:
    """A link to nobody leaves no empty dossier in front."""
    hands.go("dossier", {"partner": "P-7777", "tab": 1})
    hands.qtbot.waitUntil(lambda: isinstance(hands.page, PartnersPage))


def test_head_says_how_the_partner_stands(hands: Hands) -> None:
    page = opened(hands)
    said = [one.text() for one in page.head.findChildren(QLabel)]
    assert "State Security" in said
    assert "Restricted" in said
    assert "(C) Forbidden since 2025-01-01: disclosure. No identity details" in said
    assert any("Counter-Terrorism" in one for one in said)
    assert page.title() == ("Partners", "GDSS")


def test_record_is_newest_first_and_filtered_by_several_kinds(hands: Hands) -> None:
    page = opened(hands)
    model = page.record.entries
    dates = [model.entry_at(row).on for row in range(model.rowCount())]
    assert dates == sorted(dates, reverse=True)
    everything = set(kinds(page))
    assert {"assurance", "assurance-check", "incident", "arrangement"} <= everything
    page.record_pane.filters.kinds.setFocus()
    for _ in range(3):
        hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert set(kinds(page)) == {"assurance", "assurance-check"}
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert set(kinds(page)) == {"assurance", "assurance-check", "incident"}
    hands.press(Qt.Key.Key_Delete)
    hands.desk.settle()
    assert set(kinds(page)) == everything


def test_words_days_and_results_narrow_the_record_and_can_be_cleared(hands: Hands) -> None:
    page = opened(hands)
    filters = page.record_pane.filters
    page.record.setFocus()
    hands.press(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is filters.text
    hands.write("consul")
    hands.qtbot.waitUntil(lambda: set(kinds(page)) == {"assurance"})
    hands.tab_to(filters.since)
    hands.write("2026-02-01")
    hands.qtbot.waitUntil(lambda: len(kinds(page)) == 1)
    hands.tab_to(filters.until)
    hands.write("2026-02-02")
    hands.qtbot.waitUntil(page.record_pane.empty.isVisible)
    kept = page.place()
    clear = next(b for b in page.record_pane.empty.findChildren(QPushButton) if b.isVisible())
    assert clear.text() == "Clear filters"
    hands.tab_to(clear)
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert "incident" in kinds(page)
    page.restore(kept)
    hands.desk.settle()
    assert kinds(page) == []
    assert (filters.text.text(), filters.since.date) == ("consul", "2026-02-01")


def test_each_number_opens_the_entries_behind_it_and_enter_what_is_behind_a_line(
    hands: Hands,
) -> None:
    page = opened(hands)

    def follow(start: str) -> None:
        found = [b for b in page.findChildren(QPushButton) if b.text().startswith(start)]
        visible = next(b for b in found if b.isVisible())
        visible.setFocus()
        hands.press(Qt.Key.Key_Space)
        hands.desk.settle()

    follow("1 open incident")
    assert kinds(page) == ["incident"]
    page.record.setCurrentIndex(page.record.entries.index(0))
    hands.press(Qt.Key.Key_Return)
    dialog = hands.dialog()
    assert dialog.values()["summary"] == "Passed on"
    hands.press(Qt.Key.Key_Escape)
    hands.activate(hands.desk.lifecycle.window)
    follow("1 kept")
    assert page.tabs.currentIndex() == 1
    assert page.assurances.standing.value == "kept"
    assert [line.assurance.id for line in page.assurances._lines] == ["AS-2026-001"]
    page.tabs.setCurrentIndex(0)
    follow("1 of 1")
    assert [line.assurance.id for line in page.assurances._lines] == ["AS-2026-001"]
    assert page.assurances.standing.value == "checked"


def test_older_entries_come_on_scrolling(
    make_desk: MakeDesk, session: Session, vault_directory: Path
) -> None:
    partner = stock(session)
    for number in range(OLD):
        registers.add_exchange(
            session, partner=partner, on=f"2020-{number % 12 + 1:02d}-11", act="request",
            summary=f"Request {number}", marking="(C)",
        )  # fmt: skip
    sessions.end(session)
    hands = open_hands(make_desk, vault_directory, QObject())
    page = opened(hands)
    everything = OLD + 5
    hands.qtbot.waitUntil(lambda: page.record.entries.rowCount() >= 50)
    page.record.setFocus()
    for _ in range(4):
        hands.press(Qt.Key.Key_End)
        hands.desk.settle()
    assert page.record.entries.rowCount() >= everything
    assert not page.record.entries.has_more
    subjects = [page.record.entries.entry_at(r).subject for r in range(everything)]
    assert len({s for s in subjects if s.startswith("EX-")}) == OLD


def test_exchange_by_keyboard(hands: Hands) -> None:
    page = opened(hands)
    dialog = choose(hands, page, "Exchange")
    hands.fill(dialog, {"on": "2026-11-02", "summary": "Travel dates of two persons…"})
    hands.fill(dialog, {"product": "CT-1", "caveats": "No onward transfer"})
    assert_accessible(dialog)
    hands.save()
    saved = hands.in_vault(lambda s: registers.list_exchanges(s, page._partner))[0]
    assert (saved.on, saved.summary, saved.marking, saved.product, saved.caveats) == (
        "2026-11-02", "Travel dates of two persons", "(S//CEO)", "CT-1", "No onward transfer",
    )  # fmt: skip
    assert saved.act.value == "disclosure"
    assert "exchange" in kinds(page)


def test_assurance_by_keyboard(hands: Hands) -> None:
    page = opened(hands)
    dialog = choose(hands, page, "Assurance")
    hands.fill(dialog, {"text": "No detention…", "topic": "Treatment", "check_due": "2027-01-15"})
    hands.save()
    lines = hands.in_vault(lambda s: registers.list_assurances(s, page._partner))
    made = next(one.assurance for one in lines if one.assurance.text == "No detention")
    assert (made.on, made.topic, made.check_due) == ("2026-11-16", "Treatment", "2027-01-15")
    assert page.tabs.tabText(1) == "Assurances 3"


def test_check_by_keyboard_counts_in_the_share(hands: Hands) -> None:
    page = opened(hands)
    page.record.setFocus()
    hands.press(Qt.Key.Key_PageDown, CTRL)
    assert page.tabs.currentIndex() == 1
    hands.desk.settle()
    button = next(
        one for one in page.assurances.findChildren(QPushButton)
        if one.accessibleName() == "Record a check of AS-2026-002"
    )  # fmt: skip
    button.setFocus()
    hands.press(Qt.Key.Key_Space)
    dialog = hands.dialog()
    hands.tab_to(dialog.lines["result"].input)
    hands.press(Qt.Key.Key_Down)
    hands.fill(dialog, {"summary": "He was moved…"})
    hands.save()
    share = hands.in_vault(lambda s: partners.assurance_share(s, page._partner))
    assert (share.kept, share.total) == (1, 2)
    parts = (*page.assurance_facts.findChildren(QLabel),
             *page.assurance_facts.findChildren(QPushButton))  # fmt: skip
    assert {"1 of 2", "9–91 %"} <= {one.text() for one in parts}


def test_incident_by_keyboard(hands: Hands) -> None:
    page = opened(hands)
    dialog = choose(hands, page, "Incident")
    hands.fill(dialog, {"on": "2026-10-01", "kind": "Caveat breach", "summary": "Passed on…"})
    hands.save()
    listed = hands.in_vault(lambda s: registers.list_incidents(s, page._partner))
    made = next(one for one in listed if one.kind == "Caveat breach")
    assert (made.on, made.marking, made.status) == ("2026-10-01", "(S//CEO)", "work-needed")


def test_source_by_keyboard(hands: Hands) -> None:
    page = opened(hands)
    dialog = choose(hands, page, "Source")
    hands.fill(dialog, {"title": "Report on detention", "publisher": "Ombudsman", "on":
                        "2026-05-02", "grade": "B2", "summary": "Four findings…"})  # fmt: skip
    hands.save()
    made = hands.in_vault(lambda s: registers.list_sources(s, partner=page._partner))
    titles = [getattr(one, "source", one).title for one in made]
    assert "Report on detention" in titles
    said = [one.text() for one in page.source_facts.findChildren(QLabel)]
    assert any("Report on detention" in one for one in said)


def test_arrangement_by_keyboard_and_change(hands: Hands) -> None:
    page = opened(hands)
    dialog = choose(hands, page, "Arrangement")
    hands.fill(dialog, {"title": "Protocol 7", "authority": "CSIS Act s. 17"})
    hands.tab_to(dialog.lines["mistreatment_clause"].input)
    hands.press(Qt.Key.Key_Space)
    hands.fill(dialog, {"review_due": "2027-03-01", "scope": "Names only…"})
    hands.save()
    listed = hands.in_vault(lambda s: registers.list_arrangements(s, page._partner))
    made = next(one for one in listed if one.title == "Protocol 7")
    assert made.status is ArrangementStatus.ACTIVE
    assert made.mistreatment_clause
    assert (made.review_due, made.scope, made.marking) == ("2027-03-01", "Names only", "(S//CEO)")
    page.tabs.setCurrentIndex(3)
    change = next(
        one for one in page.agreements.findChildren(QPushButton) if made.id in
        one.accessibleName()
    )  # fmt: skip
    change.setFocus()
    hands.press(Qt.Key.Key_Space)
    again = hands.dialog()
    hands.fill(again, {"restriction": "No names"})
    hands.save()
    changed = hands.in_vault(lambda s: registers.list_arrangements(s, page._partner))
    kept = next(one for one in changed if one.id == made.id)
    assert (kept.restriction, kept.scope, kept.mistreatment_clause) == (
        "No names", "Names only", True,
    )  # fmt: skip


def test_text_without_mark_and_wrong_date_are_said_at_their_fields(hands: Hands) -> None:
    """B-29: a text without portion mark is not taken."""
    page = opened(hands)
    dialog = choose(hands, page, "Exchange")
    hands.fill(dialog, {"on": "2026-13-40", "summary": "Travel dates"})
    hands.save()
    assert dialog.isVisible()
    date = dialog.lines["on"]
    assert date.error.text.startswith("“2026-13-40” is not a date: Date.")
    assert date.isAncestorOf(QApplication.focusWidget())
    hands.fill(dialog, {"on": "2026-11-02"})
    hands.save()
    assert dialog.isVisible()
    assert "mark" in dialog.lines["summary"].input.error.text.lower()
    hands.tab_to(dialog.lines["summary"].input)
    hands.mark_secret()
    assert dialog.lines["summary"].input.error.text == ""
    hands.save()
    assert "exchange" in kinds(page)


def test_each_tab_is_accessible(hands: Hands) -> None:
    page = opened(hands)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        hands.desk.settle()
        assert_accessible(page)


def test_approver_sees_the_record_but_no_way_to_write(
    make_desk: MakeDesk, make_session: MakeSession, session: Session, vault_directory: Path
) -> None:
    stock(session)
    approver = make_session(Role.L3, "J. Tremblay")
    sessions.end(approver)
    hands = open_hands(make_desk, vault_directory, QObject(), "--officer", approver.officer.id)
    dossier = opened(hands)
    assert kinds(dossier)
    assert not dossier.head.add_button.isVisible()
    assert not dossier.head.start_button.isVisible()
    dossier.tabs.setCurrentIndex(1)
    hands.desk.settle()
    said = {b.text() for b in dossier.assurances.findChildren(QPushButton)}
    assert "Open" in said
    assert "Record a check" not in said
