"""One open assessment: its draft, its saving, its check, and the way to the vault."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ui.shell.context import Context
from ui.wizard.autosave import Autosave
from ui.wizard.casework import Casework
from ui.wizard.draft import WITH_ANOTHER, Draft
from ui.wizard.earlier_answers import EarlierAnswers
from ui.wizard.opening import Opened, examine
from workstation.domain.assessment import Answer, Assessment, Evidence, State
from workstation.domain.check import Check
from workstation.domain.circumstances import Circumstances
from workstation.domain.completeness import Scope, scope_of
from workstation.domain.counting import hidden_by
from workstation.domain.error import NotAllowedError, UserError
from workstation.domain.kind_answers import given_by_kind
from workstation.domain.marking import roll_up_texts
from workstation.domain.methodology import Section
from workstation.domain.partner import TimelineEntry
from workstation.domain.standing_base import asked_sections, carried_sections
from workstation.domain.text import Language, Text

if TYPE_CHECKING:
    from workstation.workflows.session import Session

_T = TypeVar("_T")
CHECK_DELAY_MS = 150
OPEN_STATES = (State.DRAFT, State.RETURNED)


class Desk(QObject):
    """Everything the wizard's parts share about the assessment that is open.

    Attributes:
        draft: the answers, changed only through its ``edit``.
        autosave: brings them into the vault.
        found: the newest check; the one of opening at first.
        aside: answers that do not count, because their questions are not shown.
        scope: which questions are shown, always up to date with the answers.
        sections: those that this kind of assessment asks, in order.
        carried: ids of those that were taken over from a standing assessment.
    """

    checked = Signal()
    """``found`` is newer."""
    scope_changed = Signal()
    """Other questions or sections are shown than before."""
    record_changed = Signal()
    """Locks, version or evidence changed."""
    circumstances_changed = Signal()
    """The partner's record says something else than before."""
    known_changed = Signal()
    """Other lines of the record are shown beside the question."""
    wanted = Signal(str, str)
    """A person wants to go to a question and a part of it."""
    focused = Signal(str)
    """A question has the focus; its id."""
    reopen_wanted = Signal()
    """It is made under another version now: everything on screen is to be made again."""
    failed = Signal(object)
    """A ``UserError`` that has no field of its own."""

    def __init__(self, context: Context, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.theme = context.theme
        self.methodology = opened.methodology
        self.partner = opened.partner
        self.kind = opened.assessment.kind
        self.sections = asked_sections(opened.methodology, opened.assessment)
        self.carried = carried_sections(opened.methodology, opened.assessment)
        self.given = given_by_kind(opened.methodology, self.kind)
        self.circumstances = opened.circumstances
        self.found = opened.found
        self.aside = opened.aside
        self._drops: set[str] = set()
        self.current_question = ""
        self.known_marks: tuple[str, ...] = ()
        self.draft = Draft(opened.assessment, opened.methodology, self)
        self.scope = self._scope()
        self.earlier = EarlierAnswers(self)
        self.autosave = Autosave(self._submit, opened.assessment.saved_utc, self)
        self.casework = Casework(self)
        self._indexed = {
            e for answer in opened.assessment.answers.values() for e in answer.evidence
        }
        self._unrecorded: set[str] = set()
        self._stale = False
        self._checking = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(CHECK_DELAY_MS)
        self._pause.timeout.connect(self._start_check)
        self.draft.answered.connect(self._on_answered)
        self.context.record_changed.connect(self._on_record_elsewhere)

    @property
    def id(self) -> str:
        """The assessment's number."""
        return self.draft.id

    @property
    def language(self) -> Language:
        """The language in force."""
        return self.context.language

    def words(self, text: Text | None) -> str:
        """A passage of the methodology in the language in force."""
        return text.in_language(self.language) if text is not None else ""

    @property
    def is_settled(self) -> bool:
        """Whether everything typed is saved and checked."""
        return self.autosave.is_idle and self.is_checked

    @property
    def is_checked(self) -> bool:
        """Whether ``found`` is about the answers as they stand."""
        return not (self._pause.isActive() or self._checking or self._stale)

    @property
    def is_open(self) -> bool:
        """Whether the author may still write in this file."""
        own = self.draft.assessment.author == self.context.officer.id
        return own and self.found.state in OPEN_STATES

    def why_read_only(self, section: Section) -> str:
        """Why a section cannot be written in: ``closed``, ``reading``, ``locked``, … or ""."""
        if self.context.is_read_only:
            return "quarantined"
        if section.after_decision:
            own = self.draft.assessment.author == self.context.officer.id
            return "" if own and self.found.state is State.APPROVED else "locked"
        if not self.is_open:
            return "closed" if self.found.state not in OPEN_STATES else "reading"
        if section.id in self.carried:
            return "carried"
        if section.baseline and self.draft.is_baseline_locked:
            return "baseline"
        return "locked" if self.status_of(section.id) == "locked" else ""

    def status_of(self, section: str) -> str:
        """The status of a section: open, done, locked or not-needed."""
        for state in self.found.sections:
            if state.section == section:
                return state.status
        return "open"

    def focus_on(self, question: str) -> None:
        """A question took the focus."""
        if question != self.current_question:
            self.current_question = question
            self.focused.emit(question)

    def banner_with(self, question: str, mark: str) -> str:
        """The page's banner if a question's text had a mark; empty when it cannot be told."""
        marks = [a.marking for q, a in self.scope.answers.items() if q != question]
        marks += [e.marking for e in self.draft.assessment.evidence]
        marks += [self.circumstances.partner_marking, *self.circumstances.record_markings]
        floor = self.draft.assessment.raised_level or "U"
        banner, _problems = roll_up_texts((m for m in (*marks, mark) if m), at_least=floor)
        return banner.in_language(self.language)

    def run(
        self,
        job: Callable[["Session"], _T],
        on_result: Callable[[_T], None] | None = None,
        on_error: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do something in the vault; errors without a field reach ``failed``."""
        self.context.door.run(job, on_result, on_error or self.failed.emit, owner=self)

    def cite(self, question: str, entry: TimelineEntry) -> None:
        """Cite a line of the record as evidence of a question."""
        from workstation.workflows import assessments

        kind = "source" if entry.kind == "source" else "record"
        self.autosave.flush()
        self.run(
            lambda session: assessments.cite(session, self.id, question, kind, entry.subject),
            lambda evidence: self._on_evidence(question, evidence),
        )

    def add_files(self, question: str, paths: list[Path]) -> None:
        """Add files as evidence of a question."""
        from workstation.workflows import assessments

        self.autosave.flush()
        for path in paths:

            def job(session: "Session", path: Path = path) -> Evidence:
                return assessments.add_evidence_file(session, self.id, path, question)

            self.run(job, lambda evidence: self._on_evidence(question, evidence))

    def remove_evidence(self, question: str, evidence_id: str) -> None:
        """Take a piece of evidence off a question; it stays in the record's history."""
        answer = self.draft.answer_to(question)
        kept = tuple(e for e in answer.evidence if e != evidence_id)
        self.draft.edit(replace(answer, evidence=kept), "evidence")

    def lost_by(self, answer: Answer) -> tuple[Answer, ...]:
        """The answers that would count no longer once this one stands."""
        return hidden_by(self.methodology, self.draft.assessment, answer, self.circumstances)

    def change_and_drop(
        self, answer: Answer, lost: Sequence[Answer], part: str, origin: object = None
    ) -> None:
        """Change an answer and clear those that it hides: one step, and one write."""
        self._drops.add(answer.question)
        cleared = [Answer(each.question) for each in lost]
        self.draft.edit_with(answer, cleared, part, origin)
        self.autosave.flush()

    def remove_aside(self) -> None:
        """Clear the answers that do not count; undo brings them back."""
        if self.aside:
            first, *rest = (Answer(each.question) for each in self.aside)
            self.draft.edit_with(first, rest, WITH_ANOTHER)
            self.autosave.flush()

    def take_evidence(self, evidence: Sequence[Evidence]) -> None:
        """Take evidence that came with an earlier answer; no answer here cites it yet."""
        for each in evidence:
            self.draft.take_evidence(each)
            self._indexed.add(each.id)

    def change_record(
        self,
        job: Callable[["Session"], Assessment],
        on_error: Callable[[UserError], None] | None = None,
    ) -> None:
        """Lock, reopen or otherwise change the file after everything typed is saved."""
        self.autosave.flush()
        self.run(job, self._on_record, on_error)

    def take(self, opened: Opened) -> None:
        """Take what the record says now; the answers on screen stay."""
        self.draft.take_record(opened.assessment)
        self.circumstances = opened.circumstances
        self._on_checked((opened.found, opened.aside))
        self.record_changed.emit()

    def renew_circumstances(self) -> None:
        """Read again what the partner's record says around this assessment, and check with it."""
        from workstation.workflows import assessments

        def on_read(circumstances: Circumstances) -> None:
            if circumstances != self.circumstances:
                self.circumstances = circumstances
                self._start_check()
            self.circumstances_changed.emit()

        self.run(partial(assessments.circumstances, assessment=self.id), on_read)

    def know_marks(self, marks: tuple[str, ...]) -> None:
        """The portion marks of what is shown beside the question; the page's banner holds them."""
        if marks != self.known_marks:
            self.known_marks = marks
            self.known_changed.emit()

    def record(self) -> None:
        """Bring every section that changed into the record, where it can be found and exported.

        The answers are in the vault already, as drafts; this makes them entries of the ledger.
        """
        self.autosave.flush()
        for section in sorted(self._unrecorded):
            self._record(section)

    def show_history(self) -> None:
        """Show everything that happened to this assessment, once what was typed is in it."""
        self.record()
        self.context.navigate("admin", {"history": self.id})

    def check_now(self) -> None:
        """Check again without waiting for a pause."""
        self._start_check()

    def _record(self, section: str) -> None:
        from workstation.workflows import assessments

        def on_recorded(_none: None) -> None:
            if not self.autosave.is_idle:
                self._unrecorded.add(section)

        # What is typed while the entry is written belongs to the next one.
        self._unrecorded.discard(section)
        self.run(
            partial(assessments.save_section, assessment=self.id, section=section),
            on_recorded,
            lambda problem: self._on_not_recorded(section, problem),
        )

    def _on_not_recorded(self, section: str, problem: UserError) -> None:
        """The drafts are safe; the section is brought in with the next one that is left."""
        if not isinstance(problem, NotAllowedError):
            self._unrecorded.add(section)

    def _save(self, session: "Session", answer: Answer) -> str:
        from workstation.workflows import assessments

        drop = answer.question in self._drops
        self._drops.discard(answer.question)
        # What it hides without a person's word is kept aside: what is typed is never refused.
        return assessments.answer(session, self.id, answer, drop=drop, aside=not drop)

    def _submit(
        self,
        answer: Answer,
        on_result: Callable[[str], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        self.context.door.run(
            lambda session: self._save(session, answer), on_result, on_error, owner=self
        )

    def _scope(self) -> Scope:
        return scope_of(self.methodology, self.draft.assessment.answers, self.found.facts)

    def _on_answered(self, question: str, part: str, _origin: object) -> None:
        self.autosave.note(self.draft.answer_to(question))
        self._unrecorded.add(self.methodology.section_of[question].id)
        if part in ("value", WITH_ANOTHER):
            self._renew_scope()
        if part in ("evidence", WITH_ANOTHER):
            self._keep_index()
        self._stale = True
        self._pause.start()

    def _renew_scope(self) -> None:
        scope = self._scope()
        changed = scope.visible != self.scope.visible or scope.needed != self.scope.needed
        self.scope = scope
        if changed:
            self.scope_changed.emit()

    def _start_check(self) -> None:
        if self._checking:
            # What changed meanwhile, an answer or the record, is checked after this one.
            self._stale = True
            return
        self._checking = True
        self._stale = False
        assessment, circumstances = self.draft.assessment, self.circumstances
        self.context.door.work(
            lambda _task: examine(self.methodology, assessment, circumstances),
            self._on_checked,
            owner=self,
        )

    def _on_checked(self, examined: tuple[Check, tuple[Answer, ...]]) -> None:
        self._checking = False
        self.found, self.aside = examined
        self._renew_scope()
        self.checked.emit()
        if self._stale:
            self._pause.start()

    def _keep_index(self) -> None:
        """Evidence that no answer names leaves the index, and comes back with undo."""
        from workstation.workflows import assessments

        answers = self.draft.assessment.answers.values()
        named = {evidence for answer in answers for evidence in answer.evidence}
        for evidence_id in sorted(self._indexed - named):
            self.run(partial(assessments.remove_evidence, assessment=self.id, evidence=evidence_id))
        for evidence_id in sorted(named - self._indexed):
            self.run(
                partial(assessments.restore_evidence, assessment=self.id, evidence=evidence_id)
            )
        self._indexed = named

    def _on_evidence(self, question: str, evidence: Evidence) -> None:
        self.draft.take_evidence(evidence)
        # What is cited may be past its date.
        self.renew_circumstances()
        self._indexed.add(evidence.id)
        answer = self.draft.answer_to(question)
        if evidence.id not in answer.evidence:
            added = replace(answer, evidence=(*answer.evidence, evidence.id))
            self.draft.edit(added, "evidence")
        self.record_changed.emit()

    def _on_record_elsewhere(self, kind: str) -> None:
        if kind != "assessment":
            self.renew_circumstances()

    def _on_record(self, assessment: Assessment) -> None:
        self.draft.take_record(assessment)
        self.record_changed.emit()
        self._start_check()
        self.context.announce("assessment")
