"""The form that opens a vault which is on this machine already."""

from pathlib import Path

from PySide6.QtCore import Signal

from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.theme.theme import Theme
from ui.unlock.form import Form
from workstation.domain.error import UserError


class OpenForm(Form):
    """The folder of a vault.

    Signals:
        opened: a folder that holds a vault.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, languages: Languages, door: Door, home: Path) -> None:
        super().__init__(theme, languages)
        self._door = door
        self.place = self.add_place()
        self.place.set_text(str(home))
        self.add_actions("folder-open")
        self.action.clicked.connect(self._on_open_clicked)
        self.setFocusProxy(self.place.editor)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Open a vault"))
        self.intro.setText(self.tr("Choose the folder of the vault. Its officers are listed next."))
        self.word_choosers()
        self.place.word(self.tr("Place"))
        self.action.setText(self.tr("Go on"))

    def _on_open_clicked(self) -> None:
        directory = Path(self.place.text).expanduser()

        def look(_task: object) -> str:
            from workstation.workflows import session as sessions

            return sessions.vault_name(directory)

        self._door.work(
            look, lambda _name: self.opened.emit(directory), self._on_failed, owner=self
        )

    def _on_failed(self, problem: UserError) -> None:
        self.place.fail(self.sentence(problem))
        self.place.editor.setFocus()
