"""Each register of the record with the keyboard alone: list, form, preview, history, files."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from tests.conftest import MakeSession
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import CTRL, Hands, open_hands
from tests.gui.registers_cases import CASES, Case
from ui.admin.page import AdminPage
from ui.partners.importing import ImportDialog
from ui.partners.page import PartnersPage
from ui.registers.entries import read_entry, title_of
from ui.registers.page import RegistersPage
from ui.registers.printing import ListPrintDialog
from ui.registers.switch import PLACES
from ui.shell.keeping import enter as keep
from ui.shell.keeping import entered
from ui.widgets.file_field import FileField
from ui.widgets.pick_field import PickField
from ui.widgets.record_form import RecordDialog
from workstation.domain.officer import Role
from workstation.domain.partner import (
    Agreement,
    AgreementKind,
    AgreementStatus,
)
from workstation.domain.register import REGISTERS
from workstation.workflows import partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


def stock(session: Session) -> None:
    """Two partners, and one of each that a form can refer to."""
    first = partners.add_partner(
        session, name="State Security", country="NOR", kind="intelligence", marking="(C)"
    )
    partners.add_partner(session, name="Border Service", country="FRA", kind="border")
    registers.add_source(
        session, partner=first.id, title="Treaty series", on="2026-01-05", marking="(U)"
    )
    registers.add_assurance(
        session, partner=first.id, on="2026-01-12", text="Consular access", marking="(S)"
    )
    registers.save_agreement(
        session,
        Agreement(
            "", first.id, "Border Teams", AgreementKind.PROGRAMME, AgreementStatus.IN_FORCE,
            signed="2020-05-05",
        ),
    )  # fmt: skip


@pytest.fixture
def hands(make_desk: MakeDesk, session: Session, vault_directory: Path) -> Hands:
    stock(session)
    sessions.end(session)
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands, register: str) -> RegistersPage:
    page = hands.go("registers", {"register": register})
    assert isinstance(page, RegistersPage)
    page.table.setFocus()
    return page


def titles(page: RegistersPage) -> list[str]:
    rows = [page.model.row_at(row) for row in range(page.model.rowCount())]
    return [row.title for row in rows if row is not None]


def pick(hands: Hands, chooser: PickField, text: str) -> None:
    """Look for words and take the first hit."""
    hands.write(text)
    hands.qtbot.waitUntil(lambda: chooser.is_open)
    hands.press(Qt.Key.Key_Return)
    assert chooser.ids


def enter(hands: Hands, dialog: RecordDialog, typed: dict[str, str]) -> None:
    for name, text in typed.items():
        chooser = dialog.lines[name].input
        if text.startswith(">"):
            assert isinstance(chooser, PickField)
            hands.tab_to(chooser.line)
            pick(hands, chooser, text[1:])
        else:
            hands.fill(dialog, {name: text})


def wait_for_form(hands: Hands) -> RecordDialog:
    hands.desk.settle()
    return hands.dialog()


@pytest.mark.timeout(200)
def test_entries_are_made_seen_changed_and_traced_with_the_keyboard(hands: Hands) -> None:
    """C §4-7: every register has its list, its form, its preview and its history."""
    for case in CASES:
        try:
            _walk(hands, case)
        except AssertionError as problem:
            raise AssertionError(case.register) from problem


def _walk(hands: Hands, case: Case) -> None:
    page = opened(hands, case.register)
    before = titles(page)
    hands.press(Qt.Key.Key_N, CTRL)
    dialog = wait_for_form(hands)
    assert_accessible(dialog)
    first = next(iter(dialog.lines.values()))
    if first.field.required:
        hands.save()
        assert first.field.title in first.error.text
    rest = {name: text for name, text in case.typed.items() if name != case.missing}
    enter(hands, dialog, rest)
    hands.save()
    said = dialog.lines[case.missing]
    hands.desk.settle()
    shown = getattr(said.input, "error", said.error)
    assert shown.text
    enter(hands, dialog, {case.missing: case.typed[case.missing]})
    if not case.typed[case.missing].endswith("…"):
        assert not shown.isVisible()
    hands.save()
    new = [title for title in titles(page) if title not in before]
    assert new == [case.typed[case.missing].removesuffix("…")]

    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(titles(page).index(new[0]), 0))
    row = page.selected
    assert row is not None
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    assert page.preview.isVisible()
    assert page.preview.entry == row.id
    assert_accessible(page)
    hands.press(Qt.Key.Key_Escape)
    assert not page.preview.isVisible()

    page.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    form = wait_for_form(hands)
    name, text = case.change
    hands.fill(form, {name: text})
    hands.save()
    assert page.selected is not None
    assert page.selected.id == row.id
    held = hands.in_vault(lambda s: read_entry(s, case.register, row.id))
    assert {key: getattr(held, key) for key in case.holds} == case.holds
    assert title_of(held) == new[0]

    page.table.setFocus()
    hands.press(Qt.Key.Key_H, CTRL)
    hands.desk.settle()
    assert isinstance(hands.page, AdminPage)
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.desk.settle()
    assert hands.page is page
    assert page.selected is not None
    assert page.selected.id == row.id


def test_registers_are_gone_through_by_keys_and_keep_their_filters(hands: Hands) -> None:
    """Feature 26: filters and position survive going away and coming back."""
    hands.go("partners")
    assert isinstance(hands.page, PartnersPage)
    hands.page.table.setFocus()
    gone = []
    for _ in PLACES[1:]:
        hands.press(Qt.Key.Key_PageDown, CTRL)
        hands.desk.settle()
        page = hands.page
        assert isinstance(page, RegistersPage)
        gone.append(page.register)
    assert tuple(gone) == tuple(REGISTERS)
    page.table.setFocus()
    hands.press(Qt.Key.Key_F, CTRL)
    hands.write("treaty")
    hands.qtbot.waitUntil(lambda: page.model.filter.text == "treaty")
    hands.desk.settle()
    assert page.count_words.text().startswith("1 of 1")
    hands.press(Qt.Key.Key_P, CTRL)
    dialog = hands.dialog(ListPrintDialog)
    hands.qtbot.waitUntil(lambda: dialog.view.page_count == 1)
    assert_accessible(dialog)
    hands.press(Qt.Key.Key_Escape)
    hands.activate(hands.desk.lifecycle.window)
    page.table.setFocus()
    hands.press(Qt.Key.Key_PageUp, CTRL)
    hands.desk.settle()
    assert page.filters.text.text() == ""
    assert titles(page) == []
    assert page.list.empty.isVisible()
    hands.press(Qt.Key.Key_PageDown, CTRL)
    hands.desk.settle()
    assert page.filters.text.text() == "treaty"
    place = page.place()
    hands.go("home")
    hands.go("registers", place)
    assert (page.register, page.filters.text.text()) == ("source", "treaty")
    page.switch.setFocus()
    for _ in REGISTERS:
        hands.press(Qt.Key.Key_Left)
        hands.desk.settle()
    assert isinstance(hands.page, PartnersPage)
    assert QApplication.focusWidget() is hands.page.switch.tabs
    _assert_filters(hands)


def _assert_filters(hands: Hands) -> None:
    """A place may name filters; an empty register says how it fills."""
    found: dict[str, list[str]] = {}
    for place in (
        {"status": "in-force"},
        {"status": "ended"},
        {"country": "FRA"},
        {"since": "2021-01-01"},
        {"until": "2020-05-05"},
        {"partner": "P-0002"},
    ):
        page = hands.go("registers", {"register": "agreement", **place})
        assert isinstance(page, RegistersPage)
        found[next(iter(place))] = titles(page)
    assert found == {
        "status": [],
        "country": [],
        "since": [],
        "until": ["Border Teams"],
        "partner": [],
    }
    assert page.filters.partner_button.isVisible()
    hands.go("registers", {"register": "source", "entry": "SRC-2026-001"})
    assert page.selected is not None
    assert page.selected.id == "SRC-2026-001"
    page.list.missed.emit("SRC-2026-001")  # As for one that lies thousands of rows down.
    wait_for_form(hands).done(0)
    hands.activate(hands.desk.lifecycle.window)
    hands.go("registers", {"register": "incident"})
    assert page.list.empty.isVisible()
    assert "No incident yet" in said_on(page.list.empty)
    assert not page.table.isVisible()


def said_on(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


def test_files_go_in_and_out(hands: Hands, tmp_path: Path) -> None:
    """Import and export of a register, the file of a source, and a form that is kept."""
    _assert_attached(hands, tmp_path)
    _assert_form_is_kept(hands)
    _assert_round_trip(hands, tmp_path)


def _assert_round_trip(hands: Hands, tmp_path: Path) -> None:
    """An export holds what stands in the list, says its banner, and changes nothing on return."""
    page = opened(hands, "assurance")
    file = tmp_path / "assurances.csv"
    page.writing.write("assurance", file)
    hands.desk.settle()
    assert "Consular access" in file.read_text(encoding="utf-8-sig")
    notice = said_on(hands.desk.workspace.notices)
    assert any("1 entr" in one and "SECRET" in one and file.name in one for one in notice)
    page.table.setFocus()
    hands.press(Qt.Key.Key_I, CTRL)
    dialog = hands.dialog(ImportDialog)
    assert dialog.kind == "assurance"
    dialog.import_path(file)
    hands.desk.settle()
    assert "1 unchanged" in dialog.outcome.text
    dialog.reject()


def _assert_attached(hands: Hands, tmp_path: Path) -> None:
    """C §4: the file that a source came in is kept with its SHA-256, and a copy can be had."""
    opened(hands, "source")
    file = tmp_path / "treaty.txt"
    file.write_text("Article 1", encoding="utf-8")
    hands.press(Qt.Key.Key_Return)
    dialog = wait_for_form(hands)
    chooser = dialog.lines["file"].input
    assert isinstance(chooser, FileField)
    assert said_on(chooser)[1] == "No file"
    chooser.choose(str(file))
    hands.save()
    hands.press(Qt.Key.Key_Return)
    again = wait_for_form(hands).lines["file"].input
    assert isinstance(again, FileField)
    digest = hashlib.sha256(b"Article 1").hexdigest()
    assert digest in again.digest_words.text().replace(" ", "")
    assert again.file_words.text() == "treaty.txt"
    assert again.copy_button.isVisible()
    hands.press(Qt.Key.Key_Escape)


def test_who_may_not_write_reads_the_form(
    make_desk: MakeDesk, session: Session, make_session: MakeSession, vault_directory: Path
) -> None:
    stock(session)
    other = make_session(Role.L2, "B. Tremblay")
    sessions.end(other)
    hands = open_hands(make_desk, vault_directory, QObject(), "--officer", other.officer.id)
    page = opened(hands, "agreement")
    assert not page.new_button.isVisible()
    hands.press(Qt.Key.Key_N, CTRL)
    hands.press(Qt.Key.Key_Return)
    form = wait_for_form(hands)
    assert form.is_read_only
    assert not form.save_button.isVisible()
    title = form.lines["title"].input
    assert isinstance(title, QLineEdit)
    assert (title.text(), title.isReadOnly()) == ("Border Teams", True)
    assert_accessible(form)
    hands.press(Qt.Key.Key_Escape)
    assert not form.isVisible()


def _assert_form_is_kept(hands: Hands) -> None:
    """Feature 5: what was typed and picked in a form of a register is there again."""
    page = opened(hands, "incident")
    hands.press(Qt.Key.Key_N, CTRL)
    dialog = wait_for_form(hands)
    enter(hands, dialog, {"partner": ">State", "unit": "Third section"})
    said = entered(dialog)
    fresh = page.forms.makers.incident("", "2026-11-16")
    keep(fresh, said)
    assert fresh.values() == dialog.values()
    assert fresh.values()["partner"] == "P-0001"
    for one in (dialog, fresh):
        one.done(0)
