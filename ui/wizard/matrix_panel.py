"""The live matrix: the baseline while it is open, then the residual with the baseline dashed."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.badge import LevelBadge
from ui.widgets.notice import Card
from ui.widgets.risk_matrix import Place, RiskMatrix
from ui.wizard.desk import Desk
from ui.wizard.phrases import Phrases
from workstation.domain.assessment import RiskValue
from workstation.domain.risk import baseline, residual


class MatrixPanel(Card):
    """Shows the risk as answered at this moment; computed, never entered."""

    def __init__(self, desk: Desk, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, " ", "grid-3x3", parent)
        self._desk = desk
        self._phrases = phrases
        self.badge = LevelBadge(desk.theme)
        self.head_layout.addWidget(self.badge)
        self.matrix = RiskMatrix(desk.theme, self)
        self.body.addWidget(self.matrix)
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

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        m = self._desk.methodology
        letters = {level.id: self._desk.words(level.letter) for level in m.levels}
        titles = (self.tr("Likelihood"), self.tr("Severity"))
        self.matrix.set_matrix(m.matrix, letters, titles)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_answered(self, question: str, part: str, _origin: object) -> None:
        role = self._desk.methodology.questions[question].role
        if part != "text" and role in ("baseline.severity", "baseline.likelihood", "measures"):
            self.refresh()


def _place(risk: RiskValue) -> Place | None:
    if risk.severity is None or risk.likelihood is None:
        return None
    return risk.severity, risk.likelihood
