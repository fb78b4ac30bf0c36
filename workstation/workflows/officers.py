"""Officers of the vault: adding them, letting them go, and the rosters of other stations."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Officer, Permission, Role
from workstation.identity import authority as issuing
from workstation.identity import roster_file, trust
from workstation.identity.office_roster import OfficeRoster
from workstation.identity.roster import Roster
from workstation.identity.trust import Signer
from workstation.vault import files, folder, rotation, slot_change, slots
from workstation.vault import passphrase as passphrases
from workstation.vault.keys import DEFAULT, Kdf
from workstation.vault.slots import Secrets, Slot
from workstation.vault.store import NewEntry
from workstation.workflows import backups, fields, roster_rules
from workstation.workflows.session import Session, enrol, officer_id

SLOT_RENEWED = "officer.passphrase_changed"
ROSTER_EXPORTED = "roster.exported"


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What a roster holds. ``fingerprint`` is to be compared with the sender by another way.

    ``is_known`` is True when this vault trusted the station's authority already. ``stations``,
    ``number`` and ``valid_until`` are those of an office's roster, whose name and fingerprint
    then stand for the station's. ``look_alikes`` are names in it with the other's, known here,
    that each can be taken for.
    """

    station: str
    vault_id: str
    fingerprint: str
    officers: tuple[Officer, ...]
    is_known: bool
    stations: tuple[str, ...] = ()
    number: int = 0
    valid_until: str = ""
    look_alikes: tuple[tuple[str, str], ...] = ()


def add_officer(
    session: Session,
    *,
    name: str,
    authority: Role,
    passphrase: str,
    title: str = "",
    administrator: bool = False,
) -> Officer:
    """Give a person a key slot, a signing key and a certificate.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: ``officer.name_taken``, or the name or passphrase cannot be taken.
        StoreError: nothing was added.
    """
    session.require(Permission.ADMINISTER)
    person = issuing.check_name(name, "name")
    normal = passphrases.check(passphrase, (session.vault.name, person))
    known = trust.officers_of(session.vault)
    check_new_name(person, known)
    unpinned = Officer(
        next_id(session.vault.name, known), person, authority, administrator,
        fields.line(title, "title"), station=session.vault.name,
    )  # fmt: skip
    mine, at = session.secrets, session.clock()
    root = trust.authority_of(session.vault)
    officer, signing_key = enrol(unpinned, authority_key=mine.authority_key, root=root, at=at)
    held = Secrets(mine.data_key, signing_key, mine.authority_key if administrator else b"")
    _put_slot(session, officer, normal, held, _saved(officer))
    return officer


