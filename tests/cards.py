"""Smart cards for tests: SoftHSM in a folder of the test's own, and faults at its edge.

A fault takes the place of one function in the library's own table, below the program and
below the binding, so that what a real card answers in trouble is answered here.
"""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

PIN = "246813579"
WRONG_PIN = "111111"
_SO_PIN = "98765432"
_LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/libsofthsm2.so",
)

# The places of functions in CK_FUNCTION_LIST (PKCS #11 v2.40, pkcs11f.h), after the version.
_PLACES = {
    "C_GetTokenInfo": 7,
    "C_OpenSession": 13,
    "C_Login": 19,
    "C_CreateObject": 21,
    "C_DestroyObject": 23,
    "C_GetAttributeValue": 25,
    "C_Sign": 44,
    "C_GenerateKeyPair": 60,
    "C_DeriveKey": 63,
}
CKR_FUNCTION_NOT_SUPPORTED = 0x54
CKR_DEVICE_ERROR = 0x30
CKR_DEVICE_MEMORY = 0x31
CKR_DEVICE_REMOVED = 0x32
CKR_PIN_LOCKED = 0xA4
CKR_SESSION_COUNT = 0xB1
CKR_SESSION_HANDLE_INVALID = 0xB3
CKR_TOKEN_WRITE_PROTECTED = 0xE2
FINAL_TRY = 0x20000
LOCKED = 0x40000
PIN_IS_SET = 0x8

_FLAGS_AT = 96
"""Where the flags stand in CK_TOKEN_INFO: after label, manufacturer, model and serial."""


def library() -> Path:
    """SoftHSM's library; without it these tests fail rather than be left out."""
    for path in map(Path, _LIBRARIES):
        if path.is_file():
            return path
    raise AssertionError("SoftHSM is missing. Type: sudo apt-get install -y softhsm2")


class Reader:
    """A card reader that is a folder; a card can be put in, taken out and put back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drawer = folder / "drawer"
        self._tokens = folder / "tokens"
        for made in (self._drawer, self._tokens):
            made.mkdir(parents=True)
        self.configure()

    def configure(self, **settings: str) -> None:
        """Write SoftHSM's settings; ``slots_mechanisms`` stands for ``slots.mechanisms``."""
        lines = [
            f"directories.tokendir = {self._tokens}",
            "objectstore.backend = file",
            "log.level = ERROR",
            "slots.removable = true",
            *(f"{name.replace('_', '.', 1)} = {value}" for name, value in settings.items()),
        ]
        self.conf.write_text("\n".join(lines) + "\n")

    @property
    def conf(self) -> Path:
        """What ``SOFTHSM2_CONF`` names."""
        return self.folder / "softhsm2.conf"

    def new_card(self, label: str) -> Path:
        """Put a fresh card with a PIN into the reader; returns its folder."""
        before = set(self._tokens.iterdir())
        subprocess.run(
            ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN,
             "--so-pin", _SO_PIN],
            env={**os.environ, "SOFTHSM2_CONF": str(self.conf)}, check=True, capture_output=True,
        )  # fmt: skip
        (made,) = set(self._tokens.iterdir()) - before
        return made

    def take_out(self, card: Path) -> None:
        """Take a card out of the reader."""
        shutil.move(card, self._drawer / card.name)

    def put_back(self, card: Path) -> None:
        """Put a card that was taken out back into the reader."""
        shutil.move(self._drawer / card.name, card)


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """An empty reader, which the program finds by its environment."""
    made = Reader(tmp_path / "reader")
    monkeypatch.setenv("SOFTHSM2_CONF", str(made.conf))
    monkeypatch.setenv("ASSESSOR_PKCS11", str(library()))
    restart()
    yield made
    restart()


def restart() -> None:
    """Let the library read its settings anew at its next use."""
    import pkcs11

    with suppress(pkcs11.PKCS11Error):
        pkcs11.lib(str(library().resolve())).finalize()


def _table() -> Any:
    loaded = ctypes.CDLL(str(library()))
    found = ctypes.POINTER(ctypes.c_void_p)()
    assert loaded.C_GetFunctionList(ctypes.byref(found)) == 0
    return found


@contextmanager
def answering(function: str, value: int, *, after: int = 0, times: int = 99) -> Iterator[None]:
    """Let a function answer with an error ``times`` times, after it has worked ``after`` times."""
    real = ctypes.CFUNCTYPE(ctypes.c_ulong, *[ctypes.c_void_p] * 8)
    calls = []

    def instead(original: Callable[..., int]) -> Callable[..., int]:
        def answer(*arguments: int) -> int:
            calls.append(1)
            works = not after < len(calls) <= after + times
            # C_Sign ends the operation in the session, whatever it answers; only a first call,
            # which asks for the length, leaves it open.
            result = original(*arguments) if works or function == "C_Sign" else value
            return result if works else value

        return answer

    with _replaced(function, real, instead):
        yield


@contextmanager
def token_flags(extra: int = 0, *, without: int = 0) -> Iterator[None]:
    """Let every card say these flags of its PIN as well, and others not."""
    real = ctypes.CFUNCTYPE(ctypes.c_ulong, ctypes.c_ulong, ctypes.c_void_p)

    def instead(original: Callable[..., int]) -> Callable[..., int]:
        def answer(slot: int, info: int) -> int:
            result = original(slot, info)
            flags = ctypes.c_ulong.from_address(info + _FLAGS_AT)
            flags.value = (flags.value | extra) & ~without
            return result

        return answer

    with _replaced("C_GetTokenInfo", real, instead):
        yield


@contextmanager
def _replaced(
    function: str, kind: Any, instead: Callable[[Callable[..., int]], Callable[..., int]]
) -> Iterator[None]:
    table, place = _table(), _PLACES[function]
    address = table[place]
    replacement = kind(instead(kind(address)))
    table[place] = ctypes.cast(replacement, ctypes.c_void_p).value
    try:
        yield
    finally:
        table[place] = address
