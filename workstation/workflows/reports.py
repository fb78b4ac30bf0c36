"""The annual report to the Minister, its public version and its copies (B-14 to B-19, G-11).

The record is read in one go (:func:`gather`), a version is checked and made of what was read, in
any thread (:func:`draw`), and each version that leaves the vault is an entry that keeps its
numbers (:func:`write_drawn`).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workstation.documents.annual_report_content import Report as Report
from workstation.documents.annual_report_content import ReportContent
from workstation.domain import reporting
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.reporting import Fault, Version
from workstation.domain.statistics import Statistics, count
from workstation.domain.text import LANGUAGES, Language
from workstation.records import kinds, partners, report_texts
from workstation.records import statistics as year_records
from workstation.records.codec import json_text
from workstation.reporting import build as building
from workstation.reporting.assembly import Gathered as Gathered
from workstation.vault.files import check_target
from workstation.vault.store import NewEntry
from workstation.workflows import packet_file
from workstation.workflows.lookup import today_of
from workstation.workflows.report_texts import check_year, subject_of
from workstation.workflows.session import Session

PDF: Final = "application/pdf"
VIEWED: Final = "statistics"
VIEWED_REPORT: Final = "report"

LATE, YEAR_OPEN = "report.late", "report.year_open"
OTHER_COUNTS, NOTHING_WRITTEN = "report.other_counts", "report.parts_empty"


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that the person should know about a report that was written all the same."""

    code: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Written:
    """A version that was written, and what the history says of it."""

    path: Path
    year: int
    language: Language
    version: Version
    banner: str
    check_code: str
    sha256: str
    due_before: str
    late: bool
    warnings: tuple[Warned, ...]
    statistics: Statistics


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version that was written before; ``current`` says that its numbers still stand."""

    at_utc: str
    language: str
    version: str
    check_code: str
    file_name: str
    banner: str
    sha256: str
    current: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A version on pages that waits to be written."""

    gathered: Gathered
    version: Version
    language: Language
    content: ReportContent
    report: Report


@dataclass(frozen=True, slots=True)
class YearView:
    """Everything that the page of reports shows about a year.

    ``faults`` says by version why it cannot be made yet.
    """

    gathered: Gathered
    due_before: str
    late: bool
    over: bool
    earlier: tuple[Earlier, ...]
    faults: Mapping[str, tuple[Fault, ...]]


def years(session: Session) -> list[int]:
    """Years that can be reported on: those with decisions, and this one and the last."""
    session.require(Permission.READ)
    today = today_of(session)
    found = {*year_records.list_years(session.vault), today.year, today.year - 1}
    return sorted(found, reverse=True)


def statistics(session: Session, year: int) -> Statistics:
    """Every number of a year with what it counts.

    Raises:
        UsageError: ``report.year_future`` or ``report.year_unknown``.
    """
    session.require(Permission.READ)
    check_year(session, year)
    return count(year_records.read_year(session.vault, year))


def gather(session: Session, year: int) -> Gathered:
    """All that a report of a year is made from; that it was read is noted.

    Raises:
        UsageError: ``report.year_future`` or ``report.year_unknown``.
    """
    counted = statistics(session, year)
    session.journal.viewed(VIEWED, str(year))
    return Gathered(
        statistics=counted,
        on=today_of(session),
        station=session.vault.name,
        officer=session.officer.name,
        passages=report_texts.list_passages(session.vault, year),
        marks=report_texts.marks_of(session.vault, year),
        partners=_partners(session, (each.partner for each in counted.cases)),
    )


def view(session: Session, year: int) -> YearView:
    """A year as the page of reports shows it."""
    found = gather(session, year)
    return YearView(
        gathered=found,
        due_before=reporting.due_before(year).isoformat(),
        late=reporting.is_late(year, found.on),
        over=reporting.is_over(year, found.on),
        earlier=tuple(earlier(session, year, found.statistics)),
        faults={version.value: tuple(faults(found, version)) for version in Version},
    )


def faults(found: Gathered, version: Version) -> list[Fault]:
    """Why a version cannot be made; none when it can."""
    return building.faults_of(found, version)


def draw(found: Gathered, version: Version, language: Language) -> Drawn:
    """A version on pages; it needs no session and may run in any thread.

    Raises:
        CheckFailedError: something forbids it; see :func:`faults`.
    """
    content, report = building.build(found, version, language)
    return Drawn(found, version, language, content, report)


def annual(
    session: Session,
    year: int,
    language: Language,
    out: Path,
    *,
    version: Version = Version.MINISTER,
    force: bool = False,
) -> Written:
    """Write a version of the report on a calendar year, and note it with its numbers.

    Args:
        session: who makes it.
        year: the calendar year that it is about.
        language: of the pages.
        out: the file.
        version: the Minister's, the public one, or the copy of a review body.
        force: replace a file that is there already.

    Raises:
        NotAllowedError: the officer may not export.
        UsageError: the file cannot be written there, or the year has not begun.
        CheckFailedError: something forbids this version (B-15, B-16, B-27, B-30).
        StoreError: the disk failed; nothing is noted then.
    """
    session.require(Permission.EXPORT)
    session.require(Permission.READ)
    check_target(out, force=force)
    return write_drawn(session, draw(gather(session, year), version, language), out)


