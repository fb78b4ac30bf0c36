"""The chain of entries: what an entry is, its hash, and the check of the whole chain.

An entry's hash is the SHA-256 of the canonical JSON (RFC 8785) of its sequence, time,
officer, kind, subject, body hash and previous hash. The chain covers the body's hash and not
the body, so that a body can be disposed of while the chain still verifies.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import msgspec

from workstation.vault import sqlcipher
from workstation.vault.canonical import canonical
from workstation.vault.schema import GENESIS

SqlValue = str | int | float | bytes | None

# Printable ASCII without the two characters that JSON escapes: then the canonical JSON of an
# entry is the fixed template below, and no field can pretend to be another.
_PLAIN = re.compile(r"[ !#-\[\]-~]{1,200}")
_QUOTES = 26
_COLUMNS = "seq, at, officer, kind, subject, body_sha256, previous, hash, body"
# SQLite fills in the template and gives bytes: measured twice as fast as doing it in Python.
_CHECKED = """
    SELECT seq, CAST(concat('{"at":"', at, '","body_sha256":"', body_sha256, '","kind":"', kind,
        '","officer":"', officer, '","previous":"', previous, '","seq":', seq,
        ',"subject":"', subject, '"}') AS BLOB),
        previous, hash, body_sha256, CAST(body AS BLOB)
    FROM ledger WHERE seq > ? AND seq <= ? ORDER BY seq
