"""The information paper on the relationship with a partner: from the record to pages.

The record is read in one go (:func:`gather`), pages are made of what was read, in any thread
(:func:`draw`), and each copy that leaves the vault is an entry (:func:`note_printed`).
"""

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from workstation.documents.paper_content import GIVEN, TAKEN, IndicatorLine
from workstation.documents.paper_content import Paper as Paper
from workstation.documents.paper_content import PaperContent as PaperContent
from workstation.domain.error import UsageError
from workstation.domain.officer import Permission
from workstation.domain.partner import (
    Arrangement,
    ArrangementStatus,
    Partner,
    Source,
    TimelineEntry,
)
from workstation.domain.register import DatedSource, Series
from workstation.domain.text import Language
from workstation.records import countries, figures, register_tables, registers, timeline
from workstation.vault.files import check_target
from workstation.vault.store import NewEntry
from workstation.workflows import indicators, journal, methodologies, packet_file
from workstation.workflows.dossier import get_dossier
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

PAPER_PRINTED: Final = "paper.printed"
NEWEST: Final = 10
"""Exchanges of each direction that are listed one by one."""

_FORBIDS: Final = (ArrangementStatus.RESTRICTED.value, ArrangementStatus.SUSPENDED.value)
_MOST_CHANGES: Final = 1000


@dataclass(frozen=True, slots=True)
class Printed:
    """A copy that was written, and what the history says of it."""

    path: Path
    partner: str
    banner: str
    check_code: str
    sha256: str


def write_paper(
    session: Session,
    partner: str,
    path: Path,
    language: Language = "en",
    force: bool = False,
    *,
    copy: int = 1,
    copies: int = 1,
) -> Printed:
    """Write one numbered copy of the paper to a file, and log it.

    Raises:
        BadInputError: ``partner.unknown``.
        UsageError: the file is there and ``force`` was not given, or ``print.copy_number``.
        StoreError: the file cannot be written; nothing is logged then.
    """
    session.require(Permission.READ)
    check_target(path, force=force)
    content = gather(session, partner, language)
    paper = draw(content, copy=copy, copies=copies)
    return _written(session, content, paper, path, copy, copies)


def draw(content: PaperContent, *, copy: int = 1, copies: int = 1) -> Paper:
    """The pages of one copy; it needs no session and may run in any thread.

    Raises:
        UsageError: ``print.copy_number``.
    """
    from workstation.documents.information_paper import render

    if not 1 <= copy <= copies:
        raise UsageError("print.copy_number", copy=copy, copies=copies)
    return render(content, copy=copy, copies=copies)


def write_drawn(
    session: Session, content: PaperContent, drawn: Sequence[Paper], path: Path
) -> list[Printed]:
    """Write copies that were drawn; with several the number stands in each name.

    A single file replaces what had its name, since whoever chose the name was asked. None of
    several does.

    Raises:
        UsageError: one of several files is there already; none is written then.
        StoreError: as :func:`write_paper`; the copies before it are written and logged.
    """
    session.require(Permission.READ)
    copies = len(drawn)
    targets = [path]
    if copies > 1:
        targets = [path.with_name(f"{path.stem}-{copy}{path.suffix}")
                   for copy in range(1, copies + 1)]  # fmt: skip
        for target in targets:
            check_target(target, force=False)
    return [
        _written(session, content, paper, target, copy, copies)
        for copy, (paper, target) in enumerate(zip(drawn, targets, strict=True), 1)
    ]


def note_printed(
    session: Session, content: PaperContent, paper: Paper, *, copy: int = 1, copies: int = 1
) -> None:
    """Log that a copy went to a printer."""
    session.require(Permission.READ)
    session.record([_entry(content, paper, copy, copies, "")])


