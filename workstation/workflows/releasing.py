"""Releasing what was approved: recorded with its exchange and its follow-ups, or refused."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from workstation.domain.after import NOT_SENT, SENT, FollowUp, Release
from workstation.domain.assessment import Answer, Evidence, EvidenceKind
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.measure import rows_of
from workstation.domain.methodology import NO, YES
from workstation.domain.officer import Permission, Role
from workstation.domain.partner import Act, Exchange
from workstation.records import after, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import breaches, fields, follow_up_making
from workstation.workflows.after_answers import Filled, filled_entries
from workstation.workflows.attachments import read_whole
from workstation.workflows.drafting import title_of
from workstation.workflows.evidence_entries import added_entry, last_number, write_number
from workstation.workflows.exchanges import checked_exchange, exchange_entry
from workstation.workflows.lookup import latest_day
from workstation.workflows.references import References
from workstation.workflows.release_checklist import (
    CAVEAT,
    CHARACTERIZATION,
    HOLDS,
    OPEN,
    Approved,
    ChecklistItem,
    approved,
    checklist,
    items_of,
)
from workstation.workflows.session import Session

__all__ = [
    "ChecklistItem",
    "Released",
    "checklist",
    "find_release",
    "may_release",
    "read_message",
    "record_release",
]

_OFFICES: Final = frozenset({Role.ASSESSOR, Role.RECORDS})
_OUTCOMES: Final = (SENT, NOT_SENT)


@dataclass(frozen=True, slots=True)
class Released:
    """What was recorded of a release, and what it made to be followed up."""

    release: Release
    follow_ups: tuple[FollowUp, ...]


def find_release(session: Session, assessment: str) -> Release | None:
    """What was done on an approval; None while nobody recorded it."""
    session.require(Permission.READ)
    return after.find_release(session.vault, assessment)


def may_release(session: Session) -> bool:
    """Whether this officer is one who releases: an assessor or a records officer (D)."""
    return session.officer.authority in _OFFICES


def record_release(
    session: Session,
    assessment: str,
    *,
    on: str,
    message: str,
    caveat_on_message: bool,
    characterization_attached: bool,
    outcome: str = SENT,
    note: str = "",
    marking: str = "",
    confirmed: Collection[str] = (),
    message_text: str | None = None,
) -> Released:
    """Record that what was approved was sent, or that it was not, with its exchange.

    Everything is one transaction: the release, the exchange in the partner's register, the
    answers of the section after the decision, and what is to be followed up.

    Args:
        session: an assessor's or a records officer's.
        assessment: an approved file.
        on: the day of the handover or of the use.
        message: the reference of the message.
        caveat_on_message: the caveat stands on the message, word for word (B-7).
        characterization_attached: accuracy and reliability go with it (B-7).
        outcome: ``sent`` or ``not-sent``; what is not sent needs a note that says why.
        note: in words.
        marking: portion mark of the note and the reference, where one is written.
        confirmed: keys of other open items of the checklist that were done.
        message_text: the message as it was sent; the caveat must stand in it. It is not kept.

    Raises:
        NotAllowedError: not approved, not this officer's office, or recorded already.
        CheckFailedError: ``release.holds`` or ``release.open``: the first item that holds.
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    with session.journal.keeping_refusals("release", assessment):
        if not may_release(session):
            raise NotAllowedError("release.office", place=assessment)
        file = approved(session, assessment)
        _check_repeat(session, assessment)
    done = fields.one_of(outcome, _OUTCOMES, "outcome") == SENT
    release = Release(
        assessment=assessment,
        version=file.assessment.version,
        on=_checked_day(session, file, on),
        outcome=outcome,
        message=fields.line(message, "message", required=done and file.act != Act.USE.value),
        caveat_on_message=caveat_on_message,
        characterization_attached=characterization_attached,
        note=fields.text(note, "note", required=not done),
        marking=fields.marking_of(marking, note, message),
        exchange=file.assessment.exchange,
    )
    if not done:
        unsent = filled_entries(file.desk, _filled(release, ()))
        session.record([_release_entry(session, release, ()), *unsent])
        return Released(release, ())
    items = items_of(session, file)
    said = {item.key for item in items} & (set(confirmed) | _ticked(release))
    _check_items(items, said)
    _check_caveat(file, message_text)
    exchange = _exchange(session, file, release)
    made = follow_up_making.of_release(session, file, release, said)
    entries = [
        _release_entry(session, release, sorted(said)),
        exchange_entry(exchange),
        *_answers(session, file, release, exchange),
        *(follow_up_making.entry(one) for one in made),
    ]
    session.record(entries)
    return Released(release, made)


def _check_repeat(session: Session, assessment: str) -> None:
    held = after.find_release(session.vault, assessment)
    if held is not None and held.outcome == SENT:
        raise NotAllowedError("release.recorded", place=assessment, on=held.on)


