"""Officers with real keys, and a trust store that knows them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.officer import Officer, Role
from workstation.identity import authority
from workstation.identity.signing_key import SoftwareKey

ISSUED = datetime(2026, 1, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Key:
    """What a signer offers."""

    officer: Officer
    private_key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, data: bytes) -> bytes:
        return SoftwareKey(self.private_key).sign(data)


@dataclass(frozen=True)
class Trust:
    """What a trust store offers."""

    roots: tuple[x509.Certificate, ...]
    officers: Mapping[str, Officer] | None = None
    timestamps: tuple[x509.Certificate, ...] = ()
    revoked: Mapping[int, str] = field(default_factory=dict)

    def revoked_since(self, certificate: x509.Certificate) -> str:
        return self.revoked.get(certificate.serial_number, "")


class Office:
    """A station's authority that issues certificates to officers."""

    def __init__(self, station: str = "OTT-04", at: datetime = ISSUED) -> None:
        self.station = station
        self.at = at
        self.key, self.certificate = authority.make_authority(station, at)
        self.issued: dict[str, Officer] = {}

    def officer(self, id: str, name: str, role: Role, at: datetime | None = None) -> Key:
        """A new officer with a new key."""
        officer = Officer(id, name, role, station=self.station)
        key = authority.new_private_key()
        certificate = authority.issue(
            officer,
            key.public_key(),
            authority_key=self.key,
            authority=self.certificate,
            at=at or self.at,
        )
        self.issued[authority.fingerprint(certificate)] = officer
        return Key(officer, key, certificate, (self.certificate,))

    def trust(self, **changes: Any) -> Trust:
        """A trust store that pins the officers."""
        return Trust(**{"roots": (self.certificate,), "officers": dict(self.issued), **changes})
