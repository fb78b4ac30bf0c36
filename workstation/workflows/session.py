"""Making a vault, unlocking it, and ending the work in it."""

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import CheckFailedError, NotAllowedError, StoreError
from workstation.domain.officer import Officer, Permission, Role
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.identity.trust import Signer
from workstation.records.kinds import OFFICER_LOCKED
from workstation.records.projection import project
from workstation.vault import attempts, creation, folder, keys, peek, slot_change, slots
from workstation.vault import passphrase as passphrases
from workstation.vault.keys import DEFAULT, Kdf
from workstation.vault.slots import CardHolder, Secrets, Slot, SlotFile
from workstation.vault.store import Entry, NewEntry, Put, Remove, Vault, utc_text
from workstation.workflows import anchors, backup_place, fields, restoring
from workstation.workflows.enrolment import enrol as enrol
from workstation.workflows.enrolment import officer_id as officer_id
from workstation.workflows.journal import NOT_ALLOWED, Journal
from workstation.workflows.unlocking import (
    Way,
    by_passphrase,
    in_force,
    key_in_slot,
    officer_with_slot,
    open_slot,
)
from workstation.workflows.watch import Alarm, Watch

if TYPE_CHECKING:
    from workstation.identity.card import Card

Clock = Callable[[], datetime]
"""The time now, with its zone."""

OFFICER_UNLOCKED = "officer.unlocked"
RECOVERY_OWED = "owed"
"""In the entry that made the vault: nobody works in it before its recovery kit is proven."""
ENDED = "ended"


@dataclass(slots=True)
class Session:
    """An officer at work in an open vault."""

    vault: Vault
    officer: Officer
    signer: Signer
    clock: Clock
    secrets: Secrets = field(repr=False)
    watch: Watch = field(repr=False)
    card: "Card | None" = field(default=None, repr=False)
    """The smart card that opened the vault and signs, where the officer has one."""
    journal: Journal = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Begin to note what the officer opens, searches for and is refused."""
        self.journal = Journal(self.vault, self.officer.id, self.clock)

    @property
    def alarm(self) -> Alarm | None:
        """What keeps the vault from being written: it lost something that an anchor saw."""
        return self.watch.alarm

    def require(self, permission: Permission) -> None:
        """Go on only if the officer may do this.

        Raises:
            NotAllowedError: ``not_allowed``.
        """
        if permission not in self.officer.permissions:
            problem = NotAllowedError(
                NOT_ALLOWED, officer=self.officer.name, permission=permission.value
            )
            try:
                self.journal.refused(problem, permission.value)
            finally:
                raise problem  # whatever becomes of its entry

    def now_utc(self) -> str:
        """The time now as it stands in the record."""
        return utc_text(self.clock())

    def record(
        self, entries: Sequence[NewEntry], drafts: Sequence[Put | Remove] = ()
    ) -> list[Entry]:
        """Add entries to the ledger in this officer's name."""
        return self.vault.append(entries, officer=self.officer.id, at=self.clock(), drafts=drafts)


@dataclass(frozen=True, slots=True)
class SlotSummary:
    """An officer as the unlock screen lists them; ``card`` is the label of their smart card."""

    officer_id: str
    name: str
    role: Role
    title: str
    card: str = ""
    card_serial: str = ""


