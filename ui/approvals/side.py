"""What stands beside the pages: the verdict, which stays, and below it what scrolls."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.approvals.cards import LadderCard, VerdictCard
from ui.approvals.changes_card import ChangesCard, PointsCard
from ui.approvals.decision_form import DecisionForm
from ui.approvals.paper_card import PaperCard
from ui.approvals.stamp_card import StampCard
from ui.shell.context import Context
from ui.theme.parts import button, plain
from ui.theme.theme import Theme
from ui.widgets.notice import Notice
from workstation.domain.officer import Permission
from workstation.workflows.approvals import PacketView

SIDE_WIDTH = 500
"""Verdict, ladder and form; wide enough for the five outcomes in one row."""


_EDGE = 12
_AROUND = 48


class _Scroll(QScrollArea):
    """Its bar takes its room from the margin, so that all cards keep one edge."""

    def __init__(self, theme: Theme, column: QVBoxLayout) -> None:
        super().__init__()
        self._theme = theme
        self._column = column
        self._left = _EDGE
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus is in view, also a row that has no place yet when it gets it."""
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self.ensureWidgetVisible(now, 0, _AROUND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar came, or went."""
        super().resizeEvent(event)
        taken = self.width() - self.viewport().width()
        left = max(0, _EDGE - round(taken / self._theme.zoom))
        if left != self._left:
            self._left = left
            self._theme.set_spacing(self._column, (_EDGE, 0, left, 12), 12)


class PacketSide(QFrame):
    """The verdict, the ladder, what was returned or changed, and the form, in this order."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._context = context
        theme = context.theme
        self.verdict = VerdictCard(context)
        self.ladder = LadderCard(context)
        self.points = PointsCard(context)
        self.changes = ChangesCard(context)
        self.taken = Notice(theme)
        self.paper = PaperCard(context, self)
        self.stamp = StampCard(context, self)
        self.receive_button = button(theme, "", icon="inbox")
        self.form = DecisionForm(context)
        self._lay_out()
        self.retranslate()

    def show_packet(self, view: PacketView, *, is_new: bool) -> None:
        """Show a packet; ``is_new`` when another one was shown before."""
        if is_new:
            self.taken.hide()
            self.changes.read(view)
        self.points.show_decisions(view.verdict.decisions)
        self.verdict.show_packet(view)
        self.ladder.show_packet(view)
        self.paper.read(view)
        self.stamp.show_packet(view)
        self.form.show_packet(view)
        self._offer_to_receive(view)

    def say_taken(self, said: str) -> None:
        """The decisions are in the record."""
        self.taken.show_as("ok", said)
        self.taken.show()
        self.receive_button.hide()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.receive_button.setText(self.tr("Take the decisions into the record"))
        self.form.retranslate()
        self.changes.retranslate()
        self.paper.retranslate()
        self.stamp.retranslate()

    def _offer_to_receive(self, view: PacketView) -> None:
        """A packet that came back with decisions that the record lacks can be taken into it."""
        may = Permission.WRITE_RECORD in self._context.officer.permissions
        self.receive_button.setVisible(may and view.path is not None and view.unrecorded > 0)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.taken.hide()
        # A file that is dropped on the text is a packet, not its address.
        self.form.basis.field.setAcceptDrops(False)
        self.form.basis.field.viewport().setAcceptDrops(False)
        inner = plain()
        rest = QVBoxLayout(inner)
        theme.set_spacing(rest, (_EDGE, 0, _EDGE, 12), 12)
        for part in (self.ladder, self.points, self.changes, self.taken):
            rest.addWidget(part)
        rest.addWidget(self.receive_button, 0, Qt.AlignmentFlag.AlignLeft)
        rest.addWidget(self.form)
        rest.addWidget(self.stamp)
        rest.addWidget(self.paper)
        rest.addStretch(1)
        scroll = _Scroll(theme, rest)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        theme.set_spacing(column, (0, 12, 0, 0), 12)
        holder = QHBoxLayout()
        theme.set_spacing(holder, (12, 0, 12, 0))
        holder.addWidget(self.verdict)
        column.addLayout(holder)
        column.addWidget(scroll, 1)
        theme.set_width(self, SIDE_WIDTH, None)
