"""The office's authority: making it, enrolling stations and officers by file, and its roster.

The station whose vault holds the office's key is the office. What it answers to a request is a
file with certificates; nothing here needs a network.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain import dates
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Officer, Permission
from workstation.identity import authority as issuing
from workstation.identity import office, past_lists, roster_file, trust
from workstation.identity.office_roster import OfficeRoster
from workstation.identity.trust import Signer
from workstation.vault import files
from workstation.vault.store import NewEntry, Vault, utc_text, utc_time
from workstation.workflows import office_stations, officers, roster_rules
from workstation.workflows.office_stations import OFFICE_ROSTER_WRITTEN
from workstation.workflows.session import Session

ROSTER_DAYS: Final = 366
"""The longest that an office's roster may hold."""


@dataclass(frozen=True, slots=True)
class Office:
    """The authority above this station. ``is_here`` when this vault holds its key.

    ``fingerprint`` is what people compare by voice. ``roster_*`` are of the newest roster that
    was written here or taken in, empty and 0 where there is none.
    """

    name: str
    fingerprint: str
    until: str
    is_trial: bool
    is_here: bool
    stations: tuple[str, ...] = ()
    roster_number: int = 0
    roster_until: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """What was certified: whom, by which certificate, until when.

    ``look_alikes`` is as in :class:`~workstation.workflows.officers.RosterReport`.
    """

    name: str
    fingerprint: str
    until: str
    look_alikes: tuple[tuple[str, str], ...] = ()


