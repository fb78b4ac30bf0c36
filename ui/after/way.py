"""Above the questions of a file: the way to what follows its decision, or came before it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.notice import Notice
from workstation.domain.after import may_be_reopened
from workstation.domain.assessment import State

if TYPE_CHECKING:
    from ui.wizard.desk import Desk


class AfterNotice(Notice):
    """A decided file leads to its page; one that follows another says so."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self._desk = desk
        self._leads_to = ""
        self.link_activated.connect(self._on_wanted)
        desk.checked.connect(self.show_way)
        self.show_way()

    def show_way(self) -> None:
        """Say where to go on, while there is such a place."""
        found = self._desk.draft.assessment
        said, link = "", self.tr("Open it")
        self._leads_to = found.id
        if may_be_reopened(found.kind, self._desk.found.state):
            link = self.tr("After the decision")
            if self._desk.found.state is State.TRIAGE_CLOSED:
                said = self.tr("Closed at triage. Materially new facts open it again.")
            elif self._desk.found.state is State.APPROVED:
                said = self.tr("Approved. What leaves, and what is looked after, has its own page.")
            else:
                said = self.tr("Refused. Only materially new facts open it again.")
        elif found.follows:
            self._leads_to = found.follows
            said = self.tr("This file follows {id}, because of facts that are new.")
            said = said.format(id=found.follows)
        self.show_as("info", said, link if said else "")
        self.setVisible(bool(said))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_way()
        super().changeEvent(event)

    def _on_wanted(self) -> None:
        self._desk.autosave.flush()
        self._desk.context.navigate("after", {"assessment": self._leads_to})
