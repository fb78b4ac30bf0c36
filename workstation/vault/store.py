"""The vault: one encrypted database, written through its ledger.

Every accepted change is an entry of the ledger, written in one transaction with the table
rows that it changes. A projection, given when the vault is opened, says which rows those are.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import files, folder, ledger, migrations, page_key, sqlcipher, word_index
from workstation.vault.anchors import ACKNOWLEDGED
from workstation.vault.database import Database
from workstation.vault.integrity import FileReport, check_database
from workstation.vault.ledger import Entry, LedgerReport, NewEntry, RebuildReport, SqlValue
from workstation.vault.rebuild import compare_with_replay
from workstation.vault.rows import Projection, Put, Remove
from workstation.vault.schema import DRAFT_TABLES
from workstation.vault.upgrade import Upgrade

__all__ = ["Entry", "NewEntry", "Projection", "Put", "Remove", "SqlValue", "Vault"]


def utc_text(at: datetime) -> str:
    """A time as it stands in the vault: UTC, whole seconds.

    Raises:
        ValueError: the time has no zone.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("a time without a zone")
    return (at - offset).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def utc_time(text: str) -> datetime:
    """A time from the one form that :func:`utc_text` writes, which sorts as text.

    Raises:
        ValueError: it is in another form.
    """
    found = datetime.fromisoformat(text)
    if utc_text(found) != text:
        raise ValueError("a time in another form")
    return found


def is_key_of(directory: Path, data_key: bytes) -> bool:
    """Whether this key is the one that the database in a folder was made with.

    Raises:
        StoreError: the file cannot be read.
    """
    file = directory / folder.DATABASE
    with files.disk_errors(file):
        start = files.read_start(file, page_key.SALT_SIZE_BYTES)
    return page_key.of(data_key, start) is not None


