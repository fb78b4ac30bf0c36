"""What makes a passphrase acceptable, and reading one from a file.

Source: NIST SP 800-63B-4 s.3.1.1.2: length counts, a blocklist is checked, no rules of
composition and no expiry; NFKC normalisation before the length is counted.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from workstation import resource
from workstation.domain.error import BadInputError
from workstation.vault.files import read_limited

SHORTEST = 15
LONGEST = 128
_FILE_LIMIT_BYTES = 4096
_FEWEST_DISTINCT = 6
_FEWEST_LEFT = 8
_FILLING = re.compile(r"[\s!-/:-@\[-`{-~]")
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1q2w3e4r5t6y7u8i9o0p",
)


def normalise(text: str) -> str:
    """The one form of a passphrase, however it was typed.

    Raises:
        BadInputError: ``passphrase.not_text``: it holds half a character.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise BadInputError("passphrase.not_text") from problem
    return unicodedata.normalize("NFKC", text)


def check(text: str, names: Sequence[str] = ()) -> str:
    """A new passphrase, normalised, if it is hard enough to guess.

    Args:
        text: what the person typed.
        names: of the vault and of the officer, which anyone would try.

    Raises:
        BadInputError: ``passphrase.short``, ``.long``, ``.common`` or ``.name``.
    """
    normal = normalise(text)
    if len(normal) < SHORTEST:
        raise BadInputError("passphrase.short", least=SHORTEST, found=len(normal))
    if len(normal) > LONGEST:
        raise BadInputError("passphrase.long", most=LONGEST, found=len(normal))
    folded = _fold(normal)
    if _is_common(folded):
        raise BadInputError("passphrase.common")
    for name in names:
        if len(_fold(name)) > 1 and _little_is_left(folded, _fold(name)):
            raise BadInputError("passphrase.name")
    return normal


def read_file(path: Path) -> str:
    """The passphrase in a file; one newline at its end is not part of it.

    Raises:
        BadInputError: ``passphrase.file_missing``, ``.file_unreadable``, ``.file_empty``,
            ``.file_long`` or ``.file_not_text``.
    """
    try:
        data = read_limited(path, _FILE_LIMIT_BYTES, waits=True)
    except FileNotFoundError as problem:
        raise BadInputError("passphrase.file_missing", file=str(path)) from problem
    except OSError as problem:
        raise BadInputError("passphrase.file_unreadable", file=str(path)) from problem
    if data is None:
        raise BadInputError("passphrase.file_long", file=str(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInputError("passphrase.file_not_text", file=str(path)) from problem
    text = text.removesuffix("\n").removesuffix("\r")
    if not text:
        raise BadInputError("passphrase.file_empty", file=str(path))
    return text


@cache
def _blocklist() -> tuple[str, ...]:
    lines = resource.read_text("passphrases/common.txt").splitlines()
    folded = {_fold(line) for line in lines if line and not line.startswith("#")}
    return tuple(sorted(folded, key=len, reverse=True))


def _is_common(folded: str) -> bool:
    """True for little variety, keyboard and number runs, and known phrases alone or repeated."""
    if len(set(folded)) < _FEWEST_DISTINCT:
        return True
    if any(_little_is_left(folded, part) for run in _RUNS for part in (run, run[::-1])):
        return True
    if any(_is_run(folded, run * 3) for run in _RUNS):
        return True
    left = folded
    for phrase in _blocklist():
        left = left.replace(phrase, "")
        if len(left) < _FEWEST_LEFT // 2:
            return True
    return False


def _is_run(folded: str, run: str) -> bool:
    return folded in run or folded in run[::-1]


def _little_is_left(folded: str, known: str) -> bool:
    return known in folded and len(folded.replace(known, "")) < _FEWEST_LEFT


def _fold(text: str) -> str:
    """Without case, accents, spaces and punctuation: how a guesser would write it."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _FILLING.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
