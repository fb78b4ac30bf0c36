"""Merging two entries for the same partner, undoing it, and finding such pairs.

Merging is one entry of the ledger that names which entry stands for the other. Nothing that was
written under either is rewritten: every reference stays, both histories stay, and undoing it
leaves each with what was written under it. Whatever restricts or warns about one of them holds
for the merged partner.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.merging import LikelyPair, MergePreview, MergeSide
from workstation.domain.officer import Permission
from workstation.domain.partner import ArrangementStatus, Partner
from workstation.domain.register import PartnerFilter
from workstation.domain.standing import acts_forbidden, acts_forbidden_by, strictest_first
from workstation.records import assessments, circle, kinds, partners, registers, timeline
from workstation.records.folding import fold
from workstation.vault.store import NewEntry, Vault
from workstation.workflows import fields, journal
from workstation.workflows.lookup import file_of_author, require_partner, today_of
from workstation.workflows.partner_form import levels_above
from workstation.workflows.session import Session

MOST_PAIRS: Final = 200
_MOST_ALIKE: Final = 50


def merge(session: Session, kept: str, merged: str, reason: str, marking: str = "(U)") -> Partner:
    """Let one entry stand for another of the same partner.

    Args:
        session: who does it.
        kept: the id of the entry whose name and facts stand.
        merged: the id of the entry that is found under it from then on.
        reason: why they are the same.
        marking: portion mark of the reason.

    Returns:
        The entry that stands for both.

    Raises:
        BadInputError: ``partner.unknown``, a field, or ``merge.*``: why these two cannot be.
    """
    session.require(Permission.WRITE_RECORD)
    problem = _problem(session, kept, merged)
    if problem is not None:
        raise problem
    _record(session, kinds.PARTNERS_MERGED, kept, merged, reason, marking)
    return require_partner(session, kept)


def part(session: Session, merged: str, reason: str, marking: str = "(U)") -> Partner:
    """Make two entries of one again; each has what was written under it.

    Args:
        session: who does it.
        merged: the id of the entry that was merged into another.
        reason: why they are two.
        marking: portion mark of the reason.

    Returns:
        The entry that stands for itself again.

    Raises:
        BadInputError: ``partner.unknown``, a field, or ``merge.not_merged``.
        NotAllowedError: ``arrangement.own_file``: a file of this officer would be free of what
            the other entry's arrangement forbids (B-21).
    """
    session.require(Permission.WRITE_RECORD)
    found = _entry(session, merged)
    kept = circle.head(session.vault, merged)
    if kept == merged:
        raise BadInputError("merge.not_merged", place=merged, name=found.name)
    _check_loosening(session, kept, merged)
    _record(session, kinds.PARTNERS_PARTED, kept, merged, reason, marking)
    return require_partner(session, merged)


def _check_loosening(session: Session, kept: str, merged: str) -> None:
    """Nobody frees a file of their own from what the other entry's arrangement forbids."""
    vault, held = session.vault, registers.list_arrangements(session.vault, kept)
    rest = tuple(one for one in circle.circle(vault, kept) if one != merged)

    def forbidden(side: Sequence[str]) -> frozenset[str]:
        own = strictest_first([one for one in held if one.partner in side])
        return acts_forbidden_by(own[0]) if own else frozenset()

    for side, other in (((merged,), rest), (rest, (merged,))):
        file = file_of_author(session, side)
        if file and forbidden(other) - forbidden(side):
            raise NotAllowedError(
                "arrangement.own_file", place=merged, rule="B-21", assessment=file
            )


def preview(session: Session, kept: str, merged: str) -> MergePreview:
    """What both entries have, what merging them would mean, and what stands against it.

    That both were opened is noted.

    Raises:
        BadInputError: ``partner.unknown``.
    """
    session.require(Permission.READ)
    sides = tuple(_side(session, _entry(session, one)) for one in (kept, merged))
    for side in sides:
        session.journal.viewed(journal.PARTNER, side.partner.id)
    held = strictest_first([*sides[0].arrangements, *sides[1].arrangements])
    return MergePreview(
        kept=sides[0],
        merged=sides[1],
        status=held[0].status if held else ArrangementStatus.NONE,
        restricts=acts_forbidden(held),
        problem=_problem(session, kept, merged),
    )


def members(session: Session, partner: str) -> list[Partner]:
    """The entries that were merged into a partner; none for most."""
    session.require(Permission.READ)
    head = circle.head(session.vault, partner)
    return partners.list_members(session.vault, head)


