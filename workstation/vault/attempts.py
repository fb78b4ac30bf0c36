"""Failed attempts to unlock: counted on the disk, answered with a growing delay.

The count is a brake on someone at the keyboard. Against someone with a copy of the files only
the passphrase and its key derivation hold.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import msgspec

from workstation.domain.error import NotAllowedError
from workstation.vault import files

NAME = "vault.attempts.json"
FREE_ATTEMPTS = 3
FIRST_DELAY_S = 5
LONGEST_DELAY_S = 300
_LIMIT_BYTES = 64 * 1024


class _Failures(msgspec.Struct, forbid_unknown_fields=True):
    count: int
    last: Annotated[datetime, msgspec.Meta(tz=True)]


def check(directory: Path, officer: str, now: datetime) -> None:
    """Refuse an attempt that comes too soon after the last failed ones.

    Raises:
        NotAllowedError: ``vault.wait``, with the seconds that remain.
    """
    failures = _load(directory).get(officer)
    if failures is None or failures.count < FREE_ATTEMPTS:
        return
    doubled = FIRST_DELAY_S * 2 ** min(failures.count - FREE_ATTEMPTS, 16)
    delay = timedelta(seconds=min(doubled, LONGEST_DELAY_S))
    # A clock that was set back must neither lift the delay nor lock the officer out for long.
    since = max(now - failures.last, timedelta(0))
    if since < delay:
        remaining = (delay - since).total_seconds()
        raise NotAllowedError("vault.wait", file=str(directory), seconds=int(remaining) + 1)


def record_failure(directory: Path, officer: str, now: datetime) -> None:
    """Count a failed attempt, so that a restart does not forget it."""
    known = _load(directory)
    count = known[officer].count if officer in known else 0
    known[officer] = _Failures(count + 1, now)
    _save(directory, known)


def forget(directory: Path, officer: str) -> int:
    """Start again after a success.

    Returns:
        How many attempts had failed since the last success.
    """
    known = _load(directory)
    failures = known.pop(officer, None)
    if failures is None:
        return 0
    _save(directory, known)
    return failures.count


def _save(directory: Path, known: dict[str, _Failures]) -> None:
    with files.replacing(directory / NAME) as stream:
        stream.write(msgspec.json.encode(known))


def _load(directory: Path) -> dict[str, _Failures]:
    try:
        data = files.read_limited(directory / NAME, _LIMIT_BYTES)
        return msgspec.json.decode(data or b"{}", type=dict[str, _Failures])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}