def gather(session: Session, partner: str, language: Language = "en") -> PaperContent:
    """Everything that the record says of the relationship; that it was read is noted.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    dossier = get_dossier(session, partner, language)
    found, vault, today = dossier.partner, session.vault, today_of(session)
    session.journal.viewed(journal.PAPER, found.id)
    sources = registers.list_sources(vault, partner=found.id, country=found.country, today=today)
    content = PaperContent(
        language=language,
        on=today.isoformat(),
        station=vault.name,
        officer=session.officer.name,
        partner=found,
        country=countries.country_name(found.country, language) if found.country else "",
        parent=_named(dossier.parent) if dossier.parent else "",
        units=tuple(_named(each) for each in dossier.units),
        status=dossier.row.status,
        arrangements=dossier.arrangements,
        restricted_since=_restricted_since(session, found.id, dossier.arrangements),
        agreements=dossier.agreements,
        counts=figures.count_exchanges(vault, found.id),
        given=figures.newest_exchanges(vault, found.id, GIVEN, NEWEST),
        taken=figures.newest_exchanges(vault, found.id, TAKEN, NEWEST),
        share=dossier.share,
        assurances=tuple(registers.list_assurances(vault, found.id, today.isoformat())),
        incidents=tuple(registers.list_incidents(vault, found.id)),
        ratings=dossier.ratings,
        levels=_levels(language) if dossier.ratings else {},
        source_count=dossier.source_count,
        indicators=_indicators(dossier.series, language),
        citations=dossier.citations,
        due=dossier.due,
        entries=sum(dossier.counts.values()),
    )
    cited = _also_cited(session, content, {each.source.id for each in sources})
    return replace(content, sources=(*sources, *cited))


def _named(partner: Partner) -> str:
    return ", ".join(filter(None, (partner.name, partner.unit)))


def _written(
    session: Session, content: PaperContent, paper: Paper, path: Path, copy: int, copies: int
) -> Printed:
    entry = _entry(content, paper, copy, copies, path.name)
    with packet_file.placed(path, paper.pdf):
        session.record([entry])
    digest = str(entry.body["print_sha256"])
    return Printed(path, content.partner.id, paper.banner, paper.check_code, digest)


def _entry(content: PaperContent, paper: Paper, copy: int, copies: int, file_name: str) -> NewEntry:
    return NewEntry(
        PAPER_PRINTED,
        content.partner.id,
        {
            "partner": content.partner.id,
            "language": content.language,
            "on": content.on,
            "banner": paper.banner,
            "check_code": paper.check_code,
            "copy": copy,
            "copies": copies,
            "print_sha256": hashlib.sha256(paper.pdf).hexdigest(),
            "file_name": file_name,
        },
    )


def _restricted_since(
    session: Session, partner: str, arrangements: Sequence[Arrangement]
) -> dict[str, str]:
    """The first day of the restriction that each arrangement is under now."""
    changes = timeline.list_timeline(
        session.vault, partner, kinds=("arrangement",), limit=_MOST_CHANGES
    )
    found = {
        each.id: _first_of_newest_run(line for line in changes if line.subject == each.id)
        for each in arrangements
        if each.status.value in _FORBIDS
    }
    return {arrangement: on for arrangement, on in found.items() if on}


def _first_of_newest_run(lines: Iterable[TimelineEntry]) -> str:
    since = ""
    for line in lines:
        if line.result not in _FORBIDS:
            break
        since = line.on
    return since


def _levels(language: Language) -> dict[str, str]:
    """The names of the levels in every methodology, those of the newest where they differ."""
    return {
        level.id: level.label.in_language(language)
        for listed in reversed(methodologies.list_methodologies())
        for level in methodologies.get_methodology(listed.id, listed.version).levels
    }


def _indicators(series: Sequence[Series], language: Language) -> tuple[IndicatorLine, ...]:
    return tuple(
        IndicatorLine(
            each.dataset,
            indicators.indicator_name(each.dataset, each.code, language),
            {str(year): _figure(value, language) for year, value in each.points},
        )
        for each in series
    )


def _figure(value: float, language: Language) -> str:
    return f"{value:g}" if language == "en" else f"{value:g}".replace(".", ",")


def _also_cited(
    session: Session, content: PaperContent, known: Container[str]
) -> list[DatedSource]:
    """What the paper cites beyond the sources on the partner and its country."""
    cited = [
        *(each.source for each in content.agreements),
        *(source for each in content.incidents for source in each.sources),
        *(each.assurance.proof for each in content.assurances),
    ]
    missing = [each for each in dict.fromkeys(cited) if each and each not in known]
    found = register_tables.find_all(session.vault, "source", missing)
    today = today_of(session)
    sources = (found.get(each) for each in missing)
    return [registers.dated(one, today) for one in sources if isinstance(one, Source)]
