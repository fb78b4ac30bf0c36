"""Checking a packet: from any machine with the roots, or against this vault's own record."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from workstation import words
from workstation.domain.assessment import Decision
from workstation.domain.error import CheckFailedError, UserError
from workstation.domain.officer import Permission
from workstation.domain.text import Language, Text
from workstation.identity import past_lists
from workstation.identity.trust import TrustStore, trust_of, vaults_of
from workstation.outside import door
from workstation.records import assessments as assessment_records
from workstation.signing import verdict as verdicts
from workstation.signing.indication import MAIN, Result, sub_indication
from workstation.signing.longterm import StampVerdict
from workstation.signing.reading import NotAcceptedError
from workstation.signing.verdict import SignatureVerdict, Verdict, without_contents
from workstation.workflows import anchors, journal, packet_file, packet_reader, positions
from workstation.workflows.packet_reader import rerender, restamp
from workstation.workflows.session import Session

__all__ = [
    "Result", "SignatureVerdict", "StampVerdict", "Verdict", "as_json", "in_standard_words",
    "rerender", "restamp", "verify_bytes", "verify_file", "verify_in",
]  # fmt: skip

_UNMADE = (NotAcceptedError, UserError, LookupError, TypeError, ValueError, AttributeError)
"""What a record that somebody made up can raise when its pages are made."""


def verify_file(
    path: Path,
    trust: Path | TrustStore,
    now: datetime | None = None,
    *,
    refuse_past: bool = False,
) -> Verdict:
    """Judge a packet with the authorities in a PEM file, without any vault.

    Args:
        path: the packet.
        trust: the PEM file, or whom to believe.
        now: the time of the machine, to warn of lists that are out of date; None warns of none.
        refuse_past: accept nothing while one of them is.

    Raises:
        BadInputError: the file is not a packet, or the trust file is not one.
    """
    store = TrustStore.from_pem(trust) if isinstance(trust, Path) else trust
    found = verify_bytes(packet_file.read_file(path), store, path)
    if now is None:
        return found
    past = store.stale(now)
    found = replace(found, warnings=past)
    return _without_past(found, past) if refuse_past else found


def verify_in(session: Session, path: Path, *, refuse_past: bool | None = None) -> Verdict:
    """Judge a packet with the officers that this vault trusts, and against its record.

    A file with fewer decisions than the record knows of, or with others, is refused; as to
    ``refuse_past`` see :func:`judge_in`.

    Raises:
        BadInputError: the file is not a packet.
    """
    session.require(Permission.READ)
    found = judge_in(session, packet_file.read_file(path), path, refuse_past=refuse_past)
    if found.ok:
        session.journal.viewed(journal.PACKET, found.sha256)
    else:
        session.journal.packet_refused(found.sha256, path, found.problems)
    return found


def judge_in(
    session: Session, pdf: bytes, path: Path | None, *, refuse_past: bool | None = None
) -> Verdict:
    """Judge a packet's bytes within a vault.

    Args:
        session: whose vault.
        pdf: the packet.
        path: its file, for errors.
        refuse_past: accept nothing while a list or roster that the packet needs is past its
            time; None for what this vault says.
    """
    store, now = trust_of(session.vault), session.clock()
    found = replace(verify_bytes(pdf, store, path), warnings=store.stale(now))
    refuse = past_lists.refuses(session.vault) if refuse_past is None else refuse_past
    if found.ok and refuse:
        signers = [each.fingerprint for each in found.signatures]
        found = _without_past(found, past_lists.past_for(store, signers, now))
    if not found.ok or found.record is None:
        return found
    author = found.signatures[0].fingerprint
    if found.record["vault"]["id"] not in vaults_of(session.vault, author):
        return without_contents(found, "verify.other_station")
    if positions.is_after_revocation(session.vault, found):
        return without_contents(found, "verify.backdated")
    anchors.hear_packet(session, found.record, path.name if path else found.sha256[:12])
    known = tuple(known_decisions(session, found.record))
    if known == found.decisions[: len(known)]:
        return found
    fewer = found.decisions == known[: len(found.decisions)]
    return without_contents(found, "verify.fewer_decisions" if fewer else "verify.other_decisions")


def _without_past(found: Verdict, past: tuple[str, ...]) -> Verdict:
    """Nothing wrong was found, but nobody can say who was revoked or left: undetermined."""
    if not past or not found.ok:
        return found
    left = tuple(code for code in found.warnings if code not in past)
    return replace(without_contents(found, past[0]), problems=past, warnings=left)


def known_decisions(session: Session, record: dict[str, Any]) -> list[Decision]:
    """The decisions on this version of this file that the vault has recorded."""
    origin = record["vault"]["id"]
    return assessment_records.list_decisions(
        session.vault,
        record["assessment"]["id"],
        version=record["assessment"]["version"],
        origin="" if origin == session.vault.id else origin,
    )


def verify_bytes(pdf: bytes, trust: TrustStore, path: Path | None = None) -> Verdict:
    """Judge a packet's bytes.

    Raises:
        BadInputError: the file is not a packet; names the file.
    """
    found = door.run(
        packet_reader.JUDGE, pdf, packet_reader.Trusted.of(trust), file=str(path) if path else None
    )
    # The child only reads; of which bytes the verdict speaks is known here.
    return replace(found, sha256=hashlib.sha256(pdf).hexdigest())


def require_remade(pdf: bytes, verdict: Verdict, path: Path | None) -> None:
    """Before our key signs a packet: make the whole file again here, and compare.

    What reads the file from outside has no keys, and what has the keys does not read it: this
    process renders the record, appends the revisions, and so signs bytes that it made itself.
    A reader that was taken over could at most lie about the certificates of those who signed
    before, which every other machine checks again.

    Raises:
        CheckFailedError: ``packet.rejected``: the bytes differ.
    """
    from workstation.signing.verify import remake

    try:
        same = remake(verdict, rerender, restamp) == pdf
    except _UNMADE:
        same = False
    if not same:
        require_accepted(without_contents(verdict, "verify.revision_changed"), path)


def as_json(verdict: Verdict, path: Path, language: Language = "en") -> dict[str, Any]:
    """The object that ``assessor verify --json`` prints, with each problem in words."""
    payload = verdicts.as_json(verdict, str(path))
    codes = [*verdict.all_problems, *verdict.warnings]
    payload["reasons"] = {code: problem_words(code, language) for code in codes}
    return payload


def in_standard_words(verdict: Verdict) -> str:
    """The result as ETSI EN 319 102-1 names it: the indication, and why."""
    sub = sub_indication(verdict.reason)
    return f"{MAIN[verdict.result]}, {sub}" if sub else MAIN[verdict.result]


def problem_words(code: str, language: Language) -> str:
    """One reason for a rejection in words."""
    found = words.catalogue().get(code)
    return found[language] if found else words.label("verify.unreadable", language)


def require_accepted(verdict: Verdict, path: Path | None) -> dict[str, Any]:
    """The record of an accepted packet.

    Raises:
        CheckFailedError: ``packet.rejected`` with the first reason.
    """
    if verdict.ok and verdict.record is not None:
        return verdict.record
    code = verdict.reason or "verify.unreadable"
    raise CheckFailedError(
        "packet.rejected",
        file=str(path) if path else None,
        reason=Text(problem_words(code, "en"), problem_words(code, "fr")),
        problem=code,
    )
