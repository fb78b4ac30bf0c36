"""A file that came back: what is to be mended at which question, and what was mended."""

from collections.abc import Mapping

from workstation.documents.packet_record import Record
from workstation.documents.packet_values import assessment_of
from workstation.domain.assessment import Answer, Decision, Outcome
from workstation.domain.correction import (
    AnswerChange,
    Correction,
    Todo,
    changes_between,
    todo_of,
)
from workstation.domain.error import BadInputError, NotAllowedError, UserError
from workstation.domain.officer import Permission
from workstation.records import assessments as assessment_records
from workstation.records import kinds
from workstation.records import packets as packet_records
from workstation.records.answer_history import answers_at
from workstation.records.packets import PacketRow
from workstation.vault.store import Entry, NewEntry
from workstation.workflows import assessments, drafting, fields, verification
from workstation.workflows.packet_content import methodology_of_record
from workstation.workflows.reading import answers_now
from workstation.workflows.session import Session


def pending(session: Session, assessment: str) -> Correction | None:
    """The return that an assessment of this vault still has to answer; None without one.

    It stays, also when the baseline is opened again, until the file is signed anew.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    assessments.get_state(session, assessment)
    entry = _last_return(session, assessment)
    if entry is None:
        return None
    submitted = session.vault.entries_of(kinds.ASSESSMENT_SUBMITTED, assessment)
    if any(each.seq > entry.seq for each in submitted):
        return None
    desk = drafting.load_desk(session, assessment)
    order = desk.methodology.questions
    now = answers_now(session, desk)
    changes = changes_between(order, answers_at(session.vault, assessment, entry.seq), now)
    return _correction(session, entry, changes)


def todo(session: Session, assessment: str) -> tuple[Todo, ...]:
    """What a returned file asks to mend, in the order of the return; nothing when none waits.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    found = pending(session, assessment)
    return found.todo if found is not None else ()


def answer_otherwise(
    session: Session, assessment: str, number: int, note: str, marking: str
) -> Correction:
    """Tick a point of a return with a note; an empty note takes the tick back.

    Raises:
        NotAllowedError: not the author.
        BadInputError: ``correction.unknown``, ``field.too_long``, ``field.marking``.
    """
    drafting.open_row(session, assessment)
    found = pending(session, assessment)
    point = next((each for each in found.todo if each.number == number), None) if found else None
    if found is None or point is None:
        raise BadInputError("correction.unknown", place=str(number))
    written = fields.text(note, "note", most=2_000)
    body = {
        "assessment": assessment,
        "version": found.version,
        "number": number,
        "question": point.question,
        "note": written,
        "marking": fields.marking(marking) if written else "",
        "officer": session.officer.id,
        "officer_name": session.officer.name,
        "partner": drafting.load_desk(session, assessment).assessment.partner,
    }
    session.record([NewEntry(kinds.CORRECTION_NOTED, assessment, body)])
    again = pending(session, assessment)
    assert again is not None
    return again


def changes_of_packet(session: Session, record: Record) -> Correction | None:
    """What a packet changed against the version before it, so that only that need be read.

    Of this vault's own packets the ledger tells; of another's, the packet of the version before,
    where this vault kept one and it still verifies.
    """
    session.require(Permission.READ)
    said = record["assessment"]
    after = assessment_of(record).answers
    order = tuple(methodology_of_record(record).questions)
    if record["vault"]["id"] == session.vault.id:
        return _own_changes(session, said["id"], int(said["version"]), order, after)
    row = packet_records.find_earlier(
        session.vault, said["id"], record["vault"]["id"], int(said["version"])
    )
    return _changes_from(session, row, order, after) if row is not None else None


def _own_changes(
    session: Session,
    assessment: str,
    version: int,
    order: tuple[str, ...],
    after: Mapping[str, Answer],
) -> Correction | None:
    submitted = [
        entry
        for entry in session.vault.entries_of(kinds.ASSESSMENT_SUBMITTED, assessment)
        if entry.body["version"] < version
    ]
    if not submitted:
        return None
    before = submitted[-1]
    changes = changes_between(order, answers_at(session.vault, assessment, before.seq), after)
    returned = _last_return(session, assessment, version=int(before.body["version"]))
    if returned is not None:
        return _correction(session, returned, changes)
    return Correction(assessment, int(before.body["version"]), None, (), changes)


def _changes_from(
    session: Session, row: PacketRow, order: tuple[str, ...], after: Mapping[str, Answer]
) -> Correction | None:
    """Against a packet from elsewhere that this vault kept; None when it is no longer accepted."""
    try:
        pdf = session.vault.get_attachment(row.sha256)
        verdict = verification.judge_in(session, pdf, None)
    except UserError:
        return None
    if not verdict.ok or verdict.record is None:
        return None
    changes = changes_between(order, assessment_of(verdict.record).answers, after)
    returns = [each for each in verdict.decisions if each.outcome is Outcome.RETURN]
    decision = returns[-1] if returns else None
    listed = todo_of(decision, changes, {}) if decision else ()
    return Correction(row.assessment, row.version, decision, listed, changes)


def _last_return(session: Session, assessment: str, *, version: int = 0) -> Entry | None:
    """The entry of the newest return of an assessment of this vault, or of one version of it."""
    for entry in reversed(session.vault.entries_of(kinds.DECISION_RECORDED, assessment)):
        body = entry.body
        returned = body.get("own") and body["decision"]["outcome"] == Outcome.RETURN.value
        if returned and version in (0, body["version"]):
            return entry
    return None


def _correction(session: Session, entry: Entry, changes: tuple[AnswerChange, ...]) -> Correction:
    body = entry.body
    assessment, version = str(body["assessment"]), int(body["version"])
    decision = _decision(session, assessment, version, int(body["number"]))
    notes: dict[int, tuple[str, str]] = {}
    for noted in session.vault.entries_of(kinds.CORRECTION_NOTED, assessment):
        said = noted.body
        if said["version"] == version:
            notes[int(said["number"])] = (str(said["note"]), str(said["marking"]))
    listed = todo_of(decision, changes, notes)
    return Correction(assessment, version, decision, listed, changes)


def _decision(session: Session, assessment: str, version: int, number: int) -> Decision:
    found = assessment_records.list_decisions(session.vault, assessment, version=version)
    if number >= len(found):
        raise NotAllowedError("correction.unknown", place=str(number))
    return found[number]
