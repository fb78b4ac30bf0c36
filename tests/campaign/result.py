"""What a part of the campaign found, as one line of a table."""

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """One figure.

    ``bad`` counts what must not be (lost, corrupt, unnoticed, readable) and is within
    ``most_bad``; in a negative control it counts what must be and is at least ``least_bad``.
    """

    name: str
    tries: int
    bad: int
    least_tries: int
    most_bad: int = 0
    least_bad: int = 0
    note: str = ""
    seconds: float = 0.0
    examples: tuple[str, ...] = ()
    details: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether enough was tried and the limit holds."""
        if self.tries < self.least_tries:
            return False
        return self.bad >= self.least_bad if self.least_bad else self.bad <= self.most_bad

    @property
    def limit(self) -> str:
        """The limit in words."""
        return f"at least {self.least_bad}" if self.least_bad else f"at most {self.most_bad}"

    def as_json(self) -> dict[str, object]:
        """The figure with what is derived from it."""
        return {**asdict(self), "limit": self.limit, "ok": self.ok}


@dataclass(slots=True)
class Tally:
    """Counts tries and what went wrong, with the way to repeat the first few."""

    name: str
    least_tries: int
    least_bad: int = 0
    tries: int = 0
    bad: int = 0
    note: str = ""
    examples: list[str] = field(default_factory=list)
    details: Counter[str] = field(default_factory=Counter)
    _start: float = field(default_factory=time.monotonic)

    def add(self, problem: str | None = None) -> None:
        """One more try, and what was wrong with it."""
        self.tries += 1
        if problem is not None:
            self.bad += 1
            if len(self.examples) < 20:
                self.examples.append(problem)

    def merge(self, tries: int, problems: Sequence[str], bad: int | None = None) -> None:
        """Many tries that another process made."""
        self.tries += tries
        self.bad += len(problems) if bad is None else bad
        self.examples.extend(problems[: max(0, 20 - len(self.examples))])

    def result(self) -> Result:
        """The line of the table."""
        return Result(
            name=self.name,
            tries=self.tries,
            bad=self.bad,
            least_tries=self.least_tries,
            least_bad=self.least_bad,
            note=self.note,
            seconds=round(time.monotonic() - self._start, 1),
            examples=tuple(self.examples),
            details=dict(sorted(self.details.items())),
        )


def table(results: Sequence[Result]) -> str:
    """The results as one plain-text table."""
    head = ("what", "tries", "found", "limit", "ok", "seconds", "note")
    body = [
        (
            one.name,
            f"{one.tries:,}",
            f"{one.bad:,}",
            one.limit,
            "yes" if one.ok else "NO",
            f"{one.seconds:,.0f}",
            one.note,
        )
        for one in results
    ]
    widths = [max(len(line[i]) for line in (head, *body)) for i in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (head, *body)
    ]
    for one in results:
        lines += [f"  {one.name}: {example}" for example in one.examples if not one.least_bad]
    return "\n".join(lines)


def save(results: Sequence[Result], path: Path, **about: object) -> None:
    """Write the results as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {**about, "ok": all(one.ok for one in results)}
    body["results"] = [one.as_json() for one in results]
    path.write_text(json.dumps(body, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
