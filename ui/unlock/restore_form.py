"""The form that restores a backup: what would change first, then the change."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar

from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.theme.parts import label
from ui.theme.theme import Theme
from ui.unlock.field import Field
from ui.unlock.form import Form
from ui.widgets.edit_steps import hide_text
from ui.widgets.notice import Notice
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.restoring import Plan, Restored

_ABOUT_FILE = frozenset({"backup.unreadable", "backup.damaged", "backup.newer"})


class RestoreForm(Form):
    """A backup, a place, and what restoring would change there.

    The button first looks, then restores; whatever is typed in between asks for another look.

    Signals:
        restored: the folder of the vault that is there now.
    """

    restored = Signal(object)

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        home: Path,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(theme, languages)
        self._door = door
        self._clock = clock
        self._plan: Plan | None = None
        self._at: datetime | None = None
        self._done: Restored | None = None
        self._is_beside = False
        self.file = Field(theme)
        self._choose_file = self.file.add_button("", "folder-open")
        self._choose_file.clicked.connect(self._on_choose_file_clicked)
        self.column.addWidget(self.file)
        self.place = self.add_place()
        self.place.set_text(str(home / "assessor-vault"))
        self.officer = Field(theme)
        secret = QLineEdit()
        hide_text(secret)
        self.passphrase = Field(theme, secret)
        self.add_pair(self.officer, self.passphrase)
        self.summary = label("", "body", wrap=True)
        self.summary.hide()
        self.column.addWidget(self.summary)
        self.warning = Notice(theme, "warn")
        self.warning.hide()
        self.column.addWidget(self.warning)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.add_actions("history")
        self.action.clicked.connect(self._on_action_clicked)
        for field in (self.file, self.place, self.officer, self.passphrase):
            field.typed.connect(lambda _text: self._forget())
            field.left.connect(self._on_left)
        self.setFocusProxy(self.file.editor)
        self.retranslate()

    def beside_a_vault(self, file: Path | None, place: Path) -> None:
        """Used while a vault is open: suggest a backup, and a place that takes nothing away."""
        self._is_beside = True
        self.file.set_text(str(file) if file is not None else "")
        self.place.set_text(str(place))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Restore a backup"))
        self.intro.setText(
            self.tr(
                "It is restored into a folder of its own, to look into. To put it in the place "
                "of this vault, lock, then choose “Open or make another”."
            )
            if self._is_beside
            else self.tr("A vault that lies at the place is moved aside, never overwritten.")
        )
        self.word_choosers()
        self._choose_file.setText(self.tr("Choose"))
        self.file.word(self.tr("Backup"))
        self.place.word(self.tr("Place"))
        self.officer.word(self.tr("Officer (optional)"))
        self.passphrase.word(
            self.tr("Passphrase (optional)"),
            self.tr("Compares the records, to say what would be missing."),
        )
        self.progress.setAccessibleName(self.tr("Progress"))
        if self._done is not None:
            self.action.setText(self.tr("Open the vault"))
        elif self._plan is not None:
            self.action.setText(self.tr("Restore"))
        else:
            self.action.setText(self.tr("See what would change"))
        self._show_plan()

    def _show_plan(self) -> None:
        plan, done = self._plan, self._done
        self.action.setVisible(done is None or not self._is_beside)
        if done is not None:
            said = self.tr("The vault is restored at {place}.").format(place=self.place.text)
            if done.moved_to is not None:
                aside = self.tr("The one that was there is now {place}.")
                said += " " + aside.format(place=done.moved_to)
            self.summary.hide()
            self.warning.show_as("ok", said)
            self.warning.show()
            return
        self.summary.setVisible(plan is not None)
        self.warning.setVisible(plan is not None and plan.loses_entries)
        if plan is None:
            return
        from workstation.workflows import restore_summary

        lines = restore_summary.sentences(plan, self.languages.language)
        if plan.loses_entries:
            self.warning.show_as("warn", lines.pop())
        self.summary.setText("\n".join(lines))
        self.summary.setAccessibleName(self.tr("What would change"))

    def _on_left(self) -> None:
        """A chooser may have filled a field without typing."""
        plan = self._plan
        if plan is not None and plan.directory != self._directory() and self._done is None:
            self._forget()

    def _directory(self) -> Path:
        return Path(self.place.text).expanduser()

    def _forget(self) -> None:
        if self._plan is not None or self._done is not None:
            self._plan = self._done = None
            self.retranslate()

    def _on_choose_file_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a backup"),
            self.file.text,
            self.tr("Backups (*.backup *.waiting);;All files (*)"),
        )
        if path:
            self.file.set_text(path)
            self._forget()

    def _on_action_clicked(self) -> None:
        if self._done is not None:
            self.restored.emit(self._directory())
            return
        filled = [self._is_filled(field) for field in (self.file, self.place)]
        if not all(filled):
            return
        if self._plan is not None:
            self._restore()
        else:
            self._look()

    def _is_filled(self, field: Field) -> bool:
        if field.text.strip():
            return True
        field.fail(self.tr("Fill this in."))
        return False

    def _look(self) -> None:
        file, directory, at = Path(self.file.text).expanduser(), self._directory(), self._clock()
        officer, passphrase = self.officer.text, self.passphrase.text

        def look(_task: object) -> "Plan":
            from workstation.workflows import restoring

            return restoring.plan(file, directory, at, officer=officer, passphrase=passphrase)

        self._set_busy(self.tr("Reading the backup"))
        self._at = at
        self._door.work(look, self._on_looked, self._on_failed, owner=self)

    def _restore(self) -> None:
        file, directory = Path(self.file.text).expanduser(), self._directory()
        at = self._at or self._clock()

        def restore(_task: object) -> "Restored":
            from workstation.workflows import restoring

            return restoring.restore(file, directory, at)

        self._set_busy(self.tr("Restoring"))
        self._door.work(restore, self._on_restored, self._on_failed, owner=self)

    def _on_looked(self, plan: "Plan") -> None:
        self._set_busy("")
        self._plan = plan
        self.retranslate()
        self.action.setFocus()

    def _on_restored(self, done: "Restored") -> None:
        self._set_busy("")
        self._done = done
        self.passphrase.set_text("")
        self.retranslate()
        if self.action.isVisibleTo(self):
            self.action.setFocus()

    def _on_failed(self, problem: UserError) -> None:
        self._set_busy("")
        self._forget()
        field = self.file if problem.code in _ABOUT_FILE else self.place
        field.fail(self.sentence(problem))
        field.editor.setFocus()

    def _set_busy(self, said: str) -> None:
        self.action.setEnabled(not said)
        self.progress.setVisible(bool(said))
        self.going_on.setText(said)
