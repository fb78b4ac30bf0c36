"""A partner as a form or a file gives it: every field checked, and who is the same one."""

from collections.abc import Sequence
from dataclasses import replace

from workstation.domain.partner import Partner
from workstation.domain.register import PartnerRow
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.records.folding import fold
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import checked_country


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
        aliases=_lines(partner.aliases, "aliases"),
        mandate=_lines(partner.mandate, "mandate"),
        marking=fields.marking(partner.marking),
        note=fields.text(partner.note, "note"),
    )


def partner_entry(partner: Partner) -> NewEntry:
    """The entry that saves a partner."""
    return NewEntry(kinds.PARTNER_SAVED, partner.id, body_of(partner))


def same_partner_key(partner: Partner | PartnerRow) -> tuple[str, str, str]:
    """What makes two entries the same partner: name, unit and country, accents aside."""
    return fold(partner.name), fold(partner.unit), partner.country


def _lines(values: Sequence[str], field: str) -> tuple[str, ...]:
    checked = (fields.line(value, field) for value in values)
    return tuple(dict.fromkeys(value for value in checked if value))
