"""One officer's key slot: the vault's key sealed to the officer, and what opens the seal.

Each slot has a key pair of its own. The vault's key is sealed to the public half, so that a new
vault key can be given to everybody who stays without anybody's passphrase. The private half
lies wrapped under the passphrase, or never leaves the officer's smart card. The recovery kit is
sealed to in the same way; its private half exists only as printed shares.
"""

from base64 import b64encode
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import rfc8785

from workstation.domain.officer import Officer
from workstation.vault import keys, seal
from workstation.vault.keys import Kdf
from workstation.vault.seal import Exchange

FIRST_FORMAT = "assessor-slots-1"
"""Also bound into what is wrapped under a passphrase, which did not change since."""
_SEALED_FORMAT = "assessor-slots-2"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a slot gives to the officer who opens it.

    ``signing_key`` and ``authority_key`` are private keys as PKCS #8 DER; the first is empty
    when a smart card signs, the second is there for administrators only.
    """

    data_key: bytes
    signing_key: bytes
    authority_key: bytes = b""

    def __repr__(self) -> str:
        return "Secrets(…)"


@dataclass(frozen=True, slots=True)
class PassphraseHolder:
    """Private keys wrapped under a passphrase.

    ``sealing_key`` is empty in a slot of the first format, whose vault key is wrapped under the
    passphrase itself; it becomes one of the second when its officer next unlocks.
    """

    kdf: Kdf
    salt: bytes
    sealing_key: bytes
    signing_key: bytes

    def to_json(self) -> dict[str, Any]:
        """The holder as it stands in the file."""
        return {
            "kdf": self.kdf.to_json(),
            "kind": "passphrase",
            "salt": text_of(self.salt),
            "sealing_key": text_of(self.sealing_key),
            "signing_key": text_of(self.signing_key),
        }


@dataclass(frozen=True, slots=True)
class CardHolder:
    """Private keys on a smart card: which token, and which keys on it.

    ``exchange_id`` and ``signing_id`` are the CKA_ID of the key that agrees and of the key that
    signs, in hexadecimal. Source: PKCS #11 v2.40, 4.4.
    """

    token: str
    serial: str
    exchange_id: str
    signing_id: str

    def to_json(self) -> dict[str, Any]:
        """The holder as it stands in the file."""
        return {
            "exchange_id": self.exchange_id,
            "kind": "card",
            "serial": self.serial,
            "signing_id": self.signing_id,
            "token": self.token,
        }


Holder: TypeAlias = PassphraseHolder | CardHolder


@dataclass(frozen=True, slots=True)
class Slot:
    """One officer's slot. What is in it is useless without its holder's private key.

    ``public`` is the point that ``data_key`` and ``authority_key`` are sealed to; empty in a
    slot of the first format.
    """

    officer: str
    name: str
    role: str
    title: str
    administrator: bool
    public: bytes
    data_key: bytes
    holder: Holder
    authority_key: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """The slot as it stands in the file."""
        return {
            "administrator": self.administrator,
            "authority_key": text_of(self.authority_key),
            "data_key": text_of(self.data_key),
            "holder": self.holder.to_json(),
            "name": self.name,
            "officer": self.officer,
            "public": text_of(self.public),
            "role": self.role,
            "title": self.title,
        }

    @property
    def kdf(self) -> Kdf | None:
        """How the passphrase becomes a key; None for a smart card."""
        return self.holder.kdf if isinstance(self.holder, PassphraseHolder) else None

    @property
    def is_first_format(self) -> bool:
        """Whether only the passphrase itself opens it, so that it cannot be given a new key."""
        return not self.public

    def resealed(self, vault_id: str, data_key: bytes) -> "Slot":
        """The slot with another vault key in it.

        Raises:
            ValueError: a slot of the first format.
        """
        sealed = seal.seal(self.public, data_key, _sealed_to(vault_id, self.officer, "data"))
        return replace(self, data_key=sealed)


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The vault's key, and the station's authority key, sealed to the printed recovery kit.

    ``needed`` of ``shares`` shares give the private half of ``public``; ``identifier`` is the
    number that stands on each of them.
    """

    identifier: str
    made_utc: str
    needed: int
    shares: int
    public: bytes
    data_key: bytes = field(default=b"", repr=False)
    authority_key: bytes = field(default=b"", repr=False)

    def to_json(self) -> dict[str, Any]:
        """The recovery slot as it stands in the file."""
        return {
            "authority_key": text_of(self.authority_key),
            "data_key": text_of(self.data_key),
            "identifier": self.identifier,
            "made": self.made_utc,
            "needed": self.needed,
            "public": text_of(self.public),
            "shares": self.shares,
        }

    def holding(self, vault_id: str, data_key: bytes, authority_key: bytes) -> "RecoverySlot":
        """The same kit with the vault's and the authority's key sealed to it."""
        return replace(
            self.resealed(vault_id, data_key),
            authority_key=seal.seal(self.public, authority_key, self._bound(vault_id, "authority")),
        )

    def resealed(self, vault_id: str, data_key: bytes) -> "RecoverySlot":
        """The same kit with another vault key."""
        sealed = seal.seal(self.public, data_key, self._bound(vault_id, "data"))
        return replace(self, data_key=sealed)

    def open(self, vault_id: str, exchange: Exchange) -> Secrets | None:
        """What the kit holds, or None when the shares are those of another kit."""
        data_key = seal.unseal(exchange, self.public, self.data_key, self._bound(vault_id, "data"))
        authority_key = seal.unseal(
            exchange, self.public, self.authority_key, self._bound(vault_id, "authority")
        )
        if data_key is None or authority_key is None:
            return None
        return Secrets(data_key, b"", authority_key)

    def _bound(self, vault_id: str, purpose: str) -> bytes:
        return _sealed_to(vault_id, f"recovery {self.identifier}", purpose)


