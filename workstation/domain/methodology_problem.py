"""What is wrong with a methodology file: where, which key, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]
"""Where a value stands: ``("section", 3, "question", 2, "kind")``. Numbers count from 0."""


def spell(path: KeyPath) -> str:
    """A key path as people write it: ``section[3].question[2].kind``."""
    spelled = ""
    for part in path:
        if isinstance(part, int):
            spelled += f"[{part}]"
        else:
            spelled += f".{part}" if spelled else part
    return spelled


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a methodology file.

    ``line`` counts from 1 and is 0 for the file as a whole; ``code`` is the key of its
    sentences in the words; ``data`` holds the values that the sentences name.
    """

    line: int
    key: str
    code: str
    data: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Line and key together, for an error's place."""
        parts = [f"line {self.line}"] if self.line else []
        return ", ".join([*parts, self.key] if self.key else parts)


@dataclass(slots=True)
class Report:
    """Collects problems by key path; lines are looked up when all are known."""

    found: list[tuple[KeyPath, str, dict[str, str | int]]] = field(default_factory=list)

    def add(self, path: KeyPath, code: str, **data: str | int) -> None:
        """Note one problem."""
        self.found.append((path, f"methodology.{code}", data))