def create_vault(
    directory: Path,
    *,
    name: str,
    officer_name: str,
    authority: Role,
    passphrase: str,
    clock: Clock,
    title: str = "",
    kdf: Kdf = DEFAULT,
    owes_recovery: bool = False,
) -> Session:
    """Make a vault with its own authority and its first officer, who also administers it.

    Args:
        directory: where; it must not exist, or be empty.
        name: of the station, as it stands on packets and certificates.
        officer_name: the first officer.
        authority: the office that the first officer holds.
        passphrase: the first officer's.
        clock: the time now.
        title: the officer's title in the organisation.
        kdf: how hard the passphrase is to guess.
        owes_recovery: the recovery kit must be proven before anything else is done in it.

    Raises:
        BadInputError: a name or the passphrase cannot be taken.
        UsageError: there is something at that place already.
        StoreError: the disk failed; nothing was left there.
    """
    station = issuing.check_name(name, "name")
    person, shown = issuing.check_name(officer_name, "officer_name"), fields.line(title, "title")
    normal = passphrases.check(passphrase, (station, person))
    folder.check_free(directory)
    at, vault_id = clock(), str(uuid.uuid4())
    root_key, root = issuing.make_authority(station, at)
    authority_key = issuing.private_to_bytes(root_key)
    first_id = officer_id(station, 1)
    unpinned = Officer(first_id, person, authority, True, shown, station=station)
    officer, signing_key = enrol(unpinned, authority_key=authority_key, root=root, at=at)
    secrets = Secrets(keys.new_key(), signing_key, authority_key)
    slot = slots.make_slot(
        vault_id=vault_id, officer=officer, passphrase=normal, secrets=secrets, kdf=kdf
    )
    sealed = SlotFile(vault_id, station, 1, (slot,)).sealed(secrets.data_key)
    created = NewEntry(
        trust.VAULT_CREATED,
        vault_id,
        {
            "vault": vault_id,
            "station": station,
            "certificate_pem": issuing.to_pem(root),
            "certificate_sha256": issuing.fingerprint(root),
            **({"recovery": RECOVERY_OWED} if owes_recovery else {}),
        },
    )
    saved = NewEntry(trust.OFFICER_SAVED, officer.id, trust.officer_to_body(officer))
    first = [created, saved, slot_change.entry_for(sealed)]
    with creation.new_folder(directory) as temporary:
        with Vault.create(
            temporary, secrets.data_key, vault_id=vault_id, name=station, projection=project
        ) as vault:
            vault.append(first, officer=officer.id, at=at)
            vault.checkpoint()
        slots.save(sealed, temporary / slots.NAME)
    guard = folder.lock(directory)
    vault = Vault(directory, secrets.data_key, projection=project, guard=guard)
    return _begin(vault, officer, secrets, clock, Watch(vault, secrets.data_key))


def list_slots(directory: Path) -> tuple[SlotSummary, ...]:
    """The officers who have a key slot in a vault, without unlocking it."""
    return tuple(_summary(slot) for slot in folder.read_slots(directory).slots)


def _summary(slot: Slot) -> SlotSummary:
    held = slot.holder
    card = (held.token, held.serial) if isinstance(held, CardHolder) else ("", "")
    return SlotSummary(slot.officer, slot.name, Role(slot.role), slot.title, *card)


def card_of(directory: Path, officer: str) -> str:
    """The label of the card that an officer unlocks with; "" for a passphrase or a stranger."""
    slot = folder.read_slots(directory).find(officer)
    return _summary(slot).card if slot is not None else ""


def vault_name(directory: Path) -> str:
    """The station's name, without unlocking the vault."""
    return folder.read_slots(directory).vault_name


def vault_id(directory: Path) -> str:
    """The vault's own identifier, without unlocking it."""
    return folder.read_slots(directory).vault_id


def unlock(directory: Path, officer: str, passphrase: str, clock: Clock) -> Session:
    """Open a vault as one of its officers.

    Args:
        directory: the vault's folder.
        officer: id or name.
        passphrase: the officer's.
        clock: the time now.

    Raises:
        NotAllowedError: wrong passphrase, no such officer, in use, or too many attempts.
        CheckFailedError: ``vault.slots_changed``.
        StoreError: a file of the vault is missing, damaged, or the disk failed.
    """
    normal = passphrases.normalise(passphrase)
    return open_vault(
        directory,
        officer,
        clock,
        by_passphrase(normal),
        renew=lambda session, slot: _renew(session, slot, normal),
    )


def end(session: Session, reason: str = ENDED) -> None:
    """Write what waits and why the vault is locked, bring all to the disk, and close it.

    Args:
        session: whose work ends.
        reason: why, as the lock names it: ``person``, ``idle``, ``suspend``, ``closed`` and so on.

    The vault is closed in any case: a full disk must not keep it open.
    """
    body = {"officer": session.officer.id, "reason": reason}
    due = None
    try:
        session.journal.write()
        with suppress(StoreError, NotAllowedError):
            session.record([NewEntry(OFFICER_LOCKED, session.officer.id, body)])
        anchors.checkpoint(session)
        due = backup_place.note_before_close(session.vault, session.clock())
    finally:
        session.watch.close()
        session.vault.close()
        if session.card is not None:
            session.card.close()
        if due is not None:
            backup_place.leave_note(due)


def check_passphrase(text: str, names: Sequence[str] = ()) -> None:
    """Say whether a new passphrase is hard enough to guess, by raising when it is not.

    Raises:
        BadInputError: ``passphrase.short``, ``.long``, ``.common``, ``.name``, ``.not_text``.
    """
    passphrases.check(text, names)


