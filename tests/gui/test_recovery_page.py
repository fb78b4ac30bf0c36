"""The recovery kit on the screen: made and proven before the first work, used when all is lost."""

import subprocess
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.conftest import OFFICER, PASSPHRASE, MakeSession, TickingClock
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from ui.admin.page import AdminPage
from ui.admin.safety import SafetyTab
from ui.home.page import HomePage
from ui.home.rows import LinkRow
from ui.unlock.field import Field
from ui.unlock.first_run import FirstRunPage
from ui.unlock.page import UnlockPage
from ui.unlock.recovery_page import RecoveryPage
from ui.unlock.recovery_shares import SharesForm
from ui.unlock.recovery_steps import RecoverySteps, Step
from ui.unlock.recovery_use import RecoveryUsePage, Stage
from workstation.domain.officer import Role
from workstation.vault.keys import FLOOR
from workstation.workflows import recovery
from workstation.workflows import session as sessions

NEW_PASSPHRASE = "seven lanterns over the slate roof"


def on_paper(pdf: Path, number: int) -> list[str]:
    """The words of one sheet in their order, as another program reads them."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-f", str(number), "-l", str(number), str(pdf), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split()[:6] for line in done.stdout.splitlines()]
    table = [row for row in rows if len(row) == 6 and all(each.isdigit() for each in row[::2])]
    pairs = [(int(row[at]), row[at + 1]) for row in table for at in (0, 2, 4)]
    return [word for _, word in sorted(pairs)]


def type_text(desk: Desk, text: str) -> None:
    """Type where the focus is, as a person does."""
    focus = desk.lifecycle.window.focusWidget()
    assert focus is not None
    desk.qtbot.keyClicks(focus, text)


def press(desk: Desk, key: Qt.Key) -> None:
    focus = desk.lifecycle.window.focusWidget()
    assert focus is not None
    desk.qtbot.keyClick(focus, key)


def type_share(desk: Desk, words: list[str]) -> None:
    """Four letters of a word and a space, 33 times."""
    for word in words:
        type_text(desk, f"{word[:4]} ")


def tab_to(desk: Desk, wanted: QWidget) -> None:
    for _ in range(60):
        if desk.lifecycle.window.focusWidget() is wanted:
            return
        press(desk, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not reach it")


def steps_of(desk: Desk) -> RecoverySteps:
    page = desk.screen
    assert isinstance(page, RecoveryPage)
    return page.steps


def made_vault(at: Path, clock: TickingClock) -> Path:
    """A vault as the window makes it, left before its kit was proven."""
    sessions.end(
        sessions.create_vault(
            at,
            name="OTT-09",
            officer_name="P. Roy",
            authority=Role.ASSESSOR,
            passphrase=PASSPHRASE,
            clock=clock,
            kdf=FLOOR,
            owes_recovery=True,
        )
    )
    return at


def test_from_make_a_vault_to_home_by_keyboard(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk(None)
    first = desk.screen
    assert isinstance(first, FirstRunPage)
    first.make.place.set_text(str(tmp_path / "OTT-09"))
    first.choose(0)
    entries: tuple[tuple[Field, str], ...] = (
        (first.make.station, "OTT-09"),
        (first.make.officer, "P. Roy"),
        (first.make.passphrase, PASSPHRASE),
        (first.make.repeat, PASSPHRASE),
    )
    for field, text in entries:
        tab_to(desk, field.editor)
        type_text(desk, text)
    tab_to(desk, first.make.action)
    press(desk, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: isinstance(desk.screen, RecoveryPage), timeout=20_000)
    desk.settle()
    steps = steps_of(desk)
    assert_accessible(desk.screen)
    tab_to(desk, steps.action)
    press(desk, Qt.Key.Key_Space)
    desk.settle()
    assert steps.step is Step.PRINT
    assert not steps.action.isEnabled()
    steps.printing.save_to(tmp_path / "kit.pdf")
    desk.settle()
    press(desk, Qt.Key.Key_Space)
    assert steps.step is Step.TYPE
    assert_accessible(desk.screen)
    type_share(desk, on_paper(tmp_path / "kit.pdf", 3))
    type_share(desk, on_paper(tmp_path / "kit.pdf", 1))
    assert desk.lifecycle.window.focusWidget() is steps.action
    press(desk, Qt.Key.Key_Space)
    desk.settle()
    assert steps.step is Step.DONE
    assert steps.printing.kit is None
    press(desk, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    assert isinstance(desk.workspace.current, HomePage)
    assert desk.workspace.current.due.rows == []


def test_closing_and_coming_back_continues_at_the_kit(
    make_desk: MakeDesk, tmp_path: Path, clock: TickingClock
) -> None:
    vault = made_vault(tmp_path / "OTT-09", clock)
    desk = make_desk(vault)
    desk.unlock()
    steps = steps_of(desk)
    assert desk.lifecycle.workspace is None
    steps.action.click()
    desk.settle()
    kit = steps.printing.kit
    assert kit is not None
    desk.lifecycle.window.close()
    desk.lifecycle.shut_down()
    again = make_desk(vault)
    again.unlock()
    steps = steps_of(again)
    assert again.lifecycle.workspace is None
    assert steps.step is Step.TYPE
    assert kit.number in steps.intro.text()
    for number in (0, 2):
        type_share(again, list(kit.shares[number].words))
    steps.action.click()
    again.settle()
    steps.action.click()
    again.qtbot.waitUntil(lambda: again.lifecycle.workspace is not None)


def test_the_page_locks_like_the_workspace(
    make_desk: MakeDesk, tmp_path: Path, clock: TickingClock
) -> None:
    desk = make_desk(made_vault(tmp_path / "OTT-09", clock))
    desk.unlock()
    steps_of(desk)
    desk.lifecycle.lock("idle")
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched))
    assert "idle" in desk.relaunched[0]


def test_elsewhere_it_can_be_put_off(make_desk: MakeDesk, vault_directory: Path) -> None:
    desk = make_desk(vault_directory)
    page = desk.screen
    assert isinstance(page, UnlockPage)
    desk.qtbot.waitUntil(lambda: page.officers.current is not None)
    page.passphrase.set_text(PASSPHRASE)
    desk.qtbot.keyClick(page.passphrase.editor, Qt.Key.Key_Return)
    desk.settle()
    asked = desk.screen
    assert isinstance(asked, RecoveryPage)
    asked.later.click()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    home = desk.workspace.current
    assert isinstance(home, HomePage)
    row = home.due.rows[0]
    assert row.accessibleName().startswith("Owed, Recovery kit")
    assert isinstance(row, LinkRow)
    row.click()
    desk.settle()
    assert isinstance(desk.workspace.current, AdminPage)
    assert isinstance(desk.workspace.current.current, SafetyTab)


def form_with_kit(desk: Desk) -> tuple[SharesForm, recovery.Kit]:
    steps = steps_of(desk)
    steps.action.click()
    desk.settle()
    kit = steps.printing.kit
    assert kit is not None
    steps.go_to(Step.TYPE)
    return steps.form, kit


def test_each_slip_is_marked_at_once_and_in_words(
    make_desk: MakeDesk, tmp_path: Path, clock: TickingClock
) -> None:
    desk = make_desk(made_vault(tmp_path / "OTT-09", clock))
    desk.unlock()
    form, kit = form_with_kit(desk)
    fields = form.words.fields
    type_text(desk, "acadenic ")
    assert fields[0].is_wrong
    assert "academic" in form.problem
    fields[0].clear()
    type_text(desk, "a")
    assert not fields[0].is_wrong
    assert form.problem == ""
    wrong = list(kit.shares[0].words)
    wrong[6] = "academic" if wrong[6] != "academic" else "acid"
    fields[0].clear()
    paste(desk, " ".join(wrong))
    assert fields[6].is_wrong
    assert "word 7" in form.problem
    assert fields[6].hasFocus()
    offers = fields[0].completer().popup()
    desk.qtbot.waitUntil(lambda: not offers.isVisible())
    fields[0].setFocus()
    paste(desk, kit.shares[0].text)
    assert len(form.texts) == 1
    paste(desk, kit.shares[0].text)
    assert "both share 1" in form.problem


def paste(desk: Desk, text: str) -> None:
    """Ctrl+V of a whole share, into the field that has the focus."""
    QGuiApplication.clipboard().setText(text)
    focus = desk.lifecycle.window.focusWidget()
    assert isinstance(focus, QLineEdit)
    focus.clear()
    desk.qtbot.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_table_copied_from_the_page_finds_its_fields(
    make_desk: MakeDesk, tmp_path: Path, clock: TickingClock
) -> None:
    """Numbers stand before the words and three words in a line."""
    desk = make_desk(made_vault(tmp_path / "OTT-09", clock))
    desk.unlock()
    form, kit = form_with_kit(desk)
    words = kit.shares[1].words
    lines = [
        " ".join(f"{at + 1} {words[at].upper()}" for at in (row, row + 11, row + 22))
        for row in range(11)
    ]
    paste(desk, "\n".join(lines))
    assert form.texts == [kit.shares[1].text]
    assert QGuiApplication.clipboard().text() == ""


def test_the_kit_can_be_put_on_paper_by_a_printer(
    make_desk: MakeDesk, tmp_path: Path, clock: TickingClock
) -> None:
    desk = make_desk(made_vault(tmp_path / "OTT-09", clock))
    desk.unlock()
    steps = steps_of(desk)
    steps.action.click()
    desk.settle()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    steps.printing.print_to(printer)
    desk.settle()
    assert steps.printing.is_on_paper
    done = subprocess.run(
        ["pdfinfo", str(tmp_path / "paper.pdf")], capture_output=True, text=True, check=True
    )
    assert "Pages:           4" in done.stdout


def test_numbers_that_protect_nothing_are_not_offered(
    make_desk: MakeDesk, tmp_path: Path, clock: TickingClock
) -> None:
    desk = make_desk(made_vault(tmp_path / "OTT-09", clock), "--lang", "fr")
    desk.unlock()
    steps = steps_of(desk)
    for shares, needed, may in ((3, 2, True), (3, 1, False), (2, 3, False), (1, 1, True)):
        steps.choose.shares.setValue(shares)
        steps.choose.needed.setValue(needed)
        assert steps.action.isEnabled() is may
        assert steps.choose.choice.text
    assert steps.title.text() == "Trousse de récupération"


def test_when_nobody_can_open_it_the_shares_do(
    make_desk: MakeDesk, make_session: MakeSession, vault_directory: Path
) -> None:
    session = make_session(Role.ASSESSOR, OFFICER)
    kit = recovery.make_kit(session)
    recovery.prove(session, [kit.shares[0].text, kit.shares[1].text])
    sessions.end(session)
    desk = make_desk(vault_directory)
    page = desk.screen
    assert isinstance(page, UnlockPage)
    page.recovery_requested.emit()
    desk.settle()
    use = desk.screen
    assert isinstance(use, RecoveryUsePage)
    assert_accessible(use)
    assert kit.number in use.intro.text()
    for number in (2, 0):
        type_share(desk, list(kit.shares[number].words))
    assert use.stage is Stage.ADMINISTRATOR
    type_text(desk, OFFICER)
    for field in (use.passphrase, use.repeat):
        field.set_text(NEW_PASSPHRASE)
    use.action.click()
    desk.settle()
    assert use.name_field.problem != ""
    use.name_field.set_text("R. Roy")
    use.action.click()
    desk.settle()
    assert use.stage is Stage.DONE
    use.action.click()
    desk.settle()
    desk.unlock(NEW_PASSPHRASE)
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    assert desk.lifecycle.context is not None
    assert desk.lifecycle.context.officer.name == "R. Roy"
