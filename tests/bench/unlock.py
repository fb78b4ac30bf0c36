"""Unlocking without the deliberate key derivation: from the key known to Home's content read.

The peer opens the same file with the bare driver and runs the same queries. Growth is the
same measure on a vault a hundred times as large.
"""

import re
import shutil
import statistics
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3

from tests.bench import plain
from tests.bench.generate import PASSPHRASE, SCALES, make
from tests.bench.row import Row, timed
from ui.home.content import read_content
from workstation.vault import folder
from workstation.vault.slots import Secrets
from workstation.workflows import session as sessions
from workstation.workflows.session import Session
from workstation.workflows.unlocking import Way

OFFICER = "A. Martin"
CACHES_KIB = (2_000, 16_000, 64_000, 256_000)
_RUNS = 9
_READS = re.compile(r"\s*SELECT", re.IGNORECASE)


class Door:
    """One vault, opened again and again by somebody who has the key at hand."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        session = sessions.unlock(directory, OFFICER, PASSPHRASE, self.clock)
        self.secrets: Secrets = session.secrets
        sessions.end(session)
        self.queries = self._record()

    @property
    def file(self) -> Path:
        """The encrypted database."""
        return self.directory / folder.DATABASE

    def clock(self) -> datetime:
        """The time now."""
        return datetime.now(UTC)

    def unlock(self) -> Session:
        """Everything that unlocking does but the key derivation."""
        way = Way(lambda _slot, _vault: self.secrets)
        return sessions.open_vault(self.directory, OFFICER, self.clock, way)

    def ours_s(self) -> float:
        """Seconds from the key to Home's content."""
        kept: list[Session] = []

        def work() -> None:
            kept.append(self.unlock())
            read_content(kept[0])

        seconds = timed(work)
        sessions.end(kept[0])
        return seconds

    def peer_s(self) -> float:
        """Seconds for the bare driver to open the file and answer the same queries."""
        return timed(lambda: self.run_bare(64_000))

    def run_bare(self, cache_kib: int) -> None:
        """Open with the bare driver and a page cache of this size, and read the same rows."""
        with closing(self.open_bare(cache_kib)) as bare:
            for query in self.queries:
                bare.execute(query).fetchall()

    def open_bare(self, cache_kib: int) -> sqlcipher3.dbapi2.Connection:
        """The file under the bare driver."""
        bare = plain.open_bare(self.file, self.secrets.data_key)
        bare.execute(f"PRAGMA cache_size = -{cache_kib}")
        return bare

    def _record(self) -> list[str]:
        """The queries that Home's content takes, with their values in them."""
        session = self.unlock()
        heard: list[str] = []
        session.vault._connection.set_trace_callback(heard.append)
        read_content(session)
        session.vault._connection.set_trace_callback(None)
        sessions.end(session)
        return [query for query in heard if _READS.match(query)]


def rows(scales: dict[str, Path]) -> list[Row]:
    """The ratio at each scale, and how it grows where there are two."""
    doors = {scale: Door(directory) for scale, directory in scales.items()}
    found: list[Row] = []
    medians: dict[str, float] = {}
    for scale, door in doors.items():
        door.ours_s()
        pairs = [(door.ours_s(), door.peer_s()) for _ in range(_RUNS)]
        ours, peer = (statistics.median(side) for side in zip(*pairs, strict=True))
        medians[scale] = ours
        found.append(
            Row(
                f"unlock to Home, {scale} vault", ours * 1000, peer * 1000, "ms",
                "the bare driver, the same rows", 2.0, note=f"{len(door.queries)} queries",
            )
        )  # fmt: skip
    if len(doors) > 1:
        found.append(
            Row(
                "unlock, growth normal to large", medians["large"], medians["normal"], "s",
                "the normal vault", 1.5,
            )
        )  # fmt: skip
    return found


def cache_sizes(directory: Path) -> list[tuple[int, float]]:
    """Milliseconds that a thousand scattered reads take for each size of the page cache in KiB.

    Source of the size in ``sqlcipher._SETTINGS``: the smallest after which little is won.
    """
    door = Door(directory)
    found = []
    for size in CACHES_KIB:
        with closing(door.open_bare(size)) as bare:
            last = bare.execute("SELECT max(seq) FROM ledger").fetchone()[0]
            read = _scattered(bare, last)
            read()
            found.append((size, min(timed(read) for _ in range(3)) * 1000))
    return found


def _scattered(bare: sqlcipher3.dbapi2.Connection, last: int) -> Callable[[], None]:
    """Reads of a working day: entries all over the ledger, each with its partner's newest lines."""

    def read() -> None:
        for number in range(1000):
            seq = 1 + (number * 7_919) % last
            bare.execute("SELECT * FROM ledger WHERE seq = ?", (seq,)).fetchall()
            partner = f"P-{1 + number % 200:05d}"
            bare.execute(
                "SELECT * FROM timeline WHERE partner = ? ORDER BY on_date DESC LIMIT 20",
                (partner,),
            ).fetchall()

    return read


def made(directory: Path) -> Path:
    """A normal vault, made anew."""
    if directory.exists():
        shutil.rmtree(directory)
    session = make(directory, SCALES["normal"])
    sessions.end(session)
    return directory
