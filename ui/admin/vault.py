"""The health of the vault: its checks, and the history of everything that was written."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.admin.history import HistoryCard
from ui.admin.history_detail import EntryDetail
from ui.admin.tab import AdminTab
from ui.errors import sentence
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from ui.widgets.badge import Badge
from ui.widgets.notice import Card, Notice
from ui.widgets.progress import ProgressStrip
from ui.widgets.side_by_side import SideBySide
from workstation import words
from workstation.domain.error import UserError
from workstation.workflows.history import HistoryDetail
from workstation.workflows.session import Session

_CHECKS = ("ledger", "tables", "file")
_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: how much it looked at, and each thing that is wrong."""

    check: str
    looked_at: int
    problems: tuple[tuple[str, str], ...] = ()
    """Code and place: a sequence number, a table and row, or the library's own words."""


class VaultTab(AdminTab):
    """The history, and beside it three checks, or the entry that was chosen.

    Signals:
        marking_changed: ``markings`` gives something new.
    """

    marking_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._findings: tuple[Finding, ...] = ()
        self._checked_at = ""
        self._task: Task | None = None
        self.check_card = Card(theme, " ", "shield-check")
        self.check_button = button(theme, "", "primary")
        self.intro = label("", "help", wrap=True)
        self.rows = {check: _CheckRow(context) for check in _CHECKS}
        self.progress = ProgressStrip(theme)
        self.outcome = Notice(theme)
        self.history = HistoryCard(context)
        self.detail = EntryDetail(context)
        self._chosen = 0
        self.history.entry_wanted.connect(self.show_entry)
        self.detail.closed.connect(self.close_entry)
        self.detail.subject_wanted.connect(self.history.show_subject)
        self.check_button.clicked.connect(self.check)
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        self._lay_out()
        self.retranslate()

    @property
    def markings(self) -> tuple[str, ...]:
        """The portion marks of the entry that is shown."""
        return self.detail.markings if self._chosen else ()

    def panes(self) -> list[QWidget]:
        """The filters, the entries, then the checks or the entry that was chosen."""
        shown = self.detail.close_button if self._chosen else self.check_button
        return [self.history.kind_box, self.history.table, shown]

    def load(self) -> None:
        """Read the newest entries; the checks wait to be asked for."""
        self.history.load()

    def show_entry(self, seq: int) -> None:
        """Show one entry in the place of the checks."""
        language = self.context.language
        self._chosen = seq

        def read(session: Session) -> HistoryDetail:
            from workstation.workflows import history

            return history.read_entry(session, seq, language)

        def show(detail: HistoryDetail) -> None:
            if detail.line.seq == self._chosen:
                self.detail.show_entry(detail)
                self._beside.setCurrentWidget(self.detail)
                self.marking_changed.emit()

        self.context.door.run(read, show, owner=self)

    def show_history(self, subject: str) -> None:
        """Show the history of one record."""
        self.close_entry()
        self.history.show_subject(subject)

    def close_entry(self) -> None:
        """Show the checks again; the focus goes back to the list."""
        self._chosen = 0
        self._beside.setCurrentIndex(0)
        self.marking_changed.emit()
        self.history.table.setFocus()

    def check(self) -> None:
        """Run the three checks, one after the other."""
        self.check_button.setEnabled(False)
        self.outcome.hide()
        self._findings = ()
        self._show_findings()
        self.progress.show()
        self._on_progress(0, len(_CHECKS), "")
        self._task = self.context.door.run_long(
            _check_all, self._on_checked, self._on_failed, self._on_progress, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.check_card.set_title(self.tr("Checks"))
        self.check_button.setText(self.tr("Check the vault"))
        self.intro.setText(
            self.tr("Nothing is changed. It takes some seconds for each 100,000 entries.")
        )
        self.rows["ledger"].word(
            self.tr("History"), self.tr("Each entry follows the one before it, unchanged.")
        )
        self.rows["tables"].word(
            self.tr("Tables"), self.tr("All tables say what the history says.")
        )
        self.rows["file"].word(self.tr("File"), self.tr("Each page on the disk is whole and ours."))
        self._show_findings()
        if self._checked_at:
            self._show_outcome()
        if self._chosen:
            self.show_entry(self._chosen)

    def _on_progress(self, done: int, total: int, _words: str) -> None:
        names = (self.tr("Checking the history"), self.tr("Comparing the tables"),
                 self.tr("Checking the file"))  # fmt: skip
        said = self.tr("{what}, step {step} of {total}").format(
            what=names[min(done, len(names) - 1)], step=min(done + 1, total), total=total
        )
        self.progress.show_progress(done / total if total else None, said, self.tr("Cancel"))

    def _on_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _on_checked(self, findings: tuple[Finding, ...]) -> None:
        self._end()
        self._findings = findings
        self._checked_at = f"{self.context.clock():%H:%M:%S}"
        self._show_findings()
        self._show_outcome()

    def _on_failed(self, problem: UserError) -> None:
        self._end()
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self.check_button.setEnabled(True)

    def _show_outcome(self) -> None:
        if any(finding.problems for finding in self._findings):
            said = self.tr(
                "Something is wrong. Write nothing more, and take this vault to the administrator."
            )
            self.outcome.show_as("bad", said)
        else:
            said = self.tr("The vault is whole, checked at {time} UTC.")
            self.outcome.show_as("ok", said.format(time=self._checked_at))
        self.outcome.show()

    def _show_findings(self) -> None:
        found = {finding.check: finding for finding in self._findings}
        for check, row in self.rows.items():
            finding = found.get(check)
            if finding is None:
                row.show_result(self.tr("Not checked"), "", "circle-dashed", ())
            elif finding.problems:
                said = self.tr("%n problem(s)", "", len(finding.problems))
                row.show_result(said, "bad", "octagon-alert", self._named(finding))
            else:
                row.show_result(self._looked_at(finding), "ok", "circle-check", ())

    def _looked_at(self, finding: Finding) -> str:
        if finding.check == "ledger":
            return self.tr("%n entries", "", finding.looked_at)
        if finding.check == "tables":
            return self.tr("%n rows", "", finding.looked_at)
        return self.tr("%n pages", "", finding.looked_at)

    def _named(self, finding: Finding) -> tuple[str, ...]:
        catalogue, language = words.catalogue(), self.context.language
        return tuple(
            words.label(code, language, place=place) if code in catalogue else place
            for code, place in finding.problems[:_MOST_NAMED]
        )

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.progress.hide()
        self.outcome.hide()
        self.check_card.head_layout.addWidget(self.check_button)
        theme.set_height(self.check_card.head, 50)
        theme.set_spacing(self.check_card.body, (0, 0, 0, 0), 0)
        self.rows["ledger"].setProperty("kind", "plain")
        for row in self.rows.values():
            self.check_card.body.addWidget(row)
        foot = frame("foot")
        column = QVBoxLayout(foot)
        theme.set_spacing(column, (14, 10, 14, 14), 8)
        column.addWidget(self.intro)
        column.addWidget(self.progress)
        column.addWidget(self.outcome)
        self.check_card.body.addWidget(foot)
        side = plain()
        left = QVBoxLayout(side)
        theme.set_spacing(left)
        left.addWidget(self.check_card)
        left.addStretch(1)
        self._beside = QStackedWidget()
        self._beside.addWidget(side)
        self._beside.addWidget(self.detail)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(SideBySide(theme, self.history, self._beside, widths=(380, 400), least=960))


class _CheckRow(QFrame):
    """One check: what it proves, how it came out, and what is wrong."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        theme = context.theme
        self._name = label("", "cell-strong")
        self._proves = label("", "help", wrap=True)
        self.badge = Badge(theme)
        self.problems = label("", "cell", tone="bad", wrap=True)
        self.problems.hide()
        first = QHBoxLayout()
        theme.set_spacing(first, gap=8)
        first.addWidget(self._name)
        first.addStretch(1)
        first.addWidget(self.badge)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (14, 8, 14, 10), 2)
        column.addLayout(first)
        column.addWidget(self._proves)
        column.addWidget(self.problems)

    def word(self, name: str, proves: str) -> None:
        """Name the check."""
        self._name.setText(name)
        self._proves.setText(proves)

    def show_result(self, said: str, tone: str, icon: str, problems: tuple[str, ...]) -> None:
        """Show how it came out."""
        self.badge.show_as(said, tone, icon)
        self.problems.setText("\n".join(problems))
        self.problems.setVisible(bool(problems))
        self.setAccessibleName(f"{self._name.text()}: {said}")


def _check_all(session: Session, task: Task) -> tuple[Finding, ...]:
    """Runs in the vault lane; can be cancelled between the checks."""
    from workstation.workflows import vault_checks

    ledger = vault_checks.verify_ledger(session)
    task.report(1, len(_CHECKS))
    tables = vault_checks.check_rebuild(session)
    task.report(2, len(_CHECKS))
    file = vault_checks.verify_file(session)
    return (
        Finding(
            "ledger", ledger.entries, tuple((one.code, str(one.seq)) for one in ledger.problems)
        ),
        Finding(
            "tables",
            sum(tables.tables.values()),
            tuple(("", f"{table}: {row}") for table, row in tables.differences),
        ),
        Finding("file", file.pages, tuple(("", line) for line in file.problems)),
    )
