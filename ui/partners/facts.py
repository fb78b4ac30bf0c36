"""The facts beside the record: assurances with their uncertainty, sources, indicators."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.partners.look import share_of
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.badge import AgeBadge, Badge
from ui.widgets.interval import Interval, Sparkline
from ui.widgets.notice import Card
from workstation import words
from workstation.domain.partner import Assurance, CheckResult
from workstation.domain.register import AssuranceLine, DatedSource, Dossier, Series

_SCALES = {"pts": (1.0, 5.0)}
"""Least and greatest value of a dataset; others are drawn between their own extremes."""


def clear(layout: QVBoxLayout | QGridLayout) -> None:
    """Remove every row of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()


class AssuranceFacts(Card):
    """The share of assurances kept, in all and by topic, each with its range in words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "shield-check")
        self._context = context
        context.theme.set_spacing(self.body, (0, 0, 0, 0), 0)
        self.count_words = label("", "help")
        self.head_layout.addWidget(self.count_words)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the shares of one partner."""
        clear(self.body)
        share = dossier.share
        self.set_title(self.tr("Assurances"))
        self.count_words.setText(
            self.tr("{kept} kept · {broken} broken · {unknown} unknown").format(
                kept=share.kept, broken=share.broken, unknown=share.unknown
            )
        )
        self._add(self.tr("All kinds"), share.kept, share.total, strong=True)
        for topic, (kept, total) in _by_topic(dossier.assurances).items():
            self._add(topic, kept, total)
        note = label(
            self.tr(
                "The band is the range for the true share (95 %). “Unknown” counts as not kept."
            ),
            "help",
            wrap=True,
        )
        note.setContentsMargins(14, 8, 14, 10)
        self.body.addWidget(note)

    def _add(self, name: str, kept: int, total: int, *, strong: bool = False) -> None:
        theme = self._context.theme
        row = frame("row" if self.body.count() else "plain")
        line = QHBoxLayout(row)
        theme.set_spacing(line, (14, 7, 14, 7), 8)
        title = label(name, "cell-strong" if strong else "cell")
        theme.set_width(title, 130, 130)
        title.setToolTip(name)
        line.addWidget(title)
        if not total:
            line.addWidget(label(self.tr("None checked yet"), "help"), 1)
            self.body.addWidget(row)
            return
        share = share_of(kept, total)
        low, high = round(share.low * 100), round(share.high * 100)
        fraction = self.tr("{kept} of {checked}").format(kept=kept, checked=total)
        span = self.tr("{low}–{high} %").format(low=low, high=high)
        drawing = Interval(theme)
        drawing.set_share(share, f"{name}: {fraction}, {span}")
        line.addWidget(drawing, 1)
        line.addWidget(label(fraction, "cell-strong"))
        line.addWidget(label(span, "hint"))
        self.body.addWidget(row)


def _by_topic(lines: tuple[AssuranceLine, ...]) -> dict[str, tuple[int, int]]:
    counted: dict[str, tuple[int, int]] = {}
    for line in lines:
        if line.result is None or not line.assurance.topic:
            continue
        kept, total = counted.get(line.assurance.topic, (0, 0))
        counted[line.assurance.topic] = (kept + (line.result is CheckResult.KEPT), total + 1)
    return counted