class Vault(Database):
    """An open vault. It belongs to the thread that opened it, and to one process at a time.

    Attributes:
        id: the vault's own identifier, made once.
        name: what people call the station, for example ``OTT-04``.
    """

    def __init__(
        self,
        directory: Path,
        data_key: bytes,
        *,
        projection: Projection,
        guard: FileLock | None,
        database: str = folder.DATABASE,
        upgrade: Upgrade | None = None,
    ) -> None:
        """Open the database in a folder that was checked and locked.

        Without ``upgrade`` a vault of an older schema is refused.

        Raises:
            StoreError: the database is damaged, newer than this program, or the disk failed.
        """
        super().__init__(directory, data_key, guard=guard, database=database, upgrade=upgrade)
        self._projection = projection
        found = {str(r["key"]): str(r["value"]) for r in self.read("SELECT key, value FROM meta")}
        self.id, self.name = found.get("id", ""), found.get("name", "")

    @classmethod
    def create(
        cls, directory: Path, data_key: bytes, *, vault_id: str, name: str, projection: Projection
    ) -> "Vault":
        """Make the database of a new vault in a folder that exists."""
        file = directory / folder.DATABASE
        connection = sqlcipher.open_database(file, data_key, create=True)
        try:
            migrations.migrate(connection, str(file))
            with sqlcipher.store_errors(file):
                word_index.set_leaf(connection)
                connection.executemany(
                    "INSERT INTO meta (key, value) VALUES (?, ?)",
                    [("id", vault_id), ("name", name)],
                )
        finally:
            connection.close()
        return cls(directory, data_key, projection=projection, guard=None)

    def append(
        self,
        entries: Sequence[NewEntry],
        *,
        officer: str,
        at: datetime,
        drafts: Sequence[Put | Remove] = (),
    ) -> list[Entry]:
        """Add entries to the ledger, with the rows that they change, or nothing at all.

        Args:
            entries: what to record, in order.
            officer: the id of who does it.
            at: when, by this machine's clock.
            drafts: rows of the draft tables that change with it.

        Returns:
            The entries as written; they are on the disk when this returns.

        Raises:
            NotAllowedError: nothing may be written in this vault; see :attr:`read_only`.
            StoreError: nothing was written.
        """
        _only_drafts(drafts)
        at_utc = utc_text(at)
        self._refuse_unless(all(entry.kind == ACKNOWLEDGED for entry in entries))
        with self._transaction(is_told=bool(entries)) as connection:
            written = self._write_entries(connection, entries, self._last, officer, at_utc)
            self._writer.write(drafts)
        if written:
            self._last = (written[-1].seq, written[-1].hash, at_utc)
        self._tell()
        return written

    def append_parts(
        self, parts: Iterable[Sequence[NewEntry]], *, officer: str, at: datetime
    ) -> int:
        """Add many entries, part by part as they come, all of them or none.

        Whatever making a part raises undoes the parts before it. It may read the vault, where it
        sees those already.

        Args:
            parts: what to record, in order; nothing is written before the first part is there.
            officer: the id of who does it.
            at: when, by this machine's clock.

        Returns:
            How many entries were written; they are on the disk when this returns.

        Raises:
            NotAllowedError: nothing may be written in this vault; see :attr:`read_only`.
            StoreError: nothing was written.
        """
        at_utc = utc_text(at)
        self._refuse_unless(False)
        coming = iter(parts)
        part = next(coming, None)
        if part is None:
            return 0
        count, last = 0, self._last
        with self._transaction() as connection:
            while part is not None:
                written = self._write_entries(connection, part, last, officer, at_utc)
                if written:
                    count += len(written)
                    last = (written[-1].seq, written[-1].hash, at_utc)
                part = next(coming, None)
        self._last = last
        self._tell()
        return count

    def _write_entries(
        self,
        connection: sqlcipher.Connection,
        entries: Sequence[NewEntry],
        last: tuple[int, str, str],
        officer: str,
        at_utc: str,
    ) -> list[Entry]:
        """Entries that follow the last one, and their rows, within the transaction that is open."""
        chained = ledger.chain(entries, head=last[:2], officer=officer, at_utc=at_utc)
        ledger.insert(connection, chained)
        written = [entry for entry, _ in chained]
        self._writer.write(change for entry in written for change in self._projection(entry))
        return written

    def put_drafts(self, changes: Sequence[Put | Remove]) -> None:
        """Keep unfinished work, durably, without an entry in the ledger."""
        _only_drafts(changes)
        self._refuse_unless(self.takes_drafts)
        with self._transaction():
            self._writer.write(changes)
        self._tell()

    def put_attachment(self, data: bytes, media_type: str) -> str:
        """Keep a file's content under its SHA-256, once, and give that back in hexadecimal."""
        digest = sha256(data).hexdigest()
        self._refuse_unless(False)
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO attachment (sha256, media_type, size, data) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (digest, media_type, len(data), data),
            )
        self._tell()
        return digest

    def count_word_parts(self) -> int:
        """How many parts of the index of words a search asks; see :mod:`word_index`."""
        with self._ready() as connection:
            return word_index.count_parts(connection)

    def merge_words(self, pages: int, *, is_first: bool) -> bool:
        """Merge about so many pages of the index of words; see :func:`word_index.merge`.

        Returns:
            Whether there may be more to do.
        """
        self._refuse_unless(False)
        with self._transaction() as connection:
            if is_first:
                word_index.set_leaf(connection)
            is_more = word_index.merge(connection, pages, is_first=is_first)
        self._tell()
        return is_more

    def has_attachment(self, sha256_hex: str) -> bool:
        """Whether a content is kept under a SHA-256."""
        return bool(self.read("SELECT 1 FROM attachment WHERE sha256 = ?", (sha256_hex,)))

    def get_attachment(self, sha256_hex: str) -> bytes:
        """The content kept under a SHA-256.

        Raises:
            CheckFailedError: ``vault.attachment_missing`` or ``vault.attachment_changed``.
        """
        found = self.read("SELECT data FROM attachment WHERE sha256 = ?", (sha256_hex,))
        if not found:
            raise CheckFailedError("vault.attachment_missing", place=sha256_hex[:12])
        data = found[0]["data"]
        assert isinstance(data, bytes)
        if sha256(data).hexdigest() != sha256_hex:
            raise CheckFailedError("vault.attachment_changed", place=sha256_hex[:12])
        return data

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """Entries from one sequence number to another, both included, oldest first."""
        until = last if last is not None else self.head()[0]
        return self._select("WHERE seq BETWEEN ? AND ? ORDER BY seq", (first, until))

    def entries_before(self, before: int | None, limit: int) -> list[Entry]:
        """The newest entries below a sequence number, newest first."""
        below = before if before is not None else self.head()[0] + 1
        return list(self._select("WHERE seq < ? ORDER BY seq DESC LIMIT ?", (below, limit)))

    def entries_of(self, kind: str, subject: str | None = None) -> list[Entry]:
        """All entries of one kind, or those about one subject, oldest first."""
        if subject is None:
            return list(self._select("WHERE kind = ? ORDER BY seq", (kind,)))
        return list(self._select("WHERE kind = ? AND subject = ? ORDER BY seq", (kind, subject)))

    def head(self) -> tuple[int, str]:
        """The sequence number and hash of the last entry; (0, zeros) in an empty ledger."""
        with self._ready() as connection:
            return ledger.head(connection)

    def hash_at(self, seq: int) -> str | None:
        """The hash of one entry; None when there is no such entry."""
        found = self.read_tuples("SELECT hash FROM ledger WHERE seq = ?", (seq,))
        return str(found[0][0]) if found else None

    def verify_ledger(self, after: int = 0, last: int | None = None) -> LedgerReport:
        """Check the chain and every body in it.

        Args:
            after: begin behind this entry, of which only the hash is looked at.
            last: the last entry to look at; by default all.
        """
        with self._ready() as connection:
            return ledger.verify(connection, after, last)

    def check_rebuild(self) -> RebuildReport:
        """Replay the ledger in memory and compare every table with the vault's own."""
        with self._ready() as connection:
            return compare_with_replay(connection, self._projection)

    def verify_file(self) -> FileReport:
        """Check every page on the disk and the structure of the database."""
        self.checkpoint()
        with self._ready() as connection, files.disk_errors(self._file):
            found = check_database(connection, self._file)
            if not found.ok or not self._pages.bad(1, 1):
                return found
            # SQLCipher compares the salt at the file's start with nothing.
            return FileReport(False, found.pages, ("the file does not begin with its salt",))

    def copy_into(self, file: Path, data_key: bytes) -> None:
        """Write a compact copy of the database under a data key, and check the copy.

        Raises:
            CheckFailedError: ``backup.copy_damaged``: the copy is not what was copied.
            StoreError: the disk failed.
        """
        with self._ready() as connection:
            sqlcipher.open_side_doors(connection)
            try:
                sqlcipher.export(connection, self._file, file, data_key)
            finally:
                sqlcipher.close_side_doors(connection, self._doors)
            copy = sqlcipher.open_database(file, data_key)
        try:
            with sqlcipher.store_errors(file):
                is_whole = check_database(copy, file).ok and ledger.verify(copy).ok
                if not is_whole or ledger.head(copy) != self.head():
                    raise CheckFailedError("backup.copy_damaged", file=str(file))
        finally:
            copy.close()

    def copy_under(self, file: Path, data_key: bytes) -> "Vault":
        """A copy of the database under another key, opened; nothing else of the vault changes.

        Raises:
            CheckFailedError: ``backup.copy_damaged``: the copy is not what was copied.
            StoreError: the disk failed.
        """
        self.copy_into(file, data_key)
        return Vault(
            self.directory, data_key, projection=self._projection, guard=None, database=file.name
        )

    def adopt(self, file: Path, data_key: bytes) -> None:
        """Put a copy made by :meth:`copy_under`, and closed, in the place of the database.

        One rename decides: before it the old key opens the vault, after it the new one. The
        folder is not flushed here, and a database that cannot be opened again at once is opened
        at its next use, so that nothing can fail once it is decided.

        Raises:
            StoreError: the disk failed; the old database is still there.
        """
        self.checkpoint()
        self._disconnect()
        log = self.log_file
        try:
            with files.disk_errors(self._file):
                if log.exists() and log.stat().st_size:
                    raise StoreError("disk.failed", file=str(log))
                log.unlink(missing_ok=True)
                # A log under the old key must not come back beside the new database.
                files.sync_folder(self.directory)
                file.replace(self._file)
            self._data_key = data_key
        finally:
            with suppress(StoreError):
                self._connect()

    def _select(self, condition: str, parameters: Sequence[SqlValue]) -> Iterator[Entry]:
        with self._ready() as connection:
            yield from ledger.select(connection, condition, parameters)


def _only_drafts(changes: Iterable[Put | Remove]) -> None:
    for change in changes:
        if change.table not in DRAFT_TABLES:
            raise ValueError(f"not a table of drafts: {change.table}")
