"""The registers: one list for each kind of entry, all partners together, newest first."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.registers.filters import RegisterFilters, as_place
from ui.registers.forms.maker import Countries
from ui.registers.kinds import PARTNERS, REGISTERS, Register
from ui.registers.listing import RegisterList
from ui.registers.opening import RegisterForms
from ui.registers.switch import BREACHES, RegisterSwitch, way_to
from ui.registers.texts import RegisterWords
from ui.registers.writing import RegisterWriting
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import button, icon_button, label, plain, rename
from ui.widgets.counts import grouped
from ui.widgets.into_list import IntoList
from ui.widgets.key_hints import KeyHints
from workstation.domain.officer import Permission
from workstation.domain.register import RegisterFilter, RegisterRow

_FILTER_KEYS = frozenset(as_place(RegisterFilter()))
_LOW = 360
"""The height, at 100 %, under which the line of keys gives its room to the list."""


class RegistersPage(Page):
    """One register at a time. ``place`` names it: ``{"register": "incident"}``.

    With ``entry`` one is selected, or opened where it is not among the newest; the filters can
    be given by their names (``status``, ``country``, ``partner``, ``since``, ``until``,
    ``stale``). Each register keeps its own filters and position.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._register: Register = next(iter(REGISTERS.values()))
        self._places: dict[str, Place] = {}
        self._counts = (0, 0)
        self.words = RegisterWords(self)
        self.forms = RegisterForms(context, self)
        self.writing = RegisterWriting(context, self)
        self.switch = RegisterSwitch(theme, self._register.kind)
        self.new_button = button(theme, "", "primary", icon="plus")
        self.import_button = button(theme, "", icon="file-down")
        self.export_button = button(theme, "", icon="hard-drive-upload")
        self.check_button = button(theme, "", icon="list-checks")
        self.history_button = icon_button(theme, "history", "")
        self.print_button = icon_button(theme, "printer", "")
        self.filters = RegisterFilters(
            theme,
            (
                self.history_button,
                self.print_button,
                self.check_button,
                self.export_button,
                self.import_button,
                self.new_button,
            ),
        )
        self.count_words = label("", "help", wrap=True)
        self.count_words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list = RegisterList(context, self.forms, self._register)
        self.model, self.table, self.preview = self.list.model, self.list.table, self.list.preview
        self._keys = KeyHints(theme, ("Enter", "Space", "Ctrl+N", "Ctrl+H", "Ctrl+D"))
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._show_register()
        self.retranslate()

    @property
    def register(self) -> str:
        """The register in front."""
        return self._register.kind

    @property
    def selected(self) -> RegisterRow | None:
        """The entry in the current row."""
        return self.list.selected

    @property
    def _may_write(self) -> bool:
        return Permission.WRITE_RECORD in self.context.officer.permissions

    @property
    def _may_export(self) -> bool:
        wanted = {Permission.READ, Permission.EXPORT}
        return wanted <= self.context.officer.permissions

    def title(self) -> tuple[str, ...]:
        """Partners, then the register."""
        return (self.tr("Partners"), self.words.of(self._register.kind).name)

    def marking(self) -> Marking:
        """Rolled up from the entries that are in view."""
        return rolled_up(self.list.marks, self.context.language)

    def panes(self) -> list[QWidget]:
        """Filters, the table, its preview, then the registers."""
        return [self.filters.text, self.table, self.preview, self.switch]

    def load(self) -> None:
        """Read the rows again; the selected entry stays selected."""
        self.list.show_matching(self._register, self.filters.wanted)
        self._load_countries()

    def place(self) -> Place:
        """The register in front, and each register's filters and position."""
        self._places[self._register.kind] = self._state()
        return {"register": self._register.kind, "registers": dict(self._places)}

    def restore(self, place: Place) -> None:
        """Show a register as it was, or one entry of it, or what a filter lets through."""
        kept = place.get("registers")
        if isinstance(kept, dict):
            self._places = {kind: state for kind, state in kept.items() if kind in REGISTERS}
        elif place.get("register") != self._register.kind:
            self._places[self._register.kind] = self._state()
        wanted = str(place.get("register", ""))
        if wanted not in REGISTERS:
            return
        self._register = REGISTERS[wanted]
        given = {key: place[key] for key in (*_FILTER_KEYS, "entry") if key in place}
        if given:
            self._places[wanted] = {**given, "seek": True}
        self._show_register()
        if place.get("at") == "switch":
            self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def help_topic(self) -> str:
        """What the register in front holds."""
        return self.words.of(self._register.kind).fills

    def retranslate(self) -> None:
        """Set every word anew."""
        filters = self.filters
        filters.text.setPlaceholderText(self.tr("Words or number"))
        filters.text.setAccessibleName(self.tr("Filter by words or number"))
        filters.country.setAccessibleName(self.tr("Filter by country"))
        filters.status.setAccessibleName(self.tr("Filter by status"))
        filters.since_words.setText(self.tr("From"))
        filters.until_words.setText(self.tr("to"))
        filters.since.set_name(self.tr("From"))
        filters.until.set_name(self.tr("Until"))
        filters.partner_button.setText(self.tr("One partner only"))
        filters.partner_button.setAccessibleName(self.tr("Show all partners again"))
        self.import_button.setText(self.tr("Import"))
        self.export_button.setText(self.tr("Export"))
        self.check_button.setText(self.tr("Check it"))
        rename(self.history_button, self.tr("History of the selected entry (Ctrl+H)"))
        rename(self.print_button, self.tr("Print this list (Ctrl+P)"))
        self._keys.say(
            (
                self.tr("open"),
                self.tr("preview"),
                self.tr("new"),
                self.tr("history"),
                self.tr("dossier"),
            )
        )
        self._name_register()
        self._load_countries()

    def _name_register(self) -> None:
        texts = self.words.of(self._register.kind)
        self.new_button.setText(texts.new)
        stale = texts.stale if self._register.stales else ""
        self.filters.name_statuses(self._statuses(), stale)
        self._show_counts()

    def _statuses(self) -> list[tuple[str, str]]:
        register, language = self._register, self.context.language
        named = [(one, register.status_words(one, language)) for one in register.statuses]
        column = self.words.of(register.kind).status
        return [("", self.tr("{column}: all").format(column=column)), *named]

    def _show_register(self) -> None:
        """Bring the register to the front with its own filters and position."""
        register, state = self._register, self._places.get(self._register.kind, {})
        self.switch.show_register(register.kind)
        stale = self.words.of(register.kind).stale if register.stales else ""
        self.filters.show_filter(state, self._statuses(), stale)
        self.new_button.setVisible(self._may_write)
        self.import_button.setVisible(self._may_write)
        self.export_button.setVisible(self._may_export)
        self.check_button.setVisible(self._may_write and register.kind == "assurance")
        self._name_register()
        self.list.show_matching(register, self.filters.wanted, state)
        self.title_changed.emit()

    def _state(self) -> Place:
        return {**as_place(self.filters.wanted), **self.list.position}

    def _on_chosen(self, name: str) -> None:
        if name in (PARTNERS, BREACHES):
            at: Place = {"at": "switch"} if self.switch.tabs.hasFocus() else {}
            self.switch.show_register(self._register.kind)
            self.context.navigate(*way_to(name, at))
            return
        self._places[self._register.kind] = self._state()
        self._register = REGISTERS[name]
        self._show_register()

    def _on_filtered(self) -> None:
        self.list.show_matching(self._register, self.filters.wanted, {})

    def _clear_filters(self) -> None:
        self._places.pop(self._register.kind, None)
        self._show_register()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _load_countries(self) -> None:
        language = self.context.language

        def read(_session: object) -> Countries:
            from workstation.workflows import partners

            return partners.list_countries(language)

        self.context.door.run(read, self._on_countries, owner=self)

    def _on_countries(self, countries: Countries) -> None:
        self.forms.countries = countries
        self.filters.name_countries([("", self.tr("Country: all")), *countries])
        self.list.model.name_countries(dict(countries))

    def _on_counted(self, matching: int, total: int) -> None:
        self._counts = (matching, total)
        self._show_counts()
        self.history_button.setEnabled(bool(matching))
        self.check_button.setEnabled(bool(matching))

    def _show_counts(self) -> None:
        matching, total = self._counts
        said = self.tr("{matching} of {total}, newest first")
        language = self.context.language
        self.count_words.setText(
            said.format(matching=grouped(matching, language), total=grouped(total, language))
        )
        texts = self.words.of(self._register.kind)
        self.list.say(texts, self._counts, may_write=self._may_write)

    def _open_selected(self) -> None:
        if self.selected is not None:
            self.forms.edit(self.selected.kind, self.selected.id)

    def _add(self) -> None:
        if self._may_write:
            self.forms.add(self._register.kind, self.filters.wanted.partner)

    def _check_selected(self) -> None:
        row = self.selected
        if row is not None and self._may_write and row.kind == "assurance":
            self.forms.check(row)

    def _import(self) -> None:
        if self._may_write:
            self.forms.take_file(self._register.kind)

    def _export(self) -> None:
        if self._may_export:
            self.writing.ask(self._register.kind, self.filters.wanted.partner)

    def print_list(self) -> None:
        """Show the list that stands here as it will be on paper."""
        from ui.registers.printing import ListPrintDialog, ListPrintout

        filters = self.filters
        printout = ListPrintout(
            self._register.kind, filters.wanted, filters.words, self.context.language
        )
        ListPrintDialog(self.context, printout, self).open()

    def _show_history(self) -> None:
        if self.selected is not None:
            self.context.navigate("admin", {"history": self.selected.id})

    def _open_dossier(self) -> None:
        row = self.selected
        if row is not None and row.partner:
            self.context.navigate("dossier", {"partner": row.partner, "item": row.id})

    def _connect(self) -> None:
        self.switch.chosen.connect(self._on_chosen)
        self.forms.saved.connect(self.load)
        self.filters.changed.connect(self._on_filtered)
        IntoList(self.filters.text, self.table)
        self.table.open_wanted.connect(self._open_selected)
        self.list.counted.connect(self._on_counted)
        self.list.marks_changed.connect(self.marking_changed)
        self.list.add_wanted.connect(self._add)
        self.list.clear_wanted.connect(self._clear_filters)
        self.list.missed.connect(lambda entry: self.forms.edit(self._register.kind, entry))
        self.new_button.clicked.connect(self._add)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        self.check_button.clicked.connect(self._check_selected)
        self.history_button.clicked.connect(self._show_history)
        self.print_button.clicked.connect(self.print_list)

    def _add_shortcuts(self) -> None:
        add, history = self.context.shortcuts.add, self._show_history
        add(self, "Ctrl+F", lambda: self.tr("Filter this list"), self.filters.text.setFocus)
        add(self, "Ctrl+N", lambda: self.tr("New entry"), self._add, button=self.new_button)
        add(
            self, "Ctrl+I", lambda: self.tr("Import from a file"), self._import,
            button=self.import_button,
        )  # fmt: skip
        add(
            self, "Ctrl+Shift+E", lambda: self.tr("Export this register"), self._export,
            button=self.export_button,
        )  # fmt: skip
        add(self, "Ctrl+H", lambda: self.tr("History of the selected entry"), history)
        add(self, "Ctrl+P", lambda: self.tr("Print this list"), self.print_list)
        add(self, "Ctrl+D", lambda: self.tr("Dossier of its partner"), self._open_dossier)
        add(
            self, "Ctrl+Shift+K", lambda: self.tr("Check the selected assurance"),
            self._check_selected, button=self.check_button,
        )  # fmt: skip
        leave = self.list.close_preview
        escape = add(self, "Esc", lambda: self.tr("Close the preview"), leave)
        escape.setEnabled(False)
        self.list.preview_shown.connect(escape.setEnabled)
        self.switch.add_keys(self.context, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put filters and buttons in one row where they fit."""
        super().resizeEvent(event)
        self.filters.fit(self.width() / self.context.theme.zoom)
        self._foot.setVisible(self.height() / self.context.theme.zoom >= _LOW)

    def _lay_out(self) -> None:
        theme = self.context.theme
        counts = QHBoxLayout()
        theme.set_spacing(counts, gap=12)
        counts.addLayout(self.filters.second_row)
        counts.addWidget(self.count_words, 1)
        self._foot = plain()
        foot = QHBoxLayout(self._foot)
        theme.set_spacing(foot, gap=8)
        foot.addStretch(1)
        foot.addLayout(self._keys)
        inner = QVBoxLayout()
        theme.set_spacing(inner, (20, 12, 20, 12), 8)
        inner.addWidget(self.filters)
        inner.addLayout(counts)
        inner.addWidget(self.list, 1)
        inner.addWidget(self._foot)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addLayout(inner, 1)
        # Last, so that a page that comes to the front has the focus in its list, not here.
        outer.insertWidget(0, self.switch)
