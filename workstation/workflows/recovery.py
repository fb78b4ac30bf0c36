"""The printed recovery kit: making it, proving that it opens the vault, the yearly drill.

A kit is proven by a trial: the shares are typed back from paper, a copy of the vault is opened
with what they give, and its record is compared. A new kit replaces a proven one only then, so
that there is always a kit which is known to work. Its words are printed and nowhere kept.
"""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UsageError
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.records import kinds
from workstation.records.projection import project
from workstation.vault import files, folder, seal, shares, slot_change, slots
from workstation.vault.shares import Share
from workstation.vault.slots import RecoverySlot, Secrets, SlotFile
from workstation.vault.store import NewEntry, Vault
from workstation.workflows import packet_file
from workstation.workflows.officers import listed_slots
from workstation.workflows.session import Session

DEFAULT_NEEDED: Final = 2
DEFAULT_SHARES: Final = 3
MOST_SHARES: Final = shares.MOST_SHARES


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit that was just made, words and all. It is printed, then forgotten."""

    station: str
    vault_id: str
    number: str
    needed: int
    made_utc: str
    made_by: str
    shares: tuple[Share, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class KitFacts:
    """A kit without its words."""

    number: str
    needed: int
    shares: int
    made_utc: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Shares that opened the vault: of which kit, and which of its shares they were.

    ``seq`` and ``head`` are where the record of the opened copy ends; 0 and "" where no copy
    was opened because nobody is at work in the vault.
    """

    kit: str
    numbers: tuple[int, ...]
    seq: int = 0
    head: str = ""


def make_kit(session: Session, needed: int = DEFAULT_NEEDED, count: int = DEFAULT_SHARES) -> Kit:
    """Make a kit of so many shares, of which any ``needed`` open the vault.

    It replaces one that was never proven at once, and a proven one when it is proven itself.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: ``recovery.numbers``.
        StoreError: the disk failed; the kit before is still the one that opens.
    """
    kit, slot = _new_kit(session, needed, count)
    _put_down(session, slot)
    return kit


def make_kit_file(
    session: Session,
    out: Path,
    needed: int = DEFAULT_NEEDED,
    count: int = DEFAULT_SHARES,
    *,
    language: Language,
    force: bool = False,
) -> Kit:
    """Make a kit and write its pages to a file; there are both afterwards, or neither.

    Raises:
        UsageError: ``file.exists`` without force, or ``recovery.inside``.
    """
    session.require(Permission.ADMINISTER)
    _check_outside(session, out)
    files.check_target(out, force=force)
    kit, slot = _new_kit(session, needed, count)
    with packet_file.placed(out, kit_pdf(kit, language)):
        _put_down(session, slot, [_printed(kit, "file")])
    return kit


def kit_pdf(kit: Kit, language: Language) -> bytes:
    """The pages of a kit, to be printed; they hold the words."""
    from workstation.documents import recovery_kit
    from workstation.documents.recovery_kit import KitPages

    pages = KitPages(
        station=kit.station,
        vault_id=kit.vault_id,
        kit=kit.number,
        needed=kit.needed,
        made_on=kit.made_utc[:10],
        made_by=kit.made_by,
        shares=kit.shares,
    )
    return recovery_kit.render(pages, language)


def save_kit(session: Session, kit: Kit, out: Path, language: Language) -> None:
    """Write a kit's pages where the person says, and record that they were.

    Raises:
        UsageError: ``recovery.inside``: in the vault's own folder.
        StoreError: the disk failed; no file is left.
    """
    session.require(Permission.ADMINISTER)
    _check_outside(session, out)
    files.check_target(out, force=True)
    with packet_file.placed(out, kit_pdf(kit, language)):
        session.record([_printed(kit, "file")])


def note_printed(session: Session, kit: Kit) -> None:
    """Record that a kit's pages went to a printer."""
    session.require(Permission.ADMINISTER)
    session.record([_printed(kit, "printer")])


def kit_of(directory: Path) -> KitFacts | None:
    """The kit that opens a vault, without unlocking it; None when there is none."""
    slot = folder.read_slots(directory).recovery
    return facts_of(slot) if slot is not None else None


