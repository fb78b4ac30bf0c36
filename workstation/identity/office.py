"""The office's authority above the stations', requests for certificates, and the answers to them.

One office has one root. Its private key lies in the vault of the station that is the office,
sealed under that station's authority key: whoever administers the vault, or holds its recovery
kit, can use it, and nobody else. A station keeps its key when it is enrolled: the office issues a
second certificate for the same name and key, so that every officer's certificate stays as it is.

Source: RFC 5280 (4.2.1.9 path length), RFC 2986 (requests), NIST SP 800-57 part 1 for lifetimes.
``openssl req -verify`` reads what :func:`station_request` writes.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from workstation.domain.officer import Officer
from workstation.identity import authority
from workstation.identity.given_file import GivenFile
from workstation.identity.signing_key import SigningKey
from workstation.outside import door
from workstation.vault import keys

OFFICE_DAYS = 5479
"""Fifteen years."""
TRIAL = "TRIAL / ESSAI"
ROSTER_UNIT = "roster"
"""Unit of the certificate that signs an office's roster, and nothing else."""
LONGEST_OFFICE = authority.LONGEST_NAME - len(f"{TRIAL}  office authority")

_LIMIT_BYTES = 256 * 1024
_PURPOSE = "assessor office authority 1"
_MOST_CERTIFICATES = 8


