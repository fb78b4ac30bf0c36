"""Revoked certificates, and the lists that tell other stations."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.admin.trust_card import TrustCard
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation import words
from workstation.workflows.revocations import REASON_CODES, ListStatus, Withdrawn
from workstation.workflows.session import Session

_Read = tuple[tuple[Withdrawn, ...], tuple[ListStatus, ...], tuple[str, ...], bool]


class RevocationsCard(TrustCard):
    """What was revoked here, and the newest list of each authority."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "ban")
        theme = context.theme
        self._read: _Read = ((), (), (), False)
        self.intro = label("", "help", wrap=True)
        self.none = label("", "body", wrap=True)
        self.table = PlainTable(theme, 3, stretch=0, fonts={0: "cell-strong"})
        self.lists_title = label("", "field")
        self.lists = PlainTable(theme, 4, stretch=0, fonts={0: "cell-strong"})
        self.revoke_button = button(theme, "", "danger")
        self.write_button = button(theme, "", icon="file-down")
        self.office_button = button(theme, "", icon="file-down")
        self.take_button = button(theme, "", icon="folder-open")
        self.revoke_button.clicked.connect(lambda: context.forms.open("revocations.add"))
        self.write_button.clicked.connect(lambda: self._ask_where(of_office=False))
        self.office_button.clicked.connect(lambda: self._ask_where(of_office=True))
        self.take_button.clicked.connect(self._on_take_clicked)
        context.forms.offer("revocations.add", self._form_of_revocation)
        for made in (self.take_button, self.write_button, self.office_button, self.revoke_button):
            self.flow.addWidget(made)
        for part in (
            self.intro, self.none, self.outcome, self.table, self.lists_title, self.lists,
            self.act_row,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The first button."""
        return [self.take_button]

    def load(self) -> None:
        """Read what was revoked, and the lists."""

        def read(session: Session) -> _Read:
            from workstation.workflows import authority, officers, revocations

            office = authority.describe(session)
            here = office is not None and office.is_here
            people = [one.name for one in officers.list_officers(session)]
            stations = [one for one in office.stations if here] if office else []
            return (
                tuple(revocations.list_withdrawn(session)),
                tuple(revocations.list_lists(session)),
                tuple(dict.fromkeys([*people, *stations])),
                here,
            )

        self.context.door.run(read, self._on_read, self.failed, owner=self)

    def write_list(self, path: Path, *, of_office: bool = False) -> None:
        """Write the list of this station's authority, or of the office's."""

        def write(session: Session) -> None:
            from workstation.workflows import revocations

            revocations.write_list(session, path, of_office=of_office, force=True)

        said = self.tr("The list is in {file}. It is current for 31 days. Send it to the others.")
        self.do(write, said.format(file=path.name))

    def take_list(self, path: Path) -> None:
        """Take in the list of an authority that is trusted here."""

        def take(session: Session) -> None:
            from workstation.workflows import revocations

            revocations.take_list(session, path)

        self.do(take, self.tr("The revocation list is taken in."))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Revoked certificates"))
        self.intro.setText(
            self.tr(
                "A signature made before the day of revocation keeps counting, one made after it "
                "does not. A list that is past its time still counts for what it says, but says "
                "nothing of what happened since."
            )
        )
        self.none.setText(self.tr("Nothing is revoked here, and no list was taken in."))
        self.revoke_button.setText(self.tr("Revoke…"))
        self.write_button.setText(self.tr("Write this station’s list"))
        self.office_button.setText(self.tr("Write the office’s list"))
        self.take_button.setText(self.tr("Take in a list"))
        self.lists_title.setText(self.tr("Revocation lists"))
        self.table.setAccessibleName(self.tr("Revoked certificates"))
        self.lists.setAccessibleName(self.tr("Revocation lists"))
        self.table.set_headers([self.tr("Name"), self.tr("Since"), self.tr("Reason")])
        self.lists.set_headers(
            [self.tr("Authority"), self.tr("Number"), self.tr("Revoked"), self.tr("Current until")]
        )
        self._show()

    def _on_read(self, read: _Read) -> None:
        self._read = read
        self._show()

    def _show(self) -> None:
        withdrawn, lists, _names, here = self._read
        language = self.context.language
        self.table.set_rows(
            [
                (
                    one.name,
                    one.at_utc[:10],
                    words.label(f"revocation.reason.{one.reason}", language),
                )
                for one in withdrawn
            ]
        )
        self.lists.set_rows(
            [(one.authority, str(one.number), str(one.count), one.until_utc[:10]) for one in lists]
        )
        for place, one in enumerate(lists):
            icon, tone = ("triangle-alert", "bad") if one.is_stale else ("circle-check", "ok")
            self.lists.dress_cell(place, 3, icon, tone)
        for table in (self.table, self.lists):
            self.fit(table)
        self.table.setVisible(bool(withdrawn))
        self.none.setVisible(not withdrawn and not lists)
        self.lists.setVisible(bool(lists))
        self.lists_title.setVisible(bool(lists))
        self.office_button.setVisible(here)
        for made in (self.take_button, self.write_button, self.office_button, self.revoke_button):
            made.setEnabled(self.may_administer)

    def _ask_where(self, *, of_office: bool) -> None:
        name = "office" if of_office else self.context.vault_name
        ask_where_to_write(
            self, self.tr("Write a revocation list"), self.tr("Revocation lists (*.crl)"),
            Path(f"{name}.crl"), lambda path: self.write_list(path, of_office=of_office),
        )  # fmt: skip

    def _on_take_clicked(self) -> None:
        path = self.ask_for_file(
            self.tr("Take in a list"), self.tr("Revocation lists (*.crl *.pem);;All files (*)")
        )
        if path:
            self.take_list(path)

    def _form_of_revocation(self) -> RecordDialog:
        language, mine = self.context.language, self.context.officer.name
        whom = tuple((one, one) for one in self._read[2] if one != mine)
        reasons = tuple(
            (code, words.label(f"revocation.reason.{code}", language)) for code in REASON_CODES
        )
        today = self.context.clock().date().isoformat()
        fields = (
            Field("who", FieldKind.CHOICE, self.tr("Officer or station"), choices=whom),
            Field("reason", FieldKind.CHOICE, self.tr("Reason"), choices=reasons),
            Field("since", FieldKind.DATE, self.tr("Since"),
                  self.tr("If a key was taken: the day on which it was taken."), value=today),
        )  # fmt: skip

        def revoke(session: Session, values: Values) -> object:
            from workstation.workflows import revocations

            return revocations.revoke(
                session, values["who"], reason=values["reason"], since=values["since"]
            )

        dialog = RecordDialog(
            self.context, self.tr("Revoke certificates"), fields, self.saver(revoke),
            verb=self.tr("Revoke"), parent=self,
        )  # fmt: skip
        return self.form(
            dialog, lambda: self.tr("Revoked. Write a new list and send it to the others.")
        )
