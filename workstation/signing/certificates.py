"""What a signer's certificate says, and whether this machine believes it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from workstation.domain.officer import Officer, Role
from workstation.identity import authority
from workstation.signing.signer import TrustStore

MIN_KEY_BITS = 256


@dataclass(frozen=True, slots=True)
class Subject:
    """The officer that a certificate names."""

    officer: str
    name: str
    authority: str
    station: str


def subject_of(certificate: x509.Certificate) -> Subject:
    """The officer named in a certificate; "" for what is not there."""
    return Subject(
        officer=_attribute(certificate, NameOID.SERIAL_NUMBER),
        name=_attribute(certificate, NameOID.COMMON_NAME),
        authority=_attribute(certificate, NameOID.TITLE),
        station=_attribute(certificate, NameOID.ORGANIZATION_NAME),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A signer as the certificate names them."""

    officer: Officer
    certificate: x509.Certificate


def named_in(certificate: x509.Certificate) -> Named:
    """The signer whom a certificate names.

    Raises:
        ValueError: its title is no authority that exists.
    """
    said = subject_of(certificate)
    officer = Officer(
        said.officer, said.name, Role(said.authority), station=said.station,
        acting=authority.acting_in(certificate),
    )  # fmt: skip
    return Named(officer, certificate)


def problems_of(
    certificate: x509.Certificate,
    at: datetime,
    expected: Role,
    trust: TrustStore,
    chain: Sequence[x509.Certificate] = (),
) -> list[str]:
    """Why this certificate may not sign for ``expected`` at ``at``; empty when it may.

    Args:
        certificate: the signer's.
        at: the claimed time of signing.
        expected: the authority that the field belongs to.
        trust: whom this machine believes.
        chain: the other certificates that the signature encloses.
    """
    problems = _key_problems(certificate)
    if at < certificate.not_valid_before_utc:
        problems.append("verify.not_yet_valid")
    if at > certificate.not_valid_after_utc:
        problems.append("verify.expired")
    if subject_of(certificate).authority != expected.value:
        problems.append("verify.wrong_authority")
    problems += _chain_problems(certificate, chain)
    problems += _pin_problems(certificate, at, expected, trust)
    problems += _issuer_problems(certificate, chain, trust)
    if any(_is_revoked(each, at, trust) for each in (certificate, *chain)):
        problems.append("verify.revoked")
    return problems


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate, in hexadecimal; the key of the trust store."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _chain_problems(certificate: x509.Certificate, chain: Sequence[x509.Certificate]) -> list[str]:
    """What a signature encloses is what stands above the signer, up to a root, and no more.

    Nothing of it is signed: anybody could put a stranger's certificate there, put one there
    twice, or take one away. So there is one form of it.
    """
    if not chain or len(set(chain)) != len(chain):
        return ["verify.chain"]
    above, current = list(chain), certificate
    while above:
        issuer = next((each for each in above if authority.is_issued_by(current, each)), None)
        if issuer is None:
            return ["verify.chain"]
        above.remove(issuer)
        current = issuer
    return [] if authority.is_issued_by(current, current) else ["verify.chain"]


def _issuer_problems(
    certificate: x509.Certificate, chain: Sequence[x509.Certificate], trust: TrustStore
) -> list[str]:
    """A station's authority names officers of that station only; an office's those of any."""
    station = subject_of(certificate).station
    for issuer in (*trust.roots, *chain):
        if authority.is_issued_by(certificate, issuer) and not authority.is_office(issuer):
            return [] if subject_of(issuer).station == station else ["verify.foreign_officer"]
    return []


def _is_revoked(certificate: x509.Certificate, at: datetime, trust: TrustStore) -> bool:
    since = trust.revoked_since(certificate)
    return bool(since) and at >= datetime.fromisoformat(since)


def _pin_problems(
    certificate: x509.Certificate, at: datetime, expected: Role, trust: TrustStore
) -> list[str]:
    if trust.officers is None:
        return []
    pinned: Officer | None = trust.officers.get(fingerprint(certificate))
    if pinned is None:
        return ["verify.not_in_roster"]
    problems = [] if pinned.authority is expected else ["verify.wrong_authority"]
    if pinned.disabled_utc and at > datetime.fromisoformat(pinned.disabled_utc):
        problems.append("verify.disabled")
    return problems


def _key_problems(certificate: x509.Certificate) -> list[str]:
    key = certificate.public_key()
    strong = isinstance(key, ec.EllipticCurvePublicKey) and key.curve.key_size >= MIN_KEY_BITS
    return [] if strong else ["verify.weak_algorithm"]


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""
