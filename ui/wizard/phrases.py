"""Sentences that the wizard forms from codes: what is missing, states, levels."""

from PySide6.QtCore import QObject

from ui.wizard.desk import Desk
from workstation import words
from workstation.domain.assessment import RiskValue
from workstation.domain.completeness import SectionState
from workstation.domain.methodology import Question, QuestionKind
from workstation.domain.risk import detail_of


class Phrases(QObject):
    """Words in the language in force; nothing here is kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def missing(self, question: Question, need: str) -> str:
        """One sentence that says what a question lacks."""
        sentences = {
            "answer": self.tr("An answer is missing for {number}."),
            "reason": self.tr("A reason is missing for {number}."),
            "marking": self.tr("A marking is missing for {number}."),
            "evidence": self.tr("Evidence is missing for {number}."),
            "rows": self.tr("A row or one of its fields is missing in {number}."),
            "lock": self.tr("The baseline is not locked yet."),
        }
        return sentences[need].format(number=question.id)

    def advice(self, need: str) -> str:
        """What to do about it."""
        advice = {
            "answer": self.tr("Answer it. “Unable to determine” is a full answer."),
            "reason": self.tr("Write why, in a sentence or two."),
            "marking": self.tr("Choose level and release of this text."),
            "evidence": self.tr("Add a file, or cite from What we know."),
            "rows": self.tr("Add a row, or fill in the field."),
            "lock": self.tr("Lock it at the end of its section; measures open then."),
        }
        return advice[need]

    def why(self, question: Question) -> str:
        """What to consider, what to attach, and the rule behind a question."""
        parts = [self._desk.words(question.help)]
        if question.evidence is not None:
            parts.append(
                self.tr("Evidence: {what}").format(what=self._desk.words(question.evidence))
            )
        parts.append(self.tr("Rule: {rule}").format(rule=question.rule))
        return "\n".join(part for part in parts if part)

    def text_title(self, question: Question) -> str:
        """The label of a question's text."""
        is_text = question.kind is QuestionKind.TEXT
        return self.tr("Text") if is_text else self.tr("Reason")

    def section_state(self, state: SectionState, *, current: bool) -> tuple[str, str, str]:
        """Words, tone and icon of a section in the rail."""
        if state.status == "not-needed":
            return self.tr("Not needed"), "text3", "minus"
        if state.status == "locked":
            return self.tr("Locked"), "text3", "lock"
        if state.missing:
            count = len({need.question for need in state.missing})
            words = self.tr("%n missing", "", count)
            return (words, "accent", "pen-line") if current else (words, "warn", "circle-dashed")
        if state.unable:
            words = self.tr("%n unable", "", len(state.unable))
            return words, "unable", "circle-question-mark"
        return self.tr("Done"), "ok", "check"

    def remarks(self, threads: int, todo: int, changes: int) -> tuple[str, str, str]:
        """Icon, tone and words of what others said about a section; empty when nothing waits."""
        said = (
            (todo, "list-checks", "warn", self.tr("%n to correct", "", todo)),
            (threads, "message-square", "accent", self.tr("%n open comments", "", threads)),
            (changes, "git-compare", "accent", self.tr("%n changed", "", changes)),
        )
        waiting = [each for each in said if each[0]]
        if not waiting:
            return "", "", ""
        _count, icon, tone, _words = waiting[0]
        return icon, tone, ", ".join(words for *_rest, words in waiting)

    def warnings(self, count: int) -> tuple[str, str, str]:
        """Words, tone and icon of an answered section in which a check found something."""
        return self.tr("%n to check", "", count), "warn", "triangle-alert"

    def level(self, risk: RiskValue) -> str:
        """The word of a risk's level, or that it waits."""
        if risk.level is None:
            return self.tr("Waits for answers")
        return self._desk.words(self._desk.methodology.level(risk.level).label)

    def place(self, risk: RiskValue) -> str:
        """Severity and likelihood in words; who chose the level, where there is no matrix."""
        severity, likelihood = risk.severity, risk.likelihood
        if not self._desk.methodology.matrix:
            return self.tr("Chosen by a person") if risk.level else self.tr("No level chosen yet")
        if severity is None and likelihood is None:
            return self.tr("Severity and likelihood unanswered")
        if severity is None:
            return self.tr("Severity unanswered, likelihood {likelihood}").format(
                likelihood=likelihood
            )
        if likelihood is None:
            return self.tr("Severity {severity}, likelihood unanswered").format(severity=severity)
        return self.tr("Severity {severity}, likelihood {likelihood}").format(
            severity=severity, likelihood=likelihood
        )

    def sentence(self, risk: RiskValue) -> str:
        """The sentence under the matrix."""
        m = self._desk.methodology
        if risk.level is None:
            if not m.matrix:
                return self.tr("{place}.").format(place=self.place(risk))
            return self.tr("{place}. Answer both to see the level.").format(place=self.place(risk))
        level = m.level(risk.level)
        if level.demands_test:
            test = m.by_role.get("substantial")
            section = m.section_of[test.id].id if test else ""
            said = (
                self.tr("{place}. The six-limb test in section {section} is required.")
                if "limb.personal" in m.by_role
                else self.tr("{place}. The test in section {section} is required.")
            )
            asked = said.format(place=self.place(risk), section=section)
            answered = self.tr("A person answers it.")
            return f"{asked} {answered}"
        words = self._desk.words(level.label)
        return self.tr("{place}: {level}.").format(place=self.place(risk), level=words)

    def explanation(self, risk: RiskValue) -> list[str]:
        """How a value came about, line by line."""
        m, language = self._desk.methodology, self._desk.language
        return [
            words.label(line[0], language, detail=detail_of(m, line, language))
            for line in risk.explanation
        ]