def list_officers(session: Session) -> list[Officer]:
    """The officers of this vault, those who left included."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    return trust.officers_of(session.vault)


def disable_officer(session: Session, officer_id: str) -> Officer:
    """Take an officer's slot away and give the vault a new data key; what they signed counts.

    When somebody has not unlocked since slots have keys of their own, the data key stays for
    now: see :func:`rotation_owed`.

    Raises:
        NotAllowedError: ``not_allowed`` or ``officer.self``.
        BadInputError: ``officer.unknown``.
        StoreError: the disk failed; the officer still has a slot.
    """
    session.require(Permission.ADMINISTER)
    if officer_id == session.officer.id:
        raise NotAllowedError("officer.self", officer=session.officer.name)
    known = {officer.id: officer for officer in trust.officers_of(session.vault)}
    if officer_id not in known:
        raise BadInputError("officer.unknown", place=officer_id)
    officer = replace(known[officer_id], disabled=True)
    kept = listed_slots(session).without(officer_id)
    if any(slot.is_first_format for slot in kept.slots):
        _apply(session, kept.sealed(session.secrets.data_key), _saved(officer))
    else:
        _rotate(session, kept, [_saved(officer)])
    return officer


def rotate_key(session: Session) -> None:
    """Give the vault a new data key. Copies made before still open with the old one.

    Raises:
        NotAllowedError: ``not_allowed``.
        CheckFailedError: ``slots.first_format``: who must unlock once before.
        StoreError: the disk failed; the old key is still in force.
    """
    session.require(Permission.ADMINISTER)
    _rotate(session, listed_slots(session), [])


def rotation_owed(session: Session) -> bool:
    """Whether an officer left since the vault was last given a new data key."""
    rotated = [entry.seq for entry in session.vault.entries_of(rotation.KEY_ROTATED)]
    since = max(rotated, default=0)
    gone = {officer.id for officer in trust.officers_of(session.vault) if officer.disabled}
    left = [
        entry.seq
        for entry in session.vault.entries_of(trust.OFFICER_SAVED)
        if entry.body["disabled"] and entry.subject in gone
    ]
    # Who left is recorded just before the new key, in one transaction.
    return bool(left) and max(left) > since


def key_rotated_utc(session: Session) -> str:
    """When the vault was last given a new data key; when it was made if never."""
    session.require(Permission.ADMINISTER)
    found = session.vault.entries_of(rotation.KEY_ROTATED)
    return (found or session.vault.entries_of(trust.VAULT_CREATED))[-1].at_utc


def change_passphrase(session: Session, old: str, new: str, *, kdf: Kdf | None = None) -> None:
    """Give the officer at work a new passphrase; the store itself is not rewritten.

    Args:
        session: the officer's.
        old: the passphrase so far.
        new: the one from now on.
        kdf: how it becomes a key; as before when not given.

    Raises:
        NotAllowedError: ``vault.passphrase_wrong``: the old one is not right; or
            ``card.no_passphrase``: this officer has a smart card.
        BadInputError: the new one cannot be taken.
    """
    slot = _own_slot(session)
    if slot.kdf is None:
        raise NotAllowedError("card.no_passphrase", officer=session.officer.name)
    normal = passphrases.check(new, (session.vault.name, session.officer.name))
    opened = slots.open_slot(slot, session.vault.id, passphrases.normalise(old))
    if opened is None:
        raise NotAllowedError(
            "vault.passphrase_wrong",
            file=str(session.vault.directory),
            officer=session.officer.name,
        )
    body = {"officer": session.officer.id}
    changed = NewEntry(SLOT_RENEWED, session.officer.id, body)
    _put_slot(session, session.officer, normal, opened, changed, kdf)


def export_roster(session: Session, path: Path, *, force: bool = False) -> RosterReport:
    """Write this station's officers and authority, signed, for other stations.

    Raises:
        NotAllowedError: ``not_allowed``, ``revocation.own``.
        UsageError: ``file.exists`` without force.
    """
    session.require(Permission.ADMINISTER)
    roster_rules.check_own(session.vault, session.signer, session.now_utc())
    listed = _issued_here(session)
    roster = Roster(
        station=session.vault.name,
        vault_id=session.vault.id,
        at_utc=session.now_utc(),
        authority=trust.authority_of(session.vault),
        officers=tuple(listed),
        delegations=tuple(officer for _entry, officer in trust.delegations_of(session.vault)),
    )
    mine = next((one for one in listed if one.id == session.officer.id), session.officer)
    signer = Signer(mine, session.signer.key, issuing.from_pem(mine.certificate_pem), ())
    files.write_atomically(path, roster_file.write(roster, signer), force=force)
    body = {"station": roster.station, "officers": [officer.id for officer in roster.officers]}
    session.record([NewEntry(ROSTER_EXPORTED, roster.vault_id, body)])
    return _report(roster, is_known=True)


def _issued_here(session: Session) -> list[Officer]:
    """The officers with the certificates that this station's own authority issued.

    The office may have renewed one since; that stands in the office's roster.
    """
    own = trust.authority_of(session.vault)
    found: dict[str, Officer] = {}
    for entry in session.vault.entries_of(trust.OFFICER_SAVED):
        officer = trust.officer_from_body(entry.body)
        if issuing.is_issued_by(issuing.from_pem(officer.certificate_pem), own):
            found[officer.id] = officer
    return [
        replace(found[officer.id], disabled=officer.disabled, title=officer.title)
        for officer in trust.officers_of(session.vault)
    ]


def inspect_roster(session: Session, path: Path) -> RosterReport:
    """What a roster holds, before it is trusted; nothing is written."""
    session.require(Permission.ADMINISTER)
    roster = roster_file.read(path)
    found = _report(roster, is_known=_authority_known(session, roster))
    return replace(found, look_alikes=roster_rules.look_alikes(session.vault, roster))


def import_roster(session: Session, path: Path, *, fingerprint: str | None = None) -> RosterReport:
    """Trust the officers of another station, or of all stations of an office.

    Args:
        session: an administrator's.
        path: the roster.
        fingerprint: what the other station or the office read out, to be compared; None when a
            person does.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: ``roster.own``, or the file is not a roster.
        CheckFailedError: ``roster.signature``, ``roster.fingerprint``,
            ``roster.authority_changed``: the station had another authority before,
            ``roster.station_taken``: another station has this name, ``roster.older``: officers
            who left since would count again, ``roster.signer_left``: who signed it has left,
            ``roster.two_of_one``: another of the same moment was taken in; and
            ``roster.expired``, ``roster.not_yet``, ``roster.rollback`` or
            ``roster.other_office`` of an office's.
    """
    session.require(Permission.ADMINISTER)
    roster = roster_file.read(path)
    if fingerprint is not None and plain(fingerprint) != roster.fingerprint:
        raise CheckFailedError(
            "roster.fingerprint", file=str(path), station=roster_rules.name_of(roster)
        )
    is_known = _authority_known(session, roster)
    if isinstance(roster, OfficeRoster):
        roster_rules.check_office(session.vault, roster, path, session.now_utc())
        kind, subject = trust.OFFICE_ROSTER_IMPORTED, roster.fingerprint
    else:
        own = issuing.fingerprint(trust.authority_of(session.vault))
        if roster.vault_id == session.vault.id or own == roster.fingerprint:
            raise BadInputError("roster.own", file=str(path))
        roster_rules.check_follows(session.vault, roster, path)
        kind, subject = trust.ROSTER_IMPORTED, roster.vault_id
    similar = roster_rules.look_alikes(session.vault, roster)
    session.record([NewEntry(kind, subject, roster_rules.body_of(roster))])
    return replace(_report(roster, is_known=is_known), look_alikes=similar)


def trust_pem(session: Session) -> str:
    """The authorities that this vault trusts, as PEM, for ``--trust`` and openssl."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    return trust.trust_of(session.vault).to_pem()


