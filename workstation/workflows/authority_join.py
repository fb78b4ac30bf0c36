"""Joining an office by file: what a station or an officer asks for, and taking in the answer."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cryptography import x509

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Permission
from workstation.identity import authority as issuing
from workstation.identity import office, trust
from workstation.identity.office import Answer
from workstation.identity.trust import Signer
from workstation.vault import files
from workstation.vault.store import NewEntry
from workstation.workflows import authority, officers
from workstation.workflows.session import Session

ENROLMENT_REQUESTED = "enrolment.requested"


def request_station(session: Session, out: Path, *, force: bool = False) -> str:
    """Write this station's request, and its roster beside it under the ending ``.roster``.

    Returns:
        The fingerprint to read out to the office by telephone.

    Raises:
        NotAllowedError: ``not_allowed``.
        UsageError: ``file.exists`` without force.
    """
    session.require(Permission.ADMINISTER)
    roster = roster_beside(out)
    for file in (out, roster):
        files.check_target(file, force=force)
    own = trust.authority_of(session.vault)
    request = office.station_request(authority.station_key(session), own)
    files.write_atomically(out, office.request_to_pem(request), force=force)
    report = officers.export_roster(session, roster, force=force)
    body = {"what": "station", "name": session.vault.name, "fingerprint": report.fingerprint}
    session.record([NewEntry(ENROLMENT_REQUESTED, session.vault.id, body)])
    return report.fingerprint


def roster_beside(request: Path) -> Path:
    """Where the roster lies that goes with a station's request."""
    return request.with_suffix(".roster")


def inspect_answer(session: Session, path: Path) -> authority.Office:
    """Which office an answer comes from, before it is trusted; nothing is written.

    Raises:
        BadInputError, CheckFailedError: see :func:`accept`.
    """
    session.require(Permission.ADMINISTER)
    answer = office.read_answer(path)
    _check_station(session, answer, path)
    root = answer.above[-1]
    return authority.Office(
        office.name_of(root),
        issuing.fingerprint(root),
        root.not_valid_after_utc.date().isoformat(),
        office.is_trial(root),
        is_here=False,
    )


def accept(session: Session, path: Path, *, fingerprint: str | None = None) -> authority.Office:
    """Take in the office's answer: from now on signatures carry its certificates.

    Args:
        session: an administrator's.
        path: the answer.
        fingerprint: what the office read out; None when a person compared it on screen.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: ``enrol.answer_damaged``, ``enrol.answer_other``: for another station.
        CheckFailedError: ``enrol.fingerprint``, ``enrol.other_office``, ``enrol.not_valid_now``.
    """
    session.require(Permission.ADMINISTER)
    answer = office.read_answer(path)
    _check_station(session, answer, path)
    root = answer.above[-1]
    if fingerprint is not None and officers.plain(fingerprint) != issuing.fingerprint(root):
        raise CheckFailedError("enrol.fingerprint", file=str(path))
    session.record([authority.enrolled_entry(session.vault, answer.certificate, root)])
    authority.follow_chain(session)
    found = authority.describe(session)
    assert found is not None
    return found


def request_officer(session: Session, out: Path, *, force: bool = False) -> None:
    """Write a request for a new certificate, signed with this officer's own key or card.

    Raises:
        UsageError: ``file.exists`` without force.
    """
    _require_officer(session)
    files.check_target(out, force=force)
    der = office.officer_request(session.officer, session.signer.key)
    files.write_atomically(out, office.request_to_pem(der), force=force)
    body = {"what": "officer", "name": session.officer.name}
    session.record([NewEntry(ENROLMENT_REQUESTED, session.officer.id, body)])


def accept_officer(session: Session, path: Path) -> str:
    """Take in this officer's new certificate; packets are signed with it from now on.

    Returns:
        The last day of the certificate.

    Raises:
        BadInputError: ``enrol.answer_damaged``, ``enrol.answer_other``: it is for somebody
            else, for another key, or says something else of this officer.
        CheckFailedError: ``enrol.other_office``: neither this station nor its office issued
            it; ``enrol.not_valid_now``.
    """
    _require_officer(session)
    answer = office.read_answer(path)
    certificate, mine = answer.certificate, session.officer
    named = trust.officer_in(certificate)
    wanted = replace(mine, title="", certificate_pem=issuing.to_pem(certificate))
    if named != wanted or certificate.public_key() != session.signer.key.public_key:
        raise BadInputError("enrol.answer_other", file=str(path))
    _check_now(certificate, session.clock(), path)
    issuers = [trust.authority_of(session.vault), trust.office_of(session.vault)]
    if not any(each and issuing.is_issued_by(certificate, each) for each in issuers):
        raise CheckFailedError("enrol.other_office", file=str(path))
    renewed = replace(mine, certificate_pem=issuing.to_pem(certificate))
    session.record([NewEntry(trust.OFFICER_SAVED, mine.id, trust.officer_to_body(renewed))])
    chain = trust.chain_of(session.vault, certificate)
    session.officer = renewed
    session.signer = Signer(renewed, session.signer.key, certificate, chain)
    return certificate.not_valid_after_utc.date().isoformat()


def _require_officer(session: Session) -> None:
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)


def _check_station(session: Session, answer: Answer, path: Path) -> None:
    """It is for this station's name and key, by an office, and not by a second one."""
    own, certificate, root = trust.authority_of(session.vault), answer.certificate, answer.above[-1]
    if (
        certificate.subject != own.subject
        or certificate.public_key() != own.public_key()
        or not issuing.is_authority(certificate)
        or issuing.is_office(certificate)
    ):
        raise BadInputError("enrol.answer_other", file=str(path))
    if len(answer.above) != 1 or not issuing.is_office(root):
        raise BadInputError("enrol.answer_damaged", file=str(path))
    for each in (certificate, root):
        _check_now(each, session.clock(), path)
    known = trust.office_of(session.vault)
    if known is not None and known != root:
        raise CheckFailedError("enrol.other_office", file=str(path))


def _check_now(certificate: x509.Certificate, now: datetime, path: Path) -> None:
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise CheckFailedError("enrol.not_valid_now", file=str(path))
