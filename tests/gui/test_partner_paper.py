"""The information paper over a dossier: look at it, change its language, write it, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands, stock
from ui.partners.paper import PaperDialog, open_paper
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture
def hands(
    session: Session, make_desk: MakeDesk, vault_directory: Path, qapp: QApplication
) -> Hands:
    stock(session)
    sessions.end(session)
    return open_hands(make_desk, vault_directory, qapp)


def test_the_paper_is_shown_turned_into_french_and_written(hands: Hands, tmp_path: Path) -> None:
    page = hands.go("partners")
    dialog = open_paper(page.context, "P-0001", page)
    hands.qtbot.waitUntil(lambda: dialog.view.page_count > 1)
    hands.activate(dialog)
    assert_accessible(dialog)
    hands.tab_to(dialog.language)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    assert dialog.language.value == "fr"
    hands.desk.settle()
    hands.tab_to(dialog.copies)
    hands.press(Qt.Key.Key_Up)
    hands.desk.settle()
    hands.tab_to(dialog.save_button)
    hands.press(Qt.Key.Key_Space)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / "note.pdf"))
    chooser.reject()
    hands.qtbot.waitUntil(lambda: dialog.outcome.isVisible())
    assert [path.name for path in sorted(tmp_path.glob("note*"))] == ["note-1.pdf", "note-2.pdf"]
    noted = hands.in_vault(lambda session: list(session.vault.entries_of("paper.printed")))
    assert [(each.body["copy"], each.body["language"]) for each in noted] == [(1, "fr"), (2, "fr")]
    write_again(hands, dialog, tmp_path)


def write_again(hands: Hands, dialog: PaperDialog, folder: Path) -> None:
    """Files that are in the way are named and stay."""
    before = (folder / "note-1.pdf").read_bytes()
    dialog.write_to(folder / "note.pdf")
    hands.qtbot.waitUntil(lambda: "note-1.pdf" in dialog.outcome.text)
    assert (folder / "note-1.pdf").read_bytes() == before
    hands.activate(dialog)
    assert QApplication.focusWidget() is dialog.save_button
    hands.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
