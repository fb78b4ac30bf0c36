"""Whether the machine keeps secrets, keeps time, has room, and runs what was tested."""

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from typing import Final

from workstation import __released__, resource
from workstation.vault import folder, sqlcipher
from workstation.vault.process import harden
from workstation.workflows import machine as machine_state
from workstation.workflows.doctor_line import Line, bad, ok, warn

OLDEST_SQLCIPHER: Final = (4, 9)
OLDEST_CRYPTOGRAPHY: Final = (50,)
OLDEST_PYTHON: Final = (3, 11)
_LITTLE_BYTES: Final = 64 * 1024 * 1024
_SCARCE_BYTES: Final = 512 * 1024 * 1024
_MOST_NAMED: Final = 5
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+))?", re.MULTILINE)
_SAFE_SWAP: Final = ("/dev/zram", "/dev/dm-", "/dev/mapper/")
"""Swap in memory, or on a mapped device, which is how it is encrypted."""


def machine() -> Iterator[Line]:
    """Memory that stays in memory, and libraries without known damage."""
    yield ok("machine", "hardened") if harden() else warn("machine", "not_hardened")
    yield from _swap()
    yield from _hibernation()
    yield _version("SQLite", sqlcipher.sqlite_version(), sqlcipher.OLDEST_SQLITE)
    yield _version("SQLCipher", sqlcipher.cipher_version(), OLDEST_SQLCIPHER)
    yield _version("cryptography", _installed("cryptography") or "", OLDEST_CRYPTOGRAPHY)
    yield _version("Python", platform.python_version(), OLDEST_PYTHON)


def dependencies() -> Iterator[Line]:
    """Whether the libraries here are those that were tested, by version."""
    pins = _pins()
    if not pins:
        yield warn("dependencies", "no_pins")
        return
    missing = [name for name in pins if _installed(name) is None]
    other = [
        f"{name} {found} ({pinned})"
        for name, pinned in pins.items()
        if (found := _installed(name)) is not None and found != pinned
    ]
    if missing:
        yield bad("dependencies", "pins_missing", names=_named(missing))
    if other:
        yield warn("dependencies", "pins_differ", names=_named(other))
    if not missing and not other:
        yield ok("dependencies", "pins_agree", count=len(pins))


def clock(now: datetime) -> Iterator[Line]:
    """Whether the clock can be right at all."""
    released = date.fromisoformat(__released__)
    if now.astimezone(UTC).date() < released:
        yield bad("clock", "before_release", now=f"{now:%Y-%m-%d}", released=__released__)
    else:
        yield ok("clock", "after_release", now=f"{now:%Y-%m-%d %H:%M}")


def space(directory: Path | None) -> Iterator[Line]:
    """Whether there is room to go on working, and for what is kept beside the vault."""
    size = _size_of(directory)
    places = [directory, machine_state.state_path()]
    seen: set[int] = set()
    for place in places:
        existing = next((one for one in _upwards(place) if one.exists()), None)
        if existing is None or existing.stat().st_dev in seen:
            continue
        seen.add(existing.stat().st_dev)
        free = shutil.disk_usage(existing).free
        values = {"place": existing, "free": _megabytes(free)}
        if free < max(3 * size, _LITTLE_BYTES):
            yield bad("space", "space_little", **values)
        elif free < max(10 * size, _SCARCE_BYTES):
            yield warn("space", "space_scarce", **values)
        else:
            yield ok("space", "space_enough", **values)


def _upwards(place: Path | None) -> list[Path]:
    return [place, *place.absolute().parents] if place is not None else []


def _size_of(directory: Path | None) -> int:
    try:
        return (directory / folder.DATABASE).stat().st_size if directory is not None else 0
    except OSError:
        return 0


def _megabytes(size_bytes: int) -> int:
    return size_bytes // 1_000_000


def _swap() -> Iterator[Line]:
    """Pages of this program may be written to swap, where they outlive it."""
    if not sys.platform.startswith("linux"):
        yield warn("machine", "swap_unknown")
        return
    try:
        lines = Path("/proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
    except OSError:
        yield warn("machine", "swap_unknown")
        return
    plain = [line.split()[0] for line in lines if line and not line.startswith(_SAFE_SWAP)]
    yield warn("machine", "swap", names=_named(plain)) if plain else ok("machine", "no_swap")


def _hibernation() -> Iterator[Line]:
    """Hibernating writes all of memory, keys included, to the disk."""
    if not sys.platform.startswith("linux"):
        yield warn("machine", "hibernation_unknown")
        return
    try:
        can = "disk" in Path("/sys/power/state").read_text(encoding="utf-8").split()
        can = can and "[disabled]" not in Path("/sys/power/disk").read_text(encoding="utf-8")
    except OSError:
        can = False
    yield warn("machine", "hibernation") if can else ok("machine", "no_hibernation")


def _version(name: str, found: str, oldest: tuple[int, ...]) -> Line:
    numbers = tuple(int(part) for part in re.findall(r"\d+", found)[: len(oldest)])
    least = ".".join(map(str, oldest))
    if numbers >= oldest:
        return ok("machine", "version", name=name, found=found)
    return bad("machine", "version_old", name=name, found=found or "0", least=least)


def _pins() -> dict[str, str]:
    """The versions that this program was tested with; those of another system are left out."""
    lock = resource.root().parent / "requirements.lock"
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError:
        return {}
    return {
        name: version
        for name, version, condition in _PIN.findall(text)
        if not condition or _applies(condition)
    }


def _applies(condition: str) -> bool:
    """Whether a pin is for this system: the few conditions that a lock file has."""
    named = re.search(r"(sys_platform|platform_system)\s*(==|!=)\s*['\"]([^'\"]+)", condition)
    if named is None:
        return True
    here = sys.platform if named[1] == "sys_platform" else platform.system()
    return (here == named[3]) is (named[2] == "==")


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _named(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" (+{more})" if more > 0 else "")
