"""What officers enter about a partner: arrangements, exchanges, assurances, incidents, sources."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import (
    Act,
    Arrangement,
    ArrangementStatus,
    Assurance,
    AssuranceCheck,
    CheckResult,
    Exchange,
    Incident,
    Source,
)
from workstation.domain.register import AssuranceLine, DatedSource
from workstation.records import ids, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields, journal
from workstation.workflows.exchange_import import import_exchanges as import_exchanges
from workstation.workflows.lookup import checked_country, require_partner, today_of
from workstation.workflows.session import Session

T = TypeVar("T")

INCIDENT_STATUSES: Final = ("accepted", "conflict", "work-needed")
SOURCE_KINDS: Final = ("country-sheet", "report", "ngo", "government", "open")
ASSURANCE_FORMS: Final = ("written", "oral")
_RELIABILITY: Final = frozenset("ABCDEF")
_CREDIBILITY: Final = frozenset("123456")
_OLDEST_MONTHS: Final = 600


def save_arrangement(session: Session, arrangement: Arrangement, on: str = "") -> Arrangement:
    """Add an arrangement (with an empty id) or change one; each saving stands in the record.

    Args:
        session: who saves it.
        arrangement: its full new state.
        on: the date of the change; since when it holds, or today, when left out.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    require_partner(session, arrangement.partner)
    before = registers.find_arrangement(session.vault, arrangement.id) if arrangement.id else None
    if arrangement.id and before is None:
        raise BadInputError("arrangement.unknown", place=arrangement.id)
    checked = _checked_arrangement(arrangement)
    if before is None:
        new = ids.next_id(session.vault, ids.ARRANGEMENT, session.clock())
        checked = replace(checked, id=new)
        changed_on = fields.iso_date(on, "on") or checked.since
    else:
        changed_on = fields.iso_date(on, "on")
    body = body_of(checked) | {"on": changed_on or today_of(session).isoformat()}
    session.record([NewEntry(kinds.ARRANGEMENT_SAVED, checked.id, body)])
    return checked


def list_arrangements(session: Session, partner: str) -> list[Arrangement]:
    """A partner's arrangements, the one that says where it stands first."""
    session.require(Permission.READ)
    return _shown(session, partner, registers.list_arrangements(session.vault, partner))


def get_arrangement(session: Session, arrangement: str) -> Arrangement:
    """The arrangement with this id."""
    session.require(Permission.READ)
    found = registers.find_arrangement(session.vault, arrangement)
    if found is None:
        raise BadInputError("arrangement.unknown", place=arrangement)
    return found


def add_exchange(
    session: Session,
    *,
    partner: str,
    on: str,
    act: Act | str,
    summary: str,
    marking: str,
    product: str = "",
    caveats: str = "",
    outcome: str = "",
    assessment: str = "",
    exchange: str = "",
) -> Exchange:
    """Add a disclosure, request or use to a partner's record.

    ``exchange`` is the id that an assessment reserved for it; else the next one is taken.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    require_partner(session, partner)
    item = Exchange(
        id=exchange or ids.next_id(session.vault, ids.EXCHANGE, session.clock()),
        partner=partner,
        on=fields.iso_date(on, "on", required=True),
        act=fields.choice(Act, act, "act"),
        summary=fields.text(summary, "summary", required=True),
        marking=fields.marking(marking),
        product=fields.line(product, "product"),
        caveats=fields.text(caveats, "caveats"),
        outcome=fields.line(outcome, "outcome"),
        assessment=fields.line(assessment, "assessment"),
    )
    if exchange:
        _check_reserved(session, item)
    session.record([NewEntry(kinds.EXCHANGE_SAVED, item.id, body_of(item))])
    return item


def list_exchanges(
    session: Session, partner: str, offset: int = 0, limit: int = 100
) -> list[Exchange]:
    """A page of a partner's exchanges, newest first."""
    session.require(Permission.READ)
    return _shown(
        session,
        partner,
        registers.list_exchanges(session.vault, partner, offset=offset, limit=limit),
    )


