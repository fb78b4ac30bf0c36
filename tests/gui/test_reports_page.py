"""Reports: the numbers of a year with what they count, the texts, and the versions."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt

from tests.conftest import TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands
from tests.unit.workflows.year import Year
from ui.reports.page import ReportsPage
from ui.widgets.marked_text import MarkedText
from ui.widgets.record_form import RecordDialog
from workstation.domain.reporting import Version
from workstation.workflows import report_texts
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture
def hands(
    make_desk: MakeDesk, session: Session, vault_directory: Path, clock: TickingClock
) -> Hands:
    """A vault in January 2027, with one case decided in each of two years."""
    year = Year(session, clock)
    year.decided("2026-11-20", "2026-11-25", "deny", authority="L5", determination="yes")
    year.decided("2026-12-30", "2027-01-03")
    sessions.end(session)
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> ReportsPage:
    page = hands.go("reports")
    assert isinstance(page, ReportsPage)
    hands.desk.settle()
    return page


def number(page: ReportsPage, figure: str) -> str:
    page.numbers.choose(figure)
    item = page.numbers.table.item(page.numbers.table.currentRow(), 2)
    assert item is not None
    return item.text().strip("\u2007")


def form(hands: Hands) -> RecordDialog:
    (dialog,) = hands.desk.workspace.context.forms.dialogs()
    assert isinstance(dialog, RecordDialog)
    return dialog


def test_a_number_leads_to_the_case_behind_it(hands: Hands) -> None:
    """G-11: drill-down; zero is a number, and the last year is the one that is owed."""
    page = opened(hands)
    assert page.year == 2026
    assert "before 2027-03-01" in page.making.due.text
    assert (number(page, "decided"), number(page, "breaches")) == ("1", "0")
    assert page.numbers.behind_empty.isVisible()
    assert number(page, "substantial") == "1"
    listed = page.numbers.behind_table
    shown = [listed.item(0, column) for column in range(4)]
    assert [item.text() for item in shown if item] == [
        "EX-2026-0001", "MRA-2026-0001", "(S//CEO) State Security", "(S//CEO) Travel dates",
    ]  # fmt: skip
    assert hands.desk.lifecycle.window.banners[0].text() == "SECRET//CANADIAN EYES ONLY"
    assert_accessible(page)
    mark_it(hands, page)
    page.choose_year(2027)
    hands.desk.settle()
    assert number(page, "carried_over") == "1"
    listed.setFocus()
    hands.desk.qtbot.keyClick(listed, Qt.Key.Key_Return)
    hands.desk.settle()
    assert hands.desk.workspace.current.place()["assessment"] == "MRA-2026-0002"


def test_a_text_is_written_in_both_languages_and_kept_out_of_the_public_version(
    hands: Hands, tmp_path: Path
) -> None:
    """B-15: a reason without redaction stops the public version alone; then both are made."""
    page = opened(hands)
    page.tabs.setCurrentIndex(1)
    page.texts.edit_requested.emit("cases", 0)
    dialog = form(hands)
    english = dialog.lines["en"].input
    assert isinstance(english, MarkedText)
    english.set_text("1 case in the north.")
    english.set_mark("(S//CEO)")
    dialog.lines["fr"].input.set_text("1 cas dans le nord.")
    reason = dialog.lines["reason"].input
    reason.setCurrentIndex(reason.findData("a.ongoing-operation"))
    dialog.save_button.click()
    hands.desk.settle()
    assert hands.desk.lifecycle.window.banners[0].text() == "SECRET//CANADIAN EYES ONLY"
    public = page.making.buttons[Version.PUBLIC, "en"]
    assert not public.isEnabled()
    assert "Reason, not taken out" in page.making.problems[Version.PUBLIC].text()
    assert page.making.buttons[Version.MINISTER, "fr"].isEnabled()
    page.texts.edit_requested.emit("cases", 1)
    form(hands).lines["redacted"].input.setChecked(True)
    form(hands).save_button.click()
    hands.desk.settle()
    assert public.isEnabled()
    out = tmp_path / "public.pdf"
    public.click()
    hands.desk.settle()
    assert page.making.pages.view.page_count == 3
    assert_accessible(page.making.pages)
    page.making.pages.write_to(out)
    hands.desk.settle()
    assert out.read_bytes().startswith(b"%PDF-")
    assert "public.pdf" in page.making.outcome.text
    assert page.making.earlier_table.rowCount() == 1
    page.making.earlier_table.cellActivated.emit(0, 0)
    hands.desk.settle()
    title = page.making.pages.windowTitle()
    assert title.startswith("Public version, in English, 2026, as written")
    assert not page.making.pages.write_button.isVisible()
    page.making.pages.reject()
    assert_accessible(page)
    page.texts.remove_requested.emit("cases", 1)
    hands.desk.settle()
    assert hands.in_vault(lambda session: report_texts.list_passages(session, 2026)) == []


def mark_it(hands: Hands, page: ReportsPage) -> None:
    """B-15, B-30: a number can itself be what may not be public."""
    page.numbers.mark_button.click()
    dialog = form(hands)
    name = dialog.lines["name"].input
    assert isinstance(name, MarkedText)
    assert (name.text, name.field.isReadOnly()) == ("Cases of substantial risk", True)
    name.set_mark("(S)")
    dialog.save_button.click()
    hands.desk.settle()
    assert not page.making.buttons[Version.PUBLIC, "fr"].isEnabled()
    assert "Cases of substantial risk: Classified" in page.making.problems[Version.PUBLIC].text()
    assert page.numbers.figure == "substantial"
