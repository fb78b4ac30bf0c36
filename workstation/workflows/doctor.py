"""What is well and what is not: the machine, the vault, its keys, clock, space, copies.

Every line says one thing in words, with the next step where there is one. Nothing is changed,
and what cannot be found out is said to be unknown, never to be well.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workstation import words
from workstation.domain.error import UserError
from workstation.domain.text import Language
from workstation.workflows import doctor_copies, doctor_machine, doctor_record, doctor_vault
from workstation.workflows.doctor_line import Line, State
from workstation.workflows.session import Session

__all__ = ["Line", "Report", "State", "examine", "examine_record", "examine_session", "ordered"]

AREAS = (
    "machine", "dependencies", "vault", "place", "space", "clock", "trust", "anchors", "backups",
    "recovery",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """All lines, in the order of the areas."""

    lines: tuple[Line, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is bad; warnings may remain."""
        return not any(line.state is State.BAD for line in self.lines)

    def count(self, state: State) -> int:
        """How many lines are in a state."""
        return sum(line.state is state for line in self.lines)

    def to_json(self, language: Language) -> dict[str, object]:
        """The report as the command line gives it."""
        return {
            "ok": self.ok,
            "counts": {state.value: self.count(state) for state in State},
            "lines": [
                {
                    "area": line.area,
                    "code": line.code,
                    "state": line.state.value,
                    "message": line.message(language),
                    "next": line.next_step(language),
                }
                for line in self.lines
            ],
        }


def examine(directory: Path | None, now: datetime) -> Report:
    """The machine, and what can be seen of a vault from outside.

    Args:
        directory: the vault's folder, or None.
        now: by this machine's clock.
    """
    checks: list[Callable[[], Iterator[Line]]] = [
        doctor_machine.machine,
        doctor_machine.dependencies,
        lambda: doctor_machine.clock(now),
        lambda: doctor_machine.space(directory),
    ]
    if directory is not None:
        checks += [
            lambda: doctor_vault.outside(directory),
            lambda: doctor_copies.backups(directory, now),
        ]
    return ordered(_run(checks))


def examine_session(session: Session, *, deep: bool = True) -> Report:
    """Everything, with the vault open.

    Args:
        session: of any officer who may read or administer.
        deep: check every page and the whole chain of entries as well, which takes some seconds
            on a large vault.
    """
    inside = examine_record(session, deep=deep)
    return ordered([*examine(session.vault.directory, session.clock()).lines, *inside])


def examine_record(session: Session, *, deep: bool) -> list[Line]:
    """What only the open vault tells; see :func:`examine_session`."""
    now = session.clock()
    checks: list[Callable[[], Iterator[Line]]] = [
        lambda: doctor_record.vault(session, deep=deep),
        lambda: doctor_record.clock(session, now),
        lambda: doctor_record.trust_lines(session, now),
        lambda: doctor_record.anchor_lines(session),
        lambda: doctor_record.recovery_lines(session),
    ]
    return _run(checks)


def say(line: Line, language: Language) -> str:
    """A line as one passage: what is, and what to do."""
    return line.say(language)


def area_name(area: str, language: Language) -> str:
    """The heading of an area."""
    return words.label(f"doctor.area.{area}", language)


def _run(checks: list[Callable[[], Iterator[Line]]]) -> list[Line]:
    """What the checks found; one that could not be made is a line of its own."""
    found: list[Line] = []
    for check in checks:
        try:
            found.extend(check())
        except UserError as problem:
            found.append(Line("vault", problem.code, State.BAD, problem=problem))
    return found


def ordered(lines: Iterable[Line]) -> Report:
    """A report of these lines, area by area; what stopped several checks is said once."""
    found: list[Line] = []
    said: set[tuple[str, str]] = set()
    for line in sorted(lines, key=lambda line: AREAS.index(line.area)):
        stopped_by = (line.code, str(line.problem))
        if line.problem is None or stopped_by not in said:
            found.append(line)
        if line.problem is not None:
            said.add(stopped_by)
    return Report(tuple(found))
