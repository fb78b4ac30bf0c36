"""Rows that the merging of two entries for one partner, and its undoing, put into the tables."""

from collections.abc import Iterator

from workstation.vault.rows import Change, Put
from workstation.vault.store import Entry


def merged_rows(entry: Entry) -> Iterator[Change]:
    """``partners.merged``: one entry stands for the other from here on; nothing else changes."""
    yield Put("partner", {"id": entry.body["merged"], "merged_into": entry.body["kept"]})


def parted_rows(entry: Entry) -> Iterator[Change]:
    """``partners.parted``: two entries again, each with what was written under it."""
    yield Put("partner", {"id": entry.body["merged"], "merged_into": ""})
