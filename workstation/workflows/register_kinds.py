"""What each register is made of, for what is done with all of them alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from workstation.domain.error import BadInputError
from workstation.domain.partner import (
    INCIDENT_STATUSES,
    SOURCE_KINDS,
    Act,
    AgreementStatus,
    ArrangementStatus,
    CheckResult,
)
from workstation.domain.register import REGISTERS
from workstation.records import ids, register_tables
from workstation.records.ids import Series
from workstation.records.register_tables import Item
from workstation.vault.store import NewEntry
from workstation.workflows import (
    agreements,
    arrangements,
    assurances,
    exchanges,
    incidents,
    sources,
)
from workstation.workflows.references import References

PARTNER: Final = "partner"
EXPORTED: Final = (PARTNER, *REGISTERS)
"""The registers that are written to a file and read from one."""


_RESULTS: Final = tuple(one.value for one in CheckResult)
STATUSES: Final[Mapping[str, tuple[str, ...]]] = {
    "arrangement": tuple(one.value for one in ArrangementStatus),
    "agreement": tuple(one.value for one in AgreementStatus),
    "exchange": tuple(one.value for one in Act),
    "assurance": _RESULTS,
    "assurance-check": _RESULTS,
    "incident": INCIDENT_STATUSES,
    "source": SOURCE_KINDS,
}
"""What the status of an entry of each register can be, in a list."""


@dataclass(frozen=True, slots=True)
class Register:
    """One register.

    Attributes:
        kind: its name, as in ``REGISTERS``.
        series: of its ids.
        same: the fields that make two entries of a partner the same where no id is given.
        check: gives an entry with every field checked.
        entry: the ledger entry that saves one; the day is that of the change.
    """

    kind: str
    series: Series
    same: tuple[str, ...]
    check: Callable[[References, Any], Item]
    entry: Callable[[Any, str], NewEntry]

    @property
    def type(self) -> type[Item]:
        """What its entries are."""
        return register_tables.TYPES[self.kind]

    @property
    def title(self) -> str:
        """The field that says what an entry is about."""
        return next(name for name in ("title", "summary", "text") if name in self.columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the fields, which are those of the columns of a file."""
        return columns_of(self.kind)


def columns_of(kind: str) -> tuple[str, ...]:
    """The fields of a register's entries, in their order."""
    return tuple(one.name for one in fields(register_tables.TYPES[kind]))


def find_register(kind: str) -> Register:
    """The register with this name.

    Raises:
        BadInputError: ``register.unknown``.
    """
    check_kind(kind, tuple(_REGISTERS))
    return _REGISTERS[kind]


def check_kind(kind: str, known: tuple[str, ...]) -> None:
    """Go on only with the name of a register.

    Raises:
        BadInputError: ``register.unknown``.
    """
    if kind not in known:
        raise BadInputError("register.unknown", place=kind, choices=", ".join(known))


def _undated(entry: Callable[[Any], NewEntry]) -> Callable[[Any, str], NewEntry]:
    return lambda item, _on: entry(item)


_REGISTERS: Final[Mapping[str, Register]] = {
    one.kind: one
    for one in (
        Register(
            "arrangement", ids.ARRANGEMENT, ("title", "since"),
            arrangements.checked_arrangement, arrangements.arrangement_entry,
        ),
        Register(
            "agreement", ids.AGREEMENT, ("title", "signed"),
            agreements.checked_agreement, _undated(agreements.agreement_entry),
        ),
        Register(
            "exchange", ids.EXCHANGE, ("on", "act", "summary", "product"),
            exchanges.checked_exchange, _undated(exchanges.exchange_entry),
        ),
        Register(
            "assurance", ids.ASSURANCE, ("on", "text"),
            assurances.checked_assurance, _undated(assurances.assurance_entry),
        ),
        Register(
            "assurance-check", ids.ASSURANCE_CHECK, ("assurance", "on", "summary"),
            assurances.checked_check, _undated(assurances.check_entry),
        ),
        Register(
            "incident", ids.INCIDENT, ("on", "summary"),
            incidents.checked_incident, _undated(incidents.incident_entry),
        ),
        Register(
            "source", ids.SOURCE, ("country", "on", "title", "publisher"),
            sources.checked_source, _undated(sources.source_entry),
        ),
    )
}  # fmt: skip
