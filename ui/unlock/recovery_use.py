"""When nobody can open the vault any more: shares from paper, then a new administrator."""

from collections.abc import Callable
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.background import Door, Task
from ui.shell.languages import Languages
from ui.theme.parts import button, frame, label, plain
from ui.theme.theme import Theme
from ui.unlock.field import Field
from ui.unlock.recovery_shares import SharesForm
from ui.unlock.screen import Screen
from ui.widgets.edit_steps import hide_text
from ui.widgets.notice import Notice
from workstation.domain.error import BadInputError, UserError

if TYPE_CHECKING:
    from workstation.workflows.recovery import KitFacts
    from workstation.workflows.recovery_use import Recovered


class Stage(IntEnum):
    """Where the person is."""

    SHARES = 0
    ADMINISTRATOR = 1
    DONE = 2


class RecoveryUsePage(Screen):
    """Three stages; nothing is changed in the vault before the last button.

    Signals:
        left: the way goes on at the unlock screen; the id of the new administrator, or "".
    """

    left = Signal(str)

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        directory: Path,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(theme, languages)
        self._door = door
        self._directory = directory
        self._clock = clock
        self._facts: KitFacts | None = None
        self._vault_name = directory.name
        self._officer = ""
        self.stage = Stage.SHARES
        self.title = label("", "section")
        self.intro = label("", "help", wrap=True)
        self.form = SharesForm(theme, languages)
        self.form.completed.connect(lambda: self._go_to(Stage.ADMINISTRATOR))
        self.name_field = Field(theme)
        self.passphrase, self.repeat = Field(theme, _secret()), Field(theme, _secret())
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.action = button(theme, "", "primary")
        self.action.clicked.connect(self._on_action_clicked)
        self.back = button(theme, "", "quiet")
        self.back.clicked.connect(lambda: self.left.emit(""))
        self._lay_out()
        self._go_to(Stage.SHARES)

    def load(self) -> None:
        """Read which kit opens the vault; nobody needs to unlock it for that."""
        directory = self._directory

        def read(_task: Task) -> "tuple[str, KitFacts | None]":
            from workstation.workflows import recovery
            from workstation.workflows import session as sessions

            return sessions.vault_name(directory), recovery.kit_of(directory)

        self._door.work(read, self._on_kit_read, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.word_screen(
            self.tr("Vault {name} · with the recovery kit").format(name=self._vault_name),
            self.tr(
                "Use this when nobody who has a passphrase can come. The shares enrol a new "
                "administrator, and every officer is told at the next unlock."
            ),
        )
        titles = (
            self.tr("Type the shares from paper"),
            self.tr("The new administrator"),
            self.tr("The vault can be opened again"),
        )
        self.title.setText(titles[self.stage])
        self.intro.setText(self._intro_words())
        self.name_field.word(self.tr("Name"), self.tr("Another one than those of the officers."))
        self.passphrase.word(
            self.tr("Passphrase"), self.tr("15 characters or more. Long is better than odd.")
        )
        self.repeat.word(self.tr("Passphrase again"))
        self.action.setText(
            self.tr("Go on to unlock")
            if self.stage is Stage.DONE
            else self.tr("Enrol the administrator")
        )
        self.back.setText(self.tr("Back"))

    def _intro_words(self) -> str:
        facts = self._facts
        if self.stage is Stage.SHARES and facts is not None:
            return self.tr("%n sheet(s) of kit {number} are needed.", "", facts.needed).format(
                number=facts.number
            )
        if self.stage is Stage.ADMINISTRATOR:
            return self.tr(
                "This person may enrol officers and let others go. The use of the kit is in the "
                "record and is shown to every officer."
            )
        if self.stage is Stage.DONE:
            return self.tr(
                "Unlock it with the new passphrase. Then make and prove a new kit, and destroy "
                "these sheets."
            )
        return ""

    def _go_to(self, stage: Stage) -> None:
        self.stage = stage
        self.form.setVisible(stage is Stage.SHARES)
        self._person.setVisible(stage is Stage.ADMINISTRATOR)
        self.action.setVisible(stage is not Stage.SHARES)
        self.back.setVisible(stage is not Stage.DONE)
        self.outcome.hide()
        self.retranslate()
        first = {
            Stage.SHARES: self.form.words.fields[0],
            Stage.ADMINISTRATOR: self.name_field.editor,
            Stage.DONE: self.action,
        }[stage]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_kit_read(self, read: "tuple[str, KitFacts | None]") -> None:
        self._vault_name, facts = read
        self._facts = facts
        if facts is None:
            self.retranslate()
            self.form.hide()
            self._say("bad", self.tr("This vault has no recovery kit. Restore a backup instead."))
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.form.ask_for(facts.number, facts.needed)
        self._go_to(Stage.SHARES)

    def _on_action_clicked(self) -> None:
        if self.stage is Stage.DONE:
            self.left.emit(self._officer)
        elif self._check_filled():
            self._use()

    def _check_filled(self) -> bool:
        filled = True
        for field in (self.name_field, self.passphrase):
            if not field.text.strip():
                field.fail(self.tr("Fill this in."))
                filled = False
        if self.repeat.text != self.passphrase.text:
            self.repeat.fail(self.tr("The two are not the same. Type them again."))
            filled = False
        return filled

    def _use(self) -> None:
        directory, texts, clock = self._directory, self.form.texts, self._clock
        name, passphrase = self.name_field.text, self.passphrase.text
        self.action.setEnabled(False)
        self._say("info", self.tr("Opening the vault with the shares"))

        def use(_task: Task) -> "Recovered":
            from workstation.workflows import recovery_use

            return recovery_use.use(
                directory, texts, officer_name=name, passphrase=passphrase, clock=clock
            )

        self._door.work(use, self._on_used, self._on_failed, owner=self)

    def _on_used(self, done: "Recovered") -> None:
        self.action.setEnabled(True)
        self._officer = done.officer.id
        self.form.start_again()
        for field in (self.passphrase, self.repeat):
            field.set_text("")
        self._go_to(Stage.DONE)

    def _on_failed(self, problem: UserError) -> None:
        self.action.setEnabled(True)
        self.outcome.hide()
        said = sentence(problem, self.languages.language)
        if isinstance(problem, BadInputError) and problem.code.startswith("passphrase."):
            self._fail(self.passphrase, said)
        elif problem.place in {"name", "officer_name"}:
            self._fail(self.name_field, said)
        else:
            self._say("bad", said)

    def _fail(self, field: Field, said: str) -> None:
        field.fail(said)
        field.editor.setFocus()

    def _say(self, tone: str, said: str) -> None:
        self.outcome.show_as(tone, said)
        self.outcome.show()

    def _lay_out(self) -> None:
        theme = self.theme
        self._person = plain()
        person = QVBoxLayout(self._person)
        theme.set_spacing(person, (0, 0, 0, 0), 10)
        person.addWidget(self.name_field)
        pair = QHBoxLayout()
        theme.set_spacing(pair, gap=12)
        pair.addWidget(self.passphrase, 1)
        pair.addWidget(self.repeat, 1)
        person.addLayout(pair)
        card = frame("card")
        theme.set_height(card, 332, None)
        column = QVBoxLayout(card)
        theme.set_spacing(column, (24, 18, 24, 18), 12)
        parts: tuple[QWidget, ...] = (
            self.title,
            self.intro,
            self.form,
            self._person,
            self.outcome,
        )
        for part in parts:
            column.addWidget(part)
        row = QHBoxLayout()
        theme.set_spacing(row, gap=12)
        row.addWidget(self.action)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.place_block(card)


def _secret() -> QLineEdit:
    editor = QLineEdit()
    hide_text(editor)
    return editor
