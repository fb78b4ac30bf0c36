"""An answer that the kind of the file gives: shown, with its reason, and not asked."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.parts import label, picture
from ui.wizard.desk import Desk
from ui.wizard.question import QuestionCard


class GivenLine(QWidget):
    """Under such a question: why it is not asked; its reason can still be written."""

    def __init__(self, desk: Desk, card: QuestionCard) -> None:
        super().__init__(card)
        self._desk = desk
        self._card = card
        self._words = label("", "help", wrap=True)
        line = QHBoxLayout(self)
        desk.theme.set_spacing(line, gap=6)
        line.addWidget(picture(desk.theme, "lock", "text3", 14))
        line.addWidget(self._words, 1)
        card.column.insertWidget(card.column.indexOf(card.drop), self)
        desk.draft.answered.connect(self._on_answered)
        self.retranslate()

    def show_state(self) -> None:
        """Lock the field while it says what the kind says."""
        question = self._card.question.id
        is_given = self._desk.draft.answer_to(question).value == self._desk.given.get(question)
        self.setVisible(is_given)
        if self._card.field is not None and not self._card.is_read_only:
            self._card.field.set_read_only(is_given)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self._words.setText(self.tr("Set by the kind of this file."))
        if isinstance(self._card.field, QWidget):
            self._card.field.setAccessibleDescription(self._words.text())
        self.show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_answered(self, question: str, _part: str, _origin: object) -> None:
        if question == self._card.question.id:
            self.show_state()