"""
_Checked = tuple[int, bytes, str, str, str, bytes | None]
"""A row of that: sequence, text, previous hash, hash, body hash, body."""
_PAGE_ROWS = 256
_MAX_SEQ = 2**63 - 1


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What a workflow adds to the record.

    ``body`` carries the full new state of the subject, so that a view of it is an upsert.
    """

    kind: str
    subject: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger, as it stands in the vault."""

    seq: int
    at_utc: str
    officer: str
    kind: str
    subject: str
    body: dict[str, Any]
    body_sha256: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """One thing wrong in the chain, at one sequence number.

    ``code`` is ``ledger.gap``, ``ledger.broken_link``, ``ledger.changed`` (an entry's fields)
    or ``ledger.body_changed``.
    """

    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What the check of the whole chain found. ``head`` is the last (sequence, hash)."""

    ok: bool
    entries: int
    head: tuple[int, str]
    problems: tuple[LedgerProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What comparing the tables with a replay of the ledger found.

    ``tables`` gives the rows compared by table; ``differences`` names (table, row key), at
    most 100 of them.
    """

    ok: bool
    tables: Mapping[str, int] = field(default_factory=dict)
    differences: tuple[tuple[str, str], ...] = ()


def chain(
    entries: Iterable[NewEntry], *, head: tuple[int, str], officer: str, at_utc: str
) -> list[tuple[Entry, str]]:
    """The entries as they follow the head, each with the text of its body.

    Raises:
        ValueError: a kind, subject or officer is not plain ASCII; a defect of the caller.
    """
    chained = []
    seq, previous = head
    for new in entries:
        seq += 1
        body = canonical(new.body)
        body_sha256 = sha256(body).hexdigest()
        for part in (officer, new.kind, new.subject):
            if not _PLAIN.fullmatch(part):
                raise ValueError(f"not a plain ledger field in an entry of kind {new.kind!r}")
        digest = hash_of(
            seq=seq, at=at_utc, officer=officer, kind=new.kind, subject=new.subject,
            body_sha256=body_sha256, previous=previous,
        )  # fmt: skip
        entry = Entry(
            seq, at_utc, officer, new.kind, new.subject, new.body, body_sha256, previous, digest
        )
        chained.append((entry, body.decode("utf-8")))
        previous = digest
    return chained


def hash_of(
    *, seq: int, at: str, officer: str, kind: str, subject: str, body_sha256: str, previous: str
) -> str:
    """The hash of an entry from its seven fields, which are plain.

    Source: RFC 8785, of which this template is the result for plain fields.
    """
    text = (
        f'{{"at":"{at}","body_sha256":"{body_sha256}","kind":"{kind}","officer":"{officer}",'
        f'"previous":"{previous}","seq":{seq},"subject":"{subject}"}}'
    )
    return sha256(text.encode("ascii")).hexdigest()


def insert(connection: sqlcipher.Connection, chained: Sequence[tuple[Entry, str]]) -> None:
    """Write entries, within the transaction that is open."""
    connection.executemany(
        f"INSERT INTO ledger ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (e.seq, e.at_utc, e.officer, e.kind, e.subject, e.body_sha256, e.previous, e.hash, body)
            for e, body in chained
        ),
    )


def head(connection: sqlcipher.Connection) -> tuple[int, str]:
    """The last sequence number and hash; (0, zeros) when there is no entry yet."""
    row = connection.execute("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, GENESIS)


def select(
    connection: sqlcipher.Connection, condition: str, parameters: Sequence[SqlValue]
) -> Iterator[Entry]:
    """Entries that meet a condition on the ledger's columns, read as they are asked for."""
    decode = msgspec.json.Decoder(dict[str, Any]).decode
    for row in connection.execute(f"SELECT {_COLUMNS} FROM ledger {condition}", parameters):
        seq, at, officer, kind, subject, body_sha256, previous, digest, body = row
        value = decode(body) if body is not None else {}
        yield Entry(seq, at, officer, kind, subject, value, body_sha256, previous, digest)


def last(connection: sqlcipher.Connection) -> tuple[int, str, str]:
    """The last sequence number, its hash and its time; (0, zeros, "") in an empty ledger."""
    row = connection.execute(
        "SELECT seq, hash, at FROM ledger ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return (int(row[0]), str(row[1]), str(row[2])) if row else (0, GENESIS, "")


def verify(
    connection: sqlcipher.Connection, after: int = 0, until: int | None = None
) -> LedgerReport:
    """Check every entry: sequence, link to the one before, own hash, body.

    Args:
        connection: the database's.
        after: begin behind this entry, whose hash is taken as it stands.
        until: the last entry to look at; by default all.
    """
    problems: list[LedgerProblem] = []
    seq, last_hash, count = after, _hash_of_entry(connection, after), 0
    cursor = connection.execute(_CHECKED, (after, until if until is not None else _MAX_SEQ))
    while rows := cursor.fetchmany(_PAGE_ROWS):
        if not _are_sound(rows, seq, last_hash):
            for row in rows:
                problems.extend(_problems(seq + 1, last_hash, row))
                seq, last_hash = row[0], row[3]
        count += len(rows)
        seq, last_hash = rows[-1][0], rows[-1][3]
    return LedgerReport(not problems, count, (seq, last_hash), tuple(problems))


def _hash_of_entry(connection: sqlcipher.Connection, seq: int) -> str:
    row = connection.execute("SELECT hash FROM ledger WHERE seq = ?", (seq,)).fetchone()
    return str(row[0]) if row else GENESIS


def _are_sound(rows: list[_Checked], seq: int, last_hash: str) -> bool:
    """Whether a page of entries follows and holds, compared column by column for speed.

    No text has fewer quotation marks than the template, so their sum tells of one too many.
    """
    seqs, texts, previous, hashes, body_hashes, bodies = zip(*rows, strict=True)
    return (
        seqs == tuple(range(seq + 1, seq + 1 + len(rows)))
        and previous == (last_hash, *hashes[:-1])
        and hashes == tuple([found.hexdigest() for found in map(sha256, texts)])
        and body_hashes
        == tuple(
            [
                sha256(body).hexdigest() if body is not None else kept
                for body, kept in zip(bodies, body_hashes, strict=True)
            ]
        )
        and b"".join(texts).count(b'"') == _QUOTES * len(rows)
    )


def _problems(expected_seq: int, last_hash: str, row: _Checked) -> Iterator[LedgerProblem]:
    seq, text, previous, digest, body_sha256, body = row
    if seq != expected_seq:
        yield LedgerProblem(seq, "ledger.gap")
    if previous != last_hash:
        yield LedgerProblem(seq, "ledger.broken_link")
    if sha256(text).hexdigest() != digest or text.count(b'"') != _QUOTES:
        yield LedgerProblem(seq, "ledger.changed")
    if body is not None and sha256(body).hexdigest() != body_sha256:
        yield LedgerProblem(seq, "ledger.body_changed")
