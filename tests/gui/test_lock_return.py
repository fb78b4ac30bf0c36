"""After a lock: the same page, field, caret, undo, and the text of everything that was open."""

import gc
import json
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk
from tests.gui.partners_stage import open_hands, stock
from tests.gui.test_approvals_page import COMMITTEE, Sent, opened, sent
from tests.gui.test_shell_lock import at_question, begun, press
from ui.admin.page import AdminPage
from ui.approvals.page import ApprovalsPage
from ui.partners.dossier import DossierPage
from ui.partners.page import PartnersPage
from ui.widgets.date_field import DateField
from ui.widgets.edit_steps import _in_use, follow
from ui.widgets.marked_text import MarkedText
from ui.widgets.record_form import RecordDialog
from ui.wizard.page import AssessPage
from workstation.workflows import assessments
from workstation.workflows import session as sessions

__all__ = ["sent"]
W = TypeVar("W", bound=QWidget)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAUSE_OF_STEPS = "ui.widgets.edit_steps.PAUSE_S"


def focused() -> QLineEdit | QPlainTextEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def strike(key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(focused(), key, modifiers)


def locked_and_back(make_desk: MakeDesk, desk: Desk, *arguments: str) -> Desk:
    """Ctrl+L, and the program that follows, unlocked."""
    assert desk.vault is not None
    desk.lifecycle.lock("person")
    assert desk.lifecycle.cover is not None
    assert desk.lifecycle.cover.isVisible()
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched), timeout=20_000)
    desk.lifecycle.window.hide()
    fresh = make_desk(desk.vault, *arguments)
    fresh.lifecycle.window.activateWindow()
    fresh.unlock()
    fresh.qtbot.waitUntil(lambda: fresh.lifecycle.workspace is not None, timeout=20_000)
    fresh.settle()
    return fresh


def dialog_of(desk: Desk) -> RecordDialog:
    def shown() -> list[RecordDialog]:
        return [one for one in desk.workspace.findChildren(RecordDialog) if one.isVisible()]

    desk.qtbot.waitUntil(lambda: bool(shown()), timeout=20_000)
    dialog = shown()[-1]
    dialog.activateWindow()
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def part(dialog: RecordDialog, field: str, kind: type[W]) -> W:
    found = dialog.lines[field].input
    assert isinstance(found, kind)
    return found


@pytest.fixture
def stocked(vault_directory: Path, clock: TickingClock) -> tuple[Path, str]:
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    partner = stock(session)
    sessions.end(session)
    return vault_directory, partner


def kept_place(vault: Path, clock: TickingClock, officer: str = OFFICER) -> str:
    session = sessions.unlock(vault, officer, PASSPHRASE, clock)
    try:
        return json.dumps(sessions.recall_place(session), ensure_ascii=False)
    finally:
        sessions.end(session)


