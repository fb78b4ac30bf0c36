"""What people write for the annual report: passages in both languages, and marks of numbers."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from workstation.domain import reporting
from workstation.domain.error import UsageError
from workstation.domain.officer import Permission
from workstation.domain.reporting import NumberMark, Passage
from workstation.domain.statistics import count
from workstation.records import kinds, report_texts
from workstation.records import statistics as year_records
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 9998
MOST_NUMBER: Final = 999


def list_passages(session: Session, year: int) -> list[Passage]:
    """The passages of a year's report, by part, number and language."""
    session.require(Permission.READ)
    return report_texts.list_passages(session.vault, year)


def subject_of(year: int) -> str:
    """What the ledger calls the report of a year: ``AR-2026``."""
    return f"AR-{year:04d}"


def check_year(session: Session, year: int) -> None:
    """Go on only for a year that has begun.

    Raises:
        UsageError: ``report.year_future`` or ``report.year_unknown``.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UsageError("report.year_unknown", place=str(year))
    if year > today_of(session).year:
        raise UsageError("report.year_future", place=str(year))


def save_passages(session: Session, passages: Sequence[Passage]) -> None:
    """Keep passages of the report, each in its language; one without text is taken away.

    Raises:
        BadInputError: a field: the part, the number, the mark, the reason or a recipient.
        UsageError: the year.
    """
    session.require(Permission.WRITE_RECORD)
    checked = [_checked_passage(session, each) for each in passages]
    held = {_place(each): each for each in _held(session, {each.year for each in checked})}
    changed = [each for each in checked if held.get(_place(each)) != each and
               (each.text or _place(each) in held)]  # fmt: skip
    if changed:
        session.record(
            [
                NewEntry(
                    kinds.REPORT_TEXT_SAVED,
                    f"{subject_of(each.year)}/{each.slot}/{each.number}/{each.language}",
                    body_of(each),
                )
                for each in changed
            ]
        )


def mark_number(session: Session, mark: NumberMark) -> None:
    """Keep how a number of the report is marked, redacted and withheld.

    Raises:
        BadInputError: a field.
        UsageError: the year.
    """
    session.require(Permission.WRITE_RECORD)
    check_year(session, mark.year)
    counted = count(year_records.read_year(session.vault, mark.year))
    known = [name for name, _ in counted.counts]
    checked = NumberMark(
        year=mark.year,
        figure=fields.one_of(mark.figure, [*known, reporting.ANNEX], "figure"),
        **_checked_handling(mark),
    )
    session.record(
        [
            NewEntry(
                kinds.REPORT_NUMBER_MARKED,
                f"{subject_of(mark.year)}/{mark.figure}",
                body_of(checked),
            )
        ]
    )


def next_number(passages: Iterable[Passage], slot: str) -> int:
    """The number of the next passage of a part."""
    return max((each.number for each in passages if each.slot == slot), default=0) + 1


def _held(session: Session, wanted: Iterable[int]) -> list[Passage]:
    return [each for year in wanted for each in report_texts.list_passages(session.vault, year)]


def _place(passage: Passage) -> tuple[int, str, int, str]:
    return (passage.year, passage.slot, passage.number, passage.language)


def _checked_passage(session: Session, passage: Passage) -> Passage:
    check_year(session, passage.year)
    if not 1 <= passage.number <= MOST_NUMBER:
        raise UsageError("report.number", place=str(passage.number), most=MOST_NUMBER)
    return Passage(
        year=passage.year,
        slot=fields.one_of(passage.slot, reporting.SLOTS, "slot"),
        number=passage.number,
        language=passage.language,
        text=fields.text(passage.text, passage.language),
        **_checked_handling(passage),
    )


def _checked_handling(given: Passage | NumberMark) -> dict[str, Any]:
    return {
        "marking": fields.marking(given.marking),
        "reason": fields.one_of(given.reason, ("", *reporting.REASONS), "reason"),
        "redacted": given.redacted,
        "withheld": tuple(
            dict.fromkeys(
                fields.one_of(each, reporting.RECIPIENTS, "withheld") for each in given.withheld
            )
        ),
    }
