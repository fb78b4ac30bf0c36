"""Backups: what there is, a new one, and the way back."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.admin.safety_card import SafetyCard
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Notice
from workstation.domain.error import UserError
from workstation.workflows.session import Session


class BackupsCard(SafetyCard):
    """A copy of the vault in one file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "save")
        theme = context.theme
        self.intro = label("", "help", wrap=True)
        self.file_button = button(theme, "", icon="save")
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.file_button.clicked.connect(self._on_file_clicked)
        self.file_button.setEnabled(self.may_administer)
        self.head_layout.addWidget(self.file_button)
        theme.set_height(self.head, 50)
        self.body.addWidget(self.intro)
        self.body.addWidget(self.outcome)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The button."""
        return [self.file_button]

    def load(self) -> None:
        """Nothing is read yet."""

    def write(self, path: Path) -> None:
        """Copy the vault into a file; the file dialog has asked before replacing one."""

        def job(session: Session) -> object:
            from workstation.workflows import backups

            return backups.back_up(session, path, force=True)

        self.outcome.hide()
        self.context.door.run(
            job, lambda _report: self._on_written(path), self._on_failed, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Backups"))
        self.intro.setText(
            self.tr("A backup is one encrypted file. It opens with the passphrases of its day.")
        )
        self.file_button.setText(self.tr("Back up to a file"))

    def _on_written(self, path: Path) -> None:
        said = self.tr("The backup is in {file}.").format(file=path.name)
        self.outcome.show_as("ok", said)
        self.outcome.show()

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def _on_file_clicked(self) -> None:
        name = f"{self.context.vault_name}-{self.context.clock():%Y-%m-%d}.backup"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Back up to a file"), name, self.tr("Backups (*.backup)")
        )
        if path:
            self.write(Path(path))
