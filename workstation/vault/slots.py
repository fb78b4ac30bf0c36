"""The key slots: who may open the vault, and the vault's key wrapped once for each of them.

The file is canonical JSON beside the database. A message authentication code under a key
derived from the data key covers the list as a whole, so that nobody without the data key can
add, remove, reorder or weaken a slot without being seen at the next unlock.
"""

import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import rfc8785

from workstation.domain.error import CheckFailedError, StoreError
from workstation.domain.officer import Officer, Role
from workstation.vault import files, keys
from workstation.vault.keys import KdfParameters

NAME = "vault.slots.json"
PENDING = "vault.slots.new.json"
FORMAT = "assessor-slots-1"
LIMIT_BYTES = 64 * 1024

_MAC_PURPOSE = "assessor key slots 1"


class _KdfJson(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    memory_kib: int
    iterations: int
    lanes: int


class _SlotJson(msgspec.Struct, forbid_unknown_fields=True):
    officer: str
    name: str
    role: str
    title: str
    administrator: bool
    kdf: _KdfJson
    salt: str
    data_key: str
    signing_key: str
    authority_key: str


class _VaultJson(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str


class _FileJson(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    vault: _VaultJson
    epoch: int
    slots: list[_SlotJson]
    mac: str


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a slot gives to the officer who opens it.

    ``signing_key`` and ``authority_key`` are private keys as PKCS #8 DER; the second is there
    for administrators only.
    """

    data_key: bytes
    signing_key: bytes
    authority_key: bytes = b""

    def __repr__(self) -> str:
        return "Secrets(…)"


@dataclass(frozen=True, slots=True)
class Slot:
    """One officer's slot. The wrapped keys are useless without the officer's passphrase."""

    officer: str
    name: str
    role: str
    title: str
    administrator: bool
    kdf: KdfParameters
    salt: bytes
    data_key: bytes
    signing_key: bytes
    authority_key: bytes = b""

    def to_json(self) -> dict[str, Any]:
        """The slot as it stands in the file."""
        return {
            "administrator": self.administrator,
            "authority_key": _text(self.authority_key),
            "data_key": _text(self.data_key),
            "kdf": self.kdf.to_json(),
            "name": self.name,
            "officer": self.officer,
            "role": self.role,
            "salt": _text(self.salt),
            "signing_key": _text(self.signing_key),
            "title": self.title,
        }


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All slots of one vault. ``epoch`` rises by one with each change."""

    vault_id: str
    vault_name: str
    epoch: int
    slots: tuple[Slot, ...]
    mac: str = ""

    def find(self, officer: str) -> Slot | None:
        """The slot of an officer, by id or, where only one has it, by name."""
        by_id = [slot for slot in self.slots if slot.officer == officer]
        wanted = officer.strip().casefold()
        found = by_id or [slot for slot in self.slots if slot.name.casefold() == wanted]
        return found[0] if len(found) == 1 else None

    def with_slot(self, slot: Slot) -> "SlotFile":
        """The list with a slot added, or put in the place of the officer's old one."""
        kept = tuple(slot if old.officer == slot.officer else old for old in self.slots)
        added = () if any(old.officer == slot.officer for old in self.slots) else (slot,)
        return replace(self, slots=kept + added, epoch=self.epoch + 1, mac="")

    def without(self, officer: str) -> "SlotFile":
        """The list without an officer's slot."""
        kept = tuple(slot for slot in self.slots if slot.officer != officer)
        return replace(self, slots=kept, epoch=self.epoch + 1, mac="")

    def sealed(self, data_key: bytes) -> "SlotFile":
        """The list with its authentication code."""
        return replace(self, mac=self._mac(data_key))

    def check_mac(self, data_key: bytes, file: Path) -> None:
        """Refuse a list that was changed by someone without the data key.

        Raises:
            CheckFailedError: ``vault.slots_changed``.
        """
        if not hmac.compare_digest(self._mac(data_key).encode(), self.mac.encode()):
            raise CheckFailedError("vault.slots_changed", file=str(file))

    def to_bytes(self) -> bytes:
        """The file's content: canonical JSON."""
        content: bytes = rfc8785.dumps({**self._body(), "mac": self.mac})
        return content

    @property
    def sha256(self) -> str:
        """The hash that the ledger names."""
        return sha256(self.to_bytes()).hexdigest()

    def _body(self) -> dict[str, Any]:
        return {
            "epoch": self.epoch,
            "format": FORMAT,
            "slots": [slot.to_json() for slot in self.slots],
            "vault": {"id": self.vault_id, "name": self.vault_name},
        }

    def _mac(self, data_key: bytes) -> str:
        key = keys.derive(data_key, _MAC_PURPOSE)
        return hmac.digest(key, rfc8785.dumps(self._body()), "sha256").hex()


def make_slot(
    *, vault_id: str, officer: Officer, passphrase: str, secrets: Secrets, kdf: KdfParameters
) -> Slot:
    """A slot that the passphrase opens; an administrator's when there is an authority key."""
    salt = keys.new_salt()
    key = keys.key_of_passphrase(passphrase, salt, kdf)

    def wrap(secret: bytes, purpose: str) -> bytes:
        return keys.wrap(key, secret, _associated(vault_id, officer.id, purpose, kdf, salt))

    return Slot(
        officer=officer.id,
        name=officer.name,
        role=officer.authority.value,
        title=officer.title,
        administrator=bool(secrets.authority_key),
        kdf=kdf,
        salt=salt,
        data_key=wrap(secrets.data_key, "data"),
        signing_key=wrap(secrets.signing_key, "signing"),
        authority_key=wrap(secrets.authority_key, "authority") if secrets.authority_key else b"",
    )


def open_slot(slot: Slot, vault_id: str, passphrase: str) -> Secrets | None:
    """What the slot holds, or None when the passphrase is not the one that made it."""
    key = keys.key_of_passphrase(passphrase, slot.salt, slot.kdf)

    def unwrap(wrapped: bytes, purpose: str) -> bytes | None:
        associated = _associated(vault_id, slot.officer, purpose, slot.kdf, slot.salt)
        return keys.unwrap(key, wrapped, associated)

    data_key = unwrap(slot.data_key, "data")
    signing_key = unwrap(slot.signing_key, "signing")
    authority_key = unwrap(slot.authority_key, "authority") if slot.authority_key else b""
    if data_key is None or signing_key is None or authority_key is None:
        return None
    return Secrets(data_key, signing_key, authority_key)


def spend_time(slots: SlotFile, passphrase: str) -> None:
    """Do the work of a real attempt for an officer who has no slot."""
    kdf = slots.slots[0].kdf if slots.slots else keys.DEFAULT
    keys.key_of_passphrase(passphrase, keys.new_salt(), kdf)


def load(path: Path) -> SlotFile:
    """Read and check a slot file; the MAC can only be checked once it is unlocked.

    Raises:
        StoreError: ``vault.slots_missing``, ``vault.slots_damaged`` or ``vault.kdf_refused``.
    """
    try:
        data = files.read_limited(path, LIMIT_BYTES)
    except FileNotFoundError as problem:
        raise StoreError("vault.slots_missing", file=str(path)) from problem
    except OSError as problem:
        raise files.disk_error(problem, str(path)) from problem
    if data is None:
        raise StoreError("vault.slots_damaged", file=str(path))
    try:
        parsed = msgspec.json.decode(data, type=_FileJson)
        slots = _to_slots(parsed)
    except (msgspec.DecodeError, ValueError, RecursionError) as problem:
        raise StoreError("vault.slots_damaged", file=str(path)) from problem
    if parsed.format != FORMAT or not slots.slots or slots.to_bytes() != data:
        raise StoreError("vault.slots_damaged", file=str(path))
    for slot in slots.slots:
        if not slot.kdf.is_acceptable:
            raise StoreError("vault.kdf_refused", file=str(path), officer=slot.name)
    return slots


def save(slots: SlotFile, path: Path) -> None:
    """Write the slot file whole.

    Raises:
        StoreError: ``vault.slots_full``: more officers than the file may hold; or the disk.
    """
    data = slots.to_bytes()
    if len(data) > LIMIT_BYTES:
        raise StoreError("vault.slots_full", file=str(path), count=len(slots.slots))
    with files.replacing(path) as stream:
        stream.write(data)


def _to_slots(parsed: _FileJson) -> SlotFile:
    return SlotFile(
        vault_id=parsed.vault.id,
        vault_name=parsed.vault.name,
        epoch=parsed.epoch,
        slots=tuple(_to_slot(slot) for slot in parsed.slots),
        mac=parsed.mac,
    )


def _to_slot(parsed: _SlotJson) -> Slot:
    if parsed.kdf.name != "argon2id":
        raise ValueError("unknown key derivation")
    Role(parsed.role)  # refuses an office that does not exist
    slot = Slot(
        officer=parsed.officer,
        name=parsed.name,
        role=parsed.role,
        title=parsed.title,
        administrator=parsed.administrator,
        kdf=KdfParameters(parsed.kdf.memory_kib, parsed.kdf.iterations, parsed.kdf.lanes),
        salt=b64decode(parsed.salt, validate=True),
        data_key=b64decode(parsed.data_key, validate=True),
        signing_key=b64decode(parsed.signing_key, validate=True),
        authority_key=b64decode(parsed.authority_key, validate=True),
    )
    wrapped = [slot.data_key, slot.signing_key, *filter(None, [slot.authority_key])]
    if len(slot.salt) != keys.SALT_SIZE_BYTES or not all(map(keys.is_wrapped, wrapped)):
        raise ValueError("a salt or a wrapped key of another size")
    return slot


def _associated(
    vault_id: str, officer: str, purpose: str, kdf: KdfParameters, salt: bytes
) -> bytes:
    content: bytes = rfc8785.dumps(
        {
            "format": FORMAT,
            "kdf": kdf.to_json(),
            "officer": officer,
            "purpose": purpose,
            "salt": _text(salt),
            "vault": vault_id,
        }
    )
    return content


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
