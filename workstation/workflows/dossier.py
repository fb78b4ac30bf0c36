"""The dossier of one partner: its head and tabs, and the pages of its record."""

from collections.abc import Sequence
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import TIMELINE_KINDS, CheckResult, TimelineEntry
from workstation.domain.register import AssuranceLine, Dossier
from workstation.domain.text import Language
from workstation.records import (
    assessments,
    circle,
    dossier,
    due_of,
    indicators,
    partners,
    record_filter,
    registers,
    timeline,
)
from workstation.workflows import fields, journal
from workstation.workflows.citing import citations
from workstation.workflows.lookup import require_partner, today_of
from workstation.workflows.session import Session

ASSURANCE_STANDINGS: Final = (
    *(one.value for one in CheckResult),
    dossier.CHECKED,
    dossier.UNCHECKED,
    dossier.LATE,
    dossier.EXPIRED,
)
"""How assurances can be asked for: by what was found, or by what they owe."""


def prior_record(
    session: Session,
    partner: str,
    *,
    kinds: Sequence[str] = (),
    results: Sequence[str] = (),
    text: str = "",
    since: str = "",
    until: str = "",
    before: tuple[str, int] | None = None,
    limit: int = 50,
) -> list[TimelineEntry]:
    """A page of a partner's record, newest first.

    Args:
        session: who reads it.
        partner: its id.
        kinds: kinds of line, of ``TIMELINE_KINDS``; all when empty.
        results: codes of results such as ``kept`` or ``deny``, and ``open`` and ``closed`` for
            incidents; all when empty.
        text: words, as :func:`workstation.workflows.search.search` takes them, in anything that
            was written about a line.
        since: the first day, YYYY-MM-DD; "" leaves it open.
        until: the last day.
        before: ``(on, seq)`` of the last line of the page before.
        limit: most lines to give.

    Raises:
        BadInputError: ``partner.unknown``, ``field.unknown_choice`` for a kind, or a day.
    """
    session.require(Permission.READ)
    wanted = _record_filter(kinds, results, text, since, until)
    if text.strip():
        session.journal.searched()
    found = record_filter.list_lines(session.vault, partner, wanted, before, limit)
    if not found:
        require_partner(session, partner)
    return found


def count_matching(
    session: Session,
    partner: str,
    *,
    kinds: Sequence[str] = (),
    results: Sequence[str] = (),
    since: str = "",
    until: str = "",
) -> int:
    """How many lines of a partner's record a filter without words lets through.

    Raises:
        BadInputError: as :func:`prior_record`.
    """
    session.require(Permission.READ)
    wanted = _record_filter(kinds, results, "", since, until)
    return record_filter.count_lines(session.vault, partner, wanted)


def get_dossier(session: Session, partner: str, language: Language = "en") -> Dossier:
    """Everything that the head and the tabs of a dossier show, but for the record's pages.

    The id of an entry that was merged gives the dossier of the one that stands for it. That it
    was opened is noted, here and not again for each page of :func:`prior_record`.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    session.require(Permission.READ)
    vault, today = session.vault, today_of(session)
    own, day = circle.circle(vault, partner), today.isoformat()
    row = partners.find_row(vault, own[0], day)
    if row is None:
        raise BadInputError("partner.unknown", place=partner)
    found = require_partner(session, row.id)
    session.journal.viewed(journal.PARTNER, found.id)
    counts = timeline.count_timeline(vault, found.id)
    series = tuple(indicators.list_series(vault, found.country))
    ratings = tuple(assessments.list_ratings(vault, found.id))
    newest = ratings[-1] if ratings else None
    return Dossier(
        partner=found,
        row=row,
        arrangements=tuple(registers.list_arrangements(vault, found.id)),
        counts={kind: counts.get(kind, 0) for kind in TIMELINE_KINDS},
        share=registers.share_kept(vault, found.id),
        assurances=tuple(dossier.list_assurances(vault, own, day)),
        sources=tuple(
            registers.list_sources(vault, partner=found.id, country=found.country, today=today)
        ),
        series=series,
        ratings=ratings,
        open_incidents=registers.count_open_incidents(vault, found.id),
        agreements=tuple(registers.list_agreements(vault, found.id)),
        due=tuple(due_of.list_due_of(vault, own, found.country, today)),
        divergent=tuple(dossier.list_divergent(vault, found.country, own, newest)),
        citations=citations(session, (one.dataset for one in series), language),
        topics=tuple(dossier.list_topics(vault, own)),
        parent=partners.find_partner(vault, circle.head(vault, found.parent)),
        units=tuple(dossier.list_units(vault, own)),
        documents=dossier.count_documents(vault, own),
        assurance_count=dossier.count_assurances(vault, own, day),
        source_count=dossier.count_sources(vault, own, found.country),
        unchecked=dossier.count_assurances(vault, own, day, standing=dossier.UNCHECKED),
        late=dossier.count_assurances(vault, own, day, standing=dossier.LATE),
    )


def list_assurance_lines(
    session: Session,
    partner: str,
    *,
    standing: str = "",
    topic: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> list[AssuranceLine]:
    """A page of a partner's assurances, those whose check is late first, then the newest.

    Args:
        session: who reads it.
        partner: its id.
        standing: ``kept``, ``broken`` or ``unknown`` as the share counts them, ``checked``,
            ``unchecked``, ``late`` or ``expired``; all when empty.
        topic: only these; "" is those without a topic, None all.
        offset: how many to leave out.
        limit: most to give.

    Raises:
        BadInputError: ``field.unknown_choice``.
    """
    session.require(Permission.READ)
    if standing and standing not in ASSURANCE_STANDINGS:
        choices = ", ".join(ASSURANCE_STANDINGS)
        raise BadInputError(
            "field.unknown_choice", place="standing", value=standing, choices=choices
        )
    return dossier.list_assurances(
        session.vault,
        circle.circle(session.vault, partner),
        today_of(session).isoformat(),
        standing=standing,
        topic=topic,
        offset=offset,
        limit=limit,
    )


def _record_filter(
    kinds: Sequence[str], results: Sequence[str], text: str, since: str, until: str
) -> record_filter.RecordFilter:
    _check_kinds(kinds)
    first, last = fields.iso_date(since, "since"), fields.iso_date(until, "until")
    return record_filter.RecordFilter(tuple(kinds), tuple(results), text, first, last)


def _check_kinds(chosen: Sequence[str]) -> None:
    for kind in chosen:
        if kind not in TIMELINE_KINDS:
            choices = ", ".join(TIMELINE_KINDS)
            raise BadInputError("field.unknown_choice", place="kind", value=kind, choices=choices)
