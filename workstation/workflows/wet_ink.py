"""Decisions written by pen on a printed decision sheet, entered into the record by an officer.

Such an entry is evidence that somebody signed on paper; it is no electronic signature (B-24). It
never moves a file along the ladder: status is computed from signatures in the packet alone, and a
file waits until the decision is signed there as well. It names who wrote, who entered it, the code
of the sheet, and the digest of the scan, and it stands beside the decisions, never among them.
What was refused by pen is not released until somebody who decides has said why it may be (D).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workstation.domain.assessment import Condition, Outcome
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Permission
from workstation.records import assessments as assessment_records
from workstation.records import kinds
from workstation.vault.ledger import Entry
from workstation.vault.store import NewEntry
from workstation.workflows import attachments, codes, fields, journal, methodologies
from workstation.workflows.lookup import latest_day, today_of
from workstation.workflows.session import Session

_REFUSALS: Final = (Outcome.DENY.value, Outcome.RETURN.value)
_SCANS: Final = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
}
"""How files begin that a scanner makes."""


@dataclass(frozen=True, slots=True)
class WetInk:
    """One decision on paper as it was entered; ``struck`` says why it counts no more.

    ``explained`` says why the file may be released although it was refused by pen.
    """

    id: str
    assessment: str
    version: int
    code: str
    authority: str
    outcome: str
    signed_by: str
    office: str
    signed_on: str
    reasons: str
    marking: str
    conditions: tuple[Condition, ...]
    scan_sha256: str
    scan_name: str
    officer: str
    officer_name: str
    at_utc: str
    struck: str = ""
    struck_marking: str = ""
    explained: str = ""
    explained_marking: str = ""

    @property
    def holds(self) -> bool:
        """Whether it holds the release of what was approved by signatures."""
        return self.outcome in _REFUSALS and not self.struck and not self.explained


def enter(
    session: Session,
    code: str,
    *,
    authority: str,
    outcome: Outcome | str,
    signed_by: str,
    signed_on: str,
    reasons: str,
    marking: str,
    scan: Path,
    office: str = "",
    conditions: Sequence[Condition] = (),
) -> WetInk:
    """Enter a decision that somebody wrote and signed on the printed sheet.

    Args:
        session: who enters it; not the author of the file.
        code: of the page that was signed, as it stands at its foot.
        authority: the step of the ladder whose box was filled in.
        outcome: what was ticked.
        signed_by: the name under the signature.
        signed_on: the date beside it.
        reasons: the basis as it was written.
        marking: portion mark of reasons and conditions.
        scan: the signed sheet as a picture or a PDF; it is kept in the vault.
        office: of who signed.
        conditions: as they were written.

    Raises:
        BadInputError: the code or a field does not do, or ``wet_ink.scan``: it is no scan.
        CheckFailedError: ``code.unknown``.
        NotAllowedError: ``wet_ink.own_file``, ``wet_ink.author``: whoever wrote the assessment
            neither decides on it nor enters a decision on it (B-21); ``wet_ink.two_steps``: one
            person takes one step of a file (D).
    """
    session.require(Permission.WRITE_RECORD)
    found = codes.find_code(session, code)
    row = assessment_records.find_row(session.vault, found.subject)
    if found.kind not in (codes.COPY, codes.RECORD) or row is None or not found.state:
        raise BadInputError("wet_ink.other_paper", place="code", value=found.code)
    if any(each.redactions for each in found.copies if found.kind == codes.COPY):
        raise BadInputError("wet_ink.redacted", place="code", value=found.code)
    name = fields.line(signed_by, "signed_by", required=True)
    if row["author"] == session.officer.id:
        raise NotAllowedError("wet_ink.own_file", place=found.subject, rule="B-21")
    if _same_name(name, str(row["author_name"])):
        raise NotAllowedError("wet_ink.author", place="signed_by", rule="B-21", name=name)
    method = methodologies.get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    known = [step.id for step in method.ladder]
    if authority not in known:
        raise BadInputError("wet_ink.authority", place="authority", known=", ".join(known))
    chosen = fields.choice(Outcome, outcome, "outcome")
    kept = tuple(_condition(each) for each in conditions)
    if bool(kept) != (chosen is Outcome.APPROVE_WITH_CONDITIONS):
        raise BadInputError("wet_ink.conditions", place="conditions")
    data = attachments.read_whole(scan)
    media_type = next((kind for start, kind in _SCANS.items() if data.startswith(start)), "")
    if not media_type:
        raise BadInputError("wet_ink.scan", file=str(scan), place="scan")
    body: dict[str, Any] = {
        "id": _next_id(session),
        "assessment": found.subject,
        "version": found.version,
        "code": found.code,
        "packet_sha256": found.packet_sha256,
        "authority": authority,
        "outcome": chosen.value,
        "signed_by": name,
        "office": fields.line(office, "office"),
        "signed_on": _day(session, signed_on, str(row["submitted_utc"])[:10]),
        "reasons": fields.text(reasons, "reasons", required=True),
        "marking": fields.marking(marking),
        "conditions": [{"text": each.text, "due": each.due} for each in kept],
        "scan_sha256": session.vault.put_attachment(data, media_type),
        "scan_name": attachments.readable_name(scan),
        "scan_type": media_type,
        "officer_name": session.officer.name,
    }
    _check_once(session, body)
    _check_person(session, body)
    session.record([NewEntry(kinds.WET_INK_ENTERED, found.subject, body)])
    return next(each for each in list_of(session, found.subject) if each.id == body["id"])


def strike(session: Session, wet_ink: str, reason: str, marking: str) -> WetInk:
    """Say that an entry was made in error; it stays in the record, struck out.

    Raises:
        BadInputError: ``wet_ink.unknown``, ``wet_ink.struck``, or a field.
        NotAllowedError: ``wet_ink.own_file``: of a decision on their own file (B-21).
    """
    session.require(Permission.WRITE_RECORD)
    return _say_of(session, wet_ink, kinds.WET_INK_STRUCK, reason, marking)


def explain(session: Session, wet_ink: str, reason: str, marking: str) -> WetInk:
    """Say why a file may be released although it was refused by pen.

    Raises:
        BadInputError: ``wet_ink.unknown``, ``wet_ink.struck``, ``wet_ink.no_refusal``, or a field.
        NotAllowedError: who explains does not decide, or ``wet_ink.own_file`` (B-21).
    """
    session.require(Permission.DECIDE)
    return _say_of(session, wet_ink, kinds.WET_INK_EXPLAINED, reason, marking)


def _say_of(session: Session, wet_ink: str, kind: str, reason: str, marking: str) -> WetInk:
    subject = find_entry(session, wet_ink).subject
    row = assessment_records.find_row(session.vault, subject)
    if row is None or row["author"] == session.officer.id:
        raise NotAllowedError("wet_ink.own_file", place=subject, rule="B-21")
    held = next(each for each in list_of(session, subject) if each.id == wet_ink)
    if held.struck:
        raise BadInputError("wet_ink.struck", place=wet_ink)
    if kind == kinds.WET_INK_EXPLAINED and held.outcome not in _REFUSALS:
        raise BadInputError("wet_ink.no_refusal", place=wet_ink)
    body = {
        "id": wet_ink,
        "assessment": subject,
        "reason": fields.text(reason, "reason", required=True),
        "marking": fields.marking(marking),
        "officer_name": session.officer.name,
    }
    session.record([NewEntry(kind, subject, body)])
    return next(each for each in list_of(session, subject) if each.id == wet_ink)


def list_of(session: Session, assessment: str) -> tuple[WetInk, ...]:
    """The decisions on paper that were entered for a file, oldest first, struck ones included."""
    session.require(Permission.READ)
    said = [
        {
            str(entry.body["id"]): entry.body
            for entry in session.vault.entries_of(kind, assessment)
            if entry.body
        }
        for kind in (kinds.WET_INK_STRUCK, kinds.WET_INK_EXPLAINED)
    ]
    return tuple(
        _wet_ink(entry, *(each.get(str(entry.body["id"]), {}) for each in said))
        for entry in session.vault.entries_of(kinds.WET_INK_ENTERED, assessment)
        if entry.body
    )


def scan_of(session: Session, wet_ink: str) -> bytes:
    """The scan of an entry, as it was taken in; that it was opened is noted.

    Raises:
        BadInputError: ``wet_ink.unknown``.
    """
    session.require(Permission.READ)
    entry = find_entry(session, wet_ink)
    data = session.vault.get_attachment(str(entry.body["scan_sha256"]))
    session.journal.viewed(journal.SCAN, entry.subject, scan=wet_ink)
    return data


def as_json(one: WetInk) -> dict[str, Any]:
    """An entry as the command line shows it; ``electronic`` is false, always."""
    return {
        "id": one.id,
        "assessment": one.assessment,
        "version": one.version,
        "electronic": False,
        "authority": one.authority,
        "outcome": one.outcome,
        "signed_by": one.signed_by,
        "office": one.office,
        "signed_on": one.signed_on,
        "reasons": one.reasons,
        "marking": one.marking,
        "conditions": [{"text": each.text, "due": each.due} for each in one.conditions],
        "code": one.code,
        "scan_sha256": one.scan_sha256,
        "entered_by": one.officer_name,
        "entered_at": one.at_utc,
        "struck": one.struck,
        "explained": one.explained,
    }


def find_entry(session: Session, wet_ink: str) -> Entry:
    """The entry of the ledger by which a decision on paper was entered.

    Raises:
        BadInputError: ``wet_ink.unknown``.
    """
    session.require(Permission.READ)
    for entry in session.vault.entries_of(kinds.WET_INK_ENTERED):
        if entry.body and entry.body["id"] == wet_ink:
            return entry
    raise BadInputError("wet_ink.unknown", place=wet_ink)


def _wet_ink(entry: Entry, struck: dict[str, Any], explained: dict[str, Any]) -> WetInk:
    body = entry.body
    return WetInk(
        id=str(body["id"]),
        assessment=entry.subject,
        version=int(body["version"]),
        code=str(body["code"]),
        authority=str(body["authority"]),
        outcome=str(body["outcome"]),
        signed_by=str(body["signed_by"]),
        office=str(body.get("office", "")),
        signed_on=str(body["signed_on"]),
        reasons=str(body["reasons"]),
        marking=str(body["marking"]),
        conditions=tuple(Condition(each["text"], each["due"]) for each in body["conditions"]),
        scan_sha256=str(body["scan_sha256"]),
        scan_name=str(body["scan_name"]),
        officer=entry.officer,
        officer_name=str(body["officer_name"]),
        at_utc=entry.at_utc,
        struck=str(struck.get("reason", "")),
        struck_marking=str(struck.get("marking", "")),
        explained=str(explained.get("reason", "")),
        explained_marking=str(explained.get("marking", "")),
    )


def _check_once(session: Session, body: dict[str, Any]) -> None:
    for each in list_of(session, body["assessment"]):
        same = (each.version, each.authority) == (body["version"], body["authority"])
        if same and not each.struck:
            raise BadInputError("wet_ink.entered", place=each.id, authority=each.authority)


def _check_person(session: Session, body: dict[str, Any]) -> None:
    """Who decides at one step decides at no other, by pen or by a signature in the packet."""
    on_paper = (
        (each.authority, each.signed_by)
        for each in list_of(session, body["assessment"])
        if each.version == body["version"] and not each.struck
    )
    signed = (
        (each.authority, each.officer_name)
        for each in assessment_records.list_decisions(
            session.vault, body["assessment"], version=body["version"]
        )
    )
    for step, name in (*on_paper, *signed):
        if step != body["authority"] and _same_name(name, body["signed_by"]):
            raise NotAllowedError("wet_ink.two_steps", place="signed_by", name=name, step=step)


def _day(session: Session, value: str, first: str) -> str:
    day, today = fields.iso_date(value, "signed_on", required=True), latest_day(session)
    if not first <= day <= today:
        raise BadInputError("wet_ink.day", place="signed_on", value=day, first=first, last=today)
    return day


def _condition(given: Condition) -> Condition:
    return Condition(
        fields.text(given.text, "conditions", required=True), fields.iso_date(given.due, "due")
    )


def _same_name(one: str, other: str) -> bool:
    first, second = (unicodedata.normalize("NFKC", each) for each in (one, other))
    return first.casefold().split() == second.casefold().split()


def _next_id(session: Session) -> str:
    year = today_of(session).year
    start = f"WI-{year}-"
    used = [
        int(str(entry.body["id"])[len(start) :])
        for entry in session.vault.entries_of(kinds.WET_INK_ENTERED)
        if entry.body and str(entry.body["id"]).startswith(start)
    ]
    return f"{start}{max(used, default=0) + 1:03}"
