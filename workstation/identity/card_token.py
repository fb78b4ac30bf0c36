"""Which smart cards are there, what they say of their PIN, and logging in to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.error import NotAllowedError
from workstation.identity import card_library

if TYPE_CHECKING:
    import pkcs11
    from pkcs11._pkcs11 import lib


class PinState(Enum):
    """What a card says of its PIN. Cards do not say how many tries are left."""

    OK = "ok"
    LOW = "low"
    LAST = "last"
    LOCKED = "locked"
    NOT_SET = "not_set"


@dataclass(frozen=True, slots=True)
class Token:
    """A card that is there: its label, its serial number, and what it says of its PIN."""

    label: str
    serial: str
    pin: PinState
    library: Path


def list_tokens(library: Path, *, afresh: bool = False) -> tuple[Token, ...]:
    """The cards that are there now.

    Args:
        library: the PKCS #11 library.
        afresh: start the library again, which ends every session; some see a new card only
            then. Left undone while a card is in use.

    Raises:
        BadInputError: ``card.library_unusable``.
    """
    with card_library.opened(library, afresh=afresh) as loaded:
        return tuple(_describe(token, library) for token in _tokens(loaded))


def find_token(library: Path, *, label: str = "", serial: str = "", name: str = "") -> Token:
    """The one card that is wanted; with neither label nor serial number, the only one.

    Args:
        library: the PKCS #11 library.
        label: the card's.
        serial: the card's; two cards may share a label.
        name: what to call the card when it is not there.

    Raises:
        BadInputError: ``card.library_unusable``.
        NotAllowedError: ``card.none``, ``card.not_here`` or ``card.several``.
    """
    found: list[Token] = []
    there: tuple[Token, ...] = ()
    for afresh in (False, True):
        there = list_tokens(library, afresh=afresh)
        found = [
            token
            for token in there
            if (not serial or token.serial == serial) and (not label or token.label == label)
        ]
        if found:
            break
    if not there:
        raise NotAllowedError("card.none", token=name or label or serial)
    if not found:
        raise NotAllowedError("card.not_here", token=name or label or serial)
    if len(found) > 1:
        names = ", ".join(f"{token.label} ({token.serial})" for token in found)
        raise NotAllowedError("card.several", tokens=names)
    return found[0]


def log_in(token: Token, pin: str, *, last_try: bool = False) -> "pkcs11.Session":
    """A session on a card, logged in; able to write where the card lets it.

    Args:
        token: from :func:`find_token`.
        pin: is given to the card and not kept.
        last_try: go on although one more wrong PIN locks the card.

    Raises:
        NotAllowedError: ``card.pin_empty``, ``card.pin_wrong``, ``card.pin_wrong_low``,
            ``card.pin_wrong_last``, ``card.pin_locked``, ``card.last_try``,
            ``card.pin_not_set``.
        StoreError: the card was taken out, or failed.
    """
    if not pin:
        raise NotAllowedError("card.pin_empty", token=token.label)
    try:
        with card_library.opened(token.library) as loaded, card_library.talking(token.label):
            found = _at(loaded, token)
            _check_pin_state(_pin_state(found), token, last_try=last_try)
            return _open(found, pin)
    except NotAllowedError as problem:
        if problem.code != "card.pin_wrong":
            raise
        raise NotAllowedError(_after_a_wrong_pin(token), token=token.label) from problem


def _check_pin_state(state: PinState, token: Token, *, last_try: bool) -> None:
    """Give no PIN to a card that takes none, nor the last one unasked."""
    if state is PinState.LOCKED:
        raise NotAllowedError("card.pin_locked", token=token.label)
    if state is PinState.NOT_SET:
        raise NotAllowedError("card.pin_not_set", token=token.label)
    if state is PinState.LAST and not last_try:
        raise NotAllowedError("card.last_try", token=token.label)


def _open(found: "pkcs11.Token", pin: str) -> "pkcs11.Session":
    import pkcs11

    try:
        return found.open(rw=True, user_pin=pin)
    except (pkcs11.exceptions.TokenWriteProtected, pkcs11.exceptions.SessionReadOnly):
        return found.open(user_pin=pin)


def _after_a_wrong_pin(token: Token) -> str:
    """What to say, by what the card says now of the tries that are left.

    The session in which the PIN was wrong stays open in the library; starting it afresh ends it.
    """
    there = {one.serial: one.pin for one in list_tokens(token.library, afresh=True)}
    return {
        PinState.LOW: "card.pin_wrong_low",
        PinState.LAST: "card.pin_wrong_last",
        PinState.LOCKED: "card.pin_locked",
    }.get(there.get(token.serial, PinState.OK), "card.pin_wrong")


def _at(loaded: "lib", token: Token) -> "pkcs11.Token":
    for found in _tokens(loaded):
        if _serial(found) == token.serial and found.label == token.label:
            return found
    raise NotAllowedError("card.not_here", token=token.label)


def _tokens(loaded: "lib") -> Iterator["pkcs11.Token"]:
    """The cards with something on them; a reader whose card cannot be asked has none."""
    import pkcs11
    from pkcs11 import TokenFlag

    for slot in loaded.get_slots(token_present=True):
        try:
            token = slot.get_token()
        except pkcs11.PKCS11Error:
            continue
        if token.flags & TokenFlag.TOKEN_INITIALIZED:
            yield token


def _describe(token: "pkcs11.Token", library: Path) -> Token:
    return Token(token.label, _serial(token), _pin_state(token), library)


def _serial(token: "pkcs11.Token") -> str:
    return token.serial.decode("utf-8", "replace").strip("\0 ")


def _pin_state(token: "pkcs11.Token") -> PinState:
    from pkcs11 import TokenFlag

    flags = token.flags
    if flags & TokenFlag.USER_PIN_LOCKED:
        return PinState.LOCKED
    if not flags & TokenFlag.USER_PIN_INITIALIZED:
        return PinState.NOT_SET
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        return PinState.LAST
    return PinState.LOW if flags & TokenFlag.USER_PIN_COUNT_LOW else PinState.OK