def _checked_day(session: Session, file: Approved, on: str) -> str:
    """A day from the approval to today."""
    day = fields.iso_date(on, "on", required=True)
    approved_on = max(one.at_utc for one in file.assessment.decisions)[:10]
    if not approved_on <= day <= latest_day(session):
        raise BadInputError("release.day", place="on", value=day, first=approved_on)
    return day


def _ticked(release: Release) -> set[str]:
    return {
        key
        for key, ticked in (
            (CAVEAT, release.caveat_on_message),
            (CHARACTERIZATION, release.characterization_attached),
        )
        if ticked
    }


def _check_items(items: Sequence[ChecklistItem], confirmed: set[str]) -> None:
    """Nothing leaves while an item holds, or is open and nobody says that it was done."""
    for item in items:
        waits = item.state == OPEN and item.key not in confirmed
        if item.state == HOLDS or waits:
            raise CheckFailedError(
                "release.open" if waits else "release.holds", place=item.key, rule=item.rule,
                item=item.title, reason=item.reason,
            )  # fmt: skip


def read_message(path: Path) -> str:
    """The text of a message as it was sent.

    Raises:
        BadInputError: the file is missing, empty or too large, or is no text.
        StoreError: the disk failed.
    """
    try:
        return read_whole(path).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInputError("release.not_text", file=str(path)) from problem


def _check_caveat(file: Approved, message_text: str | None) -> None:
    """The caveat stands in the message as sent, spaces and line breaks aside (B-7)."""
    if message_text is None:
        return
    caveat, sent = (" ".join(text.split()) for text in (file.given(CAVEAT).text, message_text))
    if caveat not in sent:
        raise CheckFailedError("release.other_caveat", place=CAVEAT, rule="B-7")


def _release_entry(session: Session, release: Release, confirmed: Sequence[str]) -> NewEntry:
    body = body_of(release) | {
        "confirmed": list(confirmed),
        "officer": session.officer.id,
        "officer_name": session.officer.name,
    }
    return NewEntry(kinds.RELEASE_RECORDED, release.assessment, body)


def _exchange(session: Session, file: Approved, release: Release) -> Exchange:
    """The exchange as the partner's register holds it from now on."""
    known = References(session)
    held = registers.find_exchange(session.vault, release.exchange)
    title, title_marking = title_of(file.desk.methodology, file.assessment)
    caveat = file.given(CAVEAT)
    if held is None:
        held = Exchange(
            id=release.exchange,
            partner=known.owner(file.assessment.partner),
            on=release.on,
            act=fields.choice(Act, file.act, "act"),
            summary=title,
            marking=title_marking,
        )
    marks = [held.marking, release.marking, *([caveat.marking] if caveat.text else [])]
    changed = replace(
        held,
        on=release.on,
        marking=breaches.together(marks),
        product=held.product or release.message,
        caveats=caveat.text,
        assessment=file.assessment.id,
    )
    originator, consent, consent_on = _consent(file, held)
    if consent:
        changed = replace(changed, originator=originator, consent=consent, consent_on=consent_on)
    return checked_exchange(known, changed)


def _consent(file: Approved, held: Exchange) -> tuple[str, str, str]:
    """The consents of third parties that the file records (B-37)."""
    rows = rows_of(file.given("consents"))
    if not rows or held.consent:
        return "", "", ""
    said = {
        name: ", ".join(dict.fromkeys(filter(None, (row.get(name, "") for row in rows))))
        for name in ("originator", "reference")
    }
    if not (said["originator"] and said["reference"]):
        return "", "", ""
    on = max(row.get("on", "") for row in rows)
    return said["originator"], said["reference"], on


def _answers(
    session: Session, file: Approved, release: Release, exchange: Exchange
) -> list[NewEntry]:
    """The questions that the release answers, and the exchange as their evidence."""
    assessment = file.assessment
    wanted = file.desk.methodology.by_role
    if "release.caveat" not in wanted:
        return filled_entries(file.desk, _filled(release, ()))
    shown = Evidence(
        id=write_number(last_number(session.vault, assessment.id) + 1),
        kind=EvidenceKind.RECORD,
        title=exchange.summary[: fields.LONGEST_LINE],
        marking=exchange.marking,
        reference=exchange.id,
        dated=exchange.on,
        added_utc=session.now_utc(),
    )
    added = added_entry(assessment.id, shown)
    return [added, *filled_entries(file.desk, _filled(release, (shown.id,)))]


def _filled(release: Release, evidence: tuple[str, ...]) -> list[Filled]:
    sent = release.outcome == SENT
    found = [("release.done", Answer("", YES if sent else NO))]
    if sent:
        found.append(("release.on", Answer("", release.on)))
        said = YES if release.caveat_on_message else "na"
        found.append(("release.caveat", Answer("", said, evidence=evidence)))
    return found
