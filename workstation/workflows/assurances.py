"""Assurances: what a partner undertook, what shows it, and what was found when it was checked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import Assurance, AssuranceCheck, CheckResult
from workstation.domain.register import AssuranceLine
from workstation.records import ids, kinds, register_tables, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import today_of
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session

ASSURANCE_FORMS: Final = ("written", "oral")


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
    proof: str = "",
) -> Assurance:
    """Add an undertaking that a partner gave us; ``proof`` is the id of a source that shows it.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    known = References(session)
    of = known.owner(partner)
    item = Assurance("", of, on, text, marking, topic, form, given_by, expires, check_due, proof)
    item = checked_assurance(known, item)
    item = replace(item, id=ids.next_id(session.vault, ids.ASSURANCE, session.clock()))
    session.record([assurance_entry(item)])
    return item


def save_assurance(session: Session, assurance: Assurance) -> Assurance:
    """Change an assurance; what is given is its full new state.

    Raises:
        BadInputError: a field, or ``assurance.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    known = References(session)
    before = known.assurance(assurance.id)
    of = known.keep_owner(before.partner, assurance.partner)
    item = checked_assurance(known, replace(assurance, partner=of))
    if item != before:
        session.record([assurance_entry(item)])
    return item


def list_assurances(session: Session, partner: str) -> list[AssuranceLine]:
    """A partner's assurances with what their last check found, newest first."""
    session.require(Permission.READ)
    today = today_of(session).isoformat()
    return shown(session, partner, registers.list_assurances(session.vault, partner, today))


def get_assurance(session: Session, assurance: str) -> Assurance:
    """The assurance with this id.

    Raises:
        BadInputError: ``assurance.unknown``.
    """
    session.require(Permission.READ)
    found = References(session).assurance(assurance)
    return shown(session, found.partner, found)


def list_checks(session: Session, assurance: str) -> list[AssuranceCheck]:
    """What was found about one assurance, newest first."""
    session.require(Permission.READ)
    found = registers.list_checks(session.vault, assurance)
    return shown(session, found[0].partner if found else "", found)


def get_check(session: Session, check: str) -> AssuranceCheck:
    """The check of an assurance with this id.

    Raises:
        BadInputError: ``assurance.unknown_check``.
    """
    session.require(Permission.READ)
    found = _require_check(session, check)
    return shown(session, found.partner, found)


def check_assurance(
    session: Session,
    assurance: str,
    *,
    on: str,
    result: CheckResult | str,
    summary: str,
    marking: str,
    next_check: str = "",
    evidence: Sequence[str] = (),
) -> AssuranceCheck:
    """Record what a check of an assurance found; it settles the check that was due.

    ``next_check`` is when to look again, or "" for never. ``evidence`` are ids of sources.

    Raises:
        BadInputError: a field, or ``assurance.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    known = References(session)
    held = known.assurance(assurance)
    item = checked_check(
        known,
        AssuranceCheck(
            id="",
            assurance=held.id,
            partner=held.partner,
            on=on,
            result=fields.choice(CheckResult, result, "result"),
            summary=summary,
            marking=marking,
            evidence=tuple(evidence),
        ),
    )
    item = replace(item, id=ids.next_id(session.vault, ids.ASSURANCE_CHECK, session.clock()))
    entries = [check_entry(item)]
    moved = replace(held, check_due=fields.iso_date(next_check, "next_check"))
    if moved != held:
        entries.append(assurance_entry(moved))
    session.record(entries)
    return item


def save_check(session: Session, check: AssuranceCheck) -> AssuranceCheck:
    """Change what a check found; what is given is its full new state.

    Raises:
        BadInputError: a field, or ``assurance.unknown_check``.
    """
    session.require(Permission.WRITE_RECORD)
    before = _require_check(session, check.id)
    known = References(session)
    of = known.keep_owner(before.partner, check.partner)
    item = checked_check(known, replace(check, partner=of))
    if item != before:
        session.record([check_entry(item)])
    return item


def assurance_entry(item: Assurance) -> NewEntry:
    """The entry that saves an assurance."""
    return NewEntry(kinds.ASSURANCE_SAVED, item.id, body_of(item))


def check_entry(item: AssuranceCheck) -> NewEntry:
    """The entry that saves what a check found."""
    return NewEntry(kinds.ASSURANCE_CHECK_SAVED, item.id, body_of(item))


def checked_assurance(known: References, item: Assurance) -> Assurance:
    """The assurance with every field checked (G-15: proof and expiry).

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    known.partner(item.partner)
    on = known.past_day(item.on, "on", required=True)
    expires = fields.iso_date(item.expires, "expires")
    if expires and expires < on:
        raise BadInputError("assurance.expires_before", place="expires", value=expires)
    return replace(
        item,
        on=on,
        text=fields.text(item.text, "text", required=True),
        marking=fields.marking(item.marking),
        topic=fields.line(item.topic, "topic"),
        form=fields.one_of(item.form, ASSURANCE_FORMS, "form"),
        given_by=fields.line(item.given_by, "given_by"),
        expires=expires,
        check_due=fields.iso_date(item.check_due, "check_due"),
        proof=known.source(item.proof, "proof", item.partner),
    )


def checked_check(known: References, item: AssuranceCheck) -> AssuranceCheck:
    """What a check found with every field checked; it is about its assurance's partner.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    held = known.assurance(item.assurance)
    if not known.same_partner(item.partner, held.partner):
        raise BadInputError(
            "reference.other_partner", place="assurance", value=held.id, partner=held.partner
        )
    return replace(
        item,
        on=known.past_day(item.on, "on", required=True),
        result=fields.choice(CheckResult, item.result, "result"),
        summary=fields.text(item.summary, "summary", required=True),
        marking=fields.marking(item.marking),
        evidence=known.sources(item.evidence, "evidence", held.partner),
    )


def _require_check(session: Session, check: str) -> AssuranceCheck:
    found = register_tables.find_check(session.vault, check)
    if found is None:
        raise BadInputError("assurance.unknown_check", place=check)
    return found
