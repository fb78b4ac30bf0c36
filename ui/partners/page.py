"""The list of partners: filters, a table that scrolls at any size, and the ways onward."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.partners.delegate import PartnerDelegate
from ui.partners.filters import FilterBar, place_of
from ui.partners.forms import Forms
from ui.partners.importing import ImportDialog
from ui.partners.model import ROW_ROLE, Column, PartnerTable
from ui.partners.nothing import NoPartners
from ui.partners.said import RecordWords
from ui.partners.saved_filters import SavedFilters
from ui.partners.table import PartnerView
from ui.registers.kinds import PARTNERS
from ui.registers.switch import RegisterSwitch, way_to
from ui.registers.writing import RegisterWriting
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import button, frame, label, plain
from ui.widgets.into_list import IntoList
from ui.widgets.key_hints import KeyHints
from workstation.domain.officer import Permission
from workstation.domain.register import PartnerFilter, PartnerPage, PartnerRow, PartnerSort
from workstation.workflows.session import Session

_LEAST_FOR_FOOT = 360
_SORTS = {
    Column.PARTNER: PartnerSort.NAME,
    Column.COUNTRY: PartnerSort.COUNTRY,
    Column.STATUS: PartnerSort.STATUS,
    Column.LAST_EXCHANGE: PartnerSort.LAST_EXCHANGE,
    Column.NEXT_DUE: PartnerSort.NEXT_DUE,
}


class PartnersPage(Page):
    """All partners, filtered and sorted; a selected one can be opened or assessed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._countries: tuple[tuple[str, str], ...] = ()
        self._country_words: dict[str, str] = {}
        self.forms = Forms(context, self)
        self.writing = RegisterWriting(context, self)
        self.switch = RegisterSwitch(theme)
        self.new_button = button(theme, "", "primary", icon="plus")
        self.import_button = button(theme, "", icon="file-down")
        self.export_button = button(theme, "", icon="hard-drive-upload")
        self.assess_button = button(theme, "", icon="file-pen-line")
        buttons = (self.export_button, self.import_button, self.assess_button, self.new_button)
        self.filters = FilterBar(theme, buttons)
        self.count_words = label("", "help", wrap=True)
        self.count_words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.model = PartnerTable(self._fetch, self)
        said = RecordWords(self)
        self.delegate = PartnerDelegate(
            theme, said.due, said.share, said.no_restriction, said.whole, self
        )
        self.table = PartnerView(theme, self.model, self.delegate)
        self.table.open_wanted.connect(self._open_selected)
        self.saved = SavedFilters(context, self, lambda: self.model.filter)
        self.empty = NoPartners(theme, self.add_partner, self._clear_filters)
        self._legend = label("", "help", wrap=True)
        self._keys = KeyHints(theme, ("Enter", "Ctrl+N"))
        self._lay_out()
        self._connect()
        may_write = Permission.WRITE_RECORD in context.officer.permissions
        self.export_button.setVisible(self._may_export)
        self.new_button.setVisible(may_write)
        self.import_button.setVisible(may_write)
        self.assess_button.setVisible(Permission.ASSESS in context.officer.permissions)
        self.retranslate()

    @property
    def _may_export(self) -> bool:
        return {Permission.READ, Permission.EXPORT} <= self.context.officer.permissions

    def title(self) -> tuple[str, ...]:
        """The page's name."""
        return (self.tr("Partners"),)

    def marking(self) -> Marking:
        """Rolled up from the partners that are in view."""
        rows = (self.model.row_at(row) for row in self.table.rows_in_view)
        shown = [row for row in rows if row]
        marks = [row.marking for row in shown] + [o.marking for row in shown for o in row.also]
        return rolled_up(marks, self.context.language)

    def panes(self) -> list[QWidget]:
        """Filters, the table, then the registers."""
        return [self.filters.text, self.table, self.switch]

    def load(self) -> None:
        """Read the rows again."""
        self.delegate.today = self.context.clock().date()
        self._show_matching()
        self._load_countries()
        self.saved.load()

    def place(self) -> Place:
        """Filters, sort and position."""
        return {
            **place_of(self.model.filter),
            "row": self.table.currentIndex().row(),
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore(self, place: Place) -> None:
        """Filter and sort as they were; a place that names a partner or a register opens it."""
        if place.get("partner"):
            # After the shell is done with this page: it is only passed through.
            QTimer.singleShot(0, self, lambda: self.context.navigate("dossier", place))
            return
        if place.get("register"):
            QTimer.singleShot(0, self, lambda: self.context.navigate("registers", place))
            return
        if place.get("at") == "switch":
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.get("new"):
            QTimer.singleShot(0, self, self.add_partner)
        if "text" not in place:
            return
        self.filters.restore(place, self._country_name(str(place.get("country", ""))))
        sort = place.get("sort")
        known = {one.value for one in PartnerSort}
        self._show_matching(
            sort=PartnerSort(sort) if sort in known else None,
            descending=bool(place.get("descending", False)),
        )
        row, scroll = int(place.get("row", -1)), int(place.get("scroll", 0))

        def scrolled(*_counts: int) -> None:
            self.model.counted.disconnect(scrolled)
            if 0 <= row < self.model.rowCount():
                self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.verticalScrollBar().setValue(scroll)

        self.model.counted.connect(scrolled)

    def help_topic(self) -> str:
        """What the band beside the assurances means."""
        return self.tr(
            "The mark is the share kept. The band is where the true share may lie (95 %)."
        )

    @property
    def selected(self) -> PartnerRow | None:
        """The partner in the current row."""
        index = self.table.currentIndex()
        row = index.data(ROW_ROLE) if index.isValid() else None
        return row if isinstance(row, PartnerRow) else None

    def add_partner(self) -> None:
        """Open the form of a new partner."""
        self.context.forms.open("partners.new")

    def import_file(self) -> None:
        """Open the import of partners or indicators."""
        self.context.forms.open("partners.import")

    def _export(self) -> None:
        if self._may_export:
            self.writing.ask("partner")

    def _import_by_key(self) -> None:
        if self.import_button.isVisible():
            self.import_file()

    def _show_history(self) -> None:
        if self.selected is not None:
            self.context.navigate("admin", {"history": self.selected.id})

    def _on_register_chosen(self, name: str) -> None:
        at = {"at": "switch"} if self.switch.tabs.hasFocus() else {}
        self.switch.show_register(PARTNERS)
        if name != PARTNERS:
            self.context.navigate(*way_to(name, at))

    def _form_of_partner(self) -> QDialog | None:
        if not self._countries:
            return None
        dialog = self.forms.partner(self._countries)
        dialog.accepted.connect(self.load)
        return dialog

    def _form_of_import(self) -> QDialog:
        dialog = ImportDialog(self.context, self)
        dialog.finished.connect(lambda _code: self.load())
        return dialog

    def assess_selected(self) -> None:
        """Start an assessment of the selected partner."""
        row = self.selected
        if row is not None:
            self.context.navigate("assess", {"partner": row.id, "new": True})

    def retranslate(self) -> None:
        """Set every word anew."""
        self.filters.text.setPlaceholderText(self.tr("Name, unit or alias"))
        self.filters.text.setAccessibleName(self.tr("Filter by name, unit or alias"))
        self.filters.restricted.setText(self.tr("Restricted only"))
        self.filters.overdue.setText(self.tr("Overdue only"))
        self.new_button.setText(self.tr("New partner"))
        self.import_button.setText(self.tr("Import"))
        self.export_button.setText(self.tr("Export"))
        self.assess_button.setText(self.tr("New assessment"))
        self.table.setAccessibleName(self.tr("Partners"))
        self._legend.setText(self.help_topic())
        self.filters.set_statuses(self.tr("Status: all"), self.context.language)
        self.filters.status.setAccessibleName(self.tr("Filter by status"))
        self.filters.country.setAccessibleName(self.tr("Filter by country"))
        headers = (
            self.tr("Partner and unit"),
            self.tr("Country"),
            self.tr("Status"),
            self.tr("Restriction"),
            self.tr("Assurances kept"),
            self.tr("Last exchange"),
            self.tr("Next due"),
        )
        self.model.set_words(headers, self.context.language, self._country_name)
        self._keys.say((self.tr("open"), self.tr("new assessment")))
        self._show_counts()
        self.saved.retranslate()
        self._load_countries()

    def _load_countries(self) -> None:
        language = self.context.language

        def read(_session: object) -> list[tuple[str, str]]:
            from workstation.workflows import partners

            return list(partners.list_countries(language))

        self.context.door.run(read, self._on_countries, owner=self)

    def _on_countries(self, countries: list[tuple[str, str]]) -> None:
        self._countries = tuple(countries)
        self._country_words = dict(countries)
        self.filters.set_countries(self.tr("Country: all"), countries)
        self.table.viewport().update()

    def _country_name(self, code: str) -> str:
        return self._country_words.get(code, code) if code else self.tr("International")

    def _fetch(
        self,
        wanted: PartnerFilter,
        offset: int,
        limit: int,
        on_rows: Callable[[PartnerPage], None],
    ) -> None:
        def read(session: Session) -> PartnerPage:
            from workstation.workflows import partners

            return partners.list_partners(session, wanted, offset, limit)

        self.context.door.run(read, on_rows, owner=self)

    def _show_matching(
        self, sort: PartnerSort | None = None, *, descending: bool | None = None
    ) -> None:
        now = self.model.filter
        wanted = replace(
            self.filters.applied_to(now),
            sort=now.sort if sort is None else sort,
            descending=now.descending if descending is None else descending,
        )
        self.model.show_matching(wanted)

    def _on_saved_chosen(self, wanted: PartnerFilter) -> None:
        self.filters.show_filter(wanted, self._country_name(wanted.country))
        self._show_matching(wanted.sort, descending=wanted.descending)

    def _on_header_clicked(self, section: int) -> None:
        sort = _SORTS.get(Column(section))
        if sort is None:
            return
        now = self.model.filter
        self._show_matching(sort, descending=now.sort is sort and not now.descending)

    def _on_counted(self, matching: int, total: int) -> None:
        self._counts = (matching, total)
        self._show_counts()
        self.saved.show_current()
        self._stack.setCurrentIndex(0 if matching else 1)
        if matching and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.marking_changed.emit()

    def _show_counts(self) -> None:
        matching, total = self._counts
        self.count_words.setText(
            self.tr("{matching} of {total} partners, sorted by {column}").format(
                matching=matching, total=total, column=self._sort_words()
            )
        )
        self.empty.say(total)

    def _clear_filters(self) -> None:
        self.filters.restore({"text": ""}, "")
        self._show_matching()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort_words(self) -> str:
        column = next((c for c, s in _SORTS.items() if s is self.model.filter.sort), Column.PARTNER)
        name = str(self.model.headerData(column, Qt.Orientation.Horizontal) or "")
        arrow = "↓" if self.model.filter.descending else "↑"
        return f"{name.lower()} {arrow}"

    def _open_selected(self) -> None:
        row = self.selected
        if row is not None:
            self.context.navigate("dossier", {"partner": row.id})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the lines of the list come before the words about them."""
        super().resizeEvent(event)
        self._foot.setVisible(self.height() >= self.context.theme.px(_LEAST_FOR_FOOT))

    def _connect(self) -> None:
        self._counts = (0, 0)
        self._add_shortcuts()
        self.context.forms.offer("partners.new", self._form_of_partner)
        self.context.forms.offer("partners.import", self._form_of_import)
        self.filters.changed.connect(self._show_matching)
        self.saved.chosen.connect(self._on_saved_chosen)
        self.table.resized.connect(self.filters.fit)
        self.new_button.clicked.connect(self.add_partner)
        self.import_button.clicked.connect(self.import_file)
        self.export_button.clicked.connect(self._export)
        self.switch.chosen.connect(self._on_register_chosen)
        self.assess_button.clicked.connect(self.assess_selected)
        IntoList(self.filters.text, self.table)
        self.model.counted.connect(self._on_counted)
        self.table.horizontalHeader().sectionClicked.connect(self._on_header_clicked)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.verticalScrollBar().valueChanged.connect(
            lambda _value: self.marking_changed.emit()
        )

    def _add_shortcuts(self) -> None:
        add = self.context.shortcuts.add
        add(self, "Ctrl+F", lambda: self.tr("Filter this list"), self.filters.text.setFocus)
        add(self, "Ctrl+H", lambda: self.tr("History of the selected partner"), self._show_history)
        saved, assess = self.saved.button, self.assess_button
        chosen = self.assess_selected
        add(self, "Ctrl+Shift+F", lambda: self.tr("Saved filters"), saved.showMenu, button=saved)
        add(self, "Ctrl+N", lambda: self.tr("Assess the selected partner"), chosen, button=assess)
        add(
            self, "Ctrl+I", lambda: self.tr("Import from a file"), self._import_by_key,
            button=self.import_button,
        )  # fmt: skip
        add(
            self, "Ctrl+Shift+E", lambda: self.tr("Export this register"), self._export,
            button=self.export_button,
        )  # fmt: skip
        self.switch.add_keys(self.context, self)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.assess_button.setEnabled(current.isValid())

    def _lay_out(self) -> None:
        theme = self.context.theme
        counts = QHBoxLayout()
        theme.set_spacing(counts, gap=12)
        for part in (self.filters.restricted, self.filters.overdue, self.saved.button):
            counts.addWidget(part)
        counts.addWidget(self.count_words, 1)
        card = frame("card")
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._foot = plain()
        foot = QHBoxLayout(self._foot)
        theme.set_spacing(foot, gap=8)
        foot.addWidget(self._legend, 1)
        foot.addLayout(self._keys)
        inner = QVBoxLayout()
        theme.set_spacing(inner, (20, 12, 20, 12), 8)
        inner.addWidget(self.filters)
        inner.addLayout(counts)
        inner.addWidget(card, 1)
        inner.addWidget(self._foot)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addLayout(inner, 1)
        # Last, so that a page that comes to the front has the focus in its list, not here.
        outer.insertWidget(0, self.switch)