def make_office(
    name: str, at: datetime, *, trial: bool
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A new office authority: its key and its self-signed certificate.

    One for trials says so in its name, wherever that name is shown.
    """
    key = authority.new_private_key()
    called = f"{TRIAL} {name}" if trial else name
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, called),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{called} office authority"),
        ]
    )
    public = key.public_key()
    builder = (
        authority.build(subject, subject, public, at, OFFICE_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=1), critical=True)
        .add_extension(authority.usage(authority=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    return key, builder.sign(key, hashes.SHA384())


def is_trial(office: x509.Certificate) -> bool:
    """Whether this authority was made for trials."""
    return name_of(office).startswith(TRIAL)


def name_of(certificate: x509.Certificate) -> str:
    """The organisation that a certificate names: an office, a station, or an officer's station."""
    return authority.subject_value(certificate, NameOID.ORGANIZATION_NAME)


def certify_station(
    request: x509.CertificateSigningRequest,
    *,
    office_key: ec.EllipticCurvePrivateKey,
    office: x509.Certificate,
    at: datetime,
) -> x509.Certificate:
    """The certificate of a station's authority: same name and key, issued by the office."""
    public = request.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    builder = (
        authority.build(request.subject, office.subject, public, at, authority.AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(authority.usage(authority=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(_issued_by(office), critical=False)
    )
    return builder.sign(office_key, hashes.SHA384())


def certify_roster_signer(
    officer: Officer,
    public: ec.EllipticCurvePublicKey,
    *,
    office_key: ec.EllipticCurvePrivateKey,
    office: x509.Certificate,
    span: tuple[datetime, datetime],
    content_sha256: str,
) -> x509.Certificate:
    """A certificate for signing one roster, that of this content, and nothing else.

    It names no authority, so it signs no packet. Whoever signed a roster once, and kept the key,
    signs no other with it: for that the office's own key is needed.
    """
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, officer.station),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, ROSTER_UNIT),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, officer.id),
            x509.NameAttribute(NameOID.COMMON_NAME, officer.name),
            x509.NameAttribute(NameOID.DN_QUALIFIER, content_sha256),
        ]
    )
    builder = (
        authority.build(subject, office.subject, public, span[0], 0, span=span)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(authority.usage(authority=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(_issued_by(office), critical=False)
    )
    return builder.sign(office_key, hashes.SHA384())


def roster_of_signer(certificate: x509.Certificate) -> str:
    """The SHA-256 of the one roster that a certificate may sign; "" of an earlier form."""
    return authority.subject_value(certificate, NameOID.DN_QUALIFIER)


def station_request(
    key: ec.EllipticCurvePrivateKey, station: x509.Certificate
) -> x509.CertificateSigningRequest:
    """A station's request, signed with the key that its officers' certificates were issued by."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(station.subject)
    return builder.sign(key, hashes.SHA384())


def officer_request(officer: Officer, key: SigningKey) -> bytes:
    """An officer's request as DER, signed wherever the key lies, so on a smart card as well."""
    from asn1crypto import algos, core, csr
    from asn1crypto import keys as asn1_keys
    from asn1crypto import x509 as asn1_x509
    from cryptography.hazmat.primitives.serialization import PublicFormat

    public = key.public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    info = csr.CertificationRequestInfo(
        {
            "version": "v1",
            "subject": asn1_x509.Name.load(authority.subject_of(officer).public_bytes()),
            "subject_pk_info": asn1_keys.PublicKeyInfo.load(public),
            "attributes": [],
        }
    )
    request = csr.CertificationRequest(
        {
            "certification_request_info": info,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha384_ecdsa"}),
            "signature": core.OctetBitString(key.sign(info.dump())),
        }
    )
    return bytes(request.dump())


def seal_key(
    office_key: ec.EllipticCurvePrivateKey, office: x509.Certificate, authority_key: bytes
) -> bytes:
    """The office's private key, to be kept in the vault of the station that is the office."""
    return keys.wrap(
        keys.derive(authority_key, _PURPOSE),
        authority.private_to_bytes(office_key),
        _bound(office),
    )


def open_key(
    sealed: bytes, office: x509.Certificate, authority_key: bytes
) -> ec.EllipticCurvePrivateKey | None:
    """The office's private key; None when it was sealed under another authority key."""
    opened = keys.unwrap(keys.derive(authority_key, _PURPOSE), sealed, _bound(office))
    return authority.private_from_bytes(opened) if opened is not None else None


def request_to_pem(request: x509.CertificateSigningRequest | bytes) -> bytes:
    """A request as PEM, for ``openssl req``."""
    if isinstance(request, bytes):
        request = x509.load_der_x509_csr(request)
    return request.public_bytes(Encoding.PEM)


def read_request(path: Path) -> x509.CertificateSigningRequest:
    """A request whose own signature holds.

    Raises:
        BadInputError: ``enrol.request_unreadable`` or ``enrol.request_damaged``.
    """
    return checked_request(_REQUEST.open(path), str(path))


def request_in(data: bytes, given: str) -> bytes:
    """In the process without keys: the one request in a PEM file of this name, as DER.

    Raises:
        BadInputError: ``enrol.request_damaged``.
    """
    with _REQUEST.checking(given):
        request = x509.load_pem_x509_csr(data)
    return checked_request(request.public_bytes(Encoding.DER), given).public_bytes(Encoding.DER)


def checked_request(der: bytes, file: str) -> x509.CertificateSigningRequest:
    """A request by a P-384 key that signed it.

    Raises:
        BadInputError: ``enrol.request_damaged``.
    """
    with _REQUEST.checking(file):
        request = x509.load_der_x509_csr(der)
        public = request.public_key()
        holds = (
            request.is_signature_valid
            and isinstance(public, ec.EllipticCurvePublicKey)
            and isinstance(public.curve, ec.SECP384R1)
            and isinstance(request.signature_hash_algorithm, hashes.SHA384)
        )
    if not holds:
        raise _REQUEST.damaged(file)
    return request


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a request: the certificate, and the authorities above it in order."""

    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...]


def answer_to_pem(certificate: x509.Certificate, *above: x509.Certificate) -> bytes:
    """A certificate and what is above it, as one PEM file."""
    return "".join(authority.to_pem(each) for each in (certificate, *above)).encode("ascii")


def read_answer(path: Path) -> Answer:
    """The certificates of an answer, each issued by the next and the last by itself.

    Raises:
        BadInputError: ``enrol.answer_unreadable`` or ``enrol.answer_damaged``.
    """
    found = _ANSWER.open(path)
    with _ANSWER.checking(path):
        certificates = tuple(x509.load_der_x509_certificate(each) for each in found)
        readable = all(authority.reads_as_kept(*authority.names_of(each)) for each in certificates)
    if not readable or not _is_chain(certificates):
        raise _ANSWER.damaged(path)
    return Answer(certificates[0], certificates[1:])


def answer_in(data: bytes, given: str) -> tuple[bytes, ...]:
    """In the process without keys: the certificates of a PEM file of this name, as DER.

    Raises:
        BadInputError: ``enrol.answer_damaged``.
    """
    with _ANSWER.checking(given):
        found = x509.load_pem_x509_certificates(data)
    if not 2 <= len(found) <= _MOST_CERTIFICATES:
        raise _ANSWER.damaged(given)
    return tuple(each.public_bytes(Encoding.DER) for each in found)


_REQUEST: Final[GivenFile[bytes]] = GivenFile(
    "enrol.request_", door.Task("workstation.identity.office:request_in", bytes), _LIMIT_BYTES
)
_ANSWER: Final[GivenFile[tuple[bytes, ...]]] = GivenFile(
    "enrol.answer_",
    door.Task("workstation.identity.office:answer_in", tuple[bytes, ...]),
    _LIMIT_BYTES,
)


def _is_chain(certificates: tuple[x509.Certificate, ...]) -> bool:
    above = (*certificates[1:], certificates[-1])
    return len(certificates) > 1 and all(
        authority.is_issued_by(each, issuer)
        for each, issuer in zip(certificates, above, strict=True)
    )


def _issued_by(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    held = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(held)


def _bound(office: x509.Certificate) -> bytes:
    content: bytes = rfc8785.dumps({"format": _PURPOSE, "office": authority.fingerprint(office)})
    return content
