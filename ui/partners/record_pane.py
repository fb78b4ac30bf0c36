"""The record of a partner: its filters, its lines, and the pages that are read as one scrolls."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.partners.record_filters import RecordFilters
from ui.partners.record_query import RecordQuery
from ui.partners.record_view import RecordList
from ui.shell.context import Context
from ui.widgets.counts import grouped
from ui.widgets.notice import Card, EmptyState
from workstation.domain.error import UserError
from workstation.domain.partner import TimelineEntry
from workstation.workflows.session import Session

PAGE_LINES = 50
OLDER_LINES = 200
"""Further pages are longer: who scrolls on is not waiting for the first line."""


class RecordPane(Card):
    """One timeline, newest first, narrowed by its filters.

    Signals:
        opened: a person wants to see what stands behind a line.
        read: other lines are shown.
    """

    opened = Signal(object)
    read = Signal()

    def __init__(self, context: Context) -> None:
        theme = context.theme
        super().__init__(theme, " ", "history")
        self._context = context
        self._partner = ""
        self._reading = 0
        self._wanted = ""
        self._marks: dict[str, None] = {}
        self._counted: int | None = None
        self.total = 0
        self.filters = RecordFilters(theme)
        self.list = RecordList(theme)
        self.empty = EmptyState(theme, "inbox", on_action=self.filters.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        theme.set_spacing(self.body, (1, 0, 1, 1), 0)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._stack, 1)
        self.filters.changed.connect(self.load)
        self.list.entries.more_wanted.connect(self._read_older)
        self.list.opened.connect(self.opened)

    @property
    def marks(self) -> list[str]:
        """The portion marks of every line that is loaded, once each."""
        return list(self._marks)

    @property
    def current_item(self) -> str:
        """The subject of the current line."""
        row = self.list.currentIndex().row()
        return self.list.entries.entry_at(row).subject if row >= 0 else ""

    def show_partner(self, partner: str) -> None:
        """Turn to a partner; its lines come with :meth:`load`."""
        if partner != self._partner:
            self._partner, self._marks = partner, {}
            self.list.entries.set_entries([])

    def select_later(self, item: str) -> None:
        """Make the line of a subject the current one as soon as it was read."""
        self._wanted = item

    def narrow(self, query: RecordQuery) -> None:
        """Show only what these filters let through."""
        self.filters.show_query(query)
        self.load()

    def load(self) -> None:
        """Read the newest lines again."""
        if self._partner:
            self._read(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        kinds = (
            ("all", self.tr("All")),
            ("exchanges", self.tr("Exchanges")),
            ("decisions", self.tr("Decisions")),
            ("assurances", self.tr("Assurances")),
            ("incidents", self.tr("Incidents")),
            ("sources", self.tr("Sources")),
            ("agreements", self.tr("Agreements")),
        )
        self.filters.retranslate(self._context.language, kinds)
        self.list.setAccessibleName(self.tr("Record of this partner, newest first"))
        self.list.entries.set_language(self._context.language)
        self._show_counts()
        self._show_empty()

    def show_total(self, total: int) -> None:
        """Say how many lines the whole record has."""
        self.total = total
        self._show_counts()

    def _show_counts(self) -> None:
        shown, more = self.list.entries.rowCount(), self.list.entries.has_more
        if self.filters.query.is_empty:
            self.set_title(self.tr("Record"), str(self.total))
            self.counter.setText(grouped(self.total, self._context.language))
            return
        if self._counted is not None:
            shown, more = self._counted, False
        said = self.tr("{count} or more found") if more else self.tr("{count} found")
        counted = grouped(shown, self._context.language)
        self.set_title(self.tr("Record"), said.format(count=counted))

    def _show_empty(self) -> None:
        if self.filters.query.is_empty:
            self.empty.set_words(
                self.tr("Nothing recorded"),
                self.tr("Exchanges, assurances and incidents appear here."),
            )
        else:
            self.empty.set_words(
                self.tr("Nothing in this record matches"),
                self.tr("Other words, other days or fewer filters may find it."),
                self.tr("Clear filters"),
            )

    def _read(self, before: tuple[str, int] | None) -> None:
        partner, query, is_first = self._partner, self.filters.query, before is None
        if is_first:
            self._reading += 1
        reading, limit = self._reading, PAGE_LINES if is_first else OLDER_LINES

        def read(session: Session) -> tuple[list[TimelineEntry], int | None]:
            from workstation.workflows import partners

            found = partners.prior_record(
                session, partner, **query.asked, text=query.text, before=before, limit=limit
            )
            if not is_first or query.text or query.is_empty:
                return found, None
            return found, partners.count_matching(session, partner, **query.asked)

        def show(result: tuple[list[TimelineEntry], int | None]) -> None:
            if reading == self._reading:
                entries, counted = result
                if is_first:
                    self._counted = counted
                self._show(entries, is_first=is_first, has_more=len(entries) == limit)

        def fail(problem: UserError) -> None:
            self._context.show_error(problem)

        self._context.door.run(read, show, fail, owner=self)

    def _show(self, entries: list[TimelineEntry], *, is_first: bool, has_more: bool) -> None:
        if is_first:
            self._marks = {}
        self._marks |= dict.fromkeys(entry.marking for entry in entries)
        if is_first:
            self.list.entries.set_entries(entries, has_more=has_more)
            self._stack.setCurrentIndex(0 if entries else 1)
            self._select_wanted(entries)
        else:
            self.list.entries.append(entries, has_more=has_more)
        self._show_counts()
        self._show_empty()
        self.read.emit()

    def _read_older(self) -> None:
        oldest = self.list.entries.oldest
        if oldest is not None:
            self._read((oldest.on, oldest.seq))

    def _select_wanted(self, entries: list[TimelineEntry]) -> None:
        for row, entry in enumerate(entries):
            if self._wanted and entry.subject == self._wanted:
                self.list.setCurrentIndex(self.list.entries.index(row))
                self.list.scrollTo(self.list.currentIndex())
                break
        self._wanted = ""