def add_assurance(
    session: Session,
    *,
    partner: str,
    on: str,
    text: str,
    marking: str,
    topic: str = "",
    form: str = "written",
    given_by: str = "",
    expires: str = "",
    check_due: str = "",
) -> Assurance:
    """Add an undertaking that a partner gave us.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    require_partner(session, partner)
    item = Assurance(
        id=ids.next_id(session.vault, ids.ASSURANCE, session.clock()),
        partner=partner,
        on=fields.iso_date(on, "on", required=True),
        text=fields.text(text, "text", required=True),
        marking=fields.marking(marking),
        topic=fields.line(topic, "topic"),
        form=fields.one_of(form, ASSURANCE_FORMS, "form"),
        given_by=fields.line(given_by, "given_by"),
        expires=fields.iso_date(expires, "expires"),
        check_due=fields.iso_date(check_due, "check_due"),
    )
    session.record([NewEntry(kinds.ASSURANCE_SAVED, item.id, body_of(item))])
    return item


def list_assurances(session: Session, partner: str) -> list[AssuranceLine]:
    """A partner's assurances with what their last check found, newest first."""
    session.require(Permission.READ)
    return _shown(
        session,
        partner,
        registers.list_assurances(session.vault, partner, today_of(session).isoformat()),
    )


def list_checks(session: Session, assurance: str) -> list[AssuranceCheck]:
    """What was found about one assurance, newest first."""
    session.require(Permission.READ)
    return registers.list_checks(session.vault, assurance)


def check_assurance(
    session: Session,
    assurance: str,
    *,
    on: str,
    result: CheckResult | str,
    summary: str,
    marking: str,
    next_check: str = "",
) -> AssuranceCheck:
    """Record what a check of an assurance found; it settles the check that was due.

    ``next_check`` is when to look again, or "" for never.

    Raises:
        BadInputError: a field, or ``assurance.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    held = registers.find_assurance(session.vault, assurance)
    if held is None:
        raise BadInputError("assurance.unknown", place=assurance)
    item = AssuranceCheck(
        id=ids.next_id(session.vault, ids.ASSURANCE_CHECK, session.clock()),
        assurance=held.id,
        partner=held.partner,
        on=fields.iso_date(on, "on", required=True),
        result=fields.choice(CheckResult, result, "result"),
        summary=fields.text(summary, "summary", required=True),
        marking=fields.marking(marking),
    )
    entries = [NewEntry(kinds.ASSURANCE_CHECK_SAVED, item.id, body_of(item))]
    moved = replace(held, check_due=fields.iso_date(next_check, "next_check"))
    if moved != held:
        entries.append(NewEntry(kinds.ASSURANCE_SAVED, moved.id, body_of(moved)))
    session.record(entries)
    return item


def add_incident(
    session: Session,
    *,
    partner: str,
    on: str,
    summary: str,
    marking: str,
    kind: str = "",
    place: str = "",
    status: str = "work-needed",
    sources: Sequence[str] = (),
    open: bool = True,
) -> Incident:
    """Add an alleged or established incident; a claim stays tied to its sources (G-20).

    Raises:
        BadInputError: a field; ``source.unknown`` for a source that is not there.
    """
    session.require(Permission.WRITE_RECORD)
    item = Incident(
        id=ids.next_id(session.vault, ids.INCIDENT, session.clock()),
        partner=partner,
        on=on,
        summary=summary,
        marking=marking,
        kind=kind,
        place=place,
        status=status,
        sources=tuple(sources),
        open=open,
    )
    return _record_incident(session, item)


def save_incident(session: Session, incident: Incident) -> Incident:
    """Change an incident, for example to close it.

    Raises:
        BadInputError: a field, or ``incident.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    if registers.find_incident(session.vault, incident.id) is None:
        raise BadInputError("incident.unknown", place=incident.id)
    return _record_incident(session, incident)


def list_incidents(session: Session, partner: str) -> list[Incident]:
    """A partner's incidents, open ones first."""
    session.require(Permission.READ)
    return _shown(session, partner, registers.list_incidents(session.vault, partner))


