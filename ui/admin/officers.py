"""Officers of the vault: who they are, adding one, ending an access, the own passphrase."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.admin.confirm import ConfirmBar
from ui.admin.officer_forms import OfficerForms
from ui.admin.tab import AdminTab
from ui.errors import sentence
from ui.shell.context import Context
from ui.shell.titles import title_words
from ui.theme.parts import button, label, plain
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Card, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import RecordDialog
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.officer import Officer
from workstation.workflows.session import Session

_NARROW = 840


@dataclass(frozen=True, slots=True)
class _Row:
    officer: Officer
    until: str


class OfficersTab(AdminTab):
    """The officers in a table, and what an administrator does with them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._rows: tuple[_Row, ...] = ()
        self._has_card = False
        self.forms = OfficerForms(context, self)
        self.card = Card(theme, " ", "users")
        self.table = PlainTable(theme, 6, stretch=0, fonts={0: "cell-strong"})
        self.add_button = button(theme, "", "primary", icon="plus")
        self.disable_button = button(theme, "", "danger")
        self.passphrase_button = button(theme, "")
        self.card_button = button(theme, "")
        self.why_not = label("", "hint", wrap=True)
        self.confirm = ConfirmBar(theme)
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.add_button.clicked.connect(self.add_officer)
        self.disable_button.clicked.connect(self.ask_disable)
        self.passphrase_button.clicked.connect(self.change_passphrase)
        self.card_button.clicked.connect(self.give_card)
        self.table.itemSelectionChanged.connect(self._show_what_can_be_done)
        context.forms.offer("officers.add", self._form_of_officer)
        context.forms.offer("officers.passphrase", self._form_of_passphrase)
        context.forms.offer("officers.card", self._form_of_card)
        self._lay_out()
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The table, then the buttons."""
        return [self.table, self.add_button if self._has_card else self.passphrase_button]

    def load(self) -> None:
        """Read the officers."""

        def read(session: Session) -> tuple[tuple[_Row, ...], bool]:
            from workstation.workflows import officers, stations

            rows = tuple(
                _Row(officer, stations.certificate_end(officer))
                for officer in officers.list_officers(session)
            )
            return rows, session.card is not None

        self.context.door.run(read, self._on_read, owner=self)

    @property
    def selected(self) -> Officer | None:
        """The officer in the current row."""
        row = self.table.currentRow()
        return self._rows[row].officer if 0 <= row < len(self._rows) else None

    def add_officer(self) -> None:
        """Open the form of a new officer."""
        self.context.forms.open("officers.add")

    def change_passphrase(self) -> None:
        """Open the form of a new passphrase for the officer at work."""
        self.context.forms.open("officers.passphrase")

    def give_card(self) -> None:
        """Open the form of a smart card for the selected officer."""
        if self.selected is not None:
            self.context.forms.open("officers.card", officer=self.selected.id)

    def ask_disable(self) -> None:
        """Ask before the selected officer's access is ended."""
        officer = self.selected
        if officer is None:
            return
        asked = self.tr(
            "End the access of {name}? Their key slot is removed. What they signed stays valid."
        ).format(name=officer.name)
        self.confirm.ask(
            asked, self.tr("End access"), self.tr("Keep"), lambda: self._disable(officer)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the least needed columns where the window is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() / self.context.theme.zoom < _NARROW
        for column in (2, 3):
            self.table.setColumnHidden(column, is_narrow)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.card.set_title(self.tr("Officers of this vault"), self._count_words())
        self.add_button.setText(self.tr("Add officer"))
        self.disable_button.setText(self.tr("End access"))
        self.passphrase_button.setText(self.tr("Change my passphrase"))
        self.card_button.setText(self.tr("Give a smart card"))
        self.table.setAccessibleName(self.tr("Officers of this vault"))
        self.table.set_headers(
            [
                self.tr("Name"),
                self.tr("Role"),
                self.tr("Title"),
                self.tr("Administrator"),
                self.tr("Certificate until"),
                self.tr("State"),
            ]
        )
        self._show_rows()
        self._show_what_can_be_done()

    def _count_words(self) -> str:
        return str(len(self._rows)) if self._rows else ""

    def _on_read(self, read: tuple[tuple[_Row, ...], bool]) -> None:
        self._rows, self._has_card = read
        self.card.set_title(self.tr("Officers of this vault"), self._count_words())
        self._show_rows()
        self._show_what_can_be_done()

    def _show_rows(self) -> None:
        language = self.context.language
        self.table.set_rows(
            [
                (
                    row.officer.name,
                    words.label(f"role.{row.officer.authority.value}", language),
                    title_words(row.officer.title, row.officer.authority, language),
                    self.tr("Yes") if row.officer.administrator else self.tr("No"),
                    row.until,
                    self.tr("Access ended") if row.officer.disabled else self.tr("Active"),
                )
                for row in self._rows
            ]
        )
        today = self.context.clock().date().isoformat()
        for place, row in enumerate(self._rows):
            icon, tone = ("ban", "") if row.officer.disabled else ("circle-check", "ok")
            self.table.dress_cell(place, 5, icon, tone)
            if row.until < today and not row.officer.disabled:
                self.table.dress_cell(place, 4, "triangle-alert", "bad")

    def _show_what_can_be_done(self) -> None:
        officer = self.selected
        is_other = officer is not None and officer.id != self.context.officer.id
        can_end = is_other and officer is not None and not officer.disabled
        self.add_button.setEnabled(self.may_administer)
        self.disable_button.setEnabled(self.may_administer and can_end)
        is_here = officer is not None and not officer.disabled
        self.card_button.setEnabled(self.may_administer and is_here)
        # The PIN of a card is changed with the card's own program.
        self.passphrase_button.setVisible(not self._has_card)
        self.why_not.setText(self._why_not(officer, is_other=is_other))
        self.why_not.setVisible(bool(self.why_not.text()))

    def _why_not(self, officer: Officer | None, *, is_other: bool) -> str:
        """Why a button cannot be pressed."""
        if not self.may_administer:
            return self.tr("Only an administrator changes officers.")
        if officer is None:
            return self.tr("Choose an officer first.") if self._rows else ""
        if officer.disabled:
            return self.tr("This access is ended.")
        return "" if is_other else self.tr("Nobody ends their own access.")

    def _form_of_officer(self) -> RecordDialog:
        return self._announced(self.forms.add(), self.tr("The officer can unlock this vault now."))

    def _form_of_card(self, officer: str) -> RecordDialog | None:
        name = next((row.officer.name for row in self._rows if row.officer.id == officer), "")
        if not name:
            return None
        said = self.tr(
            "{name} unlocks and signs with the card from now on. "
            "Send the roster again: other stations do not know the new certificate."
        ).format(name=name)
        return self._announced(self.forms.card(officer, name), said)

    def _form_of_passphrase(self) -> RecordDialog:
        said = self.tr("Your passphrase is changed. Use the new one from now on.")
        return self._announced(self.forms.passphrase(), said)

    def _announced(self, dialog: RecordDialog, said: str) -> RecordDialog:
        def on_accepted() -> None:
            self.outcome.show_as("ok", said)
            self.outcome.show()
            self.load()

        self.outcome.hide()
        dialog.accepted.connect(on_accepted)
        return dialog

    def _disable(self, officer: Officer) -> None:
        def end(session: Session) -> Officer:
            from workstation.workflows import officers

            return officers.disable_officer(session, officer.id)

        def ended(_officer: Officer) -> None:
            said = self.tr("{name} can no longer unlock this vault.").format(name=officer.name)
            self.outcome.show_as("ok", said)
            self.outcome.show()
            self.context.announce("officer")
            self.load()

        def failed(problem: UserError) -> None:
            self.outcome.show_as("bad", sentence(problem, self.context.language))
            self.outcome.show()

        self.context.door.run(end, ended, failed, owner=self)

    def _lay_out(self) -> None:
        theme = self.context.theme
        actions = plain()
        flow = FlowLayout(actions)
        for made in (
            self.passphrase_button,
            self.card_button,
            self.disable_button,
            self.add_button,
        ):
            flow.addWidget(made)
        self.card.head_layout.addWidget(self.why_not)
        self.card.head_layout.addWidget(actions)
        theme.set_height(self.card.head, 50)
        theme.set_spacing(self.card.body, (1, 0, 1, 1), 0)
        self.card.body.addWidget(self.table, 1)
        said = QHBoxLayout()
        theme.set_spacing(said)
        said.addWidget(self.outcome)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 14, 20, 14), 10)
        outer.addWidget(self.confirm)
        outer.addLayout(said)
        outer.addWidget(self.card, 1)
