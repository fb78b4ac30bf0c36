"""What signing needs to know of an officer's key and of the keys that are trusted.

``workstation.identity`` holds the values; a smart card only has to offer the same attributes.
"""

from collections.abc import Mapping
from typing import Protocol

from cryptography import x509

from workstation.domain.officer import Officer


class Identity(Protocol):
    """An officer with a certificate, as a statement names them."""

    @property
    def officer(self) -> Officer:
        """Whose certificate it is."""

    @property
    def certificate(self) -> x509.Certificate:
        """The officer's certificate."""


class Signer(Identity, Protocol):
    """An unlocked signing key with its certificate and chain."""

    def sign(self, data: bytes) -> bytes:
        """ECDSA over the SHA-384 of the data, as DER; the key never leaves where it lies."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """Its issuers, up to the office's own root."""


class TrustStore(Protocol):
    """Whom this machine believes."""

    @property
    def roots(self) -> tuple[x509.Certificate, ...]:
        """Trusted office authorities; no others, and nothing is fetched."""

    @property
    def officers(self) -> Mapping[str, Officer] | None:
        """Officers by SHA-256 of their certificate, or None to go by the certificate."""

    @property
    def timestamps(self) -> tuple[x509.Certificate, ...]:
        """The certificates of time-stamp authorities that are believed, each by itself."""

    def revoked_since(self, certificate: x509.Certificate) -> str:
        """Since when a certificate counts no more, or ""."""
