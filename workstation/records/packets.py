"""Packets that this vault has seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workstation.domain.assessment import State
from workstation.vault.store import SqlValue, Vault


@dataclass(frozen=True, slots=True)
class PacketRow:
    """One packet as lists show it; the file itself is the attachment ``sha256``."""

    sha256: str
    vault: str
    station: str
    assessment: str
    version: int
    partner_name: str
    title: str
    banner: str
    author_name: str
    authority_required: str
    state: str
    decided: str
    direction: str
    file_name: str
    received_utc: str
    signatures: int


_NUMBERS = ("version", "signatures")
_COLUMNS = ", ".join(PacketRow.__dataclass_fields__)


def list_undecided(vault: Vault) -> list[PacketRow]:
    """The latest packet of each file that still waits for a decision, newest first."""
    rows = vault.read(
        f"SELECT {_COLUMNS} FROM packet WHERE assessment <> ''"
        " ORDER BY version DESC, signatures DESC, received_utc DESC"
    )
    latest: dict[tuple[str, str], PacketRow] = {}
    for row in rows:
        packet = _packet(row)
        latest.setdefault((packet.vault, packet.assessment), packet)
    waiting = [
        packet
        for packet in latest.values()
        if packet.state in (State.SUBMITTED.value, State.ESCALATED.value)
    ]
    return sorted(waiting, key=lambda packet: packet.received_utc, reverse=True)


def find_latest(vault: Vault, assessment: str, origin: str) -> PacketRow | None:
    """The packet of a file that carries the most signatures on its latest version."""
    rows = vault.read(
        f"SELECT {_COLUMNS} FROM packet WHERE assessment = ? AND vault = ?"
        " ORDER BY version DESC, signatures DESC, received_utc DESC LIMIT 1",
        (assessment, origin),
    )
    return _packet(rows[0]) if rows else None


def find_earlier(vault: Vault, assessment: str, origin: str, version: int) -> PacketRow | None:
    """The packet of the version before, with the most signatures of those kept."""
    rows = vault.read(
        f"SELECT {_COLUMNS} FROM packet WHERE assessment = ? AND vault = ? AND version < ?"
        " ORDER BY version DESC, signatures DESC, received_utc DESC LIMIT 1",
        (assessment, origin, version),
    )
    return _packet(rows[0]) if rows else None


def find_packet(vault: Vault, sha256: str) -> PacketRow | None:
    """One packet by the digest of its file."""
    rows = vault.read(f"SELECT {_COLUMNS} FROM packet WHERE sha256 = ?", (sha256,))
    return _packet(rows[0]) if rows else None


def _packet(row: Mapping[str, SqlValue]) -> PacketRow:
    values: dict[str, Any] = {
        name: int(row[name] or 0) if name in _NUMBERS else str(row[name] or "")
        for name in PacketRow.__dataclass_fields__
    }
    return PacketRow(**values)
