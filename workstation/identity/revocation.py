"""Lists of revoked certificates: made, written, read, and how old one may be.

Source: RFC 5280 section 5 (X.509 v2 CRL). ``openssl crl`` reads what :func:`make` gives.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.identity import authority
from workstation.identity.given_file import GivenFile
from workstation.outside import door
from workstation.vault.store import utc_text, utc_time

LIST_DAYS: Final = 31
"""How long a list counts as current when whoever makes it says nothing else."""
MOST_REVOKED: Final = 10_000
REASONS: Final[dict[str, x509.ReasonFlags]] = {
    "key-compromise": x509.ReasonFlags.key_compromise,
    "affiliation-changed": x509.ReasonFlags.affiliation_changed,
    "superseded": x509.ReasonFlags.superseded,
    "cessation": x509.ReasonFlags.cessation_of_operation,
    "privilege-withdrawn": x509.ReasonFlags.privilege_withdrawn,
    "unspecified": x509.ReasonFlags.unspecified,
}

_LIMIT_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Revoked:
    """One certificate that counts no more from a moment on."""

    serial: int
    at_utc: str
    reason: str = "unspecified"


@dataclass(frozen=True, slots=True)
class RevocationList:
    """A list as it was read. ``issuer`` is the key identifier of the authority that signed it."""

    issuer: str
    number: int
    this_update_utc: str
    next_update_utc: str
    revoked: tuple[Revoked, ...]
    der: bytes

    @property
    def place(self) -> tuple[int, str]:
        """What rises from list to list; a vault brought back may give a number once more."""
        return self.number, self.this_update_utc

    def to_body(self) -> dict[str, Any]:
        """The list as an entry of the ledger carries it."""
        return {
            "issuer": self.issuer,
            "number": self.number,
            "this_update": self.this_update_utc,
            "next_update": self.next_update_utc,
            "revoked": [
                {"serial": f"{each.serial:x}", "at": each.at_utc, "reason": each.reason}
                for each in self.revoked
            ],
            "crl_pem": to_pem(self.der),
        }


def make(
    issuer: x509.Certificate,
    key: ec.EllipticCurvePrivateKey,
    revoked: Iterable[Revoked],
    *,
    number: int,
    at: datetime,
    days: int = LIST_DAYS,
) -> bytes:
    """A list signed by an authority, as DER."""
    now = at.replace(microsecond=0)
    held = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(now)
        .next_update(now + timedelta(days=days))
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(held), critical=False
        )
    )
    for each in revoked:
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(each.serial)
            .revocation_date(utc_time(each.at_utc).replace(microsecond=0))
        )
        if each.reason != "unspecified":  # RFC 5280, 5.3.1: absent rather than unspecified
            entry = entry.add_extension(x509.CRLReason(REASONS[each.reason]), critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    return builder.sign(key, hashes.SHA384()).public_bytes(Encoding.DER)


def to_pem(der: bytes) -> str:
    """A list as PEM text, for ``openssl crl``."""
    return x509.load_der_x509_crl(der).public_bytes(Encoding.PEM).decode("ascii")


def read(path: Path) -> RevocationList:
    """A list from a file; whose signature it bears is found by :func:`signer_of`.

    Raises:
        BadInputError: ``crl.unreadable`` or ``crl.damaged``.
    """
    der = _LIST.open(path)
    with _LIST.checking(path):
        return parsed(der)


def list_in(data: bytes, given: str) -> bytes:
    """In the process without keys: the list in a PEM or DER file of this name, as DER.

    Raises:
        BadInputError: ``crl.damaged``.
    """
    with _LIST.checking(given):
        is_pem = data.lstrip().startswith(b"-----BEGIN")
        found = x509.load_pem_x509_crl(data) if is_pem else x509.load_der_x509_crl(data)
        return parsed(found.public_bytes(Encoding.DER)).der


_LIST: Final[GivenFile[bytes]] = GivenFile(
    "crl.", door.Task("workstation.identity.revocation:list_in", bytes), _LIMIT_BYTES
)


def parsed(der: bytes) -> RevocationList:
    """A list taken apart.

    Raises:
        ValueError: it has no number, end or issuer's key, an extension that must be understood,
            or too many lines.
    """
    found = x509.load_der_x509_crl(der)
    try:
        number = found.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
        issuer = found.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    except x509.ExtensionNotFound as problem:
        raise ValueError("the list lacks an extension") from problem
    is_partial = any(each.critical for each in found.extensions)
    until = found.next_update_utc
    if is_partial or until is None or not issuer.key_identifier or len(found) > MOST_REVOKED:
        raise ValueError("not a list that this program can rely on")
    return RevocationList(
        issuer.key_identifier.hex(),
        number,
        utc_text(found.last_update_utc),
        utc_text(until),
        tuple(
            Revoked(each.serial_number, utc_text(each.revocation_date_utc), _reason_of(each))
            for each in found
        ),
        found.public_bytes(Encoding.DER),
    )


def signer_of(
    found: RevocationList, authorities: Iterable[x509.Certificate]
) -> x509.Certificate | None:
    """The authority among these whose key signed the list and whose name it bears, or None."""
    signed = x509.load_der_x509_crl(found.der)
    for each in authorities:
        public = each.public_key()
        if (
            isinstance(public, ec.EllipticCurvePublicKey)
            and authority.key_id(each) == found.issuer
            and each.subject == signed.issuer
            and signed.is_signature_valid(public)
        ):
            return each
    return None


def _reason_of(line: x509.RevokedCertificate) -> str:
    try:
        flag = line.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except x509.ExtensionNotFound:
        return "unspecified"
    return next((name for name, each in REASONS.items() if each is flag), "unspecified")
