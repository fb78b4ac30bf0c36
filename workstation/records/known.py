"""The lines of a partner's record that bear on one question, newest first.

The query is that of the timeline, narrowed to kinds and sources by the table itself; what an
incident, an assurance or a check is about is read from its words, a stretch at a time, until
the page is full.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from workstation.domain.methodology import Topic
from workstation.domain.partner import TimelineEntry
from workstation.records.circle import marks
from workstation.records.folding import fold
from workstation.vault.store import SqlValue, Vault

_FIRST_STRETCH, _LONGEST_STRETCH = 80, 5_120
_ABOUT_TOPICS = frozenset({"incident", "assurance", "assurance-check"})

_LINES = """
    SELECT t.partner, t.on_date, t.seq, t.kind, t.subject, t.summary, t.marking, t.result, t.detail,
        coalesce(i.kind, a.topic, s.kind, '') AS about,
        coalesce(s.max_age_months, 0) AS months,
        CASE t.kind WHEN 'assurance' THEN a.expires
            WHEN 'arrangement' THEN iif(r.status = 'terminated' OR t.revision < (
                SELECT max(revision) FROM timeline WHERE kind = t.kind AND subject = t.subject),
                '', r.review_due)
            WHEN 'agreement' THEN iif(g.status = 'ended', '', g.review_due) END AS due
    FROM timeline t {index}
        LEFT JOIN incident i ON i.id = iif(t.kind = 'incident', t.subject, NULL)
        LEFT JOIN assurance a ON a.id = CASE t.kind
            WHEN 'assurance' THEN t.subject WHEN 'assurance-check' THEN t.detail END
        LEFT JOIN source s ON s.id = iif(t.kind = 'source', t.subject, NULL)
        LEFT JOIN arrangement r ON r.id = iif(t.kind = 'arrangement', t.subject, NULL)
        LEFT JOIN agreement g ON g.id = iif(t.kind = 'agreement', t.subject, NULL)
    WHERE t.partner = ? AND t.kind IN ({kinds}) {sources} {skipped}
        AND t.seq > ? AND (t.on_date, t.seq) < (?, ?)
    ORDER BY t.on_date DESC, t.seq DESC LIMIT ?"""

_OF_COUNTRY = """
    SELECT '', s.on_date, l.seq, 'source', s.id, s.title, s.marking, '', s.grade, s.kind,
        s.max_age_months, ''
    FROM source s JOIN (SELECT subject, max(seq) AS seq FROM ledger
        WHERE kind = 'source.saved' AND subject IN (
            SELECT id FROM source WHERE country = ? AND partner = '') GROUP BY subject) l
        ON l.subject = s.id
    WHERE {kinds} l.seq > ? AND (s.on_date, l.seq) < (?, ?)
    ORDER BY s.on_date DESC, l.seq DESC LIMIT ?"""

_END = ("~", 0)
"""Before the first line: after every date."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What bears on a question.

    Attributes:
        partners: all ids that are the partner.
        country: whose sources count too; "" for none.
        kinds: kinds of line.
        sources: kinds of source; every kind when empty.
        topics: what incidents, assurances and their checks are about; anything when empty.
        all_topics: every topic of the methodology: what is about none may bear on anything.
        skipped: ids of assessments that are left out, with their decisions.
    """

    partners: tuple[str, ...]
    country: str
    kinds: tuple[str, ...]
    sources: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    all_topics: tuple[Topic, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownLine:
    """A line, with what its age follows from: months a source may be old, or a day."""

    entry: TimelineEntry
    about: str
    most_months: int
    due: str


def list_known(
    vault: Vault,
    wanted: Wanted,
    *,
    limit: int,
    before: tuple[str, int] | None = None,
    since: int = 0,
) -> list[KnownLine]:
    """A page of what bears on a question; ``since`` leaves out what the ledger had by then."""
    if not wanted.kinds:
        return []
    bears = _about(wanted)
    streams = [_of_partner(vault, wanted, one, before or _END, since) for one in wanted.partners]
    if wanted.country and "source" in wanted.kinds:
        streams.append(_of_country(vault, wanted, before or _END, since, limit))
    lines = merge(*streams, key=_place, reverse=True)
    return list(islice((line for line in lines if bears(line)), limit))


def list_there_before(vault: Vault, lines: Sequence[TimelineEntry], seq: int) -> frozenset[int]:
    """Which of these lines are changes of something that the ledger had by an entry."""
    return frozenset(
        line.seq
        for line in lines
        if vault.read_tuples(
            "SELECT 1 FROM ledger WHERE kind = ? AND subject = ? AND seq <= ? LIMIT 1",
            (f"{line.kind}.saved", line.subject, seq),
        )
    )


def _of_partner(
    vault: Vault, wanted: Wanted, partner: str, before: tuple[str, int], since: int
) -> Iterator[KnownLine]:
    """All lines of one entry, in stretches that grow."""
    skipped = f"AND t.subject NOT IN ({marks(wanted.skipped)})" if wanted.skipped else ""
    sources = (
        f"AND (t.kind <> 'source' OR s.kind IN ({marks(wanted.sources)}))" if wanted.sources else ""
    )
    # One kind is a stretch of its own index; several are read in the order of the record.
    index = "INDEXED BY timeline_by_kind" if len(wanted.kinds) == 1 else "NOT INDEXED"
    sql = _LINES.format(index=index, kinds=marks(wanted.kinds), sources=sources, skipped=skipped)
    stretch = _FIRST_STRETCH
    while True:
        values: list[SqlValue] = [partner, *wanted.kinds, *wanted.sources, *wanted.skipped]
        rows = vault.read_tuples(sql, [*values, since, *before, stretch])
        yield from map(_line, rows)
        if len(rows) < stretch:
            return
        before = (str(rows[-1][1]), int(rows[-1][2]))
        stretch = min(stretch * 4, _LONGEST_STRETCH)


def _of_country(
    vault: Vault, wanted: Wanted, before: tuple[str, int], since: int, limit: int
) -> Iterator[KnownLine]:
    """Sources about the country as a whole, which stand in no partner's record."""
    kinds = f"s.kind IN ({marks(wanted.sources)}) AND" if wanted.sources else ""
    rows = vault.read_tuples(
        _OF_COUNTRY.format(kinds=kinds),
        [wanted.country, *wanted.sources, since, *before, limit],
    )
    return map(_line, rows)


def _line(row: Sequence[Any]) -> KnownLine:
    entry = TimelineEntry(*row[:9])
    return KnownLine(entry, str(row[9]), int(row[10] or 0), str(row[11] or ""))


def _about(wanted: Wanted) -> Callable[[KnownLine], bool]:
    """Whether a line is about one of the topics, or about none that the methodology names."""
    asked, named = _pattern(wanted.topics), _pattern(wanted.all_topics)
    if asked is None or named is None:
        return lambda _line: True

    def bears(line: KnownLine) -> bool:
        if line.entry.kind not in _ABOUT_TOPICS:
            return True
        words = fold(line.about, line.entry.summary)
        return bool(asked.search(words)) or not named.search(words)

    return bears


def _pattern(topics: Sequence[Topic]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(fold(word)) for topic in topics for word in topic.words)
    return re.compile(rf"\b(?:{words})") if words else None


def _place(line: KnownLine) -> tuple[str, int]:
    return line.entry.on, line.entry.seq
