"""What stands above a dialog's buttons keeps its height when a message appears."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from tests.gui.conftest import PatientBot
from ui.theme.theme import Theme
from ui.widgets.file_field import FileField
from ui.widgets.notice import Notice
from ui.widgets.roomy import Roomy


def asked(part: QWidget) -> int:
    """The height that a part needs for its words at its width."""
    return part.heightForWidth(part.width())


def test_a_message_makes_the_dialog_higher_and_crushes_nothing(
    qtbot: PatientBot, theme: Theme
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    body, field, said = Roomy(theme, 400, 8), FileField(theme), Notice(theme)
    said.hide()
    for part in (field, said):
        body.column.addWidget(part)
    QVBoxLayout(dialog).addWidget(body)
    dialog.show()
    qtbot.waitUntil(lambda: field.height() >= asked(field))
    height = dialog.height()
    said.show_as("bad", "This file is not the one that was asked for. " * 8)
    said.show()
    body.show_part(said)
    qtbot.waitUntil(lambda: dialog.height() > height)
    qtbot.waitUntil(lambda: not said.visibleRegion().isEmpty())
    assert field.height() >= asked(field)
    assert said.height() >= asked(said)


def test_on_a_small_screen_it_scrolls_to_the_message(qtbot: PatientBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    body = Roomy(theme, 400, 8)
    fields = [FileField(theme) for _ in range(30)]
    for part in fields:
        body.column.addWidget(part)
    QVBoxLayout(dialog).addWidget(body)
    dialog.show()
    body.show_part(fields[-1])
    qtbot.waitUntil(lambda: not fields[-1].visibleRegion().isEmpty())
    assert dialog.height() <= dialog.screen().availableSize().height()
    assert all(field.height() >= asked(field) for field in fields)
