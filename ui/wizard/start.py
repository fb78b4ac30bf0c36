"""Where assessments begin: the officer's files, and a new one for a partner."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from ui.widgets.notice import EmptyState
from ui.widgets.segments import Segments
from ui.wizard.assessment_list import AssessmentList
from ui.wizard.new_assessment import NewAssessment
from ui.wizard.new_choices import DEFAULT, NewFile
from workstation.domain.assessment import Assessment, AssessmentKind, State
from workstation.domain.officer import Permission
from workstation.domain.register import AssessmentSummary

if TYPE_CHECKING:
    from workstation.workflows.session import Session

FORM = 760
"""The form's width at most, as that of any text."""
OPEN = "open"
CLOSED = "closed"
TO_READ = "read"
"""What others write: for a second reader."""
STATES = {
    OPEN: (State.DRAFT, State.RETURNED, State.SUBMITTED, State.ESCALATED),
    CLOSED: (State.APPROVED, State.DENIED, State.WITHDRAWN, State.TRIAGE_CLOSED),
}


class StartView(QWidget):
    """The officer's assessments, open or closed, and the way to a new one."""

    opened = Signal(str)
    """A person wants to open an assessment; its number."""
    compare_wanted = Signal(str)
    """A person wants an assessment beside another one; its number."""
    marking_changed = Signal()
    """Other titles are shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = label("", "title")
        self.new = button(context.theme, "", "primary", icon="plus")
        self.new.clicked.connect(self._on_new)
        self.compare = button(context.theme, "", "", icon="git-compare")
        self.compare.clicked.connect(self.ask_compare)
        self.which = Segments([(OPEN, ""), (TO_READ, ""), (CLOSED, "")])
        writes = Permission.ASSESS in context.officer.permissions
        self.which.set_value(OPEN if writes else TO_READ)
        self.which.chosen.connect(self._on_which)
        self.chooser = NewAssessment(context, self)
        self.chooser.chosen.connect(self.begin_file)
        self.chooser.cancelled.connect(self._on_cancelled)
        self.chooser.opened.connect(self._on_chooser)
        self.chooser.hide()
        self.list = AssessmentList(context, self)
        self.list.opened.connect(self.opened)
        self._empty = EmptyState(context.theme, "file-pen-line", on_action=self._on_new)
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
        from workstation.workflows import assessments, reading

        which = self.which.value or OPEN

        def read(session: "Session") -> list[AssessmentSummary]:
            if which == TO_READ:
                return reading.to_read(session)
            return assessments.list_assessments(session, states=STATES[which], limit=200)

        self._context.door.run(
            read,
            self._on_listed,
            self._context.show_error,
            owner=self,
        )

    def show_which(self, which: str) -> None:
        """Show open or closed assessments."""
        self.which.set_value(which if which in (*STATES, TO_READ) else OPEN)
        self.retranslate()
        self.load()

    def ask_partner(self, kind: str = "") -> None:
        """Open the form with the focus where a partner is typed."""
        self.chooser.ask(kind)

    def ask_compare(self) -> None:
        """Show the assessment that is chosen in the list beside another one."""
        chosen = self.list.current
        if chosen:
            self.compare_wanted.emit(chosen)

    def begin(self, partner: str, kind: str = "") -> None:
        """Begin an assessment of a partner and open it; of an exchange, unless a kind is named."""
        chosen = AssessmentKind(kind) if kind else AssessmentKind.CASE
        self.begin_file(NewFile(partner, chosen, DEFAULT))

    def begin_file(self, new: NewFile) -> None:
        """Begin what a person chose and open it; what is refused is said in the form."""
        from workstation.workflows import assessments

        def on_begun(assessment: Assessment) -> None:
            self.chooser.done()
            self._context.announce("assessment")
            self.opened.emit(assessment.id)

        self._context.door.run(
            lambda session: assessments.new_assessment(
                session, new.partner, new.methodology, kind=new.kind, country=new.country,
                standing=new.standing,
            ),
            on_begun,
            self._context.show_error if self.chooser.isHidden() else self.chooser.say,
            owner=self,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._title.setText(self.tr("Assessments"))
        self.new.setText(self.tr("New assessment"))
        self.compare.setText(self.tr("Side by side"))
        self.compare.setToolTip(self.tr("Compare the chosen assessment with another (Ctrl+D)"))
        labels = (self.tr("Open"), self.tr("To read"), self.tr("Closed"))
        self.which.set_labels(list(zip((OPEN, TO_READ, CLOSED), labels, strict=True)))
        self.which.set_name(self.tr("Which assessments"))
        self.list.setAccessibleName(self.tr("Assessments"))
        if self.which.value == CLOSED:
            self._empty.set_words(
                self.tr("No closed assessments"), self.tr("Decided files appear here.")
            )
        elif self.which.value == TO_READ:
            self._empty.set_words(
                self.tr("Nothing to read"),
                self.tr("Open files that others write appear here."),
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
        head.addWidget(self.compare)
        head.addWidget(self.new)
        self._card = frame("card")
        inner = QVBoxLayout(self._card)
        theme.set_spacing(inner, (1, 1, 1, 1))
        inner.addWidget(self._stack)
        content = plain()
        layout = QVBoxLayout(content)
        theme.set_spacing(layout, (20, 16, 20, 20), 14)
        layout.addLayout(head)
        line = QHBoxLayout()
        theme.set_spacing(line)
        theme.set_width(self.chooser, most=FORM)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        line.addWidget(self.chooser, 1)
        line.addStretch(0)
        layout.addLayout(line)
        layout.addWidget(self._card, 1)
        layout.addStretch(0)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        self.chooser.base.opened.connect(self._reveal_base)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(self._area)

    def _reveal_base(self) -> None:
        """Scroll to what an abbreviated assessment starts from, once it has its place."""
        base = self.chooser.base
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(base, 0, 60))

    def _on_new(self) -> None:
        self.ask_partner()

    def _on_chooser(self, is_open: bool) -> None:
        """While a new file is begun the others step aside: one thing to do, one way to scroll."""
        for part in (self._card, self.which, self.compare, self.new):
            part.setVisible(not is_open)

    def _on_which(self) -> None:
        if not self.which.value:
            self.which.set_value(OPEN)
        self.retranslate()
        self.load()

    def _on_cancelled(self) -> None:
        self.new.setFocus()

    def _on_listed(self, rows: list[AssessmentSummary]) -> None:
        self.list.assessments.set_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        if rows:
            self.list.setCurrentIndex(self.list.assessments.index(0))
        self.marking_changed.emit()
