"""What officers do with partners: add, change, list, look into the record."""

from collections.abc import Sequence
from dataclasses import replace

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import (
    TIMELINE_KINDS,
    Act,
    Arrangement,
    ArrangementStatus,
    Partner,
    PartnerKind,
    Share,
    TimelineEntry,
)
from workstation.domain.register import Dossier, PartnerFilter, PartnerPage, PartnerRow
from workstation.domain.text import Language
from workstation.records import (
    assessments,
    countries,
    ids,
    indicators,
    partners,
    registers,
    timeline,
)
from workstation.workflows import fields, journal
from workstation.workflows.lookup import require_partner, today_of
from workstation.workflows.partner_form import checked_partner, partner_entry, same_partner_key
from workstation.workflows.partner_import import import_partners as import_partners
from workstation.workflows.registers import save_arrangement
from workstation.workflows.session import Session

PAGE = 256


def add_partner(
    session: Session,
    *,
    name: str,
    country: str,
    kind: PartnerKind | str,
    unit: str = "",
    short_name: str = "",
    aliases: Sequence[str] = (),
    mandate: Sequence[str] = (),
    marking: str = "(U)",
    note: str = "",
) -> Partner:
    """Add a foreign entity, or one unit of it.

    Args:
        session: who adds it.
        name: its name.
        country: ISO 3166-1 code or English name; "" for an international organisation.
        kind: what kind of entity it is.
        unit: the unit, when the partner is one.
        short_name: what people call it.
        aliases: other names.
        mandate: powers held: arrest, detention, interrogation.
        marking: portion mark of this entry.
        note: anything else.

    Raises:
        BadInputError: a field; ``place`` names it. ``partner.exists`` when it is there already.
    """
    session.require(Permission.WRITE_RECORD)
    partner = checked_partner(
        Partner(
            id="",
            name=name,
            kind=fields.choice(PartnerKind, kind, "kind"),
            country=country,
            unit=unit,
            short_name=short_name,
            aliases=tuple(aliases),
            mandate=tuple(mandate),
            marking=marking,
            note=note,
        )
    )
    _refuse_second(session, partner)
    partner = replace(partner, id=ids.next_id(session.vault, ids.PARTNER, session.clock()))
    session.record([partner_entry(partner)])
    return partner


def save_partner(session: Session, partner: Partner) -> Partner:
    """Change a partner that exists.

    Raises:
        BadInputError: a field, or ``partner.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    before = require_partner(session, partner.id)
    partner = checked_partner(partner)
    if partner == before:
        return before
    _refuse_second(session, partner)
    session.record([partner_entry(partner)])
    return partner


def get_partner(session: Session, partner: str) -> Partner:
    """Open the partner with this id; that is noted.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    session.require(Permission.READ)
    found = require_partner(session, partner)
    session.journal.viewed(journal.PARTNER, partner)
    return found


