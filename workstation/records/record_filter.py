"""The lines of a partner's record that a filter lets through, newest first.

Without words a page comes in the order of an index. Words are looked for in everything that was
written about a line, not only in what it shows: in few matches by the index of all words, in
many by reading the record itself from its newest line on, so that neither a word that is
everywhere nor a long record makes a person wait.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Final

from workstation.domain.partner import TimelineEntry
from workstation.records.circle import circle, marks
from workstation.records.folding import fold
from workstation.records.register_rows import search_entry
from workstation.records.search import literal_query, many_query
from workstation.vault.store import SqlValue, Vault

Place = tuple[str, int]
"""Date and entry of a line: where a page ends."""

OPEN, CLOSED = "open", "closed"
"""What an incident is besides its status; asked for like a result."""

_COLUMNS = "on_date, seq, kind, subject, summary, marking, result, detail"
_FEW: Final = 2000
"""With more matches in the whole vault than this, the record itself is read."""
_MANY: Final = 50_000
"""With more matches than this, each line is asked for its words instead."""
_FIRST, _NEXT = 200, 1000
"""Lines that are read at once where the record itself is searched."""
_EVERY: Final = 1 << 31
_UNINDEXED: Final = ("decision", "arrangement", "agreement")
"""Kinds of which a line may say what the index of words does not: reasons, earlier states."""

_PHRASE = re.compile(r'"((?:[^"]|"")*)"(\*?)')
_NO_WORD = re.compile(r"[\W_]+")
_ASCII: Final = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256)
)


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What to show of a record; an empty field asks for nothing.

    ``results`` are codes such as ``kept`` or ``deny``, and :data:`OPEN` and :data:`CLOSED`.
    ``since`` and ``until`` bound the date, both included.
    """

    kinds: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    text: str = ""
    since: str = ""
    until: str = ""


def list_lines(
    vault: Vault, partner: str, wanted: RecordFilter, before: Place | None = None, limit: int = 50
) -> list[TimelineEntry]:
    """A page of what a filter lets through.

    Args:
        vault: where the record is kept.
        partner: whose record; any id of its circle.
        wanted: the filter.
        before: place of the last line of the page before.
        limit: most lines to give.
    """
    ids = circle(vault, partner)
    if not wanted.text.strip():
        return list(islice(_in_order(vault, ids, wanted, before, limit), max(0, limit)))
    query = literal_query(wanted.text)
    if not query or limit < 1:
        return []
    if _is_rare(vault, wanted.text):
        found = _by_index(vault, ids, wanted, query, before, limit)
    else:
        found = _by_reading(vault, ids, wanted, query, before)
    return list(islice(found, limit))


def count_lines(vault: Vault, partner: str, wanted: RecordFilter) -> int:
    """How many lines a filter without words lets through."""
    total = 0
    for one in circle(vault, partner):
        condition, values = _condition(one, wanted, None)
        rows = vault.read_tuples(
            f"SELECT count(*) FROM timeline {_index(wanted)} WHERE {condition}", values
        )
        total += int(rows[0][0])
    return total


def _is_rare(vault: Vault, text: str) -> bool:
    rows = vault.read_tuples(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
        (many_query(vault, text, _FEW + 1), _FEW + 1),
    )
    return int(rows[0][0]) <= _FEW


def _index(wanted: RecordFilter) -> str:
    """The table itself, which lies in order, unless a single kind is all that is asked for."""
    only_kind = len(wanted.kinds) == 1 and not wanted.results
    return "INDEXED BY timeline_by_kind" if only_kind else "NOT INDEXED"


def _condition(
    partner: str, wanted: RecordFilter, before: Place | None
) -> tuple[str, list[SqlValue]]:
    parts, values = ["partner = ?"], [partner, *wanted.kinds]
    if wanted.kinds:
        several = f"kind IN ({marks(wanted.kinds)})"
        parts.append("kind = ?" if len(wanted.kinds) == 1 else several)
    bound: list[SqlValue] = [*values]
    if before is not None:
        parts.append("(on_date, seq) < (?, ?)")
        bound += before
    for clause, day in (("on_date >= ?", wanted.since), ("on_date <= ?", wanted.until)):
        if day:
            parts.append(clause)
            bound.append(day)
    if wanted.results:
        clause, codes = _result_clause(wanted.results)
        parts.append(clause)
        bound += codes
    return " AND ".join(parts), bound


def _result_clause(results: Sequence[str]) -> tuple[str, list[str]]:
    codes = [code for code in results if code not in (OPEN, CLOSED)]
    states = [code for code in results if code in (OPEN, CLOSED)]
    parts = [f"result IN ({marks(codes)})"] if codes else []
    if states:
        parts.append(f"(kind = 'incident' AND detail IN ({marks(states)}))")
    return f"({' OR '.join(parts)})", [*codes, *states]


def _in_order(
    vault: Vault, ids: Sequence[str], wanted: RecordFilter, before: Place | None, limit: int
) -> Iterator[TimelineEntry]:
    """The newest lines of each id, merged: a long record is never sorted."""

    def lines_of(one: str) -> Iterator[TimelineEntry]:
        condition, values = _condition(one, wanted, before)
        sql = (
            f"SELECT {_COLUMNS} FROM timeline {_index(wanted)} WHERE {condition}"
            " ORDER BY on_date DESC, seq DESC LIMIT ?"
        )
        rows = vault.read_tuples(sql, [*values, max(0, limit)])
        return (TimelineEntry(one, *row) for row in rows)

    pages = [lines_of(one) for one in ids]
    return pages[0] if len(pages) == 1 else merge(*pages, key=_place, reverse=True)


