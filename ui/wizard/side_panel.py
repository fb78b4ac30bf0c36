"""The right column: What we know and the live matrix, or the hard stops; comments; to correct."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.parts import plain
from ui.widgets.segments import Segments
from ui.wizard.comments import CommentsPanel
from ui.wizard.corrections import CorrectionsPanel
from ui.wizard.desk import Desk
from ui.wizard.determination import DeterminationView
from ui.wizard.hard_stops import HardStopsPanel
from ui.wizard.know import KnowPanel
from ui.wizard.matrix_panel import MatrixPanel
from ui.wizard.phrases import Phrases
from ui.wizard.section import SectionView

KNOW, COMMENTS, TO_CORRECT = "know", "comments", "correct"


class SidePanel(QFrame):
    """Shows what bears on the section that is open, what is said about it, and what came back."""

    question_requested = Signal(str)
    """A person wants to go to a question."""
    step_requested = Signal(int)
    """A person wants to go to the next (1) or previous (-1) open comment."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._desk = desk
        self._stops = False
        self._offered = False
        self.know = KnowPanel(desk, self)
        self.matrix = MatrixPanel(desk, phrases, self)
        self.hard_stops = HardStopsPanel(desk, self)
        self.hard_stops.question_requested.connect(self.question_requested)
        self.comments = CommentsPanel(desk, self)
        self.comments.step_requested.connect(self.step_requested)
        self.corrections = CorrectionsPanel(desk, self)
        self.corrections.question_requested.connect(self.question_requested)
        choices = [(KNOW, ""), (COMMENTS, ""), (TO_CORRECT, "")]
        self.tabs = Segments(choices, parent=self, fills=True)
        self.tabs.set_value(KNOW)
        self.tabs.chosen.connect(self._on_tab)
        both = plain()
        column = QVBoxLayout(both)
        desk.theme.set_spacing(column, gap=14)
        column.addWidget(self.know, 100)
        column.addWidget(self.matrix)
        self.matrix.setVisible(any(section.baseline for section in desk.sections))
        column.addStretch(1)
        self._both = both
        self._stack = QStackedWidget(self)
        for page in (both, self.hard_stops, self.comments, self.corrections):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, (12, 12, 12, 12), 10)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        desk.casework.changed.connect(self._on_casework)
        self.retranslate()

    @property
    def tab(self) -> str:
        """Which of the three is in front."""
        return self.tabs.value

    def show_for(self, view: SectionView) -> None:
        """Hard stops beside the determination, the record beside everything else."""
        self._stops = isinstance(view, DeterminationView)
        self._show_tab()

    def show_tab(self, tab: str) -> None:
        """Bring one of the three to the front."""
        self.tabs.set_value(tab)
        self._show_tab()

    def write_comment(self) -> None:
        """Put the focus where a comment about the current question is written."""
        self.show_tab(COMMENTS)
        self.comments.write()

    def write_note(self, number: int) -> None:
        """Ask why a point of the return was answered in another way."""
        self.show_tab(TO_CORRECT)
        self.corrections.write_note(number)

    def focus_first(self) -> bool:
        """Focus the first line of what is in front; False when there is none."""
        if self.tab == COMMENTS:
            return self.comments.focus_first()
        if self.tab == TO_CORRECT:
            return self.corrections.focus_first()
        if self._stack.currentWidget() is self.hard_stops:
            self._stack.setCurrentWidget(self._both)
        return self.know.focus_first()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        work = self._desk.casework
        said, waits = len(work.open_threads), len(work.open_todo)
        comments = self.tr("Comments") + (f" {said}" if said else "")
        to_correct = self.tr("Correct") + (f" {waits}" if waits else "")
        self.tabs.set_labels(
            [(KNOW, self.tr("Record")), (COMMENTS, comments), (TO_CORRECT, to_correct)]
        )
        self.tabs.set_name(self.tr("Beside the questions"))
        self.tabs.set_help(KNOW, self.tr("What we know (Ctrl+Shift+W)"))
        self.tabs.set_help(COMMENTS, self.tr("%n open comments (Ctrl+Shift+M)", "", said))
        self.tabs.set_help(TO_CORRECT, self.tr("%n points to correct", "", waits))
        self.tabs.button(TO_CORRECT).setVisible(bool(work.todo))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_casework(self) -> None:
        """A file that came back opens with what is to be corrected."""
        self.retranslate()
        work = self._desk.casework
        if work.todo and work.is_author and not self._offered:
            self._offered = True
            self.show_tab(TO_CORRECT)
        elif not self._desk.casework.todo and self.tab == TO_CORRECT:
            self.show_tab(KNOW)

    def _on_tab(self, tab: str) -> None:
        if not tab:
            self.tabs.set_value(KNOW)
        self._show_tab()

    def _show_tab(self) -> None:
        page: QWidget = self.hard_stops if self._stops else self._both
        if self.tab == COMMENTS:
            page = self.comments
        elif self.tab == TO_CORRECT:
            page = self.corrections
        self._stack.setCurrentWidget(page)
