"""The head of a dossier: name, status, arrangement, and what can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QTabBar, QVBoxLayout, QWidget

from ui.partners.look import STATUS
from ui.partners.model import status_words
from ui.shell.context import Context
from ui.theme.parts import button, icon_button, label, picture, plain
from ui.widgets.badge import Badge
from ui.widgets.flow import FlowLayout
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
        self.name_words.setMinimumWidth(1)
        self.about_words = label("", "help", wrap=True)
        self.history_button = icon_button(theme, "history", "")
        self.add_button = button(theme, "", icon="plus")
        self.add_menu = QMenu(self)
        self.add_button.setMenu(self.add_menu)
        self.start_button = button(theme, "", "primary", icon="file-pen-line")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._who, self._arrangement = plain(), plain()
        self._who_line = FlowLayout(self._who, gap=8, row_gap=4)
        self._who_line.addWidget(self.name_words)
        self._arrangement_line = FlowLayout(self._arrangement, gap=16, row_gap=2)
        first = QHBoxLayout()
        theme.set_spacing(first, gap=10)
        first.addWidget(self._who, 1)
        first.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 12, 20, 0), 4)
        column.addLayout(first)
        column.addWidget(self.about_words)
        column.addWidget(self._arrangement)
        column.addSpacing(theme.px(4))
        column.addWidget(self.tabs)

    def show_dossier(self, dossier: Dossier, country: str) -> None:
        """Show who the partner is and how it stands."""
        partner = dossier.partner
        self.name_words.setText(partner.name)
        self.name_words.setToolTip(partner.name)
        kind = words.label(f"partner_kind.{partner.kind.value}", self._context.language)
        parts = (country or self.tr("International"), partner.unit, partner.id, kind)
        self.about_words.setText(" · ".join(part for part in parts if part))
        self._empty(self._who_line, leave=1)
        for badge in self._badges_of(dossier):
            self._who_line.addWidget(badge)
        self._empty(self._arrangement_line)
        for icon, text in self._arrangement_facts(dossier):
            self._arrangement_line.addWidget(self._fact(icon, text))
        for part in (self._who, self._arrangement):
            part.updateGeometry()

    def _fact(self, icon: str, text: str) -> QWidget:
        fact = plain()
        row = QHBoxLayout(fact)
        self._context.theme.set_spacing(row, gap=6)
        row.addWidget(picture(self._context.theme, icon, "text2", 14))
        row.addWidget(label(text, "help"))
        return fact

    def _empty(self, layout: QLayout, leave: int = 0) -> None:
        while layout.count() > leave:
            item = layout.takeAt(leave)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

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
