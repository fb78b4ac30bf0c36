"""The table of partners as a view: its columns, and which of them fit."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ui.partners.delegate import PartnerDelegate
from ui.partners.model import Column, PartnerTable
from ui.theme.theme import Theme
from ui.widgets.row_view import RowView

_WIDTHS = {
    Column.COUNTRY: 116,
    Column.STATUS: 122,
    Column.RESTRICTION: 164,
    Column.ASSURANCES: 184,
    Column.LAST_EXCHANGE: 122,
    Column.NEXT_DUE: 156,
}
_LEAST_WIDTHS = {
    Column.RESTRICTION: 1080,
    Column.LAST_EXCHANGE: 900,
    Column.COUNTRY: 800,
    Column.ASSURANCES: 660,
}
"""The width of the table under which a column moves into the second line of the first."""


class PartnerView(RowView):
    """The table of partners.

    Signals:
        resized: it has another width, at 100 %.
    """

    resized = Signal(float)

    def __init__(self, theme: Theme, model: PartnerTable, delegate: PartnerDelegate) -> None:
        super().__init__(theme)
        self._delegate = delegate
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.size_columns(Column.PARTNER, _WIDTHS, clickable=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move what does not fit into the second line of the first column."""
        super().resizeEvent(event)
        self.move_columns(_LEAST_WIDTHS, self._delegate)
        self.resized.emit(self.unzoomed_width)
