"""The forms of what follows a decision; each comes back after a lock."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ui.registers.forms.maker import FormMaker
from ui.widgets.record_form import Field, FieldKind, RecordDialog, Values
from workstation.domain.after import (
    BREACH_KINDS,
    NOT_SENT,
    RAISING,
    SENT,
    Breach,
    FollowUp,
)
from workstation.workflows.releasing import ChecklistItem
from workstation.workflows.session import Session

_ITEM = "item."
_CAVEAT, _CHARACTERIZATION = "caveat", "characterization"


class AfterForms(FormMaker):
    """Makes each form from what was read; what is saved goes to its workflow."""

    def release(
        self, assessment: str, items: Sequence[ChecklistItem], today: str, marking: str
    ) -> RecordDialog:
        """The release: every open item of the checklist is a box to tick."""
        open_items = [one for one in items if one.state == "open"]
        fields = (
            Field("on", FieldKind.DATE, self.tr("Day of the handover or the use"), value=today,
                  errors=("release.day",)),
            Field("outcome", FieldKind.CHOICE, self.tr("Outcome"), beside=True, optional=True,
                  required=True, choices=self.choices("release_outcome", (SENT, NOT_SENT))),
            *(self._box(one) for one in open_items),
            Field("message", FieldKind.LINE, self.tr("Reference of the message")),
            Field("message_text", FieldKind.TEXT, self.tr("Text of the message"),
                  self.tr("It is compared with the caveat, word for word, and not kept. "
                          "May stay empty.")),
            Field("note", FieldKind.MARKED, self.tr("Note; if nothing was sent, why")),
        )  # fmt: skip

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import releasing

            ticked = {one.key for one in open_items if values.pop(_field_of(one.key)) == "yes"}
            text = values.pop("message_text")
            return releasing.record_release(
                session,
                assessment,
                caveat_on_message=_CAVEAT in ticked,
                characterization_attached=_CHARACTERIZATION in ticked,
                confirmed=tuple(ticked),
                message_text=text or None,
                **{**values, "marking": values["marking"] or marking or "(U)"},
            )

        title, verb = (
            self.tr("Release of {id}").format(id=assessment),
            self.tr("Record the release"),
        )
        return self.dialog(title, fields, job, "assessment", marking=marking, verb=verb)

    def _box(self, item: ChecklistItem) -> Field:
        said = f"{item.marking} {item.detail}".strip()
        reason = item.reason.in_language(self.language)
        return Field(
            _field_of(item.key),
            FieldKind.CHECK,
            item.title.in_language(self.language),
            "\n".join(filter(None, (said, reason))),
        )

    def done(self, item: FollowUp, results: Sequence[str], today: str) -> RecordDialog:
        """What came of a follow-up."""
        fields = (
            Field("on", FieldKind.DATE, self.tr("Done on"), value=today),
            Field("result", FieldKind.CHOICE, self.tr("Result"), beside=True, required=True,
                  value=results[0] if len(results) == 1 else "", optional=len(results) > 1,
                  choices=self.choices("follow_up_result", results)),
            Field("note", FieldKind.MARKED, self.tr("What was found, and how"), item.title),
        )  # fmt: skip

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import follow_ups

            marking = values.pop("marking") or item.marking
            return follow_ups.done(session, item.id, marking=marking, **values)

        title, verb = self.tr("Follow-up {id}").format(id=item.id), self.tr("Record the result")
        return self.dialog(title, fields, job, "assessment", marking=item.marking, verb=verb)

    def follow_up(self, assessment: str) -> RecordDialog:
        """A follow-up that a person adds."""
        fields = (
            Field("title", FieldKind.MARKED, self.tr("What is to be looked after")),
            Field("due", FieldKind.DATE, self.tr("Due")),
        )

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import follow_ups

            return follow_ups.add(session, assessment, **values)

        title, verb = self.tr("New follow-up"), self.tr("Add the follow-up")
        return self.dialog(title, fields, job, "assessment", verb=verb)

    def breach(self, now: Breach) -> RecordDialog:
        """A breach, new or to be changed; one that is closed can be read only."""
        fields = (
            *self.whose(now.partner),
            Field("on", FieldKind.DATE, self.tr("Date"), value=now.on),
            Field("kind", FieldKind.CHOICE, self.tr("What was breached"), value=now.kind,
                  optional=not now.kind, required=True, beside=True,
                  choices=self.choices("breach_kind", BREACH_KINDS)),
            Field("summary", FieldKind.MARKED, self.tr("What happened"), value=now.summary),
            Field("harm", FieldKind.TEXT, self.tr("Harm to the person"), value=now.harm),
            Field("raising", FieldKind.CHOICE, self.tr("Raised with the partner"),
                  value=now.raising, optional=True,
                  choices=self.choices("breach_raising", RAISING[1:])),
            Field("raised", FieldKind.TEXT, self.tr("How it was raised, or why not"),
                  self.tr("Do not raise it if that would make things worse for the person."),
                  value=now.raised),
            Field("reported_on", FieldKind.DATE, self.tr("Reported on"), value=now.reported_on),
            Field("reported_to", FieldKind.LINE, self.tr("Reported to"), value=now.reported_to,
                  beside=True),
            Field("closed_on", FieldKind.DATE, self.tr("Closed on"),
                  self.tr("Harm, raising and report come first."), value=now.closed_on),
        )  # fmt: skip

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import breaches

            partner = values.pop("partner", now.partner)
            made = replace(now, partner=partner, **values)
            save = breaches.save_breach if now.id else breaches.record_breach
            return save(session, made)

        title = now.id or self.tr("New breach")
        verb = "" if now.id else self.tr("Enter the breach")
        return self.dialog(title, fields, job, "breach", marking=now.marking, verb=verb)

    def reopen(self, assessment: str, on_made: Callable[[object], None]) -> RecordDialog:
        """Why a decided file is opened again; its linked file is opened then."""
        ask = self.tr("What is materially new")
        fields = (
            Field("reason", FieldKind.MARKED, ask,
                  self.tr("A new file of the same exchange begins. The answers come over as "
                          "drafts, and the baseline is open.")),
        )  # fmt: skip

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import reopening

            return reopening.reopen(session, assessment, **values).id

        title, verb = self.tr("Re-open {id}").format(id=assessment), self.tr("Re-open")
        return self.dialog(title, fields, job, "assessment", verb=verb, on_saved=on_made)

    def seen(self, assessment: str) -> RecordDialog:
        """Why new data of the record changes nothing."""
        fields = (Field("reason", FieldKind.MARKED, self.tr("Why nothing changes")),)

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import reopening

            reopening.seen_no_change(session, assessment, **values)
            return None

        title = self.tr("New data changes nothing in {id}").format(id=assessment)
        verb = self.tr("Record that nothing changes")
        return self.dialog(title, fields, job, "assessment", verb=verb)

    def close(self, assessment: str) -> RecordDialog:
        """The last word on a file."""
        fields = (Field("note", FieldKind.MARKED, self.tr("Note")),)

        def job(session: Session, values: Values) -> object:
            from workstation.workflows import closing

            # Without a note there is nothing to mark; with one its mark is asked for.
            marking = values["marking"] or ("" if values["note"] else "(U)")
            closing.close(session, assessment, values["note"], marking)
            return None

        title, verb = self.tr("Close {id}").format(id=assessment), self.tr("Close the case")
        return self.dialog(title, fields, job, "assessment", verb=verb)


def _field_of(key: str) -> str:
    return _ITEM + key
