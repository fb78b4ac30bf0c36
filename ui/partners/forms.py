"""The forms of the record: what each asks, and which workflow it hands the values to."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.shell.context import Context
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Save, Values
from workstation import words
from workstation.domain.partner import (
    Act,
    Arrangement,
    ArrangementStatus,
    Assurance,
    CheckResult,
    Partner,
    PartnerKind,
)
from workstation.domain.text import Language
from workstation.workflows.session import Session

Job = Callable[[Session, Values], object]


class Forms(QObject):
    """Makes the dialogs of one page. Every dialog saves through the background door."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    def partner(
        self, countries: tuple[tuple[str, str], ...], now: Partner | None = None
    ) -> RecordDialog:
        """A new partner, or a change of one."""
        kinds = self._choices("partner_kind", [kind.value for kind in PartnerKind])
        fields = (
            Field("name", FieldKind.LINE, self.tr("Name"), value=now.name if now else ""),
            Field(
                "unit",
                FieldKind.LINE,
                self.tr("Unit"),
                self.tr("The exact unit that receives or sends. Leave empty for the whole body."),
                value=now.unit if now else "",
            ),
            Field(
                "short_name",
                FieldKind.LINE,
                self.tr("Short name"),
                value=now.short_name if now else "",
            ),
            Field(
                "country",
                FieldKind.CHOICE,
                self.tr("Country"),
                self.tr("Leave empty for an international organisation."),
                countries,
                now.country if now else "",
                optional=True,
            ),
            Field(
                "kind",
                FieldKind.CHOICE,
                self.tr("Kind"),
                choices=kinds,
                value=now.kind.value if now else "",
            ),
            Field("note", FieldKind.MARK, self.tr("Note"), value=now.note if now else ""),
        )

        def job(session: Session, values: Values) -> object:
            from dataclasses import replace

            from workstation.workflows import partners

            if now is None:
                return partners.add_partner(session, **values)
            kind = PartnerKind(values.pop("kind"))
            return partners.save_partner(session, replace(now, kind=kind, **values))

        title = self.tr("Change partner") if now else self.tr("New partner")
        marking = now.marking if now else "(U)"
        return self._dialog(title, fields, job, "partner", marking=marking)

    def arrangement(self, partner: str, now: Arrangement | None = None) -> RecordDialog:
        """An arrangement with its approvals, status and restriction."""
        statuses = [s.value for s in ArrangementStatus if s is not ArrangementStatus.NONE]
        kept = now or Arrangement("", partner, "", ArrangementStatus.ACTIVE)
        fields = (
            Field("title", FieldKind.LINE, self.tr("Title or reference"), value=kept.title),
            Field(
                "status",
                FieldKind.CHOICE,
                self.tr("Status"),
                choices=self._choices("arrangement", statuses),
                value=kept.status.value,
            ),
            Field(
                "authority",
                FieldKind.LINE,
                self.tr("Authority"),
                self.tr("The law or power it rests on."),
                value=kept.authority,
            ),
            Field(
                "minister_approved",
                FieldKind.DATE,
                self.tr("Approved by the Minister on"),
                value=kept.minister_approved,
            ),
            Field(
                "foreign_affairs_consulted",
                FieldKind.DATE,
                self.tr("Foreign Affairs consulted on"),
                value=kept.foreign_affairs_consulted,
            ),
            Field(
                "mistreatment_clause",
                FieldKind.CHECK,
                self.tr("It has a clause on mistreatment"),
                value="yes" if kept.mistreatment_clause else "",
            ),
            Field("restriction", FieldKind.LINE, self.tr("Restriction"), value=kept.restriction),
            *(
                Field(
                    f"restricts_{act.value}",
                    FieldKind.CHECK,
                    self.tr("The restriction forbids: {act}").format(
                        act=words.label(f"act.{act.value}", self._language)
                    ),
                    value="yes" if act.value in kept.restricts else "",
                )
                for act in Act
            ),
            Field("since", FieldKind.DATE, self.tr("Status since"), value=kept.since),
            Field("review_due", FieldKind.DATE, self.tr("Review due"), value=kept.review_due),
            Field("scope", FieldKind.MARKED, self.tr("Scope"), value=kept.scope),
        )

        def job(session: Session, values: Values) -> object:
            from dataclasses import replace

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
        return self._dialog(title, fields, job, "arrangement", marking=kept.marking)

    def exchange(self, partner: str, today: str) -> RecordDialog:
        """A disclosure, request or use."""
        fields = (
            Field("on", FieldKind.DATE, self.tr("Date"), value=today),
            Field(
                "act",
                FieldKind.CHOICE,
                self.tr("Kind of act"),
                choices=self._choices("act", [act.value for act in Act]),
            ),
            Field("summary", FieldKind.MARKED, self.tr("What was exchanged")),
            Field("product", FieldKind.LINE, self.tr("Product")),
            Field("caveats", FieldKind.LINE, self.tr("Caveats sent with it")),
            Field("outcome", FieldKind.LINE, self.tr("Outcome")),
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            return registers.add_exchange(session, partner=partner, **values)

        return self._dialog(self.tr("Record an exchange"), fields, job, "exchange")

    def assurance(self, partner: str, today: str) -> RecordDialog:
        """An undertaking that the partner gave."""
        forms = (("written", self.tr("Written")), ("oral", self.tr("Oral")))
        fields = (
            Field("on", FieldKind.DATE, self.tr("Given on"), value=today),
            Field("text", FieldKind.MARKED, self.tr("What was undertaken")),
            Field(
                "topic",
                FieldKind.LINE,
                self.tr("Topic"),
                self.tr("For example: treatment in custody, consular access, onward transfer."),
            ),
            Field("form", FieldKind.CHOICE, self.tr("Form"), choices=forms, value="written"),
            Field("given_by", FieldKind.LINE, self.tr("Given by")),
            Field("expires", FieldKind.DATE, self.tr("Expires")),
            Field("check_due", FieldKind.DATE, self.tr("Check due")),
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            return registers.add_assurance(session, partner=partner, **values)

        return self._dialog(self.tr("Record an assurance"), fields, job, "assurance")

    def check(self, assurance: Assurance, today: str) -> RecordDialog:
        """What a check of an assurance found."""
        fields = (
            Field("on", FieldKind.DATE, self.tr("Checked on"), value=today),
            Field(
                "result",
                FieldKind.CHOICE,
                self.tr("Result"),
                assurance.text,
                self._choices("check_result", [result.value for result in CheckResult]),
            ),
            Field("summary", FieldKind.MARKED, self.tr("What was found, and how")),
            Field("next_check", FieldKind.DATE, self.tr("Next check due")),
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            return registers.check_assurance(session, assurance.id, **values)

        title = self.tr("Check {id}").format(id=assurance.id)
        return self._dialog(title, fields, job, "assurance", marking=assurance.marking)

    def incident(self, partner: str, today: str) -> RecordDialog:
        """An alleged or established incident."""
        statuses = ["accepted", "conflict", "work-needed"]
        fields = (
            Field("on", FieldKind.DATE, self.tr("Date"), value=today),
            Field("kind", FieldKind.LINE, self.tr("Kind of incident")),
            Field("place", FieldKind.LINE, self.tr("Place")),
            Field(
                "status",
                FieldKind.CHOICE,
                self.tr("Status of the claim"),
                choices=self._choices("incident_status", statuses),
                value="work-needed",
            ),
            Field("summary", FieldKind.MARKED, self.tr("What is alleged, by whom")),
            Field(
                "sources",
                FieldKind.LINE,
                self.tr("Sources"),
                self.tr("Numbers of the sources, separated by commas: SRC-2026-001."),
            ),
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            sources = tuple(s.strip() for s in values.pop("sources").split(",") if s.strip())
            return registers.add_incident(session, partner=partner, sources=sources, **values)

        return self._dialog(self.tr("Record an incident"), fields, job, "incident")

    def source(self, partner: str, country: str, today: str) -> RecordDialog:
        """A dated and graded source."""
        kinds = ["country-sheet", "report", "ngo", "government", "open"]
        fields = (
            Field("title", FieldKind.LINE, self.tr("Title")),
            Field("publisher", FieldKind.LINE, self.tr("Publisher")),
            Field(
                "kind",
                FieldKind.CHOICE,
                self.tr("Kind"),
                choices=self._choices("source_kind", kinds),
                value="report",
            ),
            Field("on", FieldKind.DATE, self.tr("Dated"), value=today),
            Field(
                "grade",
                FieldKind.LINE,
                self.tr("Grade"),
                self.tr("Reliability A to F and credibility 1 to 6, for example B2."),
            ),
            Field("summary", FieldKind.MARKED, self.tr("What it says")),
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import registers

            return registers.add_source(session, partner=partner, country=country, **values)

        return self._dialog(self.tr("Record a source"), fields, job, "source")

    @property
    def _language(self) -> Language:
        return self._context.language

    def _choices(self, area: str, ids: list[str]) -> tuple[tuple[str, str], ...]:
        return tuple((one, words.label(f"{area}.{one}", self._language)) for one in ids)

    def _dialog(
        self,
        title: str,
        fields: tuple[Field, ...],
        job: Job,
        kind: str,
        *,
        marking: str = "",
    ) -> RecordDialog:
        def save(
            values: Values,
            on_saved: Callable[[], None],
            on_error: Callable[..., None],
        ) -> None:
            def saved(_result: object) -> None:
                self._context.announce(kind)
                on_saved()

            self._context.door.run(
                lambda session: job(session, values), saved, on_error, owner=dialog
            )

        wanted: Save = save
        dialog = RecordDialog(
            self._context,
            title,
            fields,
            wanted,
            verb=self.tr("Save"),
            marking=marking,
            parent=self._parent,
        )
        return dialog
