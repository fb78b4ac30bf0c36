"""The open database of a vault: its connection, transactions, pages, and what may be written.

After a failure of the disk SQLite has rolled back already: the connection is made anew at the
next use, so that what is read is what is on the disk.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from filelock import FileLock

from workstation.domain.error import NotAllowedError, StoreError
from workstation.vault import files, ledger, migrations, rows, slots, sqlcipher
from workstation.vault.integrity import Pages, page_count
from workstation.vault.ledger import SqlValue
from workstation.vault.snapshot import Snapshot, StillFile
from workstation.vault.upgrade import Upgrade, bring_up_to_date

_COUNT = (
    "INSERT INTO meta (key, value) VALUES ('savings', ?)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
AfterCommit = Callable[[int, str, str, int], None]
"""Given a sequence, its hash and time, and the number of savings."""


class Database:
    """An open vault's database, below its ledger.

    Attributes:
        directory: the folder that holds its files.
        read_only: the words' key of why no entry may be written; empty while one may.
        takes_drafts: whether unfinished work may be kept although no entry may be written.
        after_commit: told of the last sequence, its hash and time, and the number of other savings,
            once a transaction is on the disk; it must not raise.
    """

    def __init__(
        self,
        directory: Path,
        data_key: bytes,
        *,
        guard: FileLock | None,
        database: str,
        upgrade: Upgrade | None = None,
    ) -> None:
        self.directory = directory
        self._file = directory / database
        self._data_key = data_key
        self._guard = guard
        self._failed = False
        self._doors = sqlcipher.Doors()
        self._still = StillFile()
        self._upgrade = upgrade
        self.read_only = ""
        self.takes_drafts = True
        self.after_commit: AfterCommit | None = None
        self._connect()

    def read(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[dict[str, SqlValue]]:
        """The rows that a query gives, by column name; a statement that writes is denied."""
        try:
            cursor = _asked(self._sound(), sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except sqlcipher.Error as problem:
            self._note_failure(problem)
            raise

    def read_tuples(self, sql: str, parameters: Sequence[SqlValue] = ()) -> list[tuple[Any, ...]]:
        """The rows as tuples in the order of the query's columns, where each page counts."""
        try:
            found: list[tuple[Any, ...]] = _asked(self._sound(), sql, parameters).fetchall()
            return found
        except sqlcipher.Error as problem:
            self._note_failure(problem)
            raise

    def savings(self) -> int:
        """How often anything was saved here of which the ledger does not tell.

        With the last sequence it says how far a vault is: a change of either adds to one of them.
        """
        return self._savings

    def bad_pages(self, first: int, count: int) -> tuple[int, list[int]]:
        """How many pages the file on the disk has, and which of a number of them are not ours.

        Raises:
            StoreError: the disk failed.
        """
        with self._ready(), files.disk_errors(self._file):
            pages = self._pages.count
            return pages, self._pages.bad(first, min(first + count - 1, pages))

    def has_right_size(self) -> bool:
        """Whether the file is as long as it says; not known, and True, while a log lies beside it.

        A page added behind the end is seen by nothing else but the check of every page.
        """
        with self._ready() as connection, files.disk_errors(self._file):
            log = self.log_file
            if log.exists() and log.stat().st_size:
                return True
            pages = page_count(connection)
            return self._pages.size_bytes == pages * sqlcipher.PAGE_SIZE_BYTES

    @property
    def log_file(self) -> Path:
        """The write-ahead log beside the database."""
        return self._file.with_name(f"{self._file.name}-wal")

    def checkpoint(self) -> None:
        """Bring everything from the write-ahead log into the database file."""
        with self._ready() as connection:
            self._still.disturb()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def tidy(self) -> None:
        """Bring the log into the database file if the disk takes it.

        What was acknowledged is safe in the log too: a full or failing disk must not turn a
        finished act into a failed one. The next act opens the database anew and says so.

        Raises:
            StoreError: the database is damaged.
        """
        try:
            self.checkpoint()
        except StoreError as problem:
            if problem.code not in {"disk.full", "disk.failed"}:
                raise

    def schema_version(self) -> int:
        """The schema version of the database."""
        with self._ready() as connection:
            return migrations.version_of(connection)

    def hold_still(self) -> Snapshot:
        """The vault as it is now, to be copied by any thread while work goes on.

        Until :meth:`let_go` the log is not brought into the file by itself; whoever asks for
        that makes the copy useless, and it is made again.
        """
        self.checkpoint()
        with self._ready() as connection:
            self._checkpoint_after(connection, 0)
            return self._snapshot(connection)

    def let_go(self) -> None:
        """The copy is made, or given up."""
        with self._ready() as connection:
            self._checkpoint_after(connection, sqlcipher.PAGES_OF_LOG)

    def close(self) -> None:
        """Close the database and give up the lock. Calling it again does nothing."""
        self._disconnect()
        if self._guard is not None:
            self._guard.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connect(self) -> None:
        # Until it is open, the next use tries again.
        self._failed = True
        try:
            self._connect_once()
        except StoreError as problem:
            if problem.code == "vault.damaged" and self._is_log_to_blame():
                raise StoreError("vault.log_foreign", file=str(self.log_file)) from problem
            raise

    def _is_log_to_blame(self) -> bool:
        """Whether the file begins with a page of ours, so that what lies over it is not."""
        try:
            if not self.log_file.stat().st_size:
                return False
            pages = Pages(self._file, self._data_key)
        except OSError:
            return False
        with contextlib.closing(pages):
            return pages.count > 0 and not pages.bad(1, 1)

    def _connect_once(self) -> None:
        with files.disk_errors(self._file):
            self._pages = Pages(self._file, self._data_key)
        try:
            self._still.open(self._file)
            self._connection = sqlcipher.open_database(self._file, self._data_key)
        except BaseException:
            self._still.close()
            self._pages.close()
            raise
        try:
            with sqlcipher.store_errors(self._file):
                bring_up_to_date(self._connection, self._file, self._upgrade, self._snapshot_before)
                migrations.check_schema(self._connection, str(self._file))
                self._last = ledger.last(self._connection)
                self._savings = _savings(self._connection)
            sqlcipher.close_side_doors(self._connection, self._doors)
        except BaseException:
            self._disconnect()
            raise
        self._writer = rows.Writer(self._connection)
        self._failed = False

    def _disconnect(self) -> None:
        self._connection.close()
        self._still.close()
        self._pages.close()

    def _snapshot_before(self) -> Snapshot:
        """The vault as an older program left it."""
        self._still.disturb()
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return self._snapshot(self._connection)

    def _snapshot(self, connection: sqlcipher.Connection) -> Snapshot:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        slot_file = self.directory / slots.NAME
        with files.disk_errors(slot_file):
            listed = slot_file.read_bytes()
        return Snapshot(
            str(meta["id"]), str(meta["name"]), self.directory, listed,
            migrations.version_of(connection), *ledger.head(connection),
            self._still.size_bytes, self._still, self._still.generation, self._data_key,
        )  # fmt: skip

    def _checkpoint_after(self, connection: sqlcipher.Connection, pages: int) -> None:
        sqlcipher.open_side_doors(connection)
        try:
            connection.execute(f"PRAGMA wal_autocheckpoint = {pages}").fetchall()
        finally:
            sqlcipher.close_side_doors(connection, self._doors)

    def _refuse_unless(self, allowed: bool) -> None:
        if self.read_only and not allowed:
            raise NotAllowedError(self.read_only, file=str(self.directory))

    def _tell(self) -> None:
        if self.after_commit is not None:
            self.after_commit(*self._last, self._savings)

    @contextmanager
    def _ready(self) -> Iterator[sqlcipher.Connection]:
        """The connection; a fresh one when the disk failed under the last."""
        connection = self._sound()
        try:
            yield connection
        except sqlcipher.Error as problem:
            self._note_failure(problem)
            raise
        except StoreError:
            self._failed = True
            raise

    def _sound(self) -> sqlcipher.Connection:
        if self._failed:
            self._disconnect()
            self._connect()
        return self._connection

    def _note_failure(self, problem: sqlcipher.Error) -> None:
        """After a failure of the disk, which is raised in words, the next query starts anew."""
        try:
            sqlcipher.raise_in_words(problem, self._file)
        except StoreError:
            self._failed = True
            raise

    @contextmanager
    def _transaction(self, *, is_told: bool = False) -> Iterator[sqlcipher.Connection]:
        """What is written within it is on the disk when it ends, or nothing is.

        ``is_told`` where an entry of the ledger is among it, which needs no other count.
        """
        with self._ready() as connection:
            connection.execute("BEGIN IMMEDIATE")
            self._doors.writing = True
            savings = self._savings + (not is_told)
            try:
                yield connection
                if not is_told:
                    connection.execute(_COUNT, (str(savings),))
                connection.execute("COMMIT")
                self._savings = savings
            except BaseException:
                # SQLite has rolled back already when the disk failed.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._doors.writing = False


def _asked(
    connection: sqlcipher.Connection, sql: str, parameters: Sequence[SqlValue]
) -> sqlcipher.Cursor:
    """The answer to a query; halves of characters, which nothing here holds, find nothing."""
    try:
        return connection.execute(sql, parameters)
    except UnicodeEncodeError:
        whole = (
            one.encode("utf-8", "replace").decode("utf-8") if isinstance(one, str) else one
            for one in parameters
        )  # fmt: skip
        return connection.execute(sql, tuple(whole))


def _savings(connection: sqlcipher.Connection) -> int:
    row = connection.execute("SELECT value FROM meta WHERE key = 'savings'").fetchone()
    return int(row[0]) if row else 0
