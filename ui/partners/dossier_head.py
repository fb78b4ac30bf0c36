"""The head of a dossier: name, status, arrangement, and what can be done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QTabBar, QVBoxLayout

from ui.partners.look import STATUS
from ui.partners.model import status_words
from ui.shell.context import Context
from ui.theme.parts import button, label, picture
from ui.widgets.badge import Badge
from workstation import words
from workstation.domain.register import Dossier


class DossierHead(QFrame):
    """Name, badges, arrangement line, buttons and the tabs of the dossier."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "topbar")
        self._context = context
        theme = context.theme
        self.name_words = label("", "title")
        self.about_words = label("", "help", wrap=True)
        self.add_button = button(theme, "", icon="plus")
        self.add_menu = QMenu(self)
        self.add_button.setMenu(self.add_menu)
        self.start_button = button(theme, "", "primary", icon="file-pen-line")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._badges = QHBoxLayout()
        self._arrangement_line = QHBoxLayout()
        theme.set_spacing(self._badges, gap=8)
        theme.set_spacing(self._arrangement_line, gap=6)
        first = QHBoxLayout()
        theme.set_spacing(first, gap=10)
        first.addWidget(self.name_words)
        first.addLayout(self._badges)
        first.addStretch(1)
        first.addWidget(self.add_button)
        first.addWidget(self.start_button)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 12, 20, 0), 4)
        column.addLayout(first)
        column.addWidget(self.about_words)
        column.addLayout(self._arrangement_line)
        column.addSpacing(theme.px(4))
        column.addWidget(self.tabs)

    def show_dossier(self, dossier: Dossier, country: str) -> None:
        """Show who the partner is and how it stands."""
        partner = dossier.partner
        self.name_words.setText(partner.name)
        kind = words.label(f"partner_kind.{partner.kind.value}", self._context.language)
        parts = (country or self.tr("International"), partner.unit, partner.id, kind)
        self.about_words.setText(" · ".join(part for part in parts if part))
        _empty(self._badges)
        for badge in self._badges_of(dossier):
            self._badges.addWidget(badge)
        _empty(self._arrangement_line)
        for icon, text in self._arrangement_facts(dossier):
            self._arrangement_line.addWidget(picture(self._context.theme, icon, "text2", 14))
            self._arrangement_line.addWidget(label(text, "help"))
            self._arrangement_line.addSpacing(self._context.theme.px(10))
        self._arrangement_line.addStretch(1)

    def _badges_of(self, dossier: Dossier) -> list[Badge]:
        theme, row = self._context.theme, dossier.row
        look = STATUS[row.status]
        said = status_words(row.status, self._context.language)
        badges = [Badge(theme, said, look.tone, look.icon)]
        if row.restriction:
            badges.append(Badge(theme, row.restriction, "warn", "triangle-alert"))
        late = sum(line.overdue for line in dossier.assurances)
        if late:
            said = self.tr("%n check(s) late", "", late)
            badges.append(Badge(theme, said, "bad", "triangle-alert"))
        if dossier.open_incidents:
            said = self.tr("%n open incident(s)", "", dossier.open_incidents)
            badges.append(Badge(theme, said, "bad", "octagon-alert"))
        return badges

    def _arrangement_facts(self, dossier: Dossier) -> list[tuple[str, str]]:
        if not dossier.arrangements:
            return [("handshake", self.tr("No arrangement recorded"))]
        newest = dossier.arrangements[0]
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


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.deleteLater()