def _place(line: TimelineEntry) -> Place:
    return line.on, line.seq


def _by_index(
    vault: Vault,
    ids: Sequence[str],
    wanted: RecordFilter,
    query: str,
    before: Place | None,
    limit: int,
) -> Iterator[TimelineEntry]:
    """What the index of all words names, and the few kinds that it does not know whole."""
    found: dict[tuple[str, int], TimelineEntry] = {}
    for one in ids:
        condition, values = _condition(one, wanted, before)
        # The words of an answer lead to the line of its assessment.
        rows = vault.read_tuples(
            f"""WITH hit AS MATERIALIZED (
                SELECT CASE t.kind WHEN 'answer' THEN 'assessment' ELSE t.kind END AS said, t.id
                FROM search JOIN search_text t ON t.entry = search.rowid
                WHERE search MATCH ? AND t.partner = ? GROUP BY 1, 2)
            SELECT {_COLUMNS} FROM hit CROSS JOIN timeline INDEXED BY timeline_of_subject
            ON timeline.kind = hit.said AND timeline.subject = hit.id
            WHERE {condition} ORDER BY on_date DESC, seq DESC LIMIT ?""",
            [query, one, *values, limit],
        )
        found.update({(row[3], row[1]): TimelineEntry(one, *row) for row in rows})
    for line in _unindexed(vault, ids, wanted, query, before):
        found.setdefault((line.subject, line.seq), line)
    return iter(sorted(found.values(), key=_place, reverse=True))


def _unindexed(
    vault: Vault, ids: Sequence[str], wanted: RecordFilter, query: str, before: Place | None
) -> Iterator[TimelineEntry]:
    kinds = tuple(kind for kind in _UNINDEXED if not wanted.kinds or kind in wanted.kinds)
    needles = _needles(query)
    for kind in kinds:
        narrowed = RecordFilter((kind,), wanted.results, "", wanted.since, wanted.until)
        for line in _in_order(vault, ids, narrowed, before, _EVERY):
            if _holds(_said(line), needles):
                yield line


def _by_reading(
    vault: Vault, ids: Sequence[str], wanted: RecordFilter, query: str, before: Place | None
) -> Iterator[TimelineEntry]:
    """The record from its newest line on; what a line does not say itself is looked up."""
    needles, size = _needles(query), _FIRST
    hits: frozenset[int] | None = None
    while page := list(islice(_in_order(vault, ids, wanted, before, size), size)):
        silent = [line for line in page if not _holds(_said(line), needles)]
        mute = {id(line) for line in silent} - _speaking(vault, silent, needles, hits)
        yield from (line for line in page if id(line) not in mute)
        if len(page) < size:
            return
        before, size = _place(page[-1]), _NEXT
        if hits is None:
            hits = _every_hit(vault, wanted.text)


def _every_hit(vault: Vault, text: str) -> frozenset[int] | None:
    """All that the index of words names; None where that is too much to hold."""
    rows = vault.read_tuples(
        "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?",
        (many_query(vault, text, _MANY + 1), _MANY + 1),
    )
    return frozenset(row[0] for row in rows) if len(rows) <= _MANY else None


def _speaking(
    vault: Vault,
    lines: Sequence[TimelineEntry],
    needles: Sequence[bytes],
    hits: frozenset[int] | None,
) -> set[int]:
    """Which of these lines have the words in what was written about them."""
    rated = [line for line in lines if line.kind == "assessment"]
    spoken = _answers(vault, rated) if rated else {}
    found = {id(line) for line in rated if _holds(spoken.get(line.subject, b""), needles)}
    keys = {search_entry(line.kind, line.subject): id(line) for line in lines}
    if hits is None:
        bodies = _bodies(vault, list(keys))
        return found | {keys[key] for key, said in bodies.items() if _holds(said, needles)}
    return found | {keys[key] for key in keys.keys() & hits}


def _bodies(vault: Vault, keys: Sequence[int]) -> dict[int, bytes]:
    rows = vault.read_tuples(
        f"SELECT entry, title, body FROM search_text WHERE entry IN ({marks(keys)})", keys
    )
    return {int(row[0]): _plain(f"{row[1]} {row[2]}") for row in rows}


def _answers(vault: Vault, lines: Sequence[TimelineEntry]) -> dict[str, bytes]:
    """The words of the answers of assessments; they lead to the assessment's own line."""
    subjects = [line.subject for line in lines]
    rows = vault.read_tuples(
        "SELECT assessment, group_concat(value_json || ' ' || text, ' ') FROM answer"
        f" WHERE assessment IN ({marks(subjects)}) GROUP BY assessment",
        subjects,
    )
    return {str(row[0]): _plain(str(row[1])) for row in rows}


def _needles(query: str) -> list[bytes]:
    """What each phrase of a full-text query asks for, as it stands in :func:`_plain` text."""
    found = ((words.replace('""', '"'), star) for words, star in _PHRASE.findall(query))
    return [_plain(words)[: -1 if star else None] for words, star in found]


def _said(line: TimelineEntry) -> bytes:
    return _plain(f"{line.summary} {line.subject} {line.detail}")


def _plain(text: str) -> bytes:
    """Words without accents and case, each between two spaces."""
    if text.isascii():
        return b" ".join([b"", *text.encode().translate(_ASCII).split(), b""])
    return " ".join(["", *_NO_WORD.sub(" ", fold(text)).split(), ""]).encode()


def _holds(said: bytes, needles: Sequence[bytes]) -> bool:
    return all(needle in said for needle in needles)
