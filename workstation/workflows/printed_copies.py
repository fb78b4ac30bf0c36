"""The numbered copies of a packet that were made: what the ledger knows of each."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from workstation.documents.check_code import copy_letters
from workstation.documents.packet_copy import CopyFacts
from workstation.documents.packet_record import Record
from workstation.domain.assessment import State
from workstation.domain.distribution import Line, Recipient
from workstation.domain.error import UsageError
from workstation.records import assessments, packets
from workstation.vault.canonical import canonical
from workstation.vault.store import NewEntry, Vault

PACKET_PRINTED: Final = "packet.printed"
_ENDED: Final = (State.RETURNED.value, State.WITHDRAWN.value)


@dataclass(frozen=True, slots=True)
class IssuedCopy:
    """One numbered copy; ``letters`` is "" for one made before pages had codes."""

    vault: str
    assessment: str
    version: int
    copy: int
    copies: int
    recipient: Recipient
    at_utc: str
    officer: str
    letters: str
    pages: int
    packet_sha256: str
    check_code: str
    banner: str
    file_name: str
    redactions: int


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """The pages of one copy and what the ledger will say of it."""

    data: bytes
    entry_body: dict[str, Any]

    @property
    def number(self) -> int:
        """Its number among all copies of this version."""
        return int(self.entry_body["copy"])


def issued(vault: Vault, record: Record) -> list[IssuedCopy]:
    """The copies of this version of a file that were made here, oldest first."""
    said = record["assessment"]
    return [
        each
        for each in _of_entries(vault, said["id"])
        if each.version == said["version"] and each.vault == record["vault"]["id"]
    ]


def find_copies(vault: Vault, letters: str) -> list[IssuedCopy]:
    """The copies whose pages bear these letters: one, unless two digests began alike."""
    return [each for each in _of_entries(vault, None) if each.letters == letters]


def next_number(vault: Vault, record: Record) -> int:
    """The number of the next copy: one more than the highest that was made."""
    return max((each.copy for each in issued(vault, record)), default=0) + 1


def check_free(vault: Vault, record: Record, copy: int) -> None:
    """Refuse a number that a copy of this version bears already.

    Raises:
        UsageError: ``print.copy_taken``.
    """
    for each in issued(vault, record):
        if each.copy == copy:
            raise UsageError("print.copy_taken", copy=copy, on=each.at_utc[:10])


def known_lines(vault: Vault, record: Record, before: int) -> tuple[Line, ...]:
    """The distribution list of the copies that were made with a lower number."""
    lower = [each for each in issued(vault, record) if each.copy < before]
    return tuple(Line(each.copy, each.recipient) for each in sorted(lower, key=lambda e: e.copy))


def lapsed_facts(vault: Vault, record: Record) -> tuple[str, int]:
    """Why a version of a file is no longer current, as far as it is known here, and what is.

    Of a file of this vault a version counts from the change that begins it, signed or not; of
    one from elsewhere from the day on which its packet was taken in.

    Returns:
        ``lapsed`` and ``stands_at`` of the facts of a copy.
    """
    assessment, version = str(record["assessment"]["id"]), int(record["assessment"]["version"])
    origin = str(record["vault"]["id"])
    row = assessments.find_row(vault, assessment) if origin == vault.id else None
    held = packets.find_latest(vault, assessment, origin)
    latest = max(int(row["version"] or 0) if row else 0, held.version if held else 0)
    if latest > version:
        return "version", latest
    state = str(row["state"]) if row else ""
    return (state if state in _ENDED else "", 0)


def letters_of(vault: Vault, record: Record, facts: CopyFacts) -> str:
    """The letters that name a copy, from what makes it that copy and no other."""
    own = {
        "vault": vault.id,
        "packet": facts.sha256,
        "assessment": record["assessment"]["id"],
        "copy": facts.copy,
        "copies": facts.copies,
        "printed_at": facts.printed_at,
        "printed_by": facts.printed_by,
        "to": facts.recipient.name,
        "office": facts.recipient.office,
    }
    return copy_letters(hashlib.sha256(canonical(own)).digest())


def body_of(
    record: Record, facts: CopyFacts, data: bytes, pages: int, **more: object
) -> dict[str, Any]:
    """What the ledger says of a copy."""
    return {
        "assessment": record["assessment"]["id"],
        "version": record["assessment"]["version"],
        "vault": record["vault"]["id"],
        "packet_sha256": facts.sha256,
        "check_code": record["check_code"],
        "print_sha256": hashlib.sha256(data).hexdigest(),
        "copy": facts.copy,
        "copies": facts.copies,
        "to": facts.recipient.name,
        "office": facts.recipient.office,
        "letters": facts.letters,
        "pages": pages,
        "banner": record["banner"],
        **more,
    }


def entry_of(made: MadeCopy, file_name: str) -> NewEntry:
    """The entry by which a copy becomes one that was made."""
    body = {**made.entry_body, "file_name": file_name}
    return NewEntry(PACKET_PRINTED, body["assessment"], body)


def _of_entries(vault: Vault, assessment: str | None) -> Iterator[IssuedCopy]:
    for entry in vault.entries_of(PACKET_PRINTED, assessment):
        body = entry.body
        if not body:
            continue
        yield IssuedCopy(
            vault=str(body.get("vault", vault.id)),
            assessment=str(body["assessment"]),
            version=int(body["version"]),
            copy=int(body["copy"]),
            copies=int(body["copies"]),
            recipient=Recipient(str(body.get("to", "")), str(body.get("office", ""))),
            at_utc=entry.at_utc,
            officer=entry.officer,
            letters=str(body.get("letters", "")),
            pages=int(body.get("pages", 0)),
            packet_sha256=str(body["packet_sha256"]),
            check_code=str(body.get("check_code", "")),
            banner=str(body.get("banner", "")),
            file_name=str(body.get("file_name", "")),
            redactions=int(body.get("redactions", 0)),
        )
