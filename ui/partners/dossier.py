"""The dossier of one partner: who it is, its record, and what is known of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.partners.agreements_pane import AgreementsPane
from ui.partners.assurances_pane import AssurancesPane
from ui.partners.documents_pane import DocumentsPane
from ui.partners.dossier_body import DossierBody, Tabs
from ui.partners.dossier_forms import DossierForms
from ui.partners.dossier_head import DossierHead
from ui.partners.due_card import DueCard
from ui.partners.facts import AssuranceFacts, SourceFacts
from ui.partners.merge import add_merging, offer_merge
from ui.partners.ratings_pane import RatingsPane
from ui.partners.record_pane import RecordPane
from ui.partners.record_query import Narrowing, query_of
from ui.partners.rows import Pane
from ui.partners.sources_pane import SourcesPane
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import rename
from ui.widgets.counts import grouped
from workstation.domain.error import UserError
from workstation.domain.officer import Permission
from workstation.domain.partner import TimelineEntry
from workstation.domain.register import Dossier, DueItem, DueKind
from workstation.workflows.session import Session

TABS = ("record", "assurances", "sources", "agreements", "assessments", "documents")
_ENTRY_OF = {
    DueKind.ASSURANCE_EXPIRY: "assurance",
    DueKind.ARRANGEMENT_REVIEW: "arrangement",
    DueKind.AGREEMENT_REVIEW: "agreement",
    DueKind.SOURCE_REFRESH: "source",
    DueKind.INCIDENT_CITATION: "incident",
}


class DossierPage(Page):
    """One partner. ``place`` names it: ``{"partner": "P-0001", "tab": 0}``.

    A place may name the tab by its number or by one of ``TABS``.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._partner = ""
        self._asked = ""
        self._dossier: Dossier | None = None
        self._is_worded = False
        self._country_words: dict[str, str] = {}
        self.forms = DossierForms(context, self, lambda: (self._dossier, self._country_words))
        self.head = DossierHead(context)
        self.tabs = self.head.tabs
        self.pages = Tabs()
        self.record_pane = RecordPane(context)
        self.record = self.record_pane.list
        self.due = DueCard(context)
        self.assurance_facts = AssuranceFacts(context)
        self.source_facts = SourceFacts(context)
        self.assurances = AssurancesPane(context)
        self.sources = SourcesPane(context)
        self.agreements = AgreementsPane(context)
        self.ratings = RatingsPane(context)
        self.documents = DocumentsPane(context)
        self.panes_of_tabs: tuple[Pane, ...] = (
            self.assurances, self.sources, self.agreements, self.ratings, self.documents,
        )  # fmt: skip
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
        marks = [*self.record_pane.marks, *self.assurances.marks, *self.documents.marks]
        dossier = self._dossier
        if dossier is not None:
            marks += [dossier.partner.marking, *(one.marking for one in dossier.units)]
            marks += [one.marking for one in dossier.due]
            marks += [one.marking for one in dossier.arrangements]
            marks += [one.marking for one in dossier.agreements]
            marks += [one.marking for one in dossier.row.also]
            marks += [dated.source.marking for dated in dossier.sources]
            marks += [line.assurance.marking for line in dossier.assurances]
            marks += self.ratings.marks
        return rolled_up(marks, self.context.language)

    def panes(self) -> list[QWidget]:
        """Tabs, then what the tab shows."""
        if self.tabs.currentIndex() == 0:
            return [self.tabs, self.record_pane.filters.kinds, self.record]
        return [self.tabs, self.pages]

    def load(self) -> None:
        """Read the newest entries and the dossier again; the entries first, they are seen first."""
        if not self._partner:
            return
        partner, language = self._partner, self.context.language
        self._asked = partner
        self.record_pane.load()

        def read(session: Session) -> tuple[Dossier, dict[str, str]]:
            from workstation.workflows import partners

            countries = dict(partners.list_countries(language))
            return partners.get_dossier(session, partner, language), countries

        def show(result: tuple[Dossier, dict[str, str]]) -> None:
            if partner == self._partner:
                self._asked, self._country_words = "", result[1]
                self._on_dossier(result[0])

        def fail(problem: UserError) -> None:
            self._asked = ""
            self.context.show_error(problem)
            shown = self._dossier
            if partner == self._partner and (shown is None or shown.partner.id != partner):
                self.context.navigate("partners")  # nothing to show: what is there is the list

        self.context.door.run(read, show, fail, owner=self)

    def place(self) -> Place:
        """The partner, the tab and the filters."""
        return {
            "partner": self._partner,
            "tab": self.tabs.currentIndex(),
            "filters": self.record_pane.filters.query.as_place(),
            "standing": self.assurances.standing.value,
            "item": self.record_pane.current_item,
        }

    def restore(self, place: Place) -> None:
        """Show a partner."""
        partner = str(place.get("partner", ""))
        if partner and partner != self._partner:
            self._partner, self._dossier = partner, None
            self.record_pane.show_partner(partner)
        wanted = place.get("tab", 0)
        self.tabs.setCurrentIndex(_tab_of(wanted))
        self.record_pane.select_later(str(place.get("item", "")))
        standing = str(place.get("standing", "every"))
        if self.assurances.standing.offers(standing):
            self.assurances.standing.set_value(standing or "every")
        filters = place.get("filters")
        query = query_of(filters if isinstance(filters, dict) else {})
        is_asked = self._asked == self._partner and query == self.record_pane.filters.query
        self.record_pane.filters.show_query(query)
        if not is_asked:
            self.load()

    def help_topic(self) -> str:
        """What the record is for."""
        return self.tr(
            "The partner's record: what was exchanged, what was promised and kept, what went "
            "wrong. An assessment shows the part of it that bears on each question."
        )

    def show_behind(self, wanted: Narrowing) -> None:
        """Show the entries behind a number."""
        self.tabs.setCurrentIndex(TABS.index(wanted.tab))
        if wanted.tab == "record":
            self.record_pane.narrow(wanted.query)
            self.record.setFocus()
        elif wanted.tab == "assurances":
            self.assurances.narrow(wanted)
        elif wanted.tab == "sources":
            self.sources.narrow(wanted)

    def open_entry(self, kind: str, subject: str) -> None:
        """Open what stands behind a line: its form, or the assessment."""
        if kind in ("assessment", "decision"):
            self.context.navigate("assess", {"assessment": subject})
        elif kind == "breach":
            self.context.navigate("breaches", {"breach": subject})
        else:
            self.forms.open_entry(self._partner, kind, subject)

    def retranslate(self) -> None:
        """Set every word anew."""
        head = self.head
        head.start_button.setText(self.tr("Start assessment"))
        head.paper_button.setText(self.tr("Information paper"))
        rename(head.history_button, self.tr("History of this record (Ctrl+H)"))
        head.add_button.setText(self.tr("Add"))
        self.record_pane.retranslate()
        self.tabs.setAccessibleName(self.tr("Parts of the dossier"))
        self._retranslate_menu()
        self._is_worded = False
        for pane in self.panes_of_tabs:
            pane.forget()
        if self._partner:
            self.load()
        else:
            self._show_tabs()

    def _retranslate_menu(self) -> None:
        menu = self.head.add_menu
        menu.clear()
        for name, text in (
            ("exchange", self.tr("Exchange")),
            ("assurance", self.tr("Assurance")),
            ("incident", self.tr("Incident")),
            ("source", self.tr("Source")),
            ("arrangement", self.tr("Arrangement")),
            ("agreement", self.tr("Agreement or programme")),
        ):
            menu.addAction(text).triggered.connect(partial(self._add, name))
        menu.addSeparator()
        menu.addAction(self.tr("Change partner")).triggered.connect(
            lambda: self.forms.open("change-partner", self._partner)
        )
        add_merging(menu, self, self._partner, self._dossier.row.also if self._dossier else ())

    def _add(self, name: str, _checked: bool = False) -> None:
        about = {"country": self._dossier.partner.country if self._dossier else ""}
        self.forms.open(name, self._partner, **(about if name == "source" else {}))

    def _on_dossier(self, dossier: Dossier) -> None:
        if dossier == self._dossier and self._is_worded:
            return
        # Of an entry that was merged, the one that stands for it is shown.
        self._partner, self._dossier, self._is_worded = dossier.partner.id, dossier, True
        self._retranslate_menu()
        country = dossier.partner.country
        self.head.show_dossier(dossier, self._country_words.get(country, country))
        self._show_tabs()
        self.due.show_dossier(dossier)
        self.assurance_facts.show_dossier(dossier)
        self.source_facts.show_dossier(dossier)
        for pane in self.panes_of_tabs:
            pane.show_dossier(dossier, may_write=self._may_write)
        self.record_pane.show_total(sum(dossier.counts.values()))
        self.title_changed.emit()
        self.marking_changed.emit()

    def _show_tabs(self) -> None:
        one = self._dossier
        titles = (
            (self.tr("Record"), 0),
            (self.tr("Assurances"), one.assurance_count if one else 0),
            (self.tr("Sources and indicators"), 0),
            (self.tr("Agreements"), len(one.agreements) + len(one.arrangements) if one else 0),
            (self.tr("Assessments"), len(one.ratings) if one else 0),
            (self.tr("Documents"), one.documents if one else 0),
        )
        for place, (text, count) in enumerate(titles):
            said = f"{text} {grouped(count, self.context.language)}" if count else text
            if place < self.tabs.count():
                self.tabs.setTabText(place, said)
            else:
                self.tabs.addTab(said)

    def _on_tab(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self._body.show_facts(place == 0)
        pane = self.pages.widget(place)
        if isinstance(pane, Pane):
            pane.look()
        self.marking_changed.emit()

    def _step_tab(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _find_words(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.record_pane.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.record_pane.filters.text.selectAll()

    def _start(self) -> None:
        self.context.navigate("assess", {"partner": self._partner, "new": True})

    def _show_history(self) -> None:
        self.context.navigate("admin", {"history": self._partner})

    def _make_paper(self) -> None:
        from ui.partners import paper

        paper.open_paper(self.context, self._partner, self)

    def _do(self, item: DueItem) -> None:
        """What can be done about something that is due."""
        if item.kind is DueKind.FOLLOW_UP:
            self.context.navigate("after", {"follow_up": item.subject})
        elif item.kind is DueKind.RECORD_TOUCHED:
            self.context.navigate("after", {"assessment": item.subject})
        elif item.kind is DueKind.BREACH_NOTICE:
            self.context.navigate("breaches", {"breach": item.subject})
        elif item.kind is DueKind.ASSURANCE_CHECK:
            self.forms.open_check(self._partner, item.subject)
        else:
            self.open_entry(_ENTRY_OF.get(item.kind, "assessment"), item.subject)

    def _on_entry_opened(self, entry: TimelineEntry) -> None:
        self.open_entry(entry.kind, entry.subject)

    def _connect(self) -> None:
        head = self.head
        offer_merge(self.context, self)
        self.tabs.currentChanged.connect(self._on_tab)
        self.forms.saved.connect(self.load)
        self.record_pane.opened.connect(self._on_entry_opened)
        self.record_pane.read.connect(self.marking_changed)
        self.ratings.standing.read.connect(self.marking_changed)
        for listed in (self.documents, self.assurances):
            listed.read.connect(self.marking_changed)
        for part in (head, self.assurance_facts, self.source_facts):
            part.wanted.connect(self.show_behind)
        self.due.chosen.connect(self._do)
        self.assurances.check_wanted.connect(
            lambda assurance: self.forms.open_check(self._partner, assurance)
        )
        for pane in (self.assurances, self.sources, self.agreements, self.documents):
            pane.opened.connect(self.open_entry)
        head.partner_wanted.connect(lambda one: self.context.navigate("dossier", {"partner": one}))
        head.start_button.clicked.connect(self._start)
        head.history_button.clicked.connect(self._show_history)
        head.paper_button.clicked.connect(self._make_paper)
        self._add_shortcuts()

    def _add_shortcuts(self) -> None:
        shortcuts: tuple[tuple[str, Callable[[], str], Callable[[], None]], ...] = (
            ("Ctrl+PgDown", lambda: self.tr("Next tab"), lambda: self._step_tab(1)),
            ("Ctrl+PgUp", lambda: self.tr("Previous tab"), lambda: self._step_tab(-1)),
            ("Ctrl+H", lambda: self.tr("History of this record"), self._show_history),
            ("Ctrl+F", lambda: self.tr("Find words in this record"), self._find_words),
        )
        add = self.context.shortcuts.add
        for keys, said, act in shortcuts:
            add(self, keys, said, act)
        if Permission.ASSESS in self.context.officer.permissions:
            button = self.head.start_button
            add(self, "Ctrl+N", lambda: self.tr("Assess this partner"), self._start, button=button)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.record_pane)
        for pane in self.panes_of_tabs:
            self.pages.addWidget(pane)
        facts = (self.due, self.assurance_facts, self.source_facts)
        self._body = DossierBody(self.context, self.head, self.pages, facts)
        outer = QVBoxLayout(self)
        self.context.theme.set_spacing(outer)
        outer.addWidget(self._body)


def _tab_of(wanted: object) -> int:
    """The number of a tab that a place names; the record for what is none."""
    if wanted in TABS:
        return TABS.index(str(wanted))
    return wanted if isinstance(wanted, int) and 0 <= wanted < len(TABS) else 0
