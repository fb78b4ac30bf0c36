"""Certificates that count no more: revoking them, and the lists that say so, out and in by file.

A signature made before keeps counting; one after it does not (rule 24: valid at the time of
signing). Whose key was taken is revoked as of the day on which it was, not of the day it was
noticed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cryptography import x509

from workstation.domain import dates
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Permission
from workstation.identity import authority as issuing
from workstation.identity import office, revocation, trust
from workstation.identity.revocation import LIST_DAYS, REASONS, RevocationList, Revoked
from workstation.vault import files
from workstation.vault.store import Entry, NewEntry, utc_time
from workstation.workflows import authority
from workstation.workflows.session import Session

LONGEST_DAYS = 366
REASON_CODES = tuple(REASONS)


@dataclass(frozen=True, slots=True)
class ListStatus:
    """The newest list of one authority. ``is_stale`` once its time is over."""

    authority: str
    issuer: str
    number: int
    made_utc: str
    until_utc: str
    count: int
    is_stale: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A certificate that this vault revoked."""

    name: str
    serial: str
    at_utc: str
    reason: str
    certificate_sha256: str


def revoke(
    session: Session, who: str, *, reason: str = "unspecified", since: str = ""
) -> tuple[Withdrawn, ...]:
    """Revoke the certificates of an officer, of one delegation, or of an enrolled station.

    With an officer's end all certificates of that key, also those that another authority issued,
    unless the reason is that they were superseded.

    Args:
        session: an administrator's.
        who: an officer's id or name, the number of a delegation, or the name of a station
            that this office enrolled.
        reason: one of :data:`REASON_CODES`.
        since: the first day from which nothing counts, YYYY-MM-DD; now if not given.

    Raises:
        NotAllowedError: ``not_allowed``, ``revocation.self``.
        BadInputError: ``revocation.unknown``, ``revocation.reason``, ``revocation.since``.
    """
    session.require(Permission.ADMINISTER)
    if reason not in REASONS:
        raise BadInputError("revocation.reason", place="reason", known=", ".join(REASONS))
    at = _moment(session, since)
    if who.casefold() in {session.officer.id.casefold(), session.officer.name.casefold()}:
        raise NotAllowedError("revocation.self", officer=session.officer.name)
    done = {str(e.body["certificate_sha256"]) for e in _revoked_entries(session)}
    targets = [
        (name, certificate)
        for name, certificate in _certificates_of(session, who)
        if issuing.fingerprint(certificate) not in done
    ]
    if not targets:
        raise BadInputError("revocation.unknown", place=who)
    found = tuple(_withdrawn(name, certificate, at, reason) for name, certificate in targets)
    session.record(
        [
            NewEntry(
                trust.CERTIFICATE_REVOKED,
                each.certificate_sha256,
                {
                    "issuer": issuing.issuer_key_id(certificate),
                    "serial": each.serial,
                    "certificate_sha256": each.certificate_sha256,
                    "name": each.name,
                    "at": each.at_utc,
                    "reason": each.reason,
                },
            )
            for each, (_name, certificate) in zip(found, targets, strict=True)
        ]
    )
    return found


def list_withdrawn(session: Session) -> list[Withdrawn]:
    """What this vault revoked, the newest first."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    found = [
        Withdrawn(b["name"], b["serial"], b["at"], b["reason"], b["certificate_sha256"])
        for b in (entry.body for entry in _revoked_entries(session))
    ]
    return found[::-1]


def list_lists(session: Session) -> list[ListStatus]:
    """The newest list of each authority, this vault's own first."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    store = trust.trust_of(session.vault)
    own = _own_authorities(session)
    names = {issuing.key_id(root): office.name_of(root) for root in store.roots}
    now = session.now_utc()
    found = [
        ListStatus(
            names.get(each.issuer, each.issuer[:16]),
            each.issuer,
            each.number,
            each.this_update_utc,
            each.next_update_utc,
            len(each.revoked),
            each.next_update_utc < now,
            each.issuer in own,
        )
        for each in trust.lists_of(session.vault)
    ]
    return sorted(found, key=lambda one: (not one.is_own, one.authority))


