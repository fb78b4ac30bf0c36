"""The key slots of a vault: who may open it.

The file is canonical JSON beside the database. A message authentication code under a key
derived from the data key covers the list as a whole, so that nobody without the data key can
add, remove, reorder or weaken a slot without being seen at the next unlock.
"""

import hmac
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import rfc8785

from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import files, keys
from workstation.vault.slot import (
    FIRST_FORMAT,
    CardHolder,
    Holder,
    PassphraseHolder,
    RecoverySlot,
    Secrets,
    Slot,
    make_sealed_slot,
    make_slot,
    open_slot,
    open_with_exchange,
    text_of,
)
from workstation.vault.slot_json import FirstSlotJson, RecoveryJson, SlotJson

__all__ = [
    "CardHolder",
    "Holder",
    "PassphraseHolder",
    "RecoverySlot",
    "Secrets",
    "Slot",
    "SlotFile",
    "load",
    "make_sealed_slot",
    "make_slot",
    "open_slot",
    "open_with_exchange",
    "save",
    "spend_time",
]

NAME = "vault.slots.json"
PENDING = "vault.slots.new.json"
FORMAT = "assessor-slots-2"
LIMIT_BYTES = 64 * 1024

_MAC_PURPOSE = "assessor key slots 1"


class _VaultJson(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str


class _FirstFileJson(
    msgspec.Struct, forbid_unknown_fields=True, tag_field="format", tag=FIRST_FORMAT
):
    vault: _VaultJson
    epoch: int
    slots: list[FirstSlotJson]
    mac: str

    def value(self) -> "SlotFile":
        listed = tuple(slot.value() for slot in self.slots)
        return SlotFile(
            self.vault.id, self.vault.name, self.epoch, listed, None, self.mac, FIRST_FORMAT
        )


class _FileJson(msgspec.Struct, forbid_unknown_fields=True, tag_field="format", tag=FORMAT):
    vault: _VaultJson
    epoch: int
    slots: list[SlotJson]
    recovery: RecoveryJson | None
    mac: str

    def value(self) -> "SlotFile":
        listed = tuple(slot.value() for slot in self.slots)
        recovery = self.recovery.value() if self.recovery is not None else None
        return SlotFile(self.vault.id, self.vault.name, self.epoch, listed, recovery, self.mac)


class _AnyFormatJson(msgspec.Struct):
    format: str


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All slots of one vault. ``epoch`` rises by one with each change.

    A file of the first format keeps it until something changes.
    """

    vault_id: str
    vault_name: str
    epoch: int
    slots: tuple[Slot, ...]
    recovery: RecoverySlot | None = None
    mac: str = ""
    format: str = FORMAT

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
        return self._changed(slots=kept + added)

    def without(self, officer: str) -> "SlotFile":
        """The list without an officer's slot."""
        return self._changed(slots=tuple(slot for slot in self.slots if slot.officer != officer))

    def with_recovery(self, recovery: RecoverySlot | None) -> "SlotFile":
        """The list with another recovery kit; shares of the one before open nothing any more."""
        return self._changed(recovery=recovery)

    def resealed(self, data_key: bytes) -> "SlotFile":
        """The list with another vault key in every slot and in the recovery kit.

        Raises:
            CheckFailedError: ``slots.first_format`` names the officers who must unlock once
                before, because only their passphrase opens their slot.
        """
        waiting = [slot.name for slot in self.slots if slot.is_first_format]
        if waiting:
            raise CheckFailedError("slots.first_format", names=", ".join(waiting))
        recovery = self.recovery
        return self._changed(
            slots=tuple(slot.resealed(self.vault_id, data_key) for slot in self.slots),
            recovery=recovery.resealed(self.vault_id, data_key) if recovery else None,
        )

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

    def _changed(self, **values: Any) -> "SlotFile":
        return replace(self, **values, epoch=self.epoch + 1, mac="", format=FORMAT)

    def _body(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "epoch": self.epoch,
            "format": self.format,
            "vault": {"id": self.vault_id, "name": self.vault_name},
        }
        if self.format == FIRST_FORMAT:
            return {**body, "slots": [_first_format_of(slot) for slot in self.slots]}
        recovery = self.recovery.to_json() if self.recovery is not None else None
        return {**body, "recovery": recovery, "slots": [slot.to_json() for slot in self.slots]}

    def _mac(self, data_key: bytes) -> str:
        key = keys.derive(data_key, _MAC_PURPOSE)
        return hmac.digest(key, rfc8785.dumps(self._body()), "sha256").hex()


def spend_time(slots: SlotFile, passphrase: str) -> None:
    """Do the work of a real attempt for an officer who has no slot."""
    kdf = next((slot.kdf for slot in slots.slots if slot.kdf is not None), keys.DEFAULT)
    keys.key_of_passphrase(passphrase, keys.new_salt(), kdf)


def load(path: Path) -> SlotFile:
    """Read and check a slot file; the MAC can only be checked once it is unlocked.

    Raises:
        StoreError: ``vault.slots_missing``, ``vault.slots_damaged``, ``vault.newer`` or
            ``vault.kdf_refused``.
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
        found = _parse(data)
    except (msgspec.DecodeError, ValueError, RecursionError) as problem:
        _refuse_newer(data, path)
        raise StoreError("vault.slots_damaged", file=str(path)) from problem
    for slot in found.slots:
        if slot.kdf is not None and not slot.kdf.is_acceptable:
            raise StoreError("vault.kdf_refused", file=str(path), officer=slot.name)
    return found


@lru_cache(maxsize=4)
def _parse(data: bytes) -> SlotFile:
    """The list in these bytes; unlocking asks for the same ones several times."""
    found = msgspec.json.decode(data, type=_FileJson | _FirstFileJson).value()
    if not found.slots or found.to_bytes() != data:
        raise ValueError("no slots, or not in canonical form")
    return found


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


def _refuse_newer(data: bytes, path: Path) -> None:
    """A list of a later format is said to be that, not to be damaged."""
    try:
        name, _, number = msgspec.json.decode(data, type=_AnyFormatJson).format.rpartition("-")
    except (msgspec.DecodeError, ValueError, RecursionError):
        return
    known, _, newest = FORMAT.rpartition("-")
    if name == known and number.isdecimal() and int(number) > int(newest):
        raise StoreError("vault.newer", file=str(path), found=int(number), known=int(newest))


def _first_format_of(slot: Slot) -> dict[str, Any]:
    holder = slot.holder
    if not isinstance(holder, PassphraseHolder):
        raise ValueError("the first format knows no smart card")
    return {
        "administrator": slot.administrator,
        "authority_key": text_of(slot.authority_key),
        "data_key": text_of(slot.data_key),
        "kdf": holder.kdf.to_json(),
        "name": slot.name,
        "officer": slot.officer,
        "role": slot.role,
        "salt": text_of(holder.salt),
        "signing_key": text_of(holder.signing_key),
        "title": slot.title,
    }
