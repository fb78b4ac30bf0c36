"""The forms of the record: what each asks, and which workflow it hands the values to."""

from PySide6.QtWidgets import QWidget

from ui.registers.forms.arrangement import AgreementForm, ArrangementForm
from ui.registers.forms.assurance import AssuranceForm, CheckForm
from ui.registers.forms.exchange import ExchangeForm, IncidentForm
from ui.registers.forms.maker import Countries
from ui.registers.forms.partner import PartnerForm
from ui.registers.forms.source import SourceForm
from ui.shell.context import Context
from ui.widgets.record_form import RecordDialog
from workstation.domain.partner import (
    Agreement,
    Arrangement,
    Assurance,
    AssuranceCheck,
    Exchange,
    Incident,
    Partner,
    Source,
)


class Forms:
    """Makes the dialogs of one page, each empty or of what is there already."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.partners = PartnerForm(context, parent)
        self.arrangements = ArrangementForm(context, parent)
        self.agreements = AgreementForm(context, parent)
        self.exchanges = ExchangeForm(context, parent)
        self.assurances = AssuranceForm(context, parent)
        self.checks = CheckForm(context, parent)
        self.incidents = IncidentForm(context, parent)
        self.sources = SourceForm(context, parent)

    def partner(self, countries: Countries, now: Partner | None = None) -> RecordDialog:
        """A partner or one of its units."""
        return self.partners.make(countries, now)

    def arrangement(self, partner: str, now: Arrangement | None = None) -> RecordDialog:
        """An arrangement with its approvals, status and restriction."""
        return self.arrangements.make(partner, now)

    def agreement(self, partner: str, now: Agreement | None = None) -> RecordDialog:
        """A treaty, a memorandum or a joint programme."""
        return self.agreements.make(partner, now)

    def exchange(self, partner: str, today: str, now: Exchange | None = None) -> RecordDialog:
        """A disclosure, request or use."""
        return self.exchanges.make(partner, today, now)

    def assurance(self, partner: str, today: str, now: Assurance | None = None) -> RecordDialog:
        """An undertaking that the partner gave."""
        return self.assurances.make(partner, today, now)

    def check(
        self, assurance: Assurance | None, today: str, now: AssuranceCheck | None = None
    ) -> RecordDialog:
        """What a check of an assurance found; without one the form asks for it."""
        return self.checks.make(assurance, today, now)

    def incident(self, partner: str, today: str, now: Incident | None = None) -> RecordDialog:
        """An alleged or established incident."""
        return self.incidents.make(partner, today, now)

    def source(
        self,
        partner: str,
        country: str,
        today: str,
        now: Source | None = None,
        countries: Countries = (),
    ) -> RecordDialog:
        """A dated and graded source; with countries the form asks what it is about."""
        return self.sources.make(partner, country, today, now, countries)
