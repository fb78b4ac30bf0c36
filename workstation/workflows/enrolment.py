"""What makes a person an officer of a station: an id, a key and a certificate for it."""

import re
import unicodedata
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.officer import Officer
from workstation.identity import authority as issuing


def officer_id(station: str, number: int) -> str:
    """The id of a station's nth officer, which no officer of another station has.

    Ids travel on packets, where the ladder compares them (B-21: nobody decides on their own
    file, and nobody twice); one id must never mean two people. Stations of one name would
    only make the ladder refuse more.
    """
    folded = unicodedata.normalize("NFKD", station).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Z0-9]+", "-", folded.upper()).strip("-")[:24]
    return f"O-{plain or sha256(station.encode()).hexdigest()[:6].upper()}-{number:04d}"


def enrol(
    officer: Officer, *, authority_key: bytes, root: x509.Certificate, at: datetime
) -> tuple[Officer, bytes]:
    """An officer with a fresh certificate, and the private key (PKCS #8) to wrap at once."""
    key = issuing.new_private_key()
    pinned = certify(officer, key.public_key(), authority_key=authority_key, root=root, at=at)
    return pinned, issuing.private_to_bytes(key)


def certify(
    officer: Officer,
    public_key: ec.EllipticCurvePublicKey,
    *,
    authority_key: bytes,
    root: x509.Certificate,
    at: datetime,
) -> Officer:
    """An officer with a fresh certificate for a key that lies elsewhere, as on a smart card."""
    certificate = issuing.issue(
        officer,
        public_key,
        authority_key=issuing.private_from_bytes(authority_key),
        authority=root,
        at=at,
    )
    return replace(officer, certificate_pem=issuing.to_pem(certificate))
