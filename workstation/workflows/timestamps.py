"""Packets for the archive: what a check needs is added, and a time-stamp authority stamps it all.

The authority is asked by file, so that no machine needs a network: a request goes out, an answer
comes in. An office may keep an authority of its own as a file under a passphrase.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Permission
from workstation.identity import authority, stamping, trust
from workstation.identity.signing_key import SoftwareKey
from workstation.outside import door
from workstation.records import kinds
from workstation.signing import cms_shape, longterm, timestamp
from workstation.signing.longterm import Addition
from workstation.signing.verdict import Verdict
from workstation.vault import passphrase as passphrases
from workstation.vault.files import check_target, read_limited, write_atomically
from workstation.vault.store import NewEntry
from workstation.workflows import (
    anchors,
    packet_entries,
    packet_file,
    packet_rules,
    packet_standing,
    packets,
    verification,
)
from workstation.workflows.session import Session

_LIMIT_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class StampAuthority:
    """An authority that this vault believes for time-stamps."""

    name: str
    fingerprint: str
    """SHA-256 of its certificate, which people compare by another way."""
    until: str
    """The last day of its certificate."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The key of an office's own authority: a file, and the passphrase over it."""

    path: Path
    passphrase: str


def list_authorities(session: Session) -> tuple[StampAuthority, ...]:
    """The time-stamp authorities that this vault believes."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    return tuple(_named(each) for each in stamping.trusted_in(session.vault))


def inspect_authority(session: Session, path: Path) -> StampAuthority:
    """What a certificate says of itself, so that its fingerprint can be compared.

    Raises:
        BadInputError: ``timestamp.not_certificate``: it is not one for time-stamps.
    """
    session.require(Permission.ADMINISTER)
    return _named(_certificate_of(path))


def trust_authority(session: Session, path: Path, *, fingerprint: str = "") -> StampAuthority:
    """Believe an authority from now on.

    Args:
        session: an administrator's.
        path: its certificate, as PEM.
        fingerprint: that was compared; the file may have been swapped since.

    Raises:
        BadInputError: ``timestamp.not_certificate``: it is not one for time-stamps.
        CheckFailedError: ``timestamp.swapped``: not the one that was compared.
    """
    session.require(Permission.ADMINISTER)
    certificate = _certificate_of(path)
    if fingerprint and authority.fingerprint(certificate) != fingerprint:
        raise CheckFailedError("timestamp.swapped", file=str(path))
    _record(session, certificate, trusted=True)
    return _named(certificate)


def forget_authority(session: Session, fingerprint: str) -> None:
    """Believe an authority no longer; what it stamped is no longer accepted here.

    Raises:
        BadInputError: ``timestamp.not_known``.
    """
    session.require(Permission.ADMINISTER)
    wanted = fingerprint.replace(":", "").replace(" ", "").casefold()
    for each in stamping.trusted_in(session.vault):
        if authority.fingerprint(each) == wanted:
            _record(session, each, trusted=False)
            return
    raise BadInputError("timestamp.not_known", place=fingerprint)


def make_authority(
    name: str, at: datetime, key: KeyFile, certificate: Path, *, force: bool = False
) -> StampAuthority:
    """Make an authority for an office, or for a trial; no vault is needed.

    Args:
        name: what it calls itself.
        at: now.
        key: where its key goes, and the passphrase to put over it.
        certificate: where its certificate goes, as PEM, for those who are to believe it.
        force: replace files that are there already.

    Raises:
        BadInputError: the name or the passphrase cannot be taken.
        UsageError, StoreError: a file cannot be written.
    """
    plain = authority.check_name(name, "name")
    secret = passphrases.check(key.passphrase, (plain,))
    for path in (key.path, certificate):
        check_target(path, force=force)
    private, made = stamping.make(plain, at)
    write_atomically(key.path, stamping.locked(private, made, secret), force=force)
    write_atomically(certificate, authority.to_pem(made).encode("ascii"), force=force)
    return _named(made)


def answer_request(
    request: Path, key: KeyFile, at: datetime, out: Path, *, force: bool = False
) -> Path:
    """Stamp what a request asks for with the office's own authority; no vault is needed.

    Raises:
        BadInputError: this is no request, or the key does not open.
        UsageError, StoreError: the answer cannot be written.
    """
    check_target(out, force=force)
    asked = door.run(timestamp.ASKED, _read(request), str(request), file=str(request))
    write_atomically(out, _opened(key)(asked, at), force=force)
    return out


def request_stamp(
    session: Session, source: Path | str, out: Path, request: Path, *, force: bool = False
) -> Path:
    """Add what a check will need to a packet, and write the request for a stamp over it.

    Args:
        session: whose vault holds the revocation lists.
        source: a packet on which nobody is to decide any more: a file, or the digest of one that
            this vault keeps.
        out: the packet with what was added; the answer belongs to this file.
        request: of RFC 3161, for any authority.
        force: replace files that are there already.

    Raises:
        CheckFailedError: the packet is not accepted; ``timestamp.not_settled``.
        UsageError, StoreError: a file cannot be written.
    """
    session.require(Permission.WRITE_RECORD)
    for path in (out, request):
        check_target(path, force=force)
    _, prepared = _prepared(session, source)
    asked = timestamp.request_of(longterm.digest_to_stamp(prepared))
    write_atomically(out, prepared, force=force)
    write_atomically(request, asked, force=force)
    return out


def apply_stamp(
    session: Session, prepared: Path, response: Path, out: Path, *, force: bool = False
) -> Path:
    """Put an authority's answer into the packet that it was asked for.

    Raises:
        BadInputError: this is no answer.
        CheckFailedError: ``timestamp.refused``, ``timestamp.other_file``,
            ``timestamp.from_future``, or ``timestamp.unknown_authority``: an administrator has
            not named it yet.
        UsageError, StoreError: the file cannot be written.
    """
    session.require(Permission.WRITE_RECORD)
    check_target(out, force=force)
    pdf = packet_file.read_file(prepared)
    verdict = _settled(session, pdf, prepared)
    token = door.run(timestamp.TOKEN, _read(response), str(response), file=str(response))
    return _place(session, *_stamped(session, pdf, token, verdict, response), out)


def add_stamp(
    session: Session, source: Path | str, key: KeyFile, out: Path, *, force: bool = False
) -> Path:
    """Add what a check will need, and stamp it with the office's own authority, in one go.

    Raises:
        BadInputError: the key does not open.
        CheckFailedError: the packet is not accepted, ``timestamp.not_settled`` or
            ``timestamp.unknown_authority``.
        UsageError, StoreError: the file cannot be written.
    """
    session.require(Permission.WRITE_RECORD)
    check_target(out, force=force)
    answer = _opened(key)
    verdict, prepared = _prepared(session, source)
    asked = timestamp.Asked(longterm.digest_to_stamp(prepared))
    response = answer(asked, session.clock())
    token = timestamp.token_in(response, str(key.path))
    return _place(session, *_stamped(session, prepared, token, verdict, key.path), out)


def certificate_in(data: bytes, given: str) -> bytes:
    """In the process without keys: the certificate for time-stamps in a PEM file, as DER.

    Raises:
        BadInputError: ``timestamp.not_certificate``.
    """
    try:
        found = stamping.for_stamps(x509.load_pem_x509_certificates(data))
    except authority.DEFECTS as problem:
        raise BadInputError("timestamp.not_certificate", file=given) from problem
    if len(found) != 1:
        raise BadInputError("timestamp.not_certificate", file=given)
    return found[0].public_bytes(Encoding.DER)


_CERTIFICATE: door.Task[bytes] = door.Task("workstation.workflows.timestamps:certificate_in", bytes)


def _certificate_of(path: Path) -> x509.Certificate:
    found = door.run(_CERTIFICATE, _read(path), str(path), file=str(path))
    return x509.load_der_x509_certificate(found)


def _settled(session: Session, pdf: bytes, path: Path | None) -> Verdict:
    """The verdict on a packet on which nobody is to decide any more, made again here."""
    verdict = verification.judge_in(session, pdf, path)
    record = verification.require_accepted(verdict, path)
    if packet_rules.file_of(record, verdict.decisions).check.next_authority is not None:
        raise CheckFailedError(
            "timestamp.not_settled", file=str(path or record["assessment"]["id"])
        )
    verification.require_remade(pdf, verdict, path)
    return verdict


def _prepared(session: Session, source: Path | str) -> tuple[Verdict, bytes]:
    pdf, path = packet_file.read_source(session, source)
    verdict = _settled(session, pdf, path)
    store = _missing(verdict, trust.trust_of(session.vault))
    has_parts = store.certificates or store.crls
    return verdict, longterm.append(pdf, store) if has_parts else pdf


def _missing(verdict: Verdict, trusted: trust.TrustStore) -> Addition:
    """What a check needs and the packet does not hold yet."""
    held = {
        part
        for each in verdict.archive.additions
        for part in (*each.certificates, *each.crls, each.token)
    }
    needed: list[bytes] = []
    for seal in verdict.seals:
        parts = cms_shape.read(seal)
        needed += [parts.certificate, *parts.chain]
    needed += [each.public_bytes(Encoding.DER) for each in trusted.timestamps]
    issuers = {x509.load_der_x509_certificate(each).subject for each in needed}
    lists = [each for each in trusted.lists if x509.load_der_x509_crl(each).issuer in issuers]
    return Addition(_new(needed, held), _new(lists, held))


def _new(parts: Sequence[bytes], held: set[bytes]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(each for each in parts if each not in held))


def _opened(key: KeyFile) -> Callable[[timestamp.Asked, datetime], bytes]:
    """What answers a request with a key, which is opened first: packets take longer."""
    data = _read(key.path)
    try:
        private, certificate, chain = stamping.unlocked(data, key.passphrase)
    except ValueError as problem:
        raise BadInputError("timestamp.key", file=str(key.path)) from problem
    if not stamping.is_for_stamps(certificate):
        raise BadInputError("timestamp.not_certificate", file=str(key.path))
    sign: Callable[[bytes], bytes] = SoftwareKey(private).sign
    return lambda asked, at: timestamp.answer(asked, sign, certificate, at, chain)


def _stamped(
    session: Session, pdf: bytes, token: bytes, verdict: Verdict, path: Path
) -> tuple[bytes, Verdict]:
    """The packet with the stamp, which must then be accepted by this vault."""
    said = timestamp.read(token)
    if said.digest != longterm.digest_to_stamp(pdf):
        raise CheckFailedError("timestamp.other_file", file=str(path))
    trusted = trust.trust_of(session.vault)
    if said.certificate not in trusted.timestamps:
        raise CheckFailedError(
            "timestamp.unknown_authority",
            file=str(path),
            name=stamping.name_of(said.certificate),
            fingerprint=authority.fingerprint(said.certificate),
        )
    if said.at > session.clock() + packet_standing.CLOCKS_APART:
        raise CheckFailedError(
            "timestamp.from_future", file=str(path), at=f"{said.at:%Y-%m-%d}",
            now=session.now_utc()[:10],
        )  # fmt: skip
    stamped = longterm.append(pdf, Addition(token=token))
    found = verification.verify_bytes(stamped, trusted, path)
    verification.require_accepted(found, path)
    return stamped, found


def _place(session: Session, pdf: bytes, verdict: Verdict, out: Path) -> Path:
    session.vault.put_attachment(pdf, packets.PDF)
    entries = packet_entries.stamped_entries(session, verdict, pdf, out, "out")
    with packet_file.placed(out, pdf, kept=True):
        session.record(entries)
    anchors.checkpoint(session)
    return out


def _record(session: Session, certificate: x509.Certificate, *, trusted: bool) -> None:
    digest = authority.fingerprint(certificate)
    body = {
        "name": stamping.name_of(certificate),
        "certificate_pem": authority.to_pem(certificate),
        "certificate_sha256": digest,
        "trusted": trusted,
    }
    session.record([NewEntry(kinds.TIMESTAMP_AUTHORITY, digest, body)])


def _named(certificate: x509.Certificate) -> StampAuthority:
    return StampAuthority(
        stamping.name_of(certificate),
        authority.fingerprint(certificate),
        f"{certificate.not_valid_after_utc:%Y-%m-%d}",
    )


def _read(path: Path) -> bytes:
    try:
        data = read_limited(path, _LIMIT_BYTES)
    except OSError as problem:
        raise BadInputError("timestamp.unreadable", file=str(path)) from problem
    if data is None:
        raise BadInputError("timestamp.too_large", file=str(path))
    return data
