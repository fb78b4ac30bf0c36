"""Tooltips show text as it stands: markup from an imported file is never read by Qt.

A tooltip finds out by itself whether its text is markup, and would open files that it names
(security fact 10). What looks like markup is therefore escaped before it is shown.
"""

import html

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip, QWidget


class PlainTips(QObject):
    """Watches every tooltip of the program."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show a tooltip that could be markup letter by letter."""
        if event.type() != QEvent.Type.ToolTip:
            return False
        if not (isinstance(watched, QWidget) and isinstance(event, QHelpEvent)):
            return False
        text = _tip_of(watched, event)
        if "<" not in text:
            return False
        QToolTip.showText(event.globalPos(), escaped(text), watched)
        return True


def escaped(text: str) -> str:
    """Markup that shows a text as it stands."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br/>")


def _tip_of(watched: QWidget, event: QHelpEvent) -> str:
    """The tooltip of a widget, or of the cell of a list or table under the mouse."""
    view = watched.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is watched:
        found = view.indexAt(event.pos()).data(Qt.ItemDataRole.ToolTipRole)
        return str(found or "")
    return watched.toolTip()
