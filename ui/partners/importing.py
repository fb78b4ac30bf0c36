"""Import of a register or a dataset from a file, with every row that was not taken as it is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.errors import sentence
from ui.partners.dataset_dialog import DatasetDialog
from ui.partners.dataset_lists import Countries, ProblemTable
from ui.partners.import_report import ReportSaver
from ui.registers.kinds import PARTNERS
from ui.registers.texts import RegisterWords
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.file_choice import remember_folder, start_folder
from ui.widgets.notice import Notice
from ui.widgets.progress import ProgressStrip
from ui.widgets.segments import Segments
from workstation.domain.dataset import GENERIC, PTS, VDEM, Dataset
from workstation.domain.error import UserError
from workstation.domain.import_report import ImportReport
from workstation.workflows.session import Session

_ROOM_FOR_ROWS = (860, 560)
_Opened = tuple[Dataset, tuple[str, ...], Countries, list[Dataset]]


class ImportDialog(QDialog):
    """Choose what and which file, watch it, then read what became of every row.

    Opened for the partners it takes datasets of indicators as well; for another register it
    takes that register alone.
    """

    def __init__(
        self, context: Context, parent: QWidget | None = None, kind: str = PARTNERS
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._task: Task | None = None
        self._report: ImportReport | None = None
        self._path = Path()
        self._saver = ReportSaver(context, self)
        self.kind = kind
        title = self._title()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.dataset = Segments(
            (
                (PARTNERS, self.tr("Partners")),
                (PTS, self.tr("Political Terror Scale")),
                (VDEM, "V-Dem"),
                (GENERIC, self.tr("Other indicators")),
            ),
            self.tr("What the file holds"),
        )
        self.help_words = label("", "help", wrap=True)
        self.choose_button = button(context.theme, self.tr("Choose a file"), "primary")
        self.report_button = button(context.theme, self.tr("Save the report"), icon="file-down")
        self.close_button = button(context.theme, self.tr("Close"))
        self.outcome = Notice(context.theme)
        self.progress = ProgressStrip(context.theme)
        self.rows = ProblemTable(context)
        self._lay_out(title)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.report_button.clicked.connect(self._on_report_clicked)
        self.close_button.clicked.connect(self.reject)
        self._saver.told.connect(self._on_saved)
        self.progress.cancel_requested.connect(self._on_cancelled)
        self.dataset.chosen.connect(self._on_dataset_chosen)
        self.dataset.set_value(PARTNERS if kind == PARTNERS else "")
        self._on_dataset_chosen(kind)
        if kind != PARTNERS:
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def import_path(self, path: Path) -> None:
        """Import one file of the kind that is chosen; a dataset is looked at first."""
        self._path = path
        self._report = None
        self.choose_button.setEnabled(False)
        self.report_button.hide()
        self.outcome.hide()
        self.rows_card.hide()
        self.progress.show_progress(None, self.tr("Reading the file"))
        self.progress.show()
        dataset = self.dataset.value
        if self.kind == PARTNERS and dataset != PARTNERS:
            self._open_dataset(path, dataset)
            return
        kind = "partner" if self.kind == PARTNERS else self.kind

        def job(session: Session, task: Task) -> ImportReport:
            from workstation.workflows import registers

            return registers.import_register(session, kind, path, task.report)

        self._task = self._context.door.run_long(
            job, self._on_imported, self._on_failed, self._on_progress, owner=self
        )

    def reject(self) -> None:
        """Close; an import under way is cancelled and leaves nothing behind."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _open_dataset(self, path: Path, dataset: str) -> None:
        """Read the header and what is remembered, then show the columns and a preview."""
        language = self._context.language

        def job(session: Session) -> _Opened:
            from workstation.workflows import datasets

            told = datasets.dataset_for(session, dataset, path)
            header = datasets.read_header(path)
            if not told.is_preset:
                told = datasets.with_columns(told, header)
            known = datasets.list_datasets(session)
            return told, header, datasets.country_choices(language), known

        def show(opened: _Opened) -> None:
            dialog = DatasetDialog(self._context, path, *opened, parent=self.parentWidget())
            self.accept()
            dialog.open()

        self._context.door.run(job, show, self._on_failed, owner=self)

    def _on_choose_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a file"),
            str(start_folder()),
            self.tr("Tables (*.csv *.txt);;All files (*)"),
        )
        if path:
            remember_folder(Path(path))
            self.import_path(Path(path))

    def _on_dataset_chosen(self, dataset: str) -> None:
        texts = {
            PARTNERS: self.tr(
                "A CSV file with the columns name, country and kind. Also taken: id, unit, parent, "
                "short_name, aliases, mandate, marking, note."
            ),
            PTS: self.tr("The file as the Political Terror Scale publishes it."),
            VDEM: self.tr("The country-year file as V-Dem publishes it."),
            GENERIC: self.tr(
                "A CSV file with one row for each country, year and value; you say which column "
                "is which."
            ),
        }
        register = self.tr(
            "A CSV file whose first row names the columns as an export of this list does."
        )
        self.help_words.setText(texts.get(dataset, register) if dataset else "")
        self.choose_button.setEnabled(bool(dataset))

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        words = self.tr("{done} rows read").format(done=done)
        self.progress.show_progress(done / total if total else None, words, self.tr("Cancel"))

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._end("info", self.tr("Cancelled. Nothing was imported."))

    def _on_imported(self, report: ImportReport) -> None:
        self._context.announce("partner")
        summary = self.tr(
            "{read} rows read: {added} added, {updated} updated, {unchanged} unchanged, "
            "{skipped} skipped, {problems} to look at."
        ).format(
            read=report.read,
            added=report.added,
            updated=report.updated,
            unchanged=report.unchanged,
            skipped=report.skipped,
            problems=len(report.problems),
        )
        self._report = report
        summary += self.rows.beyond(report)
        self._end("warn" if report.problems else "ok", summary)
        self.rows_card.setVisible(bool(report.problems))
        self.report_button.setVisible(bool(report.problems))
        self.rows.show_report(report)
        if report.problems:
            width, height = (self._context.theme.px(one) for one in _ROOM_FOR_ROWS)
            self.resize(max(self.width(), width), max(self.height(), height))

    def _on_failed(self, problem: UserError) -> None:
        self._end("bad", sentence(problem, self._context.language))

    def _end(self, tone: str, words: str) -> None:
        self._task = None
        self.progress.hide()
        self.choose_button.setEnabled(True)
        self.outcome.show_as(tone, words)
        self.outcome.show()

    def _on_report_clicked(self) -> None:
        if self._report is not None:
            self._saver.ask(self._report, self._path)

    def _on_saved(self, tone: str, words: str) -> None:
        self.outcome.show_as(tone, words)

    def _title(self) -> str:
        if self.kind == PARTNERS:
            return self.tr("Import")
        name = RegisterWords(self).names()[self.kind]
        return self.tr("Import: {register}").format(register=name)

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        self.outcome.hide()
        self.progress.hide()
        self.report_button.hide()
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addWidget(self.report_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.choose_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        outer.addWidget(label(title, "section"))
        if self.kind == PARTNERS:
            outer.addWidget(label(self.tr("What the file holds"), "field"))
            outer.addWidget(self.dataset)
        outer.addWidget(self.help_words)
        outer.addWidget(self.progress)
        outer.addWidget(self.outcome)
        self.rows_card = frame("card")
        inside = QVBoxLayout(self.rows_card)
        theme.set_spacing(inside, (1, 1, 1, 1))
        inside.addWidget(self.rows)
        theme.set_height(self.rows_card, 240)
        self.rows_card.hide()
        outer.addWidget(self.rows_card, 1)
        outer.addStretch(0)
        outer.addLayout(buttons)
        theme.set_width(self, 640)
        theme.set_height(self, 320)
