"""The register of breaches: a list with filters, its forms, and its export."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.after.forms import AfterForms
from ui.registers.switch import BREACHES, RegisterSwitch, way_to
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import button, frame, icon_button, label, rename
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.notice import EmptyState
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import RecordDialog
from workstation import words
from workstation.domain.after import BREACH_KINDS, BREACH_STATUSES, Breach
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.workflows.breach_export import BreachesExported
    from workstation.workflows.breaches import BreachPage
    from workstation.workflows.session import Session

_LOOK = {"open": ("bad", "shield-alert"), "reported": ("warn", "send"), "closed": ("", "archive")}
_MOST = 500
_STATUS, _SUMMARY = 1, 4
_LEAST_ROW = 1000
"""The width under which filters and buttons stand in two rows."""


class BreachesPage(Page):
    """All breaches, newest first. ``place``: ``status``, ``kind``, and ``breach`` to open one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._rows: tuple[Breach, ...] = ()
        self._names: dict[str, str] = {}
        self._matching = 0
        self._wanted = ""
        self.status = QComboBox()
        self.kind = QComboBox()
        self.counted = label("", "help", wrap=True)
        self.new_button = button(theme, "", "primary", icon="plus")
        self.export_button = button(theme, "", icon="hard-drive-upload")
        self.history_button = icon_button(theme, "history", "")
        self.table = PlainTable(theme, 5, stretch=_SUMMARY, fonts={0: "mono"}, most={3: 220})
        self.empty = EmptyState(theme, "shield-check")
        self.switch = RegisterSwitch(theme, BREACHES)
        self.forms = AfterForms(context, self)
        self._lay_out()
        self._connect()
        context.forms.offer("breaches.new", self._make_new)
        context.forms.offer("breaches.edit", self._make_edit)
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """Partners, then the register."""
        return (self.tr("Partners"), self.tr("Breaches"))

    def marking(self) -> Marking:
        """Rolled up from the breaches listed."""
        return rolled_up([one.marking for one in self._rows], self.context.language)

    def panes(self) -> list[QWidget]:
        """The filter, the list, then the registers."""
        return [self.status, self.table, self.switch]

    def load(self) -> None:
        """Read the list again."""
        status, kind = str(self.status.currentData() or ""), str(self.kind.currentData() or "")

        def read(session: "Session") -> "tuple[BreachPage, dict[str, str]]":
            from workstation.workflows import breaches

            wanted = breaches.BreachFilter(status=status, kind=kind)
            page = breaches.list_breaches(session, wanted, 0, _MOST)
            return page, breaches.partner_names(session, page.rows)

        self.context.door.run(read, self._on_read, owner=self)

    def place(self) -> Place:
        """The filters and the selected breach."""
        row = self._selected()
        return {
            "status": self.status.currentData() or "",
            "kind": self.kind.currentData() or "",
            "selected": row.id if row else "",
        }

    def restore(self, place: Place) -> None:
        """Show the filters again, or open the breach that a link names."""
        for box, name in ((self.status, "status"), (self.kind, "kind")):
            if name in place:
                box.setCurrentIndex(max(box.findData(place[name]), 0))
        if place.get("at") == "switch":
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted = str(place.get("breach", ""))
        if wanted:
            self.status.setCurrentIndex(0)
            self.kind.setCurrentIndex(0)
            self._wanted = wanted
            self.load()

    def help_topic(self) -> str:
        """What the register is for."""
        return self.tr(
            "Every broken caveat, assurance, condition or rule stands here, by the partner or by "
            "ourselves: the harm, whether it was raised with the partner or why not, and the "
            "notice to an oversight body."
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        language = self.context.language
        for box, every, area, codes in (
            (self.status, self.tr("Status: all"), "breach_status", BREACH_STATUSES),
            (self.kind, self.tr("Kind: all"), "breach_kind", BREACH_KINDS),
        ):
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(every, "")
            for code in codes:
                box.addItem(words.label(f"{area}.{code}", language), code)
            box.setCurrentIndex(max(box.findData(kept), 0))
            box.blockSignals(False)
        self.status.setAccessibleName(self.tr("Filter by status"))
        self.kind.setAccessibleName(self.tr("Filter by kind"))
        self.table.setAccessibleName(self.tr("Breaches"))
        self.table.set_headers(
            (
                self.tr("Number"),
                self.tr("Status"),
                self.tr("Date and kind"),
                self.tr("Partner"),
                self.tr("What happened"),
            )
        )
        self.new_button.setText(self.tr("New breach"))
        self.export_button.setText(self.tr("Export"))
        rename(self.history_button, self.tr("History of the selected breach (Ctrl+H)"))
        self.empty.set_words(
            self.tr("No breaches"),
            self.tr("One appears when a follow-up finds a broken assurance, or is entered here."),
        )
        self._fill()

    def _on_read(self, found: "tuple[BreachPage, dict[str, str]]") -> None:
        page, self._names = found
        self._rows, self._matching = page.rows, page.matching
        self._fill()
        self.marking_changed.emit()
        wanted, self._wanted = self._wanted, ""
        place = next((i for i, one in enumerate(self._rows) if one.id == wanted), -1)
        if place >= 0:
            self.table.setCurrentCell(place, 0)
            self._open_selected()

    def _fill(self) -> None:
        language = self.context.language
        self.table.set_rows(
            [
                (
                    one.id,
                    words.label(f"breach_status.{one.status}", language),
                    f"{one.on} · {words.label(f'breach_kind.{one.kind}', language)}",
                    self._names.get(one.partner, one.partner),
                    f"{one.marking} {one.summary}",
                )
                for one in self._rows
            ]
        )
        for place, one in enumerate(self._rows):
            tone, icon = _LOOK[one.status]
            self.table.dress_cell(place, _STATUS, icon, tone)
        if self._rows and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self.table.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)
        self.history_button.setEnabled(bool(self._rows))
        self.export_button.setVisible(
            {Permission.READ, Permission.EXPORT} <= self.context.officer.permissions
        )
        self.new_button.setVisible(self.forms.may_write)
        self.counted.setText(self.tr("%n breaches, newest first", "", self._matching))

    def _selected(self) -> Breach | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _open_selected(self) -> None:
        row = self._selected()
        if row is not None:
            self.context.forms.open("breaches.edit", breach=row.id)

    def _new(self) -> None:
        if self.forms.may_write:
            self.context.forms.open("breaches.new")

    def _make_new(self) -> RecordDialog:
        today = self.context.clock().date().isoformat()
        return self._told(Breach("", "", "", "", today, "", "", ""))

    def _make_edit(self, breach: str) -> RecordDialog | None:
        held = next((one for one in self._rows if one.id == breach), None)
        return self._told(held) if held is not None else None

    def _told(self, breach: Breach) -> RecordDialog:
        made = self.forms.breach(breach)
        made.accepted.connect(self.load)
        return made

    def _export(self) -> None:
        ask_where_to_write(
            self,
            self.tr("Export the register of breaches"),
            self.tr("Tables (*.csv)"),
            Path("breach.csv"),
            self._write,
        )

    def _write(self, path: Path) -> None:
        def job(session: "Session") -> "BreachesExported":
            from workstation.workflows import breach_export

            # The dialog itself asked before a file that is there was chosen.
            return breach_export.export_breaches(session, path, force=True)

        self.context.door.run(job, self._on_written, owner=self)

    def _on_written(self, done: "BreachesExported") -> None:
        said = self.tr("%n breaches written to {file}, marked {banner}.", "", done.entries)
        self.context.announce("export")
        self.context.notify("ok", said.format(file=done.path.name, banner=done.banner))

    def _show_history(self) -> None:
        row = self._selected()
        if row is not None:
            self.context.navigate("admin", {"history": row.id})

    def _open_case(self) -> None:
        row = self._selected()
        if row is not None and row.assessment:
            self.context.navigate("after", {"assessment": row.assessment})

    def _on_register(self, name: str) -> None:
        at: Place = {"at": "switch"} if self.switch.tabs.hasFocus() else {}
        self.switch.show_register(BREACHES)
        if name != BREACHES:
            self.context.navigate(*way_to(name, at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Filters and buttons stand in one row where both fit."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_wide = self.width() / self.context.theme.zoom >= _LEAST_ROW
        self._bar.setDirection(across if is_wide else down)

    def _connect(self) -> None:
        self.switch.chosen.connect(self._on_register)
        self.switch.add_keys(self.context, self)
        for box in (self.status, self.kind):
            box.currentIndexChanged.connect(lambda _place: self.load())
        self.table.cellActivated.connect(lambda _row, _column: self._open_selected())
        self.new_button.clicked.connect(self._new)
        self.export_button.clicked.connect(self._export)
        self.history_button.clicked.connect(self._show_history)
        add = self.context.shortcuts.add
        add(self, "Ctrl+N", lambda: self.tr("New breach"), self._new, button=self.new_button)
        add(self, "Ctrl+F", lambda: self.tr("Filter this list"), self.status.setFocus)
        add(self, "Ctrl+H", lambda: self.tr("History of the selected breach"), self._show_history)
        add(self, "Ctrl+D", lambda: self.tr("After the decision of its file"), self._open_case)

    def _lay_out(self) -> None:
        theme = self.context.theme
        # It starts in two rows, so that it never keeps a window from being narrow.
        self._bar = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        fields, actions = QHBoxLayout(), QHBoxLayout()
        for line in (self._bar, fields, actions):
            theme.set_spacing(line, gap=8)
        for one in (self.status, self.kind):
            theme.set_width(one, 120, 260)
            fields.addWidget(one, 1)
        fields.addStretch(1)
        actions.addWidget(self.counted, 1, Qt.AlignmentFlag.AlignVCenter)
        for action in (self.history_button, self.export_button, self.new_button):
            actions.addWidget(action)
        self._bar.addLayout(fields, 1)
        self._bar.addLayout(actions, 1)
        card = frame("card")
        framed = QVBoxLayout(card)
        theme.set_spacing(framed, (1, 1, 1, 1))
        framed.addWidget(self.table)
        framed.addWidget(self.empty)
        inner = QVBoxLayout()
        theme.set_spacing(inner, (20, 12, 20, 16), 12)
        inner.addLayout(self._bar)
        inner.addWidget(card, 1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addLayout(inner, 1)
        # Last, so that a page that comes to the front has the focus in its list, not here.
        outer.insertWidget(0, self.switch)
