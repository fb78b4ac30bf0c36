"""F6: from pane to pane, and into the first thing there that can be used."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the focus to the next (1) or previous (-1) pane that can take it."""
    usable = [pane for pane in panes if pane.isVisible() and first_stop(pane) is not None]
    if not usable:
        return
    focus = QApplication.focusWidget()
    here = next(
        (
            index
            for index, pane in enumerate(usable)
            if focus is not None and (pane is focus or pane.isAncestorOf(focus))
        ),
        -1 if step > 0 else 0,
    )
    stop = first_stop(usable[(here + step) % len(usable)])
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


def first_stop(pane: QWidget) -> QWidget | None:
    """The first widget in a pane that Tab would stop at; None if there is none."""
    if _takes_tab(pane):
        return pane
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and _takes_tab(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.isVisible()
    )
