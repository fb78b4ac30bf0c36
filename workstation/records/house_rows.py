"""Rows that entries about packets, officers, trust and bundles put into the tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from workstation.records.codec import json_text
from workstation.vault.rows import Change, Put
from workstation.vault.store import Entry

_PACKET = (
    "vault", "station", "assessment", "version", "partner_name", "title", "banner",
    "author_name", "authority_required", "state", "decided", "direction", "file_name",
    "received_utc", "opened_utc", "signatures", "size_bytes",
)  # fmt: skip
_OFFICER = ("id", "name", "authority", "title", "certificate_pem", "certificate_sha256")
_BUNDLE = (
    "sha256", "previous_sha256", "file_name", "written_utc", "first_seq", "last_seq", "entries",
    "size_bytes",
)  # fmt: skip


def packet_rows(entry: Entry) -> Iterator[Change]:
    """``packet.received`` and ``packet.opened``."""
    yield Put("packet", {"sha256": entry.body["sha256"], **_present(entry.body, _PACKET)})


def officer_rows(entry: Entry) -> Iterator[Change]:
    """``officer.saved``: an officer of this vault."""
    yield _officer_row("", entry.body)


def roster_rows(entry: Entry) -> Iterator[Change]:
    """``roster.imported``: another station's root and officers, trusted from here on."""
    body = entry.body
    station = str(body["station"])
    yield Put(
        "trusted_root",
        {
            "sha256": body["certificate_sha256"],
            "certificate_pem": body["certificate_pem"],
            "station": station,
            "vault": body.get("vault", ""),
            "imported_utc": entry.at_utc,
        },
    )
    for officer in body["officers"]:
        yield _officer_row(station, officer)


def _officer_row(station: str, officer: Mapping[str, Any]) -> Put:
    flags = {name: int(bool(officer.get(name))) for name in ("administrator", "disabled")}
    return Put("officer", {"station": station, **_present(officer, _OFFICER), **flags})


def bundle_rows(entry: Entry) -> Iterator[Change]:
    """``bundle.written``."""
    body = entry.body
    row = _present(body, _BUNDLE)
    yield Put(
        "bundle", {"id": body["id"], **row, "recipients": json_text(body.get("recipients", ()))}
    )


def _present(body: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: body[name] for name in names if body.get(name) is not None}
