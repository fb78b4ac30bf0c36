"""The one narrow way in which anything is signed: bytes in, a signature out.

A key in the officer's slot and a key on a smart card offer the same, so that nothing above
needs to know where a private key lies.
"""

from dataclasses import dataclass, field
from typing import Protocol

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec


class SigningKey(Protocol):
    """An unlocked P-384 key."""

    @property
    def public_key(self) -> ec.EllipticCurvePublicKey:
        """Its public half, which a certificate names."""

    def sign(self, data: bytes) -> bytes:
        """ECDSA over the SHA-384 of the data, as DER."""


@dataclass(frozen=True, slots=True)
class SoftwareKey:
    """A key in the memory of this process."""

    private_key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def public_key(self) -> ec.EllipticCurvePublicKey:
        """Its public half."""
        return self.private_key.public_key()

    def sign(self, data: bytes) -> bytes:
        """ECDSA over the SHA-384 of the data, as DER."""
        return self.private_key.sign(data, ec.ECDSA(hashes.SHA384()))
