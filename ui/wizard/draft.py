"""The open assessment as the wizard holds it: answers, undo, and what changed."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workstation.domain.assessment import Answer, Assessment, Evidence
from workstation.domain.methodology import Methodology

MERGE_WITHIN_S = 2.0
"""Typing in one field merges into one undo step until it pauses this long."""


Change = tuple[Answer, Answer]
"""An answer before and after a step."""
WITH_ANOTHER = "all"
"""The part of an answer that changed with another one: everything."""


class _Edit(QUndoCommand):
    """One change of one answer; typing in the same part of a question merges.

    ``others`` are answers that change with it, in the same step.
    """

    def __init__(
        self,
        draft: "Draft",
        before: Answer,
        after: Answer,
        part: str,
        others: Sequence[Change] = (),
    ) -> None:
        super().__init__()
        self.draft = draft
        self.before = before
        self.after = after
        self.part = part
        self.others = tuple(others)
        self.at_s = monotonic()

    def id(self) -> int:
        """All edits are of one kind."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the typing that follows."""
        if not isinstance(other, _Edit) or not self._continues(other):
            return False
        self.after = other.after
        self.at_s = other.at_s
        self.setObsolete(self.after == self.before)
        return True

    def _continues(self, other: "_Edit") -> bool:
        alone = not self.others and not other.others
        typing = alone and self.part.startswith("text") and self.part == other.part
        same_field = typing and self.before.question == other.before.question
        return same_field and other.at_s - self.at_s < MERGE_WITHIN_S

    def redo(self) -> None:
        """Make the change."""
        self.draft.apply(self.after, self.part)
        for _before, after in self.others:
            self.draft.apply(after, WITH_ANOTHER)

    def undo(self) -> None:
        """Take the change back."""
        for before, _after in self.others:
            self.draft.apply(before, WITH_ANOTHER)
        self.draft.apply(self.before, self.part)


Step = tuple[Answer, Answer, str, tuple[Change, ...]]
"""A step as values: an answer before and after, the part of it, and what changed with it."""


class Draft(QObject):
    """Answers of one assessment, changed only through :meth:`edit`, so that all can be undone.

    Attributes:
        undo_stack: steps across all fields, oldest first.
    """

    answered = Signal(str, str, object)
    """A question's answer changed: its id, the part of it, and the widget that did it or None."""

    def __init__(
        self, assessment: Assessment, methodology: Methodology, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.methodology = methodology
        self.undo_stack = QUndoStack(self)
        self._assessment = assessment
        self._answers = dict(assessment.answers)
        self._origin: object = None
        self._is_replaying = False

    @property
    def assessment(self) -> Assessment:
        """The assessment as it stands on screen, saved or not."""
        return replace(self._assessment, answers=dict(self._answers))

    @property
    def id(self) -> str:
        """The assessment's number."""
        return self._assessment.id

    @property
    def is_baseline_locked(self) -> bool:
        """Whether the baseline may no longer be changed."""
        return bool(self._assessment.baseline_locked_utc)

    def answer_to(self, question: str) -> Answer:
        """The answer to a question; an empty one when there is none."""
        return self._answers.get(question) or Answer(question)

    def evidence_with(self, evidence_id: str) -> Evidence | None:
        """One piece of evidence, or None when the assessment has none of that number."""
        for evidence in self._assessment.evidence:
            if evidence.id == evidence_id:
                return evidence
        return None

    def edit(self, answer: Answer, part: str, origin: object = None) -> None:
        """Change one answer.

        Args:
            answer: the whole new answer.
            part: what of it changed: ``value``, ``text``, ``marking``, ``evidence`` or
                ``text:row:column``. Parts that begin with ``text`` merge into one undo step.
            origin: the widget that already shows the change.
        """
        before = self.answer_to(answer.question)
        if answer == before:
            return
        self._origin = origin
        try:
            self.undo_stack.push(_Edit(self, before, answer, part))
        finally:
            self._origin = None

    def edit_with(
        self, answer: Answer, others: Sequence[Answer], part: str, origin: object = None
    ) -> None:
        """Change one answer and others with it, as one step that undo takes back whole."""
        changes = [(self.answer_to(other.question), other) for other in others]
        self._origin = origin
        try:
            before = self.answer_to(answer.question)
            self.undo_stack.push(_Edit(self, before, answer, part, changes))
        finally:
            self._origin = None

    def apply(self, answer: Answer, part: str) -> None:
        """Take an answer in and tell everyone; for undo steps only."""
        if self._is_replaying:
            return
        self._answers[answer.question] = answer
        self.answered.emit(answer.question, part, self._origin)

    @property
    def edits(self) -> list[_Edit]:
        """Every step, those taken back included, oldest first."""
        commands = (self.undo_stack.command(at) for at in range(self.undo_stack.count()))
        return [command for command in commands if isinstance(command, _Edit)]

    def take_edits(self, edits: Sequence["Step"], done: int) -> None:
        """Take steps over that were made before.

        Args:
            edits: the steps, oldest first.
            done: how many of them are in force; the others can be made again.
        """
        self._is_replaying = True
        try:
            self.undo_stack.clear()
            for before, after, part, others in edits:
                edit = _Edit(self, before, after, part, others)
                edit.at_s = float("-inf")
                self.undo_stack.push(edit)
            self.undo_stack.setIndex(done)
        finally:
            self._is_replaying = False

    def take_evidence(self, evidence: Evidence) -> None:
        """Add or replace one piece of evidence that the record now holds."""
        kept = tuple(e for e in self._assessment.evidence if e.id != evidence.id)
        self._assessment = replace(
            self._assessment, evidence=tuple(sorted((*kept, evidence), key=lambda e: e.id))
        )

    def take_record(self, assessment: Assessment) -> None:
        """Take everything but the answers from the record: locks, version, evidence."""
        self._assessment = assessment
