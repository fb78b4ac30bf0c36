"""Backups: those that there are, a new one, where they go, and the way back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.admin.safety_card import SafetyCard
from ui.errors import sentence
from ui.shell.context import Context
from ui.shell.titles import capital
from ui.theme.parts import button, label, plain
from ui.unlock.restore_form import RestoreForm
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import EmptyState, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressStrip
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.backups import BackupReport, Kept, ShelfItem

_MOST_ROWS = 6
_LOOKS = {
    Kept.CHECKED: ("circle-check", "ok"),
    Kept.WAITING: ("clock", "warn"),
    Kept.DAMAGED: ("octagon-alert", "bad"),
}


class BackupsCard(SafetyCard):
    """The rotation on this machine, and everything that can be done with it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "archive")
        theme, self._backups = context.theme, context.backups
        self._items: tuple[ShelfItem, ...] = ()
        self.intro = label("", "help", wrap=True)
        self.now_button = button(theme, "", icon="archive")
        self.file_button = button(theme, "", icon="save")
        self.restore_button = button(theme, "", icon="history")
        self.place = label("", "body", wrap=True)
        self.choose_button = button(theme, "", "link")
        self.own_button = button(theme, "", "link")
        self.table = PlainTable(theme, 4, stretch=3, fonts={0: "cell-strong"})
        self.empty = EmptyState(theme, "archive")
        self.progress = ProgressStrip(theme)
        self.progress.hide()
        self.trouble = Notice(theme)
        self.outcome = Notice(theme)
        self.dialog: QDialog | None = None
        self.now_button.clicked.connect(self._on_now_clicked)
        self.file_button.clicked.connect(self._on_file_clicked)
        self.restore_button.clicked.connect(lambda: self.open_restore(self._selected()))
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.own_button.clicked.connect(lambda: self._backups.choose_folder(None))
        self.progress.cancel_requested.connect(self._backups.cancel)
        self._backups.changed.connect(self._show)
        self._backups.progressed.connect(self._on_progress)
        self._backups.written.connect(self._on_written)
        self._backups.failed.connect(self._on_failed)
        self._lay_out()
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The first button, then the list."""
        return [self.now_button, self.table] if self._items else [self.now_button]

    def load(self) -> None:
        """Learn anew which backups there are."""
        self.outcome.hide()
        self._backups.read()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.intro.setText(
            self.tr(
                "A backup is one encrypted file, opened again and checked. One is made each day, "
                "and when you lock. The 10 latest, 30 daily and 12 monthly ones are kept."
            )
        )
        self.now_button.setText(self.tr("Back up now"))
        self.file_button.setText(self.tr("Back up to a file"))
        self.restore_button.setText(self.tr("Restore…"))
        self.choose_button.setText(self.tr("Choose another folder"))
        self.own_button.setText(self.tr("Use the program's own folder"))
        self.table.setAccessibleName(self.tr("Backups"))
        self.table.set_headers(
            [self.tr("Made (UTC)"), self.tr("Entries"), self.tr("Size"), self.tr("State")]
        )
        self.empty.set_words(
            self.tr("No backup yet"), self.tr("The first one is made by itself, soon.")
        )
        self._show()

    def open_restore(self, file: Path | None) -> None:
        """Open the form that restores a backup, here into a folder of its own."""
        context = self.context
        vault = context.vault_name
        form = RestoreForm(
            context.theme, context.languages, context.door, Path.home(), context.clock
        )
        form.beside_a_vault(file, Path.home() / f"{vault}-restored")
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Restore a backup"))
        column = QVBoxLayout(dialog)
        context.theme.set_spacing(column)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(form)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        context.theme.set_spacing(foot, (24, 0, 24, 16))
        close = button(context.theme, self.tr("Close"))
        close.clicked.connect(dialog.reject)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        context.theme.set_width(dialog, 640)
        context.theme.set_height(dialog, 480)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
        form.setFocus()

    def _selected(self) -> Path | None:
        row = self.table.currentRow()
        return self._items[row].file if 0 <= row < len(self._items) else None

    def _show(self) -> None:
        shelf, running = self._backups.shelf, self._backups.is_running
        self.set_title(self.tr("Backups"))
        for made in (self.now_button, self.file_button):
            made.setEnabled(self.may_administer and not running)
        for made in (self.choose_button, self.own_button):
            made.setVisible(self.may_administer)
        if running and not self.progress.isVisibleTo(self):
            self._on_progress(0, 0)
        self.progress.setVisible(running)
        problem = self._backups.problem
        if problem is not None:
            self.trouble.show_as("warn", sentence(problem, self.context.language))
        self.trouble.setVisible(problem is not None)
        if shelf is None:
            return
        self._items = shelf.items
        self.place.setText(self.tr("Kept in {folder}").format(folder=shelf.folder))
        self.own_button.setVisible(self.may_administer and shelf.is_chosen)
        self._show_items()

    def _show_items(self) -> None:
        language = self.context.language
        self.table.set_rows(
            [
                (
                    f"{item.at:%Y-%m-%d %H:%M:%S}",
                    str(item.seq),
                    self._size(item.size_bytes),
                    capital(words.label(f"backup.state.{item.state.value}", language)),
                )
                for item in self._items
            ]
        )
        for row, item in enumerate(self._items):
            self.table.dress_cell(row, 3, *_LOOKS[item.state])
        rows = min(len(self._items), _MOST_ROWS)
        height = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + sum(map(self.table.rowHeight, range(rows))) + 2)
        self.table.setVisible(bool(self._items))
        self.empty.setVisible(not self._items)

    def _size(self, size_bytes: int) -> str:
        if size_bytes < 1_000_000:
            return self.tr("{size} kB").format(size=max(size_bytes // 1000, 1))
        shown = f"{size_bytes / 1_000_000:.1f}"
        if self.context.language == "fr":
            shown = shown.replace(".", ",")
        return self.tr("{size} MB").format(size=shown)

    def _on_progress(self, done: int, total: int) -> None:
        said = self.tr("Copying and checking")
        self.progress.show_progress(done / total if total else None, said, self.tr("Cancel"))

    def _on_written(self, report: BackupReport) -> None:
        said = self.tr("The backup {file} is written, opened again and checked.")
        self.outcome.show_as("ok", said.format(file=report.file.name))
        self.outcome.show()

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def _on_now_clicked(self) -> None:
        self.outcome.hide()
        self._backups.start()

    def _on_file_clicked(self) -> None:
        name = f"{self.context.vault_name}-{self.context.clock():%Y-%m-%d}.backup"
        self.dialog = ask_where_to_write(
            self,
            self.tr("Back up to a file"),
            self.tr("Backups (*.backup)"),
            Path(name),
            self._backups.start,
        )

    def _on_choose_clicked(self) -> None:
        shelf = self._backups.shelf
        start = str(shelf.folder.parent) if shelf is not None else ""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for backups"), start)
        if chosen:
            self._backups.choose_folder(Path(chosen))

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.trouble.hide()
        self.outcome.hide()
        actions = plain()
        buttons = FlowLayout(actions)
        for made in (self.now_button, self.file_button, self.restore_button):
            buttons.addWidget(made)
        where = plain()
        row = QHBoxLayout(where)
        theme.set_spacing(row, gap=8)
        row.addWidget(self.place, 1)
        row.addWidget(self.own_button)
        row.addWidget(self.choose_button)
        for part in (
            self.intro, actions, self.progress, self.trouble, self.outcome, self.table,
            self.empty, where,
        ):  # fmt: skip
            self.body.addWidget(part)