def facts_of(slot: RecoverySlot) -> KitFacts:
    """What may be said of a kit."""
    return KitFacts(slot.identifier, slot.needed, slot.shares, slot.made_utc)


def prove(where: Session | Path, texts: Sequence[str]) -> Proof:
    """Show that shares typed from paper open the vault.

    With a session a copy of the vault is opened with them and compared with the record, which
    then says so; a kit that waits for its proof comes into force. With a folder alone the
    shares are only tried on the key slots, and nothing is written.

    Args:
        where: an administrator's session, or the folder of a vault.
        texts: the words of as many shares as are needed.

    Raises:
        NotAllowedError: ``not_allowed`` or ``recovery.none``.
        BadInputError: what is wrong with which share.
        CheckFailedError: ``recovery.trial_failed``: the shares do not give what they must.
        StoreError: the disk failed, or has no room for the copy; nothing changed.
    """
    if isinstance(where, Path):
        listed = folder.read_slots(where)
        given, opened = open_kit(in_force(listed, where), listed.vault_id, texts)
        listed.check_mac(opened.data_key, where / slots.NAME)
        return Proof(given[0].kit, _numbers(given))
    return _prove(where, texts)


def open_kit(
    slot: RecoverySlot, vault_id: str, texts: Sequence[str]
) -> tuple[tuple[Share, ...], Secrets]:
    """The shares, and what they open.

    Raises:
        BadInputError: what is wrong with which share.
        CheckFailedError: ``recovery.trial_failed``.
    """
    given = _read_all(texts)
    private = shares.private_key(shares.combine(given, kit=slot.identifier))
    if seal.public_of(private) != slot.public:
        raise BadInputError("recovery.do_not_fit", kit=slot.identifier)
    opened = slot.open(vault_id, seal.exchange_with(private))
    if opened is None:
        raise CheckFailedError("recovery.trial_failed", kit=slot.identifier)
    return given, opened


def waiting_kit(session: Session, in_force: RecoverySlot | None) -> RecoverySlot | None:
    """The kit that was made last, when it still waits for its proof; nothing is sealed to it."""
    made = session.vault.entries_of(kinds.RECOVERY_MADE)
    if not made or (in_force and made[-1].body["kit"] == in_force.identifier):
        return None
    body = made[-1].body
    return RecoverySlot(
        identifier=str(body["kit"]),
        made_utc=str(body["made"]),
        needed=int(body["needed"]),
        shares=int(body["shares"]),
        public=bytes.fromhex(body["public"]),
    )


def is_proven(session: Session, kit: str) -> bool:
    """Whether a kit passed its trial."""
    proven = session.vault.entries_of(kinds.RECOVERY_PROVEN)
    return any(entry.body["kit"] == kit for entry in proven)


def _new_kit(session: Session, needed: int, count: int) -> tuple[Kit, RecoverySlot]:
    session.require(Permission.ADMINISTER)
    shares.check_numbers(needed, count)
    made = session.vault.entries_of(kinds.RECOVERY_MADE)
    secret = shares.new_secret()
    printed = shares.split(secret, needed, count, avoid=str(made[-1].body["kit"]) if made else "")
    slot = RecoverySlot(
        identifier=printed[0].kit,
        made_utc=session.now_utc(),
        needed=needed,
        shares=count,
        public=seal.public_of(shares.private_key(secret)),
    )
    kit = Kit(
        station=session.vault.name,
        vault_id=session.vault.id,
        number=slot.identifier,
        needed=needed,
        made_utc=slot.made_utc,
        made_by=session.officer.name,
        shares=printed,
    )
    return kit, slot


def _put_down(session: Session, slot: RecoverySlot, more: Sequence[NewEntry] = ()) -> None:
    """Record a new kit; put it in force unless a proven one would go."""
    listed = listed_slots(session)
    before = listed.recovery
    body = {
        "kit": slot.identifier,
        "needed": slot.needed,
        "shares": slot.shares,
        "public": slot.public.hex(),
        "made": slot.made_utc,
        "replaces": before.identifier if before else "",
    }
    entries = [NewEntry(kinds.RECOVERY_MADE, session.vault.id, body), *more]
    if before is not None and is_proven(session, before.identifier):
        session.record(entries)
    else:
        _put_in_force(session, listed, _sealed(session, slot), entries)