def _put_slot(
    session: Session,
    officer: Officer,
    passphrase: str,
    held: Secrets,
    why: NewEntry,
    kdf: Kdf | None = None,
) -> None:
    slot = slots.make_slot(
        vault_id=session.vault.id,
        officer=officer,
        passphrase=passphrase,
        secrets=held,
        kdf=kdf or _own_slot(session).kdf or DEFAULT,
    )
    put_slot(session, slot, why)


def put_slot(session: Session, slot: Slot, why: NewEntry) -> None:
    """Put an officer's slot in force, with the entry that says why."""
    _apply(session, listed_slots(session).with_slot(slot).sealed(session.secrets.data_key), why)


def _apply(session: Session, sealed: slots.SlotFile, why: NewEntry) -> None:
    slot_change.apply(
        session.vault, sealed, officer=session.officer.id, at=session.clock(), entries=[why]
    )


def _rotate(session: Session, kept: slots.SlotFile, why: list[NewEntry]) -> None:
    backups.check_before_new_key(session)
    rotated = rotation.rotate(
        session.vault,
        kept,
        session.secrets,
        officer=session.officer.id,
        at=session.clock(),
        entries=why,
    )
    session.secrets = rotated.secrets
    session.watch.adopt(rotated.secrets.data_key)


def _own_slot(session: Session) -> Slot:
    slot = listed_slots(session).find(session.officer.id)
    if slot is None:
        raise CheckFailedError("vault.slots_changed", file=str(session.vault.directory))
    return slot


def listed_slots(session: Session) -> slots.SlotFile:
    """The slots in force, checked again: the file lay open to others since the unlock."""
    vault, data_key = session.vault, session.secrets.data_key
    found = slot_change.settle(vault, folder.read_slots(vault.directory), data_key)
    found.check_mac(data_key, vault.directory / slots.NAME)
    return found


def _saved(officer: Officer) -> NewEntry:
    return NewEntry(trust.OFFICER_SAVED, officer.id, trust.officer_to_body(officer))


def check_new_name(name: str, known: Iterable[Officer]) -> None:
    """Refuse the name of an officer who is here: people are chosen by name at the unlock.

    Raises:
        BadInputError: ``officer.name_taken``.
    """
    if any(o.name.casefold() == name.casefold() and not o.disabled for o in known):
        raise BadInputError("officer.name_taken", place="name", name=name)


def next_id(station: str, known: Iterable[Officer]) -> str:
    """The id of a station's next officer."""
    numbers = [int(officer.id.rpartition("-")[2]) for officer in known]
    return officer_id(station, max(numbers, default=0) + 1)


def _authority_known(session: Session, roster: Roster | OfficeRoster) -> bool:
    roots = trust.trust_of(session.vault).roots
    return roster.fingerprint in {issuing.fingerprint(root) for root in roots}


def _report(roster: Roster | OfficeRoster, *, is_known: bool) -> RosterReport:
    if isinstance(roster, Roster):
        people = (*roster.officers, *roster.delegations)
        return RosterReport(roster.station, roster.vault_id, roster.fingerprint, people, is_known)
    return RosterReport(
        roster_rules.name_of(roster),
        "",
        roster.fingerprint,
        tuple(one for each in roster.stations for one in (*each.officers, *each.delegations)),
        is_known,
        tuple(each.station for each in roster.stations),
        roster.number,
        roster.valid_until_utc,
    )


def plain(fingerprint: str) -> str:
    """A fingerprint as people type it, without what only helps to read it."""
    return "".join(c for c in fingerprint.casefold() if c in "0123456789abcdef")
