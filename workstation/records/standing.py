"""Standing assessments as the record holds them, and what since then ends one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.partner import ArrangementStatus, CheckResult
from workstation.records import kinds
from workstation.records.circle import marks
from workstation.vault.store import Entry, SqlValue, Vault

_Row = Mapping[str, SqlValue]

INCIDENT: Final = "incident"
ASSURANCE: Final = "assurance"
BREACH: Final = "breach"
ARRANGEMENT: Final = "arrangement"
COUNTRY_SHEET: Final = "country-sheet"
ENTITY_SHEET: Final = "entity-sheet"

_STRICT: Final = (
    ArrangementStatus.RESTRICTED.value,
    ArrangementStatus.SUSPENDED.value,
    ArrangementStatus.TERMINATED.value,
)
_BREACHES: Final = ("caveat", "assurance", "condition", "onward-disclosure")
"""Breaches that are a partner's, not our own."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """What of the record ends a standing assessment: which entry about what, and when."""

    reason: str
    subject: str
    seq: int
    on: str


def list_rows(vault: Vault, *, states: Sequence[State] = (State.APPROVED,)) -> list[_Row]:
    """Standing assessments in these states with the name of their partner, newest first."""
    rows = vault.read(
        "SELECT a.*, coalesce(h.name, p.name, '') AS partner_name FROM assessment a"
        " LEFT JOIN partner p ON p.id = a.partner LEFT JOIN partner h ON h.id = p.merged_into"
        f" WHERE a.kind = ? AND a.author <> '' AND a.state IN ({marks(states)})"
        " ORDER BY a.submitted_utc DESC, a.id DESC",
        (AssessmentKind.STANDING.value, *(state.value for state in states)),
    )
    return list(rows)


def rows_of_partner(vault: Vault, partners: Sequence[str]) -> list[_Row]:
    """The approved standing assessments of a partner, newest first."""
    return _approved(vault, f"partner IN ({marks(partners)}) AND partner <> ''", partners)


def rows_of_country(vault: Vault, country: str) -> list[_Row]:
    """The approved standing assessments of a country as such, newest first."""
    return _approved(vault, "partner = '' AND country = ? AND country <> ''", (country,))


def find_open(vault: Vault, partners: Sequence[str], country: str) -> _Row | None:
    """A standing assessment of the same partner or country that is still being worked on."""
    subject = f"partner IN ({marks(partners)})" if partners else "partner = '' AND country = ?"
    open_states = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.ESCALATED)
    rows = vault.read(
        f"SELECT * FROM assessment WHERE kind = ? AND {subject}"
        f" AND state IN ({marks(open_states)}) AND author <> '' LIMIT 1",
        (
            AssessmentKind.STANDING.value,
            *(partners or (country,)),
            *(state.value for state in open_states),
        ),
    )
    return rows[0] if rows else None


def approved_at(vault: Vault, assessment: str) -> tuple[int, str]:
    """Sequence and time of the entry that approved an assessment; (0, "") when none did."""
    entries = vault.entries_of(kinds.DECISION_RECORDED, assessment)
    approved = [e for e in entries if e.body.get("state") == State.APPROVED.value]
    return (approved[-1].seq, approved[-1].at_utc) if approved else (0, "")


def first_trigger(
    vault: Vault, after: int, *, partners: Sequence[str], country: str
) -> Trigger | None:
    """The first entry after another one that ends a standing assessment; None when none does.

    Args:
        vault: where the record is kept.
        after: sequence of the approval.
        partners: the partner's entries; none for a country, whose every partner then counts.
        country: whose sheets count; "" when it is not known.
    """
    found = [
        *_of_timeline(vault, after, partners, country),
        *_of_breaches(vault, after, partners, country),
        *_of_sheets(vault, after, partners, country),
    ]
    return min(found, key=lambda trigger: trigger.seq, default=None)


def _approved(vault: Vault, subject: str, values: Sequence[str]) -> list[_Row]:
    return list(
        vault.read(
            f"SELECT * FROM assessment WHERE kind = ? AND {subject} AND state = ?"
            " AND author <> '' ORDER BY submitted_utc DESC, id DESC",
            (AssessmentKind.STANDING.value, *values, State.APPROVED.value),
        )
    )


