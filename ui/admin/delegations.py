"""Delegations: who acts for a higher authority, between which days, by what."""

from PySide6.QtWidgets import QWidget

from ui.admin.confirm import ConfirmBar
from ui.admin.trust_card import TrustCard
from ui.shell.context import Context
from ui.shell.titles import after_name
from ui.theme.parts import button, label
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation import words
from workstation.domain.officer import Officer, Role
from workstation.workflows.delegations import Delegation
from workstation.workflows.session import Session

_DECIDE = (Role.SECOND_READER, Role.L1, Role.L2, Role.L3, Role.L4)
_ACTED_FOR = (Role.L1, Role.L2, Role.L3, Role.L4, Role.L5)
_RUNNING = frozenset({"coming", "in-force"})


class DelegationsCard(TrustCard):
    """The delegations in a table; an administrator adds one or ends one early."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "calendar-days")
        theme = context.theme
        self._rows: tuple[Delegation, ...] = ()
        self._officers: tuple[Officer, ...] = ()
        self.intro = label("", "help", wrap=True)
        self.none = label("", "body", wrap=True)
        self.table = PlainTable(theme, 6, stretch=4, fonts={0: "cell-strong"})
        self.add_button = button(theme, "", "primary", icon="plus")
        self.end_button = button(theme, "", "danger")
        self.confirm = ConfirmBar(theme)
        self.add_button.clicked.connect(lambda: context.forms.open("delegations.add"))
        self.end_button.clicked.connect(self.ask_end)
        self.table.itemSelectionChanged.connect(self._show_what_can_be_done)
        context.forms.offer("delegations.add", self._form_of_delegation)
        for made in (self.add_button, self.end_button):
            self.flow.addWidget(made)
        for part in (
            self.intro, self.none, self.confirm, self.outcome, self.table, self.act_row,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The table where there is one, then the first button."""
        return [*([self.table] if self._rows else []), self.add_button]

    def load(self) -> None:
        """Read the delegations and who may be given one."""

        def read(session: Session) -> tuple[tuple[Delegation, ...], tuple[Officer, ...]]:
            from workstation.workflows import delegations, officers

            return (
                tuple(delegations.list_delegations(session)),
                tuple(officers.list_officers(session)),
            )

        self.context.door.run(read, self._on_read, self.failed, owner=self)

    @property
    def selected(self) -> Delegation | None:
        """The delegation in the current row."""
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def ask_end(self) -> None:
        """Ask before the selected delegation is ended."""
        found = self.selected
        if found is None:
            return
        asked = self.tr(
            "End the delegation of {name} now? What was signed under it stays valid."
        ).format(name=found.officer_name)
        said = self.tr("{name} acts for nobody any more.").format(name=found.officer_name)

        def end(session: Session) -> None:
            from workstation.workflows import delegations

            delegations.end(session, found.id)

        self.confirm.ask(asked, self.tr("End it"), self.tr("Keep"), lambda: self.do(end, said))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Delegations"))
        self.intro.setText(
            self.tr(
                "An officer signs for a higher authority between two days (UTC), by a written "
                "instrument that stands in each such signature. Send the roster again after a "
                "change: other stations do not know it yet."
            )
        )
        self.none.setText(self.tr("Nobody acts for another yet."))
        self.add_button.setText(self.tr("Add delegation"))
        self.end_button.setText(self.tr("End delegation"))
        self.table.setAccessibleName(self.tr("Delegations"))
        self.table.set_headers(
            [
                self.tr("Officer"),
                self.tr("Acts for"),
                self.tr("From"),
                self.tr("Until"),
                self.tr("Instrument"),
                self.tr("State"),
            ]
        )
        self._show()

    def _on_read(self, read: tuple[tuple[Delegation, ...], tuple[Officer, ...]]) -> None:
        self._rows, self._officers = read
        self._show()

    def _show(self) -> None:
        language = self.context.language
        self.table.set_rows(
            [
                (
                    one.officer_name,
                    one.authority,
                    one.from_day,
                    one.until_day,
                    one.instrument,
                    words.label(f"delegation.status.{one.status}", language),
                )
                for one in self._rows
            ]
        )
        for place, one in enumerate(self._rows):
            icon, tone = ("circle-check", "ok") if one.status == "in-force" else ("clock", "")
            self.table.dress_cell(place, 5, icon, tone)
        for part in (self.table, self.end_button):
            part.setVisible(bool(self._rows))
        self.none.setVisible(not self._rows)
        self.fit(self.table)
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        found = self.selected
        runs = found is not None and found.status in _RUNNING
        self.add_button.setEnabled(self.may_administer)
        self.end_button.setEnabled(self.may_administer and runs)

    def _form_of_delegation(self) -> RecordDialog:
        language = self.context.language
        people = tuple(
            (one.id, f"{one.name}, {after_name('', one.authority, language)}")
            for one in self._officers
            if one.authority in _DECIDE and not one.disabled and one.id != self.context.officer.id
        )
        steps = tuple(
            (role.value, f"{role.value} – {words.label(f'role.{role.value}', language)}")
            for role in _ACTED_FOR
        )
        today = self.context.clock().date().isoformat()
        fields = (
            Field("officer", FieldKind.CHOICE, self.tr("Officer"), choices=people),
            Field("authority", FieldKind.CHOICE, self.tr("Acts for"), choices=steps,
                  errors=("delegation.authority",)),
            Field("from", FieldKind.DATE, self.tr("First day"), value=today),
            Field("until", FieldKind.DATE, self.tr("Last day"), beside=True),
            Field("instrument", FieldKind.LINE, self.tr("Instrument"),
                  self.tr("The written delegation, as it is cited."), required=True),
        )  # fmt: skip

        def grant(session: Session, values: Values) -> object:
            from workstation.workflows import delegations

            return delegations.grant(
                session, values["officer"], authority=Role(values["authority"]),
                from_day=values["from"], until_day=values["until"],
                instrument=values["instrument"],
            )  # fmt: skip

        dialog = RecordDialog(
            self.context, self.tr("Add delegation"), fields, self.saver(grant),
            verb=self.tr("Add delegation"), parent=self,
        )  # fmt: skip
        return self.form(dialog, lambda: self.tr("The delegation is on record."))