def alike(session: Session, partner: str) -> list[Partner]:
    """Entries that share a name, the unit and the country with this one."""
    session.require(Permission.READ)
    own = require_partner(session, partner)
    today = today_of(session).isoformat()
    wanted = set(_keys(own))
    found: dict[str, Partner] = {}
    for name in _names(own):
        asked = PartnerFilter(text=name, country=own.country)
        page = partners.list_page(session.vault, asked, today=today, offset=0, limit=_MOST_ALIKE)
        for row in page.rows:
            other = _entry(session, row.id)
            if row.id != own.id and wanted.intersection(_keys(other)):
                found[row.id] = other
    return [found[one] for one in sorted(found)]


def duplicates(session: Session, limit: int = MOST_PAIRS) -> list[LikelyPair]:
    """Pairs of entries that share a country, a unit, and a name, short name or alias.

    A pair is given once, with the older entry first.
    """
    session.require(Permission.READ)
    today, found = today_of(session).isoformat(), dict[tuple[str, str], str]()
    for first, second, name in _alike(session):
        found.setdefault((first, second), name)
        if len(found) >= limit:
            break
    rows = ((partners.find_row(session.vault, one, today),
             partners.find_row(session.vault, two, today), name)
            for (one, two), name in found.items())  # fmt: skip
    return [LikelyPair(one, two, name) for one, two, name in rows if one and two]


def _alike(session: Session) -> Iterator[tuple[str, str, str]]:
    """Ids of two entries, and a name that both have."""
    named: dict[tuple[str, str, str], list[str]] = {}
    said: dict[tuple[str, str, str], str] = {}
    for partner in partners.all_heads(session.vault):
        for name, key in zip(_names(partner), _keys(partner), strict=True):
            ids = named.setdefault(key, [])
            if partner.id not in ids:
                ids.append(partner.id)
                said.setdefault(key, name)
    for key, ids in named.items():
        for first, second in combinations(ids, 2):
            yield first, second, said[key]


def _names(partner: Partner) -> list[str]:
    said = (partner.name, partner.short_name, *partner.aliases)
    return [name for name in dict.fromkeys(said) if fold(name)]


def _keys(partner: Partner) -> list[tuple[str, str, str]]:
    """What it has in common with another entry for the same partner: one of these."""
    return [(fold(name), fold(partner.unit), partner.country) for name in _names(partner)]


def _entry(session: Session, partner: str) -> Partner:
    """The entry with exactly this id, whether or not another stands for it."""
    found = partners.find_partner(session.vault, partner)
    if found is None:
        raise BadInputError("partner.unknown", place=partner)
    return found


def _problem(session: Session, kept: str, merged: str) -> BadInputError | None:
    """Why these two cannot be merged; None when they can."""
    vault = session.vault
    one, two = _entry(session, kept), _entry(session, merged)
    if kept == merged:
        return BadInputError("merge.same", place=kept, name=one.name)
    for found in (one, two):
        head = circle.head(vault, found.id)
        if head in (kept, merged) and head != found.id:
            return BadInputError("merge.done", place=found.id, name=found.name, head=head)
        if head != found.id:
            return BadInputError("merge.elsewhere", place=found.id, name=found.name, head=head)
    others = partners.list_members(vault, merged)
    if others:
        return BadInputError(
            "merge.stands_for_others", place=merged, name=two.name, other=others[0].id, kept=kept
        )
    if _is_above(vault, merged, kept) or _is_above(vault, kept, merged):
        return BadInputError("merge.unit", place=merged, name=two.name, other=one.name)
    return None


def _is_above(vault: Vault, entity: str, unit: str) -> bool:
    """Whether a partner is a unit of another, or a unit of one of its units."""
    own = circle.circle(vault, unit)
    held = (partners.find_partner(vault, one) for one in own)
    parents = [one.parent for one in held if one is not None]
    entities = set(circle.circle(vault, entity))
    levels = levels_above(vault, parents, lambda one: partners.find_partner(vault, one))
    return any(not entities.isdisjoint(level) for level in levels)


def _record(session: Session, kind: str, kept: str, merged: str, reason: str, marking: str) -> None:
    body = {
        "kept": kept,
        "merged": merged,
        "reason": fields.text(reason, "reason", required=True),
        "marking": fields.marking(marking),
    }
    session.record([NewEntry(kind, merged, body)])


def _side(session: Session, partner: Partner) -> MergeSide:
    vault = session.vault
    return MergeSide(
        partner=partner,
        counts=timeline.count_timeline(vault, partner.id),
        open_incidents=registers.count_open_incidents(vault, partner.id),
        broken=registers.share_kept(vault, partner.id).broken,
        arrangements=tuple(registers.list_arrangements(vault, partner.id)),
        open_assessments=assessments.count_open(vault, partner.id),
    )
