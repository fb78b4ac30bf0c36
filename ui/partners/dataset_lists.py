"""What an import of a dataset would do: first values, countries not mapped, rows to look at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.shell.context import Context
from ui.theme.parts import frame, label
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.dataset import Preview, Unmapped
from workstation.domain.import_report import ImportReport

MOST_ROWS_SHOWN = 1000
LONGEST_VALUE = 60

Countries = Sequence[tuple[str, str]]


class ProblemTable(PlainTable):
    """Rows that a person should look at: row, column, value, reason."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, 4, stretch=3, most={1: 160, 2: 220})
        self._language = context.language
        self.setAccessibleName(self.tr("Rows to look at"))
        self.set_headers([self.tr("Row"), self.tr("Column"), self.tr("Value"), self.tr("Reason")])

    def beyond(self, report: ImportReport) -> str:
        """A sentence for what is not listed, behind those before it; "" when all is."""
        if len(report.problems) <= MOST_ROWS_SHOWN:
            return ""
        words = self.tr("The first {count} are listed; the saved report has them all.")
        return " " + words.format(count=MOST_ROWS_SHOWN)

    def show_report(self, report: ImportReport) -> None:
        """Show the first rows of a report; a saved report has them all."""
        self.set_rows(
            [
                (
                    str(one.row),
                    one.column,
                    one.value[:LONGEST_VALUE],
                    words.label(one.code, self._language),
                )
                for one in report.problems[:MOST_ROWS_SHOWN]
            ]
        )


class CountryMapping(QWidget):
    """Countries of a file that ISO 3166 does not know, and the country chosen for each.

    Signals:
        changed: a person chose a country, or took the choice back.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._rows: list[Unmapped] = []
        self._chosen: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.table = PlainTable(theme, 4, stretch=3, most={0: 240, 1: 260})
        self.table.setAccessibleName(self.tr("Countries that are not mapped"))
        self.table.set_headers(
            [self.tr("In the file"), self.tr("Name"), self.tr("Rows"), self.tr("Kept as")]
        )
        self.country = QComboBox()
        self.country.setEditable(True)
        self.country.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.country.setAccessibleName(self.tr("Country for the chosen row"))
        self._lay_out(context)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_choice())
        self.country.activated.connect(lambda _index: self._choose())
        typed = self.country.lineEdit()
        if typed is not None:
            typed.editingFinished.connect(self._take_typed)

    @property
    def chosen(self) -> Mapping[str, str]:
        """The country chosen for each text of the file."""
        return {own: code for own, code in self._chosen.items() if code}

    def set_choices(self, countries: Countries, chosen: Mapping[str, str]) -> None:
        """Say which countries there are, and what was chosen before."""
        self._names = dict(countries)
        self._chosen = dict(chosen)
        self.country.clear()
        self.country.addItem(self.tr("As it stands in the file"), "")
        for code, name in countries:
            self.country.addItem(f"{name} ({code})", code)
        completer = QCompleter(self.country.model(), self.country)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.country.setCompleter(completer)
        self.country.setEnabled(False)

    def show_countries(self, rows: Sequence[Unmapped]) -> None:
        """List what could not be mapped, and what a person mapped."""
        self._rows = list(rows)
        self.table.set_rows(
            [(one.own, one.name, str(one.rows), self._kept_as(one)) for one in rows]
        )
        self.country.setEnabled(bool(rows))
        if rows and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self._show_choice()

    def _kept_as(self, one: Unmapped) -> str:
        code = self._chosen.get(one.own, "")
        if not code:
            return self.tr("as it stands in the file")
        return f"{self._names.get(code, code)} ({code})"

    def _current(self) -> Unmapped | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show_choice(self) -> None:
        one = self._current()
        self.country.setEnabled(one is not None)
        if one is not None:
            place = self.country.findData(self._chosen.get(one.own, ""))
            self.country.setCurrentIndex(max(place, 0))

    def _take_typed(self) -> None:
        """Take what was typed where it means one country; else show what is chosen again."""
        wanted = self.country.currentText().strip().casefold()
        lines = [self.country.itemText(n).casefold() for n in range(self.country.count())]
        found = [n for n, line in enumerate(lines) if wanted and wanted in line]
        if wanted in lines:
            found = [lines.index(wanted)]
        if len(found) != 1:
            self._show_choice()
            return
        self.country.setCurrentIndex(found[0])
        self._choose()

    def _choose(self) -> None:
        one = self._current()
        code = str(self.country.currentData() or "")
        if one is None or self._chosen.get(one.own, "") == code:
            return
        self._chosen[one.own] = code
        item = self.table.item(self.table.currentRow(), 3)
        if item is not None:
            item.setText(self._kept_as(one))
        self.changed.emit()

    def _lay_out(self, context: Context) -> None:
        theme = context.theme
        line = QHBoxLayout()
        theme.set_spacing(line, (12, 8, 12, 8), 8)
        line.addWidget(label(self.tr("Country for the chosen row"), "field"))
        line.addWidget(self.country, 1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(self.table, 1)
        outer.addLayout(line)


class DatasetLists(QWidget):
    """Three lists behind tabs; the tab of each says how many it holds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._names: dict[str, str] = {}
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("What the import would do"))
        self.values = PlainTable(theme, 6, stretch=1, most={3: 200})
        self.values.setAccessibleName(self.tr("First values"))
        self.values.set_headers(
            [
                self.tr("Country"), self.tr("Name"), self.tr("Code"), self.tr("Year"),
                self.tr("Value"), self.tr("Status"),
            ]
        )  # fmt: skip
        self.countries = CountryMapping(context)
        self.problems = ProblemTable(context)
        self._pages = QStackedWidget()
        for page in (self.values, self.countries, self.problems):
            self.tabs.addTab("")
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        card = frame("card")
        inside = QVBoxLayout(card)
        theme.set_spacing(inside, (1, 1, 1, 1))
        inside.addWidget(self._pages)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, gap=6)
        outer.addWidget(self.tabs)
        outer.addWidget(card, 1)
        self._name_tabs(0, 0)

    def set_countries(self, countries: Countries, chosen: Mapping[str, str]) -> None:
        """Say which countries there are, and what was chosen before."""
        self._names = dict(countries)
        self.countries.set_choices(countries, chosen)

    def show_preview(self, preview: Preview) -> None:
        """Show what an import would do."""
        self.values.set_rows(
            [
                (one.country, self._names.get(one.country, ""), one.code, str(one.year),
                 one.value[:LONGEST_VALUE], one.status)
                for one in preview.rows
            ]
        )  # fmt: skip
        self.countries.show_countries(preview.countries)
        self.problems.show_report(preview.report)
        self._name_tabs(len(preview.countries), len(preview.report.problems))

    def _name_tabs(self, countries: int, problems: int) -> None:
        self.tabs.setTabText(0, self.tr("First values"))
        self.tabs.setTabText(
            1, self.tr("Countries not mapped ({count})").format(count=f"{countries:n}")
        )
        self.tabs.setTabText(2, self.tr("Rows to look at ({count})").format(count=f"{problems:n}"))
