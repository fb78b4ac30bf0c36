"""What the records of a vault and of one of its backups differ in, without touching either.

Both databases are opened from copies or as they lie, never for writing, so that looking at a
vault does not change it.
"""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workstation.domain.error import NotAllowedError, StoreError
from workstation.vault import backup_file, files, folder, page_key, slots, sqlcipher
from workstation.vault import passphrase as passphrases
from workstation.vault.ledger import SqlValue
from workstation.vault.slots import SlotFile

_MOST_KINDS = 20


@dataclass(frozen=True, slots=True)
class LedgerDifference:
    """How two records of one vault differ.

    Attributes:
        common: the last entry that both have.
        lacking: how many entries of the vault the backup lacks.
        more: how many entries the backup has that the vault lacks.
        kinds: the kinds of the entries that are lacking, with how many; most first.
        drafts: how many unfinished answers are newer in the vault than in the backup.
    """

    common: int
    lacking: int
    more: int
    kinds: dict[str, int] = field(default_factory=dict)
    drafts: int = 0

    @property
    def has_parted(self) -> bool:
        """Whether each has entries that the other lacks: two histories of one vault."""
        return self.lacking > 0 and self.more > 0


def compare(
    directory: Path,
    there: SlotFile,
    path: Path,
    theirs: SlotFile,
    officer: str,
    passphrase: str,
) -> LedgerDifference:
    """Compare a closed vault with a backup of it.

    Args:
        directory: the vault's folder.
        there: its key slots.
        path: the backup.
        theirs: the key slots in the backup.
        officer: of both, by id or name; may be empty where the vault has one officer.
        passphrase: theirs; of today, and the same in the backup unless the key is.

    Raises:
        NotAllowedError: ``vault.passphrase_wrong``, ``vault.officer_unknown``.
        StoreError: a database cannot be opened, or the disk failed.
    """
    normal = passphrases.normalise(passphrase)
    key_now = _data_key(there, officer, normal, directory)
    beside = directory.absolute().parent
    with (
        files.disk_errors(beside),
        tempfile.TemporaryDirectory(dir=beside, prefix=".") as name,
    ):
        copy = Path(name) / f"{secrets.token_hex(4)}.db"
        with backup_file.opened(path) as (tar, manifest):
            backup_file.extract(tar, folder.DATABASE, manifest, copy, path, flush=False)
        key_then = key_now
        with files.disk_errors(copy):
            start = files.read_start(copy, page_key.SALT_SIZE_BYTES)
        if page_key.of(key_now, start) is None:
            key_then = _data_key(theirs, officer, normal, path)
        database = directory / folder.DATABASE
        with (
            _opened(database, key_now, Path(name), database) as mine,
            _opened(copy, key_then, Path(name), path) as other,
        ):
            return _compare(mine, other)


def _data_key(listed: SlotFile, officer: str, passphrase: str, place: Path) -> bytes:
    only = listed.slots[0].officer if len(listed.slots) == 1 else ""
    slot = listed.find(officer or only)
    if slot is None:
        raise NotAllowedError("vault.officer_unknown", file=str(place), officer=officer)
    opened = slots.open_slot(slot, listed.vault_id, passphrase)
    if opened is None:
        raise NotAllowedError("vault.passphrase_wrong", file=str(place), officer=slot.name)
    return opened.data_key


class _Record:
    """A database to read; what it cannot answer is said of the file that a person knows."""

    def __init__(self, connection: sqlcipher.Connection, named: Path) -> None:
        self._connection = connection
        self._named = named

    def ask(self, query: str, *values: SqlValue) -> list[tuple[Any, ...]]:
        """All rows of a query.

        Raises:
            StoreError: the file is damaged, or the disk failed.
        """
        try:
            return list(self._connection.execute(query, values))
        except sqlcipher.Error as problem:
            sqlcipher.raise_in_words(problem, self._named)
            # The queries are known to be right: an empty file has no such table.
            raise StoreError("vault.damaged", file=str(self._named)) from problem

    def last(self) -> int:
        """The number of the last entry."""
        return int(self.ask("SELECT coalesce(max(seq), 0) FROM ledger")[0][0])

    def hash_at(self, seq: int) -> str:
        """The hash of one entry; empty where there is none."""
        found = self.ask("SELECT hash FROM ledger WHERE seq = ?", seq)
        return str(found[0][0]) if found else ""


@contextmanager
def _opened(file: Path, data_key: bytes, beside: Path, named: Path) -> Iterator[_Record]:
    """A database to read; with a copy of it and its log where there is one."""
    log = file.with_name(f"{file.name}-wal")
    with files.disk_errors(named):
        if log.exists() and log.stat().st_size:
            copy = beside / f"{secrets.token_hex(4)}.db"
            shutil.copyfile(file, copy)
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
            read, mode = copy, "mode=rw"
        else:
            read, mode = file, "immutable=1"
        try:
            connection = sqlcipher.look_into(read, mode, data_key)
        except sqlcipher.Error as problem:
            raise StoreError("vault.damaged", file=str(named)) from problem
    with closing(connection):
        yield _Record(connection, named)


def _compare(mine: _Record, other: _Record) -> LedgerDifference:
    here, there = mine.last(), other.last()
    common = _last_common(mine, other, min(here, there))
    kinds = mine.ask(
        "SELECT kind, count(*) FROM ledger WHERE seq > ? GROUP BY kind ORDER BY 2 DESC, 1 LIMIT ?",
        common,
        _MOST_KINDS,
    )
    query = "SELECT assessment, question, saved_utc FROM draft"
    drafts = set(mine.ask(query)) - set(other.ask(query))
    return LedgerDifference(
        common, here - common, there - common, {str(k): int(n) for k, n in kinds}, len(drafts)
    )


def _last_common(mine: _Record, other: _Record, most: int) -> int:
    """Each hash stands for all entries up to its own, so halving finds where they part."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if mine.hash_at(middle) == other.hash_at(middle):
            low = middle
        else:
            high = middle - 1
    return low
