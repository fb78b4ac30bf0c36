"""The forms of what a partner undertook, and of what we found when we looked."""

from dataclasses import replace

from ui.registers.forms.maker import FormMaker
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.domain.partner import Assurance, AssuranceCheck, CheckResult
from workstation.workflows.session import Session


class AssuranceForm(FormMaker):
    """An undertaking that the partner gave."""

    def fields(self, now: Assurance) -> tuple[Field, ...]:
        """What is asked about an assurance."""
        forms = (("written", self.tr("Written")), ("oral", self.tr("Oral")))
        return (
            *self.whose(now.partner),
            Field("on", FieldKind.DATE, self.tr("Given on"), value=now.on),
            Field(
                "form",
                FieldKind.CHOICE,
                self.tr("Form"),
                choices=forms,
                value=now.form,
                beside=True,
            ),
            Field("text", FieldKind.MARKED, self.tr("What was undertaken"), value=now.text),
            Field(
                "topic",
                FieldKind.LINE,
                self.tr("Topic"),
                self.tr("For example: treatment in custody, consular access, onward transfer."),
                value=now.topic,
            ),
            Field("given_by", FieldKind.LINE, self.tr("Given by"), value=now.given_by),
            Field(
                "proof",
                FieldKind.PICK,
                self.tr("Proof"),
                self.tr("The source that shows that it was given."),
                value=now.proof,
                search=self.search_register("source", now.partner),
                errors=("source.unknown",),
            ),
            Field("expires", FieldKind.DATE, self.tr("Expires"), value=now.expires),
            Field(
                "check_due",
                FieldKind.DATE,
                self.tr("Check due"),
                value=now.check_due,
                beside=True,
            ),
        )

    def make(self, partner: str, today: str, now: Assurance | None = None) -> RecordDialog:
        """The form, empty or of an assurance."""
        kept = now or Assurance("", partner, today, "", "")

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            if now is None:
                return registers.add_assurance(session, **{"partner": partner, **values})
            return registers.save_assurance(session, replace(now, **values))

        title = self.tr("Change assurance") if now else self.tr("Record an assurance")
        return self.dialog(title, self.fields(kept), job, "assurance", marking=kept.marking)


class CheckForm(FormMaker):
    """What a check of an assurance found."""

    def fields(self, now: AssuranceCheck, undertaken: str = "") -> tuple[Field, ...]:
        """What is asked about a check; ``undertaken`` is the text of the assurance."""
        results = self.choices("check_result", [result.value for result in CheckResult])
        which = () if now.assurance else (self._assurance(),)
        return (
            *which,
            Field("on", FieldKind.DATE, self.tr("Checked on"), value=now.on),
            Field(
                "result",
                FieldKind.CHOICE,
                self.tr("Result"),
                undertaken,
                results,
                now.result.value,
            ),
            Field(
                "summary",
                FieldKind.MARKED,
                self.tr("What was found, and how"),
                value=now.summary,
            ),
            Field(
                "evidence",
                FieldKind.PICKS,
                self.tr("Evidence"),
                self.tr("The sources that show it."),
                value=";".join(now.evidence),
                search=self.search_register("source", now.partner),
                errors=("source.unknown",),
            ),
        )

    def make(
        self,
        assurance: Assurance | None,
        today: str,
        now: AssuranceCheck | None = None,
        partner: str = "",
    ) -> RecordDialog:
        """The form of a new check, or of one that was made, which can be read only.

        Without an assurance the form asks for one.
        """
        held = assurance.id if assurance is not None else ""
        whose = assurance.partner if assurance is not None else partner
        kept = now or AssuranceCheck("", held, whose, today, CheckResult.KEPT, "", "")
        undertaken = assurance.text if assurance is not None else ""
        fields = self.fields(kept, undertaken)
        if now is None:
            fields += (Field("next_check", FieldKind.DATE, self.tr("Next check due")),)

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            which = values.pop("assurance", kept.assurance)
            if now is not None:
                result = CheckResult(values.pop("result"))
                return registers.save_check(session, replace(now, result=result, **values))
            return registers.check_assurance(session, which, **values)

        marking = now.marking if now else assurance.marking if assurance is not None else ""
        named = now.id if now is not None else kept.assurance
        title = self.tr("Check {id}").format(id=named) if named else self.tr("Record a check")
        return self.dialog(title, fields, job, "assurance", marking=marking)

    def _assurance(self) -> Field:
        return Field(
            "assurance",
            FieldKind.PICK,
            self.tr("Assurance"),
            required=True,
            search=self.search_register("assurance"),
            errors=("assurance.unknown",),
        )
