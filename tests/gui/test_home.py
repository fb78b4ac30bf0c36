"""Home: what waits, in words, with a way to each thing."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from ui.home.lines import HomeLines
from ui.home.page import HomePage
from workstation.domain.assessment import Answer
from workstation.domain.officer import Role
from workstation.workflows import assessments, partners, registers
from workstation.workflows import session as sessions

NOON = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


@pytest.fixture
def busy_vault(session, vault_directory):
    """A vault with two drafts, one withdrawn, and a late check."""
    partner = partners.add_partner(session, name="Norvania GDSS", country="NOR", kind="border")
    for title, mark in (("Travel dates", "(S//CEO)"), ("User names", "(PB)")):
        made = assessments.new_assessment(session, partner.id)
        assessments.answer(session, made.id, Answer("1.1", text=title, marking=mark))
    closed = assessments.new_assessment(session, partner.id)
    assessments.answer(session, closed.id, Answer("1.1", text="Old list", marking="(U)"))
    assessments.withdraw(session, closed.id, "Not needed")
    registers.add_assurance(
        session,
        partner=partner.id,
        on="2026-08-01",
        text="Consular access",
        marking="(C)",
        check_due="2026-11-10",
    )
    sessions.end(session)
    return vault_directory


def open_home(make_desk: MakeDesk, vault, *arguments: str) -> tuple[Desk, HomePage]:
    desk = make_desk(vault, *arguments)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    page = desk.workspace.current
    assert isinstance(page, HomePage)
    return desk, page


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_drafts_are_listed_with_what_is_missing(make_desk: MakeDesk, busy_vault):
    _desk, page = open_home(make_desk, busy_vault)
    assert len(page.to_finish.rows) == 2
    shown = texts(page.to_finish)
    assert "Travel dates, Norvania GDSS" in shown
    assert "(S//CEO)" in shown
    assert any("answers missing" in text for text in shown)


def test_banner_is_rolled_up_from_what_is_listed(make_desk: MakeDesk, busy_vault):
    """B-29: a SECRET portion makes the window SECRET."""
    desk, _page = open_home(make_desk, busy_vault)
    assert desk.lifecycle.window.banners[0].text() == "SECRET//CANADIAN EYES ONLY"
    desk.lifecycle._languages.choose("fr")
    banner = desk.lifecycle.window.banners[1]
    desk.qtbot.waitUntil(lambda: banner.text() == "SECRET//RÉSERVÉ AUX CANADIENS")


def test_late_check_and_withdrawn_file_are_listed(make_desk: MakeDesk, busy_vault):
    _desk, page = open_home(make_desk, busy_vault)
    assert "6 days late" in texts(page.due)
    assert "Withdrawn" in texts(page.closed)
    assert_accessible(page)


def test_empty_home_teaches_the_next_step(unlocked: Desk):
    page = unlocked.workspace.current
    assert isinstance(page, HomePage)
    for card in (page.to_finish, page.to_decide, page.returned, page.closed):
        assert card.empty.isVisibleTo(card)
        assert len([text for text in texts(card.empty) if text]) >= 2
    assert "Owed" in texts(page.due)


def test_words_of_home_are_french_in_french(make_desk: MakeDesk, busy_vault):
    _desk, page = open_home(make_desk, busy_vault, "--lang", "fr")
    assert page.to_finish.title.text() == "À terminer"
    assert "6 jours de retard" in texts(page.due)


def test_administrator_who_may_not_read_sees_nothing(
    make_desk: MakeDesk, make_session, vault_directory
):
    """An administrator cannot read assessments because they administer."""
    sessions.end(make_session(Role.ADMINISTRATOR, "N. Admin"))
    desk = make_desk(vault_directory, "--officer", "O-OTT-04-0002")
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    assert desk.workspace.notices.texts == []
    page = desk.workspace.current
    assert isinstance(page, HomePage)
    assert page.to_finish.rows == []


def test_narrow_window_puts_the_urgent_first(make_desk: MakeDesk, busy_vault):
    desk, page = open_home(make_desk, busy_vault)
    desk.lifecycle.window.resize(1100, 800)
    urgent_first = [page.returned, page.to_decide, page.due, page.to_finish]

    def is_in_order() -> bool:
        tops = [card.mapTo(page, card.rect().topLeft()).y() for card in urgent_first]
        return tops == sorted(tops) and len(set(tops)) == len(tops)

    desk.qtbot.waitUntil(is_in_order)


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        ("2026-11-15", "1 day late", "bad"),
        ("2026-11-16", "Today", "warn"),
        ("2026-11-17", "In 1 day", "warn"),
        ("2026-12-07", "In 21 days", "warn"),
        ("2026-12-08", "2026-12-08", ""),
    ],
)
def test_due_is_said_in_words(unlocked: Desk, due, words, tone):
    sign = HomeLines("en", NOON).due_sign(date.fromisoformat(due))
    assert (sign.text, sign.tone) == (words, tone)


def test_saving_is_said_as_people_say_it(unlocked: Desk):
    lines = HomeLines("en", NOON)
    assert lines.saved_words("2026-11-16T11:00:00Z").startswith("saved today ")
    assert lines.saved_words("2026-11-15T11:00:00Z").startswith("saved yesterday ")
    assert lines.saved_words("2026-11-10T11:00:00Z") == "saved 2026-11-10"


@pytest.fixture
def ageing_vault(session, vault_directory):
    """A vault in which thirty assurances expired, and one incident has no citation."""
    partner = partners.add_partner(session, name="Norvania GDSS", country="NOR", kind="border")
    for number in range(30):
        registers.add_assurance(
            session, partner=partner.id, on="2025-01-01", text=f"Access {number}",
            marking="(C)", expires=f"2025-11-{1 + number:02d}",
        )  # fmt: skip
    registers.add_incident(
        session, partner=partner.id, on="2026-01-01", summary="Held.", marking="(U)"
    )
    sessions.end(session)
    return vault_directory


def test_what_is_past_its_date_is_owed_the_rest_counted_and_opened_by_keyboard(
    make_desk: MakeDesk, ageing_vault
):
    """G-15, G-20: the oldest first; the link says how many more, and leads to the next."""
    desk, page = open_home(make_desk, ageing_vault)
    first = texts(page.due.rows[1])  # After the recovery kit.
    assert "Assurance renewal" in first
    assert "380 days late" in first
    more = page.due._more
    assert more.text() == "27 more"
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert len(page.due.rows) == 25
    desk.qtbot.waitUntil(page.due.rows[5].hasFocus)
    assert more.text() == "7 more"
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert not more.isVisibleTo(page)
    assert "No citation yet" in texts(page.due.rows[-1])
    assert_accessible(page)
    opened: list[object] = []
    page.context.navigation_requested.connect(lambda _page, place: opened.append(place))
    QTest.keyClick(page.due.rows[1], Qt.Key.Key_Space)
    assert opened == [{"partner": "P-0001", "item": "AS-2026-001"}]