def test_undo_and_redo_of_an_assessment_survive_a_lock(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Product feature 5: same caret and undo; step by step, across questions, and forth again."""
    monkeypatch.setattr("ui.wizard.draft.MERGE_WITHIN_S", 0.0)
    number = begun(vault_directory, clock)
    desk = make_desk(vault_directory)
    at_question(desk, number, "1.1")
    typed = focused()
    assert isinstance(typed, QPlainTextEdit)
    QTest.keyClicks(typed, "one ")
    typed.insertPlainText("é𝄞")
    QTest.keyClicks(typed, " two")
    press(desk, Qt.Key.Key_Z)
    strike(Qt.Key.Key_Left, SHIFT)
    strike(Qt.Key.Key_Left, SHIFT)
    fresh = locked_and_back(make_desk, desk)
    page = fresh.workspace.page("assess")
    assert isinstance(page, AssessPage)
    fresh.qtbot.waitUntil(
        lambda: page.desk is not None and page.desk.draft.undo_stack.count() > 0, timeout=20_000
    )
    field = focused()
    assert isinstance(field, QPlainTextEdit)
    assert text_of(field) == "one é𝄞 tw"
    assert field.textCursor().selectedText() == "tw"
    seen = [text_of(field)]
    for _ in range(6):
        strike(Qt.Key.Key_Z)
        seen.append(text_of(field))
    assert seen[1:4] == ["one é𝄞 t", "one é𝄞 ", "one é𝄞"]
    for _ in range(7):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL | SHIFT)
    assert text_of(field) == "one é𝄞 two", "what was taken back before the lock comes forth too"
    fresh.settle()
    assert page.desk is not None
    fresh.qtbot.waitUntil(lambda: page.desk is not None and page.desk.autosave.is_idle)
    kept: list[str] = []
    fresh.lifecycle.door.run(
        lambda s: assessments.get_assessment(s, number).answers["1.1"].text,
        kept.append, owner=page,
    )  # fmt: skip
    fresh.settle()
    assert kept == ["one é𝄞 two"]


def test_open_form_comes_back_with_text_marks_selection_and_undo(
    make_desk: MakeDesk, stocked: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PAUSE_OF_STEPS, 0.0)
    vault, partner = stocked
    hands = open_hands(make_desk, vault, QObject())
    page = hands.go("dossier", {"partner": partner})
    assert isinstance(page, DossierPage)
    hands.desk.settle()
    page.forms.open("exchange", partner)
    dialog = dialog_of(hands.desk)
    hands.fill(dialog, {"product": "CSIS-2026-14", "caveats": "No onward"})
    summary = part(dialog, "summary", MarkedText)
    summary.set_mark("(S//CEO)")
    part(dialog, "act", QComboBox).setCurrentIndex(2)
    part(dialog, "on", DateField).line.setText("2026-0")
    summary.field.setFocus()
    QTest.keyClicks(summary.field, "ab")
    QTest.keyClick(summary.field, Qt.Key.Key_Left, SHIFT)
    fresh = locked_and_back(make_desk, hands.desk)
    again = dialog_of(fresh)
    fresh.qtbot.waitUntil(lambda: again.values()["summary"] == "ab", timeout=20_000)
    values = again.values()
    assert values["product"] == "CSIS-2026-14"
    assert values["caveats"] == "No onward"
    assert values["marking"] == "(S//CEO)"
    assert values["act"] == dialog.lines["act"].field.choices[2][0]
    assert values["on"] == "2026-0"
    assert again.is_changed
    field = part(again, "summary", MarkedText).field
    assert field.textCursor().selectedText() == "b"
    assert focused() == field
    for wanted in ("a", "", "a", "ab"):
        keys = CTRL if len(wanted) < len(field.toPlainText()) else CTRL | SHIFT
        QTest.keyClick(field, Qt.Key.Key_Z, keys)
        assert field.toPlainText() == wanted
    fresh_page = fresh.workspace.page("dossier")
    assert isinstance(fresh_page, DossierPage)
    field.setPlainText("Told them two dates")
    part(again, "on", DateField).line.setText("2026-11-02")
    again.save_button.click()
    fresh.settle()
    assert not [one for one in fresh.workspace.findChildren(RecordDialog) if one.isVisible()]


def test_forms_about_something_find_it_again(
    make_desk: MakeDesk, stocked: tuple[Path, str]
) -> None:
    """What a form changes is read first; only then is the form made and filled."""
    vault, partner = stocked
    hands = open_hands(make_desk, vault, QObject())
    page = hands.go("dossier", {"partner": partner})
    assert isinstance(page, DossierPage)
    hands.desk.settle()
    dossier = page._dossier
    assert dossier is not None
    page.forms.open("change-partner", partner)
    page.forms.open_entry(partner, "arrangement", dossier.arrangements[0].id)
    page.forms.open_check(partner, dossier.assurances[0].assurance.id)
    hands.desk.settle()
    page.forms.open("incident", partner)
    before = []
    for dialog in page.findChildren(RecordDialog):
        for line in dialog.lines.values():
            if isinstance(line.input, QLineEdit):
                line.input.setText(f"typed {line.field.id}")
        before.append((dialog.windowTitle(), dialog.values()))
    assert len(before) == 4
    fresh = locked_and_back(make_desk, hands.desk)
    dialog_of(fresh)
    page = fresh.workspace.page("dossier")
    fresh.qtbot.waitUntil(
        lambda: len(page.findChildren(RecordDialog)) == len(before), timeout=20_000
    )
    again = [(one.windowTitle(), one.values()) for one in page.findChildren(RecordDialog)]
    assert sorted(again, key=itemgetter(0)) == sorted(before, key=itemgetter(0))


def test_passphrases_are_never_kept(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    hands = open_hands(make_desk, vault_directory, QObject())
    page = hands.go("admin", {"tab": 0})
    assert isinstance(page, AdminPage)
    page.officers.add_officer()
    dialog = dialog_of(hands.desk)
    secret = "seven loud herons in the attic"
    hands.fill(dialog, {"name": "J. Tremblay", "title": "Director", "passphrase": secret})
    shown = dialog.lines["passphrase"].input
    assert isinstance(shown, QLineEdit)
    shown.setEchoMode(QLineEdit.EchoMode.Normal)
    hands.desk.lifecycle.lock("person")
    hands.desk.qtbot.waitUntil(lambda: bool(hands.desk.relaunched), timeout=20_000)
    place = kept_place(vault_directory, clock)
    assert "J. Tremblay" in place
    assert secret not in place
    assert "herons" not in place
    fresh = make_desk(vault_directory)
    fresh.unlock()
    again = dialog_of(fresh)
    values = again.values()
    assert (values["name"], values["title"]) == ("J. Tremblay", "Director")
    assert (values["passphrase"], values["repeat"]) == ("", "")


def test_decision_comes_back_with_reasons_and_conditions(make_desk: MakeDesk, sent: Sent) -> None:
    desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    page.side.form.outcome.button("approve-with-conditions").click()
    page.side.form.basis.field.setFocus()
    QTest.keyClicks(page.side.form.basis.field, "Because")
    page.side.form.basis.set_mark("(S//CEO)")
    page.side.form.basis.marked.emit("(S//CEO)")
    for words, due in (("No onward transfer", "2027-01-31"), ("A visit", "")):
        page.side.form.conditions.add()
        page.side.form.conditions.rows[-1].text.set_text(words)
        page.side.form.conditions.rows[-1].due.setText(due)
    page.side.form.declaration.setChecked(True)
    wanted = page.side.form.entered_conditions
    # Left for another page: what stands there is not lost either.
    desk.workspace.open_page("partners")
    officer = desk.lifecycle.context.officer.id if desk.lifecycle.context else ""
    fresh = locked_and_back(make_desk, desk, "--officer", officer)
    fresh.settle()
    assert fresh.workspace.current_id == "partners"
    fresh.workspace.nav.chosen.emit("approvals")
    again = fresh.workspace.page("approvals")
    assert isinstance(again, ApprovalsPage)
    fresh.qtbot.waitUntil(lambda: again.side.form.basis.text == "Because", timeout=30_000)
    assert again.side.form.chosen is page.side.form.chosen
    assert again.side.form.basis.mark == "(S//CEO)"
    assert again.side.form.entered_conditions == wanted
    assert again.side.form.declaration.isChecked()
    assert again.side.form.sign_button.isEnabled()


def test_filters_and_search_come_back(make_desk: MakeDesk, stocked: tuple[Path, str]) -> None:
    hands = open_hands(make_desk, stocked[0], QObject())
    page = hands.go("partners", None)
    assert isinstance(page, PartnersPage)
    page.filters.restricted.setChecked(True)
    page.filters.text.setFocus()
    QTest.keyClicks(page.filters.text, "state")
    hands.desk.workspace.top.finder.setText("heron")
    hands.desk.settle()
    fresh = locked_and_back(make_desk, hands.desk)
    again = fresh.workspace.page("partners")
    assert isinstance(again, PartnersPage)
    fresh.qtbot.waitUntil(lambda: QApplication.focusWidget() is again.filters.text, timeout=20_000)
    assert again.filters.text.text() == "state"
    assert again.filters.restricted.isChecked()
    assert again.model.rowCount() == 1
    assert fresh.workspace.top.finder.text() == "heron"


def test_what_a_form_was_about_is_gone(make_desk: MakeDesk, stocked: tuple[Path, str]) -> None:
    """A form that cannot be made again shows what was typed in it."""
    hands = open_hands(make_desk, stocked[0], QObject())
    lost: list[list[str]] = []
    forms = hands.desk.workspace.context.forms
    forms.lost.connect(lost.append)
    entered = {"=summary/AutoText1": {"text": "Told them"}, "=on": {"text": ""}}
    forms.take_kept([{"form": "no.such.form", "arguments": {}, "entered": entered}])
    hands.desk.qtbot.waitUntil(lambda: bool(lost), timeout=20_000)
    assert lost == [["Told them"]]
    sheet = hands.desk.workspace.sheet
    assert sheet.isVisible()


def test_a_field_that_qt_made_is_followed_as_long_as_it_is_there(qtbot: QtBot) -> None:
    """The name of a file to be written: nothing of ours holds that field but its focus."""
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    follow(QApplication.focusWidget())
    gc.collect()
    QTest.keyClicks(focused(), "packet")
    strike(Qt.Key.Key_Z)
    assert text_of(focused()) == ""
    strike(Qt.Key.Key_Y)
    assert text_of(focused()) == "packet"
    before = len(_in_use)
    shiboken6.delete(dialog)
    assert len(_in_use) == before - 1


def test_no_other_text_field_is_used_than_those_that_are_kept() -> None:
    """The one way to keep forms knows QLineEdit and QPlainTextEdit; a third kind must be added."""
    import ui

    found = [
        path.name
        for path in Path(ui.__file__).parent.rglob("*.py")
        if QTextEdit.__name__ + "("
        in path.read_text(encoding="utf-8").replace("QPlainTextEdit", "")
    ]
    assert found == []
