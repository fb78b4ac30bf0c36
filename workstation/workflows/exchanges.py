"""Exchanges: what was disclosed to a partner, asked of it, or used of what it gave."""

from dataclasses import replace

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import PRODUCT_KINDS, Act, Exchange
from workstation.domain.text import is_written
from workstation.records import circle, ids, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry, Vault
from workstation.workflows import fields
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session


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
    product_kind: str = "",
    originator: str = "",
    consent: str = "",
    consent_on: str = "",
    agreement: str = "",
    exchange: str = "",
) -> Exchange:
    """Add a disclosure, request or use to a partner's record.

    ``exchange`` is the id that an assessment reserved for it; else the next one is taken.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    known = References(session)
    item = checked_exchange(
        known,
        Exchange(
            id=exchange or ids.next_id(session.vault, ids.EXCHANGE, session.clock()),
            partner=known.owner(partner),
            on=on,
            act=fields.choice(Act, act, "act"),
            summary=summary,
            marking=marking,
            product=product,
            caveats=caveats,
            outcome=outcome,
            assessment=assessment,
            product_kind=product_kind,
            originator=originator,
            consent=consent,
            consent_on=consent_on,
            agreement=agreement,
        ),
    )
    if exchange:
        _check_reserved(session, item)
    session.record([exchange_entry(item)])
    return item


def save_exchange(session: Session, exchange: Exchange) -> Exchange:
    """Change an exchange; what is given is its full new state.

    Raises:
        BadInputError: a field, or ``exchange.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    before = registers.find_exchange(session.vault, exchange.id)
    if before is None:
        raise BadInputError("exchange.unknown", place=exchange.id)
    known = References(session)
    of = known.keep_owner(before.partner, exchange.partner)
    item = checked_exchange(known, replace(exchange, partner=of))
    if item != before:
        session.record([exchange_entry(item)])
    return item


def list_exchanges(
    session: Session, partner: str, offset: int = 0, limit: int = 100
) -> list[Exchange]:
    """A page of a partner's exchanges, newest first."""
    session.require(Permission.READ)
    found = registers.list_exchanges(session.vault, partner, offset=offset, limit=limit)
    return shown(session, partner, found)


def get_exchange(session: Session, exchange: str) -> Exchange:
    """The exchange with this id.

    Raises:
        BadInputError: ``exchange.unknown``.
    """
    session.require(Permission.READ)
    found = registers.find_exchange(session.vault, exchange)
    if found is None:
        raise BadInputError("exchange.unknown", place=exchange)
    return shown(session, found.partner, found)


def exchange_entry(item: Exchange) -> NewEntry:
    """The entry that saves an exchange."""
    return NewEntry(kinds.EXCHANGE_SAVED, item.id, body_of(item))


def checked_exchange(known: References, item: Exchange) -> Exchange:
    """The exchange with every field checked; a consent is that of an originator (B-37).

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    known.partner(item.partner)
    originator = fields.line(item.originator, "originator")
    consent = fields.line(item.consent, "consent")
    consent_on = known.past_day(item.consent_on, "consent_on")
    if consent and not is_written(originator):
        raise BadInputError("exchange.consent_of_nobody", place="originator")
    if (consent or consent_on) and not is_written(consent):
        raise BadInputError("exchange.consent_without_reference", place="consent")
    return replace(
        item,
        on=known.past_day(item.on, "on", required=True),
        act=fields.choice(Act, item.act, "act"),
        summary=fields.text(item.summary, "summary", required=True),
        marking=fields.marking(item.marking),
        product=fields.line(item.product, "product"),
        caveats=fields.text(item.caveats, "caveats"),
        outcome=fields.line(item.outcome, "outcome"),
        assessment=known.assessment(item.assessment, "assessment", item.partner),
        product_kind=fields.one_of(item.product_kind, PRODUCT_KINDS, "product_kind"),
        originator=originator,
        consent=consent,
        consent_on=consent_on,
        agreement=known.agreement(item.agreement, "agreement", item.partner),
    )


def is_reserved(vault: Vault, exchange: str, partner: str = "") -> bool:
    """Whether an assessment keeps this id for an exchange: any, or one of this partner."""
    same = circle.circle(vault, partner) if partner else ()
    of = f"AND partner IN ({circle.marks(same)})" if same else ""
    sql = f"SELECT 1 AS found FROM assessment WHERE exchange = ? {of} LIMIT 1"
    return bool(vault.read(sql, (exchange, *same)))


def _check_reserved(session: Session, item: Exchange) -> None:
    """A given id must be one that an assessment of this partner reserved, or its own."""
    held = registers.find_exchange(session.vault, item.id)
    if held is not None and held.partner in circle.circle(session.vault, item.partner):
        return
    if not is_reserved(session.vault, item.id, item.partner):
        raise BadInputError("exchange.unknown", place=item.id)
