"""Whether a packet is still the one that counts, and what is noted when it is refused."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from workstation.documents.packet_record import Record
from workstation.domain.assessment import Outcome, State
from workstation.domain.error import (
    BadInputError,
    CheckFailedError,
    NotAllowedError,
    UserError,
)
from workstation.records import kinds
from workstation.records import packets as packet_records
from workstation.records.assessments import find_row
from workstation.signing.verdict import Verdict
from workstation.vault.store import utc_time
from workstation.workflows import verification
from workstation.workflows.session import Session

CLOCKS_APART: Final = timedelta(days=1)
"""How far ahead of this machine's clock a signature may be dated: machines are never set alike."""


@contextmanager
def noting_refusal(
    session: Session, act: str, verdict: Verdict, path: Path | None
) -> Iterator[None]:
    """Note in the ledger that a packet was refused for what it is, with the reasons."""
    try:
        yield
    except UserError as problem:
        if verdict.ok:
            session.journal.refused(problem, act, verdict.sha256)
        else:
            session.journal.packet_refused(verdict.sha256, path, verdict.problems)
        raise


def own_record(session: Session, verdict: Verdict, path: Path | None) -> Record:
    """The record of a packet that this vault made.

    Raises:
        CheckFailedError: not accepted; ``packet.older`` or ``packet.conflict`` where the decisions
            are not those that are known.
        BadInputError: ``packet.other_vault``.
    """
    file_name = _named(path)
    if "verify.fewer_decisions" in verdict.problems:
        raise CheckFailedError("packet.older", file=file_name)
    if "verify.other_decisions" in verdict.problems:
        raise CheckFailedError("packet.conflict", file=file_name)
    record = verification.require_accepted(verdict, path)
    if record["vault"]["id"] != session.vault.id:
        raise BadInputError("packet.other_vault", file=file_name, station=record["vault"]["name"])
    return record


def check_current(
    session: Session, pdf: bytes, verdict: Verdict, record: Record, path: Path | None
) -> None:
    """Go on only if what is decided on a packet can count.

    Raises:
        CheckFailedError: of another version or base than stands; ``packet.newer_seen``: of a file
            from elsewhere, a later version was seen here; ``packet.from_future``.
        NotAllowedError: it was withdrawn.
    """
    file_name = _named(path)
    _check_time(session, verdict, file_name)
    if record["vault"]["id"] == session.vault.id:
        _check_base(session, pdf, verdict, record, file_name)
    else:
        _check_newest(session, record, file_name)


def staleness(
    session: Session, pdf: bytes, verdict: Verdict, record: Record, path: Path | None
) -> UserError | None:
    """Why nobody may decide on a packet any more, as :func:`check_current`; None when they may."""
    try:
        check_current(session, pdf, verdict, record, path)
    except UserError as problem:
        return problem
    return None


def is_late_refusal(session: Session, pdf: bytes, verdict: Verdict, record: Record) -> bool:
    """Whether a packet of this vault brings the refusal of a version that stands no longer.

    An author who hears of a refusal could open the baseline again, or withdraw the file, before
    the paper is back. What was refused stays refused (D): it is recorded all the same.
    """
    said = record["assessment"]
    row = find_row(session.vault, said["id"])
    if row is None or not any(each.outcome is Outcome.DENY for each in verdict.decisions):
        return False
    base = _base(pdf, verdict)
    signed = {
        str(entry.body["packet_sha256"])
        for entry in session.vault.entries_of(kinds.ASSESSMENT_SUBMITTED, str(said["id"]))
        if int(entry.body["version"]) == int(said["version"])
    }
    stands = row["state"] != State.WITHDRAWN.value and row["version"] == said["version"]
    return base in signed and not stands


def _check_base(
    session: Session, pdf: bytes, verdict: Verdict, record: Record, file_name: str | None
) -> None:
    """The pages and the author's signature must be those that this vault signed.

    A reopened baseline makes a new version, in which no earlier packet counts (C-bis).
    """
    said = record["assessment"]
    row = find_row(session.vault, said["id"])
    if row is None:
        raise CheckFailedError("packet.unknown_assessment", file=file_name, place=said["id"])
    if row["state"] == State.WITHDRAWN.value:
        raise NotAllowedError("assessment.closed", file=file_name, place=said["id"])
    if row["version"] != said["version"] or _base(pdf, verdict) != row["submitted_sha256"]:
        raise CheckFailedError(
            "packet.other_version", file=file_name, version=row["version"], found=said["version"]
        )


def _check_newest(session: Session, record: Record, file_name: str | None) -> None:
    said = record["assessment"]
    held = packet_records.find_latest(session.vault, str(said["id"]), str(record["vault"]["id"]))
    if held is not None and held.version > int(said["version"]):
        raise CheckFailedError(
            "packet.newer_seen", file=file_name or str(said["id"]), version=held.version,
            found=said["version"],
        )  # fmt: skip


def _check_time(session: Session, verdict: Verdict, file_name: str | None) -> None:
    """A signature of a day to come would date what follows from it: notices, reviews (T12)."""
    latest = session.clock() + CLOCKS_APART
    claimed = [
        *((each.signer, each.signed_at) for each in verdict.signatures),
        *((each.authority, each.at) for each in verdict.archive.stamps),
    ]
    for name, at in claimed:
        if utc_time(at) > latest:
            raise CheckFailedError(
                "packet.from_future", file=file_name or verdict.sha256[:12], name=name,
                at=at[:10], now=session.now_utc()[:10],
            )  # fmt: skip


def _base(pdf: bytes, verdict: Verdict) -> str:
    return hashlib.sha256(pdf[: verdict.revisions[1]]).hexdigest()


def _named(path: Path | None) -> str | None:
    return str(path) if path else None
