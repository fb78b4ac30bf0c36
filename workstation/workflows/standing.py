"""Standing assessments: whether one may still be relied on, and why not (domain C-bis)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final

from workstation.domain import dates
from workstation.domain.assessment import Assessment, AssessmentKind, State
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Permission
from workstation.records import assessments, circle, kinds, partners
from workstation.records import standing as records
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import past_day, today_of
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

TRIGGERS: Final[tuple[str, ...]] = (
    "coup",
    "new-allegation",
    "command-change",
    "law-change",
    "other",
)
"""What an officer may record that ends one; the record itself knows the others."""

MOST_LISTED: Final = 1000
NOT_APPROVED: Final = "not-approved"
EXPIRED: Final = "expired"


@dataclass(frozen=True, slots=True)
class Validity:
    """Whether a standing assessment may be relied on.

    Attributes:
        valid: approved, within its date, and nothing since then ended it.
        until: the last day, YYYY-MM-DD; "" while it is not approved.
        lapsed_by: why not: ``expired``, ``not-approved``, one of ``TRIGGERS`` as an officer
            recorded it, or what of the record ended it: ``incident``, ``assurance``, ``breach``,
            ``arrangement``, ``country-sheet``, ``entity-sheet``; "" while it is valid.
        since: the day on which it ended.
        subject: the entry of the record that ended it, or "".
        text: what the officer wrote who recorded the trigger, with its ``marking``.
    """

    valid: bool
    until: str = ""
    lapsed_by: str = ""
    since: str = ""
    subject: str = ""
    text: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One standing assessment in a list."""

    assessment: str
    title: str
    marking: str
    partner: str
    partner_name: str
    country: str
    baseline: str
    methodology: str
    approved_on: str
    validity: Validity


def validity(session: Session, row: Mapping[str, Any]) -> Validity:
    """Whether the standing assessment of this row may be relied on today.

    What ended it first is named; what was recorded after the approval counts from the day of its
    entry, whenever it happened.
    """
    if row["state"] != State.APPROVED.value:
        return Validity(False, lapsed_by=NOT_APPROVED)
    seq, at_utc = records.approved_at(session.vault, str(row["id"]))
    until = _until(row, at_utc)
    ends = [
        *_by_date(until, today_of(session)),
        *_by_record(session, row, seq, until),
        *_by_officer(row, until),
    ]
    first = min(ends, key=lambda each: each.since, default=None)
    return first or Validity(True, until)


def of_assessment(session: Session, assessment: str) -> Validity:
    """Whether a standing assessment may be relied on.

    Raises:
        BadInputError: ``standing.unknown``: there is none with this id.
    """
    session.require(Permission.READ)
    return validity(session, require_row(session, assessment))


def bases(session: Session, partner: str) -> tuple[StandingLine, ...]:
    """Standing assessments that an abbreviated one of this partner may start from, newest first.

    Those of the partner itself come before those of its country.
    """
    session.require(Permission.READ)
    rows = _rows_about(session, partner)
    lines = (_line(session, row) for row in rows)
    return tuple(line for line in lines if line.validity.valid)


def list_of_partner(session: Session, partner: str) -> tuple[StandingLine, ...]:
    """The approved standing assessments of a partner and of its country, valid or lapsed."""
    session.require(Permission.READ)
    return tuple(_line(session, row) for row in _rows_about(session, partner))


def list_standing(
    session: Session,
    *,
    partner: str = "",
    country: str = "",
    lapsed: bool = True,
    limit: int = MOST_LISTED,
) -> tuple[StandingLine, ...]:
    """Standing assessments that were approved, newest first.

    Args:
        session: who reads.
        partner: only those of this partner and of its country.
        country: only those of this country as such.
        lapsed: also those that ended.
        limit: how many at most.
    """
    session.require(Permission.READ)
    rows: Iterable[Mapping[str, Any]]
    if partner:
        rows = _rows_about(session, partner)
    elif country:
        rows = records.rows_of_country(session.vault, country)
    else:
        rows = records.list_rows(session.vault)
    lines = (_line(session, row) for row in rows)
    wanted = (line for line in lines if lapsed or line.validity.valid)
    return tuple(islice(wanted, max(0, limit)))


