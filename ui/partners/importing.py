"""Import of partners and indicators from a file, with every row that was not taken as it is."""

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
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.notice import Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressStrip
from ui.widgets.segments import Segments
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.register import ImportReport
from workstation.workflows.session import Session

_MOST_ROWS_SHOWN = 5000
_LONGEST_VALUE = 60


class ImportDialog(QDialog):
    """Choose what and which file, watch it, then read what became of every row."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Import"))
        self.dataset = Segments(
            (
                ("partners", self.tr("Partners")),
                ("pts", self.tr("Political Terror Scale")),
                ("vdem", "V-Dem"),
                ("generic", self.tr("Other indicators")),
            ),
            self.tr("What the file holds"),
        )
        self.help_words = label("", "help", wrap=True)
        self.choose_button = button(context.theme, self.tr("Choose a file"), "primary")
        self.close_button = button(context.theme, self.tr("Close"))
        self.outcome = Notice(context.theme)
        self.progress = ProgressStrip(context.theme)
        self.rows = PlainTable(context.theme, 4, stretch=3)
        self.rows.setAccessibleName(self.tr("Rows to look at"))
        self._lay_out()
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.close_button.clicked.connect(self.reject)
        self.dataset.chosen.connect(self._on_dataset_chosen)
        self.dataset.set_value("partners")
        self._on_dataset_chosen("partners")

    def import_path(self, path: Path) -> None:
        """Import one file of the kind that is chosen."""
        dataset = self.dataset.value
        self.choose_button.setEnabled(False)
        self.outcome.hide()
        self.rows_card.hide()
        self.progress.show_progress(None, self.tr("Reading the file"))
        self.progress.show()

        def job(session: Session, task: Task) -> ImportReport:
            from workstation.workflows import indicators, partners

            if dataset == "partners":
                return partners.import_partners(session, path, task.report)
            return indicators.import_indicators(session, path, dataset, task.report)

        self._task = self._context.door.run_long(
            job, self._on_imported, self._on_failed, self._on_progress, owner=self
        )

    def reject(self) -> None:
        """Close; an import under way is cancelled and leaves nothing behind."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _on_choose_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a file"), "", self.tr("Tables (*.csv *.txt);;All files (*)")
        )
        if path:
            self.import_path(Path(path))

    def _on_dataset_chosen(self, dataset: str) -> None:
        texts = {
            "partners": self.tr(
                "A CSV file with the columns name, country and kind. Also taken: unit, short_name, "
                "aliases, mandate, marking, note."
            ),
            "pts": self.tr("The file as the Political Terror Scale publishes it."),
            "vdem": self.tr("The country-year file as V-Dem publishes it."),
            "generic": self.tr("A CSV file with the columns country, code, year and value."),
        }
        self.help_words.setText(texts.get(dataset, ""))
        self.choose_button.setEnabled(bool(dataset))

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        words_now = self.tr("{done} of {total} rows").format(done=done, total=total)
        self.progress.show_progress(done / total if total else None, words_now)

    def _on_imported(self, report: ImportReport) -> None:
        self._task = None
        self.progress.hide()
        self.choose_button.setEnabled(True)
        self._context.announce("partner")
        tone = "warn" if report.problems else "ok"
        summary = self.tr(
            "{read} rows read: {added} added, {updated} updated, {unchanged} unchanged, "
            "{problems} to look at."
        ).format(
            read=report.read,
            added=report.added,
            updated=report.updated,
            unchanged=report.unchanged,
            problems=len(report.problems),
        )
        self.outcome.show_as(tone, summary)
        self.outcome.show()
        self._show_problems(report)

    def _on_failed(self, problem: UserError) -> None:
        self._task = None
        self.progress.hide()
        self.choose_button.setEnabled(True)
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()

    def _show_problems(self, report: ImportReport) -> None:
        shown = report.problems[:_MOST_ROWS_SHOWN]
        self.rows_card.setVisible(bool(shown))
        self.rows.set_rows(
            [
                (
                    str(problem.row),
                    problem.column,
                    problem.value[:_LONGEST_VALUE],
                    words.label(problem.code, self._context.language),
                )
                for problem in shown
            ]
        )

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.outcome.hide()
        self.progress.hide()
        self.rows.set_headers(
            [self.tr("Row"), self.tr("Column"), self.tr("Value"), self.tr("Reason")]
        )
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.choose_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        outer.addWidget(label(self.tr("Import"), "section"))
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
