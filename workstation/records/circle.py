"""Entries that were merged: which one stands for a partner, and all that are the same one.

Merging rewrites nothing. Every entry of the record keeps the partner that it was written with;
whoever reads asks for all ids of the circle. No entry that was merged stands for others, so a
circle is a head and what points to it.
"""

from collections.abc import Iterable, Sequence

from workstation.records.kinds import PARTNERS_MERGED
from workstation.vault.store import Vault

_CIRCLE = """
    SELECT id, merged_into FROM partner WHERE id = ?1
    UNION ALL
    SELECT id, merged_into FROM partner WHERE merged_into <> '' AND merged_into = ?1"""


def head(vault: Vault, partner: str) -> str:
    """The entry that stands for a partner: itself, or the one that it was merged into.

    An id that no entry has is given back as it is.
    """
    found = vault.read_tuples("SELECT merged_into FROM partner WHERE id = ?", (partner,))
    return str(found[0][0]) if found and found[0][0] else partner


def circle(vault: Vault, partner: str) -> tuple[str, ...]:
    """All ids that are the same partner, the head first; one that no entry has stands alone."""
    return find_circle(vault, partner) or (partner,)


def find_circle(vault: Vault, partner: str) -> tuple[str, ...]:
    """The same, empty where no entry has this id; a lone partner costs one read."""
    found = vault.read_tuples(_CIRCLE, (partner,))
    into = next((row[1] for row in found if row[0] == partner), None)
    if into is None:
        return ()
    if into:
        found = vault.read_tuples(_CIRCLE, (into,))
        partner = into
    return (partner, *sorted(str(row[0]) for row in found if row[0] != partner))


def heads(vault: Vault, partners: Iterable[str]) -> dict[str, str]:
    """The head of each of these ids that was merged; the others are left out."""
    wanted = list(dict.fromkeys(filter(None, partners)))
    if not wanted:
        return {}
    rows = vault.read_tuples(
        f"SELECT id, merged_into FROM partner WHERE merged_into <> '' AND id IN ({marks(wanted)})",
        wanted,
    )
    return {str(one): str(into) for one, into in rows}


def once_merged(vault: Vault, partners: Sequence[str]) -> tuple[str, ...]:
    """Ids that ever were merged into one of these and are no more."""
    rows = vault.read_tuples(
        f"""SELECT DISTINCT subject FROM ledger WHERE kind = ? AND body IS NOT NULL
        AND json_extract(body, '$.kept') IN ({marks(partners)}) ORDER BY subject""",
        (PARTNERS_MERGED, *partners),
    )
    return tuple(str(row[0]) for row in rows if row[0] not in partners)


def marks(values: Sequence[object]) -> str:
    """As many parameters as there are values, for ``IN (…)``."""
    return ", ".join("?" * len(values))