def make_slot(
    *, vault_id: str, officer: Officer, passphrase: str, secrets: Secrets, kdf: Kdf
) -> Slot:
    """A slot that the passphrase opens; an administrator's when there is an authority key."""
    salt, sealing_key = keys.new_salt(), seal.new_key()
    key = keys.key_of_passphrase(passphrase, salt, kdf)

    def wrap(secret: bytes, purpose: str) -> bytes:
        return keys.wrap(key, secret, _wrapped_for(vault_id, officer.id, purpose, kdf, salt))

    holder = PassphraseHolder(
        kdf, salt, wrap(sealing_key, "sealing"), wrap(secrets.signing_key, "signing")
    )
    return make_sealed_slot(
        vault_id=vault_id,
        officer=officer,
        public=seal.public_of(sealing_key),
        holder=holder,
        secrets=secrets,
    )


def make_sealed_slot(
    *, vault_id: str, officer: Officer, public: bytes, holder: Holder, secrets: Secrets
) -> Slot:
    """A slot whose secrets are sealed to a public point, for example a smart card's."""

    def sealed(secret: bytes, purpose: str) -> bytes:
        return seal.seal(public, secret, _sealed_to(vault_id, officer.id, purpose))

    authority_key = secrets.authority_key
    return Slot(
        officer=officer.id,
        name=officer.name,
        role=officer.authority.value,
        title=officer.title,
        administrator=bool(authority_key),
        public=public,
        data_key=sealed(secrets.data_key, "data"),
        holder=holder,
        authority_key=sealed(authority_key, "authority") if authority_key else b"",
    )


def open_slot(slot: Slot, vault_id: str, passphrase: str) -> Secrets | None:
    """What the slot holds, or None when the passphrase is not the one that made it."""
    holder = slot.holder
    if not isinstance(holder, PassphraseHolder):
        return None
    key = keys.key_of_passphrase(passphrase, holder.salt, holder.kdf)

    def unwrap(wrapped: bytes, purpose: str) -> bytes | None:
        bound = _wrapped_for(vault_id, slot.officer, purpose, holder.kdf, holder.salt)
        return keys.unwrap(key, wrapped, bound)

    signing_key = unwrap(holder.signing_key, "signing")
    if signing_key is None:
        return None
    if slot.is_first_format:
        data_key = unwrap(slot.data_key, "data")
        authority_key = unwrap(slot.authority_key, "authority") if slot.authority_key else b""
        if data_key is None or authority_key is None:
            return None
        return Secrets(data_key, signing_key, authority_key)
    sealing_key = unwrap(holder.sealing_key, "sealing")
    if sealing_key is None:
        return None
    opened = open_with_exchange(slot, vault_id, seal.exchange_with(sealing_key))
    return replace(opened, signing_key=signing_key) if opened is not None else None


def open_with_exchange(slot: Slot, vault_id: str, exchange: Exchange) -> Secrets | None:
    """What is sealed in the slot, by a holder that can agree on a key; None when it cannot."""

    def unsealed(sealed: bytes, purpose: str) -> bytes | None:
        bound = _sealed_to(vault_id, slot.officer, purpose)
        return seal.unseal(exchange, slot.public, sealed, bound)

    data_key = unsealed(slot.data_key, "data")
    authority_key = unsealed(slot.authority_key, "authority") if slot.authority_key else b""
    if data_key is None or authority_key is None:
        return None
    return Secrets(data_key, b"", authority_key)


def text_of(data: bytes) -> str:
    """Bytes as they stand in the file."""
    return b64encode(data).decode("ascii")


def _wrapped_for(vault_id: str, officer: str, purpose: str, kdf: Kdf, salt: bytes) -> bytes:
    content: bytes = rfc8785.dumps(
        {
            "format": FIRST_FORMAT,
            "kdf": kdf.to_json(),
            "officer": officer,
            "purpose": purpose,
            "salt": text_of(salt),
            "vault": vault_id,
        }
    )
    return content


def _sealed_to(vault_id: str, holder: str, purpose: str) -> bytes:
    content: bytes = rfc8785.dumps(
        {"format": _SEALED_FORMAT, "holder": holder, "purpose": purpose, "vault": vault_id}
    )
    return content
