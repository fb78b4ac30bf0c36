"""The stations whose signatures count here, and how long their officers' certificates hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workstation.domain.officer import Officer, Permission
from workstation.identity import authority, office, trust
from workstation.vault.files import write_atomically
from workstation.workflows import officers
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Station:
    """One station that this vault trusts, itself first.

    ``fingerprint`` is the SHA-256 of its authority's certificate, which people compare by
    voice. ``taken_in_utc`` is empty for the own station. ``office`` names the office whose
    roster it stands in, if it does.
    """

    name: str
    vault_id: str
    fingerprint: str
    officers: tuple[Officer, ...]
    taken_in_utc: str = ""
    office: str = ""


def list_stations(session: Session) -> list[Station]:
    """This station and those whose roster was taken in, by name; the newest roster of each."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    vault = session.vault
    own = Station(
        vault.name,
        vault.id,
        authority.fingerprint(trust.authority_of(vault)),
        tuple(trust.officers_of(vault)),
    )
    found: dict[str, Station] = {}
    for entry in vault.entries_of(trust.ROSTER_IMPORTED):
        found[entry.subject] = _station_of(entry.body, entry.at_utc)
    for roster in trust.rosters_in_force(vault):
        name = office.name_of(authority.from_pem(roster.body["certificate_pem"]))
        for body in roster.body["stations"]:
            before = found.get(str(body["vault"]))
            if before is None or before.taken_in_utc < roster.at_utc:
                found[str(body["vault"])] = _station_of(body, roster.at_utc, name)
    found.pop(vault.id, None)
    return [own, *sorted(found.values(), key=lambda one: one.name)]


def save_trust(session: Session, path: Path, *, force: bool = False) -> None:
    """Write the authorities that this vault trusts to a PEM file, for ``--trust`` and openssl.

    Raises:
        UsageError: ``file.exists`` without force.
        StoreError: the disk is full or failing; nothing was left there.
    """
    write_atomically(path, officers.trust_pem(session).encode("ascii"), force=force)


def certificate_end(officer: Officer) -> str:
    """The last day of an officer's certificate, YYYY-MM-DD; empty when there is none."""
    if not officer.certificate_pem:
        return ""
    certificate = authority.from_pem(officer.certificate_pem)
    return certificate.not_valid_after_utc.date().isoformat()


def _station_of(body: Mapping[str, Any], taken_in_utc: str, office_name: str = "") -> Station:
    certificate = authority.from_pem(body["certificate_pem"])
    people = {str(one["id"]): trust.officer_from_body(one) for one in body["officers"]}
    return Station(
        str(body["station"]),
        str(body["vault"]),
        authority.fingerprint(certificate),
        tuple(people.values()),
        taken_in_utc,
        office_name,
    )
