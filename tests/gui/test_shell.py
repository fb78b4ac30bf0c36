"""The window around the pages: navigation, keys, banners, notices, lock."""

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from ui.errors import sentence
from ui.shell.context import Link
from ui.shell.find_field import Hit
from ui.shell.finding import page_of
from ui.shell.navigation import NavWidth
from ui.shell.page import Marking, SaveState, Saving
from ui.shell.panes import first_stop
from workstation.domain.error import StoreError
from workstation.domain.text import Language
from workstation.workflows import partners
from workstation.workflows import session as sessions


def press(desk: Desk, keys: str) -> None:
    """Trigger the action of a shortcut, as its keys would."""
    wanted = QKeySequence(keys)
    window = desk.lifecycle.window
    owners = [window, desk.workspace, *desk.workspace.findChildren(type(desk.workspace.current))]
    for owner in owners:
        for action in owner.actions():
            if wanted in action.shortcuts():
                action.trigger()
                return
    raise AssertionError(f"nothing listens to {keys}")


def test_first_page_is_home_with_the_officer_below(unlocked: Desk):
    assert unlocked.workspace.current_id == "home"
    status = unlocked.workspace.status
    assert "A. Martin" in status._person.words.text()
    assert "OTT-04" in status._vault.words.text()


def test_everything_that_can_be_used_has_a_name(unlocked: Desk):
    assert_accessible(unlocked.lifecycle.window)


def test_only_registered_pages_have_an_item(unlocked: Desk):
    shown = set(unlocked.workspace.nav.buttons)
    assert "home" in shown
    assert shown <= {"home", "partners", "assess", "approvals", "exports", "reports", "admin"}
    unlisted = {name for name, spec in unlocked.workspace._specs.items() if not spec.nav}
    assert unlisted == {"search"}, "what was found belongs to no part of the navigation"
    assert shown == {spec.nav for spec in unlocked.workspace._specs.values()} - {""}


def test_number_keys_open_pages_and_alt_left_comes_back(unlocked: Desk):
    press(unlocked, "Ctrl+2")
    unlocked.settle()
    assert unlocked.workspace.current_id == "partners"
    press(unlocked, "Alt+Left")
    unlocked.settle()
    assert unlocked.workspace.current_id == "home"


def test_tooltip_names_the_keys(unlocked: Desk):
    assert unlocked.workspace.top.lock.toolTip() == "Lock now (Ctrl+L)"
    assert unlocked.workspace.nav.buttons["home"].toolTip() == "Home (Ctrl+1)"


def test_sheet_of_keys_lists_what_works_here(unlocked: Desk):
    press(unlocked, "Ctrl+/")
    assert unlocked.workspace.sheet.isVisible()
    listed = dict(unlocked.lifecycle.shortcuts.listing())
    assert listed["Ctrl+K"] == "Find anything"
    assert listed["Ctrl+L"] == "Lock now"
    unlocked.qtbot.keyClick(unlocked.workspace.sheet, Qt.Key.Key_Escape)
    assert not unlocked.workspace.sheet.isVisible()


