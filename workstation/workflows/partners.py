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
)
from workstation.domain.register import PartnerFilter, PartnerPage
from workstation.domain.standing import acts_forbidden_by
from workstation.domain.text import Language
from workstation.records import (
    circle,
    countries,
    ids,
    partners,
    registers,
    timeline,
)
from workstation.records.folding import fold
from workstation.workflows import fields, journal
from workstation.workflows.dossier import count_matching as count_matching
from workstation.workflows.dossier import get_dossier as get_dossier
from workstation.workflows.dossier import list_assurance_lines as list_assurance_lines
from workstation.workflows.dossier import prior_record as prior_record
from workstation.workflows.lookup import require_partner, today_of
from workstation.workflows.partner_form import (
    check_parent,
    checked_partner,
    partner_entry,
    same_partner_key,
)
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
    parent: str = "",
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
        parent: the id of the entity that it is a unit of.

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
            parent=parent,
        )
    )
    check_parent(session.vault, partner)
    _refuse_second(session, partner)
    partner = replace(partner, id=ids.next_id(session.vault, ids.PARTNER, session.clock()))
    session.record([partner_entry(partner)])
    return partner


def save_partner(session: Session, partner: Partner) -> Partner:
    """Change a partner that exists.

    Raises:
        BadInputError: a field, ``partner.unknown``, or ``partner.merged``: another entry stands
            for it.
    """
    session.require(Permission.WRITE_RECORD)
    before = require_partner(session, partner.id)
    if before.id != partner.id:
        raise BadInputError("partner.merged", place=partner.id, head=before.id, name=before.name)
    partner = checked_partner(partner)
    if partner == before:
        return before
    check_parent(session.vault, partner)
    _refuse_second(session, partner)
    session.record([partner_entry(partner)])
    return partner


def get_partner(session: Session, partner: str) -> Partner:
    """Open the partner with this id, or the entry that stands for it; that is noted.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    session.require(Permission.READ)
    found = require_partner(session, partner)
    session.journal.viewed(journal.PARTNER, found.id)
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
    marking, that of the arrangement. A restriction opens nothing that was forbidden: who
    lifts one names the status that holds from then on, or changes the arrangement itself.

    Raises:
        BadInputError: a field, ``partner.unknown``, or ``partner.would_loosen``: the arrangement
            forbids an act that the restriction does not name.
    """
    session.require(Permission.WRITE_RECORD)
    partner = require_partner(session, partner).id
    held = registers.list_arrangements(session.vault, partner)
    title = fields.text(restriction, "restriction", required=True)[: fields.LONGEST_LINE]
    base = held[0] if held else Arrangement("", partner, title, ArrangementStatus.NONE)
    changed = replace(
        base,
        status=fields.choice(ArrangementStatus, status, "status"),
        restriction=restriction,
        restricts=tuple(fields.choice(Act, act, "restricts").value for act in restricts),
        since=on or today_of(session).isoformat(),
        marking=marking or base.marking,
    )
    opened = acts_forbidden_by(base) - acts_forbidden_by(changed)
    if opened and changed.status is ArrangementStatus.RESTRICTED:
        raise BadInputError(
            "partner.would_loosen", place="restricts", value=base.status.value,
            acts=", ".join(sorted(opened)), arrangement=base.id,
        )  # fmt: skip
    return save_arrangement(session, changed, on=on)


def count_record(session: Session, partner: str) -> dict[str, int]:
    """How many lines of each kind a partner's record has; every kind is there."""
    session.require(Permission.READ)
    counts = timeline.count_timeline(session.vault, partner)
    return {kind: counts.get(kind, 0) for kind in TIMELINE_KINDS}


def assurance_share(session: Session, partner: str, topic: str = "") -> Share:
    """The share of checked assurances that were kept, with its 95 % interval."""
    session.require(Permission.READ)
    return registers.share_kept(session.vault, partner, topic)


def list_countries(language: Language) -> tuple[tuple[str, str], ...]:
    """Every country as (code, name), to choose from; those invented for exercises come last."""
    return countries.list_countries(language)


def find_countries(text: str, language: Language) -> list[tuple[str, str]]:
    """Countries whose name or code holds the text, accents and case aside; best fits first."""
    wanted = fold(text)
    found = [
        (code, name)
        for code, name in countries.list_countries(language)
        if wanted in fold(name) or wanted == code.casefold()
    ]

    def place(each: tuple[str, str]) -> int:
        if each[0].casefold() == wanted:
            return 0
        return 1 if fold(each[1]).startswith(wanted) else 2

    return sorted(found, key=place)


def country_name(code: str, language: Language) -> str:
    """The name of a country in one language; "" for none."""
    return countries.country_name(code, language) if code else ""


def _page_of(session: Session, wanted: PartnerFilter, offset: int, limit: int) -> PartnerPage:
    today = today_of(session).isoformat()
    return partners.list_page(session.vault, wanted, today=today, offset=offset, limit=limit)


def _refuse_second(session: Session, partner: Partner) -> None:
    """Nobody is entered twice; of an entry that was merged, the one that stands for it is named."""
    wanted = same_partner_key(partner)
    own = circle.circle(session.vault, partner.id) if partner.id else ()
    for held in partners.find_named(session.vault, partner):
        if same_partner_key(held) == wanted and held.id not in own:
            head = circle.head(session.vault, held.id)
            raise BadInputError("partner.exists", place="name", id=head, name=held.name)
