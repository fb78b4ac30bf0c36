"""A tooltip with text of an imported file shows its markup and opens nothing that it names."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.tips import PlainTips
from ui.theme.theme import Theme
from ui.widgets.plain_table import PlainTable

HOSTILE = '<img src="file:///etc/hostname"> & <b>name</b>'


@pytest.fixture
def tips(qapp: QApplication) -> QObject:
    owner = QObject()
    PlainTips(qapp, owner)
    return owner


def _ask(widget: QWidget, at: QPoint) -> str:
    """Hold the mouse still over a widget; what the tooltip shows."""
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QCoreApplication.sendEvent(widget, event)
    return QToolTip.text()


def test_cell_and_widget_show_markup_as_it_stands(
    qtbot: QtBot, theme: Theme, tips: QObject
) -> None:
    table = PlainTable(theme, 1)
    table.set_rows([(HOSTILE,), ("plain & simple",)])
    label = QLabel("x")
    label.setToolTip(HOSTILE + "\nsecond line")
    for widget in (table, label):
        qtbot.addWidget(widget)
        widget.resize(300, 200)
        widget.show()
    cell = table.visualRect(table.model().index(0, 0)).center()
    shown = _ask(table.viewport(), cell)
    assert shown.startswith("<qt>&lt;img src=")
    assert "<img" not in shown
    plain = table.visualRect(table.model().index(1, 0)).center()
    assert _ask(table.viewport(), plain) == "plain & simple"
    shown = _ask(label, QPoint(5, 5))
    assert "<img" not in shown
    assert shown.endswith("<br/>second line</qt>")
    QToolTip.hideText()
