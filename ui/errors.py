"""What happens when something goes wrong: a sentence for people, a note for bugs."""

import logging
import sys
import threading
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
        """Become the hook of the process, of its threads, and of what cannot be raised.

        The standard hooks print the error with its text, which may be of the record.
        """
        sys.excepthook = self
        threading.excepthook = lambda given: self._note(given.exc_type, given.exc_traceback)
        sys.unraisablehook = lambda given: self._note(given.exc_type, given.exc_traceback)

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
        if self._note(kind, trace):
            self._on_defect(kind.__name__)

    def _note(self, kind: type[BaseException], trace: TracebackType | None) -> bool:
        """Log a defect; False when it was logged before."""
        lines = [f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(trace)]
        signature = (kind.__name__, *lines)
        if signature in self._seen:
            return False
        self._seen.add(signature)
        _log.error("%s at %s", kind.__name__, " < ".join(reversed(lines)))
        return True
