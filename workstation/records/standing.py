"""Standing assessments as the record holds them, and what since then ends one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import msgspec

from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.partner import ArrangementStatus, CheckResult
from workstation.records import kinds
from workstation.records import partners as partner_records
from workstation.records.circle import circle, marks
from workstation.vault.store import SqlValue, Vault

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
_PAGE: Final = 200
_BREACHES: Final = ("caveat", "assurance", "condition", "onward-disclosure")
"""Breaches that are a partner's, not our own."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """What of the record ends a standing assessment: which entry about what, and when."""

    reason: str
    subject: str
    seq: int
    on: str


def list_rows(vault: Vault) -> Iterator[_Row]:
    """The approved standing assessments, newest first, read a page at a time."""
    for offset in count(0, _PAGE):
        rows = vault.read(
            # They are few among all that was approved, and have an index of their own.
            "SELECT * FROM assessment INDEXED BY assessment_standing WHERE kind = 'standing'"
            " AND author <> '' AND state = ? ORDER BY submitted_utc DESC, id DESC LIMIT ? OFFSET ?",
            (State.APPROVED.value, _PAGE, offset),
        )
        yield from rows
        if len(rows) < _PAGE:
            return


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
    rows = vault.read_tuples(
        "SELECT seq, at FROM ledger WHERE kind = ? AND subject = ?"
        " AND json_extract(body, '$.state') = ? ORDER BY seq DESC LIMIT 1",
        (kinds.DECISION_RECORDED, assessment, State.APPROVED.value),
    )
    return (int(rows[0][0] or 0), str(rows[0][1])) if rows else (0, "")


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


def find_end(vault: Vault, row: _Row, after: int) -> Trigger | None:
    """What of the record ended the standing assessment of a row since its approval."""
    partner, country = str(row["partner"]), str(row["country"])
    ids: tuple[str, ...] = ()
    if partner:
        ids = circle(vault, partner)
        found = partner_records.find_partner(vault, ids[0])
        country = found.country if found else ""
    return first_trigger(vault, after, partners=ids, country=country)


def is_ended(vault: Vault, assessment: str) -> bool:
    """Whether the record ended a standing assessment since its approval."""
    rows = vault.read("SELECT id, partner, country FROM assessment WHERE id = ?", (assessment,))
    after = approved_at(vault, assessment)[0]
    return bool(rows) and find_end(vault, rows[0], after) is not None


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
    """Incidents, broken assurances, and an arrangement that became stricter: of each the first."""
    for kind, (reason, saved, ends) in _ENDINGS.items():
        if kind == "arrangement" and not partners:
            continue
        for subject, seq, at_utc, body in _entries_after(
            vault, after, kind, saved, partners, country
        ):
            if ends(_body_before(vault, saved, subject, after), body):
                yield Trigger(reason, subject, seq, at_utc[:10])
                break


def _entries_after(
    vault: Vault, after: int, kind: str, saved: str, partners: Sequence[str], country: str
) -> Iterator[tuple[str, int, str, dict[str, Any]]]:
    """Entries about one kind of line since the approval, oldest first, a page at a time."""
    who = (*partners,) if partners else (country,)
    reached = after
    while True:
        rows = vault.read_tuples(
            "SELECT subject, seq, at, body FROM ledger WHERE kind = ? AND seq > ?"
            " AND subject IN (SELECT subject FROM timeline WHERE kind = ? AND seq > ?"
            f" AND {_whose(partners, 'partner')}) ORDER BY seq LIMIT ?",
            (saved, reached, kind, after, *who, _PAGE),
        )
        for row in rows:
            yield str(row[0]), int(row[1] or 0), str(row[2]), _body(row[3])
        if len(rows) < _PAGE:
            return
        reached = int(rows[-1][1] or 0)


def _body_before(vault: Vault, saved: str, subject: str, after: int) -> dict[str, Any] | None:
    """What the approval knew of a subject; None for one that is new."""
    rows = vault.read_tuples(
        "SELECT body FROM ledger WHERE kind = ? AND subject = ? AND seq <= ?"
        " ORDER BY seq DESC LIMIT 1",
        (saved, subject, after),
    )
    return _body(rows[0][0]) if rows else None


def _of_breaches(
    vault: Vault, after: int, partners: Sequence[str], country: str
) -> Iterator[Trigger]:
    """The first breach that was entered since the approval."""
    who = (*partners,) if partners else (country,)
    rows = vault.read_tuples(
        "SELECT l.subject, min(l.seq) AS first, l.at FROM breach b"
        " JOIN ledger l ON l.kind = ? AND l.subject = b.id"
        f" WHERE {_whose(partners, 'b.partner')} AND b.kind IN ({marks(_BREACHES)})"
        " GROUP BY l.subject HAVING first > ? ORDER BY first LIMIT 1",
        (kinds.BREACH_SAVED, *who, *_BREACHES, after),
    )
    for row in rows:
        yield Trigger(BREACH, str(row[0]), int(row[1] or 0), str(row[2])[:10])


def _of_sheets(
    vault: Vault, after: int, partners: Sequence[str], country: str
) -> Iterator[Trigger]:
    """A sheet that says something else than those that were there."""
    about: list[tuple[str, str, Sequence[str]]] = []
    if country:
        about.append((COUNTRY_SHEET, "x.partner = '' AND x.country = ?", (country,)))
    if partners:
        about.append((ENTITY_SHEET, f"x.partner IN ({marks(partners)})", partners))
    for reason, condition, values in about:
        rows = vault.read_tuples(
            "SELECT l.subject, l.seq, l.at, l.body FROM source x"
            " JOIN ledger l ON l.kind = ? AND l.subject = x.id"
            f" WHERE x.kind = 'country-sheet' AND {condition} ORDER BY l.seq",
            (kinds.SOURCE_SAVED, *values),
        )
        said = [(str(r[0]), int(r[1] or 0), str(r[2]), _content(_body(r[3]))) for r in rows]
        known = {content for _, seq, _, content in said if seq <= after}
        for subject, seq, at_utc, content in said:
            if seq > after and content not in known:
                yield Trigger(reason, subject, seq, at_utc[:10])
                break


def _body(text: SqlValue) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(str(text)) if text else {}
    return found


def _content(body: Mapping[str, Any]) -> tuple[str, ...]:
    """What a sheet says: its file, or its words where no file came with it."""
    if body.get("sha256"):
        return (str(body["sha256"]),)
    return ("", *(str(body.get(name, "")) for name in ("title", "publisher", "on", "summary")))


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