def read_passphrase_file(path: Path) -> str:
    """The passphrase in a file; one newline at its end is not part of it.

    Raises:
        BadInputError: the file is missing, empty, too long or not UTF-8.
    """
    return passphrases.read_file(path)


def remember_place(session: Session, place: Mapping[str, Any]) -> None:
    """Keep where the officer is, so that work resumes there after a lock or a crash.

    Nothing is kept in a vault that may not be written.
    """
    if not session.vault.takes_drafts:
        return
    text = json.dumps(dict(place), ensure_ascii=False, sort_keys=True)
    row = {"officer": session.officer.id, "place_json": text}
    session.vault.put_drafts([Put("place", row)])


def recall_place(session: Session) -> dict[str, Any] | None:
    """Where the officer was last, or None."""
    found = session.vault.read(
        "SELECT place_json FROM place WHERE officer = ?", (session.officer.id,)
    )
    if not found:
        return None
    place: dict[str, Any] = json.loads(str(found[0]["place_json"]))
    return place


def open_vault(
    directory: Path,
    officer: str,
    clock: Clock,
    way: Way,
    *,
    renew: Callable[[Session, Slot], None] | None = None,
) -> Session:
    """Open a vault by a passphrase or a card; see :func:`unlock`.

    A vault of a later program is refused before anything in its folder is written.
    """
    backup_place.let_in()
    folder.check(directory)
    folder.check_writable(directory)
    folder.refuse_if_taken(directory)
    listed = folder.read_slots(directory)
    held = open_slot(directory, listed, officer, clock(), way)
    peek.refuse_newer(directory / folder.DATABASE, held[-1].data_key)
    guard = folder.lock(directory)
    try:
        again = folder.read_slots(directory)
        if again != listed:  # changed by whoever had the vault until now
            held = open_slot(directory, again, officer, clock(), way)
        found, slot, secrets = held
        vault = Vault(
            directory,
            secrets.data_key,
            projection=project,
            guard=guard,
            upgrade=backup_place.upgrade_for(slot.officer, clock),
        )
    except BaseException:
        guard.release()
        raise
    try:
        session = _start(vault, found, slot, secrets, clock, way)
        if renew is not None and slot.is_first_format and not vault.read_only:
            renew(session, slot)
    except BaseException:
        vault.close()
        raise
    return session


def _start(
    vault: Vault, found: SlotFile, slot: Slot, secrets: Secrets, clock: Clock, way: Way
) -> Session:
    """The session of a vault just opened; what others saw of it is compared before any write."""
    watch = Watch(vault, secrets.data_key, seen=way.seen(vault.id))
    try:
        current = found if watch.alarm else slot_change.settle(vault, found, secrets.data_key)
        officer = officer_with_slot(vault, current, slot.officer)
        slot, secrets = in_force(vault, current, slot, secrets, way)
        session = _begin(vault, officer, secrets, clock, watch, way)
        failures = attempts.forget(vault.directory, slot.officer)
        if not vault.read_only:
            body = {"officer": slot.officer, "name": officer.name, "failures": failures}
            session.record([NewEntry(OFFICER_UNLOCKED, slot.officer, body)])
            restoring.record_restored(vault, slot.officer, clock())
    except BaseException:
        watch.close()
        raise
    return session


def _renew(session: Session, slot: Slot, passphrase: str) -> None:
    """Bring a slot of the first format to the second, which can be given a new vault key."""
    vault, data_key = session.vault, session.secrets.data_key
    assert slot.kdf is not None
    renewed = slots.make_slot(
        vault_id=vault.id,
        officer=session.officer,
        passphrase=passphrase,
        secrets=session.secrets,
        kdf=slot.kdf,
    )
    listed = folder.read_slots(vault.directory).with_slot(renewed).sealed(data_key)
    slot_change.apply(vault, listed, officer=session.officer.id, at=session.clock())


def _begin(
    vault: Vault,
    officer: Officer,
    secrets: Secrets,
    clock: Clock,
    watch: Watch,
    way: Way | None = None,
) -> Session:
    """A session, once the officer's private key is seen to be that of the certificate."""
    certificate = issuing.from_pem(officer.certificate_pem)
    public = certificate.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    key = (way.key_of if way else key_in_slot)(secrets, public)
    if key.public_key != public:
        raise CheckFailedError("vault.slots_changed", file=str(vault.directory / slots.NAME))
    signer = Signer(officer, key, certificate, trust.chain_of(vault, certificate))
    return Session(vault, officer, signer, clock, secrets, watch)
