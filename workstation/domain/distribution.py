"""Who gets which numbered copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_COPIES: Final = 99
"""Copies that one order may ask for."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person, an office, or both."""

    name: str = ""
    office: str = ""

    @property
    def words(self) -> str:
        """``A. Tremblay, Legal Services``."""
        return ", ".join(part for part in (self.name, self.office) if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a distribution list: the number of a copy and who has it."""

    copy: int
    recipient: Recipient


def read_recipient(text: str) -> Recipient:
    """``A. Tremblay, Legal Services``: what follows the first comma is the office."""
    name, _, office = text.partition(",")
    return Recipient(" ".join(name.split()), " ".join(office.split()))


def lines_of(first: int, recipients: Sequence[Recipient]) -> tuple[Line, ...]:
    """The list of copies that are made together; the first has this number."""
    return tuple(Line(number, each) for number, each in enumerate(recipients, first))
