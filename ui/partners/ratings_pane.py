"""The assessments of a partner: how they came out over time, and where others differ (G-1)."""

from functools import partial

from PySide6.QtWidgets import QTableWidget

from ui.partners.rows import Pane
from ui.partners.standing_card import StandingCard
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.badge import LEVEL_ICONS
from ui.widgets.notice import Card, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.rating_chart import LEVELS, Rated, RatingChart
from workstation import words
from workstation.domain.register import Dossier, Rating

_MOST_ROWS = 10
_BASELINE, _RESIDUAL = 3, 4


class RatingsPane(Pane):
    """A chart, the same as a table, and the newest ratings of other partners of the country."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self.chart = RatingChart(theme)
        self._legend = label("", "help", wrap=True)
        self.table = PlainTable(theme, 8, stretch=2, fonts={0: "cell-strong", 1: "badge"})
        self._chart_card = Card(theme, " ", "chart-line")
        self.compare = button(theme, "", "", icon="git-compare", density="small")
        self.compare.clicked.connect(self._on_compare)
        self._chart_card.head_layout.addWidget(self.compare)
        theme.set_spacing(self._chart_card.body, (1, 10, 1, 1), 6)
        self._legend.setContentsMargins(14, 0, 14, 4)
        for part in (self.chart, self._legend, self.table):
            self._chart_card.body.addWidget(part)
        self.others = PlainTable(theme, 8, stretch=2, fonts={0: "cell-strong", 1: "badge"})
        self._notice = Notice(theme, "info")
        self._others_card = Card(theme, " ", "scale")
        theme.set_spacing(self._others_card.body, (1, 0, 1, 1), 0)
        self._others_card.body.addWidget(self.others)
        self._shown: dict[QTableWidget, list[Rating]] = {}
        for table in (self.table, self.others):
            table.cellActivated.connect(partial(self._open, table))
        self.standing = StandingCard(context)
        for card in (self.standing, self._chart_card, self._notice, self._others_card):
            self.column.addWidget(card)
        self.column.addStretch(1)

    @property
    def marks(self) -> list[str]:
        """The portion marks of every assessment that is shown."""
        if self.dossier is None:
            return []
        own = [one.marking for one in (*self.dossier.ratings, *self.dossier.divergent)]
        return own + self.standing.marks

    def fill(self, dossier: Dossier) -> None:
        """Show the assessments of one partner."""
        self.standing.show_partner(dossier.partner.id)
        self._fill_own(dossier)
        self._fill_others(dossier)

    def _fill_own(self, dossier: Dossier) -> None:
        newest_first = list(reversed(dossier.ratings))
        self._chart_card.set_title(self.tr("Ratings over time"), str(len(newest_first)))
        levels = {one: self._level(one) for one in LEVELS}
        rated = [Rated(one.on, one.baseline, one.residual) for one in dossier.ratings]
        self.chart.show_ratings(rated, levels, self._said(newest_first))
        self.chart.setVisible(bool(rated))
        self._legend.setText(
            self.tr("Ring: the baseline. Dot: the residual risk, joined over time.")
            if rated
            else self.tr("No assessment of this partner has been signed yet.")
        )
        self.table.set_headers(
            (
                self.tr("Assessment"), self.tr("Marking"), self.tr("Title"), self.tr("Baseline"),
                self.tr("Residual"), self.tr("Determination"), self.tr("State"), self.tr("Signed"),
            )
        )  # fmt: skip
        self.table.setAccessibleName(self.tr("Ratings over time, newest first"))
        self._fill(
            self.table,
            newest_first,
            [
                (one.assessment, one.marking, one.title or self.tr("No title yet"),
                 self._level(one.baseline), self._level(one.residual), self._found(one),
                 words.label(f"state.{one.state.value}", self.context.language), one.on)
                for one in newest_first
            ],
        )  # fmt: skip
        self.table.setVisible(bool(newest_first))
        self.compare.setText(self.tr("Side by side"))
        self.compare.setToolTip(self.tr("Compare the chosen assessment with another"))
        self.compare.setVisible(bool(newest_first))

    def _fill_others(self, dossier: Dossier) -> None:
        own = dossier.ratings[-1] if dossier.ratings else None
        others = list(dossier.divergent)
        self._notice.setVisible(bool(others))
        self._others_card.setVisible(bool(others))
        if not others:
            return
        if own is None:
            said = self.tr(
                "%n other partner(s) of the same country have a rating; this one has none yet.",
                "",
                len(others),
            )
            title = self.tr("Ratings in the same country")
        else:
            said = self.tr(
                "%n other partner(s) of the same country came out otherwise. The same methods "
                "should lead to the same rating, or the reason should be on file.",
                "",
                len(others),
            )
            title = self.tr("Same country, another rating")
        self._notice.show_as("info", said)
        self._others_card.set_title(title, str(len(others)))
        self.others.set_headers(
            (
                self.tr("Partner"), self.tr("Marking"), self.tr("What differs"),
                self.tr("Baseline"), self.tr("Residual"), self.tr("Determination"),
                self.tr("Assessment"), self.tr("Signed"),
            )
        )  # fmt: skip
        self.others.setAccessibleName(self.tr("Other partners of the same country"))
        rows = [(one.partner_name, one, self._differs(own, one)) for one in others]
        if own is not None:
            rows.insert(0, (self.tr("This partner"), own, self.tr("what the others are held to")))
        self._fill(
            self.others,
            [one for _name, one, _said in rows],
            [
                (name, one.marking, said, self._level(one.baseline), self._level(one.residual),
                 self._found(one), one.assessment, one.on)
                for name, one, said in rows
            ],
        )  # fmt: skip

    def _fill(self, table: PlainTable, ratings: list[Rating], rows: list[tuple[str, ...]]) -> None:
        self._shown[table] = ratings
        table.set_rows(rows)
        for row, one in enumerate(ratings):
            for column, level in ((_BASELINE, one.baseline), (_RESIDUAL, one.residual)):
                known = level if level in LEVEL_ICONS else ""
                table.dress_cell(row, column, LEVEL_ICONS.get(level, "circle-dashed"), known)
        height = 36 * min(max(len(rows), 1), _MOST_ROWS) + 40
        table.setFixedHeight(self.context.theme.px(height))

    def _differs(self, own: Rating | None, other: Rating) -> str:
        if own is None:
            return self.tr("this partner has no rating yet")
        said = []
        for name, mine, theirs in (
            (self.tr("baseline"), self._level(own.baseline), self._level(other.baseline)),
            (self.tr("residual"), self._level(own.residual), self._level(other.residual)),
            (self.tr("determination"), self._found(own), self._found(other)),
        ):
            if mine != theirs:
                text = self.tr("{what}: {theirs}, here {mine}")
                said.append(text.format(what=name, theirs=theirs.lower(), mine=mine.lower()))
        return "; ".join(said)

    def _said(self, newest_first: list[Rating]) -> str:
        text = self.tr("{on}: baseline {baseline}, residual {residual}")
        return ". ".join(
            text.format(
                on=one.on,
                baseline=self._level(one.baseline).lower(),
                residual=self._level(one.residual).lower(),
            )
            for one in newest_first
        )

    def _level(self, level: str) -> str:
        if not level:
            return self.tr("none")
        return words.find(f"risk_level.{level}", self.context.language) or level

    def _found(self, one: Rating) -> str:
        if not one.determination:
            return self.tr("none")
        found = words.find(f"determination.{one.determination}", self.context.language)
        return found or one.determination

    def _on_compare(self) -> None:
        """The chosen assessment, or the newest, beside another one."""
        shown = self._shown.get(self.table, [])
        if shown:
            chosen = shown[max(0, self.table.currentRow())].assessment
            self.context.navigate("assess", {"compare": [chosen]})

    def _open(self, table: QTableWidget, row: int, _column: int) -> None:
        shown = self._shown.get(table, [])
        if 0 <= row < len(shown):
            self.context.navigate("assess", {"assessment": shown[row].assessment})
