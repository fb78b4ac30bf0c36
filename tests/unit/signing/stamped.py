"""A time-stamp authority, a revocation list, and a packet lifted with them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from tests.unit.signing.keys import Office, Trust
from tests.unit.signing.packet import Signed
from workstation.identity import stamping
from workstation.identity.signing_key import SoftwareKey
from workstation.signing import longterm, timestamp

STAMPED_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Authority:
    """Who stamps."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def make(cls, name: str = "Office time-stamps") -> "Authority":
        """A new one."""
        return cls(*stamping.make(name, STAMPED_AT - timedelta(days=30)))

    def token(self, digest: bytes, at: datetime = STAMPED_AT) -> bytes:
        """A stamp over a digest."""
        asked = timestamp.Asked(digest)
        sign = SoftwareKey(self.key).sign
        return timestamp.token_in(timestamp.answer(asked, sign, self.certificate, at), "")


def revocation_list(office: Office, *revoked: tuple[x509.Certificate, datetime]) -> bytes:
    """The office's list of the day."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(office.certificate.subject)
        .last_update(STAMPED_AT)
        .next_update(STAMPED_AT + timedelta(days=31))
    )
    for certificate, at in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
        builder = builder.add_revoked_certificate(entry.revocation_date(at).build())
    return builder.sign(office.key, hashes.SHA384()).public_bytes(Encoding.DER)


@dataclass(frozen=True)
class Lifted:
    """A packet with what a check needs and a stamp over it."""

    signed: Signed
    authority: Authority

    @cached_property
    def certificates(self) -> tuple[bytes, ...]:
        """Of those who signed, and of the office."""
        who = (self.signed.author, self.signed.director, self.signed.committee, self.signed.office)
        return tuple(each.certificate.public_bytes(Encoding.DER) for each in who)

    @cached_property
    def stored(self) -> bytes:
        """With the store only."""
        lists = [revocation_list(self.signed.office)]
        return longterm.append_store(self.signed.decided, self.certificates, lists)

    @cached_property
    def pdf(self) -> bytes:
        """With store and stamp."""
        return longterm.append_stamp(self.stored, self.authority.token)

    @cached_property
    def trust(self) -> Trust:
        """Who knows the authority."""
        return replace(self.signed.office.trust(), timestamps=(self.authority.certificate,))

    def __hash__(self) -> int:
        return id(self)
