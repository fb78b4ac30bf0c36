"""What is known of a vault's recovery: the kit, its proof, the drill that is due, its use."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from workstation.domain.error import StoreError
from workstation.domain.officer import Permission
from workstation.domain.register import DueItem, DueKind
from workstation.identity import trust
from workstation.records import kinds
from workstation.vault import folder
from workstation.vault.slots import RecoverySlot
from workstation.vault.store import Entry, NewEntry
from workstation.workflows.lookup import today_of
from workstation.workflows.recovery import KitFacts, facts_of, waiting_kit
from workstation.workflows.session import RECOVERY_OWED, Session

FEBRUARY: Final = 2


class RecoveryState(Enum):
    """How far a vault is from being recoverable; words: ``recovery.state.<value>``."""

    NONE = "none"
    UNPROVEN = "unproven"
    PROVEN = "proven"
    USED = "used"
    """The sheets were brought out and used: a new kit is owed."""


class Gate(Enum):
    """Whether an administrator has to see to the kit before anything else."""

    FORCED = "forced"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class RecoveryStatus:
    """The kit in force, one that waits for its proof, and what is owed.

    ``drill_due`` is a year after the last proof, "" before there was one.
    """

    state: RecoveryState
    kit: KitFacts | None
    waiting: KitFacts | None
    proven_utc: str
    drill_due: str
    is_drill_late: bool
    used_utc: str
    was_put_off: bool
    is_owed_since_made: bool
    """The vault was made in the window, where the trial cannot be put off."""


@dataclass(frozen=True, slots=True)
class RecoveryUse:
    """The kit was used: by whom an administrator was enrolled, and when."""

    seq: int
    at_utc: str
    officer: str
    name: str
    kit: str


def status(session: Session) -> RecoveryStatus:
    """The state of the vault's recovery; every officer may know it."""
    vault = session.vault
    slot = _slot_in_force(session)
    waiting = waiting_kit(session, slot)
    proven = [
        entry
        for entry in vault.entries_of(kinds.RECOVERY_PROVEN)
        if slot is not None and entry.body["kit"] == slot.identifier
    ]
    used = [
        entry
        for entry in vault.entries_of(kinds.RECOVERY_USED)
        if slot is not None and entry.body["kit"] == slot.identifier
    ]
    proven_utc = str(proven[-1].body["at"]) if proven else ""
    due = _a_year_after(proven_utc)
    created = vault.entries_of(trust.VAULT_CREATED)[0]
    return RecoveryStatus(
        state=_state(slot is not None, proven, used),
        kit=facts_of(slot) if slot else None,
        waiting=facts_of(waiting) if waiting else None,
        proven_utc=proven_utc,
        drill_due=due,
        is_drill_late=bool(due) and due < today_of(session).isoformat(),
        used_utc=used[-1].at_utc if used else "",
        was_put_off=bool(vault.entries_of(kinds.RECOVERY_PUT_OFF)),
        is_owed_since_made=created.body.get("recovery") == RECOVERY_OWED,
    )


def _slot_in_force(session: Session) -> RecoverySlot | None:
    """The recovery slot as the key file has it; none where that file is gone or spoiled.

    Home and the unlock ask: what is wrong with the file is said by the unlock and by the
    doctor, and must not keep anybody from reading the record.
    """
    try:
        return folder.read_slots(session.vault.directory).recovery
    except StoreError:
        return None


def gate(session: Session) -> Gate | None:
    """Whether this officer has to see to the kit first; None when not, or when nothing is written.

    In a vault made in the window the trial is part of the making: it cannot be put off.
    """
    if Permission.ADMINISTER not in session.officer.permissions or session.vault.read_only:
        return None
    found = status(session)
    if found.state in (RecoveryState.PROVEN, RecoveryState.USED):
        return None
    if found.is_owed_since_made:
        return Gate.FORCED
    return None if found.was_put_off else Gate.OFFERED


def put_off(session: Session) -> None:
    """Go on without a proven kit; it stays due on Home until there is one."""
    session.require(Permission.ADMINISTER)
    body = {"officer": session.officer.id}
    session.record([NewEntry(kinds.RECOVERY_PUT_OFF, session.vault.id, body)])


def uses_not_seen(session: Session) -> tuple[RecoveryUse, ...]:
    """Uses of the kit that this officer has not acknowledged, the oldest first."""
    mine = {
        int(entry.body["used"])
        for entry in session.vault.entries_of(kinds.RECOVERY_ACKNOWLEDGED)
        if entry.officer == session.officer.id
    }
    used = session.vault.entries_of(kinds.RECOVERY_USED)
    return tuple(_use(entry) for entry in used if entry.seq not in mine)


def acknowledge_use(session: Session, seq: int) -> None:
    """Record that this officer knows of a use of the kit."""
    body = {"used": seq}
    session.record([NewEntry(kinds.RECOVERY_ACKNOWLEDGED, session.vault.id, body)])


def recovery_due(session: Session, until: str) -> list[DueItem]:
    """What an administrator owes to the recovery kit up to a date."""
    if Permission.ADMINISTER not in session.officer.permissions:
        return []
    found, today = status(session), today_of(session).isoformat()
    if found.state is not RecoveryState.PROVEN:
        since = found.used_utc or (found.kit.made_utc if found.kit else "")
        created = session.vault.entries_of(trust.VAULT_CREATED)[0].at_utc
        return [_item(DueKind.RECOVERY_KIT, (since or created)[:10], found.state.value, True)]
    if found.drill_due <= until:
        return [_item(DueKind.RECOVERY_DRILL, found.drill_due, "", found.drill_due < today)]
    return []


def _item(kind: DueKind, due: str, detail: str, overdue: bool) -> DueItem:
    return DueItem(
        kind=kind,
        due=due,
        subject="",
        title="",
        marking="",
        partner="",
        partner_name="",
        overdue=overdue,
        detail=detail,
    )


def _state(has_kit: bool, proven: list[Entry], used: list[Entry]) -> RecoveryState:
    if not has_kit:
        return RecoveryState.NONE
    if used:
        return RecoveryState.USED
    return RecoveryState.PROVEN if proven else RecoveryState.UNPROVEN


def _use(entry: Entry) -> RecoveryUse:
    body = entry.body
    return RecoveryUse(
        entry.seq, entry.at_utc, str(body["officer"]), str(body["name"]), str(body["kit"])
    )


def _a_year_after(utc: str) -> str:
    """The same day a year later; 28 February after 29 February."""
    if not utc:
        return ""
    day = date.fromisoformat(utc[:10])
    if (day.month, day.day) == (FEBRUARY, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + 1).isoformat()
