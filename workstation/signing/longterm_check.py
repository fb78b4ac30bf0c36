"""What the additions to a packet are worth: the level that it reaches, or why it is refused.

That each addition is made of nothing but its parts was compared byte for byte; here the parts
are judged. Nothing may stand in the store that a check of this packet does not need.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.identity import stamping
from workstation.signing import cms_shape, timestamp
from workstation.signing.longterm import Addition, Archive, StampVerdict
from workstation.signing.reading import FoundPacket, FoundSignature
from workstation.signing.revision import signing_time
from workstation.signing.signer import TrustStore
from workstation.signing.statement import serial_text

CLOCKS_DIFFER = timedelta(minutes=1)
"""How much later than its time-stamp a signature may claim to be."""

_SIGNING = (
    rsa.RSAPublicKey,
    ec.EllipticCurvePublicKey,
    ed25519.Ed25519PublicKey,
    ed448.Ed448PublicKey,
)
"""Keys that a list may be signed with; others agree on secrets only, or are of the past."""

BROKEN = "verify.timestamp_broken"
UNKNOWN = "verify.timestamp_unknown"
EARLY = "verify.timestamp_early"
FOREIGN = "verify.archive_foreign"
REVOKED = "verify.revoked"


def judge(packet: FoundPacket, trust: TrustStore) -> Archive:
    """Judge what follows the last signature."""
    if not packet.additions:
        return Archive()
    stamps, problems = _stamps(packet, trust)
    known = _known(packet, trust)
    store = _Store()
    for each in packet.additions:
        problems += [] if each.token else store.take(each, known)
    problems += _revoked(packet.signatures, store.lists)
    return Archive(
        level="B-B" if problems else _level(packet.additions, _needs(packet.signatures)),
        stamps=tuple(stamps),
        additions=packet.additions,
        problems=tuple(dict.fromkeys(problems)),
    )


def _stamps(packet: FoundPacket, trust: TrustStore) -> tuple[list[StampVerdict], list[str]]:
    tokens = [each.token for each in packet.additions if each.token]
    if len(tokens) != len(packet.stamps):
        return [], [BROKEN]
    last = max(signing_time(each.statement) for each in packet.signatures)
    verdicts: list[StampVerdict] = []
    problems: list[str] = []
    for token, embedded in zip(tokens, packet.stamps, strict=True):
        try:
            said = timestamp.read(token)
        except ValueError:
            return verdicts, [*problems, BROKEN]
        is_known = said.certificate in trust.timestamps
        problems += _stamp_problems(said, embedded, is_known=is_known)
        if last > said.at + CLOCKS_DIFFER:
            problems.append(EARLY)
        last = said.at
        verdicts.append(_verdict(said, is_known=is_known))
    return verdicts, problems


def _stamp_problems(said: timestamp.Stamp, embedded: Any, *, is_known: bool) -> list[str]:
    status = _status(embedded, said)
    covers = status.coverage.name in ("ENTIRE_FILE", "ENTIRE_REVISION")
    holds = status.intact and status.valid and covers and embedded.compute_digest() == said.digest
    if not holds or not stamping.is_for_stamps(said.certificate):
        return [BROKEN]
    begins, ends = said.certificate.not_valid_before_utc, said.certificate.not_valid_after_utc
    if not begins <= said.at <= ends:
        return [BROKEN]
    return [] if is_known else [UNKNOWN]


def _status(embedded: Any, said: timestamp.Stamp) -> Any:
    """What pyHanko says of a stamp, its own certificate taken for true: that is judged by us."""
    from asn1crypto import x509 as asn1_x509
    from pyhanko.sign.validation import validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    anchor = asn1_x509.Certificate.load(said.certificate.public_bytes(Encoding.DER))
    context = ValidationContext(
        trust_roots=[anchor], moment=said.at, allow_fetching=False, revocation_mode="soft-fail"
    )
    return validate_pdf_timestamp(embedded, validation_context=context, skip_diff=True)


def _verdict(said: timestamp.Stamp, *, is_known: bool) -> StampVerdict:
    return StampVerdict(
        at=f"{said.at:%Y-%m-%dT%H:%M:%SZ}",
        authority=stamping.name_of(said.certificate),
        certificate=serial_text(said.certificate.serial_number),
        trusted=is_known,
        renew_before=f"{said.certificate.not_valid_after_utc:%Y-%m-%d}",
    )


class _Store:
    """The certificates and lists of a file, one addition after the other."""

    def __init__(self) -> None:
        self._seen: set[bytes] = set()
        self._issuers: list[x509.Certificate] = []
        self.lists: list[x509.CertificateRevocationList] = []

    def take(self, addition: Addition, known: set[bytes]) -> list[str]:
        """Why these parts do not belong here; empty when they do."""
        parts = [*addition.certificates, *addition.crls]
        fresh = set(parts)
        if not parts or len(fresh) != len(parts) or fresh & self._seen:
            return [FOREIGN]
        self._seen |= fresh
        if not set(addition.certificates) <= known:
            return [FOREIGN]
        self._issuers += [x509.load_der_x509_certificate(each) for each in addition.certificates]
        return [] if all(self._takes_list(each) for each in addition.crls) else [FOREIGN]

    def _takes_list(self, der: bytes) -> bool:
        try:
            found = x509.load_der_x509_crl(der)
        except ValueError:
            return False
        self.lists.append(found)
        whole = found.public_bytes(Encoding.DER) == der
        return whole and any(is_list_of(found, each) for each in self._issuers)


def is_list_of(found: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """Whether a revocation list is signed by this authority."""
    if found.issuer != issuer.subject:
        return False
    try:
        key = issuer.public_key()
        return isinstance(key, _SIGNING) and found.is_signature_valid(key)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False


def certificates_of(signature: FoundSignature) -> tuple[bytes, ...]:
    """The certificates that a signature carries, its signer's first."""
    parts = cms_shape.read(signature.cms)
    return (parts.certificate, *parts.chain)


