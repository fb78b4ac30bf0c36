"""The office's certificate authority and the certificates that it issues to officers.

Source: RFC 5280; NIST SP 800-186 (P-384), SP 800-57 part 1 for the lifetimes: an officer's
key 3 years, the authority's 10.
"""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from workstation.domain.error import BadInputError
from workstation.domain.officer import Officer
from workstation.domain.text import is_readable, is_written

AUTHORITY_DAYS = 3653
DEFECTS = (
    ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion, x509.DuplicateExtension,
)  # fmt: skip
"""What reading a certificate that somebody spoiled can raise."""
OFFICER_DAYS = 1096
ADMINISTRATOR = "administrator"
ACTING = "acting"
"""First unit in the subject of who acts for another authority; the second is the instrument."""
LONGEST_LINE = 300
"""The longest line that is read of what others call themselves."""
LONGEST_NAME = 64
"""Source: RFC 5280 appendix A.1, upper bounds of commonName, title and organization."""

# Clocks of machines without a network differ: a certificate holds from a day before its issue.
_BACKDATED = timedelta(days=1)


def new_private_key() -> ec.EllipticCurvePrivateKey:
    """A fresh P-384 key."""
    return ec.generate_private_key(ec.SECP384R1())


def private_to_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """A private key as PKCS #8 DER, to be wrapped at once."""
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def private_from_bytes(data: bytes) -> ec.EllipticCurvePrivateKey:
    """A private key from its PKCS #8 DER."""
    key = serialization.load_der_private_key(data, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("not an elliptic curve key")
    return key


def make_authority(
    station: str, at: datetime
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A new authority for a station: its key and its self-signed certificate."""
    key = new_private_key()
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, station),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{station} authority"[:LONGEST_NAME]),
        ]
    )
    public = key.public_key()
    builder = (
        build(name, name, public, at, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(authority=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )
    return key, builder.sign(key, hashes.SHA384())


def issue(
    officer: Officer,
    public_key: ec.EllipticCurvePublicKey,
    *,
    authority_key: ec.EllipticCurvePrivateKey,
    authority: x509.Certificate,
    at: datetime,
    span: tuple[datetime, datetime] | None = None,
) -> x509.Certificate:
    """A certificate that binds an officer's key to name, id, office and station.

    An administrator's says so, in the subject's unit: it is what rosters are believed by. Who
    acts for another authority is named with the instrument, and the certificate holds for its
    ``span`` only, to the second.
    """
    subject = subject_of(officer)
    issuer_id = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        build(subject, authority.subject, public_key, at, OFFICER_DAYS, span=span)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(authority=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id),
            critical=False,
        )
    )
    return builder.sign(authority_key, hashes.SHA384())


def subject_of(officer: Officer) -> x509.Name:
    """How a certificate names an officer."""
    units = [ADMINISTRATOR] if officer.administrator else []
    if officer.acting:
        units = [ACTING, officer.acting]
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, officer.station),
            *(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit) for unit in units),
            x509.NameAttribute(NameOID.TITLE, officer.authority.value),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, officer.id),
            x509.NameAttribute(NameOID.COMMON_NAME, officer.name),
        ]
    )


def units_of(certificate: x509.Certificate) -> tuple[str, ...]:
    """The units of the subject, in their order."""
    found = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return tuple(str(each.value) for each in found)


def acting_in(certificate: x509.Certificate) -> str:
    """The instrument by which the subject acts for the authority in its title; "" for none."""
    units = units_of(certificate)
    return units[1] if len(units) == 2 and units[0] == ACTING else ""


def key_id(certificate: x509.Certificate) -> str:
    """The subject's key identifier in hexadecimal; "" when the certificate has none."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier)
    except (x509.ExtensionNotFound, *DEFECTS):
        return ""
    return found.value.digest.hex()


def issuer_key_id(certificate: x509.Certificate) -> str:
    """The identifier of the key that signed the certificate, as it says; "" when it does not."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier)
    except (x509.ExtensionNotFound, *DEFECTS):
        return ""
    return (found.value.key_identifier or b"").hex()


def is_office(certificate: x509.Certificate) -> bool:
    """True for the authority of an office, which may issue to stations; theirs may not."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except (x509.ExtensionNotFound, *DEFECTS):
        return False
    return found.ca and found.path_length is not None and found.path_length >= 1


def is_issued_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    """True when the authority's key signed the certificate, and it may sign certificates."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (InvalidSignature, *DEFECTS):
        return False
    return is_authority(authority)


def is_authority(certificate: x509.Certificate) -> bool:
    """True for a certificate that says it may issue others."""
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, *DEFECTS):
        return False
    return constraints.value.ca


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 of a certificate in hexadecimal, by which people compare it."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def to_pem(certificate: x509.Certificate) -> str:
    """A certificate as PEM text."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def from_pem(text: str) -> x509.Certificate:
    """A certificate from PEM text.

    Raises:
        ValueError: it is not one.
    """
    return x509.load_pem_x509_certificate(text.encode("ascii"))


def subject_value(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    """One attribute of the subject, or "" when it is not there."""
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


def name_in(certificate: x509.Certificate) -> str:
    """The name of whom a certificate is for."""
    return subject_value(certificate, NameOID.COMMON_NAME)


def check_name(name: str, field: str) -> str:
    """A name that a certificate can carry, trimmed.

    Raises:
        BadInputError: ``name.empty``, ``name.long`` or ``name.controls``.
    """
    trimmed = " ".join(name.split())
    if not is_written(trimmed):
        raise BadInputError("name.empty", place=field)
    if len(trimmed) > LONGEST_NAME:
        raise BadInputError("name.long", place=field, most=LONGEST_NAME)
    if not trimmed.isprintable():
        raise BadInputError("name.controls", place=field)
    return trimmed


def reads_as_kept(*texts: str) -> bool:
    """Whether what others call themselves is one line without what nobody can see.

    A mark that turns or hides letters would make a name read as another's.
    """
    return all(
        len(each) <= LONGEST_LINE and "\n" not in each and all(is_readable(one) for one in each)
        for each in texts
    )


def names_of(certificate: x509.Certificate) -> tuple[str, ...]:
    """Everything by which a certificate names whom it is for."""
    return tuple(str(each.value) for each in certificate.subject)


def build(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: ec.EllipticCurvePublicKey,
    at: datetime,
    days: int,
    *,
    span: tuple[datetime, datetime] | None = None,
) -> x509.CertificateBuilder:
    """A certificate without extensions, for some days from its issue or for a span exactly."""
    start = at.replace(microsecond=0)
    begin, end = span or (start - _BACKDATED, start + timedelta(days=days))
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
    )


def usage(*, authority: bool) -> x509.KeyUsage:
    """What a key may do: issue certificates and lists, or sign."""
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
