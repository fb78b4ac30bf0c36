"""Where assessments begin: the officer's files, and a new one for a partner."""

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.shell.context import Context
from ui.shell.keeping import Kept
from ui.theme.parts import button, frame, label
from ui.widgets.notice import Card, EmptyState
from ui.widgets.segments import Segments
from ui.wizard.assessment_list import AssessmentList
from workstation.domain.assessment import Assessment, State
from workstation.domain.register import AssessmentSummary, PartnerFilter, PartnerPage, PartnerRow

OPEN = "open"
CLOSED = "closed"
STATES = {
    OPEN: (State.DRAFT, State.RETURNED, State.SUBMITTED, State.ESCALATED),
    CLOSED: (State.APPROVED, State.DENIED, State.WITHDRAWN),
}
MOST_PARTNERS = 30
TYPING_MS = 150


class PartnerChooser(Card):
    """Type a few letters, choose a partner: a new assessment begins."""

    chosen = Signal(str)
    """A person chose a partner; its id."""
    cancelled = Signal()
    """A person does not want a new assessment."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, " ", "file-pen-line", parent)
        self._context = context
        self._rows: tuple[PartnerRow, ...] = ()
        self._label = label("", "field")
        self.line = QLineEdit(self)
        self.line.installEventFilter(self)
        self.model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setProperty("kind", "choices")
        self.list.activated.connect(lambda index: self._choose(index.row()))
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self._count = label("", "help")
        self.cancel = button(context.theme, "", "quiet")
        self.cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        context.theme.set_spacing(foot, gap=8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self.cancel)
        for part in (self._label, self.line, self.list):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        context.theme.set_height(self.list, 198, 198)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self.search)
        self.line.textChanged.connect(self._on_typed)
        self.retranslate()

    def kept(self) -> Kept:
        """Whether a partner is being chosen."""
        return {"is_open": True} if not self.isHidden() else {}

    def take_kept(self, kept: Kept) -> None:
        """Ask for the partner again."""
        if kept.get("is_open"):
            self.show()
            self.search()

    def search(self) -> None:
        """List the partners that fit what is typed."""
        from workstation.workflows import partners

        wanted = PartnerFilter(text=self.line.text().strip())
        self._context.door.run(
            lambda session: partners.list_partners(session, wanted, 0, MOST_PARTNERS),
            self._on_found,
            owner=self,
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.set_title(self.tr("New assessment"))
        self._label.setText(self.tr("Partner"))
        self.line.setAccessibleName(self.tr("Partner, type a few letters"))
        self.list.setAccessibleName(self.tr("Partners that fit"))
        self.cancel.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """From the line, Down goes to the list and Enter takes the first partner."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is not self.line or not pressed or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._pause.isActive():
            self._choose(0)
            return True
        return False

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_found(self, page: PartnerPage) -> None:
        self._rows = page.rows
        self.model.setStringList([_words(row) for row in page.rows])
        self._count.setText(
            self.tr("{shown} of {all} partners").format(shown=len(page.rows), all=page.matching)
        )

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.chosen.emit(self._rows[row].id)


class StartView(QWidget):
    """The officer's assessments, open or closed, and the way to a new one."""

    opened = Signal(str)
    """A person wants to open an assessment; its number."""
    marking_changed = Signal()
    """Other titles are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = label("", "title")
        self.new = button(context.theme, "", "primary", icon="plus")
        self.new.clicked.connect(self.ask_partner)
        self.which = Segments([(OPEN, ""), (CLOSED, "")])
        self.which.set_value(OPEN)
        self.which.chosen.connect(self._on_which)
        self.chooser = PartnerChooser(context, self)
        self.chooser.chosen.connect(self.begin)
        self.chooser.cancelled.connect(self._on_cancelled)
        self.chooser.hide()
        self.list = AssessmentList(context, self)
        self.list.opened.connect(self.opened)
        self._empty = EmptyState(context.theme, "file-pen-line", on_action=self.ask_partner)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.list)
        self._lay_out()
        self.retranslate()

    @property
    def markings(self) -> list[str]:
        """Portion marks of everything shown."""
        return self.list.assessments.markings

    def load(self) -> None:
        """Read the list."""
        from workstation.workflows import assessments

        states = STATES[self.which.value or OPEN]
        self._context.door.run(
            lambda session: assessments.list_assessments(session, states=states, limit=200),
            self._on_listed,
            self._context.show_error,
            owner=self,
        )

    def show_which(self, which: str) -> None:
        """Show open or closed assessments."""
        self.which.set_value(which if which in STATES else OPEN)
        self.load()

    def ask_partner(self) -> None:
        """Open the chooser with the focus in it."""
        self.chooser.show()
        self.chooser.search()
        self.chooser.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin(self, partner: str) -> None:
        """Begin an assessment for a partner and open it."""
        from workstation.workflows import assessments

        def on_begun(assessment: Assessment) -> None:
            self.chooser.hide()
            self._context.announce("assessment")
            self.opened.emit(assessment.id)

        self._context.door.run(
            lambda session: assessments.new_assessment(session, partner),
            on_begun,
            self._context.show_error,
            owner=self,
        )

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._title.setText(self.tr("Assessments"))
        self.new.setText(self.tr("New assessment"))
        self.which.set_labels([(OPEN, self.tr("Open")), (CLOSED, self.tr("Closed"))])
        self.which.set_name(self.tr("Which assessments"))
        self.list.setAccessibleName(self.tr("Assessments"))
        if self.which.value == CLOSED:
            self._empty.set_words(
                self.tr("No closed assessments"), self.tr("Decided files appear here.")
            )
        else:
            self._empty.set_words(
                self.tr("No open assessments"),
                self.tr("Begin one for a partner; it is saved as you type."),
                self.tr("New assessment"),
            )
        self.list.assessments.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = QHBoxLayout()
        theme.set_spacing(head, gap=12)
        head.addWidget(self._title)
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.new)
        card = frame("card")
        inner = QVBoxLayout(card)
        theme.set_spacing(inner, (1, 1, 1, 1))
        inner.addWidget(self._stack)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, (20, 16, 20, 20), 14)
        layout.addLayout(head)
        layout.addWidget(self.chooser)
        layout.addWidget(card, 1)

    def _on_which(self) -> None:
        if not self.which.value:
            self.which.set_value(OPEN)
        self.retranslate()
        self.load()

    def _on_cancelled(self) -> None:
        self.chooser.hide()
        self.new.setFocus()

    def _on_listed(self, rows: list[AssessmentSummary]) -> None:
        self.list.assessments.set_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        if rows:
            self.list.setCurrentIndex(self.list.assessments.index(0))
        self.marking_changed.emit()


def _words(row: PartnerRow) -> str:
    parts = (row.short_name, row.name, row.unit, row.country)
    return " · ".join(dict.fromkeys(part for part in parts if part))
