"""The PKCS #11 library: where it is, one caller at a time, and its errors as ours.

A library is code that runs inside this process, so it is only ever loaded from a full path
that the person named or that its installer is known to use; never by name, which would let
the folder at hand decide.

Source: PKCS #11 v2.40; https://github.com/OpenSC/OpenSC and
https://github.com/softhsm/SoftHSMv2 for the places.
"""

import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.error import BadInputError, NotAllowedError, StoreError, UserError

if TYPE_CHECKING:
    from pkcs11 import PKCS11Error
    from pkcs11._pkcs11 import lib

VARIABLE = "ASSESSOR_PKCS11"

_ONE_AT_A_TIME = threading.RLock()
"""The library is started without locks of its own, so no two threads may be in it."""

in_use: set[int] = set()
"""Cards that are logged in to; while there are any, the library is not started afresh."""

_NOT_ALLOWED = {
    "PinIncorrect": "card.pin_wrong",
    "PinInvalid": "card.pin_wrong",
    "PinLenRange": "card.pin_wrong",
    "PinLocked": "card.pin_locked",
    "PinExpired": "card.pin_not_set",
    "UserPinNotInitialized": "card.pin_not_set",
    "UserNotLoggedIn": "card.logged_out",
}
_TROUBLE = {
    "SessionCount": "card.sessions_full",
    "DeviceMemory": "card.full",
    "TokenWriteProtected": "card.read_only",
    "SessionReadOnly": "card.read_only",
    "DeviceRemoved": "card.removed",
    "TokenNotPresent": "card.removed",
    "SessionHandleInvalid": "card.removed",
    "SessionClosed": "card.removed",
    "SlotIDInvalid": "card.removed",
}


def find_library(chosen: str = "") -> Path:
    """The library to use: the environment's, else the one that was chosen, else a usual one.

    Raises:
        BadInputError: ``card.library_missing``: the one that was named is not there.
        NotAllowedError: ``card.no_library``: none was named and none is installed.
    """
    named = os.environ.get(VARIABLE) or chosen
    if named:
        path = Path(named).expanduser().absolute()
        if not path.is_file():
            raise BadInputError("card.library_missing", file=str(path))
        return path
    for path in usual_places():
        if path.is_file():
            return path
    raise NotAllowedError("card.no_library", variable=VARIABLE)


def usual_places() -> tuple[Path, ...]:
    """Where OpenSC and SoftHSM put their libraries on this system."""
    on_windows = sys.platform == "win32"
    return places_on_windows(os.environ) if on_windows else places_on_unix()


def places_on_unix() -> tuple[Path, ...]:
    """Full paths on Linux; of the distributions' packages first."""
    folders = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
    names = ("opensc-pkcs11.so", "pkcs11/opensc-pkcs11.so", "softhsm/libsofthsm2.so")
    return tuple(Path(folder, name) for name in names for folder in folders)


def places_on_windows(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Full paths on Windows."""
    programs = Path(environment.get("PROGRAMFILES", r"C:\Program Files"))
    drive = environment.get("SYSTEMDRIVE", "C:")
    return (
        programs / "OpenSC Project" / "OpenSC" / "pkcs11" / "opensc-pkcs11.dll",
        Path(f"{drive}\\", "SoftHSM2", "lib", "softhsm2-x64.dll"),
    )


@contextmanager
def opened(path: Path, *, afresh: bool = False) -> Iterator["lib"]:
    """The loaded library, for this thread alone while the block runs.

    Args:
        path: of the library.
        afresh: start it again, so that it sees what was plugged in since, and ends sessions;
            left undone while a card is in use.

    Raises:
        BadInputError: ``card.library_unusable``.
        UserError: what the block was told by the library, in our words.
    """
    import pkcs11

    with _ONE_AT_A_TIME:
        try:
            # One file under two names would be started twice.
            library = pkcs11.lib(str(path.resolve()))
            if afresh and not in_use:
                library.reinitialize()
        except pkcs11.PKCS11Error as problem:
            raise BadInputError(
                "card.library_unusable", file=str(path), reason=_reason(problem)
            ) from problem
        with talking(""):
            yield library


@contextmanager
def talking(token: str) -> Iterator[None]:
    """Keep other threads out, and say what goes wrong in the words of this program."""
    import pkcs11

    with _ONE_AT_A_TIME:
        try:
            yield
        except pkcs11.PKCS11Error as problem:
            raise problem_of(problem, token) from problem


def problem_of(problem: "PKCS11Error", token: str) -> UserError:
    """The error of ours that stands for one of the library."""
    name = type(problem).__name__
    if name in _NOT_ALLOWED:
        return NotAllowedError(_NOT_ALLOWED[name], token=token)
    if name in _TROUBLE:
        return StoreError(_TROUBLE[name], token=token)
    return StoreError("card.failed", token=token, reason=_reason(problem))


def _reason(problem: "PKCS11Error") -> str:
    """What the library said; the name of its code when it said nothing."""
    return " ".join(str(problem).split())[:200] or type(problem).__name__
