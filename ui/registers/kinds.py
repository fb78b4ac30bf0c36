"""The registers there are: their order, icons, statuses, and how each status looks."""

from dataclasses import dataclass
from typing import Final

from ui.partners.look import STATUS
from ui.widgets.paint import Look
from workstation import words
from workstation.domain.partner import (
    INCIDENT_STATUSES,
    SOURCE_KINDS,
    Act,
    AgreementStatus,
    ArrangementStatus,
    CheckResult,
)
from workstation.domain.text import Language

PARTNERS: Final = "partners"
"""The place of the partners themselves in the switch; every other place is a kind of entry."""

_ARRANGEMENT: Final = {status.value: look for status, look in STATUS.items()}
_AGREEMENT: Final = {
    "in-force": Look("ok", "circle-check"),
    "signed": Look("warn", "clock"),
    "suspended": Look("bad", "ban"),
    "ended": Look("", "circle-x"),
    "unknown": Look("unable", "circle-question-mark"),
}
_ACT: Final = {
    "disclosure": Look("accent", "arrow-right"),
    "request": Look("accent", "arrow-left"),
    "use": Look("accent", "arrow-left-right"),
}
_RESULT: Final = {
    "none": Look("", "circle-dashed"),
    "kept": Look("ok", "shield-check"),
    "broken": Look("bad", "octagon-alert"),
    "unknown": Look("unable", "circle-question-mark"),
}
_CLAIM: Final = {
    "accepted": Look("bad", "octagon-alert"),
    "conflict": Look("warn", "triangle-alert"),
    "work-needed": Look("unable", "circle-dashed"),
    "issue": Look("", "info"),
}
_PLAIN: Final = Look("", "")


@dataclass(frozen=True, slots=True)
class Register:
    """One register as its list shows it.

    ``looks`` is how each of its statuses is painted.
    ``stales`` says whether its entries can ask for something to be done, ``has_due`` whether by
    a date; ``details`` is where the words of its details stand, where those are codes; ``icon``
    stands in its empty state.
    """

    kind: str
    icon: str
    statuses: tuple[str, ...]
    looks: dict[str, Look]
    stales: bool = True
    has_due: bool = True
    details: str = ""
    without: str = ""
    """The code shown for an entry that has no status."""

    def status_words(self, status: str, language: Language) -> str:
        """A status in words; a code without words is shown as it is."""
        known = status or self.without
        if not known:
            return ""
        return words.find(f"{words.STATUS_AREAS[self.kind]}.{known}", language) or known

    def detail_words(self, detail: str, language: Language) -> str:
        """A detail in words; what is no code is shown as it is."""
        if not self.details or not detail:
            return detail
        return words.find(f"{self.details}.{detail}", language) or detail

    def look(self, status: str) -> Look:
        """How a status is painted."""
        return self.looks.get(status or self.without, _PLAIN)


REGISTERS: Final = {
    one.kind: one
    for one in (
        Register(
            "arrangement",
            "handshake",
            tuple(s.value for s in ArrangementStatus if s is not ArrangementStatus.NONE),
            _ARRANGEMENT,
        ),
        Register(
            "agreement",
            "landmark",
            tuple(status.value for status in AgreementStatus),
            _AGREEMENT,
            details="agreement_kind",
        ),
        Register(
            "exchange",
            "arrow-left-right",
            tuple(act.value for act in Act),
            _ACT,
            stales=False,
            has_due=False,
        ),
        Register(
            "assurance",
            "shield-check",
            tuple(result.value for result in CheckResult),
            _RESULT,
            without="none",
        ),
        Register(
            "assurance-check",
            "list-checks",
            tuple(result.value for result in CheckResult),
            _RESULT,
            stales=False,
            has_due=False,
        ),
        Register(
            "incident",
            "octagon-alert",
            INCIDENT_STATUSES,
            _CLAIM,
            has_due=False,
            details="incident_state",
        ),
        Register("source", "quote", SOURCE_KINDS, {}),
    )
}
"""Every register but the partners, in the order of the switch."""
