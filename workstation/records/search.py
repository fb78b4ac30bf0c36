"""Finding words in everything that officers wrote and that was saved.

Few matches are all weighed. Of very many, weighing each would take longer than a person waits:
then whole words come before words that only begin so, and titles before the rest, and only what
stands on a page is looked at. A word that many texts hold is looked up whole first, because to
look for what begins so the index must put the places of all such words together.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workstation.domain.finding import SearchHit
from workstation.records.circle import heads, marks
from workstation.records.search_words import Term, holds, score, snippet, terms_of
from workstation.vault.store import SqlValue, Vault

MOST_WEIGHED: Final = 300
"""With more matches than this, not every one of them is weighed."""
MOST_COUNTED: Final = 10_000
"""Matches are counted up to here."""
_PROBED: Final = 40
_PROBED_BY: Final = 8
"""Of so many texts each so manieth tells whether a shorter beginning finds mostly the same."""
_LOOKED_AT: Final = 10_000
"""Matches that are looked at for those of some kinds."""
_BLOCK: Final = 60
_BOUND: Final = 10_000
"""A beginning that fewer texts hold is put together quickly."""
_LONG: Final = 4
"""Shorter beginnings have an index of their own."""


class _Text(NamedTuple):
    """A row of the index."""

    entry: int
    kind: str
    id: str
    title: str
    marking: str
    place: str
    partner: str
    body: str


def literal_query(text: str) -> str:
    """A full-text query for words that begin so, and for quoted words in their order.

    Nothing in the text is taken as syntax.
    """
    return _query(terms_of(text))


def many_query(vault: Vault, text: str, most: int) -> str:
    """The query of :func:`literal_query`, for whoever looks at so many matches and no more.

    Where whole words alone are found that often, they are asked for alone: to look for what
    begins so, the index must put the places of all such words together first.
    """
    return _many_query(vault, terms_of(text), most)


def find_text(
    vault: Vault,
    text: str,
    limit: int,
    *,
    offset: int = 0,
    kinds: Sequence[str] = (),
    without: Collection[int] = (),
) -> list[SearchHit]:
    """What holds each word of the text, the best match first.

    Args:
        vault: where.
        text: what was typed; see :mod:`workstation.records.search_words`.
        limit: most hits to give.
        offset: hits to pass over.
        kinds: kinds of hit; all when empty.
        without: keys of texts to leave out.
    """
    terms = terms_of(text)
    if not terms or limit < 1:
        return []
    passed, found = max(0, offset), list[_Text]()
    for block in _blocks(vault, terms, kinds):
        kept = [one for one in block if one not in without]
        if passed >= len(kept):
            passed -= len(kept)
            continue
        texts = _weighed(terms, _read(vault, kept))
        found += texts[passed:]
        passed = 0
        if len(found) >= limit:
            break
    return _hits(vault, terms, found[:limit])


def count_text(vault: Vault, text: str, kinds: Sequence[str] = ()) -> tuple[int, bool]:
    """How many texts hold each word, and whether that is all of them."""
    terms = terms_of(text)
    if not terms:
        return 0, True
    few = _few(vault, terms)
    if few is not None:
        return sum(not kinds or one.kind in kinds for one in few), True
    if kinds:
        looked_at, among = _among(kinds)
        rows = vault.read_tuples(
            f"SELECT count(*), coalesce(sum(t.kind IN ({among})), 0) FROM ({looked_at}) s"
            " JOIN search_text t ON t.entry = s.rowid",
            (*kinds, _many_query(vault, terms, _LOOKED_AT)),
        )
        return int(rows[0][1]), int(rows[0][0]) < _LOOKED_AT
    count = _count(vault, _many_query(vault, terms, MOST_COUNTED + 1), MOST_COUNTED + 1)
    return min(count, MOST_COUNTED), count <= MOST_COUNTED


def texts_there(vault: Vault, entries: Sequence[int], text: str) -> set[int]:
    """Which of these keys a search finds in the index too."""
    if not entries:
        return set()
    terms = terms_of(text)
    rows = _read(vault, entries)
    return {one.entry for one in rows if holds(terms, one.title, one.body)}


def with_heads(vault: Vault, hits: Iterable[SearchHit]) -> list[SearchHit]:
    """The hits, each led to the entry that stands for its partner."""
    listed = list(hits)
    stands = heads(vault, (hit.partner for hit in listed))
    return [_led(hit, stands.get(hit.partner, hit.partner)) for hit in listed]


def _led(hit: SearchHit, partner: str) -> SearchHit:
    return SearchHit(hit.kind, hit.id, hit.title, hit.snippet, hit.marking, hit.place, partner)


def _query(terms: Sequence[Term], *, exact: bool = False) -> str:
    return " ".join(term.query(exact=exact) for term in terms)


def _spread(terms: Sequence[Term]) -> str:
    return " AND ".join(term.spread() for term in terms)


def _many_query(vault: Vault, terms: Sequence[Term], most: int) -> str:
    begun, whole = _query(terms), _query(terms, exact=True)
    is_long = any(len(term.text) >= _LONG for term in terms)
    if is_long and whole != begun and _count(vault, whole, most) >= most:
        return whole
    if any(term.is_letter for term in terms):
        spread = _spread(terms)
        return spread if _count(vault, spread, most) >= most else begun
    return begun


def _blocks(vault: Vault, terms: Sequence[Term], kinds: Sequence[str]) -> Iterator[list[int]]:
    """Keys of texts that match, in blocks that are weighed by themselves, the best first."""
    few = _few(vault, terms)
    if few is not None:
        yield [one.entry for one in few if not kinds or one.kind in kinds]
        return
    if kinds:
        yield from _of_kinds(vault, _many_query(vault, terms, _LOOKED_AT), kinds)
        return
    begun = _query(terms)
    whole = _query(terms, exact=True)
    found: list[int] = []
    if whole != begun and any(len(term.text) >= _LONG for term in terms):
        found = _rowids(vault, whole, MOST_WEIGHED + 1)
        if len(found) > MOST_WEIGHED:
            yield from _in_parts(vault, whole)
            yield from _in_parts(vault, begun, f"({whole})")
            return
    yield from _begun(vault, terms, begun, whole, found)


def _few(vault: Vault, terms: Sequence[Term]) -> list[_Text] | None:
    """What holds several terms, where few texts hold one of them; None where none is that rare.

    Asked for all terms together, the index would first put together the places of the common.
    """
    for term in terms if len(terms) > 1 else ():
        short = term.shortened(_LONG - 1).spread()
        if term.is_phrase or _count(vault, short, _BOUND) < _BOUND:
            found = _rowids(vault, term.query(), MOST_WEIGHED + 1)
            if len(found) <= MOST_WEIGHED:
                texts = _read(vault, found)
                return [one for one in texts if holds(terms, one.title, one.body)]
    return None


def _begun(
    vault: Vault, terms: Sequence[Term], begun: str, whole: str, found: list[int]
) -> Iterator[list[int]]:
    """Those in which words begin so, the few that hold the whole words among the first."""
    first = list(dict.fromkeys([*found, *_sample(vault, terms)]))
    if len(first) > len(found):
        yield first
        seen = set(first)
        for block in _in_parts(vault, begun):
            yield [one for one in block if one not in seen]
        return
    all_found = _rowids(vault, begun, MOST_WEIGHED + 1)
    if len(all_found) <= MOST_WEIGHED:
        yield all_found
    elif found:
        yield found
        yield from _in_parts(vault, begun, f"({whole})")
    else:
        yield from _in_parts(vault, begun)


def _sample(vault: Vault, terms: Sequence[Term]) -> list[int]:
    """Some of the many texts in which words begin so; none where they are not that many.

    For a long beginning the index puts the places of all its words together, which takes long
    when they are many. A shorter one has its places ready: where most texts that it finds hold
    the longer one too, they are as good. Whether they do, a few of them tell.
    """
    shorter = tuple(term.shortened(_LONG - 1) for term in terms)
    if shorter == tuple(terms) and not any(term.is_letter for term in terms):
        return []
    short, is_same = _spread(shorter), shorter == tuple(terms)
    few = () if is_same else _rowids(vault, short, _PROBED)[::_PROBED_BY]
    if not is_same and len(_holding(vault, terms, few)) <= len(few) // 2:
        return []
    candidates = _rowids(vault, short, MOST_WEIGHED + 1)
    if len(candidates) <= MOST_WEIGHED:
        return []
    in_title = _rowids(vault, f"title : ({short})", _BLOCK)
    if is_same:
        return list(dict.fromkeys([*in_title, *candidates[:_BLOCK]]))
    kept = _holding(vault, terms, list(dict.fromkeys([*in_title, *candidates])))
    return kept if len(kept) > len(candidates) // 2 else []


def _holding(vault: Vault, terms: Sequence[Term], entries: Sequence[int]) -> list[int]:
    """Those of these texts that hold every term."""
    return [one.entry for one in _read(vault, entries) if holds(terms, one.title, one.body)]


def _in_parts(vault: Vault, query: str, other: str = "") -> Iterator[list[int]]:
    """Those that match in the title, then the others, without what was given before."""
    in_title = f"title : ({query})"
    but = f" NOT {other}" if other else ""
    for part in (f"({in_title}){but}", f"(({query}) NOT ({in_title})){but}"):
        place = 0
        while block := _rowids(vault, part, _BLOCK, place):
            yield block
            place += len(block)


def _of_kinds(vault: Vault, query: str, kinds: Sequence[str]) -> Iterator[list[int]]:
    looked_at, among = _among(kinds)
    place = 0
    while True:
        rows = vault.read_tuples(
            f"SELECT s.rowid FROM ({looked_at}) s JOIN search_text t ON t.entry = s.rowid"
            f" WHERE t.kind IN ({among}) LIMIT {MOST_WEIGHED} OFFSET {place}",
            (query, *kinds),
        )
        yield [int(row[0]) for row in rows]
        place += len(rows)
        if len(rows) < MOST_WEIGHED:
            return


def _among(kinds: Sequence[str]) -> tuple[str, str]:
    return f"SELECT rowid FROM search WHERE search MATCH ? LIMIT {_LOOKED_AT}", marks(kinds)


def _rowids(vault: Vault, query: str, most: int, offset: int = 0) -> list[int]:
    # Numbers of their own: for each new value of a parameter SQLite would plan this again.
    rows = vault.read_tuples(
        f"SELECT rowid FROM search WHERE search MATCH ? LIMIT {most:d} OFFSET {offset:d}", (query,)
    )
    return [int(row[0]) for row in rows]


def _count(vault: Vault, query: str, most: int) -> int:
    rows = vault.read_tuples(
        f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT {most:d})", (query,)
    )
    return int(rows[0][0])


def _read(vault: Vault, entries: Sequence[int]) -> list[_Text]:
    values: tuple[SqlValue, ...] = tuple(entries)
    rows = vault.read_tuples(
        "SELECT entry, kind, id, title, marking, place, partner, body FROM search_text"
        f" WHERE entry IN ({marks(entries)})",
        values,
    )
    return list(map(_Text._make, rows))


def _weighed(terms: Sequence[Term], texts: Iterable[_Text]) -> list[_Text]:
    """The best first; of equals the shorter title, so that the plainest answer leads."""
    return sorted(
        texts,
        key=lambda one: (
            -score(terms, one.title, one.body), len(one.title), one.id, one.entry
        ),
    )  # fmt: skip


def _hits(vault: Vault, terms: Sequence[Term], texts: Sequence[_Text]) -> list[SearchHit]:
    stands = heads(vault, (one.partner for one in texts))
    return [
        SearchHit(
            one.kind, one.id, one.title, snippet(terms, one.title, one.body), one.marking,
            one.place, stands.get(one.partner, one.partner),
        )
        for one in texts
    ]  # fmt: skip