def _prove(session: Session, texts: Sequence[str]) -> Proof:
    session.require(Permission.ADMINISTER)
    listed = listed_slots(session)
    waiting = waiting_kit(session, listed.recovery)
    given = _read_all(texts)
    is_waiting = waiting is not None and given[0].kit == waiting.identifier
    if waiting is not None and (is_waiting or listed.recovery is None):
        slot = _sealed(session, waiting)
    else:
        slot = in_force(listed, session.vault.directory)
    given, opened = open_kit(slot, session.vault.id, texts)
    seq, head = _try_copy(session, opened)
    body = {
        "kit": slot.identifier,
        "at": session.now_utc(),
        "seq": seq,
        "head": head,
        "shares": list(_numbers(given)),
    }
    entry = NewEntry(kinds.RECOVERY_PROVEN, session.vault.id, body)
    if slot.identifier == (listed.recovery.identifier if listed.recovery else ""):
        session.record([entry])
    else:
        _put_in_force(session, listed, slot, [entry])
    return Proof(slot.identifier, _numbers(given), seq, head)


def _try_copy(session: Session, opened: Secrets) -> tuple[int, str]:
    """Open a copy of the vault with what the shares gave; where its record ends."""
    vault = session.vault
    root = trust.authority_of(vault).public_key()
    if issuing.private_from_bytes(opened.authority_key).public_key() != root:
        raise CheckFailedError("recovery.trial_failed", kit="")
    with _trial_folder(vault.directory) as place:
        vault.copy_into(place / folder.DATABASE, opened.data_key)
        with Vault(place, opened.data_key, projection=project, guard=None) as copy:
            found = copy.head()
            is_same = copy.id == vault.id and found == vault.head()
    if not is_same:
        raise CheckFailedError("recovery.trial_failed", kit="")
    return found


@contextmanager
def _trial_folder(directory: Path) -> Iterator[Path]:
    """A folder for the copy, beside what it is a copy of; an unlock clears what a kill left."""
    with files.disk_errors(directory):
        place = Path(tempfile.mkdtemp(prefix=slot_change.TRIAL, dir=directory))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _sealed(session: Session, slot: RecoverySlot) -> RecoverySlot:
    held = session.secrets
    return slot.holding(session.vault.id, held.data_key, held.authority_key)


def _put_in_force(
    session: Session, listed: SlotFile, slot: RecoverySlot, entries: Sequence[NewEntry]
) -> None:
    sealed = listed.with_recovery(slot).sealed(session.secrets.data_key)
    slot_change.apply(
        session.vault, sealed, officer=session.officer.id, at=session.clock(), entries=entries
    )


def in_force(listed: SlotFile, directory: Path) -> RecoverySlot:
    """The recovery slot of a vault.

    Raises:
        NotAllowedError: ``recovery.none``.
    """
    if listed.recovery is None:
        raise NotAllowedError("recovery.none", file=str(directory))
    return listed.recovery


def _read_all(texts: Sequence[str]) -> tuple[Share, ...]:
    given = tuple(
        shares.read(text, place=str(place)) for place, text in enumerate(texts, 1) if text.strip()
    )
    if not given:
        raise BadInputError("recovery.none_given")
    return given


def _numbers(given: Sequence[Share]) -> tuple[int, ...]:
    return tuple(share.number for share in given)


def _printed(kit: Kit, how: str) -> NewEntry:
    body: dict[str, Any] = {"kit": kit.number, "how": how}
    return NewEntry(kinds.RECOVERY_PRINTED, kit.vault_id, body)


def _check_outside(session: Session, out: Path) -> None:
    if out.resolve().is_relative_to(session.vault.directory.resolve()):
        raise UsageError("recovery.inside", file=str(out))
