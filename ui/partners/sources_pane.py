"""Sources and indicators: series with the values behind them, sources with their age."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from ui.partners.facts import SourceAge
from ui.partners.record_query import Narrowing
from ui.partners.rows import Pane, Row, clear, link
from ui.partners.series import Drawn, drawn, value_words
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.widgets.interval import Sparkline
from ui.widgets.notice import Card, Notice
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.register import DatedSource, Dossier, IndicatorValue
from workstation.workflows.session import Session

_MOST_ROWS = 12
PAGE_ROWS = 12


class SourcesPane(Pane):
    """Indicators at the top, each opening its values by year; sources below, stale first.

    Signals:
        opened: an entry is to be opened; carries its kind and id.
    """

    opened = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._series_card = Card(theme, " ", "chart-line")
        theme.set_spacing(self._series_card.body, (0, 0, 0, 0))
        self._grid = QGridLayout()
        theme.set_spacing(self._grid, (14, 8, 14, 8), 12, 6)
        self._grid.setColumnStretch(1, 1)
        self.values = PlainTable(theme, 3, stretch=2, fonts={1: "cell-strong"})
        self.values.hide()
        self._values_title = label("", "cell-strong", wrap=True)
        self._values_title.setContentsMargins(14, 8, 14, 4)
        self._values_title.hide()
        self._cited = label("", "help", wrap=True)
        self._cited.setContentsMargins(14, 4, 14, 10)
        holder = plain()
        holder.setLayout(self._grid)
        for part in (holder, self._cited, self._values_title, self.values):
            self._series_card.body.addWidget(part)
        self._stale = Notice(theme, "warn")
        self._source_card = Card(theme, " ", "book-open")
        theme.set_spacing(self._source_card.body, (1, 0, 1, 1))
        self._sources = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        theme.set_spacing(self._sources)
        self.more = button(theme, "", "quiet")
        self.more.clicked.connect(lambda _on=False: self._add_sources())
        self._in_order: list[DatedSource] = []
        self._source_card.body.addLayout(self._sources)
        self._source_card.body.addWidget(self.more)
        self.column.addWidget(self._series_card)
        self.column.addWidget(self._stale)
        self.column.addWidget(self._source_card)
        self.column.addStretch(1)

    def narrow(self, wanted: Narrowing) -> None:
        """Show the values of one series."""
        self.look()
        if wanted.series is not None:
            self._open_series(wanted.series)

    def fill(self, dossier: Dossier) -> None:
        """Show every series, and the sources with those past their date first."""
        language = self.context.language
        clear(self._grid)
        self._series_card.set_title(self.tr("Indicators"), str(len(dossier.series)))
        for row, series in enumerate(dossier.series):
            self._add_series(row, drawn(series, language), series.missing)
        if not dossier.series:
            none = label(self.tr("No indicator for this country. Import a dataset."), "help")
            self._grid.addWidget(none, 0, 0)
        self._cited.setText("\n".join(dossier.citations.values()))
        self._cited.setVisible(bool(dossier.citations))
        self._fill_sources(dossier)

    def _add_series(self, row: int, one: Drawn, missing: int) -> None:
        theme = self.context.theme
        title = label(one.name, "cell", wrap=True)
        theme.set_width(title, 150, 260)
        drawing = Sparkline(theme)
        drawing.set_points(one.points, one.scale, one.said)
        name = self.tr("Show the values of {name}").format(name=one.name)
        gap = self.tr("%n year(s) missing", "", missing) if missing else ""
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(drawing, row, 1)
        value = link(theme, one.value, name, lambda: self._open_series(one.key))
        self._grid.addWidget(value, row, 2, Qt.AlignmentFlag.AlignRight)
        said = " · ".join(filter(None, (one.year, gap)))
        self._grid.addWidget(label(said, "hint"), row, 3)

    def _open_series(self, key: tuple[str, str]) -> None:
        if self.dossier is None:
            return
        country = self.dossier.partner.country

        def read(session: Session) -> list[IndicatorValue]:
            from workstation.workflows import indicators

            found = indicators.list_indicators(session, country, key[0])
            return [value for value in found if value.code == key[1]]

        self.context.door.run(read, lambda found: self._show_values(key, found), owner=self)

    def _show_values(self, key: tuple[str, str], found: list[IndicatorValue]) -> None:
        if self.dossier is None:
            return
        language = self.context.language
        series = next((s for s in self.dossier.series if (s.dataset, s.code) == key), None)
        if series is None:
            return
        one = drawn(series, language)
        self._values_title.setText(
            self.tr("{name}: values by year, newest first").format(name=one.name)
        )
        self.values.set_headers((self.tr("Year"), self.tr("Value"), self.tr("Dataset")))
        dataset = words.find(f"dataset.{key[0]}", language) or key[0]
        rows = []
        for value in reversed(found):
            number = value.number
            said = (
                value_words(series, number, language)
                if number is not None
                else self.tr("not published")
            )
            rows.append((str(value.year), said, dataset))
        self.values.set_rows(rows)
        self.values.setAccessibleName(self._values_title.text())
        self.values.setFixedHeight(self.context.theme.px(36 * min(len(rows), _MOST_ROWS) + 40))
        self._values_title.show()
        self.values.show()
        self.values.setFocus()
        self.ensureWidgetVisible(self.values)

    def _fill_sources(self, dossier: Dossier) -> None:
        clear(self._sources)
        stale = sum(one.stale for one in dossier.sources)
        self._stale.setVisible(bool(stale))
        self._stale.show_as(
            "warn",
            self.tr("%n source(s) are past their date. Refresh them, or justify their use.",
                    "", stale),
        )  # fmt: skip
        self._source_card.set_title(self.tr("Sources"), str(dossier.source_count))
        self._in_order = sorted(dossier.sources, key=lambda one: not one.stale)
        self.more.setText(self.tr("Show more"))
        self._add_sources()
        if not self._in_order:
            empty = label(self.tr("No source yet. Record one under Add."), "help")
            empty.setContentsMargins(14, 12, 14, 12)
            self._sources.addWidget(empty)

    def _add_sources(self) -> None:
        """The next sources: as many widgets as a person looks at, not as there are sources."""
        shown = self._sources.count()
        for dated in self._in_order[shown : shown + PAGE_ROWS]:
            self._sources.addWidget(self._source(dated))
        self.more.setVisible(len(self._in_order) > shown + PAGE_ROWS)

    def _source(self, dated: DatedSource) -> QWidget:
        source = dated.source
        row = Row(self.context, "", is_first=not self._sources.count(), is_narrow=self.is_narrow)
        row.add_words(f"{source.marking} {source.title}", "cell-strong")
        kind = words.find(f"source_kind.{source.kind}", self.context.language) or source.kind
        about = "" if source.partner else self.tr("about the country")
        row.add_words(
            " · ".join(filter(None, (source.id, kind, source.publisher, source.on, about))),
            "help",
        )
        if source.grade:
            row.add_badge(self.tr("Grade {grade}").format(grade=source.grade), "", "scale")
        row.add_widget(SourceAge(self.context, dated))
        name = self.tr("Open {id}").format(id=source.id)
        row.add_button(self.tr("Open"), name, lambda: self.opened.emit("source", source.id))
        return row
