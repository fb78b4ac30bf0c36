"""Rows about the store: the dossier's first page, one committed change, the ledger's check."""

import itertools
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.row import Row, alternate
from workstation.domain.officer import Role
from workstation.records.projection import project
from workstation.records.timeline import page_query
from workstation.vault.keys import FLOOR
from workstation.vault.ledger import NewEntry
from workstation.vault.rows import Change, Put, Writer
from workstation.workflows import partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

PASSPHRASE = "velvet tangle orbit gravel 42"
ENTRIES = 10_000
_COMMIT_RUNS = 15
_COMMITS = 126
"""Some 24 pages each: about three checkpoints of 1,000 pages in each sample, ours and theirs.

With fewer a sample holds a checkpoint or none by chance, and the ratio is that of luck.
"""
_WORDS = ("detention", "access", "visit", "transfer", "consular", "undertaking", "court", "letter")


@contextmanager
def vault_with_record(directory: Path, entries: int = ENTRIES) -> Iterator[tuple[Session, str]]:
    """A vault in which one partner has a record of ``entries`` lines, made through the ledger."""
    session = sessions.create_vault(
        directory,
        name="OTT-04",
        officer_name="A. Martin",
        authority=Role.ASSESSOR,
        passphrase=PASSPHRASE,
        clock=lambda: datetime.now(UTC),
        kdf=FLOOR,
    )
    partner = partners.add_partner(
        session, name="General Directorate of State Security", country="NOR", kind="intelligence"
    )
    chance = random.Random(7)
    batch = [_exchange(partner.id, number, chance) for number in range(entries)]
    for start in range(0, entries, 1000):
        session.record(batch[start : start + 1000])
    session.vault.checkpoint()
    try:
        yield session, partner.id
    finally:
        sessions.end(session)


def _exchange(partner: str, number: int, chance: random.Random) -> NewEntry:
    identity = f"EX-2026-{number:06d}"
    day = f"{chance.randint(2004, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    body = {
        "id": identity,
        "partner": partner,
        "on": day,
        "act": chance.choice(("disclosure", "request", "use")),
        "summary": " ".join(chance.choices(_WORDS, k=24)),
        "marking": "(S//REL TO CAN, USA)",
        "product": "",
        "caveats": "",
        "outcome": "",
        "assessment": "",
    }
    return NewEntry("exchange.saved", identity, body)


def dossier(session: Session, partner: str, folder: Path) -> Row:
    """The newest 50 of 10,000 entries, against the same query on a plain SQLite file."""
    sql, values = page_query(partner, (), None, 50)
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for (definition,) in _definitions(session, "timeline"):
        plain.execute(definition)
    rows = session.vault.read("SELECT * FROM timeline")
    columns = list(rows[0])
    marks = ", ".join("?" * len(columns))
    plain.execute("BEGIN")
    plain.executemany(
        f"INSERT INTO timeline ({', '.join(columns)}) VALUES ({marks})",
        [tuple(row.values()) for row in rows],
    )
    plain.execute("COMMIT")

    def peer() -> list[dict[str, object]]:
        cursor = plain.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    assert len(partners.prior_record(session, partner)) == len(peer()) == 50
    ours_s, peer_s = alternate(
        lambda: [partners.prior_record(session, partner) for _ in range(50)],
        lambda: [peer() for _ in range(50)],
        runs=15,
    )
    plain.close()
    return Row(
        "dossier of 10,000 entries, first page, warm",
        ours_s / 50 * 1000,
        peer_s / 50 * 1000,
        "ms",
        "the same query on plain SQLite",
        1.5,
    )


def _definitions(session: Session, table: str) -> list[tuple[str]]:
    rows = session.vault.read(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
        " AND type IN ('table', 'index') ORDER BY type DESC",
        (table,),
    )
    return [(str(row["sql"]).replace("REFERENCES", "-- REFERENCES"),) for row in rows]


def commit(session: Session, partner: str, folder: Path) -> Row:
    """One recorded exchange until it is durable, against a plain commit of the same rows.

    Both add to the same record: a row finds its place among as many others in either.
    """
    plain = sqlite3.connect(folder / "commits.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = FULL")
    for definition in _schema(session):
        plain.execute(definition)
    plain.execute("PRAGMA foreign_keys = OFF")
    writer = Writer(plain)
    plain.execute("BEGIN")
    for row in session.vault.read("SELECT * FROM ledger ORDER BY seq"):
        writer.write([Put("ledger", row)])
    for entry in session.vault.entries():
        writer.write(project(entry))
    plain.execute("COMMIT")
    plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    summary = "Consular access within 48 h, confirmed by a visit of the mission"

    def ours() -> None:
        registers.add_exchange(
            session,
            partner=partner,
            on="2024-11-20",
            act="disclosure",
            summary=summary,
            marking="(S//REL TO CAN, USA)",
        )

    def rows_of_next(number: int) -> list[Change]:
        entry = next(iter(session.vault.entries(session.vault.head()[0])))
        ledger = session.vault.read("SELECT * FROM ledger WHERE seq = ?", (entry.seq,))[0]
        identity = f"EX-2099-{number:06d}"
        changed = replace(entry, seq=number, subject=identity, body={**entry.body, "id": identity})
        return [Put("ledger", {**ledger, "seq": number}), *project(changed)]

    def peer() -> None:
        for changes in prepared.pop():
            plain.execute("BEGIN IMMEDIATE")
            writer.write(changes)
            plain.execute("COMMIT")

    ours()
    numbers = itertools.count(session.vault.head()[0] + 1)
    batches = [
        [rows_of_next(next(numbers)) for _ in range(_COMMITS)] for _ in range(_COMMIT_RUNS + 1)
    ]
    prepared = batches[::-1]
    ours_s, peer_s = alternate(lambda: [ours() for _ in range(_COMMITS)], peer, runs=_COMMIT_RUNS)
    plain.close()
    return Row(
        "one committed change, ledger included",
        ours_s / _COMMITS * 1000,
        peer_s / _COMMITS * 1000,
        "ms",
        "plain SQLite, WAL and FULL, the same rows",
        2.0,
        note="with its share of checkpoints",
    )


_SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")


def _schema(session: Session) -> list[str]:
    """Every table, index and trigger of the vault but those that guard the ledger's order."""
    rows = session.vault.read(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " ORDER BY type = 'trigger', type = 'index'"
    )
    virtual = {str(row["name"]) for row in rows if "VIRTUAL TABLE" in str(row["sql"])}
    shadows = {name + ending for name in virtual for ending in _SHADOWS}
    return [
        str(row["sql"])
        for row in rows
        if row["name"] not in shadows
        and not str(row["name"]).startswith("sqlite")
        and not (row["type"] == "trigger" and row["tbl_name"] == "ledger")
    ]


def _worked(action: Callable[[], object]) -> float:
    """Seconds of this thread's own work: nothing here waits for a disk."""
    began = time.thread_time()
    action()
    return time.thread_time() - began


def ledger_check(session: Session) -> Row:
    """Entries a second of processor time that the check of the chain reads, hashes and compares."""
    count = session.vault.head()[0]
    session.vault.verify_ledger()
    rate = count / min(_worked(session.vault.verify_ledger) for _ in range(5))
    return Row(
        "ledger check",
        300_000 / rate,
        1.0,
        "x",
        "the goal of 300,000 entries a second",
        1.0,
        note=f"{rate:,.0f} entries a second",
    )
