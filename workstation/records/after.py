"""What follows a decision, out of the vault: release, follow-ups, breaches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workstation.domain.after import Breach, FollowUp, Release
from workstation.records.circle import circle, marks
from workstation.vault.store import SqlValue, Vault

_Row = Mapping[str, SqlValue]
_FOLLOW_UP = tuple(FollowUp.__dataclass_fields__)
_BREACH = tuple(Breach.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class BreachFilter:
    """Which breaches to list; an empty field asks for nothing. Both dates are included."""

    partner: str = ""
    assessment: str = ""
    kind: str = ""
    status: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class BreachPage:
    """A page of the register of breaches: its rows, and how many match the filter."""

    rows: tuple[Breach, ...]
    matching: int


def find_release(vault: Vault, assessment: str) -> Release | None:
    """What was done on the newest approval of a file; None while nobody recorded it."""
    rows = vault.read(
        "SELECT * FROM release WHERE assessment = ? ORDER BY version DESC LIMIT 1", (assessment,)
    )
    if not rows:
        return None
    row = rows[0]
    return Release(
        assessment=str(row["assessment"]),
        version=int(row["version"] or 0),
        on=str(row["on_date"]),
        outcome=str(row["outcome"]),
        message=str(row["message"]),
        caveat_on_message=bool(row["caveat_on_message"]),
        characterization_attached=bool(row["characterization_attached"]),
        note=str(row["note"]),
        marking=str(row["marking"]),
        exchange=str(row["exchange"]),
    )


def find_follow_up(vault: Vault, follow_up: str) -> FollowUp | None:
    """The follow-up with this id; None when there is none."""
    rows = vault.read("SELECT * FROM follow_up WHERE id = ?", (follow_up,))
    return _follow_up(rows[0]) if rows else None


def list_follow_ups(
    vault: Vault, *, assessment: str = "", partner: str = "", open_only: bool = False, limit: int
) -> list[FollowUp]:
    """Follow-ups, the longest owed first; those that are done come after the open ones."""
    conditions, values = ["1 = 1"], list[SqlValue]()
    if assessment:
        conditions.append("assessment = ?")
        values.append(assessment)
    if partner:
        ids = circle(vault, partner)
        conditions.append(f"partner IN ({marks(ids)})")
        values.extend(ids)
    if open_only:
        conditions.append("done_on = ''")
    rows = vault.read(
        f"SELECT * FROM follow_up WHERE {' AND '.join(conditions)}"
        " ORDER BY done_on <> '', due, id LIMIT ?",
        (*values, max(0, limit)),
    )
    return [_follow_up(row) for row in rows]


def find_breach(vault: Vault, breach: str) -> Breach | None:
    """The breach with this id; None when there is none."""
    rows = vault.read("SELECT * FROM breach WHERE id = ?", (breach,))
    return _breach(rows[0]) if rows else None


def list_breaches(vault: Vault, wanted: BreachFilter, *, offset: int, limit: int) -> BreachPage:
    """A page of the register of breaches, newest first."""
    conditions, values = ["1 = 1"], list[SqlValue]()
    for column, value in (
        ("assessment", wanted.assessment),
        ("kind", wanted.kind),
        ("status", wanted.status),
    ):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    if wanted.partner:
        ids = circle(vault, wanted.partner)
        conditions.append(f"partner IN ({marks(ids)})")
        values.extend(ids)
    for comparison, value in (("on_date >= ?", wanted.since), ("on_date <= ?", wanted.until)):
        if value:
            conditions.append(comparison)
            values.append(value)
    where = " AND ".join(conditions)
    rows = vault.read(
        f"SELECT * FROM breach WHERE {where} ORDER BY on_date DESC, id DESC LIMIT ? OFFSET ?",
        (*values, max(0, limit), max(0, offset)),
    )
    counted = vault.read_tuples(f"SELECT count(*) FROM breach WHERE {where}", values)
    return BreachPage(tuple(_breach(row) for row in rows), int(counted[0][0] or 0))


def open_breaches_of(vault: Vault, assessment: str) -> tuple[str, ...]:
    """The ids of a file's breaches that are not closed."""
    rows = vault.read(
        "SELECT id FROM breach WHERE assessment = ? AND status <> 'closed' ORDER BY id",
        (assessment,),
    )
    return tuple(str(row["id"]) for row in rows)


def notices_unsent(vault: Vault, assessment: str) -> tuple[str, ...]:
    """The notices that decisions on a file owe and that nobody sent."""
    rows = vault.read(
        "SELECT DISTINCT notice FROM notice WHERE assessment = ? AND sent_on = '' ORDER BY notice",
        (assessment,),
    )
    return tuple(str(row["notice"]) for row in rows)


def partner_names(vault: Vault, partners: Sequence[str]) -> dict[str, str]:
    """The names of partners by their ids; of one that was merged, that of its head."""
    wanted = tuple(dict.fromkeys(partners))
    if not wanted:
        return {}
    rows = vault.read(
        "SELECT p.id, coalesce(h.name, p.name) AS name FROM partner p"
        f" LEFT JOIN partner h ON h.id = p.merged_into WHERE p.id IN ({marks(wanted)})",
        wanted,
    )
    return {str(row["id"]): str(row["name"]) for row in rows}


def _follow_up(row: _Row) -> FollowUp:
    return FollowUp(**{name: str(row[name]) for name in _FOLLOW_UP})


def _breach(row: _Row) -> Breach:
    return Breach(**{name: str(row["on_date" if name == "on" else name]) for name in _BREACH})
