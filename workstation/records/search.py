"""Finding words in everything that officers wrote and that was saved."""

from workstation.domain.register import FOUND_FROM, FOUND_TO, SearchHit
from workstation.vault.store import Vault

_SNIPPET_TOKENS = 24
_MOST_RANKED = 300
"""With more matches than this, weighing each of them would take longer than a person waits."""

_FOUND = """
    SELECT t.kind, t.id, t.place, t.partner, t.marking, t.title,
        snippet(search, -1, ?, ?, '…', ?) AS snippet
    FROM search JOIN search_text t ON t.entry = search.rowid
    WHERE search MATCH ? """
_RANKED = f"{_FOUND} AND search.rank MATCH 'bm25(4.0, 1.0)' ORDER BY search.rank LIMIT ?"
_UNRANKED = f"{_FOUND} LIMIT ?"


def literal_query(text: str) -> str:
    """A full-text query for words that begin so; nothing in the text is taken as syntax."""
    storable = text.encode("utf-8", "ignore").decode("utf-8")
    words = storable.replace("\0", " ").split()
    return " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in words if _sayable(word))


def find_text(vault: Vault, text: str, limit: int) -> list[SearchHit]:
    """What holds words that begin with each word of the text.

    The best match comes first; of very many matches, those in titles come first.
    """
    query = literal_query(text)
    if not query or limit < 1:
        return []
    if _count_up_to(vault, query, _MOST_RANKED + 1) <= _MOST_RANKED:
        return _hits(vault, _RANKED, query, limit)
    found = _hits(vault, _UNRANKED, f"title : ({query})", limit)
    if len(found) < limit:
        found += [hit for hit in _hits(vault, _UNRANKED, query, 2 * limit) if hit not in found]
    return found[:limit]


def _count_up_to(vault: Vault, query: str, most: int) -> int:
    rows = vault.read(
        "SELECT count(*) AS n FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
        (query, most),
    )
    return int(rows[0]["n"] or 0)


def _hits(vault: Vault, sql: str, query: str, limit: int) -> list[SearchHit]:
    values = (FOUND_FROM, FOUND_TO, _SNIPPET_TOKENS, query, limit)
    return [
        SearchHit(
            kind=str(row["kind"]),
            id=str(row["id"]),
            title=str(row["title"]),
            snippet=str(row["snippet"]),
            marking=str(row["marking"]),
            place=str(row["place"]),
            partner=str(row["partner"]),
        )
        for row in vault.read(sql, values)
    ]


def _sayable(word: str) -> bool:
    """Whether a word holds anything that is indexed; punctuation alone is not."""
    return any(char.isalnum() for char in word)