def write_list(
    session: Session,
    out: Path,
    *,
    days: int = LIST_DAYS,
    of_office: bool = False,
    force: bool = False,
) -> RevocationList:
    """Write the list of what this station's authority, or the office's, issued and revoked.

    Args:
        session: an administrator's.
        out: the file, PEM; ``openssl crl`` reads it.
        days: how long it counts as current.
        of_office: of the office's authority, where this vault holds it.
        force: replace a file that is there already.

    Raises:
        NotAllowedError: ``not_allowed``, ``authority.not_here``, ``authority.no_key``.
        BadInputError: ``revocation.days``.
        UsageError: ``file.exists`` without force.
    """
    session.require(Permission.ADMINISTER)
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInputError("revocation.days", place="days", most=LONGEST_DAYS)
    files.check_target(out, force=force)
    if of_office:
        key, issuer = authority.office_key(session)
    else:
        key, issuer = authority.station_key(session), trust.authority_of(session.vault)
    made = revocation.parsed(
        revocation.make(
            issuer,
            key,
            _lines_of(session, issuing.key_id(issuer)),
            number=_next_number(session, issuing.key_id(issuer)),
            at=session.clock(),
            days=days,
        )
    )
    body = {**made.to_body(), "name": office.name_of(issuer)}
    session.record([NewEntry(trust.LIST_WRITTEN, made.issuer, body)])
    files.write_atomically(out, revocation.to_pem(made.der).encode("ascii"), force=force)
    return made


def take_list(session: Session, path: Path) -> ListStatus:
    """Take in the list of an authority that this vault trusts.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: the file is no list.
        CheckFailedError: ``crl.signature``: no authority that is trusted here signed it;
            ``crl.older``: a newer one was taken in; ``crl.future``: it is of a day to come.
    """
    session.require(Permission.ADMINISTER)
    found = revocation.read(path)
    signer = revocation.signer_of(found, trust.trust_of(session.vault).roots)
    if signer is None:
        raise CheckFailedError("crl.signature", file=str(path))
    name = office.name_of(signer)
    if utc_time(found.this_update_utc) > session.clock() + timedelta(days=1):
        raise CheckFailedError(
            "crl.future", file=str(path), name=name, at=found.this_update_utc[:10]
        )
    for known in trust.lists_of(session.vault):
        if known.issuer == found.issuer and known.place > found.place:
            raise CheckFailedError(
                "crl.older", file=str(path), name=name, number=found.number, last=known.number
            )
    body = {**found.to_body(), "name": name}
    session.record([NewEntry(trust.LIST_IMPORTED, found.issuer, body)])
    return next(each for each in list_lists(session) if each.issuer == found.issuer)


def _revoked_entries(session: Session) -> list[Entry]:
    return session.vault.entries_of(trust.CERTIFICATE_REVOKED)


def _moment(session: Session, since: str) -> str:
    if not since:
        return session.now_utc()
    day = dates.parse(since)
    if day is None or day > session.clock().date():
        raise BadInputError("revocation.since", place="since")
    return f"{since}T00:00:00Z"


def _own_authorities(session: Session) -> set[str]:
    """The keys of the authorities whose lists are made here."""
    made = session.vault.entries_of(trust.AUTHORITY_CREATED)
    roots = [issuing.from_pem(entry.body["certificate_pem"]) for entry in made]
    return {issuing.key_id(each) for each in (trust.authority_of(session.vault), *roots)}


def _certificates_of(session: Session, who: str) -> Iterator[tuple[str, x509.Certificate]]:
    """The certificates that are meant, and that an authority of this vault issued."""
    own = _own_authorities(session)
    for name, pem in _named(session, who):
        certificate = issuing.from_pem(pem)
        if issuing.issuer_key_id(certificate) in own:
            yield name, certificate


def _named(session: Session, who: str) -> Iterator[tuple[str, str]]:
    wanted, vault, seen = who.casefold(), session.vault, set[str]()
    for entry in vault.entries_of(trust.OFFICER_SAVED):
        body = entry.body
        is_meant = wanted in {entry.subject.casefold(), str(body["name"]).casefold()}
        if is_meant and body["certificate_sha256"] not in seen:
            seen.add(body["certificate_sha256"])
            yield str(body["name"]), str(body["certificate_pem"])
    for entry, officer in trust.delegations_of(vault):
        if wanted in {entry.subject.casefold(), officer.id.casefold(), officer.name.casefold()}:
            yield f"{officer.name} ({entry.subject})", officer.certificate_pem
    for kind, key in ((trust.STATION_CERTIFIED, "station"), (trust.OFFICER_CERTIFIED, "name")):
        for entry in vault.entries_of(kind):
            if wanted == str(entry.body[key]).casefold():
                yield str(entry.body[key]), str(entry.body["certificate_pem"])


def _withdrawn(name: str, certificate: x509.Certificate, at: str, reason: str) -> Withdrawn:
    serial, digest = f"{certificate.serial_number:x}", issuing.fingerprint(certificate)
    return Withdrawn(name, serial, at, reason, digest)


def _lines_of(session: Session, issuer: str) -> list[Revoked]:
    return [
        Revoked(int(entry.body["serial"], 16), str(entry.body["at"]), str(entry.body["reason"]))
        for entry in _revoked_entries(session)
        if entry.body["issuer"] == issuer
    ]


def _next_number(session: Session, issuer: str) -> int:
    numbers = [each.number for each in trust.lists_of(session.vault) if each.issuer == issuer]
    return max(numbers, default=0) + 1