def describe(session: Session) -> Office | None:
    """The office that this station belongs to, or None."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    vault = session.vault
    root = trust.office_of(vault)
    if root is None:
        return None
    is_here = bool(vault.entries_of(trust.AUTHORITY_CREATED))
    fingerprint = issuing.fingerprint(root)
    kind = OFFICE_ROSTER_WRITTEN if is_here else trust.OFFICE_ROSTER_IMPORTED
    written = vault.entries_of(kind, fingerprint)
    newest = written[-1].body if written else {}
    stations = (
        [str(entry.body["station"]) for entry in office_stations.certified(vault)]
        if is_here
        else [str(each["station"]) for each in newest.get("stations", ())]
    )
    return Office(
        office.name_of(root),
        fingerprint,
        root.not_valid_after_utc.date().isoformat(),
        office.is_trial(root),
        is_here,
        tuple(sorted(set(stations))),
        int(newest.get("number", 0)),
        str(newest.get("valid_until", "")),
    )


def create(session: Session, *, name: str, trial: bool = False) -> Office:
    """Make this station the office: a root authority, its key sealed in this vault.

    The station itself is enrolled at once.

    Args:
        session: an administrator's.
        name: of the office, as it stands on certificates.
        trial: it is for trials, and its name says so.

    Raises:
        NotAllowedError: ``not_allowed``, or ``authority.exists``: the station has an office.
        BadInputError: the name cannot be taken.
        StoreError: nothing was made.
    """
    session.require(Permission.ADMINISTER)
    if trust.office_of(session.vault) is not None:
        raise NotAllowedError("authority.exists")
    called = issuing.check_name(name, "name")
    if len(called) > office.LONGEST_OFFICE:
        raise BadInputError("name.long", place="name", most=office.LONGEST_OFFICE)
    own_key, at = station_key(session), session.clock()
    key, root = office.make_office(called, at, trial=trial)
    own = trust.authority_of(session.vault)
    request = office.station_request(own_key, own)
    certificate = office.certify_station(request, office_key=key, office=root, at=at)
    sealed = office.seal_key(key, root, session.secrets.authority_key)
    made = NewEntry(
        trust.AUTHORITY_CREATED,
        issuing.fingerprint(root),
        {
            "name": office.name_of(root),
            "trial": trial,
            "certificate_pem": issuing.to_pem(root),
            "certificate_sha256": issuing.fingerprint(root),
            "key_blob": session.vault.put_attachment(sealed, "application/octet-stream"),
        },
    )
    session.record([made, enrolled_entry(session.vault, certificate, root)])
    follow_chain(session)
    found = describe(session)
    assert found is not None
    return found


def certify_station(
    session: Session,
    request: Path,
    roster: Path,
    out: Path,
    *,
    fingerprint: str | None = None,
    force: bool = False,
) -> Issued:
    """Enrol a station: its authority's certificate by the office, for its request.

    Args:
        session: an administrator's, where the office is.
        request: the station's request.
        roster: the station's roster, which came with it.
        out: the answer, to be taken in there.
        fingerprint: what the station read out; None when a person compared it on screen.
        force: replace a file that is there already.

    Raises:
        NotAllowedError: ``not_allowed``, ``authority.not_here``.
        BadInputError: a file is not what it should be; ``enrol.request_mismatch``.
        CheckFailedError: ``roster.signature``, ``roster.fingerprint``, ``roster.station_taken``
            and the like: see ``officers.import_roster``.
        UsageError: ``file.exists`` without force.
    """
    session.require(Permission.ADMINISTER)
    key, root = office_key(session)
    files.check_target(out, force=force)
    asked, listed = office.read_request(request), roster_file.read_station(roster)
    if (
        asked.subject != listed.authority.subject
        or asked.public_key() != listed.authority.public_key()
        or office.name_of(listed.authority) != listed.station
    ):
        raise BadInputError("enrol.request_mismatch", file=str(request), station=listed.station)
    taken = officers.import_roster(session, roster, fingerprint=fingerprint)
    certificate = office.certify_station(asked, office_key=key, office=root, at=session.clock())
    body = {
        "station": listed.station,
        "vault": listed.vault_id,
        "certificate_pem": issuing.to_pem(certificate),
        "certificate_sha256": issuing.fingerprint(certificate),
    }
    session.record([NewEntry(trust.STATION_CERTIFIED, listed.vault_id, body)])
    files.write_atomically(out, office.answer_to_pem(certificate, root), force=force)
    return replace(_issued(listed.station, certificate), look_alikes=taken.look_alikes)


def certify_officer(session: Session, request: Path, out: Path, *, force: bool = False) -> Issued:
    """A new certificate for an officer's key, for the request that the officer signed with it.

    An officer of this station gets it from the station's authority; one of an enrolled station
    from the office's, where the office is. Name, id, station and authority are those on record,
    and the key is the one that is pinned to the officer already.

    Raises:
        NotAllowedError: ``not_allowed``.
        BadInputError: ``enrol.officer_unknown``, ``enrol.other_key``, or the file is no request.
        UsageError: ``file.exists`` without force.
    """
    session.require(Permission.ADMINISTER)
    files.check_target(out, force=force)
    asked = office.read_request(request)
    officer, is_own = _officer_asking(session, asked, request)
    public = asked.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    if issuing.from_pem(officer.certificate_pem).public_key() != public:
        raise BadInputError("enrol.other_key", file=str(request), officer=officer.name)
    if is_own:
        key, issuer = station_key(session), trust.authority_of(session.vault)
        above = trust.chain_of(session.vault, issuing.from_pem(officer.certificate_pem))
    else:
        key, issuer = office_key(session)
        above = (issuer,)
    at = session.clock()
    certificate = issuing.issue(officer, public, authority_key=key, authority=issuer, at=at)
    body = {
        "officer": officer.id,
        "name": officer.name,
        "station": officer.station,
        "certificate_pem": issuing.to_pem(certificate),
        "certificate_sha256": issuing.fingerprint(certificate),
    }
    session.record([NewEntry(trust.OFFICER_CERTIFIED, officer.id, body)])
    files.write_atomically(out, office.answer_to_pem(certificate, *above), force=force)
    return _issued(officer.name, certificate)


def write_roster(
    session: Session, out: Path, *, until: str = "", force: bool = False
) -> OfficeRoster:
    """Write the office's roster: every enrolled station, its officers, who acts, what is revoked.

    Args:
        session: an administrator's, where the office is.
        out: the file.
        until: the last day on which it counts, YYYY-MM-DD; 90 days from now if not given.
        force: replace a file that is there already.

    Raises:
        NotAllowedError: ``not_allowed``, ``authority.not_here``, ``revocation.own``.
        BadInputError: ``authority.roster_until``: no day, past, or more than a year ahead.
        UsageError: ``file.exists`` without force.
    """
    session.require(Permission.ADMINISTER)
    key, root = office_key(session)
    files.check_target(out, force=force)
    roster_rules.check_own(session.vault, session.signer, session.now_utc())
    at, vault = session.clock().replace(microsecond=0), session.vault
    end = _roster_end(until, at)
    roster = OfficeRoster(
        root, office_stations.next_number(vault, root), utc_text(at), utc_text(at), utc_text(end),
        office_stations.listed(vault), office_stations.revoked(vault),
        past_lists.is_set_here(vault),
    )  # fmt: skip
    public = session.signer.certificate.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    certificate = office.certify_roster_signer(
        session.officer, public, office_key=key, office=root, span=(at, end),
        content_sha256=roster.digest,
    )  # fmt: skip
    signer = Signer(session.officer, session.signer.key, certificate, (root,))
    data = roster_file.write(roster, signer)
    body = {
        "number": roster.number,
        "at": roster.at_utc,
        "valid_until": roster.valid_until_utc,
        "stations": [{"station": each.station} for each in roster.stations],
    }
    session.record([NewEntry(OFFICE_ROSTER_WRITTEN, roster.fingerprint, body)])
    files.write_atomically(out, data, force=force)
    return roster


def office_key(session: Session) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """The office's key and certificate, where this vault holds them.

    Raises:
        NotAllowedError: ``not_allowed``, ``authority.not_here``.
        CheckFailedError: ``authority.key_lost``: the sealed key does not open.
    """
    session.require(Permission.ADMINISTER)
    made = session.vault.entries_of(trust.AUTHORITY_CREATED)
    if not made:
        raise NotAllowedError("authority.not_here")
    root = issuing.from_pem(made[-1].body["certificate_pem"])
    sealed = session.vault.get_attachment(str(made[-1].body["key_blob"]))
    key = office.open_key(sealed, root, session.secrets.authority_key)
    if key is None or key.public_key() != root.public_key():
        raise CheckFailedError("authority.key_lost", file=str(session.vault.directory))
    return key, root


def station_key(session: Session) -> ec.EllipticCurvePrivateKey:
    """The station's own authority key.

    Raises:
        NotAllowedError: ``not_allowed``, ``authority.no_key``: only who administers beside
            their office, as the first officer does, holds it.
    """
    session.require(Permission.ADMINISTER)
    if not session.secrets.authority_key:
        raise NotAllowedError("authority.no_key", officer=session.officer.name)
    return issuing.private_from_bytes(session.secrets.authority_key)


def enrolled_entry(vault: Vault, certificate: x509.Certificate, root: x509.Certificate) -> NewEntry:
    """The entry by which this station belongs to an office."""
    return NewEntry(
        trust.STATION_ENROLLED,
        vault.id,
        {
            "office": office.name_of(root),
            "office_pem": issuing.to_pem(root),
            "office_sha256": issuing.fingerprint(root),
            "certificate_pem": issuing.to_pem(certificate),
            "certificate_sha256": issuing.fingerprint(certificate),
        },
    )


def follow_chain(session: Session) -> None:
    """Let what is signed from now on carry the authorities that are above the officer now."""
    session.require(Permission.ADMINISTER)
    mine = session.signer
    chain = trust.chain_of(session.vault, mine.certificate)
    session.signer = Signer(mine.officer, mine.key, mine.certificate, chain)


def _issued(name: str, certificate: x509.Certificate) -> Issued:
    until = certificate.not_valid_after_utc.date().isoformat()
    return Issued(name, issuing.fingerprint(certificate), until)


def _officer_asking(
    session: Session, asked: x509.CertificateSigningRequest, file: Path
) -> tuple[Officer, bool]:
    for officer in trust.officers_of(session.vault):
        if not officer.disabled and issuing.subject_of(officer) == asked.subject:
            return officer, True
    known = (
        {each.vault_id: each for each in office_stations.enrolled(session.vault)}
        if _is_office(session)
        else {}
    )
    for station in known.values():
        for officer in station.officers:
            if not officer.disabled and issuing.subject_of(officer) == asked.subject:
                return officer, False
    raise BadInputError("enrol.officer_unknown", file=str(file))


def _is_office(session: Session) -> bool:
    return bool(session.vault.entries_of(trust.AUTHORITY_CREATED))


def _roster_end(until: str, at: datetime) -> datetime:
    if not until:
        return at + timedelta(days=90)
    day = dates.parse(until)
    end = utc_time(f"{until}T23:59:59Z") if day else at
    if end <= at or end > at + timedelta(days=ROSTER_DAYS + 1):
        raise BadInputError("authority.roster_until", place="until", most=ROSTER_DAYS)
    return end
