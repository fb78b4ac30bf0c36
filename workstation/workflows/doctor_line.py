"""One line of a health report."""

from dataclasses import dataclass, field
from enum import Enum

from workstation import words
from workstation.domain.error import UserError
from workstation.domain.text import Language


class State(Enum):
    """How something is."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at.

    ``code`` is the key of its words, ``doctor.<what>`` or that of the error in ``problem``.
    """

    area: str
    code: str
    state: State
    values: dict[str, object] = field(default_factory=dict)
    problem: UserError | None = None

    def message(self, language: Language) -> str:
        """What is."""
        return words.error(self._as_error(), language).message

    def next_step(self, language: Language) -> str:
        """What to do; empty where nothing is to be done."""
        return words.error(self._as_error(), language).next_step

    def say(self, language: Language) -> str:
        """Both as one passage."""
        return f"{self.message(language)} {self.next_step(language)}".strip()

    def _as_error(self) -> UserError:
        return self.problem if self.problem is not None else UserError(self.code, **self._data())

    def _data(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.values.items()}


def ok(area: str, what: str, **values: object) -> Line:
    """Something that is as it should be."""
    return Line(area, f"doctor.{what}", State.OK, values)


def warn(area: str, what: str, **values: object) -> Line:
    """Something that somebody should look after."""
    return Line(area, f"doctor.{what}", State.WARN, values)


def bad(area: str, what: str, **values: object) -> Line:
    """Something that has to be put right before work goes on."""
    return Line(area, f"doctor.{what}", State.BAD, values)
