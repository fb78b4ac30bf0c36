"""Bringing a vault back from a backup: first what it would change, then the change.

Nothing is ever overwritten. A vault that lies at the place is moved aside under a name that
says when; the one from the backup is complete, checked and on the disk before that.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from workstation.domain.error import StoreError, UserError
from workstation.vault import backup_file, creation, files, folder, shelf, slots
from workstation.vault.backup_file import BackupReport
from workstation.vault.ledger import NewEntry
from workstation.vault.slots import SlotFile
from workstation.vault.store import Vault, utc_text
from workstation.workflows import backup_place
from workstation.workflows.backup_place import BACKUP_RESTORED
from workstation.workflows.ledger_difference import LedgerDifference, compare

RESTORED = "vault.restored.json"
_LIMIT_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Plan:
    """What restoring a backup would change.

    Attributes:
        report: what the backup says of itself.
        directory: where it would go.
        moved_to: what a vault that is there now would be called; None where there is none.
        same_vault: whether that is the vault that the backup was made of; None where that
            cannot be read.
        newest_known: the last entry known of that vault without a passphrase, from its newest
            backup on this machine; 0 where nothing is known.
        officers_lost: who can unlock now and could not afterwards.
        officers_back: who could unlock again.
        officers_changed: whose way to unlock differs, for example by a changed passphrase.
        ledger: what the records differ in, where a passphrase opened both.
        ledger_problem: why the records could not be compared; None where nobody asked.
    """

    report: BackupReport
    directory: Path
    moved_to: Path | None
    same_vault: bool | None
    newest_known: int
    officers_lost: tuple[str, ...]
    officers_back: tuple[str, ...]
    officers_changed: tuple[str, ...]
    ledger: LedgerDifference | None = None
    ledger_problem: UserError | None = None

    @property
    def loses_entries(self) -> bool:
        """Whether something that was recorded is known to be missing from the backup."""
        if self.ledger is not None:
            return self.ledger.lacking > 0
        return bool(self.same_vault) and self.newest_known > self.report.seq


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: the backup, and where the vault that was there is now."""

    report: BackupReport
    moved_to: Path | None


class _NoteJson(msgspec.Struct, forbid_unknown_fields=True):
    at: str
    file_name: str
    seq: int
    head: str
    replaced: str


def plan(
    path: Path, directory: Path, at: datetime, *, officer: str = "", passphrase: str = ""
) -> Plan:
    """Look at a backup and at what lies at the place; nothing is changed.

    Args:
        path: the backup.
        directory: where the vault is to be.
        at: now.
        officer: of the vault that is there, to compare the records.
        passphrase: theirs.

    Raises:
        BadInputError: the file is not a whole backup, or of a later program.
        UsageError: something else than a vault lies at the place.
        NotAllowedError: ``vault.in_use``.
        StoreError: the disk failed.
    """
    report = backup_file.check_digests(path)
    if not _holds_vault(directory):
        folder.check_free(directory)
        return Plan(report, directory, None, None, 0, (), (), ())
    folder.refuse_if_taken(directory)
    there, theirs = _slots_there(directory), _slots_of(path, directory)
    is_same = there.vault_id == report.vault_id if there is not None else None
    ledger, problem = None, None
    if there is not None and is_same and passphrase:
        try:
            ledger = compare(directory, there, path, theirs, officer, passphrase)
        except UserError as found:
            problem = found
    return Plan(
        report, directory, _aside(directory, at), is_same, _newest_known(there),
        *_officers(there, theirs), ledger, problem,
    )  # fmt: skip


def restore(path: Path, directory: Path, at: datetime) -> Restored:
    """Put the vault of a backup at a place; it opens with the passphrases of its day.

    Raises:
        BadInputError: the file is not a whole backup, or of a later program.
        UsageError: something else than a vault lies at the place.
        NotAllowedError: ``vault.in_use``.
        StoreError: the disk failed; what was there is there still, under its own name or the
            one that ``moved_to`` would have given.
    """
    if not _holds_vault(directory):
        with creation.new_folder(directory) as temporary:
            report = _unpack(path, temporary, at, "")
        return Restored(report, None)
    moved_to = _aside(directory, at)
    target = directory.absolute()
    fresh = target.with_name(f".{secrets.token_hex(8)}.new")
    with creation.new_folder(fresh) as temporary:
        report = _unpack(path, temporary, at, moved_to.name)
    try:
        _take_out_of_use(directory)
        with files.disk_errors(directory):
            target.rename(moved_to)
            fresh.rename(target)
            files.sync_folder(target.parent)
    except BaseException:
        _forget(fresh)
        raise
    return Restored(report, moved_to)


def record_restored(vault: Vault, officer: str, at: datetime) -> None:
    """Record that this vault came from a backup, at the first unlock that may write."""
    note = vault.directory / RESTORED
    if vault.read_only or not note.exists():
        return
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError, UserError):
        data = files.read_limited(note, _LIMIT_BYTES)
        found = msgspec.json.decode(data or b"", type=_NoteJson)
        body = msgspec.to_builtins(found)
        vault.append([NewEntry(BACKUP_RESTORED, vault.id, body)], officer=officer, at=at)
    with suppress(OSError):
        note.unlink(missing_ok=True)


def _unpack(path: Path, into: Path, at: datetime, replaced: str) -> BackupReport:
    report = backup_file.unpack(path, into)
    note = _NoteJson(utc_text(at), path.name, report.seq, report.head, replaced)
    with files.replacing(into / RESTORED) as stream:
        stream.write(msgspec.json.encode(note))
    return report


def _holds_vault(directory: Path) -> bool:
    """Whether a vault, or a part of one, lies at a place."""
    with files.disk_errors(directory):
        return any((directory / name).exists() for name in (folder.DATABASE, slots.NAME))


def _aside(directory: Path, at: datetime) -> Path:
    """A free name beside a folder for what lay there until now."""
    target = directory.absolute()
    wanted = target.with_name(f"{target.name}.replaced-{shelf.stamp(at)}")
    number = 1
    while wanted.exists():
        number += 1
        wanted = target.with_name(f"{target.name}.replaced-{shelf.stamp(at)}-{number}")
    return wanted


def _take_out_of_use(directory: Path) -> None:
    """Be sure that no other process works there."""
    try:
        folder.lock(directory).release()
    except StoreError:
        # A medium that takes no lock file cannot be renamed either, which is said next.
        return


def _forget(fresh: Path) -> None:
    for file in fresh.glob("*"):
        file.unlink(missing_ok=True)
    with suppress(OSError):
        fresh.rmdir()


def _slots_there(directory: Path) -> SlotFile | None:
    try:
        return slots.load(directory / slots.NAME)
    except StoreError:
        return None


def _slots_of(path: Path, directory: Path) -> SlotFile:
    temporary = directory.absolute().with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        return backup_file.read_slots(path, temporary)
    finally:
        temporary.unlink(missing_ok=True)


def _newest_known(there: SlotFile | None) -> int:
    if there is None:
        return 0
    try:
        last = backup_place.last_item(there.vault_id)
    except StoreError:
        return 0
    return last.seq if last is not None else 0


def _officers(
    there: SlotFile | None, theirs: SlotFile
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    if there is None:
        return (), (), ()
    now = {slot.officer: slot for slot in there.slots}
    then = {slot.officer: slot for slot in theirs.slots}
    return (
        tuple(slot.name for key, slot in now.items() if key not in then),
        tuple(slot.name for key, slot in then.items() if key not in now),
        tuple(slot.name for key, slot in now.items() if key in then and slot != then[key]),
    )