def add_source(
    session: Session,
    *,
    title: str,
    on: str,
    marking: str,
    partner: str = "",
    country: str = "",
    publisher: str = "",
    grade: str = "",
    kind: str = "report",
    max_age_months: int = 12,
    sha256: str = "",
    summary: str = "",
) -> Source:
    """Add a dated and graded source on a partner, a country, or both.

    Raises:
        BadInputError: a field; ``source.about_nothing`` without partner and country.
    """
    session.require(Permission.WRITE_RECORD)
    code = checked_country(country, "country")
    if partner:
        require_partner(session, partner)
    elif not code:
        raise BadInputError("source.about_nothing", place="partner")
    if not 0 < max_age_months <= _OLDEST_MONTHS:
        raise BadInputError("field.out_of_range", place="max_age_months", value=max_age_months)
    item = Source(
        id=ids.next_id(session.vault, ids.SOURCE, session.clock()),
        partner=partner,
        country=code,
        title=fields.line(title, "title", required=True),
        publisher=fields.line(publisher, "publisher"),
        on=fields.iso_date(on, "on", required=True),
        marking=fields.marking(marking),
        grade=_grade(grade),
        kind=fields.one_of(kind, SOURCE_KINDS, "kind"),
        max_age_months=max_age_months,
        sha256=sha256,
        summary=fields.text(summary, "summary"),
    )
    session.record([NewEntry(kinds.SOURCE_SAVED, item.id, body_of(item))])
    return item


def list_sources(session: Session, partner: str = "", country: str = "") -> list[DatedSource]:
    """Sources about a partner (and its country), or about a country, newest first."""
    session.require(Permission.READ)
    if partner and not country:
        country = require_partner(session, partner).country
    found = registers.list_sources(
        session.vault, partner=partner, country=country, today=today_of(session)
    )
    return _shown(session, partner, found)


def _shown(session: Session, partner: str, found: list[T]) -> list[T]:
    """A part of a partner's record that a person is shown, which is noted."""
    if partner and found:
        session.journal.viewed(journal.PARTNER, partner)
    return found


def _checked_arrangement(item: Arrangement) -> Arrangement:
    status = fields.choice(ArrangementStatus, item.status, "status")
    forbids = status in {ArrangementStatus.RESTRICTED, ArrangementStatus.SUSPENDED}
    return replace(
        item,
        title=fields.line(item.title, "title", required=True),
        status=status,
        authority=fields.line(item.authority, "authority"),
        minister_approved=fields.iso_date(item.minister_approved, "minister_approved"),
        foreign_affairs_consulted=fields.iso_date(
            item.foreign_affairs_consulted, "foreign_affairs_consulted"
        ),
        scope=fields.text(item.scope, "scope"),
        restriction=fields.text(item.restriction, "restriction", required=forbids),
        restricts=tuple(fields.choice(Act, act, "restricts").value for act in item.restricts),
        since=fields.iso_date(item.since, "since"),
        review_due=fields.iso_date(item.review_due, "review_due"),
        marking=fields.marking(item.marking),
    )


def _record_incident(session: Session, item: Incident) -> Incident:
    require_partner(session, item.partner)
    for source in item.sources:
        if registers.find_source(session.vault, source) is None:
            raise BadInputError("source.unknown", place=source)
    checked = replace(
        item,
        on=fields.iso_date(item.on, "on", required=True),
        summary=fields.text(item.summary, "summary", required=True),
        marking=fields.marking(item.marking),
        kind=fields.line(item.kind, "kind"),
        place=fields.line(item.place, "place"),
        status=fields.one_of(item.status, INCIDENT_STATUSES, "status"),
    )
    session.record([NewEntry(kinds.INCIDENT_SAVED, checked.id, body_of(checked))])
    return checked


def _check_reserved(session: Session, item: Exchange) -> None:
    """A given id must be one that an assessment of this partner reserved, or its own."""
    held = registers.find_exchange(session.vault, item.id)
    rows = session.vault.read(
        "SELECT 1 AS found FROM assessment WHERE exchange = ? AND partner = ? LIMIT 1",
        (item.id, item.partner),
    )
    if not rows and (held is None or held.partner != item.partner):
        raise BadInputError("exchange.unknown", place=item.id)


def _grade(value: str) -> str:
    """An Admiralty grade such as ``B2``, or "" for none."""
    kept = value.strip().upper()
    if kept and (len(kept) != 2 or kept[0] not in _RELIABILITY or kept[1] not in _CREDIBILITY):
        raise BadInputError("field.grade", place="grade", value=value)
    return kept
