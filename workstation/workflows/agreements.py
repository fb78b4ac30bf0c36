"""Agreements: treaties, memoranda and joint programmes with a partner."""

from dataclasses import replace

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import Agreement, AgreementKind, AgreementStatus
from workstation.records import ids, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session


def save_agreement(session: Session, agreement: Agreement) -> Agreement:
    """Add an agreement (with an empty id) or change one.

    Args:
        session: who saves it.
        agreement: its full new state.

    Raises:
        BadInputError: a field; ``place`` names it. ``agreement.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    before = registers.find_agreement(session.vault, agreement.id) if agreement.id else None
    if agreement.id and before is None:
        raise BadInputError("agreement.unknown", place=agreement.id)
    known = References(session)
    of = known.owner(agreement.partner)
    if before is not None:
        of = known.keep_owner(before.partner, agreement.partner)
    item = checked_agreement(known, replace(agreement, partner=of))
    if before is None:
        item = replace(item, id=ids.next_id(session.vault, ids.AGREEMENT, session.clock()))
    if item != before:
        session.record([agreement_entry(item)])
    return item


def list_agreements(session: Session, partner: str) -> list[Agreement]:
    """A partner's agreements and programmes, the oldest first, those without a date last."""
    session.require(Permission.READ)
    return shown(session, partner, registers.list_agreements(session.vault, partner))


def get_agreement(session: Session, agreement: str) -> Agreement:
    """The agreement with this id.

    Raises:
        BadInputError: ``agreement.unknown``.
    """
    session.require(Permission.READ)
    found = registers.find_agreement(session.vault, agreement)
    if found is None:
        raise BadInputError("agreement.unknown", place=agreement)
    return shown(session, found.partner, found)


def agreement_entry(item: Agreement) -> NewEntry:
    """The entry that saves an agreement."""
    return NewEntry(kinds.AGREEMENT_SAVED, item.id, body_of(item))


def checked_agreement(known: References, item: Agreement) -> Agreement:
    """The agreement with every field checked.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    known.partner(item.partner)
    signed = known.past_day(item.signed, "signed")
    ended = known.past_day(item.ended, "ended")
    if signed and ended and ended < signed:
        raise BadInputError("agreement.ended_before_signed", place="ended", value=ended)
    return replace(
        item,
        title=fields.line(item.title, "title", required=True),
        kind=fields.choice(AgreementKind, item.kind, "kind"),
        status=fields.choice(AgreementStatus, item.status, "status"),
        signed=signed,
        ended=ended,
        parties=fields.lines(item.parties, "parties"),
        purpose=fields.text(item.purpose, "purpose"),
        scale=fields.line(item.scale, "scale"),
        we_provide=fields.text(item.we_provide, "we_provide"),
        they_provide=fields.text(item.they_provide, "they_provide"),
        source=known.source(item.source, "source", item.partner),
        review_due=fields.iso_date(item.review_due, "review_due"),
        marking=fields.marking(item.marking),
        note=fields.text(item.note, "note"),
    )
