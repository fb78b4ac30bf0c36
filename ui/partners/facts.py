"""The facts beside the record: what is due, the share of assurances kept, sources, indicators.

Each number is a link: it signals which entries stand behind it, and the dossier shows them.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from ui.partners.record_query import Narrowing
from ui.partners.rows import clear as clear
from ui.partners.rows import link
from ui.partners.series import Drawn, drawn
from ui.shell.context import Context
from ui.theme.parts import frame, label, plain
from ui.widgets.badge import AgeBadge
from ui.widgets.flow import FlowLayout
from ui.widgets.interval import Interval, Sparkline
from ui.widgets.notice import Card
from workstation.domain.partner import CheckResult, Share
from workstation.domain.register import DatedSource, Dossier

_MOST_TOPICS = 6
_MOST_SERIES = 6
_MOST_SOURCES = 6


class _Facts(Card):
    """A card of rows without space around them.

    Signals:
        wanted: the entries behind a number; carries a :class:`Narrowing`.
    """

    wanted = Signal(object)

    def __init__(self, context: Context, icon: str) -> None:
        super().__init__(context.theme, " ", icon)
        self._context = context
        context.theme.set_spacing(self.body, (0, 0, 0, 0), 0)

    def _row(self) -> tuple[QFrame, QHBoxLayout]:
        row = frame("row" if self.body.count() else "plain")
        line = QHBoxLayout(row)
        self._context.theme.set_spacing(line, (14, 6, 14, 6), 8)
        return row, line

    def _say(self, text: str) -> None:
        row, line = self._row()
        line.addWidget(label(text, "help", wrap=True))
        self.body.addWidget(row)


class ShareRows(QFrame):
    """Shares kept, one below the other: name, drawing, fraction and range in words."""

    wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self._context = context
        self._grid = QGridLayout(self)
        context.theme.set_spacing(self._grid, (14, 8, 14, 8), 8, 8)
        self._grid.setColumnStretch(1, 1)

    def show_dossier(self, dossier: Dossier, most: int = 1000) -> None:
        """Show the share in all, then by topic."""
        clear(self._grid)
        self._add(self.tr("All kinds"), dossier.share, None)
        named = [one for one in dossier.topics if one.topic]
        if not named:
            return
        shown = [*named, *(one for one in dossier.topics if not one.topic)]
        for one in shown[:most]:
            self._add(one.topic or self.tr("Without a topic"), one.share, one.topic)

    def _add(self, name: str, share: Share, topic: str | None) -> None:
        theme, row = self._context.theme, self._grid.rowCount()
        title = label(name, "cell-strong" if topic is None else "cell")
        title.setToolTip(name)
        theme.set_width(title, 60, 190)
        self._grid.addWidget(title, row, 0)
        if not share.total:
            self._grid.addWidget(label(self.tr("None checked yet"), "help"), row, 1, 1, 3)
            return
        low, high = round(share.low * 100), round(share.high * 100)
        fraction = self.tr("{kept} of {checked}").format(kept=share.kept, checked=share.total)
        span = self.tr("{low}–{high} %").format(low=low, high=high)
        drawing = Interval(theme)
        drawing.set_share(share, f"{name}: {fraction}, {span}")
        self._grid.addWidget(drawing, row, 1)
        narrowing = Narrowing("assurances", standing="checked", topic=topic)
        said = self.tr("Show the assurances behind {fraction}: {name}")
        made = link(
            theme,
            fraction,
            said.format(fraction=fraction, name=name),
            lambda: self.wanted.emit(narrowing),
        )
        self._grid.addWidget(made, row, 2)
        self._grid.addWidget(label(span, "hint"), row, 3)


class AssuranceFacts(_Facts):
    """The share of assurances kept, in all and by topic, each with its range in words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "shield-check")
        counts = plain()
        self._counts = FlowLayout(counts, gap=8, row_gap=2)
        counts.setContentsMargins(10, 6, 10, 0)
        self.body.addWidget(counts)
        self._shares = ShareRows(context)
        self._shares.wanted.connect(self.wanted)
        self.body.addWidget(self._shares)
        self._note = label("", "help", wrap=True)
        self._note.setContentsMargins(14, 0, 14, 10)
        self.body.addWidget(self._note)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the shares of one partner."""
        share = dossier.share
        self.set_title(self.tr("Assurances"))
        clear(self._counts)
        for count, said, standing in (
            (share.kept, self.tr("%n kept", "", share.kept), CheckResult.KEPT),
            (share.broken, self.tr("%n broken", "", share.broken), CheckResult.BROKEN),
            (share.unknown, self.tr("%n unknown", "", share.unknown), CheckResult.UNKNOWN),
        ):
            narrowing = Narrowing("assurances", standing=standing.value)
            made = link(
                self._context.theme,
                said,
                self.tr("Show them: {words}").format(words=said),
                partial(self.wanted.emit, narrowing),
            )
            made.setEnabled(bool(count))
            self._counts.addWidget(made)
        self._shares.show_dossier(dossier, _MOST_TOPICS)
        self._note.setText(
            self.tr(
                "The band is the range for the true share (95 %). “Unknown” counts as not kept."
            )
        )


class SourceFacts(_Facts):
    """Indicators as small lines over the years, and dated sources, those past their date first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "chart-line")

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known of one partner and its country."""
        clear(self.body)
        self.set_title(self.tr("Sources and indicators"))
        language = self._context.language
        for series in dossier.series[:_MOST_SERIES]:
            self._add_series(drawn(series, language))
        for text in dossier.citations.values():
            self._say(text)
        in_order = sorted(dossier.sources, key=lambda one: not one.stale)
        for dated in in_order[:_MOST_SOURCES]:
            self._add_source(dated)
        if not dossier.series and not dossier.sources:
            self._say(self.tr("No source yet. Record one under Add, or import indicators."))
        self._add_more(dossier)

    def _add_series(self, one: Drawn) -> None:
        theme = self._context.theme
        row, line = self._row()
        title = label(one.name, "cell", wrap=True)
        theme.set_width(title, 120, 160)
        line.addWidget(title)
        drawing = Sparkline(theme)
        drawing.set_points(one.points, one.scale, one.said)
        line.addWidget(drawing, 1)
        narrowing = Narrowing("sources", series=one.key)
        name = self.tr("Show the values of {name}").format(name=one.name)
        line.addWidget(
            link(theme, one.value, name, lambda: self.wanted.emit(narrowing)),
        )
        line.addWidget(label(one.year, "hint"))
        self.body.addWidget(row)

    def _add_source(self, dated: DatedSource) -> None:
        row, line = self._row()
        source = dated.source
        title = label(f"{source.marking} {source.title}", "cell", wrap=True)
        title.setToolTip(f"{source.id} · {source.publisher} · {source.on}")
        line.addWidget(title, 1)
        if source.grade:
            line.addWidget(label(source.grade, "mono"))
        line.addWidget(SourceAge(self._context, dated))
        self.body.addWidget(row)

    def _add_more(self, dossier: Dossier) -> None:
        count = len(dossier.series) + dossier.source_count
        if count <= 0:
            return
        row, line = self._row()
        words = self.tr("All sources and indicators")
        narrowing = Narrowing("sources")
        line.addWidget(link(self._context.theme, words, words, lambda: self.wanted.emit(narrowing)))
        line.addStretch(1)
        self.body.addWidget(row)


class SourceAge(AgeBadge):
    """How old a source is, in words and by its own limit."""

    def __init__(self, context: Context, dated: DatedSource) -> None:
        super().__init__(context.theme)
        months = dated.age_months
        said = self.tr("no date") if months is None else self.tr("%n month(s)", "", months)
        self.set_age(months, said, most_months=dated.source.max_age_months, is_stale=dated.stale)
