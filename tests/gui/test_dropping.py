"""What is dropped on the window: many packets, folders, links that lead nowhere, other things."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.dropping import MOST_FILES, DropCover
from ui.theme.theme import Theme


def test_what_is_left_out_of_a_drop_is_said(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """Nothing that a person dropped vanishes without a word."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setAcceptDrops(True)
    cover = DropCover(theme, window)
    heard: list[tuple[list[str], str]] = []
    cover.dropped.connect(lambda files, said: heard.append((files, said)))
    (tmp_path / "folder").mkdir()
    nowhere = tmp_path / "nowhere.pdf"
    nowhere.symlink_to(tmp_path / "gone.pdf")
    packets = [nowhere, *(tmp_path / f"{number}.pdf" for number in range(MOST_FILES + 299))]
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(each)) for each in (*packets, packets[1], tmp_path / "folder")]
    data.setUrls([*urls, QUrl("https://elsewhere.invalid/a.pdf")])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(window, entered)
    assert str(MOST_FILES) in cover.words.text()
    middle = QPointF(window.rect().center())
    QApplication.sendEvent(window, QDropEvent(middle, Qt.DropAction.CopyAction, data, button, none))
    ((files, said),) = heard
    assert files == [str(each) for each in packets[:MOST_FILES]]
    assert "2 other file" in said
    assert "300 packet(s) were left out" in said
