"""The form that makes a vault full of invented data, to look around in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from ui.shell.background import Door, Task
from ui.shell.languages import Languages
from ui.theme.parts import button, label
from ui.theme.theme import Theme
from ui.unlock.form import Form
from workstation.domain.error import UserError


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
        self.secret = label("", "help", wrap=True)
        self.column.addWidget(self.secret)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.column.addWidget(self.progress)
        self.add_actions("book-open")
        self.action.clicked.connect(self._on_make_clicked)
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
        self.action.setText(self.tr("Make the demo"))
        self.cancel.setText(self.tr("Cancel, nothing is kept"))
        self._say_secret()

    def _say_secret(self) -> None:
        self.secret.setText("")

    def _on_make_clicked(self) -> None:
        directory = Path(self.place.text).expanduser()
        clock = self._clock

        def make(task: Task) -> None:
            from workstation.workflows import demo

            demo.make(directory, clock=clock, on_progress=task.report)

        self._set_busy(True)
        self._task = self._door.work(
            make, lambda _: self._on_made(directory), self._on_failed, self._on_progress, owner=self
        )

    def _set_busy(self, busy: bool) -> None:
        self.action.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.cancel.setVisible(busy)
        self.going_on.setText(self.tr("Making the demo") if busy else "")

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _on_made(self, directory: Path) -> None:
        self._set_busy(False)
        self.made.emit(directory)

    def _on_failed(self, problem: UserError) -> None:
        self._set_busy(False)
        self.place.fail(self.sentence(problem))

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._set_busy(False)
