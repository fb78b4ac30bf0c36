"""The table of a register as a view: its keys and columns, and which of them fit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui.registers.delegate import RegisterDelegate
from ui.registers.model import Column, RegisterTable
from ui.theme.theme import Theme
from ui.widgets.row_view import RowView

_WIDTHS = {Column.PARTNER: 220, Column.DATE: 104, Column.STATUS: 168, Column.DUE: 148}
_WIDE_STATUS, _WIDE_PARTNER, _LEAST_FOR_WIDE = 216, 260, 1000
"""The longest status, and most names, fit where the table has so much room."""
_LEAST_WIDTHS = {Column.PARTNER: 900, Column.DATE: 700, Column.DUE: 600}
"""The width of the table under which a column moves into the second line of the first."""


class RegisterView(RowView):
    """The table of a register; Space previews an entry.

    Signals:
        preview_wanted: the preview is to come or go.
    """

    preview_wanted = Signal()

    def __init__(self, theme: Theme, model: RegisterTable) -> None:
        super().__init__(theme)
        self._delegate: RegisterDelegate | None = None
        self._no_due = False
        self.setModel(model)

    def wear(self, delegate: RegisterDelegate) -> None:
        """Let a delegate paint the cells."""
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.size_columns(Column.ENTRY, _WIDTHS, clickable=False)

    def fit(self, *, has_due: bool) -> None:
        """Show the columns that this register has and that fit."""
        self._no_due = not has_due
        if self._delegate is None:
            return
        self.move_columns(_LEAST_WIDTHS, self._delegate)
        if self._no_due:
            self.setColumnHidden(Column.DUE, True)
        is_wide = self.unzoomed_width >= _LEAST_FOR_WIDE
        status = _WIDE_STATUS if is_wide else _WIDTHS[Column.STATUS]
        self.setColumnWidth(Column.STATUS, self._theme.px(status))
        partner = _WIDE_PARTNER if is_wide else _WIDTHS[Column.PARTNER]
        self.setColumnWidth(Column.PARTNER, self._theme.px(partner))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move what does not fit into the second line of the first column."""
        super().resizeEvent(event)
        self.fit(has_due=not self._no_due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space previews; the other keys are those of every such table."""
        if event.key() == Qt.Key.Key_Space:
            self.preview_wanted.emit()
        else:
            super().keyPressEvent(event)