def list_partners(
    session: Session,
    wanted: PartnerFilter | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> PartnerPage:
    """A page of the partners that a filter lets through; a filter with words is a search."""
    session.require(Permission.READ)
    if wanted is not None and wanted.text.strip():
        session.journal.searched()
    return _page_of(session, wanted or PartnerFilter(), offset, limit)


def get_partner_row(session: Session, partner: str) -> PartnerRow:
    """The partner as a list shows it, with its status, counts and dates."""
    session.require(Permission.READ)
    found = partners.find_row(session.vault, partner, today_of(session).isoformat())
    if found is None:
        raise BadInputError("partner.unknown", place=partner)
    return found


def restrict_partner(
    session: Session,
    partner: str,
    *,
    restriction: str,
    restricts: Sequence[Act | str] = (),
    status: ArrangementStatus | str = ArrangementStatus.RESTRICTED,
    marking: str = "",
    on: str = "",
) -> Arrangement:
    """Restrict or suspend exchanges with a partner, under its arrangement.

    A partner without an arrangement gets one that says so. No act named means every act; no
    marking, that of the arrangement.

    Raises:
        BadInputError: a field, or ``partner.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    require_partner(session, partner)
    held = registers.list_arrangements(session.vault, partner)
    title = fields.text(restriction, "restriction", required=True)[: fields.LONGEST_LINE]
    base = held[0] if held else Arrangement("", partner, title, ArrangementStatus.NONE)
    changed = replace(
        base,
        status=fields.choice(ArrangementStatus, status, "status"),
        restriction=restriction,
        restricts=tuple(fields.choice(Act, act, "restricts").value for act in restricts),
        marking=marking or base.marking,
    )
    return save_arrangement(session, changed, on=on)


def prior_record(
    session: Session,
    partner: str,
    *,
    kinds: Sequence[str] = (),
    before: tuple[str, int] | None = None,
    limit: int = 50,
) -> list[TimelineEntry]:
    """A page of a partner's record, newest first.

    Args:
        session: who reads it.
        partner: its id.
        kinds: kinds of line, of ``TIMELINE_KINDS``; all when empty.
        before: ``(on, seq)`` of the last line of the page before.
        limit: most lines to give.

    Raises:
        BadInputError: ``partner.unknown``, or ``field.unknown_choice`` for a kind.
    """
    session.require(Permission.READ)
    _check_kinds(kinds)
    found = timeline.list_timeline(session.vault, partner, kinds=kinds, before=before, limit=limit)
    if not found:
        require_partner(session, partner)
    return found


def count_record(session: Session, partner: str) -> dict[str, int]:
    """How many lines of each kind a partner's record has; every kind is there."""
    session.require(Permission.READ)
    counts = timeline.count_timeline(session.vault, partner)
    return {kind: counts.get(kind, 0) for kind in TIMELINE_KINDS}


def assurance_share(session: Session, partner: str, topic: str = "") -> Share:
    """The share of checked assurances that were kept, with its 95 % interval."""
    session.require(Permission.READ)
    return registers.share_kept(session.vault, partner, topic)


def get_dossier(session: Session, partner: str) -> Dossier:
    """Everything that the head and the tabs of a dossier show, but for the record's pages.

    That it was opened is noted, here and not again for each page of :func:`prior_record`.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    row = get_partner_row(session, partner)
    vault, today = session.vault, today_of(session)
    found = require_partner(session, partner)
    session.journal.viewed(journal.PARTNER, partner)
    return Dossier(
        partner=found,
        row=row,
        arrangements=tuple(registers.list_arrangements(vault, partner)),
        counts=count_record(session, partner),
        share=registers.share_kept(vault, partner),
        assurances=tuple(registers.list_assurances(vault, partner, today.isoformat())),
        sources=tuple(
            registers.list_sources(vault, partner=partner, country=found.country, today=today)
        ),
        series=tuple(indicators.list_series(vault, found.country)),
        ratings=tuple(assessments.list_ratings(vault, partner)),
        open_incidents=registers.count_open_incidents(vault, partner),
    )


def list_countries(language: Language) -> tuple[tuple[str, str], ...]:
    """Every country as (code, name), to choose from; those invented for exercises come last."""
    return countries.list_countries(language)


def country_name(code: str, language: Language) -> str:
    """The name of a country in one language; "" for none."""
    return countries.country_name(code, language) if code else ""


def _page_of(session: Session, wanted: PartnerFilter, offset: int, limit: int) -> PartnerPage:
    today = today_of(session).isoformat()
    return partners.list_page(session.vault, wanted, today=today, offset=offset, limit=limit)


def _refuse_second(session: Session, partner: Partner) -> None:
    wanted = PartnerFilter(text=f"{partner.name} {partner.unit}", country=partner.country)
    for row in _page_of(session, wanted, 0, PAGE).rows:
        same = same_partner_key(row) == same_partner_key(partner)
        if same and row.id != partner.id:
            raise BadInputError("partner.exists", place="name", id=row.id, name=row.name)


def _check_kinds(chosen: Sequence[str]) -> None:
    for kind in chosen:
        if kind not in TIMELINE_KINDS:
            choices = ", ".join(TIMELINE_KINDS)
            raise BadInputError("field.unknown_choice", place="kind", value=kind, choices=choices)
