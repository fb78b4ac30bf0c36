"""The folder where a vault's backups are kept: their names, their order, and which ones stay.

Ten latest, the last one of each of thirty days, the last one of each of twelve months. Only
backups that are whole count, and only those are ever removed: what is damaged, waits to be
checked or belongs to somebody else stays where it is.
"""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError, StoreError
from workstation.vault import backup_file, files
from workstation.vault.backup_file import BackupReport

LATEST: Final = 10
DAILY: Final = 30
MONTHLY: Final = 12

CHECKED_SUFFIX: Final = ".backup"
WAITING_SUFFIX: Final = ".waiting"
_NAME: Final = re.compile(r"(\d{8}T\d{6}Z)-(\d{8,})\.(backup|waiting)")
_LEFT: Final = re.compile(r"\.[0-9a-f]{16}\.tmp(-wal|-shm)?")
_STAMP: Final = "%Y%m%dT%H%M%SZ"


class Kept(Enum):
    """What is known of a backup in the folder."""

    CHECKED = "checked"
    """Opened again and found sound when it was written."""
    WAITING = "waiting"
    """Copied after the vault was locked; opened and checked once somebody unlocks."""
    DAMAGED = "damaged"
    """Not a whole backup any more."""


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """One backup in the folder; ``report`` is missing where it cannot be read."""

    file: Path
    at: datetime
    seq: int
    size_bytes: int
    state: Kept
    report: BackupReport | None = None


def stamp(at: datetime) -> str:
    """A time as it stands in the name of a file."""
    return at.astimezone(UTC).strftime(_STAMP)


def name_of(at: datetime, seq: int, suffix: str = CHECKED_SUFFIX) -> str:
    """The name of a backup: when, and up to which entry."""
    return f"{stamp(at)}-{seq:08d}{suffix}"


def make(folder: Path) -> None:
    """Make the folder where there is none, readable by nobody else.

    Raises:
        StoreError: the disk failed or refused.
    """
    with files.disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def sweep(folder: Path) -> None:
    """Remove what a backup that was cut short left behind; only one is made at a time.

    Raises:
        StoreError: the disk failed.
    """
    with files.disk_errors(folder):
        for path in folder.iterdir():
            if _LEFT.fullmatch(path.name):
                path.unlink(missing_ok=True)


def list_items(folder: Path, vault_id: str) -> list[ShelfItem]:
    """The backups of one vault in a folder, newest first.

    Raises:
        StoreError: the folder cannot be read.
    """
    try:
        names = sorted((path.name for path in folder.iterdir()), reverse=True)
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise files.disk_error(problem, str(folder)) from problem
    found = [_item(folder / name, vault_id) for name in names if _NAME.fullmatch(name)]
    return [item for item in found if item is not None]


def kept(times: Sequence[datetime]) -> set[int]:
    """Which of some backups stay, by their place in a sequence that is ordered newest first."""
    stays = set(range(min(LATEST, len(times))))
    stays |= _last_of_each(times, lambda at: (at.year, at.month, at.day), DAILY)
    stays |= _last_of_each(times, lambda at: (at.year, at.month), MONTHLY)
    return stays


def thin(folder: Path, vault_id: str, newest: Path) -> list[Path]:
    """Remove the backups that need not stay, once a newer one was written and checked.

    Those of a later time than the newest were made while the clock was ahead: they count as the
    oldest, so that they do not take the places of those made since.

    Args:
        folder: where the backups are.
        vault_id: of whose they are.
        newest: the one just written, which stays whatever the clock says.

    Returns:
        What was removed.

    Raises:
        StoreError: the disk failed.
    """
    sound = [item for item in list_items(folder, vault_id) if item.state is Kept.CHECKED]
    now = max(
        (item.at for item in sound if item.file == newest), default=datetime.max.replace(tzinfo=UTC)
    )
    sound.sort(key=lambda item: (item.at <= now, item.at, item.seq), reverse=True)
    stays = {sound[place].file for place in kept([item.at for item in sound])}
    removed = []
    for item in sound:
        if item.file not in stays and item.file != newest:
            with files.disk_errors(item.file):
                item.file.unlink(missing_ok=True)
            removed.append(item.file)
    return removed


def _last_of_each(
    times: Sequence[datetime], period: Callable[[datetime], Hashable], most: int
) -> set[int]:
    """The newest of each period, for so many periods that have one."""
    newest: dict[Hashable, int] = {}
    for place, at in enumerate(times):
        newest.setdefault(period(at.astimezone(UTC)), place)
    return set(islice(newest.values(), most))


def _item(file: Path, vault_id: str) -> ShelfItem | None:
    """A backup of this vault; None for one of another, or one that has just gone."""
    matched = _NAME.fullmatch(file.name)
    assert matched is not None
    try:
        at = datetime.strptime(matched[1], _STAMP).replace(tzinfo=UTC)
        size = file.stat().st_size
    except (ValueError, OSError):
        return None
    state = Kept.WAITING if matched[3] == "waiting" else Kept.CHECKED
    try:
        report = backup_file.read(file)
    except (BadInputError, StoreError):
        return ShelfItem(file, at, int(matched[2]), size, Kept.DAMAGED)
    if report.vault_id != vault_id:
        return None
    return ShelfItem(file, at, report.seq, size, state, report)