def _known(packet: FoundPacket, trust: TrustStore) -> set[bytes]:
    """What may stand in the store: who signed, who stamped, and who issued them."""
    found = {der for each in packet.signatures for der in certificates_of(each)}
    for each in packet.additions:
        if each.token:
            found |= set(timestamp.certificates_in(each.token))
    trusted = [*trust.roots, *trust.timestamps]
    return found | {each.public_bytes(Encoding.DER) for each in trusted}


def _needs(signatures: Sequence[FoundSignature]) -> set[bytes]:
    """The names of the authorities whose revocation lists a check needs."""
    needed = set()
    for signature in signatures:
        for der in certificates_of(signature):
            found = x509.load_der_x509_certificate(der)
            if found.subject != found.issuer:
                needed.add(found.issuer.public_bytes())
    return needed


def _level(additions: Sequence[Addition], needed: set[bytes]) -> str:
    """The level reached: whether a stamp stands, and the lists stand before the last stamp."""
    stamped = any(each.token for each in additions)
    if not stamped:
        return "B-B"
    end = max(at for at, each in enumerate(additions) if each.token)
    before = {name for each in additions[:end] for name in _issuers(each)}
    after = {name for each in additions[end:] for name in _issuers(each)}
    if needed <= before:
        return "B-LTA"
    return "B-LT" if needed <= before | after else "B-T"


def _issuers(addition: Addition) -> set[bytes]:
    return {x509.load_der_x509_crl(each).issuer.public_bytes() for each in addition.crls}


def _revoked(
    signatures: Sequence[FoundSignature], lists: Sequence[x509.CertificateRevocationList]
) -> list[str]:
    """A signature counts when it was made before its certificate was taken back."""
    return [REVOKED for each in signatures if _is_revoked(each, lists)]


def _is_revoked(signature: FoundSignature, lists: Sequence[x509.CertificateRevocationList]) -> bool:
    at: datetime = signing_time(signature.statement)
    for der in certificates_of(signature):
        found = x509.load_der_x509_certificate(der)
        for each in lists:
            if each.issuer != found.issuer:
                continue
            entry = each.get_revoked_certificate_by_serial_number(found.serial_number)
            if entry is not None and entry.revocation_date_utc <= at:
                return True
    return False
