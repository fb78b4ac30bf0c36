"""The history: every entry of the ledger, newest first, filtered and read a page at a time."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from ui.admin.history_filters import HistoryFilters
from ui.errors import sentence
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.notice import Card, EmptyState, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressStrip
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.officer import Permission
from workstation.workflows.history import PAGE, HistoryFilter, HistoryLine, HistoryPage
from workstation.workflows.session import Session

_CALLS_AT_ONCE = 100
"""A filter that few entries match is looked for in so many steps before a person is asked."""

Found = tuple[HistoryPage, Mapping[str, str]]


class HistoryCard(Card):
    """Filters, the entries, a way to older ones, and the export.

    Signals:
        entry_wanted: the number of an entry to show.
    """

    entry_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "history")
        theme = context.theme
        self._context = context
        self._lines: list[HistoryLine] = []
        self._further: int | None = None
        self._asked = 0
        self._steps = 0
        self._wanted_rows = PAGE
        self._task: Task | None = None
        self.filters = HistoryFilters(context)
        self.text_field = self.filters.text_field
        self.kind_box = self.filters.kind_box
        self.table = PlainTable(theme, 5, stretch=3, fonts={0: "mono"}, most={2: 230})
        self.empty = EmptyState(theme, "history")
        self.count_words = label("", "help")
        self.older_button = button(theme, "", "link")
        self.export_button = button(theme, "", icon="file-down")
        self.export_menu = QMenu(self)
        self.progress = ProgressStrip(theme)
        self.outcome = Notice(theme)
        self.filters.changed.connect(self.load)
        self.older_button.clicked.connect(self.load_older)
        self.table.cellActivated.connect(lambda row, _column: self._choose(row))
        self.table.cellClicked.connect(lambda row, _column: self._choose(row))
        self.export_button.setMenu(self.export_menu)
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        self._lay_out()
        self.retranslate()

    def load(self) -> None:
        """Read the newest entries that match."""
        self._asked += 1
        self._lines = []
        self._wanted_rows = PAGE
        self._steps = 0
        self._read(None)

    def load_older(self) -> None:
        """Read on where the last reading ended."""
        if self._further is not None:
            self._wanted_rows = len(self._lines) + PAGE
            self._steps = 0
            self._read(self._further)

    def show_subject(self, subject: str) -> None:
        """Show everything about one record."""
        self.filters.show_subject(subject)

    def export(self, path: Path, *, with_contents: bool) -> None:
        """Write the history to a folder, or a file that ends in ``.zip``."""
        from workstation.workflows import history_export

        self.outcome.hide()
        self.progress.show()
        self._on_progress(0, 1, "")
        language = self._context.language

        def job(session: Session, task: Task) -> str:
            def tell(step: str, done: int, total: int) -> None:
                task.report(done + (total if step == "table" else 0), 2 * total)

            done = history_export.export(
                session, path, with_contents=with_contents, language=language, on_progress=tell
            )
            return f"{done.entries}:{done.head}"

        self._task = self._context.door.run_long(
            job, partial(self._on_exported, path), self._on_failed, self._on_progress, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("History"))
        self.filters.retranslate()
        self.table.setAccessibleName(self.tr("Entries of the history, newest first"))
        self.older_button.setText(self.tr("Older entries"))
        self.empty.set_words(
            self.tr("No entry matches"), self.tr("Change or clear the filter above.")
        )
        self.table.set_headers(
            [
                self.tr("Entry"),
                self.tr("Time (UTC)"),
                self.tr("Kind"),
                self.tr("Subject"),
                self.tr("Officer"),
            ]
        )
        self.export_button.setText(self.tr("Export"))
        self.export_menu.clear()
        whole = self.export_menu.addAction(self.tr("With contents, to be read and checked"))
        whole.setEnabled({Permission.READ, Permission.EXPORT} <= self._permissions)
        whole.triggered.connect(lambda: self._ask_where(with_contents=True))
        bare = self.export_menu.addAction(self.tr("Without contents, to be checked only"))
        bare.triggered.connect(lambda: self._ask_where(with_contents=False))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def _permissions(self) -> frozenset[Permission]:
        return self._context.officer.permissions

    def _read(self, before: int | None) -> None:
        asked, wanted = self._asked, self.filters.wanted()
        limit = self._wanted_rows - len(self._lines)

        def show(found: Found) -> None:
            if asked == self._asked:
                self._on_page(*found)

        self._context.door.run(
            lambda session: _read_page(session, wanted, before, limit), show, owner=self
        )

    def _on_page(self, page: HistoryPage, names: Mapping[str, str]) -> None:
        self.filters.take_officers(names)
        self._lines.extend(page.lines)
        self._further = page.further
        self._steps += 1
        is_short = len(self._lines) < self._wanted_rows and page.further is not None
        self._show()
        if is_short and self._steps < _CALLS_AT_ONCE:
            self._read(page.further)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self.entry_wanted.emit(self._lines[row].seq)

    def _show(self) -> None:
        self.table.set_rows(
            [
                (
                    str(line.seq),
                    line.at_utc[:19].replace("T", " "),
                    self._kind_words(line.kind),
                    line.subject_name or line.subject,
                    line.officer_name,
                )
                for line in self._lines
            ]
        )
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self.count_words.setText(self._counted())
        self.older_button.setVisible(self._further is not None)

    def _counted(self) -> str:
        said = self.tr("%n entries shown", "", len(self._lines))
        if self._further is None or len(self._lines) >= self._wanted_rows:
            return said
        looked = self.tr("looked back to entry {seq}").format(seq=self._further)
        return f"{said}, {looked}"

    def _kind_words(self, kind: str) -> str:
        return words.find(f"entry.{kind}", self._context.language) or kind

    def _ask_where(self, *, with_contents: bool) -> None:
        self.dialog = ask_where_to_write(
            self,
            self.tr("Export the history"),
            self.tr("ZIP files (*.zip)"),
            Path(f"{self._context.vault_name}-history.zip"),
            lambda path: self.export(path, with_contents=with_contents),
        )

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        said = self.tr("Exporting the history")
        self.progress.show_progress(done / total if total else None, said, self.tr("Cancel"))

    def _on_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _on_exported(self, path: Path, head: str) -> None:
        self._end()
        said = self.tr("The history is in {file}. Its last entry and hash: {head}")
        self.outcome.show_as("ok", said.format(file=path, head=f"{head[:20]}…"))
        self.outcome.setToolTip(head)
        self.outcome.show()
        self.load()

    def _on_failed(self, problem: UserError) -> None:
        self._end()
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()

    def _end(self) -> None:
        self._task = None
        self.progress.hide()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.progress.hide()
        self.outcome.hide()
        theme.set_height(self.head, 50)
        self.head_layout.addWidget(self.export_button)
        theme.set_spacing(self.body, (1, 0, 1, 1), 0)
        above = plain()
        column = QVBoxLayout(above)
        theme.set_spacing(column, (14, 10, 14, 10), 8)
        for part in (self.filters, self.progress, self.outcome):
            column.addWidget(part)
        self.body.addWidget(above)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        foot = frame("foot")
        row = QHBoxLayout(foot)
        theme.set_spacing(row, (14, 6, 14, 6), 8)
        row.addWidget(self.count_words)
        row.addStretch(1)
        row.addWidget(self.older_button)
        self.body.addWidget(foot)


def _read_page(session: Session, wanted: HistoryFilter, before: int | None, limit: int) -> Found:
    """Runs in the vault lane; looks at a bounded number of entries at a time."""
    from workstation.workflows import history

    page = history.list_entries(session, wanted, before, limit)
    return page, history.officer_names(session)
