"""The key of a database's pages, and what authenticates each of them.

SQLCipher does not write down with which hash it authenticates pages, and the wrong one looks like
damage. The first bytes of the file, its salt, tell: it is derived from the data key, for each hash
under a name of its own. Databases are made with SHA-256, which processors have instructions for;
those of earlier programs have SHA-512 until their key is renewed.

Source: SQLCipher 4 design, "Page structure": ciphertext, IV, HMAC over both and the page's number;
the key of the HMAC is derived from the raw key and the file's salt, by SHA-512 in every case.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import pbkdf2_hmac
from typing import Final

from workstation.vault import keys

SALT_SIZE_BYTES: Final = 16
_SALT_MASK: Final = 0x3A
_PASSES: Final = 2


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to authenticate pages: its hash for Python and SQLCipher, what the salt is for."""

    digest: str
    setting: str
    size_bytes: int
    purpose: str


_KINDS: Final = (
    _Kind("sha256", "HMAC_SHA256", 32, "assessor database salt 2"),
    _Kind("sha512", "HMAC_SHA512", 64, "assessor database salt 1"),
)
"""The one that is written first, then earlier ones."""


@dataclass(frozen=True)
class PageKey:
    """What opens one database file.

    Attributes:
        raw: 96 hexadecimal digits: a 256-bit key, then the file's 128-bit salt.
    """

    raw: str = field(repr=False)
    _kind: _Kind

    @property
    def start(self) -> bytes:
        """What the file begins with: its salt."""
        return bytes.fromhex(self.raw)[-SALT_SIZE_BYTES:]

    @property
    def settings(self) -> tuple[str, ...]:
        """What SQLCipher must be told besides the key, before the first page is read."""
        return (f"cipher_hmac_algorithm = {self._kind.setting}",)

    def is_authentic(self, page: bytes, number: int) -> bool:
        """Whether a page was written under this key, for this place; the first has number 1.

        The salt at the start of the first is in no HMAC; it is compared.
        """
        if number == 1 and not page.startswith(self.start):
            return False
        start, size = SALT_SIZE_BYTES if number == 1 else 0, self._kind.size_bytes
        signed = page[start:-size] + number.to_bytes(4, "little")
        found = hmac.digest(self._hmac_key, signed, self._kind.digest)
        return hmac.compare_digest(found, page[-size:])

    @cached_property
    def _hmac_key(self) -> bytes:
        key = bytes.fromhex(self.raw)[: keys.KEY_SIZE_BYTES]
        salt = bytes(byte ^ _SALT_MASK for byte in self.start)
        return pbkdf2_hmac("sha512", key, salt, _PASSES, keys.KEY_SIZE_BYTES)


def new(data_key: bytes) -> PageKey:
    """The key of a database that is about to be made."""
    return next(_all(data_key))


def of(data_key: bytes, start: bytes) -> PageKey | None:
    """The key of a database that begins with these bytes; None when it is not this data key's."""
    return next((key for key in _all(data_key) if key.start == start), None)


def _all(data_key: bytes) -> Iterator[PageKey]:
    if len(data_key) != keys.KEY_SIZE_BYTES:  # SQLCipher takes a shorter one as a passphrase
        raise ValueError(f"a data key has {keys.KEY_SIZE_BYTES} bytes")
    for kind in _KINDS:
        salt = keys.derive(data_key, kind.purpose, SALT_SIZE_BYTES)
        yield PageKey((data_key + salt).hex(), kind)