def test_no_two_actions_of_the_window_share_keys(unlocked: Desk):
    """Two actions on one key make neither work."""
    keys: list[str] = []
    for owner in (unlocked.lifecycle.window, unlocked.workspace):
        for action in owner.actions():
            keys += [key.toString() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_language_changes_everything_at_once(unlocked: Desk):
    assert unlocked.workspace.top.lock.text() == "Lock"
    press(unlocked, "Ctrl+Shift+L")
    assert unlocked.lifecycle.context is not None
    assert unlocked.lifecycle.context.language == "fr"
    unlocked.qtbot.waitUntil(lambda: unlocked.workspace.top.lock.text() == "Verrouiller")
    assert unlocked.workspace.nav.buttons["home"].text() == "Accueil"
    assert unlocked.workspace.top.languages.buttons["fr"].isChecked()
    press(unlocked, "Ctrl+Shift+L")
    unlocked.qtbot.waitUntil(lambda: unlocked.workspace.top.lock.text() == "Lock")


def test_theme_key_goes_round(unlocked: Desk):
    theme = unlocked.lifecycle._theme
    seen = []
    for _ in range(3):
        press(unlocked, "Ctrl+Shift+T")
        seen.append(theme.choice)
    assert sorted(seen) == ["dark", "light", "system"]


def test_zoom_keys(unlocked: Desk):
    theme = unlocked.lifecycle._theme
    press(unlocked, "Ctrl+=")
    assert theme.zoom_percent == 110
    press(unlocked, "Ctrl+-")
    press(unlocked, "Ctrl+=")
    press(unlocked, "Ctrl+0")
    assert theme.zoom_percent == 100


@pytest.mark.parametrize(
    ("effective", "form"),
    [
        (683, NavWidth.MENU),
        (899.9, NavWidth.MENU),
        (900, NavWidth.NARROW),
        (1599, NavWidth.NARROW),
        (1600, NavWidth.WIDE),
    ],
)
def test_navigation_takes_the_form_of_the_effective_width(effective, form):
    assert NavWidth.of(effective) is form


def test_narrow_window_offers_a_menu_with_words(unlocked: Desk):
    """200 % on 1366 × 768: effective width 683."""
    unlocked.lifecycle.window.resize(1366, 768)
    unlocked.lifecycle._theme.set_zoom(200)
    workspace = unlocked.workspace
    assert not workspace.nav.isVisible()
    assert workspace.top.menu_button.isVisible()
    menu = workspace.top.menu_button.menu()
    assert "Partners" in [action.text() for action in menu.actions()]
    # Lock, saved state and banners stay at every size.
    assert workspace.top.lock.isVisible()
    assert workspace.top.lock.geometry().right() <= workspace.top.width()
    unlocked.lifecycle._theme.set_zoom(100)
    assert workspace.nav.isVisible()


def test_banner_above_and_below_follow_the_page(unlocked: Desk):
    marking = Marking("SECRET//CANADIAN EYES ONLY", "secret")
    unlocked.workspace.marking_changed.emit(marking)
    for banner in unlocked.lifecycle.window.banners:
        assert banner.text() == marking.text
        assert banner.property("banner") == "secret"


def test_saved_state_says_time_or_reason(unlocked: Desk):
    saved = unlocked.workspace.top.saved
    page = unlocked.workspace.current
    assert page is not None
    page.save_state_changed.emit(SaveState(Saving.SAVED, at="14:03:22"))
    assert saved.words.text() == "Saved 14:03:22"
    done: list[int] = []
    page.save_state_changed.emit(
        SaveState(
            Saving.FAILED,
            reason="The disk is full.",
            way_out="Choose another place",
            on_way_out=lambda: done.append(1),
        )
    )
    assert saved.words.text() == "Not saved. The disk is full."
    assert saved.property("badge") == "bad"
    saved.way_out.click()
    assert done == [1]


def test_errors_stay_and_other_notices_pass(unlocked: Desk):
    context = unlocked.lifecycle.context
    assert context is not None
    context.notify("bad", "The disk is full.")
    context.notify("bad", "The disk is full.")
    context.notify("ok", "Receipt taken in.")
    assert unlocked.workspace.notices.texts == ["Receipt taken in.", "The disk is full."]
    context.navigate("partners")
    unlocked.settle()
    assert unlocked.workspace.notices.texts == ["The disk is full."]


def test_error_of_a_job_without_a_taker_is_shown_in_words(unlocked: Desk):
    context = unlocked.lifecycle.context
    assert context is not None

    def job(_session: object) -> None:
        raise StoreError("disk.full", file="x.pdf")

    context.door.run(job, owner=unlocked.workspace)
    unlocked.settle()
    assert unlocked.workspace.notices.texts == [
        sentence(StoreError("disk.full", file="x.pdf"), "en")
    ]


def test_toast_undoes(unlocked: Desk):
    context = unlocked.lifecycle.context
    assert context is not None
    undone: list[int] = []
    context.toast("Evidence E-04 removed.", Link("Undo", lambda: undone.append(1)))
    assert unlocked.workspace.toast.isVisible()
    unlocked.workspace.toast.undo.click()
    assert undone == [1]
    assert not unlocked.workspace.toast.isVisible()


def test_find_anything_by_keyboard(unlocked: Desk):
    context, finder = unlocked.lifecycle.context, unlocked.workspace.top.finder
    assert context is not None
    context.door.run(
        lambda session: partners.add_partner(
            session, name="Norvania Border Guard", country="NOR", kind="border"
        ),
        owner=unlocked.workspace,
    )
    unlocked.settle()
    unlocked.lifecycle.window.activateWindow()
    press(unlocked, "Ctrl+K")
    unlocked.qtbot.waitUntil(finder.hasFocus)
    unlocked.qtbot.keyClicks(finder, "norv")
    unlocked.qtbot.waitUntil(lambda: finder.is_open)
    with unlocked.qtbot.waitSignal(finder.opened) as opened:
        unlocked.qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert opened.args[0].id == "P-0001"
    assert not finder.is_open


def test_find_says_when_nothing_is_found_and_esc_closes(unlocked: Desk):
    finder = unlocked.workspace.top.finder
    unlocked.lifecycle.window.activateWindow()
    press(unlocked, "Ctrl+K")
    unlocked.qtbot.waitUntil(finder.hasFocus)
    unlocked.qtbot.keyClicks(finder, 'NEAR("* zzz')
    unlocked.qtbot.waitUntil(lambda: finder.is_open)
    assert finder._drop is not None
    assert finder._drop.nothing.isVisible()
    unlocked.qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not finder.is_open
    assert finder.text() == ""


@pytest.mark.parametrize(
    ("hit", "page", "place"),
    [
        (Hit("answer", "MRA-2026-0001", "", "", place="8.3"), "assess", "question"),
        (Hit("partner", "P-0001", "", ""), "dossier", "partner"),
        (Hit("incident", "IN-2026-001", "", "", partner="P-0001"), "dossier", "item"),
    ],
)
def test_hit_leads_to_its_page(hit, page, place):
    found, where = page_of(hit)
    assert found == page
    assert where[place]


def test_panes_are_gone_through_in_order(unlocked: Desk):
    unlocked.lifecycle.window.activateWindow()
    unlocked.workspace.nav.buttons["home"].setFocus()
    unlocked.qtbot.waitUntil(unlocked.workspace.nav.buttons["home"].hasFocus)
    press(unlocked, "F6")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert unlocked.workspace.top.isAncestorOf(focus)
    press(unlocked, "Shift+F6")
    assert unlocked.workspace.nav.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_top_bar_fits_at_every_zoom(unlocked: Desk, percent: int, language: Language):
    """Look 3: at 200 % nothing overlaps, in either language."""
    context, top = unlocked.workspace.context, unlocked.workspace.top
    unlocked.lifecycle.window.resize(1366, 768)
    context.languages.choose(language)
    context.theme.set_zoom(percent)
    unlocked.settle()
    top.show_where(("Assess", "MRA-2026-0147"), "")
    top.saved.show_state(SaveState(Saving.SAVED, "14:03:22"))

    def overlapping() -> list[str]:
        parts = [top.menu_button, top._here, top.saved, top.finder, top.languages, top.lock]
        shown = [part for part in parts if part.isVisible()]
        spans = [(p.mapTo(top, QPoint(0, 0)).x(), p.width()) for p in shown]
        over = [x + w > nx for (x, w), (nx, _) in pairwise(spans)]
        cut = [p.width() < p.minimumSizeHint().width() for p in shown]
        ends = spans[-1][0] + spans[-1][1] > top.width()
        return [repr(spans)] if any(over) or any(cut) or ends else []

    unlocked.qtbot.waitUntil(lambda: overlapping() == [])
    top.show_where(("Assess", "MRA-2026-0147", "Revoir et signer"), "")
    unlocked.qtbot.waitUntil(lambda: overlapping() == [])
    assert unlocked.lifecycle.window.width() == 1366, "a long place makes the window no wider"
    context.theme.set_zoom(100)


def test_a_wide_page_makes_the_window_no_wider(unlocked: Desk):
    """A page is wide until it has seen the window; the window must not follow it."""
    window, page = unlocked.lifecycle.window, unlocked.workspace.current
    assert page is not None
    window.resize(1280, 800)
    page.setMinimumWidth(3000)
    unlocked.settle()
    assert window.width() == 1280
    page.setMinimumWidth(0)


def test_a_page_that_is_opened_has_the_focus_so_that_its_keys_work(unlocked: Desk):
    window = unlocked.lifecycle.window
    window.activateWindow()
    unlocked.qtbot.waitUntil(window.isActiveWindow)
    unlocked.qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    unlocked.settle()
    page = unlocked.workspace.current
    assert page is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is first_stop(page.panes()[0])
    unlocked.qtbot.keyClick(focus, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Filter by name, unit or alias"


def test_locking_remembers_the_place_and_replaces_the_process(unlocked: Desk, clock):
    """Security 3.6: no key, passphrase or row survives in memory."""
    press(unlocked, "Ctrl+2")
    unlocked.settle()
    press(unlocked, "Ctrl+L")
    unlocked.qtbot.waitUntil(lambda: bool(unlocked.relaunched))
    given = unlocked.relaunched[0]
    assert given[given.index("--vault") + 1] == str(unlocked.vault)
    assert given[given.index("--locked") + 1] == "person"
    assert given[given.index("--officer") + 1] == "O-OTT-04-0001"
    assert unlocked.passphrase not in " ".join(given)
    # The session has ended: the vault can be opened again, and the place is there.
    assert unlocked.vault is not None
    again = sessions.unlock(unlocked.vault, "A. Martin", unlocked.passphrase, clock)
    place = sessions.recall_place(again)
    sessions.end(again)
    assert place is not None
    assert place["page"] == "partners"


def test_unlocking_comes_back_to_the_place(make_desk: MakeDesk, vault_directory):
    first = make_desk(vault_directory)
    first.unlock()
    first.qtbot.waitUntil(lambda: first.lifecycle.workspace is not None)
    first.settle()
    press(first, "Ctrl+2")
    first.settle()
    press(first, "Ctrl+L")
    first.qtbot.waitUntil(lambda: bool(first.relaunched))
    second = make_desk(None, *first.relaunched[0])
    second.vault = vault_directory
    second.unlock()
    second.qtbot.waitUntil(lambda: second.lifecycle.workspace is not None)
    second.settle()
    assert second.workspace.current_id == "partners"


def test_idle_program_locks_by_itself(unlocked: Desk):
    unlocked.lifecycle.idle.expired.emit()
    unlocked.qtbot.waitUntil(lambda: bool(unlocked.relaunched))
    given = unlocked.relaunched[0]
    assert given[given.index("--locked") + 1] == "idle"


def test_lock_time_is_said_in_minutes_then_seconds(unlocked: Desk):
    status = unlocked.workspace.status
    status.set_seconds_left(int(timedelta(minutes=4).total_seconds()))
    assert status._lock.words.text() == "Locks in 4 min"
    status.set_seconds_left(59)
    assert status._lock.words.text() == "Locks in 59 s"
