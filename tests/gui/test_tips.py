"""A tooltip with text of an imported file shows its markup and opens nothing that it names."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.plain_table import PlainTable

HOSTILE = '<img src="file:///etc/hostname"> & <b>name</b>'


def _ask(widget: QWidget, at: QPoint) -> QLabel:
    """Hold the mouse still over a widget; the tooltip that shows."""
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QCoreApplication.sendEvent(widget, event)
    shown = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")]
    tip = shown[-1]
    assert isinstance(tip, QLabel)
    return tip


def test_cell_and_widget_show_markup_as_it_stands(qtbot: QtBot, theme: Theme) -> None:
    """Qt finds out by itself whether a tooltip is markup, and would open what it names."""
    table = PlainTable(theme, 1)
    table.set_rows([(HOSTILE,), ("plain & simple",)])
    label = QLabel("x")
    label.setToolTip(HOSTILE + "\nsecond line")
    for widget in (table, label):
        qtbot.addWidget(widget)
        widget.resize(300, 200)
        widget.show()
    cell = table.visualRect(table.model().index(0, 0)).center()
    tip = _ask(table.viewport(), cell)
    assert (tip.text(), tip.textFormat()) == (HOSTILE, Qt.TextFormat.PlainText)
    theme.choose("dark")
    tip = _ask(label, QPoint(5, 5))
    assert tip.text() == f"{HOSTILE}\nsecond line"
    assert tip.textFormat() is Qt.TextFormat.PlainText
    QToolTip.hideText()
