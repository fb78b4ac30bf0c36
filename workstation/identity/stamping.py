"""Time-stamp authorities: their certificates and keys, and which of them a vault believes.

A vault believes no authority for time-stamps unless an administrator named its certificate: an
authority that issues to officers says nothing about time.

Source: RFC 3161, 2.3 (one extended key usage, critical); SP 800-57 for the lifetime.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from workstation.identity import authority
from workstation.vault.store import Vault

TIMESTAMP_AUTHORITY = "timestamp.authority"
"""Body: ``name certificate_pem certificate_sha256 trusted``; the subject is the digest."""

YEARS = 10
MIN_RSA_BITS = 2048
MIN_CURVE_BITS = 256


def trusted_in(vault: Vault) -> tuple[x509.Certificate, ...]:
    """The time-stamp authorities that a vault believes, oldest first."""
    latest = {entry.subject: entry.body for entry in vault.entries_of(TIMESTAMP_AUTHORITY)}
    return tuple(
        authority.from_pem(body["certificate_pem"]) for body in latest.values() if body["trusted"]
    )


def is_for_stamps(certificate: x509.Certificate) -> bool:
    """Whether a certificate is that of a time-stamp authority, and strong enough."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
        key = certificate.public_key()
    except (x509.ExtensionNotFound, *authority.DEFECTS):
        return False
    if not authority.reads_as_kept(*authority.names_of(certificate)):
        return False
    only = list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING] and usage.critical
    if isinstance(key, rsa.RSAPublicKey):
        return only and key.key_size >= MIN_RSA_BITS
    if isinstance(key, ec.EllipticCurvePublicKey):
        return only and key.curve.key_size >= MIN_CURVE_BITS
    return False


def for_stamps(certificates: Iterable[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Those that are of time-stamp authorities."""
    return tuple(each for each in certificates if is_for_stamps(each))


def name_of(certificate: x509.Certificate) -> str:
    """What an authority calls itself."""
    return (
        authority.subject_value(certificate, NameOID.COMMON_NAME)
        or certificate.subject.rfc4514_string()
    )


def make(name: str, at: datetime) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A new time-stamp authority: its key and its certificate, which it issues to itself."""
    key = authority.new_private_key()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start = at.replace(microsecond=0)
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start - timedelta(days=1))
        .not_valid_after(start + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return key, builder.sign(key, hashes.SHA384())


def locked(
    key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, passphrase: str
) -> bytes:
    """A key with its certificate as PKCS #12, under a passphrase."""
    return pkcs12.serialize_key_and_certificates(
        name_of(certificate).encode(), key, certificate, None,
        BestAvailableEncryption(passphrase.encode()),
    )  # fmt: skip


def unlocked(
    data: bytes, passphrase: str
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate, tuple[x509.Certificate, ...]]:
    """The key of a PKCS #12 file, its certificate, and the issuers that stand beside it.

    Raises:
        ValueError: another passphrase, or no such file.
    """
    key, certificate, more = pkcs12.load_key_and_certificates(data, passphrase.encode())
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None:
        raise ValueError("not an elliptic curve key with its certificate")
    return key, certificate, tuple(more)
