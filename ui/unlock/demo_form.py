"""The form that makes a vault full of invented data, to look around in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar

from ui.shell.background import Door, Task
from ui.shell.languages import Languages
from ui.theme.parts import button
from ui.theme.theme import Theme
from ui.unlock.field import Field
from ui.unlock.form import Form
from workstation import words
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.demo import DemoReport


class DemoForm(Form):
    """Place of the demo vault, and how far making it has come.

    Signals:
        made: the folder of the demo vault.
    """

    made = Signal(object)

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
        self._task: Task | None = None
        self.place = self.add_place()
        self.place.set_text(str(home / "assessor-demo"))
        self._made: DemoReport | None = None
        shown = QLineEdit()
        shown.setReadOnly(True)
        self.secret = Field(theme, shown)
        self.secret.hide()
        self.column.addWidget(self.secret)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.add_actions("book-open")
        self.action.clicked.connect(self._on_action_clicked)
        self.cancel = button(theme, "")
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.cancel.hide()
        self.column.addWidget(self.cancel)
        self.setFocusProxy(self.place.editor)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Try with demo data"))
        self.intro.setText(
            self.tr(
                "People, agencies and countries in it are invented. "
                "Delete the folder when you are done."
            )
        )
        self.word_choosers()
        self.place.word(self.tr("Place"))
        self.progress.setAccessibleName(self.tr("Progress"))
        made = self._made
        self.action.setText(
            self.tr("Open the demo") if made is not None else self.tr("Make the demo")
        )
        self.secret.word(
            self.tr("Passphrase of {name}").format(name=made.officers[0].name if made else ""),
            self.tr("Those of the other officers lie in the folder “passphrases” of the demo."),
        )
        self.cancel.setText(self.tr("Cancel, nothing is kept"))

    def _on_action_clicked(self) -> None:
        if self._made is not None:
            self.made.emit(self._made.vault)
        else:
            self._make()

    def _make(self) -> None:
        directory = Path(self.place.text).expanduser()
        clock, language = self._clock, self.languages.language

        def make(task: Task) -> "tuple[DemoReport, str]":
            from workstation.workflows import demo
            from workstation.workflows import session as sessions

            report = demo.run_demo(
                directory,
                language,
                clock=clock,
                on_progress=lambda step, done, total: task.report(done, total, step),
            )
            return report, sessions.read_passphrase_file(report.passphrase_file)

        self._set_busy(True)
        self._task = self._door.work(
            make, self._on_made, self._on_failed, self._on_progress, owner=self
        )

    def _set_busy(self, busy: bool) -> None:
        self.action.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.cancel.setVisible(busy)
        self.going_on.setText(self.tr("Making the demo") if busy else "")

    def _on_progress(self, done: int, total: int, step: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.going_on.setText(words.label(f"demo.step.{step}", self.languages.language))

    def _on_made(self, made: "tuple[DemoReport, str]") -> None:
        self._set_busy(False)
        self._made, passphrase = made
        self.place.setEnabled(False)
        self.secret.set_text(passphrase)
        self.secret.show()
        self.retranslate()
        self.action.setFocus()

    def _on_failed(self, problem: UserError) -> None:
        self._set_busy(False)
        self.place.fail(self.sentence(problem))

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._set_busy(False)
