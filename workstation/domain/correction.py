"""What a return asks to be mended, and how answers differ between two times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workstation.domain.assessment import Answer, Decision


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer as it stood and as it stands; one of the two is empty where there was none."""

    question: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class Todo:
    """One point of a return, and whether its author is done with it.

    Attributes:
        number: of the point in the return, from 1.
        question: where; "" for a return that named no point, only reasons.
        is_changed: the answer is another one than was returned.
        note: why it was answered in another way, "" when it was not.
    """

    number: int
    question: str
    text: str
    marking: str
    is_changed: bool = False
    note: str = ""
    note_marking: str = ""

    @property
    def is_done(self) -> bool:
        """The answer changed, or the author said why it did not."""
        return self.is_changed or bool(self.note)


@dataclass(frozen=True, slots=True)
class Correction:
    """A file that came back, with what became of it since.

    Attributes:
        version: the one that was returned, or that the reader of a later one may have read.
        decision: the return; None where a new version was made without one.
        todo: its points.
        changes: every answer that differs, in the order of the questions.
    """

    assessment: str
    version: int
    decision: Decision | None
    todo: tuple[Todo, ...]
    changes: tuple[AnswerChange, ...]

    @property
    def open(self) -> tuple[Todo, ...]:
        """The points that still wait."""
        return tuple(each for each in self.todo if not each.is_done)


@dataclass(frozen=True, slots=True)
class LastRead:
    """How far an officer has read an assessment."""

    version: int
    seq: int
    at_utc: str


def changes_between(
    order: Iterable[str], before: Mapping[str, Answer], after: Mapping[str, Answer]
) -> tuple[AnswerChange, ...]:
    """The questions whose answers differ, in the order given; others follow."""
    known = dict.fromkeys((*order, *before, *after))
    pairs = ((q, before.get(q, Answer(q)), after.get(q, Answer(q))) for q in known)
    return tuple(AnswerChange(q, old, new) for q, old, new in pairs if _differ(old, new))


def _differ(old: Answer, new: Answer) -> bool:
    if old.is_empty and new.is_empty:
        return False
    return old != new


def todo_of(
    decision: Decision,
    changes: Iterable[AnswerChange],
    notes: Mapping[int, tuple[str, str]],
) -> tuple[Todo, ...]:
    """The points of a return as a list to work through.

    Args:
        decision: the return. One without points asks one thing: what its reasons say.
        changes: what differs from what was returned.
        notes: text and marking of what the author said, by the number of the point.
    """
    changed = {each.question for each in changes}
    asked = [(each.question, each.text, each.marking) for each in decision.points]
    listed = []
    for number, (question, text, marking) in enumerate(
        asked or [("", decision.reasons, decision.marking)], start=1
    ):
        note, note_marking = notes.get(number, ("", ""))
        is_changed = question in changed if question else bool(changed)
        listed.append(Todo(number, question, text, marking, is_changed, note, note_marking))
    return tuple(listed)
