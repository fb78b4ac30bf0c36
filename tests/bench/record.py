"""Rows about the record: a dossier, what we know, finding a word, the lists, at two sizes.

A page of the record and of what was found is measured warm (its pages in memory) and cold (the
operating system has the file, SQLite has none of it) against a plain copy, in processor time:
nothing here waits for a disk, and what other programs take of the machine is left out. The
slowest hundredth of every act is held to what a person may wait, and each to how it grows.
"""

import math
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from tests.bench import plain
from tests.bench.generate import PASSPHRASE
from tests.bench.row import Row
from workstation.domain.register import PartnerFilter, RegisterFilter
from workstation.workflows import assessments, know, partners, registers, search
from workstation.workflows import session as sessions
from workstation.workflows.session import Session
from workstation.workflows.word_upkeep import WordUpkeep

OFFICER = "A. Martin"
BUSIEST = "P-00001"
PAGE_MS = 50.0
"""What a page of anything may take, from the request."""
_WARM, _COLD = 1.5, 5.0
HEARD = ("",)
_FOUND = """
    SELECT t.kind, t.id, t.place, t.partner, t.marking, t.title,
        snippet(search, -1, '<', '>', '…', 24) AS snippet
    FROM search JOIN search_text t ON t.entry = search.rowid
    WHERE search MATCH '"{}"*' ORDER BY bm25(search, 4.0, 1.0) LIMIT 20"""