class SourceFacts(Card):
    """Indicators as small lines over the years, and dated sources with their age."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "chart-line")
        self._context = context
        context.theme.set_spacing(self.body, (0, 0, 0, 0), 0)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known of one partner and its country."""
        clear(self.body)
        self.set_title(self.tr("Sources and indicators"))
        for series in dossier.series:
            self._add_series(series)
        for dated in dossier.sources:
            self._add_source(dated)
        if not dossier.series and not dossier.sources:
            empty = label(
                self.tr("No source yet. Record one under Add, or import indicators."),
                "help",
                wrap=True,
            )
            empty.setContentsMargins(14, 12, 14, 12)
            self.body.addWidget(empty)

    def _add_series(self, series: Series) -> None:
        from workstation.workflows.indicators import indicator_name

        theme = self._context.theme
        row, line = self._row()
        name = indicator_name(series.dataset, series.code, self._context.language)
        title = label(name, "cell", wrap=True)
        theme.set_width(title, 130, 170)
        title.setToolTip(f"{series.dataset.upper()} {series.code}")
        line.addWidget(title)
        last = series.last
        if last is None:
            line.addWidget(label(self.tr("no value published"), "help"), 1)
        else:
            year, value = last
            shown = (
                f"{value:g}" if self._context.language == "en" else f"{value:g}".replace(".", ",")
            )
            drawing = Sparkline(theme)
            numbers = [number for _year, number in series.points]
            scale = _SCALES.get(series.dataset, (min(numbers), max(numbers)))
            said = self.tr("{name}: {value} in {year}").format(name=name, value=shown, year=year)
            drawing.set_points(series.points, scale, said)
            line.addWidget(drawing, 1)
            line.addWidget(label(shown, "cell-strong"))
            line.addWidget(label(str(year), "hint"))
        self.body.addWidget(row)

    def _add_source(self, dated: DatedSource) -> None:
        row, line = self._row()
        source = dated.source
        title = label(f"{source.marking} {source.title}", "cell", wrap=True)
        title.setToolTip(f"{source.id} · {source.publisher} · {source.on}")
        line.addWidget(title, 1)
        if source.grade:
            line.addWidget(label(source.grade, "mono"))
        badge = AgeBadge(self._context.theme)
        months = dated.age_months
        said = self.tr("no date") if months is None else self.tr("%n month(s)", "", months)
        badge.set_age(months, said, most_months=source.max_age_months)
        line.addWidget(badge)
        self.body.addWidget(row)

    def _row(self) -> tuple[QFrame, QHBoxLayout]:
        row = frame("row" if self.body.count() else "plain")
        line = QHBoxLayout(row)
        self._context.theme.set_spacing(line, (14, 7, 14, 7), 8)
        return row, line


class AssuranceList(QWidget):
    """Every assurance with its last check; a check is recorded from here."""

    def __init__(self, context: Context, on_check: Callable[[Assurance], None]) -> None:
        super().__init__()
        self._context = context
        self._on_check = on_check
        self._rows = QVBoxLayout(self)
        context.theme.set_spacing(self._rows)

    def show_dossier(self, dossier: Dossier, *, may_write: bool) -> None:
        """List the assurances, those to check first."""
        clear(self._rows)
        lines = sorted(dossier.assurances, key=lambda one: (not one.overdue, one.assurance.id))
        for line in lines:
            self._rows.addWidget(self._row(line, may_write=may_write))
        if not lines:
            empty = label(self.tr("No assurance recorded."), "help")
            empty.setContentsMargins(14, 12, 14, 12)
            self._rows.addWidget(empty)
        self._rows.addStretch(1)

    def _row(self, line: AssuranceLine, *, may_write: bool) -> QWidget:
        theme, assurance = self._context.theme, line.assurance
        row = frame("row" if self._rows.count() else "plain")
        across = QHBoxLayout(row)
        theme.set_spacing(across, (14, 10, 14, 10), 12)
        words_column = QVBoxLayout()
        theme.set_spacing(words_column, gap=2)
        head = f"{assurance.id} · {assurance.on}"
        words_column.addWidget(label(head, "cell-strong"))
        words_column.addWidget(label(f"{assurance.marking} {assurance.text}", "cell", wrap=True))
        if assurance.check_due:
            due = self.tr("Check due {day}").format(day=assurance.check_due)
            words_column.addWidget(label(due, "help", tone="bad" if line.overdue else None))
        across.addLayout(words_column, 1)
        across.addWidget(self._badge(line), 0, Qt.AlignmentFlag.AlignTop)
        if may_write:
            check = button(theme, self.tr("Record a check"), density="small")
            check.setAccessibleName(self.tr("Record a check of {id}").format(id=assurance.id))
            check.clicked.connect(lambda _on=False, one=assurance: self._on_check(one))
            across.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _badge(self, line: AssuranceLine) -> Badge:
        theme, language = self._context.theme, self._context.language
        if line.result is None:
            return Badge(theme, self.tr("Not checked"), "", "circle-dashed")
        said = words.label(f"check_result.{line.result.value}", language)
        tone, icon = {
            CheckResult.KEPT: ("ok", "circle-check"),
            CheckResult.BROKEN: ("bad", "octagon-alert"),
            CheckResult.UNKNOWN: ("unable", "circle-question-mark"),
        }[line.result]
        return Badge(theme, said, tone, icon)
