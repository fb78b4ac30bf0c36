"""Keys: who opens the vault by what, and a new data key."""

from PySide6.QtWidgets import QWidget

from ui.admin.confirm import ConfirmBar
from ui.admin.safety_card import SafetyCard
from ui.errors import sentence
from ui.shell.background import Task
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.notice import Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressStrip
from workstation.domain.error import UserError
from workstation.workflows.key_slots import KeySlot, KeyState
from workstation.workflows.session import Session

_MOST_ROWS = 12


class KeysCard(SafetyCard):
    """Every key slot, since when the data key is in force, and a way to renew it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "key-round")
        theme = context.theme
        self._state: KeyState | None = None
        self.intro = label("", "help", wrap=True)
        self.since = label("", "body", wrap=True)
        self.renew_button = button(theme, "", icon="refresh-cw")
        self.renew_button.clicked.connect(self._on_renew_clicked)
        self.table = PlainTable(theme, 3, stretch=1)
        self.confirm = ConfirmBar(theme)
        self.progress = ProgressStrip(theme)
        self.progress.hide()
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.head_layout.addWidget(self.renew_button)
        theme.set_height(self.head, 50)
        for part in (
            self.intro, self.since, self.confirm, self.progress, self.outcome, self.table,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The button and the table."""
        return [self.renew_button, self.table]

    def load(self) -> None:
        """Read the slots, for who may see them."""
        if self.may_administer:
            self.context.door.run(_read, self._on_read, self._on_failed, owner=self)
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Keys"))
        self.intro.setText(
            self.tr(
                "The vault gets a new data key by itself when an officer leaves. Copies made "
                "before still open with the old key: keep them as safe as the vault."
            )
        )
        self.renew_button.setText(self.tr("Renew the data key"))
        self.table.setAccessibleName(self.tr("Key slots"))
        self.table.set_headers([self.tr("Officer"), self.tr("Opens with"), self.tr("State")])
        self._show()

    def renew(self) -> None:
        """Give the vault a new data key."""
        self.outcome.hide()
        self.renew_button.setEnabled(False)
        self.progress.show()
        self.progress.show_progress(None, self.tr("Writing the vault under its new key"), "")

        def job(session: Session, _task: Task) -> KeyState:
            from workstation.workflows import key_slots, officers

            officers.rotate_key(session)
            return key_slots.read(session)

        self.context.door.run_long(job, self._on_renewed, self._on_failed, owner=self)

    def _on_renew_clicked(self) -> None:
        self.confirm.ask(
            self.tr("The whole vault is written anew. Nobody's passphrase changes."),
            self.tr("Renew the key"),
            self.tr("Cancel"),
            self.renew,
        )

    def _on_read(self, state: KeyState) -> None:
        self._state = state
        self._show()

    def _on_renewed(self, state: KeyState) -> None:
        self.progress.hide()
        self._on_read(state)
        self.outcome.show_as("ok", self.tr("The vault has a new data key."))
        self.outcome.show()
        self.context.announce("officer")

    def _on_failed(self, problem: UserError) -> None:
        self.progress.hide()
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()
        self._show()

    def _show(self) -> None:
        state = self._state
        self.renew_button.setEnabled(self.may_administer)
        self.table.setVisible(state is not None)
        if state is None:
            self.since.setText(
                "" if self.may_administer else self.tr("Only an administrator sees the keys.")
            )
            return
        since = self.tr("This data key is in force since {date}.").format(
            date=state.rotated_utc[:10]
        )
        owed = self.tr("An officer left since: renew it.") if state.is_owed else ""
        self.since.setText(f"{since} {owed}".strip())
        self.table.set_rows([(s.name, self._way(s), self._condition(s)) for s in state.slots])
        self._fit_table()
        for place, slot in enumerate(state.slots):
            icon, tone = ("clock", "warn") if slot.must_unlock else ("circle-check", "ok")
            self.table.dress_cell(place, 2, icon, tone)

    def _fit_table(self) -> None:
        """As high as its rows, up to a dozen."""
        rows = min(self.table.rowCount(), _MOST_ROWS)
        height = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(height + sum(map(self.table.rowHeight, range(rows))) + 2)

    def _way(self, slot: KeySlot) -> str:
        if slot.way == "card":
            return self.tr("Smart card {token}").format(token=slot.token)
        if slot.way == "pbkdf2":
            return self.tr("Passphrase (PBKDF2, {count},000 rounds)").format(count=slot.cost)
        return self.tr("Passphrase (Argon2id, {size} MiB)").format(size=slot.cost)

    def _condition(self, slot: KeySlot) -> str:
        return self.tr("Must unlock once") if slot.must_unlock else self.tr("Ready")


def _read(session: Session) -> KeyState:
    from workstation.workflows import key_slots

    return key_slots.read(session)
