"""What readers said about the open assessment, what they were shown before, and what came back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.wizard.autosave import Saved, SavedState
from workstation.domain.comment import Thread
from workstation.domain.correction import AnswerChange, Correction, LastRead, Todo
from workstation.domain.error import UserError
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from ui.wizard.desk import Desk
    from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Remarks:
    """Everything that is read about an assessment beside its answers.

    Attributes:
        threads: in the order of the questions.
        last: how far this officer has read it; None for its author, and for who never did.
        changes: what changed since.
        correction: the return that waits to be answered.
    """

    threads: tuple[Thread, ...] = ()
    last: LastRead | None = None
    changes: tuple[AnswerChange, ...] = ()
    correction: Correction | None = None


def read(session: "Session", assessment: str, *, is_author: bool) -> Remarks:
    """Read them; runs in the vault lane."""
    from workstation.workflows import comments, corrections, reading

    threads = comments.list_threads(session, assessment)
    correction = corrections.pending(session, assessment)
    if is_author:
        return Remarks(threads, correction=correction)
    return Remarks(
        threads,
        reading.last_read(session, assessment),
        reading.changes_since(session, assessment),
        correction,
    )


class Casework(QObject):
    """The remarks of the open assessment, kept as they stand in the vault."""

    changed = Signal()
    """Something of it is another than before."""
    comments_wanted = Signal(str)
    """A person wants the threads at a question; its id."""
    writing_wanted = Signal(str)
    """A person wants to comment on a question; its id."""
    otherwise_wanted = Signal(int)
    """A person wants to say why a point was answered in another way; its number."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.remarks = Remarks()
        desk.autosave.changed.connect(self._on_saved)

    @property
    def is_author(self) -> bool:
        """Whether the officer wrote this file; everybody else is a reader."""
        return self._desk.draft.assessment.author == self._desk.context.officer.id

    @property
    def may_say(self) -> bool:
        """Whether the officer may comment and note a reading; settling may ask for more."""
        context = self._desk.context
        granted = context.officer.permissions
        return not context.is_read_only and bool(granted & {Permission.ASSESS, Permission.DECIDE})

    @property
    def may_settle(self) -> bool:
        """Whether the officer answers for the file, or decides."""
        decides = Permission.DECIDE in self._desk.context.officer.permissions
        return self.may_say and (decides or self.is_author)

    @property
    def marks(self) -> list[str]:
        """The portion marks of every remark and point; the page's banner holds them."""
        found = [c.marking for thread in self.remarks.threads for c in thread.comments]
        found += [mark for each in self.todo for mark in (each.marking, each.note_marking)]
        for change in self.remarks.changes:
            found += [change.before.marking, change.after.marking]
        correction = self.remarks.correction
        if correction is not None and correction.decision is not None:
            found.append(correction.decision.marking)
        return [mark for mark in found if mark]

    @property
    def todo(self) -> tuple[Todo, ...]:
        """The points of the return that waits; none without one."""
        correction = self.remarks.correction
        return correction.todo if correction is not None else ()

    @property
    def open_todo(self) -> tuple[Todo, ...]:
        """Those that are not done."""
        return tuple(each for each in self.todo if not each.is_done)

    @property
    def open_threads(self) -> tuple[Thread, ...]:
        """Threads that are not settled, in the order of the questions."""
        return tuple(thread for thread in self.remarks.threads if not thread.resolved)

    def threads_at(self, question: str) -> tuple[Thread, ...]:
        """Every thread at one question."""
        return tuple(each for each in self.remarks.threads if each.question == question)

    def todo_at(self, question: str) -> tuple[Todo, ...]:
        """The points at one question."""
        return tuple(each for each in self.todo if each.question == question)

    def change_at(self, question: str) -> AnswerChange | None:
        """How the answer changed since it was last read; None when it did not."""
        return next((each for each in self.remarks.changes if each.question == question), None)

    def waiting_in(self, questions: Sequence[str]) -> tuple[int, int, int]:
        """How many open threads, open points and unread changes are at these questions."""
        asked = frozenset(questions)
        return (
            sum(each.question in asked for each in self.open_threads),
            sum(each.question in asked for each in self.open_todo),
            sum(each.question in asked for each in self.remarks.changes),
        )

    def next_of(self, questions: Sequence[str], step: int) -> str:
        """The next (1) or previous (-1) of some questions, seen from the current; "" for none."""
        order = list(self._desk.methodology.questions)
        wanted = frozenset(questions)
        here = self._desk.current_question
        start = order.index(here) if here in order else -1
        around = (order[(start + step * each) % len(order)] for each in range(1, len(order) + 1))
        return next((question for question in around if question in wanted), "")

    def load(self) -> None:
        """Read them again."""
        job = partial(read, assessment=self._desk.id, is_author=self.is_author)
        self._desk.run(job, self._on_read)

    def say(
        self,
        question: str,
        text: str,
        mark: str,
        thread: str,
        on_said: Callable[[], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        """Begin a thread at a question, or answer in one."""
        from workstation.workflows import comments

        assessment = self._desk.id

        def job(session: "Session") -> None:
            if thread:
                comments.reply(session, assessment, thread, text, mark)
            else:
                comments.add(session, assessment, question, text, mark)

        def done(_none: None) -> None:
            on_said()
            self.load()

        self._desk.run(job, done, on_error)

    def settle(self, thread: str, *, resolved: bool) -> None:
        """Settle a thread, or open it again."""
        from workstation.workflows import comments

        assessment = self._desk.id
        self._desk.run(
            lambda session: comments.resolve(session, assessment, thread, resolved=resolved),
            lambda _thread: self.load(),
        )

    def tick(
        self,
        number: int,
        note: str,
        mark: str,
        on_done: Callable[[], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        """Say why a point was answered otherwise; an empty note takes that back."""
        from workstation.workflows import corrections

        assessment = self._desk.id

        def done(_correction: Correction) -> None:
            on_done()
            self.load()
            self._desk.context.announce("assessment")

        self._desk.run(
            lambda session: corrections.answer_otherwise(session, assessment, number, note, mark),
            done,
            on_error,
        )

    def mark_read(self, *, and_show: bool = False) -> None:
        """Note that a reader has read it as it stands; an author's own reading is none.

        Args:
            and_show: take the marks of what changed away, as a person asked for; on leaving,
                they stay until the file is opened again.
        """
        from workstation.workflows import reading

        if self.is_author or not self.may_say:
            return
        assessment = self._desk.id

        def done(_written: bool) -> None:
            if and_show:
                self.load()

        self._desk.run(lambda session: reading.mark_read(session, assessment), done)

    def _on_saved(self, state: SavedState) -> None:
        """A point is done once its answer changed."""
        if state.state is Saved.SAVED and self.remarks.correction is not None:
            self.load()

    def _on_read(self, remarks: Remarks) -> None:
        if remarks != self.remarks:
            self.remarks = remarks
            self.changed.emit()
