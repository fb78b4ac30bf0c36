"""Shares as people type them: the words of the list, and shares read one after the other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError
from workstation.vault import files, shares
from workstation.vault.shares import (
    WORDS,
    Share,
    complete,
    nearest,
    read,
    tokens,
    word_list,
    word_of,
)

__all__ = [
    "WORDS",
    "Share",
    "add_share",
    "complete",
    "nearest",
    "read",
    "read_shares_file",
    "shares_in",
    "tokens",
    "word_list",
    "word_of",
]

_FILE_LIMIT_BYTES: Final = 64 * 1024


def add_share(given: Sequence[Share], text: str, kit: str = "") -> Share:
    """The next share, once it is seen to go with those given before.

    Raises:
        BadInputError: what is wrong with it: see :func:`read`, and ``recovery.other_kit``,
            ``.kits_differ`` or ``.same_share``.
    """
    share = read(text, place=str(len(given) + 1))
    shares.check_together([*given, share], kit)
    return share


def read_shares_file(path: Path) -> list[str]:
    """The shares in a text file.

    Raises:
        BadInputError: ``recovery.file_unreadable``.
    """
    try:
        data = files.read_limited(path, _FILE_LIMIT_BYTES, waits=True)
        text = (data or b"").decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInputError("recovery.file_unreadable", file=str(path)) from problem
    if data is None:
        raise BadInputError("recovery.file_unreadable", file=str(path))
    return shares_in(text)


def shares_in(text: str) -> list[str]:
    """The shares in a text: one a line, or with an empty line between them."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    filled = [line for line in lines if line.strip()]
    if all(len(shares.tokens(line)) == WORDS for line in filled):
        return filled
    blocks = "\n".join(line.strip() for line in lines).split("\n\n")
    return [block for block in blocks if block.strip()]
