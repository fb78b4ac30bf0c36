"""The live risk: the baseline while it is open, then the residual, and how it came about.

With a matrix the baseline stands in it, dashed once there is a residual; without one the level
that a person chose stands alone.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import button, label, plain
from ui.widgets.badge import LevelBadge
from ui.widgets.notice import Card
from ui.widgets.risk_matrix import Place, RiskMatrix
from ui.wizard.desk import Desk
from ui.wizard.phrases import Phrases
from workstation.domain.assessment import RiskValue
from workstation.domain.risk import BASELINE_ROLES, baseline, residual

SHAPES_RISK = frozenset(
    {*BASELINE_ROLES, "persons", "person_ratings", "measures", "residual.level"}
)
"""Roles of the questions that the two values follow from."""
MOST_LINES_HEIGHT = 132


class MatrixPanel(Card):
    """Shows the risk as answered at this moment; computed, never entered."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, " ", "grid-3x3", parent)
        self._desk = desk
        self._phrases = phrases
        self.badge = LevelBadge(desk.theme)
        self.head_layout.addWidget(self.badge)
        self.matrix = RiskMatrix(desk.theme, self)
        self.matrix.grid.setVisible(bool(desk.methodology.matrix))
        self.body.addWidget(self.matrix)
        self.why = button(desk.theme, "", "link")
        self.why.setCheckable(True)
        self.why.toggled.connect(self._show_lines)
        self.body.addWidget(self.why)
        self.lines = label("", "help", wrap=True)
        self._room = self._make_room()
        self.body.addWidget(self._room)
        desk.draft.answered.connect(self._on_answered)
        desk.record_changed.connect(self.refresh)
        desk.checked.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Compute and show the risk."""
        m, assessment = self._desk.methodology, self._desk.draft.assessment
        before = baseline(m, assessment)
        after = residual(m, assessment, self._desk.circumstances.broken_assurances)
        locked = before.locked and after.level is not None
        shown = after if locked else before
        self.set_title(self.tr("Residual, live") if locked else self.tr("Baseline, live"))
        self.badge.set_level(shown.level or "", self._phrases.level(shown))
        sentence = self._phrases.sentence(shown)
        self.matrix.show_risk(_place(shown), _place(before) if locked else None, sentence)
        self.matrix.set_name(self.title.text())
        self.lines.setText("\n".join(self._phrases.explanation(shown)))
        self._show_lines()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        m = self._desk.methodology
        letters = {level.id: self._desk.words(level.letter) for level in m.levels}
        titles = (self.tr("Likelihood"), self.tr("Severity"))
        if m.matrix:
            self.matrix.set_matrix(m.matrix, letters, titles)
        self.why.setText(self.tr("How it came about"))
        self.why.setAccessibleName(self.why.text())
        self._room.setAccessibleName(self.why.text())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_room(self) -> QScrollArea:
        """The lines, as many as there are, in a height that leaves the record its own."""
        room = QScrollArea(self)
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = plain()
        column = QVBoxLayout(inside)
        self._desk.theme.set_spacing(column)
        column.addWidget(self.lines)
        column.addStretch(1)
        room.setWidget(inside)
        self._desk.theme.set_height(room, 0, MOST_LINES_HEIGHT)
        return room

    def _show_lines(self) -> None:
        self._room.setVisible(self.why.isChecked())
        self.why.setVisible(bool(self.lines.text()))
        said = self.lines.text() if self.why.isChecked() else ""
        self.why.setAccessibleDescription(said)

    def _on_answered(self, question: str, part: str, _origin: object) -> None:
        role = self._desk.methodology.questions[question].role
        if part != "text" and role in SHAPES_RISK:
            self.refresh()


def _place(risk: RiskValue) -> Place | None:
    if risk.severity is None or risk.likelihood is None:
        return None
    return risk.severity, risk.likelihood
