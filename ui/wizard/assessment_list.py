"""The officer's assessments as a list: title, partner, state, how much is missing."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.shell.context import Context
from ui.theme.theme import Theme
from ui.widgets.badge import TONE_TOKENS
from ui.wizard.rail import local_time
from workstation import words
from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.register import AssessmentSummary

Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 56
STATE_LOOKS = {
    State.DRAFT: ("pen-line", "accent"),
    State.SUBMITTED: ("stamp", ""),
    State.RETURNED: ("undo-2", "warn"),
    State.ESCALATED: ("circle-arrow-up", "warn"),
    State.APPROVED: ("circle-check", "ok"),
    State.DENIED: ("octagon-x", "bad"),
    State.WITHDRAWN: ("minus", ""),
    State.TRIAGE_CLOSED: ("archive", ""),
}


class AssessmentModel(QAbstractListModel):
    """Summaries as read from the record."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[AssessmentSummary] = []

    def set_rows(self, rows: Sequence[AssessmentSummary]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, assessment: str) -> int:
        """The row of an assessment; -1 when it is not in the list."""
        return next((i for i, row in enumerate(self._rows) if row.id == assessment), -1)

    @property
    def markings(self) -> list[str]:
        """Portion marks of everything shown."""
        return [row.marking for row in self._rows if row.marking]

    def refresh(self) -> None:
        """Words changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def title_of(self, row: AssessmentSummary) -> str:
        """Mark and title, or that there is none yet."""
        if row.title:
            return f"{row.marking} {row.title}".strip()
        return QCoreApplication.translate("AssessmentModel", "No title yet")

    def state_of(self, row: AssessmentSummary) -> tuple[str, str, str]:
        """Words, tone and icon of the state."""
        icon, tone = STATE_LOOKS[row.state]
        return words.label(f"state.{row.state.value}", self._context.language), tone, icon

    def second_line(self, row: AssessmentSummary) -> str:
        """Number, kind where it is not the usual one, partner, and when it was saved."""
        parts = [row.id, self.kind_of(row), row.partner_name or self._country(row)]
        if row.saved_utc:
            saved = QCoreApplication.translate("AssessmentModel", "saved {when}")
            parts.append(saved.format(when=local_time(row.saved_utc)))
        return " · ".join(part for part in parts if part)

    def _country(self, row: AssessmentSummary) -> str:
        """The country that a standing assessment without partner is of."""
        from workstation.workflows import partners

        return partners.country_name(row.country, self._context.language)

    def kind_of(self, row: AssessmentSummary) -> str:
        """The kind in words; none for the case of an exchange."""
        if row.kind is AssessmentKind.CASE:
            return ""
        return words.label(f"assessment_kind.{row.kind.value}", self._context.language)

    def missing_of(self, row: AssessmentSummary) -> str:
        """How much is missing in a file that is still written."""
        if row.state not in (State.DRAFT, State.RETURNED) or row.missing is None:
            return ""
        return self.tr("%n missing", "", row.missing)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One row for each assessment."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row in words, and as a value for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SUMMARY_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            state = self.state_of(row)[0]
            missing = self.missing_of(row)
            return f"{self.title_of(row)}. {self.second_line(row)}. {state}. {missing}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.returned_reason or self.title_of(row)
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines at the left, state and missing at the right, from tokens."""

    def __init__(self, theme: Theme, model: AssessmentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(0, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row = index.data(SUMMARY_ROLE)
        if not isinstance(row, AssessmentSummary):
            return
        theme, px, area = self._theme, self._theme.px, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent-tint"))
            painter.fillRect(
                QRect(area.left(), area.top(), px(3), area.height()), theme.colour("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("window"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        right = self._paint_state(painter, area, row, selected)
        room = QRect(
            area.left() + px(14), area.top() + px(8), area.width() - px(28) - right, px(20)
        )
        self._line(painter, room, self._model.title_of(row), "strong", "text")
        room.translate(0, px(20))
        self._line(painter, room, self._model.second_line(row), "small", "text2")
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, font: str, token: str) -> None:
        painter.setFont(self._theme.font(font))
        painter.setPen(self._theme.colour(token))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_state(
        self, painter: QPainter, area: QRect, row: AssessmentSummary, selected: bool
    ) -> int:
        theme, px = self._theme, self._theme.px
        state, tone, icon = self._model.state_of(row)
        token = TONE_TOKENS.get(tone, tone)
        metrics = QFontMetrics(theme.font("badge"))
        width = metrics.horizontalAdvance(state) + px(32)
        box = QRect(
            area.right() - px(14) - width, area.top() + (area.height() - px(20)) // 2, width, px(20)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface" if selected else f"{tone or 'neutral'}-tint"))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.drawPixmap(box.left() + px(6), box.top() + px(3), theme.pixmap(icon, token, 14))
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour(token))
        painter.drawText(box.adjusted(px(24), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, state)
        missing = self._model.missing_of(row)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("warn" if row.missing else "text2"))
        taken = QFontMetrics(painter.font()).horizontalAdvance(missing) + px(16) if missing else 0
        place = QRect(box.left() - taken, area.top(), taken, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, missing)
        return width + taken + px(8)


class AssessmentList(QListView):
    """Enter or a click opens an assessment."""

    opened = Signal(str)
    """A person wants to open an assessment; its number."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.assessments = AssessmentModel(context, self)
        self.setModel(self.assessments)
        self.setProperty("kind", "plain")
        self.setMouseTracking(True)
        self.setItemDelegate(_Delegate(context.theme, self.assessments, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_opened)
        context.theme.dress(self, "rows", lambda view: view.scheduleDelayedItemsLayout())

    @property
    def current(self) -> str:
        """The number of the current assessment; "" when there is none."""
        row = self.currentIndex().data(SUMMARY_ROLE)
        return row.id if isinstance(row, AssessmentSummary) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_opened(self, index: QModelIndex) -> None:
        row = index.data(SUMMARY_ROLE)
        if isinstance(row, AssessmentSummary):
            self.opened.emit(row.id)
