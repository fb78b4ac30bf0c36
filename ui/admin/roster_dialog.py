"""What a roster holds, shown before it is trusted: the fingerprint is compared by voice."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.admin.fingerprint import fingerprint_label, grouped
from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, frame, label
from ui.widgets.notice import Notice
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.text import Language
from workstation.workflows.officers import RosterReport
from workstation.workflows.session import Session


def look_alikes(report: RosterReport, language: Language) -> list[str]:
    """Names in it that can be taken for another's that is known here, each in a sentence."""
    said = words.label("roster.look_alike", language)
    return [said.format(name=name, other=other) for name, other in report.look_alikes]


class RosterDialog(QDialog):
    """Station, officers and fingerprint; it is trusted only after the box is ticked."""

    def __init__(
        self, context: Context, path: Path, report: RosterReport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._path = path
        self._report = report
        theme = context.theme
        title = self.tr("Take in the roster of {station}").format(station=report.station)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title = label(title, "section")
        alike = look_alikes(report, context.language)
        tone = "info" if report.is_known and not alike else "warn"
        said = (self._known_words(), self._office_words(), *alike)
        self.known = Notice(theme, tone, " ".join(part for part in said if part))
        self.fingerprint = fingerprint_label()
        self.fingerprint.setText(grouped(report.fingerprint))
        self.fingerprint.setAccessibleName(self.tr("Fingerprint of the other station"))
        self.officers = PlainTable(theme, 3, stretch=0, fonts={0: "cell-strong"})
        self.compared = QCheckBox(self.tr("I compared the fingerprint by telephone, and it agrees"))
        self.outcome = Notice(theme)
        self.outcome.hide()
        self.trust_button = button(theme, self.tr("Trust this station"), "primary")
        self.trust_button.setEnabled(False)
        self.cancel_button = button(theme, self.tr("Cancel"))
        self.compared.toggled.connect(self.trust_button.setEnabled)
        self.trust_button.clicked.connect(self._on_trust_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self._show_officers()
        self._lay_out()
        self.compared.setFocus()

    def _known_words(self) -> str:
        if self._report.is_known:
            return self.tr("This station is trusted already. Its officers are brought up to date.")
        return self.tr("This station is new here. Trust it only after comparing the fingerprint.")

    def _office_words(self) -> str:
        """Which stations an office's roster names, and until when it holds."""
        report = self._report
        if not report.stations:
            return ""
        said = self.tr("Roster {number} of an office: {stations}. It holds until {day}.")
        return said.format(
            number=report.number,
            stations=", ".join(report.stations),
            day=report.valid_until[:10],
        )

    def _show_officers(self) -> None:
        language = self._context.language
        self.officers.setAccessibleName(self.tr("Officers in the roster"))
        self.officers.set_headers([self.tr("Name"), self.tr("Role"), self.tr("State")])
        self.officers.set_rows(
            [
                (
                    officer.name,
                    words.label(f"role.{officer.authority.value}", language),
                    self.tr("Access ended") if officer.disabled else self.tr("Active"),
                )
                for officer in self._report.officers
            ]
        )
        for place, officer in enumerate(self._report.officers):
            icon, tone = ("ban", "") if officer.disabled else ("circle-check", "ok")
            self.officers.dress_cell(place, 2, icon, tone)

    def _on_trust_clicked(self) -> None:
        path, fingerprint = self._path, self._report.fingerprint
        self.trust_button.setEnabled(False)
        self.outcome.hide()

        def take_in(session: Session) -> RosterReport:
            from workstation.workflows import officers

            # The fingerprint that was compared is given again: the file may have been swapped.
            return officers.import_roster(session, path, fingerprint=fingerprint)

        def taken_in(_report: RosterReport) -> None:
            self._context.announce("roster")
            self.accept()

        self._context.door.run(take_in, taken_in, self._on_failed, owner=self)

    def _on_failed(self, problem: UserError) -> None:
        self.outcome.show_as("bad", sentence(problem, self._context.language))
        self.outcome.show()
        self.trust_button.setEnabled(self.compared.isChecked())

    def _lay_out(self) -> None:
        theme = self._context.theme
        box = frame("card")
        inside = QVBoxLayout(box)
        theme.set_spacing(inside, (14, 10, 14, 12), 6)
        inside.addWidget(label(self.tr("Fingerprint to compare"), "field"))
        inside.addWidget(self.fingerprint)
        listed = frame("card")
        rows = QVBoxLayout(listed)
        theme.set_spacing(rows, (1, 1, 1, 1))
        rows.addWidget(self.officers)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, gap=8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.trust_button)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer, (20, 16, 20, 16), 12)
        for part in (self._title, self.known, box):
            outer.addWidget(part)
        outer.addWidget(listed, 1)
        outer.addWidget(self.compared)
        outer.addWidget(self.outcome)
        outer.addLayout(buttons)
        theme.set_width(self, 620)
        theme.set_height(self, 480)
