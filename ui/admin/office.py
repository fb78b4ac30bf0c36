"""The office: its authority, enrolling stations and officers by file, and its roster."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.admin.compare_dialog import CompareDialog
from ui.admin.fingerprint import fingerprint_label, grouped
from ui.admin.roster_dialog import look_alikes
from ui.admin.trust_card import TrustCard
from ui.shell.context import Context
from ui.theme.parts import button, label
from ui.widgets.file_choice import ask_where_to_write
from ui.widgets.notice import Notice
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.workflows.authority import Office
from workstation.workflows.officers import RosterReport
from workstation.workflows.session import Session


class OfficeCard(TrustCard):
    """Which office this station belongs to, and what is asked of it or answered by it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "landmark")
        theme = context.theme
        self._office: Office | None = None
        self.intro = label("", "help", wrap=True)
        self.trial = Notice(theme, "warn")
        self.name = label("", "strong")
        self.facts = label("", "body", wrap=True)
        self.fingerprint_title = label("", "field")
        self.fingerprint = fingerprint_label()
        self.create_button = button(theme, "", icon="landmark")
        self.ask_button = button(theme, "", icon="file-down")
        self.answer_button = button(theme, "", icon="folder-open")
        self.station_button = button(theme, "", "primary", icon="folder-open")
        self.roster_button = button(theme, "", icon="file-down")
        self.why_not = label("", "hint", wrap=True)
        for made, act in (
            (self.create_button, lambda: self.context.forms.open("authority.create")),
            (self.ask_button, self._on_ask_clicked),
            (self.answer_button, self._on_answer_clicked),
            (self.station_button, self._on_station_clicked),
            (self.roster_button, self._on_roster_clicked),
        ):
            made.clicked.connect(act)
            self.flow.addWidget(made)
        context.forms.offer("authority.create", self._form_of_office)
        for part in (
            self.intro, self.trial, self.name, self.facts, self.fingerprint_title,
            self.fingerprint, self.act_row, self.why_not, self.outcome,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """The fingerprint where there is one, then the first button."""
        first = self.station_button if self._is_here else self.ask_button
        return [self.fingerprint, first] if self._office else [first]

    def load(self) -> None:
        """Read which office the station belongs to."""

        def read(session: Session) -> Office | None:
            from workstation.workflows import authority

            return authority.describe(session)

        self.context.door.run(read, self._on_read, self.failed, owner=self)

    def request(self, path: Path) -> None:
        """Write this station's request and its roster beside it."""

        def write(session: Session) -> None:
            from workstation.workflows import authority_join

            authority_join.request_station(session, path, force=True)

        said = self.tr(
            "The request is in {file}, the roster beside it. Send both to the office, and read "
            "the fingerprint of this station out by telephone: it stands under Trust."
        )
        self.do(write, said.format(file=path.name))

    def take_answer(self, path: Path) -> None:
        """Show which office an answer comes from, to be compared before it is taken in."""

        def read(session: Session) -> Office:
            from workstation.workflows import authority_join

            return authority_join.inspect_answer(session, path)

        self.outcome.hide()
        self.context.door.run(
            read, lambda found: self._compare_office(path, found), self.failed, owner=self
        )

    def enrol_station(self, request: Path) -> None:
        """Show the fingerprint of the station that asks, to be compared before it is answered."""

        def read(session: Session) -> RosterReport:
            from workstation.workflows import authority_join, officers

            return officers.inspect_roster(session, authority_join.roster_beside(request))

        self.outcome.hide()
        self.context.door.run(
            read, lambda report: self._compare_station(request, report), self.failed, owner=self
        )

    def write_roster(self, path: Path) -> None:
        """Write the office's roster; it holds for 90 days."""

        def write(session: Session) -> None:
            from workstation.workflows import authority

            authority.write_roster(session, path, force=True)

        said = self.tr("The roster is in {file}. It holds for 90 days. Send it to every station.")
        self.do(write, said.format(file=path.name))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(self.tr("Office"))
        self.intro.setText(
            self.tr(
                "One office stands above the stations. Its authority certifies theirs, and its "
                "roster names all officers, so that stations need not exchange rosters one by one. "
                "Requests and answers are files."
            )
        )
        self.trial.show_as(
            "warn",
            self.tr("TRIAL: this office is for trials. What is signed under it counts nowhere."),
        )
        self.fingerprint_title.setText(self.tr("Fingerprint of the office"))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint of the office"))
        self.create_button.setText(self.tr("Make this station the office"))
        self.ask_button.setText(self.tr("Ask to be enrolled"))
        self.answer_button.setText(self.tr("Take in the answer"))
        self.station_button.setText(self.tr("Enrol a station"))
        self.roster_button.setText(self.tr("Write the office’s roster"))
        self.why_not.setText(self.tr("Only an administrator changes whom this vault trusts."))
        self._show()

    @property
    def _is_here(self) -> bool:
        return self._office is not None and self._office.is_here

    def _on_read(self, found: Office | None) -> None:
        self._office = found
        self._show()

    def _show(self) -> None:
        found = self._office
        self.trial.setVisible(found is not None and found.is_trial)
        for part in (self.fingerprint_title, self.fingerprint):
            part.setVisible(found is not None)
        self.create_button.setVisible(found is None)
        for made in (self.ask_button, self.answer_button):
            made.setVisible(not self._is_here)
        for made in (self.station_button, self.roster_button):
            made.setVisible(self._is_here)
        for made in (
            self.create_button, self.ask_button, self.answer_button, self.station_button,
            self.roster_button,
        ):  # fmt: skip
            made.setEnabled(self.may_administer)
        self.why_not.setVisible(not self.may_administer)
        if found is None:
            self.name.setText(self.tr("This station belongs to no office yet."))
            self.facts.hide()
            return
        self.name.setText(found.name)
        self.fingerprint.setText(grouped(found.fingerprint))
        self.facts.setText(" · ".join(self._facts(found)))
        self.facts.show()

    def _facts(self, found: Office) -> list[str]:
        where = self.tr("Its key is in this vault") if found.is_here else self.tr("Enrolled")
        said = [where, self.tr("Certificate until {day}").format(day=found.until)]
        if found.stations:
            said.append(self.tr("Stations: {names}").format(names=", ".join(found.stations)))
        if found.roster_number:
            roster = self.tr("Roster {number} until {day}")
            said.append(roster.format(number=found.roster_number, day=found.roster_until[:10]))
        return said

    def _form_of_office(self) -> RecordDialog:
        def create(session: Session, values: Values) -> object:
            from workstation.workflows import authority

            return authority.create(session, name=values["name"], trial=bool(values["trial"]))

        fields = (
            Field(
                "name", FieldKind.LINE, self.tr("Name of the office"),
                self.tr("As it stands on certificates. It cannot be changed."), required=True,
            ),
            Field("trial", FieldKind.CHECK, self.tr("For trials only: the name says so")),
        )  # fmt: skip
        title = self.tr("Make this station the office")
        dialog = RecordDialog(
            self.context, title, fields, self.saver(create), verb=self.tr("Make the office"),
            parent=self,
        )  # fmt: skip
        return self.form(dialog, lambda: self.tr("This station is the office now."))

    def _compare_office(self, path: Path, found: Office) -> None:
        def accept(session: Session) -> object:
            from workstation.workflows import authority_join

            # What was compared is given again: the file may have been swapped.
            return authority_join.accept(session, path, fingerprint=found.fingerprint)

        title = self.tr("Take in the answer of {office}").format(office=found.name)
        facts = self.tr("Signatures carry this office’s certificate from then on.")
        dialog = CompareDialog(
            self.context, title, facts, found.fingerprint, self.tr("Join this office"), accept,
            self, tone="warn" if found.is_trial else "info",
        )  # fmt: skip
        said = self.tr("This station belongs to {office} now.").format(office=found.name)
        dialog.accepted.connect(lambda: self.tell(said))
        dialog.open()

    def _compare_station(self, request: Path, report: RosterReport) -> None:
        title = self.tr("Enrol {station}").format(station=report.station)
        facts = self.tr("%n officers stand in its roster.", "", len(report.officers))
        alike = look_alikes(report, self.context.language)
        out = request.with_suffix(".pem")

        def certify(session: Session) -> object:
            from workstation.workflows import authority, authority_join

            return authority.certify_station(
                session, request, authority_join.roster_beside(request), out,
                fingerprint=report.fingerprint,
            )  # fmt: skip

        dialog = CompareDialog(
            self.context, title, " ".join((facts, *alike)), report.fingerprint,
            self.tr("Enrol this station"), certify, self, tone="warn" if alike else "info",
        )  # fmt: skip
        said = self.tr("{station} is enrolled. Send back the answer in {file}.")
        done = said.format(station=report.station, file=out.name)
        dialog.accepted.connect(lambda: self.tell(done))
        dialog.open()

    def _on_ask_clicked(self) -> None:
        ask_where_to_write(
            self, self.tr("Ask to be enrolled"), self.tr("Requests (*.csr)"),
            Path(f"{self.context.vault_name}.csr"), self.request,
        )  # fmt: skip

    def _on_answer_clicked(self) -> None:
        path = self.ask_for_file(
            self.tr("Take in the answer"), self.tr("Certificates (*.pem);;All files (*)")
        )
        if path:
            self.take_answer(path)

    def _on_station_clicked(self) -> None:
        path = self.ask_for_file(
            self.tr("Enrol a station"), self.tr("Requests (*.csr);;All files (*)")
        )
        if path:
            self.enrol_station(path)

    def _on_roster_clicked(self) -> None:
        ask_where_to_write(
            self, self.tr("Write the office’s roster"), self.tr("Rosters (*.roster)"),
            Path("office.roster"), self.write_roster,
        )  # fmt: skip
