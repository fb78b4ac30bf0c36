"""Making the versions of the report: which can be made, and those made before."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.reports.pages import PagesDialog
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Card, EmptyState, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressStrip
from workstation import words
from workstation.domain.error import CheckFailedError, UserError
from workstation.domain.officer import Permission
from workstation.domain.reporting import RECIPIENTS, Fault, Version
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.reports import Drawn, Gathered, Written, YearView


class MakingPane(QWidget):
    """Two buttons for each version, one for each language, and what forbids a version."""

    def __init__(self, context: Context, on_written: Callable[[], None]) -> None:
        super().__init__()
        theme = context.theme
        self._context, self._on_done = context, on_written
        self._view: YearView | None = None
        self._task: Task | None = None
        self.card = Card(theme, " ", "file-text")
        self.due = Notice(theme)
        self.names = {version: label("", "body", wrap=True) for version in Version}
        self.problems = {version: label("", "help", tone="bad", wrap=True) for version in Version}
        self.buttons: dict[tuple[Version, Language], QPushButton] = {
            (version, language): button(theme, "", density="small")
            for version in Version
            for language in LANGUAGES
        }
        self.progress = ProgressStrip(theme)
        self.outcome = Notice(theme)
        self.earlier_card = Card(theme, " ", "history")
        self.earlier_table = PlainTable(theme, 3, stretch=1, fonts={0: "mono"}, most={2: 150})
        self.earlier_empty = EmptyState(theme, "file-text")
        self._lay_out()
        for (version, language), each in self.buttons.items():
            each.clicked.connect(partial(self._look, version, language))
        self.progress.cancel_requested.connect(self._on_cancel_requested)
        self.earlier_table.cellActivated.connect(lambda row, _column: self.look_again(row))
        self.retranslate()

    def show_year(self, view: "YearView") -> None:
        """Show what can be made of a year."""
        if self._view is not None and view.gathered.year != self._view.gathered.year:
            self.outcome.hide()
        self._view = view
        self._show()

    def make(self, version: Version, language: Language, out: Path) -> None:
        """Make a version and write it."""
        self._draw(version, language, lambda drawn: self._write(drawn, out))

    def look(self, version: Version, language: Language) -> None:
        """Make a version and show its pages, to be written from there."""

        def show(drawn: "Drawn") -> None:
            self._end()
            year = drawn.gathered.year
            name = f"annual-report-{year}-{version.value}-{language}.pdf"
            title = self.tr("{version}, {year}").format(
                version=self._version_words(version.value, language), year=year
            )
            may = Permission.EXPORT in self._context.officer.permissions
            self.pages = PagesDialog(
                self._context, title, drawn.report.pdf, self, suggested=Path(name),
                write=(lambda path: self._write(drawn, path)) if may else None,
            )  # fmt: skip
            self.pages.open()

        self._draw(version, language, show)

    def look_again(self, row: int) -> None:
        """Show a version as it was written."""
        view = self._view
        if view is None or not 0 <= row < len(view.earlier):
            return
        chosen, year = view.earlier[row], view.gathered.year

        def read(session: Session) -> bytes:
            from workstation.workflows import reports

            return reports.kept_report(session, year, chosen.sha256)

        def show(pdf: bytes) -> None:
            title = self.tr("{version}, {year}, as written on {day}").format(
                version=self._version_words(chosen.version, chosen.language), year=year,
                day=chosen.at_utc[:10],
            )  # fmt: skip
            self.pages = PagesDialog(self._context, title, pdf, self)
            self.pages.open()

        self._context.door.run(read, show, self._on_failed, owner=self)

    def _draw(
        self, version: Version, language: Language, on_drawn: Callable[["Drawn"], None]
    ) -> None:
        """Read the record, then draw beside the vault lane."""
        view = self._view
        if view is None:
            return
        year, door = view.gathered.year, self._context.door
        self.outcome.hide()
        self._set_busy(True)

        def read(session: Session) -> "Gathered":
            from workstation.workflows import reports

            return reports.gather(session, year)

        def draw(found: "Gathered") -> None:
            def job(_task: Task) -> "Drawn":
                from workstation.workflows import reports

                return reports.draw(found, version, language)

            self._task = door.work(job, on_drawn, self._on_failed, owner=self)

        door.run(read, draw, self._on_failed, owner=self)

    def _write(self, drawn: "Drawn", out: Path) -> None:
        def save(session: Session) -> "Written":
            from workstation.workflows import reports

            return reports.write_drawn(session, drawn, out)

        self._context.door.run(save, self._on_written, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        language = self._context.language
        self.card.set_title(self.tr("Versions"))
        self.earlier_card.set_title(self.tr("Written before"))
        self.earlier_table.setAccessibleName(self.tr("Versions written before"))
        self.earlier_table.set_headers([self.tr("Day"), self.tr("Version"), self.tr("Numbers")])
        self.earlier_empty.set_words(
            self.tr("No version yet"),
            self.tr(
                "Each version that is written is listed here, with its numbers in the history."
            ),
        )
        for version, name in self.names.items():
            name.setText(words.label(f"report_version.{version.value}", language))
        for (version, spoken), each in self.buttons.items():
            each.setText(self.tr("English") if spoken == "en" else self.tr("French"))
            whole = self._version_words(version.value, spoken)
            each.setAccessibleName(whole)
            each.setToolTip(whole)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self._show_due(view)
        for version, line in self.problems.items():
            found = view.faults[version.value]
            line.setText(self._short(found) if found else "")
            same = version.value in RECIPIENTS and found == view.faults[Version.MINISTER.value]
            line.setVisible(bool(found) and not same)
            whole = self._problem(version, found[0], len(found)) if found else ""
            line.setToolTip(whole)
            for language in LANGUAGES:
                self.buttons[version, language].setAccessibleDescription(whole)
        self._set_busy(self._task is not None)
        self._show_earlier(view)

    def _show_due(self, view: "YearView") -> None:
        if not view.over:
            said = self.tr("The year has not ended: its numbers may still change.")
            self.due.show_as("info", said)
        elif self._is_made(view):
            self.due.show_as("ok", self.tr("The Minister’s version is made in both languages."))
        elif view.late:
            said = self.tr("Late: it was due before {day}. It can be made all the same.")
            self.due.show_as("bad", said.format(day=view.due_before))
        else:
            said = self.tr("Due to the Minister before {day}.")
            self.due.show_as("warn", said.format(day=view.due_before))

    @staticmethod
    def _is_made(view: "YearView") -> bool:
        made = {each.language for each in view.earlier if each.version == Version.MINISTER.value}
        return made.issuperset(LANGUAGES)

    def _short(self, found: Sequence[Fault]) -> str:
        """The first problem on one line, and how many more there are; the tooltip says all."""
        language, first = self._context.language, found[0]
        short = words.label(f"report_short.{first.code.partition('.')[2]}", language)
        said = self.tr("{place}: {problem}").format(place=self._place(first.place), problem=short)
        more = len(found) - 1
        return said if not more else self.tr("{problem}; %n more", "", more).format(problem=said)

    def _problem(self, version: Version, fault: Fault, count: int) -> str:
        problem = CheckFailedError(
            fault.code, place=self._place(fault.place), detail=self._detail(fault.detail),
            version=version.value, count=count,
        )  # fmt: skip
        return sentence(problem, self._context.language)

    def _place(self, place: str) -> str:
        """A passage or a number by the name that stands on the screen."""
        slot, _, number = place.partition(" ")
        language = self._context.language
        named = words.find(f"report_slot.{slot}", language) if number else None
        if named:
            return f"{named}, {number}"
        return words.find(f"report_figure.{place}", language) or place

    def _detail(self, detail: str) -> str:
        """A reason or a number by its words; marks and numbers in texts as they are."""
        language = self._context.language
        return words.find(f"report_reason.{detail}", language) or self._place(detail)

    def _show_earlier(self, view: "YearView") -> None:
        rows = [
            (
                each.at_utc[:10],
                self._version_words(each.version, each.language),
                self.tr("As now") if each.current else self.tr("Changed since"),
            )
            for each in view.earlier
        ]
        self.earlier_table.set_rows(rows)
        for place, each in enumerate(view.earlier):
            icon, tone = ("circle-check", "ok") if each.current else ("triangle-alert", "warn")
            self.earlier_table.dress_cell(place, 2, icon, tone)
        self.earlier_table.setVisible(bool(rows))
        self.earlier_empty.setVisible(not rows)

    def _look(self, version: Version, language: Language, _checked: bool = False) -> None:
        self.look(version, language)

    def _version_words(self, version: str, spoken: str) -> str:
        """``Public version, in English``."""
        said = self.tr("{version}, in French")
        if spoken == "en":
            said = self.tr("{version}, in English")
        return said.format(version=words.label(f"report_version.{version}", self._context.language))

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        if busy:
            self.progress.show_progress(None, self.tr("Making the pages"), self.tr("Cancel"))
        view = self._view
        for (version, _language), each in self.buttons.items():
            blocked = view is None or bool(view.faults[version.value])
            each.setEnabled(not busy and not blocked)

    def _on_cancel_requested(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _on_written(self, done: "Written") -> None:
        self._end()
        language = self._context.language
        said = [self.tr("Written: {file}").format(file=done.path.name)]
        said += [words.label(each.code, language, **self._worded(each.values))
                 for each in done.warnings]  # fmt: skip
        self.outcome.show_as("warn" if done.warnings else "ok", " ".join(said))
        self.outcome.show()
        self._on_done()

    def _worded(self, values: object) -> dict[str, object]:
        given = dict(values) if isinstance(values, dict) else {}
        if "parts" in given:
            names = str(given["parts"]).split(", ")
            language = self._context.language
            given["parts"] = "; ".join(words.label(f"report_slot.{each}", language)
                                       for each in names)  # fmt: skip
        return given

    def _on_failed(self, problem: UserError) -> None:
        self._end()
        if problem.place:
            problem.place = self._place(problem.place)
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()

    def _end(self) -> None:
        self._task = None
        self._set_busy(False)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.outcome.hide()
        self.progress.hide()
        grid = QGridLayout()
        theme.set_spacing(grid, gap=8)
        grid.setColumnStretch(0, 1)
        for row, version in enumerate(Version):
            grid.addWidget(self.names[version], 2 * row, 0)
            for column, language in enumerate(LANGUAGES, start=1):
                grid.addWidget(self.buttons[version, language], 2 * row, column)
            grid.addWidget(self.problems[version], 2 * row + 1, 0, 1, 3)
        self.card.body.addWidget(self.due)
        self.card.body.addLayout(grid)
        self.card.body.addWidget(self.progress)
        self.card.body.addWidget(self.outcome)
        theme.set_spacing(self.earlier_card.body, (1, 0, 1, 1), 0)
        self.earlier_card.body.addWidget(self.earlier_table, 1)
        self.earlier_card.body.addWidget(self.earlier_empty, 1)
        column_box = QVBoxLayout(self)
        theme.set_spacing(column_box, gap=16)
        column_box.addWidget(self.card)
        column_box.addWidget(self.earlier_card, 1)
