"""Opening a vault that nobody can open any more, with the shares of its recovery kit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workstation.domain.error import CheckFailedError
from workstation.domain.officer import Officer, Role
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.records import kinds
from workstation.records.projection import project
from workstation.vault import folder, slot_change, slots
from workstation.vault import passphrase as passphrases
from workstation.vault.keys import DEFAULT, Kdf
from workstation.vault.shares import Share
from workstation.vault.slots import Secrets, SlotFile
from workstation.vault.store import NewEntry, Vault, is_key_of
from workstation.workflows.officers import check_new_name, next_id
from workstation.workflows.recovery import in_force, open_kit
from workstation.workflows.session import Clock, enrol


@dataclass(frozen=True, slots=True)
class Recovered:
    """The administrator who was enrolled, and the kit that opened the vault."""

    officer: Officer
    kit: str


def use(
    directory: Path,
    texts: Sequence[str],
    *,
    officer_name: str,
    passphrase: str,
    clock: Clock,
    title: str = "",
    kdf: Kdf = DEFAULT,
) -> Recovered:
    """Enrol a new administrator with the shares of the kit, and tell every officer.

    The administrator may enrol officers and let others go; reading the record takes an office
    that somebody gives them. The vault is closed again: the new passphrase opens it.

    Args:
        directory: the vault's folder.
        texts: the words of as many shares as are needed.
        officer_name: the new administrator's.
        passphrase: the new administrator's.
        clock: the time now.
        title: in the organisation.
        kdf: how hard the passphrase is to guess.

    Raises:
        NotAllowedError: ``recovery.none``, or the vault is in use.
        BadInputError: a share, the name or the passphrase cannot be taken.
        CheckFailedError: the vault's key file is not the one of its record.
        StoreError: the disk failed; nobody was enrolled.
    """
    person = issuing.check_name(officer_name, "officer_name")
    folder.check(directory)
    folder.check_writable(directory)
    guard = folder.lock(directory)
    try:
        found, given, opened = _open(directory, texts)
        normal = passphrases.check(passphrase, (found.vault_name, person))
        vault = Vault(directory, opened.data_key, projection=project, guard=guard)
    except BaseException:
        guard.release()
        raise
    with vault:
        current = slot_change.settle(vault, found, opened.data_key)
        officer, held = _enrol(vault, person, title, opened, clock)
        slot = slots.make_slot(
            vault_id=vault.id, officer=officer, passphrase=normal, secrets=held, kdf=kdf
        )
        kit = given[0].kit
        body = {
            "kit": kit,
            "officer": officer.id,
            "name": officer.name,
            "shares": [share.number for share in given],
        }
        slot_change.apply(
            vault,
            current.with_slot(slot).sealed(opened.data_key),
            officer=officer.id,
            at=clock(),
            entries=[
                NewEntry(kinds.RECOVERY_USED, vault.id, body),
                NewEntry(trust.OFFICER_SAVED, officer.id, trust.officer_to_body(officer)),
            ],
        )
        vault.tidy()
    return Recovered(officer, kit)


def _open(directory: Path, texts: Sequence[str]) -> tuple[SlotFile, tuple[Share, ...], Secrets]:
    """The slot list that belongs to the database, the shares, and what they open."""
    listed = folder.read_slots(directory)
    given, opened = open_kit(in_force(listed, directory), listed.vault_id, texts)
    listed.check_mac(opened.data_key, directory / slots.NAME)
    if is_key_of(directory, opened.data_key):
        return listed, given, opened
    # A change of key was cut short after it was decided: the pending list is the one in force.
    pending = slot_change.load_pending(directory)
    if pending is None:
        return listed, given, opened  # the database says what is wrong
    if pending.recovery is None:
        raise CheckFailedError("vault.slots_changed", file=str(directory / slots.NAME))
    given, opened = open_kit(pending.recovery, pending.vault_id, texts)
    pending.check_mac(opened.data_key, directory / slots.PENDING)
    return pending, given, opened


def _enrol(
    vault: Vault, person: str, title: str, opened: Secrets, clock: Clock
) -> tuple[Officer, Secrets]:
    known = trust.officers_of(vault)
    check_new_name(person, known)
    unpinned = Officer(
        next_id(vault.name, known),
        person,
        Role.ADMINISTRATOR,
        True,
        title.strip(),
        station=vault.name,
    )
    root = trust.authority_of(vault)
    officer, signing_key = enrol(
        unpinned, authority_key=opened.authority_key, root=root, at=clock()
    )
    return officer, Secrets(opened.data_key, signing_key, opened.authority_key)
