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


def enter(page: QWidget, panes: Sequence[QWidget]) -> None:
    """Bring the focus into a page that came to the front, so that its keys work at once.

    It goes where it last was on that page, or to the first thing there that can be used. A page
    that has it already, or took it while it was shown, keeps it.
    """
    focus = QApplication.focusWidget()
    if focus is not None and page.isAncestorOf(focus):
        return
    stops = (first_stop(pane) for pane in panes if pane.isVisible())
    there = _last_stop(page) or next((stop for stop in stops if stop is not None), page)
    there.setFocus(Qt.FocusReason.OtherFocusReason)


def _last_stop(page: QWidget) -> QWidget | None:
    """What had the focus when the page was left, if it can still take it."""
    last: QWidget | None = page.focusWidget()
    return last if isinstance(last, QWidget) and _takes_tab(last) else None


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
