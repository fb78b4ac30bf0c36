"""Tab follows reading order: that of the layouts, not that in which widgets were made.

Qt's own chain is in the order of creation. Reasons, rows and pickers are made when they are
first needed, so that chain would lead to them last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QWidget


def stops(root: QWidget) -> Iterator[QWidget]:
    """Every widget under a root that Tab stops at, in reading order."""
    if not root.isVisible() or not root.isEnabled():
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and _own_focus(root):
        yield root
    for child in _parts(root):
        yield from stops(child)


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next or previous stop; False when Qt's own order must do."""
    here = QApplication.focusWidget()
    order = list(stops(root))
    if here not in order:
        return False
    target = order[(order.index(here) + (1 if forward else -1)) % len(order)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _reveal(target)
    return True


def _own_focus(widget: QWidget) -> bool:
    """Whether a widget keeps the focus itself; what has a proxy is found as that proxy."""
    proxy: QWidget | None = widget.focusProxy()
    return not isinstance(proxy, QWidget)


def _parts(widget: QWidget) -> list[QWidget]:
    """The direct parts of a widget in reading order, then what stands in no layout."""
    found: list[QWidget] = []
    if isinstance(widget, QSplitter):
        panes = (widget.widget(place) for place in range(widget.count()))
        found = [pane for pane in panes if pane is not None]
    else:
        layout: QLayout | None = widget.layout()
        if isinstance(layout, QLayout):
            found = list(_in_layout(layout))
    known = set(found)
    others = (child for child in widget.children() if isinstance(child, QWidget))
    return found + [child for child in others if child not in known and not child.isWindow()]


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget: QWidget | None = item.widget()
        inner: QLayout | None = item.layout()
        if isinstance(widget, QWidget):
            yield widget
        elif isinstance(inner, QLayout):
            yield from _in_layout(inner)


def _reveal(target: QWidget) -> None:
    """Scroll every area around a widget so that it is seen."""
    parent: QWidget | None = target.parentWidget()
    while isinstance(parent, QWidget):
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(target)
        parent = parent.parentWidget()
