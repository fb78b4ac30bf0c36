"""The dossier of one partner: who it is, its record, and what is known of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.partners.dossier_forms import DossierForms
from ui.partners.dossier_head import DossierHead
from ui.partners.dossier_lists import ArrangementList, RatingList
from ui.partners.facts import AssuranceFacts, AssuranceList, SourceFacts
from ui.partners.record_view import RecordList
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import frame, plain, rename
from ui.widgets.notice import Card, EmptyState
from ui.widgets.segments import Segments
from workstation.domain.officer import Permission
from workstation.domain.partner import Arrangement, Assurance, TimelineEntry
from workstation.domain.register import Dossier
from workstation.workflows.session import Session

_PAGE = 50
_NARROW = 1200
_FILTERS: dict[str, tuple[str, ...]] = {
    "all": (),
    "exchanges": ("exchange",),
    "decisions": ("decision", "assessment"),
    "assurances": ("assurance", "assurance-check"),
    "incidents": ("incident",),
    "sources": ("source",),
}


class DossierPage(Page):
    """One partner. ``place`` names it: ``{"partner": "P-0001", "tab": 0}``."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._partner = ""
        self._dossier: Dossier | None = None
        self._country_words: dict[str, str] = {}
        self._reading = 0
        self._wanted = ""
        self.forms = DossierForms(context, self, lambda: (self._dossier, self._country_words))
        self.head = DossierHead(context)
        self.tabs = self.head.tabs
        self.pages = QStackedWidget()
        self.record = RecordList(theme)
        self.filter = Segments(tuple((one, one) for one in _FILTERS))
        self.record_card = Card(theme, " ", "history")
        self.record_empty = EmptyState(theme, "inbox")
        self.assurances = AssuranceList(context, self._record_check)
        self.assurance_facts = AssuranceFacts(context)
        self.source_facts = SourceFacts(context)
        self.arrangements = ArrangementList(context, self._change_arrangement)
        self.ratings = RatingList(context)
        self._lay_out()
        self._connect()
        self.head.add_button.setVisible(self._may_write)
        self.head.start_button.setVisible(Permission.ASSESS in context.officer.permissions)
        self.retranslate()

    @property
    def _may_write(self) -> bool:
        return Permission.WRITE_RECORD in self.context.officer.permissions

    def title(self) -> tuple[str, ...]:
        """Partners, then the partner's short name."""
        if self._dossier is None:
            return (self.tr("Partners"),)
        partner = self._dossier.partner
        return (self.tr("Partners"), partner.short_name or partner.name)

    def marking(self) -> Marking:
        """Rolled up from the partner and every entry that is loaded."""
        entries = self.record.entries
        marks = [entries.entry_at(row).marking for row in range(entries.rowCount())]
        if self._dossier is not None:
            marks.append(self._dossier.partner.marking)
            marks.extend(dated.source.marking for dated in self._dossier.sources)
            marks.extend(one.marking for one in self._dossier.arrangements)
            marks.extend(line.assurance.marking for line in self._dossier.assurances)
        return rolled_up(marks, self.context.language)

    def panes(self) -> list[QWidget]:
        """Tabs, then what the tab shows."""
        return [self.tabs, self.record]

    def load(self) -> None:
        """Read the dossier and the newest entries again."""
        if not self._partner:
            return
        partner, language = self._partner, self.context.language

        def read(session: Session) -> tuple[Dossier, dict[str, str]]:
            from workstation.workflows import partners

            return partners.get_dossier(session, partner), dict(partners.list_countries(language))

        self.context.door.run(read, self._on_dossier, owner=self)
        self._read_record()

    def place(self) -> Place:
        """The partner, the tab and the filter."""
        return {
            "partner": self._partner,
            "tab": self.tabs.currentIndex(),
            "filter": self.filter.value,
            "item": self._current_item(),
        }

    def restore(self, place: Place) -> None:
        """Show a partner."""
        partner = str(place.get("partner", ""))
        if partner and partner != self._partner:
            self._partner = partner
            self._dossier = None
            self.record.entries.set_entries([])
        self.tabs.setCurrentIndex(int(place.get("tab", 0)))
        self._wanted = str(place.get("item", ""))
        wanted = str(place.get("filter", "all"))
        self.filter.set_value(wanted if wanted in _FILTERS else "all")
        self.load()

    def help_topic(self) -> str:
        """What the record is for."""
        return self.tr(
            "The partner's record: what was exchanged, what was promised and kept, what went "
            "wrong. An assessment shows the part of it that bears on each question."
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.head.start_button.setText(self.tr("Start assessment"))
        rename(self.head.history_button, self.tr("History of this record (Ctrl+H)"))
        self.head.add_button.setText(self.tr("Add"))
        self.filter.set_labels(
            (
                ("all", self.tr("All")),
                ("exchanges", self.tr("Exchanges")),
                ("decisions", self.tr("Decisions")),
                ("assurances", self.tr("Assurances")),
                ("incidents", self.tr("Incidents")),
                ("sources", self.tr("Sources")),
            )
        )
        self.filter.set_name(self.tr("Show"))
        self.record.setAccessibleName(self.tr("Record of this partner, newest first"))
        self.record.entries.set_language(self.context.language)
        self.record_empty.set_words(
            self.tr("Nothing recorded"), self.tr("Exchanges, assurances and incidents appear here.")
        )
        self.tabs.setAccessibleName(self.tr("Parts of the dossier"))
        self._retranslate_menu()
        if self._partner:
            self.load()
        else:
            self._show_tabs()

    def _retranslate_menu(self) -> None:
        self.head.add_menu.clear()
        for text, slot in (
            (self.tr("Exchange"), self._add_exchange),
            (self.tr("Assurance"), self._add_assurance),
            (self.tr("Incident"), self._add_incident),
            (self.tr("Source"), self._add_source),
            (self.tr("Arrangement"), self._add_arrangement),
        ):
            self.head.add_menu.addAction(text).triggered.connect(slot)
        self.head.add_menu.addSeparator()
        self.head.add_menu.addAction(self.tr("Change partner")).triggered.connect(
            self._change_partner
        )

    def _on_dossier(self, result: tuple[Dossier, dict[str, str]]) -> None:
        if result[0].partner.id != self._partner:
            return
        self._dossier, self._country_words = result
        partner = self._dossier.partner
        self.head.show_dossier(
            self._dossier, self._country_words.get(partner.country, partner.country)
        )
        self._show_tabs()
        self.assurance_facts.show_dossier(self._dossier)
        self.source_facts.show_dossier(self._dossier)
        self.assurances.show_dossier(self._dossier, may_write=self._may_write)
        self.arrangements.show_dossier(self._dossier, may_write=self._may_write)
        self.ratings.show_dossier(self._dossier)
        total = sum(self._dossier.counts.values())
        self.record_card.set_title(self.tr("Record"), str(total))
        self.title_changed.emit()
        self.marking_changed.emit()

    def _show_tabs(self) -> None:
        dossier = self._dossier
        titles = (
            self.tr("Record"),
            self._counted(self.tr("Assurances"), len(dossier.assurances) if dossier else 0),
            self._counted(self.tr("Arrangements"), len(dossier.arrangements) if dossier else 0),
            self._counted(self.tr("Assessments"), len(dossier.ratings) if dossier else 0),
        )
        for place, text in enumerate(titles):
            if place < self.tabs.count():
                self.tabs.setTabText(place, text)
            else:
                self.tabs.addTab(text)

    def _counted(self, text: str, count: int) -> str:
        return f"{text} {count}" if count else text

    def _read_record(self, before: tuple[str, int] | None = None) -> None:
        partner, kinds = self._partner, _FILTERS[self.filter.value or "all"]
        if before is None:
            self._reading += 1
        reading = self._reading

        def read(session: Session) -> list[TimelineEntry]:
            from workstation.workflows import partners

            return partners.prior_record(session, partner, kinds=kinds, before=before, limit=_PAGE)

        def show(entries: list[TimelineEntry]) -> None:
            if reading != self._reading:
                return
            more = len(entries) == _PAGE
            if before is None:
                self.record.entries.set_entries(entries, has_more=more)
                self._record_stack.setCurrentIndex(0 if entries else 1)
                self._select_wanted(entries)
            else:
                self.record.entries.append(entries, has_more=more)
            self.marking_changed.emit()

        self.context.door.run(read, show, owner=self)

    def _current_item(self) -> str:
        row = self.record.currentIndex().row()
        return self.record.entries.entry_at(row).subject if row >= 0 else ""

    def _select_wanted(self, entries: list[TimelineEntry]) -> None:
        for row, entry in enumerate(entries):
            if self._wanted and entry.subject == self._wanted:
                self.record.setCurrentIndex(self.record.entries.index(row))
                self.record.scrollTo(self.record.currentIndex())
                break
        self._wanted = ""

    def _step_tab(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _start(self) -> None:
        self.context.navigate("assess", {"partner": self._partner, "new": True})

    def _show_history(self) -> None:
        self.context.navigate("admin", {"history": self._partner})

    def _read_older(self) -> None:
        oldest = self.record.entries.oldest
        if oldest is not None:
            self._read_record((oldest.on, oldest.seq))

    def _open(self, name: str, **arguments: str) -> None:
        self.forms.open(name, self._partner, **arguments)

    def _add_exchange(self) -> None:
        self._open("exchange")

    def _add_assurance(self) -> None:
        self._open("assurance")

    def _add_incident(self) -> None:
        self._open("incident")

    def _add_source(self) -> None:
        self._open("source", country=self._dossier.partner.country if self._dossier else "")

    def _add_arrangement(self) -> None:
        self._open("arrangement")

    def _change_partner(self) -> None:
        self._open("change-partner")

    def _change_arrangement(self, arrangement: Arrangement) -> None:
        self._open("change-arrangement", arrangement=arrangement.id)

    def _record_check(self, assurance: Assurance) -> None:
        self._open("check", assurance=assurance.id)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.forms.saved.connect(self.load)
        self.filter.chosen.connect(self._on_filter_chosen)
        self.record.entries.more_wanted.connect(self._read_older)
        self.record.opened.connect(self._on_entry_opened)
        self.head.start_button.clicked.connect(self._start)
        self.head.history_button.clicked.connect(self._show_history)
        add = self.context.shortcuts.add
        add(self, "Ctrl+PgDown", lambda: self.tr("Next tab"), lambda: self._step_tab(1))
        add(self, "Ctrl+PgUp", lambda: self.tr("Previous tab"), lambda: self._step_tab(-1))
        add(self, "Ctrl+H", lambda: self.tr("History of this record"), self._show_history)
        if Permission.ASSESS in self.context.officer.permissions:
            button = self.head.start_button
            add(self, "Ctrl+N", lambda: self.tr("Assess this partner"), self._start, button=button)

    def _on_filter_chosen(self, value: str) -> None:
        if not value:
            self.filter.set_value("all")
        self._read_record()

    def _on_entry_opened(self, entry: TimelineEntry) -> None:
        if entry.kind in ("assessment", "decision"):
            self.context.navigate("assess", {"assessment": entry.subject})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts first where the window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() / self.context.theme.zoom < _NARROW - 88
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        if self._body.direction() != direction:
            self._body.setDirection(direction)
            widest = 16_777_215 if narrow else self.context.theme.px(412)
            self._facts_scroll.setMaximumWidth(widest)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.record_card.head_layout.addWidget(self.filter)
        theme.set_spacing(self.record_card.body, (1, 0, 1, 1), 0)
        self._record_stack = QStackedWidget()
        self._record_stack.addWidget(self.record)
        self._record_stack.addWidget(self.record_empty)
        self.record_card.body.addWidget(self._record_stack, 1)
        self.pages.addWidget(self.record_card)
        for content in (self.assurances, self.arrangements, self.ratings):
            self.pages.addWidget(self._scrolled(content))
        facts = plain()
        column = QVBoxLayout(facts)
        theme.set_spacing(column, gap=14)
        column.addWidget(self.assurance_facts)
        column.addWidget(self.source_facts)
        column.addStretch(1)
        self._facts_scroll = self._scrolled(facts, card=False)
        theme.set_width(self._facts_scroll, 360, 412)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.set_spacing(self._body, (20, 14, 20, 14), 16)
        self._body.addWidget(self.pages, 1)
        self._body.addWidget(self._facts_scroll)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(self.head)
        outer.addLayout(self._body, 1)

    def _scrolled(self, content: QWidget, *, card: bool = True) -> QScrollArea | QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setProperty("kind", "plain")
        scroll.setWidget(content)
        if not card:
            return scroll
        holder = frame("card")
        column = QVBoxLayout(holder)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)
        return holder
