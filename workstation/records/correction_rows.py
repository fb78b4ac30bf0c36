"""Rows that an author's notes about the points of a return put into the tables."""

from collections.abc import Iterator

from workstation.records.register_rows import search_entry, searchable
from workstation.vault.rows import Change, Remove
from workstation.vault.store import Entry


def noted_rows(entry: Entry) -> Iterator[Change]:
    """``correction.noted``: search finds the note; what it answers is read from the entries."""
    body = entry.body
    subject = str(body["assessment"])
    place = f"{body['question']} R-{body['version']}-{body['number']}"
    if not str(body["note"]).strip():
        yield Remove("search_text", {"entry": search_entry("comment", subject, place)})
        return
    yield searchable(
        "comment", subject, place=place, partner=str(body.get("partner", "")),
        marking=str(body["marking"]), title=f"{subject} {body['question']}".strip(),
        body=str(body["note"]),
    )  # fmt: skip
