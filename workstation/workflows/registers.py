"""What officers enter about partners, register by register, and all registers together."""

from dataclasses import dataclass, replace
from pathlib import Path

from workstation.domain.import_report import ImportReport
from workstation.domain.officer import Permission
from workstation.domain.register import REGISTERS, RegisterFilter, RegisterPage, RegisterRow
from workstation.records import register_lists, register_tables
from workstation.records.register_tables import Item
from workstation.workflows import fields
from workstation.workflows.agreements import get_agreement as get_agreement
from workstation.workflows.agreements import list_agreements as list_agreements
from workstation.workflows.agreements import save_agreement as save_agreement
from workstation.workflows.arrangements import get_arrangement as get_arrangement
from workstation.workflows.arrangements import list_arrangements as list_arrangements
from workstation.workflows.arrangements import save_arrangement as save_arrangement
from workstation.workflows.assurances import add_assurance as add_assurance
from workstation.workflows.assurances import check_assurance as check_assurance
from workstation.workflows.assurances import get_assurance as get_assurance
from workstation.workflows.assurances import get_check as get_check
from workstation.workflows.assurances import list_assurances as list_assurances
from workstation.workflows.assurances import list_checks as list_checks
from workstation.workflows.assurances import save_assurance as save_assurance
from workstation.workflows.assurances import save_check as save_check
from workstation.workflows.exchanges import add_exchange as add_exchange
from workstation.workflows.exchanges import get_exchange as get_exchange
from workstation.workflows.exchanges import list_exchanges as list_exchanges
from workstation.workflows.exchanges import save_exchange as save_exchange
from workstation.workflows.incidents import add_incident as add_incident
from workstation.workflows.incidents import get_incident as get_incident
from workstation.workflows.incidents import list_incidents as list_incidents
from workstation.workflows.incidents import save_incident as save_incident
from workstation.workflows.lookup import checked_country, require_partner, today_of
from workstation.workflows.partner_import import import_partners
from workstation.workflows.record_view import shown
from workstation.workflows.register_import import import_entries
from workstation.workflows.register_kinds import PARTNER, STATUSES, check_kind
from workstation.workflows.row_import import OnProgress
from workstation.workflows.session import Session
from workstation.workflows.sources import add_source as add_source
from workstation.workflows.sources import attach_file as attach_file
from workstation.workflows.sources import get_source as get_source
from workstation.workflows.sources import list_sources as list_sources
from workstation.workflows.sources import read_file as read_file
from workstation.workflows.sources import save_source as save_source
from workstation.workflows.sources import write_file as write_file

PAGE = 256


def list_register(
    session: Session,
    kind: str,
    wanted: RegisterFilter | None = None,
    offset: int = 0,
    limit: int = PAGE,
) -> RegisterPage:
    """A page of a register over all partners, newest first; a filter with words is a search.

    The status of a row, and of the filter, is a code: the status of an arrangement, agreement or
    incident, the act of an exchange, the result of a check, what the last check of an assurance
    found ("" before there was one), the kind of a source.

    Args:
        session: who reads it.
        kind: the register, one of ``REGISTERS``.
        wanted: which entries to list; all when left out. Its text is words, or the start of an id.
        offset: how many to pass over.
        limit: most to give.

    Raises:
        BadInputError: ``register.unknown``.
    """
    session.require(Permission.READ)
    check_kind(kind, REGISTERS)
    asked = wanted or RegisterFilter()
    if asked.text.strip():
        session.journal.searched()
    today = today_of(session).isoformat()
    return register_lists.list_page(
        session.vault, kind, asked, today=today, offset=offset, limit=limit
    )


@dataclass(frozen=True, slots=True)
class RegisterEntries:
    """A page of a register in full: each entry, with its row in the list."""

    pairs: tuple[tuple[Item, RegisterRow], ...]
    total: int
    matching: int


def list_entries(
    session: Session, kind: str, wanted: RegisterFilter, offset: int = 0, limit: int = PAGE
) -> RegisterEntries:
    """A page of a register as :func:`list_register` gives it, with the entries themselves.

    Raises:
        BadInputError: ``register.unknown``, ``partner.unknown``, or what the filter says: its
            status, its country or one of its dates.
    """
    session.require(Permission.READ)
    check_kind(kind, REGISTERS)
    if wanted.status:
        fields.one_of(wanted.status, STATUSES[kind], "status")
    wanted = replace(wanted, country=checked_country(wanted.country, "country"))
    fields.iso_date(wanted.since, "since")
    fields.iso_date(wanted.until, "until")
    if wanted.partner:
        require_partner(session, wanted.partner)
    page = list_register(session, kind, wanted, offset, limit)
    held = register_tables.find_all(session.vault, kind, [row.id for row in page.rows])
    pairs = tuple((held[row.id], row) for row in page.rows if row.id in held)
    return RegisterEntries(shown(session, wanted.partner, pairs), page.total, page.matching)


def import_register(
    session: Session, kind: str, path: Path, on_progress: OnProgress | None = None
) -> ImportReport:
    """Take the entries of a CSV file into a register, or partners.

    See :func:`workstation.workflows.register_import.import_entries`.
    """
    if kind == PARTNER:
        return import_partners(session, path, on_progress)
    return import_entries(session, kind, path, on_progress=on_progress)
