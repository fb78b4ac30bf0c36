"""The form that makes a vault with its first officer."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.theme.theme import Theme
from ui.unlock.field import Field
from ui.unlock.form import Form
from ui.widgets.edit_steps import hide_text
from workstation import words
from workstation.domain.error import BadInputError, UserError
from workstation.domain.officer import Role

if TYPE_CHECKING:
    from workstation.workflows.session import Session

_LEAST_CHARACTERS = 15
_VERY_GOOD_CHARACTERS = 22
_PAUSE_MS = 250


class MakeForm(Form):
    """Place, names, office and passphrase of a new vault.

    Signals:
        created: the folder and the open session.
    """

    created = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        home: Path,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(theme, languages)
        self._door = door
        self._clock = clock
        self.place = self.add_place()
        self.place.set_text(str(home / "assessor-vault"))
        self.station = Field(theme)
        self.officer = Field(theme)
        self.add_pair(self.station, self.officer)
        self._roles = QComboBox()
        self.role = Field(theme, self._roles)
        self.officer_title = Field(theme)
        self.add_pair(self.role, self.officer_title)
        self.passphrase = Field(theme, self._secret())
        self.repeat = Field(theme, self._secret())
        self.add_pair(self.passphrase, self.repeat)
        self.strength = self.passphrase.help
        self.add_actions("plus")
        self.action.clicked.connect(self._on_make_clicked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_strength)
        self.passphrase.typed.connect(lambda _text: self._pause.start())
        self.repeat.left.connect(self._check_repeat)
        for role in Role:
            self._roles.addItem("", role)
        self.setFocusProxy(self.station.editor)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Make a vault"))
        self.intro.setText(self.tr("You become its first officer, and you administer it."))
        self.word_choosers()
        self.place.word(self.tr("Place"))
        self.station.word(self.tr("Name of the vault"), self.tr("For example OTT-04."))
        self.officer.word(self.tr("Your name"), self.tr("As it stands on signed packets."))
        self.role.word(self.tr("Your role"))
        self.officer_title.word(self.tr("Your title (optional)"))
        self.passphrase.word(
            self.tr("Passphrase"), self.tr("15 characters or more. Long is better than odd.")
        )
        self.repeat.word(self.tr("Passphrase again"))
        self.action.setText(self.tr("Make the vault"))
        for index, role in enumerate(Role):
            office = words.label(f"role.{role.value}", self.languages.language)
            self._roles.setItemText(index, office)

    def _secret(self) -> QLineEdit:
        editor = QLineEdit()
        hide_text(editor)
        return editor

    def _ask_strength(self) -> None:
        text, names = self.passphrase.text, (self.station.text, self.officer.text)

        def check(_task: object) -> None:
            from workstation.workflows import session as sessions

            sessions.check_passphrase(text, names)

        self._door.work(check, lambda _: self._say_strong(text), self._say_weak, owner=self)

    def _say_strong(self, text: str) -> None:
        if len(text) >= _VERY_GOOD_CHARACTERS:
            self.passphrase.say(self.tr("Very hard to guess."), "ok")
        else:
            self.passphrase.say(self.tr("Hard to guess. Longer is better still."), "ok")

    def _say_weak(self, problem: UserError) -> None:
        length = len(self.passphrase.text)
        if length < _LEAST_CHARACTERS:
            missing = self.tr("%n more characters needed.", "", _LEAST_CHARACTERS - length)
            self.passphrase.say(missing, "text2")
        else:
            self.passphrase.say(self.sentence(problem), "warn")

    def _check_repeat(self) -> bool:
        if self.repeat.text == self.passphrase.text:
            self.repeat.clear_problem()
            return True
        self.repeat.fail(self.tr("The two are not the same. Type them again."))
        return False

    def _check_filled(self) -> bool:
        filled = True
        for field in (self.place, self.station, self.officer, self.passphrase):
            if not field.text.strip():
                field.fail(self.tr("Fill this in."))
                filled = False
        return filled

    def _on_make_clicked(self) -> None:
        # Every field is checked, so that all that is missing shows at once.
        if not all((self._check_filled(), self._check_repeat())):
            return
        self.action.setEnabled(False)
        self.going_on.setText(self.tr("Making the vault"))
        directory = Path(self.place.text).expanduser()
        station, name = self.station.text, self.officer.text
        role: Role = self._roles.currentData()
        title, passphrase, clock = self.officer_title.text, self.passphrase.text, self._clock

        def opener() -> "Session":
            from workstation.workflows import session as sessions

            return sessions.create_vault(
                directory,
                name=station,
                officer_name=name,
                authority=role,
                passphrase=passphrase,
                clock=clock,
                title=title,
                owes_recovery=True,
            )

        self._door.open_session(
            opener, lambda session: self._on_made(directory, session), self._on_failed, owner=self
        )

    def _on_made(self, directory: Path, session: "Session") -> None:
        self._end_work()
        for field in (self.passphrase, self.repeat):
            field.set_text("")
        self.created.emit(directory, session)

    def _on_failed(self, problem: UserError) -> None:
        self._end_work()
        fields = {"name": self.station, "officer_name": self.officer}
        field = fields.get(problem.place or "", self.place)
        if isinstance(problem, BadInputError) and problem.code.startswith("passphrase."):
            field = self.passphrase
        field.fail(self.sentence(problem))
        field.editor.setFocus()

    def _end_work(self) -> None:
        self.action.setEnabled(True)
        self.going_on.setText("")
