"""Filters of the partner list that officers keep: theirs alone, and no part of the record."""

import msgspec

from workstation.domain.register import PartnerFilter, SavedFilter
from workstation.records.codec import body_of, json_text, value_of
from workstation.vault.rows import Change, Put, Remove
from workstation.vault.store import Vault

_TABLE = "saved_filter"


def list_filters(vault: Vault, officer: str) -> list[SavedFilter]:
    """An officer's filters by name; one that this program cannot read is left out."""
    rows = vault.read_tuples(
        "SELECT name, filter_json FROM saved_filter WHERE officer = ? ORDER BY name", (officer,)
    )
    found: list[SavedFilter] = []
    for name, text in rows:
        try:
            wanted = value_of(PartnerFilter, msgspec.json.decode(text, type=dict[str, object]))
        except msgspec.ValidationError:
            continue
        found.append(SavedFilter(str(name), wanted))
    return found


def put_filter(officer: str, kept: SavedFilter) -> Change:
    """The row that keeps a filter under its name."""
    said = json_text(body_of(kept.wanted))
    return Put(_TABLE, {"officer": officer, "name": kept.name, "filter_json": said})


def remove_filter(officer: str, name: str) -> Change:
    """The change that gives a filter up."""
    return Remove(_TABLE, {"officer": officer, "name": name})
