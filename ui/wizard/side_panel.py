"""The right column: What we know and the live matrix, or the hard stops."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.parts import plain
from ui.wizard.desk import Desk
from ui.wizard.determination import DeterminationView
from ui.wizard.hard_stops import HardStopsPanel
from ui.wizard.know import KnowPanel
from ui.wizard.matrix_panel import MatrixPanel
from ui.wizard.phrases import Phrases
from ui.wizard.section import SectionView


class SidePanel(QFrame):
    """Shows what bears on the section that is open."""

    question_requested = Signal(str)
    """A person wants to go to a question."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.know = KnowPanel(desk, self)
        self.matrix = MatrixPanel(desk, phrases, self)
        self.hard_stops = HardStopsPanel(desk, self)
        self.hard_stops.question_requested.connect(self.question_requested)
        both = plain()
        column = QVBoxLayout(both)
        desk.theme.set_spacing(column, gap=14)
        column.addWidget(self.know, 100)
        column.addWidget(self.matrix)
        column.addStretch(1)
        self._both = both
        self._stack = QStackedWidget(self)
        self._stack.addWidget(both)
        self._stack.addWidget(self.hard_stops)
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, (12, 12, 12, 12))
        layout.addWidget(self._stack)

    def show_for(self, view: SectionView) -> None:
        """Hard stops beside the determination, the record beside everything else."""
        stops = isinstance(view, DeterminationView)
        self._stack.setCurrentWidget(self.hard_stops if stops else self._both)

    def focus_first(self) -> bool:
        """Focus the first line of the record; False when there is none."""
        if self._stack.currentWidget() is self.hard_stops:
            self._stack.setCurrentWidget(self._both)
        return self.know.focus_first()
