"""Exports: what the central office does not have yet, and writing it to removable media."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.exports.steps import StepList
from ui.shell.background import Task
from ui.shell.context import Context
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page
from ui.theme.parts import button, label
from ui.widgets.file_choice import remember_folder, start_folder
from ui.widgets.notice import Card, EmptyState, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressStrip
from ui.widgets.side_by_side import SideBySide
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.exports import BundleReport, BundleRow, PendingEntry, Unacknowledged
from workstation.workflows.session import Session

_SHOWN = 200


class ExportsPage(Page):
    """Entries without acknowledgement, the bundles written, and a new one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._pending: tuple[PendingEntry, ...] = ()
        self._task: Task | None = None
        self.pending_card = Card(theme, " ", "package")
        self.oldest_words = label("", "help")
        self.pending_table = PlainTable(
            theme, 6, stretch=2, fonts={0: "mono", 4: "badge"}, most={3: 122}
        )
        self.pending_empty = EmptyState(theme, "package-check")
        self.bundle_card = Card(theme, " ", "history")
        self.bundle_table = PlainTable(theme, 6, stretch=5, fonts={0: "cell-strong", 2: "mono"})
        self.bundle_empty = EmptyState(theme, "package")
        self.write_card = Card(theme, " ", "hard-drive-upload")
        self.recipients_words = label("", "help", wrap=True)
        self.recipients_path = ""
        self.choose_button = button(theme, "", icon="users")
        self.write_button = button(theme, "", "primary", icon="package-plus")
        self.why_not = label("", "hint", wrap=True)
        self.outcome = Notice(theme)
        self.progress = ProgressStrip(theme)
        self.steps = StepList(theme)
        self.consequence = label("", "help", wrap=True)
        self._lay_out()
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.write_button.clicked.connect(self._on_write_clicked)
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        self.retranslate()

    def title(self) -> tuple[str, ...]:
        """The page's name."""
        return (self.tr("Exports"),)

    def marking(self) -> Marking:
        """Rolled up from the entries listed."""
        return rolled_up([entry.marking for entry in self._pending], self.context.language)

    def panes(self) -> list[QWidget]:
        """Entries, the new bundle, bundles."""
        return [self.pending_table, self.choose_button, self.bundle_table]

    def load(self) -> None:
        """Read what is pending and what was written."""

        def read(session: Session) -> tuple[Unacknowledged, list[BundleRow]]:
            from workstation.workflows import exports

            return exports.unacknowledged(session, _SHOWN), exports.list_bundles(session)

        self.context.door.run(read, self._on_read, owner=self)

    def choose_recipients(self, path: Path) -> None:
        """Take the list of certificates that a bundle is encrypted to."""
        self.recipients_path = str(path)
        self.retranslate()

    def write_bundle(self, out: Path) -> None:
        """Write the next bundle to a file; the dialog has asked before replacing one."""
        recipients = Path(self.recipients_path)
        self.outcome.hide()
        self.steps.show_step("packing")
        self.progress.show_progress(None, "", self.tr("Cancel"))
        self._show_progress(True)
        self.write_button.setEnabled(False)

        def job(session: Session, task: Task) -> BundleReport:
            from workstation.workflows import exports

            def tell(step: str, done: int, total: int) -> None:
                task.report(done, total, step)

            return exports.write_bundle(session, out, recipients, on_progress=tell, force=True)

        self._task = self.context.door.run_long(
            job, self._on_written, self._on_failed, self._on_progress, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.pending_card.set_title(self.tr("Not acknowledged by the central office"))
        self.bundle_card.set_title(self.tr("Bundles written"))
        self.write_card.set_title(self.tr("Write a new bundle"))
        self.steps.set_words(
            (
                self.tr("Entries and documents packed"),
                self.tr("Signed and encrypted"),
                self.tr("Written"),
                self.tr("Read back and compared"),
            )
        )
        self.consequence.setText(
            self.tr("If the drive is pulled now, nothing is lost. Start again at any time.")
        )
        self.choose_button.setText(self.tr("Choose recipients"))
        self.write_button.setText(self.tr("Write bundle"))
        self.pending_empty.set_words(
            self.tr("Nothing waits"),
            self.tr("New entries appear here until they are acknowledged."),
        )
        self.bundle_empty.set_words(
            self.tr("No bundle yet"), self.tr("Write one to a drive and carry it to the office.")
        )
        self.pending_table.setAccessibleName(self.tr("Entries not acknowledged"))
        self.bundle_table.setAccessibleName(self.tr("Bundles written"))
        self.pending_table.set_headers(
            [
                self.tr("Entry"),
                self.tr("Time"),
                self.tr("Kind"),
                self.tr("Subject"),
                self.tr("Marking"),
                self.tr("State"),
            ]
        )
        self.bundle_table.set_headers(
            [
                self.tr("Bundle"),
                self.tr("Written"),
                self.tr("Entries"),
                self.tr("Size"),
                self.tr("Receipt"),
                self.tr("File"),
            ]
        )
        if self.recipients_path:
            said = self.tr("Encrypted to the certificates named in {file}.")
            self.recipients_words.setText(said.format(file=Path(self.recipients_path).name))
        else:
            self.recipients_words.setText(
                self.tr("Choose the text file that names the central office's certificate.")
            )
        self._show_whether_ready()
        if self.isVisible():
            self.load()

    def _show_whether_ready(self) -> None:
        ready = bool(self.recipients_path) and self._task is None
        self.write_button.setEnabled(ready)
        self.why_not.setText("" if ready or self._task else self.tr("Choose recipients first."))
        self.why_not.setVisible(bool(self.why_not.text()))

    def _on_read(self, result: tuple[Unacknowledged, list[BundleRow]]) -> None:
        pending, bundles = result
        self._pending = pending.rows
        self.pending_card.set_title(
            self.tr("Not acknowledged by the central office"), str(pending.total)
        )
        oldest = pending.oldest_utc[:10]
        self.oldest_words.setText(self.tr("Oldest: {day}").format(day=oldest) if oldest else "")
        self._show_pending()
        self._show_bundles(bundles)
        self.marking_changed.emit()

    def _show_pending(self) -> None:
        language, catalogue = self.context.language, words.catalogue()
        rows = []
        for entry in self._pending:
            key = f"entry.{entry.kind}"
            kind = words.label(key, language) if key in catalogue else entry.kind
            sent = entry.bundle is not None
            state = (
                self.tr("In bundle {number}").format(number=entry.bundle)
                if sent
                else self.tr("Not yet sent")
            )
            at = entry.at_utc[:16].replace("T", " ")
            rows.append((str(entry.seq), at, kind, entry.subject, entry.marking, state))
        self.pending_table.set_rows(rows)
        for place, entry in enumerate(self._pending):
            icon, tone = (
                ("package", "accent") if entry.bundle is not None else ("circle-dashed", "")
            )
            self.pending_table.dress_cell(place, 5, icon, tone)
        self.pending_table.setVisible(bool(rows))
        self.pending_empty.setVisible(not rows)

    def _show_bundles(self, bundles: list[BundleRow]) -> None:
        rows = []
        for bundle in bundles:
            span = f"{bundle.first_seq} – {bundle.last_seq}"
            size = self._size_words(bundle.size_bytes)
            at = bundle.written_utc[:16].replace("T", " ")
            said = self.tr("None yet")
            rows.append((str(bundle.number), at, span, size, said, bundle.file_name))
        self.bundle_table.set_rows(rows)
        for place in range(len(rows)):
            self.bundle_table.dress_cell(place, 4, "circle-dashed", "")
        self.bundle_table.setVisible(bool(rows))
        self.bundle_empty.setVisible(not rows)

    def _size_words(self, size_bytes: int) -> str:
        if size_bytes < 1_000_000:
            return self.tr("{size} kB").format(size=max(size_bytes // 1000, 1))
        shown = f"{size_bytes / 1_000_000:.1f}"
        if self.context.language == "fr":
            shown = shown.replace(".", ",")
        return self.tr("{size} MB").format(size=shown)

    def _on_choose_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose recipients"),
            str(start_folder()),
            self.tr("Recipients (*.txt *.pem);;All files (*)"),
        )
        if path:
            remember_folder(Path(path))
            self.choose_recipients(Path(path))

    def _on_write_clicked(self) -> None:
        name = str(start_folder() / f"{self.context.vault_name}.bundle")
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Write bundle"), name, self.tr("Bundles (*.bundle)")
        )
        if path:
            remember_folder(Path(path))
            self.write_bundle(Path(path))

    def _on_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._show_progress(False)
        self._show_whether_ready()

    def _show_progress(self, runs: bool) -> None:
        for part in (self.steps, self.progress, self.consequence):
            part.setVisible(runs)

    def _on_progress(self, done: int, total: int, step: str) -> None:
        self.steps.show_step(step)
        share = done / total if total else None
        said = self.tr("{done} of {total}").format(done=done, total=total) if total else ""
        self.progress.show_progress(share, said, self.tr("Cancel"))

    def _on_written(self, report: BundleReport) -> None:
        self._task = None
        self._show_progress(False)
        self.steps.show_step("", done=True)
        self.steps.show()
        self._show_whether_ready()
        said = self.tr(
            "Bundle {number} is written and was read back: {entries} entries, {documents} "
            "documents, {size}. The drive can be taken out."
        ).format(
            number=report.number,
            entries=report.entries,
            documents=report.documents,
            size=self._size_words(report.size_bytes),
        )
        self.outcome.show_as("ok", said)
        self.outcome.show()
        self.context.announce("bundle")
        self.load()

    def _on_failed(self, problem: UserError) -> None:
        self._task = None
        self._show_progress(False)
        self._show_whether_ready()
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.outcome.hide()
        self._show_progress(False)
        self.pending_card.head_layout.addWidget(self.oldest_words)
        for card, table, empty in (
            (self.pending_card, self.pending_table, self.pending_empty),
            (self.bundle_card, self.bundle_table, self.bundle_empty),
        ):
            theme.set_spacing(card.body, (1, 0, 1, 1), 0)
            card.body.addWidget(table, 1)
            card.body.addWidget(empty, 1)
        self.write_card.body.addWidget(self.recipients_words)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.write_button)
        buttons.addStretch(1)
        self.write_card.body.addLayout(buttons)
        self.write_card.body.addWidget(self.why_not)
        self.write_card.body.addWidget(self.steps)
        self.write_card.body.addWidget(self.progress)
        self.write_card.body.addWidget(self.consequence)
        self.write_card.body.addWidget(self.outcome)
        self.write_card.body.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(
            SideBySide(
                theme,
                self.pending_card,
                self.write_card,
                widths=(330, 344),
                below=self.bundle_card,
                least=1000,
            )
        )
