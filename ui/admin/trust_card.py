"""What the cards of the office, of delegations and of revocations have in common."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.admin.safety_card import SafetyCard
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import plain
from ui.widgets.file_choice import remember_folder, start_folder
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import RecordDialog, Values
from workstation.domain.error import UserError
from workstation.workflows.session import Session

_MOST_ROWS = 12


class TrustCard(SafetyCard):
    """A card whose acts tell their outcome in place and then read the card again."""

    def __init__(self, context: Context, icon: str) -> None:
        super().__init__(context, icon)
        self.outcome = Notice(context.theme)
        self.outcome.hide()
        self.act_row = plain()
        self.flow = FlowLayout(self.act_row)

    def do(self, job: Callable[[Session], object], said: str) -> None:
        """Run something and say that it was done, or why not."""
        self.outcome.hide()
        self.context.door.run(job, lambda _result: self.tell(said), self.failed, owner=self)

    def tell(self, said: str) -> None:
        """Say what was done, and read the card again."""
        self.outcome.show_as("ok", said)
        self.outcome.show()
        self.context.announce("roster")
        self.load()

    def failed(self, problem: UserError) -> None:
        """Say why something was not done."""
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def ask_for_file(self, title: str, kinds: str) -> Path | None:
        """A file that is there already, or None when the person thought better of it."""
        name, _kind = QFileDialog.getOpenFileName(self, title, str(start_folder()), kinds)
        if not name:
            return None
        remember_folder(Path(name))
        return Path(name)

    def fit(self, table: PlainTable) -> None:
        """As high as its rows, up to a dozen."""
        rows = min(table.rowCount(), _MOST_ROWS)
        height = table.horizontalHeader().sizeHint().height()
        table.setFixedHeight(height + sum(map(table.rowHeight, range(rows))) + 2)

    def form(self, dialog: RecordDialog, said: Callable[[], str]) -> RecordDialog:
        """A form whose saving is told in place."""
        self.outcome.hide()
        dialog.accepted.connect(lambda: self.tell(said()))
        return dialog

    def saver(
        self, job: Callable[[Session, Values], object]
    ) -> Callable[[Values, Callable[[], None], Callable[[UserError], None]], None]:
        """How a form saves through the background door."""

        def save(
            values: Values, on_saved: Callable[[], None], on_error: Callable[[UserError], None]
        ) -> None:
            self.context.door.run(
                lambda session: job(session, values),
                lambda _result: on_saved(),
                on_error,
                owner=self,
            )

        return save
