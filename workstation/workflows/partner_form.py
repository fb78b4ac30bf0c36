"""A partner as a form or a file gives it: every field checked, and who is the same one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.partner import Partner
from workstation.domain.register import PartnerRow
from workstation.records import circle, kinds, partners
from workstation.records.codec import body_of
from workstation.records.folding import fold
from workstation.vault.store import NewEntry, Vault
from workstation.workflows import fields
from workstation.workflows.lookup import checked_country

MOST_PARENTS: Final = 20
"""How deep units may stand within units."""

Find = Callable[[str], Partner | None]
"""Finds a partner by its id."""


def checked_partner(partner: Partner) -> Partner:
    """The partner with every field checked.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    return replace(
        partner,
        name=fields.line(partner.name, "name", required=True),
        country=checked_country(partner.country, "country"),
        unit=fields.line(partner.unit, "unit"),
        short_name=fields.line(partner.short_name, "short_name"),
        aliases=fields.lines(partner.aliases, "aliases"),
        mandate=fields.lines(partner.mandate, "mandate"),
        marking=fields.marking(partner.marking),
        note=fields.text(partner.note, "note"),
        parent=partner.parent.strip(),
    )


def partner_entry(partner: Partner) -> NewEntry:
    """The entry that saves a partner."""
    return NewEntry(kinds.PARTNER_SAVED, partner.id, body_of(partner))


def same_partner_key(partner: Partner | PartnerRow) -> tuple[str, str, str]:
    """What makes two entries the same partner: name, unit and country, accents aside."""
    return fold(partner.name), fold(partner.unit), partner.country


def check_parent(vault: Vault, partner: Partner, find: Find | None = None) -> None:
    """Go on only if the entity that a partner is a unit of is there, and not the unit's own.

    Args:
        vault: where the partners are.
        partner: the one that names its parent.
        find: finds a partner, where some are not in the vault yet.

    Raises:
        BadInputError: ``partner.unknown_parent``, ``partner.parent_is_itself`` or
            ``partner.parents_too_many``.
    """

    def in_vault(one: str) -> Partner | None:
        return partners.find_partner(vault, one)

    look_up = find or in_vault
    own = set(circle.circle(vault, partner.id)) if partner.id else set()
    levels = 0
    for level in levels_above(vault, [partner.parent], look_up):
        for above, held in level.items():
            if held is None:
                raise BadInputError("partner.unknown_parent", place="parent", value=above)
        if own.intersection(level):
            raise BadInputError("partner.parent_is_itself", place="parent", value=partner.parent)
        levels += 1
    if levels == MOST_PARENTS:
        raise BadInputError("partner.parents_too_many", place="parent", most=MOST_PARENTS)


def levels_above(
    vault: Vault, parents: Iterable[str], find: Find
) -> Iterator[dict[str, Partner | None]]:
    """The entities with these ids, then those that they are units of, and so on upwards.

    Of an entity that entries were merged into, each entry counts with its own parent: parted
    again, none of them may stand above itself.

    Args:
        vault: where the partners are.
        parents: ids to begin with; "" names nobody.
        find: finds a partner; None of an id that nobody has.

    Yields:
        The entries of one level by their ids, at most ``MOST_PARENTS`` times.
    """
    above = list(filter(None, parents))
    for _ in range(MOST_PARENTS):
        if not above:
            return
        level = {one: find(one) for parent in above for one in circle.circle(vault, parent)}
        yield level
        above = list(dict.fromkeys(held.parent for held in level.values() if held and held.parent))
