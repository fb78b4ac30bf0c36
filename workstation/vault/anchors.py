"""Anchors: what somebody outside the database saw of a vault's history.

The database proves that each page is ours, not that it is the latest: an older copy put back,
or a lost log, passes every check of the file. An anchor names a sequence number and the hash of
that entry. A vault that ends before it, or has another entry in that place, lost something.

Source: security facts 1 to 3 of SECURITY.md; RFC 2104 (HMAC), RFC 8785 (canonical JSON).
"""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

import msgspec
import rfc8785

from workstation.domain.error import StoreError
from workstation.vault import files, keys

NAME = "vault.anchors.json"
FORMAT = "assessor-anchors-1"
LIMIT_BYTES = 256 * 1024

MACHINE = "machine"
OFFICER = "officer"
CARD = "card"
PACKET = "packet"
CHAIN = "chain"
"""The ledger itself, where its own links do not hold."""

CHECKPOINT = "ledger.checkpoint"
"""A signed statement of an officer: this was the head when I signed, decided, sent or left."""
ACKNOWLEDGED = "rollback.acknowledged"
"""An officer's statement that what an anchor saw is lost, and that work may go on."""

_MAC_PURPOSE = "assessor anchors 1"
_KEY_NAME_PURPOSE = "assessor anchors key name 1"
_KEY_NAME_BYTES = 8


class State(Enum):
    """How an anchor stands to what was found in the vault."""

    AGREES = "agrees"
    OLDER = "older"
    """The vault ends before the entry that was seen."""
    FORKED = "forked"
    """The vault has another entry in that place."""
    UNFINISHED = "unfinished"
    """The record is whole, but later savings of unfinished work are missing."""
    BROKEN = "broken"
    """The newest part of the chain does not hold; no anchor is needed to see it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One observation of a vault.

    Attributes:
        source: ``machine``, ``officer``, ``card`` or ``packet``.
        seq: the last entry that was there.
        head: its hash, in hexadecimal.
        at_utc: when it was seen, by that machine's clock.
        savings: how often anything at all had been saved, 0 where it is not known.
        who: the officer's id, or the packet's file.
    """

    source: str
    seq: int
    head: str
    at_utc: str = ""
    savings: int = 0
    who: str = ""

    @property
    def mark(self) -> tuple[int, str, int]:
        """What an acknowledgement names it by."""
        return self.seq, self.head, self.savings


@dataclass(frozen=True, slots=True)
class Finding:
    """An anchor and how the vault stands to it."""

    anchor: Anchor
    state: State

    @property
    def is_alarm(self) -> bool:
        """Whether something is missing or exchanged."""
        return self.state is not State.AGREES


class Chain(Protocol):
    """What comparing asks of a vault."""

    def head(self) -> tuple[int, str]:
        """The last entry."""

    def hash_at(self, seq: int) -> str | None:
        """The hash of one entry."""

    def savings(self) -> int:
        """How often anything was saved."""


def compare(anchor: Anchor, chain: Chain) -> State:
    """How the vault stands to an anchor."""
    if anchor.seq > chain.head()[0]:
        return State.OLDER
    if anchor.seq and chain.hash_at(anchor.seq) != anchor.head:
        return State.FORKED
    return State.UNFINISHED if anchor.savings > chain.savings() else State.AGREES


class _AnchorJson(msgspec.Struct, forbid_unknown_fields=True):
    source: str
    seq: int
    head: str
    at_utc: str
    savings: int
    who: str


class _FileJson(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    vault: str
    key: str
    anchors: list[_AnchorJson]
    mac: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file of anchors beside the key slots says.

    ``problem`` is empty, or ``anchors.file_damaged``. A file sealed under an earlier data key
    cannot be checked any more and says nothing.
    """

    anchors: tuple[Anchor, ...] = ()
    problem: str = ""

    def with_anchor(self, anchor: Anchor) -> "Kept":
        """The list with one officer's, or one packet's, anchor renewed."""
        others = (a for a in self.anchors if (a.source, a.who) != (anchor.source, anchor.who))
        return Kept((*others, anchor))

    def agreeing(self, findings: Iterable[Finding]) -> "Kept":
        """The list without what was lost and acknowledged."""
        lost = {finding.anchor for finding in findings if finding.is_alarm}
        return replace(self, anchors=tuple(a for a in self.anchors if a not in lost))


def load(directory: Path, vault_id: str, data_key: bytes) -> Kept:
    """The anchors kept beside the key slots; a damaged file is said, never a reason to refuse."""
    try:
        data = files.read_limited(directory / NAME, LIMIT_BYTES)
    except FileNotFoundError:
        return Kept()
    except OSError:
        return Kept(problem="anchors.file_damaged")
    try:
        found = msgspec.json.decode(data or b"", type=_FileJson)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Kept(problem="anchors.file_damaged")
    if (found.format, found.vault) != (FORMAT, vault_id):
        return Kept(problem="anchors.file_damaged")
    if found.key != _key_name(data_key):
        return Kept()
    anchors = tuple(Anchor(**msgspec.structs.asdict(each)) for each in found.anchors)
    if not hmac.compare_digest(_mac(vault_id, data_key, anchors).encode(), found.mac.encode()):
        return Kept(problem="anchors.file_damaged")
    return Kept(anchors)


def save(directory: Path, vault_id: str, data_key: bytes, anchors: Sequence[Anchor]) -> None:
    """Write the anchors beside the key slots, whole.

    Raises:
        StoreError: the disk failed; the earlier file is as it was.
    """
    content = {
        **_body(vault_id, data_key, anchors),
        "mac": _mac(vault_id, data_key, anchors),
    }
    with files.replacing(directory / NAME) as stream:
        stream.write(rfc8785.dumps(content))


def save_if_possible(
    directory: Path, vault_id: str, data_key: bytes, anchors: Sequence[Anchor]
) -> bool:
    """Write them, but let no failure of it undo an act that is in the record already."""
    try:
        save(directory, vault_id, data_key, anchors)
    except StoreError:
        return False
    return True


def _key_name(data_key: bytes) -> str:
    return keys.derive(data_key, _KEY_NAME_PURPOSE, _KEY_NAME_BYTES).hex()


def _body(vault_id: str, data_key: bytes, anchors: Sequence[Anchor]) -> dict[str, Any]:
    return {
        "anchors": [asdict(anchor) for anchor in anchors],
        "format": FORMAT,
        "key": _key_name(data_key),
        "vault": vault_id,
    }


def _mac(vault_id: str, data_key: bytes, anchors: Sequence[Anchor]) -> str:
    key = keys.derive(data_key, _MAC_PURPOSE)
    content = rfc8785.dumps(_body(vault_id, data_key, anchors))
    return hmac.digest(key, content, "sha256").hex()
