"""Checking a packet: from any machine with the roots, or against this vault's own record."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from workstation import words
from workstation.domain.assessment import Decision
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.identity.trust import TrustStore, trust_of, vaults_of
from workstation.records import assessments as assessment_records
from workstation.signing import verdict as verdicts
from workstation.signing.reading import NotAcceptedError
from workstation.signing.verdict import SignatureVerdict, Verdict
from workstation.workflows import packet_claims, packet_content, packet_file, packet_rules
from workstation.workflows.session import Session

__all__ = ["SignatureVerdict", "Verdict", "as_json", "verify_bytes", "verify_file", "verify_in"]


def verify_file(path: Path, trust: Path | TrustStore) -> Verdict:
    """Judge a packet with the authorities in a PEM file, without any vault.

    Raises:
        BadInputError: the file is not a packet, or the trust file is not one.
    """
    store = TrustStore.from_pem(trust) if isinstance(trust, Path) else trust
    return verify_bytes(packet_file.read_file(path), store, path)


def verify_in(session: Session, path: Path) -> Verdict:
    """Judge a packet with the officers that this vault trusts, and against its record.

    A file with fewer decisions than the record knows of, or with others, is refused.

    Raises:
        BadInputError: the file is not a packet.
    """
    session.require(Permission.READ)
    return judge_in(session, packet_file.read_file(path), path)


def judge_in(session: Session, pdf: bytes, path: Path | None) -> Verdict:
    """Judge a packet's bytes within a vault."""
    found = verify_bytes(pdf, trust_of(session.vault), path)
    if not found.ok or found.record is None:
        return found
    author = found.signatures[0].fingerprint
    if found.record["vault"]["id"] not in vaults_of(session.vault, author):
        return _rejected(found, "verify.other_station")
    known = tuple(known_decisions(session, found.record))
    if known == found.decisions[: len(known)]:
        return found
    fewer = found.decisions == known[: len(found.decisions)]
    return _rejected(found, "verify.fewer_decisions" if fewer else "verify.other_decisions")


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
    from workstation.signing.verify import verify

    try:
        found = verify(pdf, trust, rerender, restamp)
    except BadInputError as problem:
        problem.file = problem.file or (str(path) if path else None)
        raise
    return _with_ladder(found) if found.ok else found


def rerender(record: dict[str, Any]) -> bytes:
    """Make the pages of a record again, after checking that its values follow from it.

    Raises:
        UserError: the methodology or the renderer is not known here, or the values differ.
    """
    from workstation.documents import assessment, packet_record

    if record["format"] != packet_record.FORMAT or record["renderer"] != packet_record.RENDERER:
        raise NotAcceptedError("verify.renderer_unknown")
    if record["check_code"] != packet_record.check_code(record):
        raise NotAcceptedError("verify.values_differ")
    methodology = packet_content.methodology_of_record(record)
    packet_claims.check_claims(record, methodology)
    return assessment.render(record, methodology)


def restamp(statement: dict[str, Any], width: float, height: float) -> bytes:
    """Make a stamp again."""
    from workstation.documents.stamp import render_stamp

    return render_stamp(statement, width, height)


def as_json(verdict: Verdict, path: Path, language: Language = "en") -> dict[str, Any]:
    """The object that ``assessor verify --json`` prints, with each problem in words."""
    payload = verdicts.as_json(verdict, str(path))
    codes = [*verdict.problems, *(code for each in verdict.signatures for code in each.problems)]
    payload["reasons"] = {code: problem_words(code, language) for code in dict.fromkeys(codes)}
    return payload


def problem_words(code: str, language: Language) -> str:
    """One reason for a rejection in words."""
    found = words.catalogue().get(code)
    return found[language] if found else words.label("verify.unreadable", language)


def require_accepted(verdict: Verdict, path: Path | None, language: Language) -> dict[str, Any]:
    """The record of an accepted packet.

    Raises:
        CheckFailedError: ``packet.rejected`` with the first reason.
    """
    if verdict.ok and verdict.record is not None:
        return verdict.record
    codes = [*verdict.problems, *(code for each in verdict.signatures for code in each.problems)]
    code = codes[0] if codes else "verify.unreadable"
    raise CheckFailedError(
        "packet.rejected",
        file=str(path) if path else None,
        reason=problem_words(code, language),
        problem=code,
    )


def _with_ladder(verdict: Verdict) -> Verdict:
    """Refuse decisions that the ladder forbids, however well they are signed."""
    assert verdict.record is not None
    code = packet_rules.ladder_problem(verdict.record, verdict.decisions)
    return verdict if code is None else _rejected(verdict, code)


def _rejected(verdict: Verdict, code: str) -> Verdict:
    """A verdict that hands out nothing of the packet any more."""
    return replace(
        verdict, ok=False, record=None, decisions=(), statements=(), revisions=(), problems=(code,)
    )
