"""Keys from passphrases, and keys wrapped under keys.

Source: RFC 9106 (Argon2id), NIST SP 800-132 (PBKDF2), NIST SP 800-38D (AES-GCM), RFC 5869
(HKDF); Python cannot wipe
memory, so a key is gone only when the process ends.
"""

import secrets
from dataclasses import dataclass
from typing import Any, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

KEY_SIZE_BYTES = 32
SALT_SIZE_BYTES = 16
NONCE_SIZE_BYTES = 12
TAG_SIZE_BYTES = 16

FLOOR_KIB = 64 * 1024
CEILING_KIB = 2 * 1024 * 1024
FLOOR_ITERATIONS = 3
CEILING_ITERATIONS = 64
CEILING_LANES = 16

PBKDF2_FLOOR = 600_000
PBKDF2_CEILING = 20_000_000


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """How hard a passphrase is to guess: Argon2id with this memory, passes and lanes.

    Source: RFC 9106 s.4; the floor is its second recommended option.
    """

    memory_kib: int = 256 * 1024
    iterations: int = 3
    lanes: int = 4

    @property
    def is_acceptable(self) -> bool:
        """False below the floor (an attempt to make guessing cheap) or above the ceiling."""
        return (
            FLOOR_KIB <= self.memory_kib <= CEILING_KIB
            and FLOOR_ITERATIONS <= self.iterations <= CEILING_ITERATIONS
            and 1 <= self.lanes <= CEILING_LANES
        )

    def to_json(self) -> dict[str, Any]:
        """The parameters as they stand in a slot."""
        return {
            "iterations": self.iterations,
            "lanes": self.lanes,
            "memory_kib": self.memory_kib,
            "name": "argon2id",
        }


@dataclass(frozen=True, slots=True)
class Pbkdf2Parameters:
    """PBKDF2-HMAC-SHA-512, for places that must use an approved algorithm.

    It costs a guesser far less than Argon2id does: choose it only where a rule asks for it.
    Source: NIST SP 800-132; the floor is that of security 3.1.
    """

    iterations: int = 2_000_000

    @property
    def is_acceptable(self) -> bool:
        """False below the floor or above the ceiling."""
        return PBKDF2_FLOOR <= self.iterations <= PBKDF2_CEILING

    def to_json(self) -> dict[str, Any]:
        """The parameters as they stand in a slot."""
        return {"iterations": self.iterations, "name": "pbkdf2-hmac-sha512"}


Kdf: TypeAlias = KdfParameters | Pbkdf2Parameters
"""Either way from a passphrase to a key."""

DEFAULT = KdfParameters()
FLOOR = KdfParameters(memory_kib=FLOOR_KIB)
"""The weakest parameters that are accepted; for tests."""


def new_key() -> bytes:
    """A fresh random 256-bit key."""
    return secrets.token_bytes(KEY_SIZE_BYTES)


def new_salt() -> bytes:
    """A fresh random salt."""
    return secrets.token_bytes(SALT_SIZE_BYTES)


def key_of_passphrase(passphrase: str, salt: bytes, kdf: Kdf) -> bytes:
    """The key that a passphrase, already normalised, stands for: about one second of work."""
    if not kdf.is_acceptable:
        raise ValueError("key derivation parameters out of bounds")
    if isinstance(kdf, Pbkdf2Parameters):
        return PBKDF2HMAC(
            algorithm=hashes.SHA512(),
            length=KEY_SIZE_BYTES,
            salt=salt,
            iterations=kdf.iterations,
        ).derive(passphrase.encode("utf-8"))
    return Argon2id(
        salt=salt,
        length=KEY_SIZE_BYTES,
        iterations=kdf.iterations,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    ).derive(passphrase.encode("utf-8"))


def derive(key: bytes, purpose: str, size_bytes: int = KEY_SIZE_BYTES) -> bytes:
    """A key for one purpose from a key that is already random."""
    return HKDF(
        algorithm=hashes.SHA256(), length=size_bytes, salt=None, info=purpose.encode("ascii")
    ).derive(key)


def wrap(key: bytes, secret: bytes, associated: bytes) -> bytes:
    """A secret sealed under a key and bound to what it belongs to."""
    nonce = secrets.token_bytes(NONCE_SIZE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, associated)


def is_wrapped(data: bytes) -> bool:
    """Whether these bytes are long enough to hold a wrapped secret."""
    return len(data) > NONCE_SIZE_BYTES + TAG_SIZE_BYTES


def unwrap(key: bytes, wrapped: bytes, associated: bytes) -> bytes | None:
    """The secret, or None when the key, the data or what it belongs to is not the same."""
    nonce, sealed = wrapped[:NONCE_SIZE_BYTES], wrapped[NONCE_SIZE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, sealed, associated)
    except InvalidTag:
        return None
