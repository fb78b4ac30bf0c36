"""What stands between a draft and its signature, as lines that each lead to a field."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.wizard.desk import Desk
from ui.wizard.findings import Group, groups_of, sentences_of
from ui.wizard.phrases import Phrases
from workstation import words
from workstation.domain.check import Check
from workstation.domain.completeness import Missing
from workstation.domain.methodology_kinds import BLOCK, NOTE


@dataclass(frozen=True, slots=True)
class Issue:
    """One line: what it is, what to do, and where.

    ``tone`` is bad, warn, unable or note. ``part`` is the part of the question to focus.
    """

    title: str
    advice: str
    question: str
    part: str = ""
    tone: str = "bad"


class Issues(QObject):
    """Forms the lines of the review from a check."""

    def __init__(self, desk: Desk, phrases: Phrases) -> None:
        super().__init__(desk)
        self._desk = desk
        self._phrases = phrases

    def blocking(self, found: Check) -> list[Issue]:
        """Hard stops, checks that block, then everything that is missing."""
        stops = [
            Issue(
                self._desk.words(state.stop.title),
                self._desk.words(state.stop.text),
                state.stop.question,
            )
            for state in found.hard_stops
            if state.status == "blocks"
        ]
        blocks = [each for each in found.findings if each.strength == BLOCK]
        return [*stops, *map(self._block, groups_of(blocks)), *self._missing(found)]

    def to_check(self, found: Check) -> list[Issue]:
        """What stops nobody but deserves a second look."""
        lines = [
            Issue(
                self._sentence(c.key, c.detail, c.question),
                self.tr("Confirm, or change the answer."),
                c.question,
                tone="warn",
            )
            for c in found.contradictions
        ]
        lines += [
            Issue(
                self.tr("“{mark}” is not a marking that can be read").format(mark=problem.portion),
                self.tr("Choose level and release of this text."),
                self._marked_with(problem.portion),
                "marking",
                "warn",
            )
            for problem in found.mark_problems
        ]
        lines += [
            Issue(
                self.tr("{number} is “unable to determine”").format(number=question),
                self.tr("It counts as high until known, and it is printed as such."),
                question,
                tone="unable",
            )
            for question in found.unable
        ]
        return lines

    def notes(self, found: Check) -> list[Issue]:
        """What is only remarked."""
        return [
            Issue(sentences_of(self._desk, group), "", group[0].question, tone="note")
            for group in groups_of(each for each in found.findings if each.strength == NOTE)
        ]

    def _block(self, group: Group) -> Issue:
        return Issue(
            sentences_of(self._desk, group),
            self.tr("Mend it: this check cannot be passed over."),
            group[0].question,
            "",
        )

    def _missing(self, found: Check) -> list[Issue]:
        status = {state.section: state.status for state in found.sections}
        counted = [n for n in found.missing if status.get(n.section) != "not-needed"]
        return [self._line(need) for need in counted]

    def _line(self, need: Missing) -> Issue:
        question = self._desk.methodology.questions[need.question]
        part = f"{need.row}:{need.column}" if need.row else need.need
        return Issue(
            self._phrases.missing(question, need.need).rstrip("."),
            self._desk.words(question.text)
            if need.need == "answer"
            else self._phrases.advice(need.need),
            need.question,
            part,
        )

    def _sentence(self, key: str, detail: str, question: str) -> str:
        if key in words.catalogue():
            return words.label(key, self._desk.language, detail=detail, question=question)
        return self.tr("{number} and another answer disagree").format(number=question)

    def _marked_with(self, mark: str) -> str:
        answers = self._desk.draft.assessment.answers.values()
        return next((a.question for a in answers if a.marking == mark), "")
