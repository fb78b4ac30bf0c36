"""Between the unlock and the workspace: an administrator sees to the recovery kit first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.shell.page import Place
from ui.theme.parts import button, frame
from ui.theme.theme import Theme
from ui.unlock.recovery_steps import RecoverySteps, Step
from ui.unlock.screen import Screen
from ui.widgets.notice import Notice
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.recovery import KitFacts
    from workstation.workflows.session import Session


class RecoveryPage(Screen):
    """The steps; where the vault was not made in the window they may be put off.

    Signals:
        finished: the workspace may be shown.
    """

    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        vault_name: str,
        *,
        is_forced: bool,
    ) -> None:
        super().__init__(theme, languages)
        self._door = door
        self._vault_name = vault_name
        self._is_forced = is_forced
        self.steps = RecoverySteps(theme, languages, door)
        self.steps.finished.connect(self.finished)
        self.steps.step_changed.connect(self._on_step_changed)
        self.later = button(theme, "", "link")
        self.later.clicked.connect(self._on_later_clicked)
        self.problem = Notice(theme)
        self.problem.hide()
        card = frame("card")
        theme.set_height(card, 332, None)
        column = QVBoxLayout(card)
        theme.set_spacing(column, (24, 18, 24, 18), 12)
        column.addWidget(self.steps)
        column.addWidget(self.problem)
        column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.place_block(card)
        self.retranslate()
        self._on_step_changed()

    def load(self) -> None:
        """Ask for the kit that is there, if it only waits for its proof."""
        self._door.run(_unproven_kit, self.steps.begin, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        under = (
            self.tr("Vault {name} · the last step of making it")
            if self._is_forced
            else self.tr("Vault {name} · it has no recovery kit yet")
        )
        self.word_screen(
            under.format(name=self._vault_name),
            self.tr(
                "The recovery kit is the only way into the vault when passphrases are lost. It is "
                "proven by typing it back from paper: a copy of the vault is opened with it. "
                "You can close the window and come back: you continue here."
            ),
        )
        self.later.setText(self.tr("Put it off: it stays due on Home"))

    def flush(self) -> None:
        """Nothing typed here is ever kept."""

    def unsaved(self) -> UserError | None:
        """Nothing waits to be saved."""
        return None

    def place(self) -> Place | None:
        """The officer's place in the workspace stays what it was."""
        return None

    def _on_step_changed(self) -> None:
        self.later.setVisible(not self._is_forced and self.steps.step is not Step.DONE)

    def _on_later_clicked(self) -> None:
        def put_off(session: "Session") -> None:
            from workstation.workflows import recovery_state

            recovery_state.put_off(session)

        self._door.run(put_off, lambda _none: self.finished.emit(), self._on_failed, owner=self)

    def _on_failed(self, problem: UserError) -> None:
        from ui.errors import sentence

        self.problem.show_as("bad", sentence(problem, self.languages.language))
        self.problem.show()


def _unproven_kit(session: "Session") -> "KitFacts | None":
    from workstation.workflows import recovery_state

    found = recovery_state.status(session)
    return found.waiting or found.kit
