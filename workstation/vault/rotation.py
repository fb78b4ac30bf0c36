"""Giving the vault a new data key, so that whoever left cannot open what is written from now on.

A copy of the database is made under the new key beside the old one, with the entries that say
why already in it, and checked. Then one rename decides. Before it the old slot list and the
old database belong together, after it the pending slot list and the new database; the next
unlock finds out which, and finishes or forgets. Exactly one key opens the vault at any moment.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import files, keys, slot_change, slots
from workstation.vault.slots import Secrets, SlotFile
from workstation.vault.store import NewEntry, Vault

KEY_ROTATED = "key.rotated"


@dataclass(frozen=True, slots=True)
class Rotated:
    """The slot list in force and what the officer at work holds now."""

    slot_file: SlotFile
    secrets: Secrets


def rotate(
    vault: Vault,
    current: SlotFile,
    held: Secrets,
    *,
    officer: str,
    at: datetime,
    entries: Sequence[NewEntry] = (),
) -> Rotated:
    """Put a new data key in force for everybody in a slot list.

    Args:
        vault: the open vault; it is open under the new key afterwards.
        current: the slots that stay, not yet sealed: for example without who left.
        held: what the officer at work holds.
        officer: id of the officer at work.
        at: when, by this machine's clock.
        entries: why, recorded together with the change.

    Raises:
        CheckFailedError: ``slots.first_format``; or the copy did not pass its check.
        StoreError: the disk failed; the old key is still in force.
    """
    data_key = keys.new_key()
    sealed = current.resealed(data_key).sealed(data_key)
    copy = vault.directory / slot_change.NEW_DATABASE
    slot_change.forget_copies(vault.directory)
    slots.save(sealed, vault.directory / slots.PENDING)
    rotated = NewEntry(KEY_ROTATED, vault.id, {"epoch": sealed.epoch})
    try:
        with vault.copy_under(copy, data_key) as renewed:
            renewed.append(
                [*entries, rotated, slot_change.entry_for(sealed)], officer=officer, at=at
            )
            if not (renewed.verify_file().ok and renewed.verify_ledger().ok):
                raise CheckFailedError("backup.copy_damaged", file=str(copy))
        vault.adopt(copy, data_key)
    finally:
        # It may be decided already: what stays behind is cleared away at the next unlock.
        with suppress(StoreError):
            slot_change.forget_copies(vault.directory)
    # It is decided. Should the disk fail now, the next unlock gives the slot list its name.
    with suppress(StoreError):
        with files.disk_errors(copy):
            files.sync_folder(vault.directory)
        slot_change.put_in_force(vault.directory)
    return Rotated(sealed, replace(held, data_key=data_key))
