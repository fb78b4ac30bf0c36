"""Finding words in everything that officers wrote and that was saved."""

from workstation.domain.register import FOUND_FROM, FOUND_TO, SearchHit
from workstation.vault.store import Vault

_SNIPPET_TOKENS = 24
_SEARCH = """
    SELECT t.kind, t.id, t.place, t.partner, t.marking, t.title,
        snippet(search, -1, ?, ?, '…', ?) AS snippet
    FROM search JOIN search_text t ON t.entry = search.rowid
    WHERE search MATCH ? AND search.rank MATCH 'bm25(4.0, 1.0)'
    ORDER BY search.rank LIMIT ?"""


def literal_query(text: str) -> str:
    """A full-text query for words that begin so; nothing in the text is taken as syntax."""
    storable = text.encode("utf-8", "ignore").decode("utf-8")
    words = storable.replace("\0", " ").split()
    return " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in words if _sayable(word))


def find_text(vault: Vault, text: str, limit: int) -> list[SearchHit]:
    """What holds words that begin with each word of the text, best match first."""
    query = literal_query(text)
    if not query or limit < 1:
        return []
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
        for row in vault.read(_SEARCH, values)
    ]


def _sayable(word: str) -> bool:
    """Whether a word holds anything that is indexed; punctuation alone is not."""
    return any(char.isalnum() for char in word)