_RUNS = 9
_AT_ONCE = 10
_SLOW_MS = 100.0
"""A peer that takes longer, such as one that weighs every match, is asked a few times only."""
_FLAT = 0.2
"""The exponent up to which a page counts as not growing: 2.5 times as long for 100 times."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a person asks for.

    ``plain`` is what a program without our rules would ask for it, ``HEARD`` the very queries
    that we make; without it there is no peer.
    """

    name: str
    do: Callable[[], object]
    plain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians in milliseconds, and the slowest hundredth of ours."""

    warm: float
    warm_peer: float
    cold: float
    cold_peer: float
    slowest: float


def rows(scales: dict[str, Path], folder: Path) -> list[Row]:
    """Every act at every scale, then how each grows."""
    found: list[Row] = []
    taken: dict[str, dict[str, Figures]] = {}
    for scale, directory in scales.items():
        # Of a vault that stays, the copy stays beside it.
        copy = directory.with_name("plain.db") if scale == "large" else folder / f"{scale}.db"
        for act, figures in _measured(directory, copy):
            taken.setdefault(act.name, {})[scale] = figures
            found += _rows_of(act, scale, figures)
    if len(scales) > 1:
        found += [_growth(name, by_scale) for name, by_scale in taken.items()]
    return found


def _measured(directory: Path, copy: Path) -> Iterator[tuple[Act, Figures]]:
    # The peer's index of words is as SQLite left it to whoever wrote the same.
    if not copy.exists():
        plain.export(_unlocked(directory), copy)
    session = _unlocked(directory)
    _tend(session)
    peer = plain.open_plain(copy)
    try:
        for act in _acts(session):
            yield act, _measure(session, peer, act)
    finally:
        peer.close()
        sessions.end(session)


def _tend(session: Session) -> None:
    """Leave the index of words as a workstation does some minutes after it was opened."""
    upkeep = WordUpkeep()
    while upkeep.step(session):
        pass


def _unlocked(directory: Path) -> Session:
    from datetime import UTC, datetime

    session = sessions.unlock(directory, OFFICER, PASSPHRASE, lambda: datetime.now(UTC))
    session.journal.is_deferred = True
    return session


def _acts(session: Session) -> list[Act]:
    """The acts, once each: the first of each kind of page, and the last where there are many."""
    matching = partners.list_partners(session).matching
    last = matching - 256
    exchanges = registers.list_register(session, "exchange", RegisterFilter(), 0, 256).matching
    draft = assessments.list_assessments(session, limit=1, counted=False)[0].id
    # A number that less than a page of texts begin with in a vault of any size, so that how the
    # search grows is not how its answer grows; and one that more than a page begin with.
    rare = str(matching - 1)
    uncommon = partners.list_partners(session, PartnerFilter(), last, 1).rows[0].name.split()[-1]

    def exchange_page(offset: int) -> object:
        return registers.list_register(session, "exchange", RegisterFilter(), offset, 256)

    def find(name: str, word: str) -> Act:
        return Act(name, lambda: search.search(session, word), (_FOUND.format(word),))

    return [
        Act("record, first page", lambda: partners.prior_record(session, BUSIEST), HEARD),
        Act("record, one kind", lambda: partners.prior_record(session, BUSIEST, kinds=("source",))),
        Act("dossier without its record", lambda: partners.get_dossier(session, BUSIEST)),
        Act("what we know", lambda: know.known(session, draft, "2.1")),
        find("find a rare word", rare),
        find("find an uncommon word", uncommon),
        find("find a common word", "detention"),
        find("find a beginning", "det"),
        Act("find by a letter", lambda: search.search(session, "d")),
        Act("search page, counted", lambda: search.search_page(session, "detention")),
        Act(
            "search page, one kind",
            lambda: search.search_page(session, "access", kinds=("source",)),
        ),
        Act("partners, first page", lambda: partners.list_partners(session)),
        Act("partners, last page", lambda: partners.list_partners(session, None, last)),
        Act("exchanges, first page", lambda: exchange_page(0)),
        Act("exchanges, middle page", lambda: exchange_page(exchanges // 2)),
    ]


def _measure(session: Session, peer: sqlcipher3.dbapi2.Connection, act: Act) -> Figures:
    with plain.heard(session) as queries:
        act.do()
    ask = plain.asker(peer, queries if act.plain == HEARD else act.plain)
    mine = session.vault._connection
    act.do()
    slow = _each(ask, count=1) > _SLOW_MS
    runs, at_once = (2, 1) if slow else (_RUNS, _AT_ONCE)
    waited: list[float] = []
    warm = [(_each(act.do, waited), _each(ask, count=at_once)) for _ in range(runs)]
    cold = []
    for _ in range(runs if act.plain else 0):
        mine.execute(plain.FORGET).fetchall()
        peer.execute(plain.FORGET).fetchall()
        cold.append((_each(act.do, count=1), _each(ask, count=1)))
    ours, theirs = (statistics.median(side) for side in zip(*warm, strict=True))
    cold_ours, cold_theirs = (
        (statistics.median(side) for side in zip(*cold, strict=True)) if cold else (0.0, 0.0)
    )
    slowest = sorted(waited)[-max(1, len(waited) // 100)]
    return Figures(ours, theirs, cold_ours, cold_theirs, slowest)


def _each(
    action: Callable[[], object], waited: list[float] | None = None, count: int = _AT_ONCE
) -> float:
    """Milliseconds that one of some calls takes; ``waited`` gets those of each."""
    began = time.thread_time()
    for _ in range(count):
        start = time.thread_time()
        action()
        if waited is not None:
            waited.append((time.thread_time() - start) * 1000)
    return (time.thread_time() - began) * 1000 / count


def _rows_of(act: Act, scale: str, found: Figures) -> list[Row]:
    name = f"{act.name}, {scale}"
    peer = "plain SQLite, the same page"
    made = [
        Row(f"{name}, warm", found.warm, found.warm_peer, "ms", peer, _WARM),
        Row(f"{name}, cold", found.cold, found.cold_peer, "ms", peer, _COLD),
    ]
    limit = Row(
        f"{name}, slowest hundredth", found.slowest, PAGE_MS, "ms", "what a page may take", 1.0,
        note=f"median {found.warm:.2f} ms",
    )  # fmt: skip
    return [*(made if act.plain else ()), limit]


def _growth(name: str, found: dict[str, Figures]) -> Row:
    """How the warm time grows from one scale to one a hundred times as large, as an exponent."""
    small, large = (found[scale].warm for scale in ("normal", "large"))
    exponent = math.log(large / small, 100)
    return Row(
        f"{name}, growth", max(exponent, 0.0), 1.0, "exponent", "in step with the vault", _FLAT,
        note=f"{large / small:.2f} times as long in a vault 100 times as large",
    )  # fmt: skip
