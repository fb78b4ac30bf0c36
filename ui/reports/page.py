"""Reports: the annual report of a year, its numbers and texts, and the versions of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.reports.forms import ReportForms
from ui.reports.making import MakingPane
from ui.reports.numbers import NumbersPane
from ui.reports.texts import TextsPane
from ui.shell.context import Context, Link
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Page, Place
from ui.theme.parts import frame, label
from ui.widgets.record_form import RecordDialog
from ui.widgets.side_by_side import SideBySide
from workstation.domain.officer import Permission
from workstation.domain.reporting import NumberMark
from workstation.domain.statistics import Behind
from workstation.workflows.session import Session

if TYPE_CHECKING:
    from workstation.workflows.reports import YearView

_NUMBERS, _TEXTS = 0, 1
_PASSAGE, _NUMBER = "reports.passage", "reports.number"
_FILE, _BREACH = "MRA-", "BR-"


class ReportsPage(Page):
    """A year, chosen at the top; its numbers and its texts as tabs; the versions beside them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._view: YearView | None = None
        self._wanted = 0
        self._asked = 0
        self.year_label = label("", "field")
        self.year_box = QComboBox()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.numbers = NumbersPane(context)
        self.texts = TextsPane(context)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.numbers)
        self.stack.addWidget(self.texts)
        self.making = MakingPane(context, self._on_changed)
        self.forms = ReportForms(context, self, self._on_changed)
        self._lay_out()
        self._connect()
        context.forms.offer(_PASSAGE, self._make_passage)
        context.forms.offer(_NUMBER, self._make_number)
        self.retranslate()

    @property
    def year(self) -> int:
        """The year that is chosen; 0 before the years were read."""
        return int(self.year_box.currentData() or 0)

    def title(self) -> tuple[str, ...]:
        """The page's name."""
        return (self.tr("Reports"),)

    def marking(self) -> Marking:
        """Rolled up from what the tab in front shows."""
        shown = self.numbers if self.tabs.currentIndex() == _NUMBERS else self.texts
        return rolled_up(shown.markings, self.context.language)

    def panes(self) -> list[QWidget]:
        """Year, tabs, what the tab holds, versions."""
        if self.tabs.currentIndex() == _TEXTS:
            within: list[QWidget] = [self.texts.table]
        else:
            within = [self.numbers.table, self.numbers.behind_table]
        first = next(iter(self.making.buttons.values()))
        return [self.year_box, self.tabs, *within, first]

    def load(self) -> None:
        """Read the years that can be reported on, then the year that is shown."""

        def read(session: Session) -> list[int]:
            from workstation.workflows import reports

            return reports.years(session)

        self.context.door.run(read, self._on_years, owner=self)

    def place(self) -> Place:
        """The year, the tab, and the number or passage that is chosen."""
        return {
            "year": self.year or self._wanted,
            "tab": self.tabs.currentIndex(),
            "figure": self.numbers.figure,
        }

    def restore(self, place: Place) -> None:
        """Show a year and a tab again, or the year that a link names."""
        tab, year, figure = place.get("tab", 0), place.get("year"), place.get("figure")
        if isinstance(tab, int) and 0 <= tab < self.tabs.count():
            self.tabs.setCurrentIndex(tab)
        if isinstance(year, int) and year:
            self._wanted = year
            self.choose_year(year)
        if isinstance(figure, str) and figure:
            self.numbers.choose(figure)

    def choose_year(self, year: int) -> None:
        """Show another year, where it can be reported on."""
        place = self.year_box.findData(year)
        if place >= 0:
            self.year_box.setCurrentIndex(place)

    def help_topic(self) -> str:
        """The rules behind the report."""
        return self.tr(
            "Section 7 of the Act: a report on each calendar year, to the Minister before 1 March, "
            "and a public version without what paragraphs 7(2)(a) and (b) protect. Each exchange "
            "is counted once, in the year of its decision."
        )

    def retranslate(self) -> None:
        """Set every word anew; the parts follow by themselves."""
        self.year_label.setText(self.tr("Year"))
        self.year_box.setAccessibleName(self.tr("Year"))
        self.tabs.setTabText(_NUMBERS, self.tr("Numbers"))
        self.tabs.setTabText(_TEXTS, self.tr("Texts"))
        self.tabs.setAccessibleName(self.tr("Parts of the report"))
        may = Permission.WRITE_RECORD in self.context.officer.permissions
        why_not = ""
        if self.context.is_read_only:
            why_not = self.tr("The vault can be read only.")
        elif not may:
            why_not = self.tr("Your office does not write in the record.")
        for pane in (self.numbers, self.texts):
            pane.set_may_write(not why_not, why_not)
        self.marking_changed.emit()

    def _on_years(self, years: list[int]) -> None:
        wanted = self.year or self._wanted or (years[1] if len(years) > 1 else years[0])
        self.year_box.blockSignals(True)
        self.year_box.clear()
        for year in years:
            self.year_box.addItem(str(year), year)
        self.year_box.setCurrentIndex(max(self.year_box.findData(wanted), 0))
        self.year_box.blockSignals(False)
        self._read()

    def _read(self) -> None:
        self._asked += 1
        asked, year = self._asked, self.year

        def read(session: Session) -> "YearView":
            from workstation.workflows import reports

            return reports.view(session, year)

        def show(found: "YearView") -> None:
            if asked == self._asked:
                self._on_read(found)

        self.context.door.run(read, show, owner=self)

    def _on_read(self, found: "YearView") -> None:
        self._view = found
        self.numbers.show_year(found.gathered)
        self.texts.show_year(found)
        self.making.show_year(found)
        self.marking_changed.emit()

    def _on_changed(self) -> None:
        self.context.announce("report")
        self._read()

    def _make_passage(self, year: int, slot: str, number: int) -> RecordDialog | None:
        if self._view is None or self._view.gathered.year != year:
            return None
        return self.forms.passage(year, slot, number, list(self._view.gathered.passages))

    def _make_number(self, year: int, figure: str) -> RecordDialog | None:
        if self._view is None or self._view.gathered.year != year:
            return None
        mark = self._view.gathered.marks.get(figure) or NumberMark(year, figure)
        return self.forms.number(mark)

    def _on_remove_requested(self, slot: str, number: int) -> None:
        if self._view is None:
            return
        gone = [each for each in self._view.gathered.passages
                if (each.slot, each.number) == (slot, number)]  # fmt: skip

        def undo() -> None:
            self.forms.keep(gone, lambda: None)

        def tell() -> None:
            self.context.toast(self.tr("The passage was removed."), Link(self.tr("Undo"), undo))

        self.forms.remove(gone, tell)

    def _on_opened(self, behind: Behind) -> None:
        if behind.key.startswith(_BREACH):
            self.context.navigate("breaches", {"breach": behind.key})
        elif behind.subject.startswith(_FILE):
            self.context.navigate("assess", {"assessment": behind.subject})
        elif behind.partner:
            self.context.navigate("dossier", {"partner": behind.partner})

    def _on_tab_changed(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.marking_changed.emit()

    def _step(self, by: int) -> Callable[[], None]:
        def go() -> None:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

        return go

    def _connect(self) -> None:
        context = self.context
        self.year_box.currentIndexChanged.connect(lambda _place: self._read())
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.numbers.table.currentCellChanged.connect(lambda *_cells: self.marking_changed.emit())
        self.numbers.opened.connect(self._on_opened)
        self.numbers.mark_requested.connect(
            lambda figure: context.forms.open(_NUMBER, year=self.year, figure=figure)
        )
        self.texts.edit_requested.connect(
            lambda slot, number: context.forms.open(
                _PASSAGE, year=self.year, slot=slot, number=number
            )
        )
        self.texts.remove_requested.connect(self._on_remove_requested)
        add = context.shortcuts.add
        add(self, "Ctrl+PgDown", lambda: self.tr("Next tab"), self._step(1))
        add(self, "Ctrl+PgUp", lambda: self.tr("Previous tab"), self._step(-1))

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = frame("topbar")
        row = QHBoxLayout(head)
        theme.set_spacing(row, (20, 4, 20, 0), 8)
        self.year_label.setBuddy(self.year_box)
        row.addWidget(self.year_label)
        row.addWidget(self.year_box)
        row.addSpacing(theme.px(16))
        row.addWidget(self.tabs)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(head)
        outer.addWidget(
            SideBySide(theme, self.stack, self.making, widths=(330, 372), least=1000), 1
        )
