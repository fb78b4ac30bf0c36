"""How a slot is opened: by a passphrase, by a card, or by whatever else holds its key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.domain.officer import Officer
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.identity.signing_key import SigningKey, SoftwareKey
from workstation.vault import attempts, folder, slot_change, slots
from workstation.vault.anchors import Anchor
from workstation.vault.slots import CardHolder, Secrets, Slot, SlotFile
from workstation.vault.store import Vault, is_key_of

Opener = Callable[[Slot, str], Secrets | None]
"""What a slot of a vault, named by its id, holds; None when it stays closed."""


def key_in_slot(secrets: Secrets, _certified: ec.EllipticCurvePublicKey) -> SigningKey:
    """The key that lay in the slot itself."""
    return SoftwareKey(issuing.private_from_bytes(secrets.signing_key))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to open a slot.

    Attributes:
        opener: opens it.
        spend: does the work of a real attempt for an officer who has no slot.
        key_of: the key that signs, given what the slot held and the certificate's public key.
        seen: anchors of a vault that the officer brings along.
    """

    opener: Opener
    spend: Callable[[SlotFile], None] = lambda _listed: None
    key_of: Callable[[Secrets, ec.EllipticCurvePublicKey], SigningKey] = key_in_slot
    seen: Callable[[str], Sequence[Anchor]] = lambda _vault_id: ()


def by_passphrase(normal: str) -> Way:
    """The way of a passphrase, already normalised."""

    def opener(slot: Slot, vault_id: str) -> Secrets | None:
        if isinstance(slot.holder, CardHolder):
            raise NotAllowedError("card.needed", officer=slot.name, token=slot.holder.token)
        return slots.open_slot(slot, vault_id, normal)

    return Way(opener, spend=lambda listed: slots.spend_time(listed, normal))


def open_slot(
    directory: Path, listed: SlotFile, officer: str, now: datetime, way: Way
) -> tuple[SlotFile, Slot, Secrets]:
    """The slot list that belongs to the database, the officer's slot in it, and what it holds.

    Raises:
        NotAllowedError: no such officer, too many attempts, or the slot stays closed.
        CheckFailedError: ``vault.slots_changed``.
    """
    slot = listed.find(officer)
    if slot is None:
        way.spend(listed)
        raise NotAllowedError("vault.officer_unknown", file=str(directory), officer=officer)
    attempts.check(directory, slot.officer, now)
    opened = way.opener(slot, listed.vault_id)
    if opened is None:
        renewed = _open_renewed(directory, slot, way)
        if renewed is not None:
            return renewed
        attempts.record_failure(directory, slot.officer, now)
        raise NotAllowedError("vault.passphrase_wrong", file=str(directory), officer=slot.name)
    listed.check_mac(opened.data_key, directory / slots.NAME)
    if is_key_of(directory, opened.data_key):
        return listed, slot, opened
    return _open_pending(directory, slot, opened, way)


def officer_with_slot(vault: Vault, current: SlotFile, officer_id: str) -> Officer:
    """The officer whose slot was opened, as the record knows them.

    Raises:
        NotAllowedError: ``vault.officer_disabled``.
    """
    known = {officer.id: officer for officer in trust.officers_of(vault)}
    officer = known.get(officer_id)
    if officer is None or officer.disabled or current.find(officer_id) is None:
        raise NotAllowedError("vault.officer_disabled", officer=officer_id)
    return officer


def in_force(
    vault: Vault, current: SlotFile, slot: Slot, opened: Secrets, way: Way
) -> tuple[Slot, Secrets]:
    """The officer's slot that is in force and what it holds, after another one was opened.

    Args:
        vault: the open vault.
        current: the slots that the ledger says are in force.
        slot: the one that was opened, perhaps of a list that is in force no more, or never was.
        opened: what it held.
        way: how it was opened.

    Raises:
        NotAllowedError: ``vault.passphrase_wrong``: the one in force stays closed that way.
    """
    mine = current.find(slot.officer)
    if mine is None or mine == slot:
        return slot, opened
    held = way.opener(mine, vault.id)
    if held is None:
        raise NotAllowedError(
            "vault.passphrase_wrong", file=str(vault.directory), officer=slot.name
        )
    return mine, held


def _open_renewed(directory: Path, slot: Slot, way: Way) -> tuple[SlotFile, Slot, Secrets] | None:
    """The slot in a list that was decided, but that the disk did not give its name.

    The officer was told that the new passphrase holds. Whether the list was decided is for the
    ledger to say: :func:`in_force` refuses the slot otherwise.
    """
    pending = slot_change.load_pending(directory)
    mine = pending.find(slot.officer) if pending is not None else None
    opened = way.opener(mine, pending.vault_id) if pending and mine else None
    if pending is None or mine is None or opened is None:
        return None
    pending.check_mac(opened.data_key, directory / slots.PENDING)
    return pending, mine, opened


def _open_pending(
    directory: Path, slot: Slot, opened: Secrets, way: Way
) -> tuple[SlotFile, Slot, Secrets]:
    """After a change of key that was cut short the pending list belongs to the database."""
    pending = slot_change.load_pending(directory)
    if pending is None:
        return folder.read_slots(directory), slot, opened  # the database says what is wrong
    mine = pending.find(slot.officer)
    if mine is None:
        raise NotAllowedError("vault.officer_disabled", officer=slot.officer)
    renewed = way.opener(mine, pending.vault_id)
    if renewed is None:
        raise CheckFailedError("vault.slots_changed", file=str(directory / slots.PENDING))
    pending.check_mac(renewed.data_key, directory / slots.PENDING)
    return pending, mine, renewed