def lapse(
    session: Session, assessment: str, trigger: str, text: str, marking: str, on: str = ""
) -> None:
    """Record what ends a standing assessment: nobody may rely on it from now on (C-bis).

    Args:
        session: who records it.
        assessment: the standing assessment.
        trigger: one of ``TRIGGERS``.
        text: what happened.
        marking: the portion mark of the text.
        on: the day on which it happened; today when left out.

    Raises:
        BadInputError: a field, or ``standing.unknown``.
        NotAllowedError: ``standing.not_in_force``: not approved, or ended by hand already.
    """
    session.require(Permission.WRITE_RECORD)
    row = require_row(session, assessment)
    if row["state"] != State.APPROVED.value or row["lapsed_on"]:
        raise NotAllowedError("standing.not_in_force", place=assessment)
    day = past_day(session, on, "on") or today_of(session).isoformat()
    body = {
        "assessment": assessment,
        "trigger": fields.one_of(trigger, TRIGGERS, "trigger"),
        "text": fields.text(text, "text", required=True),
        "marking": fields.marking(marking),
        "on": day,
    }
    session.record([NewEntry(kinds.STANDING_LAPSED, assessment, body)])


def require_row(session: Session, assessment: str) -> Mapping[str, Any]:
    """The row of a standing assessment.

    Raises:
        BadInputError: ``standing.unknown``.
    """
    row = assessments.find_row(session.vault, assessment)
    if row is None or row["kind"] != AssessmentKind.STANDING.value:
        raise BadInputError("standing.unknown", place=assessment)
    return row


def standing_fact(session: Session, assessment: Assessment) -> str:
    """Of an abbreviated assessment, whether the one it starts from is valid; else "none"."""
    if assessment.kind is not AssessmentKind.ABBREVIATED:
        return "none"
    # Also when it was begun while the partner was merged with another, or stood in another country.
    about = _rows_about(session, assessment.partner)
    row = next((each for each in about if each["id"] == assessment.standing), None)
    return "yes" if row is not None and validity(session, row).valid else "no"


def _until(row: Mapping[str, Any], approved_utc: str) -> str:
    """As written at the signature; never later than the months after the approval."""
    m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    kind = m.kind(AssessmentKind.STANDING.value)
    approved = dates.parse((approved_utc or str(row["closed_utc"]))[:10])
    months = kind.valid_months if kind else 0
    limit = dates.add_months(approved, months).isoformat() if approved and months else ""
    written = str(row["valid_until"])
    return min(filter(None, (written, limit)), default="")


def _by_date(until: str, today: date) -> list[Validity]:
    ended = bool(until) and until < today.isoformat()
    return [Validity(False, until, EXPIRED, until)] if ended else []


def _by_record(session: Session, row: Mapping[str, Any], seq: int, until: str) -> list[Validity]:
    trigger = records.find_end(session.vault, row, seq)
    if trigger is None:
        return []
    return [Validity(False, until, trigger.reason, trigger.on, trigger.subject)]


def _by_officer(row: Mapping[str, Any], until: str) -> list[Validity]:
    if not row["lapsed_on"]:
        return []
    return [
        Validity(
            False,
            until,
            lapsed_by=str(row["lapsed_by"]),
            since=str(row["lapsed_on"]),
            text=str(row["lapsed_text"]),
            marking=str(row["lapsed_marking"]),
        )
    ]


def _rows_about(session: Session, partner: str) -> list[Mapping[str, Any]]:
    vault = session.vault
    ids = circle.circle(vault, partner)
    found = partners.find_partner(vault, ids[0])
    if found is None:
        raise BadInputError("partner.unknown", place=partner)
    return [
        *records.rows_of_partner(vault, ids),
        *records.rows_of_country(vault, found.country),
    ]


def _line(session: Session, row: Mapping[str, Any]) -> StandingLine:
    partner = str(row["partner"])
    found = partners.find_partner(session.vault, circle.head(session.vault, partner))
    return StandingLine(
        assessment=str(row["id"]),
        title=str(row["title"]),
        marking=str(row["marking"]),
        partner=partner,
        partner_name=found.name if found else "",
        country=str(row["country"]),
        baseline=str(row["baseline"]),
        methodology=str(row["methodology"]),
        approved_on=records.approved_at(session.vault, str(row["id"]))[1][:10],
        validity=validity(session, row),
    )
