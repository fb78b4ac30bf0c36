"""The vault's key slots as an administrator sees them: who opens it, and by what."""

from dataclasses import dataclass
from typing import Final

from workstation.domain.officer import Permission
from workstation.vault import slots
from workstation.vault.keys import DEFAULT, Kdf, KdfParameters, Pbkdf2Parameters
from workstation.workflows import officers
from workstation.workflows.session import Session

PROFILES: Final[dict[str, Kdf]] = {"argon2id": DEFAULT, "pbkdf2": Pbkdf2Parameters()}
"""How a passphrase becomes a key, by the name that the command line takes."""


@dataclass(frozen=True, slots=True)
class KeySlot:
    """How one officer opens the vault.

    ``way`` is ``argon2id``, ``pbkdf2`` or ``card``; ``cost`` its memory in MiB, its thousands
    of rounds, or 0. ``must_unlock`` says that the slot is of the first format: a new data key
    waits until its officer has unlocked once.
    """

    officer_id: str
    name: str
    way: str
    cost: int
    token: str
    must_unlock: bool


@dataclass(frozen=True, slots=True)
class KeyState:
    """The data key since when, whether a new one is owed, and every slot."""

    rotated_utc: str
    is_owed: bool
    epoch: int
    slots: tuple[KeySlot, ...]


def read(session: Session) -> KeyState:
    """Who opens the vault, by what, and since when under this key.

    Raises:
        NotAllowedError: ``not_allowed``.
        CheckFailedError: ``vault.slots_changed``: the file was changed since the unlock.
    """
    session.require(Permission.ADMINISTER)
    listed = officers.listed_slots(session)
    return KeyState(
        officers.key_rotated_utc(session),
        officers.rotation_owed(session),
        listed.epoch,
        tuple(_describe(slot) for slot in listed.slots),
    )


def _describe(slot: slots.Slot) -> KeySlot:
    holder, kdf = slot.holder, slot.kdf
    token = holder.token if isinstance(holder, slots.CardHolder) else ""
    if isinstance(kdf, KdfParameters):
        way, cost = "argon2id", kdf.memory_kib // 1024
    elif kdf is not None:
        way, cost = "pbkdf2", kdf.iterations // 1000
    else:
        way, cost = "card", 0
    return KeySlot(slot.officer, slot.name, way, cost, token, slot.is_first_format)
