"""What search finds of an officer's work that is not in the record yet.

What is being typed stands in the drafts, and an assessment without a title in no index of words;
both are few, so they are read and compared.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workstation.domain.finding import SearchHit
from workstation.records.assessment_rows import answer_words
from workstation.records.codec import answer_of
from workstation.records.register_rows import search_entry
from workstation.records.search import with_heads
from workstation.records.search_words import Term, holds, snippet
from workstation.vault.store import SqlValue, Vault

_NUMBER: Final = re.compile(r"[A-Za-z]{2,4}-\d{4}-\d{1,9}")
_MOST: Final = 300
"""Drafts of an officer without a title, newest first, that are looked through."""
_COLUMNS: Final = "a.id, a.title, a.marking, a.partner, a.exchange"

_Row = Mapping[str, SqlValue]


def find_own(vault: Vault, terms: Sequence[Term], author: str) -> list[SearchHit]:
    """What an officer is writing and what has only a number yet, where it holds every term."""
    found = [
        *_numbered(vault, terms),
        *_untitled(vault, terms, author),
        *_typed(vault, terms, author),
    ]
    return with_heads(vault, {key_of(hit): hit for hit in found}.values())


def key_of(hit: SearchHit) -> int:
    """The key under which the index of words would have this."""
    return search_entry(hit.kind, hit.id, hit.place)


def _numbered(vault: Vault, terms: Sequence[Term]) -> Iterator[SearchHit]:
    """The assessment whose own number, or that of its exchange, was typed in full."""
    if len(terms) != 1 or not _NUMBER.fullmatch(terms[0].text):
        return
    number = terms[0].text.upper()
    rows = vault.read(
        f"SELECT {_COLUMNS} FROM assessment a WHERE (a.id = ? OR a.exchange = ?)"
        " AND a.author <> '' LIMIT 10",
        (number, number),
    )
    for row in rows:
        yield _assessment(terms, row)


def _untitled(vault: Vault, terms: Sequence[Term], author: str) -> Iterator[SearchHit]:
    rows = vault.read(
        f"SELECT {_COLUMNS} FROM assessment a WHERE a.author = ? AND a.title = ''"
        " AND a.state IN ('draft', 'returned') ORDER BY a.saved_utc DESC, a.id DESC"
        f" LIMIT {_MOST}",
        (author,),
    )
    for row in rows:
        if holds(terms, str(row["id"]), str(row["exchange"])):
            yield _assessment(terms, row)


def _assessment(terms: Sequence[Term], row: _Row) -> SearchHit:
    id_, title = str(row["id"]), str(row["title"])
    body = " · ".join((id_, str(row["exchange"])))
    return SearchHit(
        kind="assessment",
        id=id_,
        title=title or id_,
        snippet=snippet(terms, title, body),
        marking=str(row["marking"]),
        partner=str(row["partner"]),
    )


def _typed(vault: Vault, terms: Sequence[Term], author: str) -> Iterator[SearchHit]:
    rows = vault.read(
        # The drafts are few, an officer's files may be many: SQLite is told where to begin.
        "SELECT d.assessment, d.answer_json, a.partner FROM draft d"
        " CROSS JOIN assessment a ON a.id = d.assessment WHERE a.author = ?"
        " AND a.state IN ('draft', 'returned') ORDER BY d.saved_utc DESC, d.assessment, d.question",
        (author,),
    )
    for row in rows:
        id_ = str(row["assessment"])
        answer = answer_of(msgspec.json.decode(str(row["answer_json"])))
        title, body = f"{id_} {answer.question}", answer_words(answer)
        if body.strip() and holds(terms, title, body):
            yield SearchHit(
                kind="answer",
                id=id_,
                title=title,
                snippet=snippet(terms, title, body),
                marking=answer.marking,
                place=answer.question,
                partner=str(row["partner"]),
            )
