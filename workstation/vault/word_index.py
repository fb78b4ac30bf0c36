"""The upkeep of the index of words, of which much writing leaves many parts.

A search asks each part. Merged into one they are asked at once; SQLite does so slice by slice,
and what is cut off goes on where it stopped.

Source: SQLite, "FTS5 Extension", 6.8 the merge command, 6.9 pgsz.
"""

from typing import Final

from workstation.vault import sqlcipher

PARTS: Final = 8
"""With more parts than this they are merged."""
LEAF_BYTES: Final = 3_900
"""SQLite's own 4,050 take a second page each: 80 bytes of a page are SQLCipher's."""

_SETTINGS = "INSERT INTO search (search, rank) VALUES (?, ?)"


def set_leaf(connection: sqlcipher.Connection) -> None:
    """Let what is written from here on fit its pages; what stands is rewritten when merged."""
    connection.execute(_SETTINGS, ("pgsz", LEAF_BYTES))


def count_parts(connection: sqlcipher.Connection) -> int:
    """How many parts a search asks."""
    row = connection.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone()
    return int(row[0])


def merge(connection: sqlcipher.Connection, pages: int, *, is_first: bool) -> bool:
    """Merge some pages of the parts, within the transaction that is open.

    Args:
        connection: of the database.
        pages: about so many are written.
        is_first: take all parts that there are, instead of going on.

    Returns:
        Whether there may be more to do.
    """
    before = int(connection.total_changes)
    connection.execute(_SETTINGS, ("merge", -pages if is_first else pages))
    return int(connection.total_changes) - before >= 2
