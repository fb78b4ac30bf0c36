"""An answer as a person reads it: the word of a choice, a step of a scale, yes or no."""

from ui.wizard.fields import Labeller
from workstation.domain.assessment import AnswerValue
from workstation.domain.methodology import Question, QuestionKind


class AnswerWords:
    """Words in the language in force."""

    def __init__(self, labeller: Labeller) -> None:
        self._labeller = labeller

    def of(self, question: Question, value: AnswerValue) -> str:
        """The words of a value; rows are counted, text has none."""
        if isinstance(value, tuple):
            chosen = [each for each in value if isinstance(each, str)]
            if len(chosen) < len(value):
                return self._labeller.rows(len(value))
            return ", ".join(self._one(question, each) for each in chosen)
        return self._one(question, value) if value else ""

    def _one(self, question: Question, value: str) -> str:
        if question.kind is QuestionKind.ANSWER:
            labels = self._labeller.answers()
        elif question.kind is QuestionKind.SCALE:
            labels = self._labeller.scale(question.scale, allow_unable=True)
        else:
            labels = self._labeller.choices(question.choices, allow_unable=True)
        return dict(labels).get(value, value)
