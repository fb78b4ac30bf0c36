"""The stations whose signatures count here, and how long their officers' certificates hold."""

from dataclasses import dataclass
from pathlib import Path

from workstation.domain.officer import Officer, Permission
from workstation.identity import authority, trust
from workstation.vault.files import write_atomically
from workstation.vault.store import Entry
from workstation.workflows import officers
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Station:
    """One station that this vault trusts, itself first.

    ``fingerprint`` is the SHA-256 of its authority's certificate, which people compare by
    voice. ``taken_in_utc`` is empty for the own station.
    """

    name: str
    vault_id: str
    fingerprint: str
    officers: tuple[Officer, ...]
    taken_in_utc: str = ""


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
    newest = {entry.subject: entry for entry in vault.entries_of(trust.ROSTER_IMPORTED)}
    others = sorted((_station_of(entry) for entry in newest.values()), key=lambda one: one.name)
    return [own, *others]


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


def _station_of(entry: Entry) -> Station:
    body = entry.body
    return Station(
        str(body["station"]),
        str(body["vault"]),
        str(body["certificate_sha256"]),
        tuple(trust.officer_from_body(one) for one in body["officers"]),
        entry.at_utc,
    )
