"""The head of a dossier: name, status, what a restriction forbids, and what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget

from ui.partners.look import STATUS
from ui.partners.model import status_words
from ui.partners.record_query import Narrowing, RecordQuery
from ui.partners.rows import clear, link
from ui.shell.context import Context
from ui.theme.parts import button, icon_button, label, picture, plain
from ui.widgets.badge import Badge
from ui.widgets.flow import FlowLayout
from workstation import words
from workstation.domain.partner import Act, Arrangement, ArrangementStatus, Partner
from workstation.domain.register import Dossier

_MOST_UNITS = 6
_BESIDE = 60
_FORBIDDING = (ArrangementStatus.RESTRICTED, ArrangementStatus.SUSPENDED)


class DossierHead(QFrame):
    """Name, badges, arrangement line, buttons and the tabs of the dossier.

    Signals:
        wanted: the entries behind a number; carries a :class:`Narrowing`.
        partner_wanted: the dossier of the parent or of a unit; carries its id.
    """

    wanted = Signal(object)
    partner_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "topbar")
        self._context = context
        theme = context.theme
        self.name_words = label("", "title")
        self.name_words.setMinimumWidth(1)
        self.about_words = label("", "help", wrap=True)
        self.forbids_words = label("", "cell", tone="warn", wrap=True)
        self.history_button = icon_button(theme, "history", "")
        self.paper_button = button(theme, "", icon="printer")
        self.add_button = button(theme, "", icon="plus")
        self.add_menu = QMenu(self)
        self.add_button.setMenu(self.add_menu)
        self.start_button = button(theme, "", "primary", icon="file-pen-line")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._lay_out()

    def show_dossier(self, dossier: Dossier, country: str) -> None:
        """Show who the partner is and how it stands."""
        partner = dossier.partner
        self.name_words.setText(partner.name)
        self.name_words.setToolTip(partner.name)
        self.about_words.setText(self._about(partner, country) + self._also(dossier))
        clear(self._who_line, leave=1)
        for badge in self._badges_of(dossier):
            self._who_line.addWidget(badge)
        said = self._forbids(dossier)
        self.forbids_words.setText(said)
        self.forbids_words.setVisible(bool(said))
        clear(self._counts_line)
        clear(self._facts_line)
        for icon, text in self._arrangement_facts(dossier):
            self._facts_line.addWidget(self._fact(icon, label(text, "help")))
        self._add_counts(dossier)
        self._counts.setVisible(self._counts_line.count() > 0)
        self._add_family(dossier)
        for part in (self._who, self._counts, self._facts):
            part.updateGeometry()
        self._turn()

    def _about(self, partner: Partner, country: str) -> str:
        language = self._context.language
        kind = words.label(f"partner_kind.{partner.kind.value}", language)
        powers = [words.find(f"mandate.{one}", language) or one for one in partner.mandate]
        parts = (
            partner.marking, country or self.tr("International"), partner.unit, partner.id, kind,
            ", ".join(powers),
        )  # fmt: skip
        return " · ".join(part for part in parts if part)

    def _also(self, dossier: Dossier) -> str:
        """What else the partner is known as, where entries were merged."""
        names = [f"{one.marking} {one.name} ({one.id})" for one in dossier.row.also]
        if not names:
            return ""
        return " · " + words.label("partner.also", self._context.language, names=", ".join(names))

    def _forbids(self, dossier: Dossier) -> str:
        """What a restriction forbids and since when, in words."""
        held = next((one for one in dossier.arrangements if one.status in _FORBIDDING), None)
        if held is None:
            return ""
        language = self._context.language
        acts = held.restricts or tuple(act.value for act in Act)
        forbidden = ", ".join(words.label(f"act.{act}", language).lower() for act in acts)
        said = (
            self.tr("Forbidden since {day}: {acts}.").format(day=held.since, acts=forbidden)
            if held.since
            else self.tr("Forbidden: {acts}.").format(acts=forbidden)
        )
        return " ".join(part for part in (held.marking, said, held.restriction) if part)

    def _fact(self, icon: str, said: QWidget) -> QWidget:
        fact = plain()
        row = QHBoxLayout(fact)
        self._context.theme.set_spacing(row, gap=6)
        row.addWidget(picture(self._context.theme, icon, "text2", 14))
        row.addWidget(said)
        return fact

    def _add_counts(self, dossier: Dossier) -> None:
        if any(one.stale for one in dossier.sources):
            stale = Badge(self._context.theme, self.tr("Sources past their date"), "warn", "clock")
            self._counts_line.addWidget(stale)
        late = dossier.late
        incidents = RecordQuery(groups=("incidents",), results=("open",))
        for count, icon, said, narrowing in (
            (late, "clock", self.tr("%n check(s) late", "", late),
             Narrowing("assurances", standing="late")),
            (dossier.open_incidents, "octagon-alert",
             self.tr("%n open incident(s)", "", dossier.open_incidents),
             Narrowing("record", incidents)),
        ):  # fmt: skip
            if count:
                name = self.tr("Show them: {words}").format(words=said)
                made = link(
                    self._context.theme,
                    said,
                    name,
                    partial(self.wanted.emit, narrowing),
                )
                self._counts_line.addWidget(self._fact(icon, made))

    def _add_family(self, dossier: Dossier) -> None:
        """Links to the entity that this is a unit of, and to its own units."""
        family = [(self.tr("Unit of {name}"), dossier.parent)] if dossier.parent else []
        family += [(self.tr("Unit: {name}"), unit) for unit in dossier.units[:_MOST_UNITS]]
        for text, partner in family:
            if partner is None:
                continue
            said = text.format(name=self._named(partner, dossier.partner))
            name = self.tr("Open the dossier: {words}").format(words=said)
            made = link(
                self._context.theme,
                said,
                name,
                partial(self.partner_wanted.emit, partner.id),
            )
            self._facts_line.addWidget(self._fact("building-2", made))
        self._add_more_units(dossier)

    @staticmethod
    def _named(partner: Partner, beside: Partner) -> str:
        """A relative: its unit alone where it bears the same name."""
        if partner.unit and partner.name == beside.name:
            return partner.unit
        return ", ".join(part for part in (partner.name, partner.unit) if part)

    def _add_more_units(self, dossier: Dossier) -> None:
        """A link to the list of partners where there are more units than are named here."""
        rest, name = len(dossier.units) - _MOST_UNITS, dossier.partner.name
        if rest <= 0:
            return
        said = self.tr("%n more unit(s)", "", rest)
        hint = self.tr("Show them in the list of partners: {name}").format(name=name)
        made = link(
            self._context.theme,
            said,
            hint,
            lambda: self._context.navigate("partners", {"text": name}),
        )
        self._facts_line.addWidget(self._fact("building-2", made))

    def _badges_of(self, dossier: Dossier) -> list[Badge]:
        theme, row = self._context.theme, dossier.row
        look = STATUS[row.status]
        said = status_words(row.status, self._context.language)
        badges = [Badge(theme, said, look.tone, look.icon)] if dossier.arrangements else []
        if not row.restriction and row.status is ArrangementStatus.ACTIVE:
            badges.append(Badge(theme, self.tr("No restriction"), "", "circle-minus"))
        return badges

    def _arrangement_facts(self, dossier: Dossier) -> list[tuple[str, str]]:
        if not dossier.arrangements:
            return [("handshake", self.tr("No arrangement recorded"))]
        newest: Arrangement = dossier.arrangements[0]
        title = f"{newest.id} {newest.title}".strip()
        if newest.minister_approved:
            title = self.tr("{arrangement}, approved by the Minister {day}").format(
                arrangement=title, day=newest.minister_approved
            )
        facts = [("handshake", title)]
        if newest.foreign_affairs_consulted:
            day = newest.foreign_affairs_consulted
            facts.append(("landmark", self.tr("Foreign Affairs consulted {day}").format(day=day)))
        if newest.review_due:
            said = self.tr("Review due {day}").format(day=newest.review_due)
            facts.append(("calendar-clock", said))
        return facts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What does not fit beside the words stands below them."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """The buttons beside or below the name, the counts beside or below what is about it."""
        about = self.about_words.fontMetrics().horizontalAdvance(self.about_words.text())
        for line, needed in (
            (self._first, self.name_words.sizeHint().width() + self._actions.sizeHint().width()),
            (self._second, about + self._counts.sizeHint().width()),
        ):
            narrow = needed + self._context.theme.px(_BESIDE) > self.width()
            way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
            if line.direction() != way:
                line.setDirection(way)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._who, self._counts, self._facts = plain(), plain(), plain()
        self._who_line = FlowLayout(self._who, gap=8, row_gap=4)
        self._who_line.addWidget(self.name_words)
        self._counts_line = FlowLayout(self._counts, gap=16, row_gap=2)
        self._facts_line = FlowLayout(self._facts, gap=16, row_gap=2)
        self._actions = plain()
        buttons = QHBoxLayout(self._actions)
        theme.set_spacing(buttons, gap=10)
        for part in (
            self.history_button,
            self.paper_button,
            self.add_button,
            self.start_button,
        ):
            buttons.addWidget(part)
        buttons.addStretch(1)
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.set_spacing(self._first, gap=10)
        self._first.addWidget(self._who, 1)
        self._first.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignTop)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.set_spacing(self._second, gap=4)
        self._second.addWidget(self.about_words, 1)
        self._second.addWidget(self._counts)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 12, 20, 0), 4)
        column.addLayout(self._first)
        column.addLayout(self._second)
        for widget in (self.forbids_words, self._facts):
            column.addWidget(widget)
        column.addSpacing(theme.px(4))
        column.addWidget(self.tabs)
