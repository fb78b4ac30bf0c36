"""The authorities whose time-stamps this vault believes."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.admin.compare_dialog import CompareDialog
from ui.admin.confirm import ConfirmBar
from ui.admin.fingerprint import fingerprint_label, grouped
from ui.admin.stamp_forms import Form, StampForms, certificate_beside
from ui.admin.trust_card import TrustCard
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import RecordDialog
from workstation.domain.officer import Permission
from workstation.workflows.session import Session
from workstation.workflows.timestamps import StampAuthority

_UNTIL = 1


class StampAuthoritiesCard(TrustCard):
    """A list; one is taken in by file after comparing its fingerprint, or forgotten."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "calendar-clock")
        theme = context.theme
        self._authorities: tuple[StampAuthority, ...] = ()
        self.forms = StampForms(self)
        self.intro = label("", "help", wrap=True)
        self.none = label("", "body", wrap=True)
        self.table = PlainTable(theme, 2, stretch=0, fonts={0: "cell-strong"})
        self.fingerprint_title = label("", "field")
        self.fingerprint = fingerprint_label()
        self.confirm = ConfirmBar(theme)
        self.take_button = button(theme, "", icon="folder-open")
        self.forget_button = button(theme, "", "danger")
        self.make_button = button(theme, "", icon="plus")
        self.answer_button = button(theme, "", icon="send")
        self.take_button.clicked.connect(self._on_take_clicked)
        self.make_button.clicked.connect(self._on_make_clicked)
        self.answer_button.clicked.connect(lambda: context.forms.open("stamps.answer"))
        context.forms.offer("stamps.make", self._form_of_authority)
        context.forms.offer("stamps.answer", self._form_of_answer)
        self.forget_button.clicked.connect(self.ask_forget)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_chosen())
        for made in (
            self.take_button, self.make_button, self.answer_button, self.forget_button,
        ):  # fmt: skip
            self.flow.addWidget(made)
        for part in (
            self.intro, self.none, self.outcome, self.table, self.fingerprint_title,
            self.fingerprint, self.confirm, self.act_row,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.retranslate()

    @property
    def chosen(self) -> StampAuthority | None:
        """The authority at hand."""
        row = self.table.currentRow()
        return self._authorities[row] if 0 <= row < len(self._authorities) else None

    def panes(self) -> list[QWidget]:
        """The list where there is one, then the first button."""
        return [*([self.table] if self._authorities else []), self.take_button]

    def load(self) -> None:
        """Read whom the vault believes."""
        if not {Permission.READ, Permission.ADMINISTER} & self.context.officer.permissions:
            return

        def read(session: Session) -> tuple[StampAuthority, ...]:
            from workstation.workflows import timestamps

            return timestamps.list_authorities(session)

        self.context.door.run(read, self._on_read, self.failed, owner=self)

    def take(self, path: Path) -> None:
        """Show the fingerprint of an authority, to be compared before it is believed."""

        def read(session: Session) -> StampAuthority:
            from workstation.workflows import timestamps

            return timestamps.inspect_authority(session, path)

        self.outcome.hide()
        self.context.door.run(
            read, lambda found: self._compare(path, found), self.failed, owner=self
        )

    def ask_forget(self) -> None:
        """Ask before an authority is believed no longer."""
        found = self.chosen
        if found is None:
            return

        def forget(session: Session) -> None:
            from workstation.workflows import timestamps

            timestamps.forget_authority(session, found.fingerprint)

        said = self.tr("{name} is believed no longer.").format(name=found.name)
        asked = self.tr(
            "Forget {name}? Packets that it stamped can no longer be confirmed on this machine."
        )
        self.confirm.ask(
            asked.format(name=found.name), self.tr("Forget"), self.tr("Keep"),
            lambda: self.do(forget, said),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Time-stamp authorities"))
        self.intro.setText(
            self.tr(
                "A time-stamp over a packet counts here when its authority is named in this list. "
                "An authority that issues certificates to officers says nothing about time."
            )
        )
        self.none.setText(self.tr("No time-stamp authority is believed yet."))
        self.fingerprint_title.setText(self.tr("Fingerprint of the authority"))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint of the authority"))
        self.take_button.setText(self.tr("Take in an authority"))
        self.make_button.setText(self.tr("Make one for the office"))
        self.answer_button.setText(self.tr("Answer a request"))
        self.forget_button.setText(self.tr("Forget"))
        self.table.setAccessibleName(self.tr("Time-stamp authorities"))
        self.table.set_headers([self.tr("Name"), self.tr("Certificate until")])
        self.confirm.hide()
        self._show()

    def _on_read(self, found: tuple[StampAuthority, ...]) -> None:
        self._authorities = found
        self._show()

    def _show(self) -> None:
        row = self.table.currentRow()
        self.table.set_rows([(one.name, one.until) for one in self._authorities])
        today = self.context.clock().date().isoformat()
        for place, one in enumerate(self._authorities):
            late = one.until < today
            icon, tone = ("triangle-alert", "bad") if late else ("circle-check", "ok")
            self.table.dress_cell(place, _UNTIL, icon, tone)
        if self._authorities:
            self.table.setCurrentCell(min(max(row, 0), len(self._authorities) - 1), 0)
        self.fit(self.table)
        self.table.setVisible(bool(self._authorities))
        self.none.setVisible(not self._authorities)
        for made in (self.take_button, self.make_button):
            made.setEnabled(self.may_administer)
        self._show_chosen()

    def _show_chosen(self) -> None:
        found = self.chosen
        for part in (self.fingerprint_title, self.fingerprint):
            part.setVisible(found is not None)
        self.fingerprint.setText(grouped(found.fingerprint) if found is not None else "")
        self.forget_button.setVisible(bool(self._authorities))
        self.forget_button.setEnabled(self.may_administer and found is not None)

    def _compare(self, path: Path, found: StampAuthority) -> None:
        def trust(session: Session) -> object:
            from workstation.workflows import timestamps

            # What was compared is given again: the file may have been swapped.
            return timestamps.trust_authority(session, path, fingerprint=found.fingerprint)

        title = self.tr("Believe the time-stamps of {name}").format(name=found.name)
        facts = self.tr("Its certificate holds until {day}.").format(day=found.until)
        dialog = CompareDialog(
            self.context, title, facts, found.fingerprint, self.tr("Believe this authority"),
            trust, self,
        )  # fmt: skip
        said = self.tr("Time-stamps of {name} are believed now.").format(name=found.name)
        dialog.accepted.connect(lambda: self.tell(said))
        dialog.open()

    def _on_make_clicked(self) -> None:
        def ask(path: Path) -> None:
            self.context.forms.open("stamps.make", key=str(path))

        ask_where_to_write(
            self, self.tr("Where the key of the authority is kept"), self.tr("Keys (*.p12)"),
            Path("timestamps.p12"), ask,
        )  # fmt: skip

    def _form_of_authority(self, key: str) -> RecordDialog:
        certificate = certificate_beside(Path(key)).name
        said = self.tr(
            "The authority is made. Send {file} to every station that is to believe it, and keep "
            "the key file apart from this machine."
        )
        return self._form_of(self.forms.make(Path(key)), said.format(file=certificate))

    def _form_of_answer(self) -> RecordDialog:
        said = self.tr("The answer (.tsr) is beside the request. Send it back.")
        return self._form_of(self.forms.answer(), said)

    def _form_of(self, form: Form, said: str) -> RecordDialog:
        title, verb, fields, job = form
        dialog = RecordDialog(self.context, title, fields, self.saver(job), verb=verb, parent=self)
        return self.form(dialog, lambda: said)

    def _on_take_clicked(self) -> None:
        path = self.ask_for_file(
            self.tr("Take in a time-stamp authority"),
            self.tr("Certificates (*.pem *.crt);;All files (*)"),
        )
        if path:
            self.take(path)
