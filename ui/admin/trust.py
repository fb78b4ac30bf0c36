"""Trust: this station's fingerprint, its roster, and the stations that were taken in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.admin.fingerprint import fingerprint_label, grouped
from ui.admin.past_lists import PastListsCard
from ui.admin.roster_dialog import RosterDialog
from ui.admin.tab import AdminTab
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from ui.widgets.file_choice import start_folder
from ui.widgets.flow import FlowLayout
from ui.widgets.notice import Card, EmptyState, Notice
from ui.widgets.plain_table import PlainTable
from ui.widgets.side_by_side import SideBySide
from workstation.domain.error import UserError
from workstation.workflows.officers import RosterReport
from workstation.workflows.session import Session
from workstation.workflows.stations import Station


class TrustTab(AdminTab):
    """Whose signatures count, and what other stations need to trust this one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._stations: tuple[Station, ...] = ()
        self.own_card = Card(theme, " ", "landmark")
        self.past_lists = PastListsCard(context)
        self.own_name = label("", "strong")
        self.fingerprint_title = label("", "field")
        self.fingerprint = fingerprint_label()
        self.fingerprint_help = label("", "help", wrap=True)
        self.roster_button = button(theme, "", icon="file-down")
        self.pem_button = button(theme, "", icon="save")
        self.others_card = Card(theme, " ", "users")
        self.take_button = button(theme, "", "primary", icon="folder-open")
        self.why_not = label("", "hint", wrap=True)
        self.table = PlainTable(theme, 3, stretch=1, fonts={0: "cell-strong"})
        self.detail = frame("foot")
        self.detail_title = label("", "field")
        self.detail_fingerprint = fingerprint_label()
        self.empty = EmptyState(theme, "users")
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.roster_button.clicked.connect(self._on_roster_clicked)
        self.pem_button.clicked.connect(self._on_pem_clicked)
        self.take_button.clicked.connect(self._on_take_clicked)
        self.table.itemSelectionChanged.connect(self._show_detail)
        self._lay_out()
        self.retranslate()

    def panes(self) -> list[QWidget]:
        """This station, then the others."""
        others = self.table if self._stations[1:] else self.take_button
        return [self.fingerprint, others, *self.past_lists.panes()]

    def load(self) -> None:
        """Read whom this vault trusts."""

        def read(session: Session) -> tuple[Station, ...]:
            from workstation.workflows import stations

            return tuple(stations.list_stations(session))

        self.context.door.run(read, self._on_read, owner=self)
        self.past_lists.load()

    def write_roster(self, path: Path) -> None:
        """Write this station's roster; the file dialog has asked before replacing one."""

        def write(session: Session) -> RosterReport:
            from workstation.workflows import officers

            return officers.export_roster(session, path, force=True)

        said = self.tr("The roster is in {file}. Read the fingerprint out when they take it in.")
        self._do(write, said.format(file=path.name))

    def save_pem(self, path: Path) -> None:
        """Write the trusted authorities; the file dialog has asked before replacing one."""

        def write(session: Session) -> None:
            from workstation.workflows import stations

            stations.save_trust(session, path, force=True)

        self._do(write, self.tr("The trust file is {file}.").format(file=path.name))

    def inspect(self, path: Path) -> None:
        """Show what a roster holds, to be compared before it is trusted."""

        def read(session: Session) -> RosterReport:
            from workstation.workflows import officers

            return officers.inspect_roster(session, path)

        self.outcome.hide()
        self.context.door.run(
            read, lambda report: self._show_roster(path, report), self._on_failed, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.own_card.set_title(self.tr("This station"))
        self.fingerprint_title.setText(self.tr("Fingerprint"))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint of this station"))
        self.fingerprint_help.setText(
            self.tr("Read it out by telephone to whoever takes in your roster.")
        )
        self.roster_button.setText(self.tr("Write roster"))
        self.pem_button.setText(self.tr("Save trust file"))
        self.pem_button.setToolTip(self.tr("The authorities as PEM, to verify packets elsewhere"))
        self.others_card.set_title(self.tr("Stations taken in"), str(len(self._stations[1:]) or ""))
        self.take_button.setText(self.tr("Take in a roster"))
        self.why_not.setText(self.tr("Only an administrator changes whom this vault trusts."))
        self.empty.set_words(
            self.tr("No other station yet"),
            self.tr("Take in a roster to accept the signatures of its officers."),
        )
        self.table.setAccessibleName(self.tr("Stations taken in"))
        self.table.set_headers(
            [
                self.tr("Station"),
                self.tr("Officers"),
                self.tr("Taken in"),
            ]
        )
        self._show_stations()

    def _on_read(self, stations: tuple[Station, ...]) -> None:
        self._stations = stations
        self.others_card.set_title(self.tr("Stations taken in"), str(len(stations[1:]) or ""))
        self._show_stations()

    def _show_stations(self) -> None:
        for made in (self.roster_button, self.take_button):
            made.setEnabled(self.may_administer)
        self.why_not.setVisible(not self.may_administer)
        if self._stations:
            self.own_name.setText(self._stations[0].name)
            self.fingerprint.setText(grouped(self._stations[0].fingerprint))
        others = self._stations[1:]
        self.table.set_rows(
            [
                (
                    one.name,
                    ", ".join(officer.name for officer in one.officers),
                    one.taken_in_utc[:10],
                )
                for one in others
            ]
        )
        if others and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self._show_detail()
        self.table.setVisible(bool(others))
        self.empty.setVisible(not others)

    def _show_detail(self) -> None:
        others, row = self._stations[1:], self.table.currentRow()
        self.detail.setVisible(0 <= row < len(others))
        if 0 <= row < len(others):
            said = self.tr("Fingerprint of {station}").format(station=others[row].name)
            self.detail_title.setText(said)
            self.detail_fingerprint.setText(grouped(others[row].fingerprint))
            self.detail_fingerprint.setAccessibleName(said)

    def _show_roster(self, path: Path, report: RosterReport) -> None:
        dialog = RosterDialog(self.context, path, report, self)
        dialog.accepted.connect(lambda: self._on_taken_in(report))
        dialog.open()

    def _on_taken_in(self, report: RosterReport) -> None:
        said = self.tr("Signatures of {station} count from now on.").format(station=report.station)
        self.outcome.show_as("ok", said)
        self.outcome.show()
        self.load()

    def _do(self, job: Callable[[Session], object], said: str) -> None:
        def done(_result: object) -> None:
            self.outcome.show_as("ok", said)
            self.outcome.show()

        self.outcome.hide()
        self.context.door.run(job, done, self._on_failed, owner=self)

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self.context.language))
        self.outcome.show()

    def _on_roster_clicked(self) -> None:
        name = str(start_folder() / f"{self.context.vault_name}.roster")
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Write roster"), name, self.tr("Rosters (*.roster)")
        )
        if path:
            self.write_roster(Path(path))

    def _on_pem_clicked(self) -> None:
        name = str(start_folder() / f"{self.context.vault_name}-trust.pem")
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save trust file"), name, self.tr("Certificates (*.pem)")
        )
        if path:
            self.save_pem(Path(path))

    def _on_take_clicked(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Take in a roster"),
            str(start_folder()),
            self.tr("Rosters (*.roster *.pem);;All files (*)"),
        )
        if path:
            self.inspect(Path(path))

    def _lay_out(self) -> None:
        theme = self.context.theme
        for part in (self.own_name, self.fingerprint_title, self.fingerprint):
            self.own_card.body.addWidget(part)
        self.own_card.body.addWidget(self.fingerprint_help)
        actions = plain()
        buttons = FlowLayout(actions)
        buttons.addWidget(self.roster_button)
        buttons.addWidget(self.pem_button)
        self.own_card.body.addWidget(actions)
        self.own_card.body.addWidget(self.why_not)
        self.others_card.head_layout.addWidget(self.take_button)
        theme.set_height(self.others_card.head, 50)
        theme.set_spacing(self.others_card.body, (1, 0, 1, 1), 0)
        self.others_card.body.addWidget(self.table, 1)
        self.others_card.body.addWidget(self.empty, 1)
        inside = QVBoxLayout(self.detail)
        theme.set_spacing(inside, (14, 8, 14, 12), 4)
        inside.addWidget(self.detail_title)
        inside.addWidget(self.detail_fingerprint)
        self.others_card.body.addWidget(self.detail)
        side = plain()
        left = QVBoxLayout(side)
        theme.set_spacing(left, gap=12)
        left.addWidget(self.own_card)
        left.addWidget(self.outcome)
        left.addWidget(self.past_lists)
        left.addStretch(1)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(SideBySide(theme, self.others_card, side, widths=(372, 420)))
