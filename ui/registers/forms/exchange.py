"""The forms of what happened between us and a partner: exchanges and incidents."""

from dataclasses import replace

from ui.registers.forms.maker import FormMaker
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.domain.partner import INCIDENT_STATUSES, PRODUCT_KINDS, Act, Exchange, Incident
from workstation.workflows.session import Session


class ExchangeForm(FormMaker):
    """A disclosure, request or use."""

    def fields(self, now: Exchange) -> tuple[Field, ...]:
        """What is asked about an exchange."""
        products = [kind for kind in PRODUCT_KINDS if kind]
        return (
            *self.whose(now.partner),
            Field("on", FieldKind.DATE, self.tr("Date"), value=now.on),
            Field(
                "act",
                FieldKind.CHOICE,
                self.tr("Kind of act"),
                choices=self.choices("act", [act.value for act in Act]),
                value=now.act.value,
                beside=True,
            ),
            Field("summary", FieldKind.MARKED, self.tr("What was exchanged"), value=now.summary),
            Field(
                "product_kind",
                FieldKind.CHOICE,
                self.tr("Kind of product"),
                choices=self.choices("product_kind", products),
                value=now.product_kind,
                optional=True,
            ),
            Field("product", FieldKind.LINE, self.tr("Product"), value=now.product, beside=True),
            Field("caveats", FieldKind.TEXT, self.tr("Caveats sent with it"), value=now.caveats),
            Field("outcome", FieldKind.LINE, self.tr("Outcome"), value=now.outcome),
            Field(
                "agreement",
                FieldKind.PICK,
                self.tr("Made under"),
                self.tr("The agreement or programme that it was made under."),
                value=now.agreement,
                search=self.search_register("agreement", now.partner),
                errors=("agreement.unknown",),
            ),
            Field(
                "originator",
                FieldKind.LINE,
                self.tr("Originator"),
                self.tr("A third party whose information it is."),
                value=now.originator,
            ),
            Field(
                "consent", FieldKind.LINE, self.tr("Consent of the originator"), value=now.consent
            ),
            Field(
                "consent_on",
                FieldKind.DATE,
                self.tr("Consent given on"),
                value=now.consent_on,
                beside=True,
            ),
        )

    def make(self, partner: str, today: str, now: Exchange | None = None) -> RecordDialog:
        """The form, empty or of an exchange."""
        kept = now or Exchange("", partner, today, Act.DISCLOSURE, "", "")

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            if now is None:
                return registers.add_exchange(session, **{"partner": partner, **values})
            act = Act(values.pop("act"))
            return registers.save_exchange(session, replace(now, act=act, **values))

        title = self.tr("Change exchange") if now else self.tr("Record an exchange")
        return self.dialog(title, self.fields(kept), job, "exchange", marking=kept.marking)


class IncidentForm(FormMaker):
    """An alleged or established incident."""

    def fields(self, now: Incident) -> tuple[Field, ...]:
        """What is asked about an incident."""
        return (
            *self.whose(now.partner),
            Field("on", FieldKind.DATE, self.tr("Date"), value=now.on),
            Field(
                "status",
                FieldKind.CHOICE,
                self.tr("Status of the claim"),
                choices=self.choices("incident_status", INCIDENT_STATUSES),
                value=now.status,
                errors=("incident.no_citation",),
                beside=True,
            ),
            Field("kind", FieldKind.LINE, self.tr("Kind of incident"), value=now.kind),
            Field("place", FieldKind.LINE, self.tr("Place"), value=now.place, beside=True),
            Field(
                "unit",
                FieldKind.LINE,
                self.tr("Unit"),
                self.tr("The unit that is alleged to have done it."),
                value=now.unit,
            ),
            Field(
                "summary", FieldKind.MARKED, self.tr("What is alleged, by whom"), value=now.summary
            ),
            Field(
                "sources",
                FieldKind.PICKS,
                self.tr("Sources"),
                self.tr("At least one, before the claim is accepted or disputed."),
                value=";".join(now.sources),
                search=self.search_register("source", now.partner),
                errors=("source.unknown",),
            ),
            Field(
                "open",
                FieldKind.CHECK,
                self.tr("Still open"),
                value="yes" if now.open else "",
            ),
        )

    def make(self, partner: str, today: str, now: Incident | None = None) -> RecordDialog:
        """The form, empty or of an incident."""
        kept = now or Incident("", partner, today, "", "")

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            values["open"] = bool(values["open"])
            if now is None:
                return registers.add_incident(session, **{"partner": partner, **values})
            return registers.save_incident(session, replace(now, **values))

        title = self.tr("Change incident") if now else self.tr("Record an incident")
        return self.dialog(title, self.fields(kept), job, "incident", marking=kept.marking)
