"""Import of a country dataset: its columns, a preview of what would be taken, then the taking."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.partners.dataset_form import DatasetForm
from ui.partners.dataset_lists import Countries, DatasetLists
from ui.partners.import_report import ReportSaver
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Notice
from ui.widgets.progress import ProgressStrip
from workstation.domain.dataset import Dataset
from workstation.domain.error import UserError
from workstation.domain.import_report import ImportReport
from workstation.workflows.indicators import Prepared
from workstation.workflows.session import Session


class DatasetDialog(QDialog):
    """Assign the columns, map the countries, look at a preview, then import.

    Nothing is written before the last button. What stands in the preview is what is imported,
    whatever becomes of the file meanwhile.
    """

    def __init__(
        self,
        context: Context,
        path: Path,
        dataset: Dataset,
        header: tuple[str, ...],
        countries: Countries,
        known: Sequence[Dataset] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._path = path
        self._saver = ReportSaver(context, self)
        self._task: Task | None = None
        self._prepared: Prepared | None = None
        self._report: ImportReport | None = None
        theme = context.theme
        title = self.tr("Import indicators")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.form = DatasetForm(context, dataset, header, known)
        self.lists = DatasetLists(context)
        self.lists.set_countries(countries, dataset.countries)
        self.outcome = Notice(theme)
        self.progress = ProgressStrip(theme)
        self.report_button = button(theme, self.tr("Save the report"), icon="file-down")
        self.close_button = button(theme, self.tr("Cancel"))
        self.preview_button = button(theme, self.tr("Preview"))
        self.import_button = button(theme, self.tr("Import"), "primary")
        self._lay_out(title)
        self.form.changed.connect(self._on_changed)
        self.form.recalled.connect(
            lambda found: self.lists.set_countries(countries, found.countries)
        )
        self.lists.countries.changed.connect(self._on_changed)
        self.report_button.clicked.connect(self._on_report_clicked)
        self.close_button.clicked.connect(self.reject)
        self.preview_button.clicked.connect(self.preview)
        self.import_button.clicked.connect(self.take)
        self._saver.told.connect(self._on_saved)
        self.progress.cancel_requested.connect(self._on_cancelled)
        context.shortcuts.add(
            self, ["Ctrl+Return", "Ctrl+Enter"], lambda: self.tr("Import"),
            self.import_button.click, button=self.import_button,
        )  # fmt: skip
        self._show_state()
        if dataset.is_preset:
            self.preview()
        else:
            self.outcome.show_as("info", self.tr("Assign the columns, then look at the preview."))

    def preview(self) -> None:
        """Read the whole file and say what an import would do."""
        told = self.form.value(self.lists.countries.chosen)
        path = self._path

        def job(session: Session, task: Task) -> Prepared:
            from workstation.workflows import indicators

            return indicators.prepare(session, path, told, task.report)

        self._prepared = None
        self._begin(self.tr("Reading the file"))
        self._task = self._context.door.run_long(
            job, self._on_prepared, self._on_failed, self._on_progress, owner=self
        )
        self._show_state()

    def take(self) -> None:
        """Import what stands in the preview."""
        prepared = self._prepared
        if prepared is None:
            return

        def job(session: Session, task: Task) -> ImportReport:
            from workstation.workflows import indicators

            return indicators.commit(session, prepared, task.report)

        self._begin(self.tr("Writing the values"))
        self._task = self._context.door.run_long(
            job, self._on_taken, self._on_failed, self._on_written, owner=self
        )
        self._show_state()

    def reject(self) -> None:
        """Close; what is being read or written is given up, and nothing of it is kept."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _begin(self, words: str) -> None:
        self.outcome.hide()
        self.progress.show_progress(None, words)
        self.progress.show()

    def _on_changed(self) -> None:
        """What was read does not fit any more what stands in the form."""
        self._prepared = None
        self.outcome.show_as("info", self.tr("Changed: look at the preview again."))
        self.outcome.show()
        self._show_state()

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self.progress.hide()
        self.outcome.show_as("info", self.tr("Cancelled. Nothing was imported."))
        self.outcome.show()
        self._show_state()

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        words = self.tr("{done} rows read").format(done=self._number(done))
        self.progress.show_progress(done / total if total else None, words, self.tr("Cancel"))

    def _on_written(self, done: int, total: int, _words: str) -> None:
        self.progress.show_progress(
            done / total if total else None, self.tr("Writing the values"), self.tr("Cancel")
        )

    def _on_prepared(self, prepared: Prepared) -> None:
        from workstation.workflows import citing

        self._task = None
        self._prepared = prepared
        preview = prepared.preview
        self._report = preview.report
        self.lists.show_preview(preview)
        self.form.show_citation(citing.cite(preview.dataset, self._context.language))
        words = self._counts(preview.report)
        if preview.not_mapped:
            words += " " + self.tr("Rows whose country is not mapped: {count}.").format(
                count=self._number(preview.not_mapped)
            )
        if preview.moved:
            words += " " + self.tr("Values held that go to another country: {count}.").format(
                count=self._number(preview.moved)
            )
        words += self.lists.problems.beyond(preview.report)
        self._end("warn" if preview.report.problems else "info", words)
        self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken(self, report: ImportReport) -> None:
        self._task = self._prepared = None
        self._context.announce("partner")
        self._end("ok", self.tr("Imported. {counts}").format(counts=self._counts(report)))
        self.close_button.setText(self.tr("Close"))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, problem: UserError) -> None:
        self._task = None
        self._end("bad", sentence(problem, self._context.language))

    def _end(self, tone: str, words: str) -> None:
        self.progress.hide()
        self.outcome.show_as(tone, words)
        self.outcome.show()
        self._show_state()

    def _counts(self, report: ImportReport) -> str:
        return self.tr(
            "{read} rows: {added} added, {updated} updated, {unchanged} unchanged, "
            "{skipped} left out."
        ).format(
            read=self._number(report.read),
            added=self._number(report.added),
            updated=self._number(report.updated),
            unchanged=self._number(report.unchanged),
            skipped=self._number(report.skipped),
        )

    def _number(self, value: int) -> str:
        """A number as it is written in the reader's language."""
        gap = "," if self._context.language == "en" else "\u202f"
        return f"{value:,}".replace(",", gap)

    def _on_report_clicked(self) -> None:
        if self._report is not None:
            self._saver.ask(self._report, self._path)

    def _on_saved(self, tone: str, words: str) -> None:
        self.outcome.show_as(tone, words)
        self.outcome.show()

    def _show_state(self) -> None:
        is_busy = self.progress.isVisibleTo(self)
        self.form.set_enabled(not is_busy)
        self.preview_button.setEnabled(not is_busy and self._prepared is None)
        self.import_button.setEnabled(not is_busy and self._prepared is not None)
        self.report_button.setEnabled(self._report is not None)

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        self.progress.hide()
        head = QHBoxLayout()
        theme.set_spacing(head, gap=12)
        head.addWidget(label(title, "section"))
        head.addStretch(1)
        head.addWidget(label(self._path.name, "help"))
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addWidget(self.report_button)
        buttons.addStretch(1)
        for one in (self.close_button, self.preview_button, self.import_button):
            buttons.addWidget(one)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        outer.addLayout(head)
        for part in (self.form, self.progress, self.outcome):
            outer.addWidget(part)
        outer.addWidget(self.lists, 1)
        outer.addLayout(buttons)
        theme.set_width(self, 900)
        self.resize(theme.px(960), theme.px(680))
