"""The arrangements with a partner and its assessments, as lists in the dossier."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.partners.facts import clear
from ui.partners.look import STATUS
from ui.partners.model import status_words
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.badge import Badge
from workstation import words
from workstation.domain.partner import Arrangement
from workstation.domain.register import Dossier, Rating


class _Rows(QWidget):
    """Rows with words at the left and, at the right, a badge and a button."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows = QVBoxLayout(self)
        context.theme.set_spacing(self._rows)

    def _fill(self, rows: list[QFrame], none: str) -> None:
        clear(self._rows)
        for row in rows:
            if row is rows[0]:
                row.setProperty("kind", "plain")
            self._rows.addWidget(row)
        if not rows:
            empty = label(none, "help")
            empty.setContentsMargins(14, 12, 14, 12)
            self._rows.addWidget(empty)
        self._rows.addStretch(1)

    def _row(self, title: str) -> tuple[QFrame, QHBoxLayout, QVBoxLayout]:
        row = frame("row")
        across = QHBoxLayout(row)
        self._context.theme.set_spacing(across, (14, 10, 14, 10), 12)
        column = QVBoxLayout()
        self._context.theme.set_spacing(column, gap=2)
        column.addWidget(label(title, "cell-strong", wrap=True))
        across.addLayout(column, 1)
        return row, across, column

    def _button(self, text: str, name: str, on_clicked: Callable[[], None]) -> QWidget:
        made = button(self._context.theme, text, density="small")
        made.setAccessibleName(name)
        made.clicked.connect(lambda _on=False: on_clicked())
        return made


class ArrangementList(_Rows):
    """Every arrangement with its status, approvals and restriction."""

    def __init__(self, context: Context, on_change: Callable[[Arrangement], None]) -> None:
        super().__init__(context)
        self._on_change = on_change

    def show_dossier(self, dossier: Dossier, *, may_write: bool) -> None:
        """List the arrangements, the newest first."""
        rows = [self._arrangement(one, may_write=may_write) for one in dossier.arrangements]
        self._fill(rows, self.tr("No arrangement recorded"))

    def _arrangement(self, one: Arrangement, *, may_write: bool) -> QFrame:
        row, across, column = self._row(f"{one.id} {one.title}")
        details = [
            one.authority,
            self.tr("approved {day}").format(day=one.minister_approved)
            if one.minister_approved
            else "",
            self.tr("since {day}").format(day=one.since) if one.since else "",
        ]
        said = " · ".join(part for part in details if part)
        if said:
            column.addWidget(label(said, "help", wrap=True))
        if one.restriction:
            column.addWidget(label(one.restriction, "cell", tone="warn", wrap=True))
        if one.scope:
            column.addWidget(label(f"{one.marking} {one.scope}", "cell", wrap=True))
        look = STATUS[one.status]
        words_of_status = status_words(one.status, self._context.language)
        badge = Badge(self._context.theme, words_of_status, look.tone, look.icon)
        across.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        if may_write:
            name = self.tr("Change {id}").format(id=one.id)
            change = self._button(self.tr("Change"), name, lambda: self._on_change(one))
            across.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return row


class RatingList(_Rows):
    """Every assessment of the partner with how it came out."""

    def show_dossier(self, dossier: Dossier) -> None:
        """List the assessments, the newest first."""
        rows = [self._rating(one) for one in dossier.ratings]
        self._fill(rows, self.tr("No assessment of this partner yet"))

    def _rating(self, rating: Rating) -> QFrame:
        row, across, column = self._row(f"{rating.assessment} · {rating.on}")
        title = rating.title or self.tr("No title yet")
        column.addWidget(label(f"{rating.marking} {title}".strip(), "cell", wrap=True))
        said = words.label(f"state.{rating.state.value}", self._context.language)
        column.addWidget(label(f"{said} · {rating.author_name}", "help"))
        name = self.tr("Open {id}").format(id=rating.assessment)
        show = self._button(self.tr("Open"), name, lambda: self._open(rating.assessment))
        across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _open(self, assessment: str) -> None:
        self._context.navigate("assess", {"assessment": assessment})