def write_drawn(session: Session, drawn: Drawn, out: Path) -> Written:
    """Write a version that was drawn; it replaces a file of that name.

    Raises:
        NotAllowedError: the officer may not export.
        StoreError: the disk failed; nothing is noted then.
    """
    session.require(Permission.EXPORT)
    session.require(Permission.READ)
    content, report, counted = drawn.content, drawn.report, drawn.gathered.statistics
    warnings = tuple(_warnings(session, drawn))
    body = {
        "year": counted.year,
        "language": drawn.language,
        "version": drawn.version.value,
        "banner": report.banner,
        "check_code": report.check_code,
        "sha256": hashlib.sha256(report.pdf).hexdigest(),
        "counts_sha256": digest_of(counted),
        "counts": dict(counted.counts),
        "late": content.late,
        "file_name": out.name,
    }
    session.vault.put_attachment(report.pdf, PDF)
    with packet_file.placed(out, report.pdf):
        session.record([NewEntry(kinds.REPORT_WRITTEN, subject_of(counted.year), body)])
    return Written(
        path=out,
        year=counted.year,
        language=drawn.language,
        version=drawn.version,
        banner=report.banner,
        check_code=report.check_code,
        sha256=str(body["sha256"]),
        due_before=content.due_before,
        late=content.late,
        warnings=warnings,
        statistics=counted,
    )


def earlier(session: Session, year: int, counted: Statistics) -> list[Earlier]:
    """The versions of a year's report that were written, the newest first."""
    session.require(Permission.READ)
    now = digest_of(counted)
    entries = list(session.vault.entries_of(kinds.REPORT_WRITTEN, subject_of(year)))
    return [
        Earlier(
            at_utc=entry.at_utc,
            current=entry.body["counts_sha256"] == now,
            **{name: str(entry.body[name]) for name in _SHOWN},
        )
        for entry in reversed(entries)
    ]


_SHOWN: Final = ("language", "version", "check_code", "file_name", "banner", "sha256")


def digest_of(counted: Statistics) -> str:
    """The SHA-256 of every number and what it counts: the same in both languages."""
    said = [(each.id, [behind.key for behind in each.behind]) for each in counted.figures]
    return hashlib.sha256(json_text(said).encode()).hexdigest()


def kept_report(session: Session, year: int, sha256: str) -> bytes:
    """The pages of a version as it was written; that they were opened is noted.

    Raises:
        BadInputError: ``report.not_kept``: no version of that year has this digest.
    """
    session.require(Permission.READ)
    entries = session.vault.entries_of(kinds.REPORT_WRITTEN, subject_of(year))
    if sha256 not in {entry.body["sha256"] for entry in entries}:
        raise BadInputError("report.not_kept", place=sha256)
    session.journal.viewed(VIEWED_REPORT, subject_of(year), sha256=sha256)
    return session.vault.get_attachment(sha256)


def owed_year(session: Session) -> int | None:
    """The last year, while the Minister's version lacks in a language; None when it is made."""
    session.require(Permission.READ)
    year = today_of(session).year - 1
    made = {
        str(entry.body["language"])
        for entry in session.vault.entries_of(kinds.REPORT_WRITTEN, subject_of(year))
        if entry.body["version"] == Version.MINISTER.value
    }
    return None if made.issuperset(LANGUAGES) else year


def _partners(session: Session, wanted: Iterable[str]) -> dict[str, tuple[str, str]]:
    ids = list(dict.fromkeys(each for each in wanted if each))
    found = ((each, partners.find_partner(session.vault, each)) for each in ids)
    return {
        each: (", ".join(filter(None, (partner.name, partner.unit))), partner.marking)
        for each, partner in found
        if partner is not None
    }


def _warnings(session: Session, drawn: Drawn) -> Iterable[Warned]:
    content, year = drawn.content, drawn.gathered.year
    if content.late:
        yield Warned(LATE, {"year": year, "day": content.due_before, "on": content.on})
    if not content.over:
        yield Warned(YEAR_OPEN, {"year": year})
    for each in earlier(session, year, drawn.gathered.statistics):
        if each.version == drawn.version.value and each.language != drawn.language:
            if not each.current:
                yield Warned(OTHER_COUNTS, {"day": each.at_utc[:10], "file": each.file_name})
            break
    empty = [
        slot
        for slot in reporting.SLOTS
        if slot not in reporting.OPTIONAL and not content.slots[slot]
    ]
    if empty:
        yield Warned(NOTHING_WRITTEN, {"count": len(empty), "parts": ", ".join(empty)})
