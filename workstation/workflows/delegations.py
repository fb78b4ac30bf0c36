"""Acting for another authority: between two dates, by an instrument, with a certificate of its own.

The certificate is for the officer's own key and holds exactly as long as the delegation, so that
every machine finds by itself whether a signature was made within it. The person stays the same
person: whoever wrote a file, or signed it before, signs nothing on it by acting (B-21).
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import Certificate

from workstation.domain import dates
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Officer, Permission, Role
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.identity.trust import Signer
from workstation.vault.store import Entry, NewEntry, utc_time
from workstation.workflows import roster_rules
from workstation.workflows.session import Session

ACTING_ROLES: Final = (Role.L1, Role.L2, Role.L3, Role.L4, Role.L5)
LONGEST_DAYS: Final = 366
_ORDER: Final = (Role.SECOND_READER, *ACTING_ROLES)


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who acts for which authority, by what, from the first day to the last (UTC).

    ``status`` is ``coming``, ``in-force``, ``past``, ``ended`` or ``revoked``.
    """

    id: str
    officer: str
    officer_name: str
    authority: str
    instrument: str
    from_day: str
    until_day: str
    status: str
    certificate_sha256: str


def grant(
    session: Session,
    officer_id: str,
    *,
    authority: Role,
    from_day: str,
    until_day: str,
    instrument: str,
) -> Delegation:
    """Let an officer of this vault act for a higher authority between two days.

    Args:
        session: an administrator's, who cannot delegate to themselves.
        officer_id: who acts.
        authority: for which authority.
        from_day: the first day, YYYY-MM-DD (UTC).
        until_day: the last day.
        instrument: the written delegation, as it is cited; it stands in each such signature.

    Raises:
        NotAllowedError: ``not_allowed``, ``delegation.self``.
        BadInputError: ``officer.unknown``, ``delegation.authority``, ``delegation.dates``, or
            the instrument is empty or too long.
    """
    session.require(Permission.ADMINISTER)
    if officer_id == session.officer.id:
        raise NotAllowedError("delegation.self", officer=session.officer.name)
    known = {one.id: one for one in trust.officers_of(session.vault)}
    officer = known.get(officer_id)
    if officer is None or officer.disabled:
        raise BadInputError("officer.unknown", place=officer_id)
    _check_higher(officer, authority)
    first, last = dates.parse(from_day), dates.parse(until_day)
    today = session.clock().date()
    if (
        first is None
        or last is None
        or last < max(first, today)
        or last - first > timedelta(days=LONGEST_DAYS)
    ):
        raise BadInputError("delegation.dates", place="until", most=LONGEST_DAYS)
    cited = issuing.check_name(instrument, "instrument")
    acting = replace(officer, authority=authority, administrator=False, acting=cited)
    return _granted(session, acting, from_day, until_day)


def end(session: Session, delegation: str) -> Delegation:
    """End a delegation before its last day; what was signed under it keeps counting.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: ``delegation.unknown``: there is none of this number that still runs.
    """
    session.require(Permission.ADMINISTER)
    found = next((one for one in list_delegations(session) if one.id == delegation), None)
    if found is None or found.status not in {"coming", "in-force"}:
        raise BadInputError("delegation.unknown", place=delegation)
    body = {"delegation": found.id, "officer": found.officer, "officer_name": found.officer_name}
    session.record([NewEntry(trust.DELEGATION_ENDED, found.id, body)])
    return replace(found, status="ended")