def _whose(partners: Sequence[str], column: str) -> str:
    """The condition on whom a line is about: one partner, or every partner of a country."""
    if partners:
        return f"{column} IN ({marks(partners)})"
    return f"{column} IN (SELECT id FROM partner WHERE country = ? AND country <> '')"


def _of_timeline(
    vault: Vault, after: int, partners: Sequence[str], country: str
) -> Iterator[Trigger]:
    """Incidents, broken assurances, and an arrangement that became stricter."""
    who = (*partners,) if partners else (country,)
    rows = vault.read(
        "SELECT kind, subject, seq FROM timeline WHERE kind IN (?, ?, ?) AND seq > ?"
        f" AND {_whose(partners, 'partner')} ORDER BY seq",
        ("incident", "assurance-check", "arrangement", after, *who),
    )
    for row in rows:
        kind, subject = str(row["kind"]), str(row["subject"])
        if kind == "arrangement" and not partners:
            continue
        reason, saved, ends = _ENDINGS[kind]
        entries = vault.entries_of(saved, subject)
        before = next((e.body for e in reversed(entries) if e.seq <= after), None)
        for entry in entries:
            if entry.seq > after and ends(before, entry.body):
                yield _trigger(reason, subject, entry)
                break


def _of_breaches(
    vault: Vault, after: int, partners: Sequence[str], country: str
) -> Iterator[Trigger]:
    who = (*partners,) if partners else (country,)
    rows = vault.read(
        f"SELECT id FROM breach WHERE {_whose(partners, 'partner')} AND kind IN"
        f" ({marks(_BREACHES)})",
        (*who, *_BREACHES),
    )
    for row in rows:
        subject = str(row["id"])
        entry = vault.entries_of(kinds.BREACH_SAVED, subject)[0]
        if entry.seq > after:
            yield _trigger(BREACH, subject, entry)


def _of_sheets(
    vault: Vault, after: int, partners: Sequence[str], country: str
) -> Iterator[Trigger]:
    """A sheet that says something else than those that were there."""
    about: list[tuple[str, str, Sequence[str]]] = []
    if country:
        about.append((COUNTRY_SHEET, "partner = '' AND country = ?", (country,)))
    if partners:
        about.append((ENTITY_SHEET, f"partner IN ({marks(partners)})", partners))
    for reason, condition, values in about:
        rows = vault.read(
            f"SELECT id FROM source WHERE kind = 'country-sheet' AND {condition}", values
        )
        entries = [e for r in rows for e in vault.entries_of(kinds.SOURCE_SAVED, str(r["id"]))]
        known = {_content(entry.body) for entry in entries if entry.seq <= after}
        for entry in entries:
            if entry.seq > after and _content(entry.body) not in known:
                yield _trigger(reason, entry.subject, entry)


def _content(body: Mapping[str, Any]) -> tuple[str, ...]:
    """What a sheet says: its file, or its words where no file came with it."""
    if body.get("sha256"):
        return (str(body["sha256"]),)
    return ("", *(str(body.get(name, "")) for name in ("title", "publisher", "on", "summary")))


def _trigger(reason: str, subject: str, entry: Entry) -> Trigger:
    return Trigger(reason, subject, entry.seq, entry.at_utc[:10])


_Body = Mapping[str, Any] | None


def _is_new_incident(before: _Body, now: Mapping[str, Any]) -> bool:
    """A new allegation, or one that was closed and is open again."""
    return before is None or (not before.get("open", True) and bool(now.get("open", True)))


def _is_newly_broken(before: _Body, now: Mapping[str, Any]) -> bool:
    broken = CheckResult.BROKEN.value
    return now.get("result") == broken and (before is None or before.get("result") != broken)


def _is_stricter(before: _Body, now: Mapping[str, Any]) -> bool:
    """A status that limits exchanges, which the approval did not know in this form."""
    if now.get("status") not in _STRICT:
        return False
    names = ("status", "restricts", "restriction")
    return before is None or any(before.get(name) != now.get(name) for name in names)


_ENDINGS: Final = {
    "incident": (INCIDENT, kinds.INCIDENT_SAVED, _is_new_incident),
    "assurance-check": (ASSURANCE, kinds.ASSURANCE_CHECK_SAVED, _is_newly_broken),
    "arrangement": (ARRANGEMENT, kinds.ARRANGEMENT_SAVED, _is_stricter),
}
"""By kind of line: the reason, the kind of entry, and whether one ends an assessment."""
