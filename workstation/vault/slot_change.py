"""Changing the key slots so that the file and the ledger always agree.

The new file is written beside the old one, then the ledger names its hash, then it takes the
old one's name. A stop between two steps is settled at the next unlock: the ledger decides.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import files, slots
from workstation.vault.slots import SlotFile
from workstation.vault.store import Entry, NewEntry, Vault

SLOTS_CHANGED = "slots.changed"
NEW_DATABASE = "vault.db.new"
"""The database under its next key, until it takes its place."""
TRIAL: Final = ".trial-"
"""How the folder begins in which a copy is opened, to prove what opens it."""


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
    """Put a new slot list in force, together with the entries that say why.

    Raises:
        StoreError: the disk failed before it was decided; the old list is still in force.
    """
    pending = vault.directory / slots.PENDING
    slots.save(sealed, pending)
    written = vault.append([*entries, entry_for(sealed)], officer=officer, at=at)
    # It is decided. Should the disk fail now, the next unlock gives the slot list its name.
    with suppress(StoreError):
        put_in_force(vault.directory)
    return written


def settle(vault: Vault, found: SlotFile, data_key: bytes) -> SlotFile:
    """The slot list that the ledger names, after a change that was cut short if there was one.

    Args:
        vault: the open vault.
        found: the list by which it was opened: the one in place, or the pending one.
        data_key: the vault's.

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
    if slots.load(file).sha256 == expected:
        with files.disk_errors(pending):
            pending.unlink(missing_ok=True)
        forget_copies(vault.directory)
        return slots.load(file)
    candidate = load_pending(vault.directory)
    if candidate is None or candidate.sha256 != expected:
        raise CheckFailedError("vault.slots_changed", file=str(file))
    candidate.check_mac(data_key, pending)
    put_in_force(vault.directory)
    forget_copies(vault.directory)
    return candidate


def forget_copies(directory: Path) -> None:
    """Take away the copies of a change of key and of a trial that did not come to their end.

    The database is renewed with its key, so one of a former key must not lie beside it.
    """
    with files.disk_errors(directory):
        trials = list(directory.glob(f"{TRIAL}*"))
    for trial in trials:
        shutil.rmtree(trial, ignore_errors=True)
    for ending in ("", "-wal", "-shm", "-journal"):
        left = directory / (NEW_DATABASE + ending)
        with files.disk_errors(left):
            left.unlink(missing_ok=True)


def load_pending(directory: Path) -> SlotFile | None:
    """The slot list of a change that was cut short, or None."""
    try:
        return slots.load(directory / slots.PENDING)
    except StoreError:
        return None


def put_in_force(directory: Path) -> None:
    """Give the pending slot list its name."""
    target = directory / slots.NAME
    with files.disk_errors(target):
        (directory / slots.PENDING).replace(target)
        files.sync_folder(directory)
