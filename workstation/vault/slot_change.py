"""Changing the key slots so that the file and the ledger always agree.

The new file is written beside the old one, then the ledger names its hash, then it takes the
old one's name. A stop between two steps is settled at the next unlock: the ledger decides.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import files, slots
from workstation.vault.slots import SlotFile
from workstation.vault.store import Entry, NewEntry, Vault

SLOTS_CHANGED = "slots.changed"


def entry_for(sealed: SlotFile) -> NewEntry:
    """The entry that binds a slot file to the ledger."""
    return NewEntry(
        SLOTS_CHANGED,
        sealed.vault_id,
        {
            "epoch": sealed.epoch,
            "officers": [slot.officer for slot in sealed.slots],
            "sha256": sealed.sha256,
        },
    )


def apply(
    vault: Vault,
    sealed: SlotFile,
    *,
    officer: str,
    at: datetime,
    entries: Sequence[NewEntry] = (),
) -> list[Entry]:
    """Put a new slot list in force, together with the entries that say why."""
    pending = vault.directory / slots.PENDING
    slots.save(sealed, pending)
    written = vault.append([*entries, entry_for(sealed)], officer=officer, at=at)
    _put_in_force(vault.directory)
    return written


def settle(vault: Vault, found: SlotFile, data_key: bytes) -> SlotFile:
    """The slot list that the ledger names, after a change that was cut short if there was one.

    Raises:
        CheckFailedError: ``vault.slots_changed``: the list is not the one of the ledger, for
            example an older one put back.
    """
    file = vault.directory / slots.NAME
    pending = vault.directory / slots.PENDING
    named = vault.entries_of(SLOTS_CHANGED)
    if found.vault_id != vault.id or not named:
        raise CheckFailedError("vault.slots_changed", file=str(file))
    expected = named[-1].body["sha256"]
    if found.sha256 == expected:
        pending.unlink(missing_ok=True)
        return found
    candidate = _load_pending(pending)
    if candidate is None or candidate.sha256 != expected:
        raise CheckFailedError("vault.slots_changed", file=str(file))
    candidate.check_mac(data_key, pending)
    _put_in_force(vault.directory)
    return candidate


def _load_pending(pending: Path) -> SlotFile | None:
    try:
        return slots.load(pending)
    except StoreError:
        return None


def _put_in_force(directory: Path) -> None:
    target = directory / slots.NAME
    with files.disk_errors(target):
        (directory / slots.PENDING).replace(target)
        files.sync_folder(directory)
