"""The health report on screen: what is well and what is not, and what to do about it."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.admin.safety_card import SafetyCard
from ui.errors import sentence
from ui.shell.background import Task
from ui.shell.context import Context
from ui.shell.titles import capital
from ui.theme.parts import button, label, plain
from ui.theme.theme import Theme
from ui.widgets.badge import Badge
from ui.widgets.notice import Notice
from ui.widgets.progress import ProgressStrip
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.workflows.doctor import Line, Report, State, area_name
from workstation.workflows.session import Session

_LOOKS = {
    State.OK: ("ok", "circle-check"),
    State.WARN: ("warn", "triangle-alert"),
    State.BAD: ("bad", "octagon-alert"),
}


class MachineCard(SafetyCard):
    """What needs somebody first; what is well on demand."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "list-checks")
        theme = context.theme
        self._report: Report | None = None
        self._is_looking = False
        self.intro = label("", "help", wrap=True)
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.progress = ProgressStrip(theme)
        self.progress.hide()
        self.check_button = button(theme, "", icon="refresh-cw")
        self.all_button = button(theme, "", "link")
        self.all_button.setCheckable(True)
        self.rows = plain()
        self._column = QVBoxLayout(self.rows)
        theme.set_spacing(self._column)
        self.check_button.clicked.connect(self.check)
        self.all_button.toggled.connect(lambda _: self._show())
        self.head_layout.addWidget(self.check_button)
        theme.set_height(self.head, 50)
        for part in (self.intro, self.progress, self.outcome, self.rows, self.all_button):
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The button."""
        return [self.check_button]

    def load(self) -> None:
        """Look at once: it changes nothing and takes a moment."""
        if self._report is None:
            self.check()

    def check(self) -> None:
        """Look at everything but each page and entry, which the Vault tab checks."""
        if not self._may_look or self._is_looking:
            return
        self._is_looking = True
        self.check_button.setEnabled(False)
        self.progress.show()
        self.context.door.run(_examine_record, self._on_record, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Machine and vault"))
        self.intro.setText(
            self.tr("Nothing is changed. “assessor doctor” says the same on the command line.")
            if self._may_look
            else self.tr("Only who may read the record or administers sees this.")
        )
        self.check_button.setText(self.tr("Look again"))
        self.progress.show_progress(None, self.tr("Looking"))
        self._show()

    @property
    def _may_look(self) -> bool:
        return self.may_administer or Permission.READ in self.context.officer.permissions

    def _on_record(self, found: tuple[Path, list[Line]]) -> None:
        """The rest needs no vault: nobody waits while copies are read."""
        directory, inside = found
        now = self.context.clock()

        def look(_task: Task) -> Report:
            from workstation.workflows import doctor

            return doctor.ordered([*doctor.examine(directory, now).lines, *inside])

        self.context.door.work(look, self._on_examined, self._on_failed, owner=self)

    def _on_examined(self, report: Report) -> None:
        self._is_looking = False
        self._report = report
        self.outcome.hide()
        self._show()

    def _on_failed(self, problem: UserError) -> None:
        self._is_looking = False
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()
        self._show()

    def _show(self) -> None:
        report, every = self._report, self.all_button.isChecked()
        self.check_button.setEnabled(self._may_look and not self._is_looking)
        self.progress.setVisible(self._is_looking)
        self.all_button.setVisible(report is not None)
        if report is None:
            return
        well = report.count(State.OK)
        self.all_button.setText(
            self.tr("Show only what needs somebody")
            if every
            else self.tr("Show %n that are well too", "", well)
        )
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        shown = [line for line in report.lines if every or line.state is not State.OK]
        shown.sort(key=lambda line: list(_LOOKS).index(line.state), reverse=True)
        for line in shown:
            self._column.addWidget(_Row(self.context.theme, line, self.context.language))
        if not shown:
            self.outcome.show_as("ok", self.tr("Everything is well."))
        self.outcome.setVisible(not shown)


class _Row(QFrame):
    """One line: its area, how it is, what it says, and the next step."""

    def __init__(self, theme: Theme, line: Line, language: Language) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        tone, icon = _LOOKS[line.state]
        word = words.label(f"doctor.state.{line.state.value}", language)
        message, step = line.message(language), line.next_step(language)
        area = area_name(line.area, language)
        first = QHBoxLayout()
        theme.set_spacing(first, gap=8)
        first.addWidget(label(area, "cell-strong"))
        first.addStretch(1)
        first.addWidget(Badge(theme, capital(word), tone, icon))
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 8, 0, 10), 2)
        column.addLayout(first)
        column.addWidget(label(message, "cell", wrap=True))
        if step:
            column.addWidget(label(step, "help", wrap=True))
        self.setAccessibleName(f"{area}: {word}. {message} {step}".strip())


def _examine_record(session: Session) -> tuple[Path, list[Line]]:
    from workstation.workflows import doctor

    return session.vault.directory, doctor.examine_record(session, deep=False)
