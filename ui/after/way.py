"""Above the questions of a file: the way to what follows its decision, or came before it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.notice import Notice
from workstation.domain.after import KINDS_RELEASED
from workstation.domain.assessment import State

if TYPE_CHECKING:
    from ui.wizard.desk import Desk
    from workstation.workflows.session import Session

_DECIDED = frozenset({State.APPROVED, State.DENIED})


class AfterNotice(Notice):
    """A decided file leads to its page; one that follows another, or is like one refused, says."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self._alike: tuple[str, ...] = ()
        self._leads_to = ""
        self.link_activated.connect(self._on_wanted)
        desk.checked.connect(self.show_way)
        self.show_way()
        if desk.is_open and not desk.draft.assessment.follows:
            self._look_for_alike()

    def show_way(self) -> None:
        """Say where to go on, while there is such a place."""
        found = self._desk.draft.assessment
        tone, said, link = "info", "", self.tr("Open it")
        self._leads_to = found.id
        if self._desk.found.state in _DECIDED and found.kind in KINDS_RELEASED:
            link = self.tr("After the decision")
            if self._desk.found.state is State.APPROVED:
                said = self.tr("Approved. What leaves, and what is looked after, has its own page.")
            else:
                said = self.tr("Refused. Only materially new facts open it again.")
        elif found.follows:
            self._leads_to = found.follows
            said = self.tr("This file follows {id}, because of facts that are new.")
            said = said.format(id=found.follows)
        elif self._alike:
            self._leads_to, tone = self._alike[0], "warn"
            said = self.tr("A file with this title was refused: {id}. File it again from there.")
            said = said.format(id=self._alike[0])
        self.show_as(tone, said, link if said else "")
        self.setVisible(bool(said))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_way()
        super().changeEvent(event)

    def _look_for_alike(self) -> None:
        assessment = self._desk.id

        def read(session: "Session") -> tuple[str, ...]:
            from workstation.workflows import refiling

            return refiling.alike_denied(session, assessment)

        self._desk.run(read, self._on_alike)

    def _on_alike(self, found: tuple[str, ...]) -> None:
        self._alike = found
        self.show_way()

    def _on_wanted(self) -> None:
        self._desk.autosave.flush()
        self._desk.context.navigate("after", {"assessment": self._leads_to})
