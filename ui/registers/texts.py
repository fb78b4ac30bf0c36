"""What the list of each register is called, and what it says while it is empty."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.registers.kinds import PARTNERS


@dataclass(frozen=True, slots=True)
class RegisterTexts:
    """The words of one register: its name, its columns, its button, its empty state."""

    name: str
    entry: str
    date: str
    status: str
    due: str
    stale: str
    new: str
    absent: str
    fills: str


class RegisterWords(QObject):
    """Gives the words of every register in the language in force."""

    def names(self) -> dict[str, str]:
        """What stands in the switch, in its order."""
        return {
            PARTNERS: self.tr("Partners"),
            "arrangement": self.tr("Arrangements"),
            "agreement": self.tr("Agreements"),
            "exchange": self.tr("Exchanges"),
            "assurance": self.tr("Assurances"),
            "assurance-check": self.tr("Checks"),
            "incident": self.tr("Incidents"),
            "source": self.tr("Sources"),
        }

    def of(self, kind: str) -> RegisterTexts:
        """The words of one register."""
        makers = {
            "arrangement": self._arrangement,
            "agreement": self._agreement,
            "exchange": self._exchange,
            "assurance": self._assurance,
            "assurance-check": self._check,
            "incident": self._incident,
            "source": self._source,
        }
        return makers[kind]()

    def _arrangement(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Arrangements"),
            entry=self.tr("Arrangement"),
            date=self.tr("Since"),
            status=self.tr("Status"),
            due=self.tr("Review due"),
            stale=self.tr("Review overdue only"),
            new=self.tr("New arrangement"),
            absent=self.tr("No arrangement yet"),
            fills=self.tr(
                "Enter what governs exchanges with a partner, its approvals and restrictions."
            ),
        )

    def _agreement(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Agreements"),
            entry=self.tr("Agreement or programme"),
            date=self.tr("Signed"),
            status=self.tr("Status"),
            due=self.tr("Review due"),
            stale=self.tr("Review overdue only"),
            new=self.tr("New agreement"),
            absent=self.tr("No agreement yet"),
            fills=self.tr("Enter treaties, memoranda and joint programmes with their dates."),
        )

    def _exchange(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Exchanges"),
            entry=self.tr("Exchange"),
            date=self.tr("Date"),
            status=self.tr("Act"),
            due="",
            stale="",
            new=self.tr("Record an exchange"),
            absent=self.tr("No exchange yet"),
            fills=self.tr("Record what was disclosed, requested or used, with its caveats."),
        )

    def _assurance(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Assurances"),
            entry=self.tr("Assurance"),
            date=self.tr("Given"),
            status=self.tr("Last check"),
            due=self.tr("Check due"),
            stale=self.tr("Overdue only"),
            new=self.tr("Record an assurance"),
            absent=self.tr("No assurance yet"),
            fills=self.tr("Record what a partner undertook, with its proof and its expiry."),
        )

    def _check(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Checks"),
            entry=self.tr("Check of an assurance"),
            date=self.tr("Checked"),
            status=self.tr("Result"),
            due="",
            stale="",
            new=self.tr("Record a check"),
            absent=self.tr("No check yet"),
            fills=self.tr("Record whether an assurance was kept. The share kept follows from it."),
        )

    def _incident(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Incidents"),
            entry=self.tr("Incident or allegation"),
            date=self.tr("Date"),
            status=self.tr("Status"),
            due="",
            stale=self.tr("Without a source only"),
            new=self.tr("Record an incident"),
            absent=self.tr("No incident yet"),
            fills=self.tr("Record what is alleged, by whom, with at least one source."),
        )

    def _source(self) -> RegisterTexts:
        return RegisterTexts(
            name=self.tr("Sources"),
            entry=self.tr("Source"),
            date=self.tr("Dated"),
            status=self.tr("Kind"),
            due=self.tr("Good until"),
            stale=self.tr("Out of date only"),
            new=self.tr("Record a source"),
            absent=self.tr("No source yet"),
            fills=self.tr("Record what claims rest on: publisher, date, grade and the file."),
        )