def list_delegations(session: Session) -> list[Delegation]:
    """Every delegation of this vault, the newest first."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    store = trust.trust_of(session.vault)
    now = session.now_utc()
    found = [
        _described(entry, officer, now, store.revoked_since(_certificate(officer)))
        for entry, officer in trust.delegations_of(session.vault)
    ]
    return found[::-1]


def acting_for(session: Session) -> tuple[Delegation, ...]:
    """The delegations under which the officer at work may sign now."""
    session.require(Permission.READ)
    mine = session.officer.id
    return tuple(
        one for one in list_delegations(session) if one.officer == mine and one.status == "in-force"
    )


def acting_officers(session: Session) -> tuple[Officer, ...]:
    """The officer at work as each delegation in force names them."""
    session.require(Permission.READ)
    running = {one.id for one in acting_for(session)}
    return tuple(
        officer
        for entry, officer in trust.delegations_of(session.vault)
        if entry.subject in running
    )


def signer_for(session: Session, authority: Role | None) -> Signer:
    """Who signs: the officer at work, or the same person acting for another authority.

    Args:
        session: the officer's.
        authority: the one to act for; None, or the officer's own, for their own.

    Raises:
        NotAllowedError: ``delegation.none``: no delegation in force; ``delegation.other_key``:
            it was given to another key of this officer; ``revocation.own``: the certificate
            was revoked.
    """
    session.require(Permission.READ)
    signer = session.signer
    if authority is not None and authority is not session.officer.authority:
        signer = _acting_signer(session, authority)
    roster_rules.check_own(session.vault, signer, session.now_utc())
    return signer


def _acting_signer(session: Session, authority: Role) -> Signer:
    running = {one.id for one in acting_for(session) if one.authority == authority.value}
    for entry, officer in trust.delegations_of(session.vault):
        if entry.subject not in running:
            continue
        certificate = _certificate(officer)
        if certificate.public_key() != session.signer.key.public_key:
            raise NotAllowedError("delegation.other_key", officer=session.officer.name)
        chain = trust.chain_of(session.vault, certificate)
        return Signer(officer, session.signer.key, certificate, chain)
    raise NotAllowedError(
        "delegation.none", officer=session.officer.name, authority=authority.value
    )


def _check_higher(officer: Officer, authority: Role) -> None:
    """An officer who decides acts for a step above their own, and for nothing else."""
    if officer.authority not in _ORDER or authority not in ACTING_ROLES:
        raise BadInputError("delegation.authority", place="authority", officer=officer.name)
    if _ORDER.index(authority) <= _ORDER.index(officer.authority):
        raise BadInputError("delegation.authority", place="authority", officer=officer.name)


def _granted(session: Session, acting: Officer, from_day: str, until_day: str) -> Delegation:
    from workstation.workflows.authority import station_key

    span = utc_time(f"{from_day}T00:00:00Z"), utc_time(f"{until_day}T23:59:59Z")
    public = issuing.from_pem(acting.certificate_pem).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    certificate = issuing.issue(
        acting,
        public,
        authority_key=station_key(session),
        authority=trust.authority_of(session.vault),
        at=session.clock(),
        span=span,
    )
    officer = replace(acting, certificate_pem=issuing.to_pem(certificate))
    number = len(session.vault.entries_of(trust.DELEGATION_GRANTED)) + 1
    made = f"DEL-{session.clock().year}-{number:03d}"
    body = {
        **trust.officer_to_body(officer),
        "delegation": made,
        "from": from_day,
        "until": until_day,
    }
    [entry] = session.record([NewEntry(trust.DELEGATION_GRANTED, made, body)])
    return _described(entry, officer, session.now_utc(), "")


def _certificate(officer: Officer) -> Certificate:
    return issuing.from_pem(officer.certificate_pem)


def _described(entry: Entry, officer: Officer, now: str, revoked: str) -> Delegation:
    body = entry.body
    first, last = str(body["from"]), str(body["until"])
    status = "coming" if now[:10] < first else "past" if now[:10] > last else "in-force"
    if officer.disabled:
        status = "ended"
    elif revoked:
        status = "revoked"
    return Delegation(
        entry.subject,
        officer.id,
        officer.name,
        officer.authority.value,
        officer.acting,
        first,
        last,
        status,
        str(body["certificate_sha256"]),
    )
