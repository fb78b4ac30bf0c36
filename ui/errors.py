"""What happens when something goes wrong: a sentence for people, a note for bugs."""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from workstation import words
from workstation.domain.error import UserError
from workstation.domain.text import Language

_log = logging.getLogger("workstation.ui")


def sentence(problem: UserError, language: Language) -> str:
    """What happened and what to do, as one passage."""
    said = words.error(problem, language)
    return f"{said.message} {said.next_step}".strip()


class Hook:
    """Hears of every unexpected exception, and says each defect once.

    Qt carries on after an exception in a slot; only ``sys.excepthook`` learns of it. The log
    names the kind of error and the lines of code, never a value: values may be of the record.
    """

    def __init__(self, on_defect: Callable[[str], None]) -> None:
        self._on_defect = on_defect
        self._seen: set[tuple[str, ...]] = set()

    def install(self) -> None:
        """Become the process's exception hook."""
        sys.excepthook = self

    def __call__(
        self,
        kind: type[BaseException],
        problem: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log a defect and tell the person, once for each place in the code."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        lines = [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
        signature = (kind.__name__, *lines)
        if signature in self._seen:
            return
        self._seen.add(signature)
        _log.error("%s at %s", kind.__name__, " < ".join(reversed(lines)))
        self._on_defect(kind.__name__)
