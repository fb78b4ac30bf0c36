"""Home: to finish, to decide, returned, due, recently closed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.home.cards import ListCard
from ui.home.content import (
    HomeContent,
    read_content,
    read_counts,
    read_more_due,
    read_to_correct,
)
from ui.home.lines import HomeLines
from ui.home.rows import LinkRow, WorkRow
from ui.home.ways import way_of
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import UNMARKED, Marking, Page
from ui.theme.parts import button, plain
from ui.widgets.notice import Notice
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.domain.register import AssessmentSummary, DueItem
    from workstation.workflows.session import Session

_TWO_COLUMNS_FROM = 1200
_SIDE_WIDTH = 392
_FEW_DUE = 5

Maker = Callable[[], QWidget]


class HomePage(Page):
    """What waits for this officer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._content: HomeContent | None = None
        self._to_correct: dict[str, tuple[int, int]] = {}
        self._two_columns: bool | None = None
        self._build()
        context.record_changed.connect(self._on_record_changed)
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """The name of the page."""
        return (self.tr("Home"),)

    def subtitle(self) -> str:
        """Today."""
        today = self.context.clock().astimezone().date()
        day = QDate(today.year, today.month, today.day)
        return QLocale().toString(day, "dddd d MMMM yyyy")

    def marking(self) -> Marking:
        """The banner of everything listed."""
        if self._content is None:
            return UNMARKED
        return rolled_up(self._content.marks, self.context.language)

    def panes(self) -> list[QWidget]:
        """Left column, right column."""
        return [self._left, self._right]

    def load(self) -> None:
        """Read what waits."""
        self.context.door.run(read_content, self._on_content_read, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.new.setText(self.tr("New assessment"))
        self.open.setText(self.tr("Open a packet"))
        more = self._more_words
        may_write = self.new.isVisibleTo(self)
        self.to_finish.word(
            self.tr("To finish"),
            more,
            (
                self.tr("Nothing to finish"),
                self.tr("An assessment appears here from its first answer."),
                self.tr("New assessment") if may_write else "",
            ),
        )
        self.to_decide.word(
            self.tr("To decide"),
            more,
            (
                self.tr("Nothing to decide"),
                self.tr("Drop a packet on the window to open it."),
                self.tr("Open a packet") if self.open.isVisibleTo(self) else "",
            ),
        )
        self.returned.word(
            self.tr("Returned to me"),
            more,
            (
                self.tr("Nothing returned"),
                self.tr("A file that comes back stands here with the reason."),
                "",
            ),
        )
        self.due.word(
            self.tr("Due"),
            more,
            (
                self.tr("Nothing due"),
                self.tr("Checks, renewals, reviews and notices appear here four months ahead."),
                "",
            ),
        )
        self.closed.word(
            self.tr("Recently closed"),
            more,
            (
                self.tr("Nothing closed in the last 30 days"),
                self.tr("A file appears here when it is decided or withdrawn."),
                self.tr("Show all files") if self.context.can_open("assess") else "",
            ),
        )
        self._show_content()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two, by the effective width of the window."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        context, theme = self.context, self.context.theme
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        self.recovery_used = Notice(theme, "bad")
        self.recovery_used.link_activated.connect(self._on_recovery_seen)
        self._above = plain()
        above = QVBoxLayout(self._above)
        theme.set_spacing(above, (20, 16, 20, 0))
        above.addWidget(self.recovery_used)
        self._above.hide()
        outer.addWidget(self._above)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(area)
        inside = plain()
        self._grid = QGridLayout(inside)
        theme.set_spacing(self._grid, (20, 16, 20, 20), 16, 14)
        area.setWidget(inside)
        self._make_cards()
        self._left, self._right = plain(), plain()
        for side in (self._left, self._right):
            theme.set_spacing(QVBoxLayout(side), (0, 0, 0, 0), 14)
        self._actions = self._make_actions()
        context.theme.changed.connect(self._arrange)
        if context.can_open("assess") and Permission.ASSESS in context.officer.permissions:
            context.shortcuts.add(
                self, "Ctrl+N", lambda: self.tr("New assessment"), self._on_new, button=self.new
            )
        self._arrange()

    def _make_cards(self) -> None:
        theme = self.context.theme
        self.to_finish = ListCard(theme, "file-pen", "file-pen")
        self.to_decide = ListCard(theme, "stamp", "inbox")
        self.returned = ListCard(theme, "undo-2", "undo-2")
        self.due = ListCard(theme, "calendar-clock", "calendar", few=_FEW_DUE, lined=True)
        self.closed = ListCard(theme, "archive", "archive", few=_FEW_DUE, lined=True)
        self.to_finish.empty_action_requested.connect(self._on_new)
        self.to_decide.empty_action_requested.connect(self._on_open)
        self.closed.empty_action_requested.connect(self._on_show_closed)
        self.due.more_requested.connect(self._on_more_due)

    def _make_actions(self) -> QWidget:
        context, theme = self.context, self.context.theme
        holder = plain()
        row = QHBoxLayout(holder)
        theme.set_spacing(row, (0, 0, 0, 0), 8)
        self.new = button(theme, "", "primary", icon="plus")
        self.open = button(theme, "", icon="folder-open")
        self.new.clicked.connect(self._on_new)
        self.open.clicked.connect(self._on_open)
        may_write = Permission.ASSESS in context.officer.permissions
        row.addWidget(self.new)
        row.addWidget(self.open)
        row.addStretch(1)
        self.new.setVisible(may_write and context.can_open("assess"))
        self.open.setVisible(context.can_open("approvals"))
        return holder

    def _arrange(self) -> None:
        """Left 1fr and right 392, or one column in the order of urgency."""
        effective = self.window().width() / self.context.theme.zoom
        two = effective >= _TWO_COLUMNS_FROM
        if two != self._two_columns:
            self._two_columns = two
            self._place_cards(two)
        side = self.context.theme.px(_SIDE_WIDTH)
        self._right.setMinimumWidth(side if two else 0)
        self._right.setMaximumWidth(side if two else 16_777_215)

    def _place_cards(self, two: bool) -> None:
        left: tuple[QWidget, ...]
        right: tuple[QWidget, ...]
        if two:
            left = (self._actions, self.to_finish, self.to_decide, self.returned)
            right = (self.due, self.closed)
        else:
            left = (self._actions, self.returned, self.to_decide, self.due)
            right = (self.to_finish, self.closed)
        for side, cards in ((self._left, left), (self._right, right)):
            column = side.layout()
            assert isinstance(column, QVBoxLayout)
            while column.takeAt(0) is not None:
                pass
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0 if two else 1, 1 if two else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(0 if two else 2, 1)
        self._grid.setRowStretch(1, 0)

    def _show_content(self) -> None:
        content = self._content
        if content is None:
            return
        theme, language = self.context.theme, self.context.language
        lines = HomeLines(language, content.now)
        self._show_recovery(content, lines)
        self.to_finish.show_rows(self._drafts(content, lines))
        self.to_decide.show_rows(
            [
                partial(
                    WorkRow,
                    theme,
                    lines.packet_line(packet),
                    partial(self.context.navigate, "approvals", {"packet": packet.sha256}),
                )
                for packet in content.to_decide
            ]
            + [
                partial(
                    WorkRow,
                    theme,
                    lines.triage_line(closed),
                    partial(self._review_triage, closed.assessment),
                )
                for closed in content.to_review
            ]
        )
        self.returned.show_rows(
            [
                partial(
                    WorkRow,
                    theme,
                    lines.returned_line(line, self._to_correct.get(line.id)),
                    partial(self._open, line),
                )
                for line in content.returned
            ]
        )
        self.due.show_rows(
            [
                partial(
                    LinkRow,
                    theme,
                    lines.due_line(item),
                    partial(self._open_due, item),
                )
                for item in content.due
            ],
            content.due_total,
        )
        self.closed.show_rows(
            [
                partial(LinkRow, theme, lines.closed_line(line), partial(self._open, line))
                for line in content.closed
            ]
        )

    def _show_recovery(self, content: HomeContent, lines: HomeLines) -> None:
        self._above.setVisible(bool(content.recoveries))
        if content.recoveries:
            use = content.recoveries[0]
            said = lines.recovery_words(use.name, use.at_utc, use.kit)
            self.recovery_used.show_as("bad", said, self.tr("I have seen this"))

    def _on_recovery_seen(self) -> None:
        content = self._content
        if content is None or not content.recoveries:
            return
        seq = content.recoveries[0].seq

        def acknowledge(session: "Session") -> None:
            from workstation.workflows import recovery_state

            recovery_state.acknowledge_use(session, seq)

        self.context.door.run(acknowledge, lambda _none: self.load(), owner=self)

    def _drafts(self, content: HomeContent, lines: HomeLines) -> Sequence[Maker]:
        return [
            partial(
                WorkRow,
                self.context.theme,
                lines.draft_line(line),
                partial(self._open, line),
            )
            for line in content.to_finish
        ]

    def _open(self, line: "AssessmentSummary") -> None:
        self.context.navigate("assess", {"assessment": line.id})

    def _review_triage(self, assessment: str) -> None:
        self.context.navigate("assess", {"assessment": assessment, "review": True})

    def _open_due(self, item: "DueItem") -> None:
        self.context.navigate(*way_of(item))

    def _more_words(self, count: int) -> str:
        return self.tr("%n more", "", count)

    def _on_more_due(self) -> None:
        content = self._content
        if content is None:
            return

        def show(longer: HomeContent) -> None:
            if self._content is content:
                self._content = longer
                self._show_content()
                self.marking_changed.emit()

        self.context.door.run(lambda s: read_more_due(s, content), show, owner=self)

    def _on_content_read(self, content: HomeContent) -> None:
        self._content = content
        self._show_content()
        self.context.set_counter("approvals", len(content.to_decide))
        self.marking_changed.emit()
        self._count()
        self._count_corrections()

    def _count_corrections(self) -> None:
        """Say of each file that came back how many of its points still wait."""
        returned = self._content.returned if self._content is not None else ()
        if not returned:
            return

        def show(found: dict[str, tuple[int, int]]) -> None:
            self._to_correct = found
            self._show_content()

        self.context.door.run(lambda session: read_to_correct(session, returned), show, owner=self)

    def _count(self) -> None:
        """Say of the drafts how much is missing, a few at a time, the first ones first."""
        content = self._content
        if content is None or not content.uncounted:
            return
        waiting = content.uncounted

        def show(lines: "list[AssessmentSummary]") -> None:
            if self._content is content:
                self._content = content.counted(lines)
                self._show_content()
                self.marking_changed.emit()
                self._count()

        self.context.door.run(lambda session: read_counts(session, waiting), show, owner=self)

    def _on_record_changed(self, _kind: str) -> None:
        if self.isVisible():
            self.load()

    def _on_new(self) -> None:
        self.context.navigate("assess", {"new": True})

    def _on_open(self) -> None:
        self.context.navigate("approvals", {"open": True})

    def _on_show_closed(self) -> None:
        self.context.navigate("assess", {"list": "closed"})
