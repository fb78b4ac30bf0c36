"""What earlier files of the same partner answered; carried only by a person."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.wizard.draft import WITH_ANOTHER
from workstation.domain.assessment import Answer, Evidence
from workstation.workflows.carrying import Candidate, Origin

if TYPE_CHECKING:
    from ui.wizard.desk import Desk
    from workstation.workflows.session import Session


_Ready = tuple[Candidate, dict[str, Origin], tuple[Evidence, ...]]


class EarlierAnswers(QObject):
    """The best earlier answer to each question, and where carried answers came from.

    Attributes:
        found: by question, what may be carried now.
        origins: by question, what was carried.
    """

    changed = Signal()
    """Other answers are offered, or one was carried."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.found: dict[str, Candidate] = {}
        self.origins: dict[str, Origin] = {}
        desk.record_changed.connect(self.load)

    def load(self) -> None:
        """Read again what may be carried."""
        from workstation.workflows import carrying

        desk = self._desk
        desk.run(partial(carrying.origins, assessment=desk.id), self._on_origins)
        if desk.is_open:
            desk.run(partial(carrying.candidates, assessment=desk.id), self._on_found)
        elif self.found:
            self._on_found(())

    def may_carry(self, question: str) -> bool:
        """Whether the answer says something else than what is there, and may be another."""
        found = self.found.get(question)
        if question in self._desk.given:
            return False
        return found is not None and not is_same(found.answer, self._desk.draft.answer_to(question))

    def origin_of(self, question: str) -> tuple[Origin, bool] | None:
        """Where an answer was carried from, and whether it was changed since."""
        origin, given = self.origins.get(question), self._desk.draft.answer_to(question)
        if origin is None or given.is_empty:
            return None
        return origin, origin.is_changed(given)

    def carry(
        self, question: str, source: str, then: Callable[[Answer], None] | None = None
    ) -> None:
        """Carry one answer: its evidence is cited again, then it stands in the draft.

        Args:
            question: where it goes.
            source: the file, or the version, that gave it.
            then: takes the answer instead of the draft, to ask first.
        """
        from workstation.workflows import carrying

        desk = self._desk
        desk.autosave.flush()

        def job(session: "Session") -> _Ready:
            from workstation.workflows import assessments

            carried = carrying.prepare(session, desk.id, question, source)
            return (
                carried,
                carrying.origins(session, desk.id),
                assessments.get_assessment(session, desk.id).evidence,
            )

        def on_ready(ready: _Ready) -> None:
            carried, self.origins, evidence = ready
            desk.take_evidence(evidence)
            if then is not None:
                then(carried.answer)
            else:
                self.put(carried.answer)
            self.changed.emit()

        desk.run(job, on_ready)

    def put(self, answer: Answer) -> None:
        """Put an answer into the draft, with what it hides kept aside; undo takes it back."""
        self._desk.draft.edit_with(answer, (), WITH_ANOTHER)

    def carry_all(self, wanted: Sequence[Candidate]) -> None:
        """Carry what was ticked, one after the other."""
        for each in wanted:
            self.carry(each.question, each.source)

    def _on_found(self, found: tuple[Candidate, ...]) -> None:
        self.found = {each.question: each for each in found}
        self.changed.emit()

    def _on_origins(self, origins: dict[str, Origin]) -> None:
        self.origins = origins
        self.changed.emit()


def is_same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, whatever they cite."""
    return (one.value or None, one.text.strip()) == (other.value or None, other.text.strip())
