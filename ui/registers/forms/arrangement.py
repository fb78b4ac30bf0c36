"""The forms of what binds us and a partner: arrangements, agreements and programmes."""

from dataclasses import replace
from typing import Any

from ui.registers.forms.maker import FormMaker
from ui.registers.forms.partner import listed
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation import words
from workstation.domain.partner import (
    Act,
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
)
from workstation.workflows.session import Session


class ArrangementForm(FormMaker):
    """An arrangement with its approvals, status and restriction."""

    def fields(self, now: Arrangement) -> tuple[Field, ...]:
        """What is asked about an arrangement."""
        statuses = [s.value for s in ArrangementStatus if s is not ArrangementStatus.NONE]
        return (
            *self.whose(now.partner),
            Field("title", FieldKind.LINE, self.tr("Title or reference"), value=now.title),
            Field(
                "status",
                FieldKind.CHOICE,
                self.tr("Status"),
                choices=self.choices("arrangement", statuses),
                value=now.status.value,
            ),
            Field("since", FieldKind.DATE, self.tr("Status since"), value=now.since, beside=True),
            Field("restriction", FieldKind.LINE, self.tr("Restriction"), value=now.restriction),
            *self._restricts(now),
            Field(
                "authority",
                FieldKind.LINE,
                self.tr("Authority"),
                self.tr("The law or power it rests on."),
                value=now.authority,
            ),
            Field(
                "minister_approved",
                FieldKind.DATE,
                self.tr("Approved by the Minister on"),
                value=now.minister_approved,
            ),
            Field(
                "foreign_affairs_consulted",
                FieldKind.DATE,
                self.tr("Foreign Affairs consulted on"),
                value=now.foreign_affairs_consulted,
                beside=True,
            ),
            Field(
                "mistreatment_clause",
                FieldKind.CHECK,
                self.tr("It has a clause on mistreatment"),
                value="yes" if now.mistreatment_clause else "",
            ),
            Field("review_due", FieldKind.DATE, self.tr("Review due"), value=now.review_due),
            Field("scope", FieldKind.MARKED, self.tr("Scope"), value=now.scope),
            Field(
                "conditions",
                FieldKind.TEXT,
                self.tr("Conditions"),
                self.tr("What each exchange under it must meet."),
                value=now.conditions,
            ),
        )

    def make(self, partner: str, now: Arrangement | None = None) -> RecordDialog:
        """The form, empty or of an arrangement."""
        kept = now or Arrangement("", partner, "", ArrangementStatus.ACTIVE)

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            restricts = tuple(act.value for act in Act if values.pop(f"restricts_{act.value}"))
            clause = bool(values.pop("mistreatment_clause"))
            status = ArrangementStatus(values.pop("status"))
            changed = replace(
                kept,
                restricts=restricts,
                mistreatment_clause=clause,
                status=status,
                **values,
            )
            return registers.save_arrangement(session, changed)

        title = self.tr("Change arrangement") if now else self.tr("New arrangement")
        return self.dialog(title, self.fields(kept), job, "arrangement", marking=kept.marking)

    def _restricts(self, now: Arrangement) -> tuple[Field, ...]:
        return tuple(
            Field(
                f"restricts_{act.value}",
                FieldKind.CHECK,
                self.tr("Forbids: {act}").format(
                    act=words.label(f"act.{act.value}", self.language)
                ),
                value="yes" if act.value in now.restricts else "",
                beside=place > 0,
            )
            for place, act in enumerate(Act)
        )


class AgreementForm(FormMaker):
    """A treaty, a memorandum or a joint programme."""

    def fields(self, now: Agreement) -> tuple[Field, ...]:
        """What is asked about an agreement."""
        kinds = self.choices("agreement_kind", [kind.value for kind in AgreementKind])
        statuses = self.choices("agreement_status", [one.value for one in AgreementStatus])
        return (
            *self.whose(now.partner),
            Field("title", FieldKind.LINE, self.tr("Title"), value=now.title),
            Field("kind", FieldKind.CHOICE, self.tr("Kind"), choices=kinds, value=now.kind.value),
            Field(
                "status",
                FieldKind.CHOICE,
                self.tr("Status"),
                choices=statuses,
                value=now.status.value,
                beside=True,
            ),
            Field("signed", FieldKind.DATE, self.tr("Signed on"), value=now.signed),
            Field("ended", FieldKind.DATE, self.tr("Ended on"), value=now.ended, beside=True),
            Field(
                "parties",
                FieldKind.LINE,
                self.tr("Parties"),
                self.tr("Separated by semicolons."),
                value="; ".join(now.parties),
            ),
            Field(
                "scale",
                FieldKind.LINE,
                self.tr("How far it reaches"),
                self.tr("For example: 15 regions, 1.8 million members."),
                value=now.scale,
            ),
            Field("purpose", FieldKind.MARKED, self.tr("Purpose"), value=now.purpose),
            Field("we_provide", FieldKind.TEXT, self.tr("What we provide"), value=now.we_provide),
            Field(
                "they_provide",
                FieldKind.TEXT,
                self.tr("What the partner provides"),
                value=now.they_provide,
            ),
            Field(
                "source",
                FieldKind.PICK,
                self.tr("Source"),
                self.tr("Where its text can be found."),
                value=now.source,
                search=self.search_register("source", now.partner),
                errors=("source.unknown",),
            ),
            Field("review_due", FieldKind.DATE, self.tr("Review due"), value=now.review_due),
            Field("note", FieldKind.TEXT, self.tr("Note"), value=now.note),
        )

    def make(self, partner: str, now: Agreement | None = None) -> RecordDialog:
        """The form, empty or of an agreement."""
        kept = now or Agreement(
            "", partner, "", AgreementKind.MEMORANDUM, AgreementStatus.IN_FORCE, marking=""
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import agreements

            return agreements.save_agreement(session, replace(kept, **_agreed(values)))

        title = self.tr("Change agreement") if now else self.tr("New agreement")
        return self.dialog(title, self.fields(kept), job, "agreement", marking=kept.marking)


def _agreed(values: Values) -> dict[str, Any]:
    return {
        **values,
        "kind": AgreementKind(values["kind"]),
        "status": AgreementStatus(values["status"]),
        "parties": listed(values["parties"]),
    }
