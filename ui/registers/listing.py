"""The list of one register: the table, the preview beside it, and what is said of an empty one."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from ui.partners.said import RecordWords
from ui.registers.delegate import RegisterDelegate
from ui.registers.entries import Entry, fields_of, read_entry
from ui.registers.kinds import Register
from ui.registers.model import RegisterTable
from ui.registers.opening import RegisterForms
from ui.registers.preview import EntryPreview
from ui.registers.table import RegisterView
from ui.registers.texts import RegisterTexts
from ui.shell.context import Context
from ui.shell.page import Place
from ui.theme.parts import frame
from ui.widgets.notice import EmptyState
from workstation.domain.register import RegisterFilter, RegisterPage, RegisterRow
from workstation.workflows.session import Session

_PREVIEW_PAUSE_MS = 80
_WIDE = 1500
"""From this width on, the preview stands beside the list by itself."""


class RegisterList(QWidget):
    """Table and preview of a register; what it shows comes through the background door.

    Signals:
        counted: the rows that match and all entries were counted.
        marks_changed: other portion marks are in view than before.
        add_wanted: a person wants to enter the first one.
        clear_wanted: nothing matches; a person wants to see all.
        preview_shown: the preview came (True) or went.
        missed: an entry that was to be sought lies further down than was read.
    """

    counted = Signal(int, int)
    marks_changed = Signal()
    add_wanted = Signal()
    clear_wanted = Signal()
    preview_shown = Signal(bool)
    missed = Signal(str)

    def __init__(self, context: Context, forms: RegisterForms, register: Register) -> None:
        super().__init__()
        self._context = context
        self._forms = forms
        self._wish: Place | None = None
        self._is_previewing = False
        self._has_entries = False
        self.marks: frozenset[str] = frozenset()
        theme = context.theme
        self.model = RegisterTable(self._fetch, self)
        self.table = RegisterView(theme, self.model)
        self.delegate = RegisterDelegate(theme, self.model, RecordWords(self).due, self.table)
        self.table.wear(self.delegate)
        self.preview = EntryPreview(theme)
        self.empty = EmptyState(theme, register.icon, on_action=self._on_empty)
        self._pause = QTimer(self, singleShot=True, interval=_PREVIEW_PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def selected(self) -> RegisterRow | None:
        """The entry in the current row."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    @property
    def position(self) -> Place:
        """The entry selected and how far the list is scrolled."""
        row = self.selected
        return {
            "entry": row.id if row is not None else "",
            "row": self.table.currentIndex().row(),
            "scroll": self.table.verticalScrollBar().value(),
        }

    def show_matching(
        self, register: Register, wanted: RegisterFilter, position: Place | None = None
    ) -> None:
        """Read what matches in a register; without a position the selected entry stays so."""
        self.delegate.today = self._context.clock().date()
        if position is not None:
            self._wish = position
        elif self._wish is None:
            self._wish = self.position
        if register is not self.model.register:
            self.preview.hide()
            self.empty.set_icon(register.icon)
            self.table.fit(has_due=register.has_due)
        self.model.show_matching(register, wanted)

    def say(self, texts: RegisterTexts, counts: tuple[int, int], *, may_write: bool) -> None:
        """Set the words of the columns and of the empty state."""
        headers = (texts.entry, self.tr("Partner"), texts.date, texts.status, texts.due)
        self.model.set_words(headers, self._context.language)
        self.table.setAccessibleName(texts.name)
        self.preview.retranslate()
        self._has_entries = bool(counts[1])
        if self._has_entries:
            self.empty.set_words(
                self.tr("Nothing matches"),
                self.tr("Change the filters above, or clear them."),
                self.tr("Clear the filters"),
            )
        else:
            self.empty.set_words(texts.absent, texts.fills, texts.new if may_write else "")

    def _on_empty(self) -> None:
        wanted = self.clear_wanted if self._has_entries else self.add_wanted
        wanted.emit()

    def toggle_preview(self) -> None:
        """Show the selected entry in full, or put it away."""
        if self.preview.isVisible():
            self.close_preview()
        else:
            self._is_previewing = True
            self._read_preview()

    def close_preview(self) -> None:
        """Put the preview away."""
        self._is_previewing = False
        self._show_preview(False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the preview beside the list where there is room for both."""
        super().resizeEvent(event)
        if not self._wants_preview:
            self._show_preview(False)
        elif not self.preview.isVisible() and self.selected is not None:
            self._pause.start()

    @property
    def _wants_preview(self) -> bool:
        return self._is_previewing or self.width() / self._context.theme.zoom >= _WIDE

    def _fetch(
        self,
        kind: str,
        wanted: RegisterFilter,
        offset: int,
        limit: int,
        on_rows: Callable[[RegisterPage], None],
    ) -> None:
        def read(session: Session) -> RegisterPage:
            from workstation.workflows import registers

            return registers.list_register(session, kind, wanted, offset, limit)

        self._context.door.run(read, on_rows, owner=self)

    def _on_counted(self, matching: int, total: int) -> None:
        self._stack.setCurrentIndex(0 if matching else 1)
        wish, self._wish = self._wish, None
        self.counted.emit(matching, total)
        if matching:
            self._take_position(wish or {})
        else:
            self._show_preview(False)
        self._follow_view()

    def _take_position(self, wish: Place) -> None:
        entry = str(wish.get("entry", ""))
        row = self.model.find_row(entry)
        if row < 0:
            row = int(wish.get("row", 0))
            if entry and wish.get("seek"):
                self.missed.emit(entry)
        row = min(max(row, 0), self.model.rowCount() - 1)
        current = self.model.index(row, 0)
        self.table.setCurrentIndex(current)
        self.table.verticalScrollBar().setValue(int(wish.get("scroll", 0)))
        self.table.scrollTo(current)

    def _follow_view(self) -> None:
        """Say when other marks are in view; nothing is said while they stay the same."""
        rows = (self.model.row_at(row) for row in self.table.rows_in_view)
        marks = frozenset(row.marking for row in rows if row is not None and row.marking)
        if marks != self.marks:
            self.marks = marks
            self.marks_changed.emit()

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and self._wants_preview:
            self._pause.start()

    def _read_preview(self) -> None:
        row = self.selected
        if row is None:
            return

        def show(entry: Entry) -> None:
            now = self.selected
            if now is not None and now.id == row.id:
                self._fill_preview(row, entry)

        self._context.door.run(
            lambda session: read_entry(session, row.kind, row.id), show, owner=self
        )

    def _fill_preview(self, row: RegisterRow, entry: Entry) -> None:
        lead = [
            (self.tr("Number"), row.id),
            (self.tr("Partner"), row.partner_name),
            (self.tr("Portion mark"), row.marking),
        ]
        fields = [
            field
            for field in fields_of(self._forms.makers, entry, self._forms.countries)
            if field.id not in ("partner", "assurance")
        ]
        self.preview.show_entry(row.id, row.title or row.id, lead, fields)
        self._show_preview(True)

    def _show_preview(self, shown: bool) -> None:
        if shown is not self.preview.isVisible():
            self.preview.setVisible(shown)
            self.preview_shown.emit(shown)

    def _connect(self) -> None:
        self.table.preview_wanted.connect(self.toggle_preview)
        self.preview.close_button.clicked.connect(self.close_preview)
        self.model.counted.connect(self._on_counted)
        self.model.arrived.connect(self._follow_view)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self._follow_view())
        self._pause.timeout.connect(self._read_preview)

    def _lay_out(self) -> None:
        card = frame("card")
        # Its header and two rows; the words of an empty list alone would ask for more.
        self._context.theme.set_height(card, least=120)
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        across = QHBoxLayout(self)
        self._context.theme.set_spacing(across, gap=14)
        across.addWidget(card, 1)
        across.addWidget(self.preview)
