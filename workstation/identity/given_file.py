"""Files that others give us: read once, taken apart in a child process, wrong ones told in words.

Each kind of file says here how large it may be, by which task a child takes it apart, and under
which codes a person is told that it cannot be read or is none. What the child answers is checked
again by who asked, with the same words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cryptography.exceptions import InvalidSignature

from workstation.domain.error import BadInputError
from workstation.identity import authority
from workstation.outside import door
from workstation.vault.files import read_limited

Result = TypeVar("Result")

DEFECTS = (*authority.DEFECTS, InvalidSignature, KeyError, RecursionError)
"""What the libraries raise on bytes that are not what they should be."""


@dataclass(frozen=True, slots=True)
class GivenFile(Generic[Result]):
    """One kind of file from outside.

    Attributes:
        area: begins the codes ``…unreadable`` and ``…damaged``.
        task: takes a file of this kind apart, in the child.
        limit_bytes: a larger file is none of this kind.
    """

    area: str
    task: door.Task[Result]
    limit_bytes: int

    def open(self, path: Path) -> Result:
        """What the child made of a file.

        Raises:
            BadInputError: ``…unreadable``, or what the task raised.
        """
        try:
            data = read_limited(path, self.limit_bytes)
        except OSError as problem:
            raise BadInputError(f"{self.area}unreadable", file=str(path)) from problem
        return door.run(self.task, data or b"", str(path), file=str(path))

    @contextmanager
    def checking(self, file: Path | str) -> Iterator[None]:
        """A block in which whatever a spoiled file lets the libraries raise is ``…damaged``."""
        try:
            yield
        except DEFECTS as problem:
            raise self.damaged(file) from problem

    def damaged(self, file: Path | str) -> BadInputError:
        """The error by which a person is told that this is no file of this kind."""
        return BadInputError(f"{self.area}damaged", file=str(file))
