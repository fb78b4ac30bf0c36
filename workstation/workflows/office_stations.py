"""What the office knows of its stations, as its roster says it."""

from collections.abc import Iterable

from cryptography import x509

from workstation.domain.officer import Officer
from workstation.identity import authority as issuing
from workstation.identity import trust
from workstation.identity.office_roster import ListedStation
from workstation.identity.revocation import Revoked
from workstation.vault.store import Entry, Vault

OFFICE_ROSTER_WRITTEN = "office-roster.written"


def next_number(vault: Vault, root: x509.Certificate) -> int:
    """One more than the highest roster of this office that was written here or taken in.

    An office that was brought back from a backup takes in its newest roster first, which a
    station still has, and so gives no number twice.
    """
    numbers = [
        int(entry.body["number"])
        for kind in (OFFICE_ROSTER_WRITTEN, trust.OFFICE_ROSTER_IMPORTED)
        for entry in vault.entries_of(kind, issuing.fingerprint(root))
    ]
    return max(numbers, default=0) + 1


def certified(vault: Vault) -> list[Entry]:
    """The newest certificate of each station that was enrolled here."""
    entries = vault.entries_of(trust.STATION_CERTIFIED)
    return list({entry.subject: entry for entry in entries}.values())


def listed(vault: Vault) -> tuple[ListedStation, ...]:
    """The office's own station, and those that it enrolled."""
    return (_own(vault), *enrolled(vault))


def _own(vault: Vault) -> ListedStation:
    joined = vault.entries_of(trust.STATION_ENROLLED)[-1]
    return ListedStation(
        vault.name,
        vault.id,
        issuing.from_pem(joined.body["certificate_pem"]),
        tuple(trust.officers_of(vault)),
        tuple(officer for _entry, officer in trust.delegations_of(vault)),
    )


def enrolled(vault: Vault) -> Iterable[ListedStation]:
    """The stations that the office enrolled, each with the people of its newest roster."""
    newest = {e.subject: e for e in vault.entries_of(trust.ROSTER_IMPORTED)}
    renewed = {
        str(entry.body["officer"]): str(entry.body["certificate_pem"])
        for entry in vault.entries_of(trust.OFFICER_CERTIFIED)
    }
    for entry in sorted(certified(vault), key=lambda one: str(one.body["station"])):
        body = newest[entry.subject].body
        yield ListedStation(
            str(body["station"]),
            str(body["vault"]),
            issuing.from_pem(entry.body["certificate_pem"]),
            tuple(_people(body["officers"], renewed)),
            tuple(_people(body.get("delegations", ()), {})),
        )


def _people(bodies: Iterable[dict[str, object]], renewed: dict[str, str]) -> Iterable[Officer]:
    """Officers as their station lists them, and once more with what the office certified."""
    for body in bodies:
        officer = trust.officer_from_body(body)
        yield officer
        pem = renewed.get(officer.id)
        if pem and pem != officer.certificate_pem and not officer.disabled:
            yield trust.officer_from_body({**body, "certificate_pem": pem})


def revoked(vault: Vault) -> tuple[tuple[str, Revoked], ...]:
    """What the office or its stations revoked, as far as it is known here."""
    found = {
        (str(e.body["issuer"]), int(e.body["serial"], 16)): Revoked(
            int(e.body["serial"], 16), str(e.body["at"]), str(e.body["reason"])
        )
        for e in vault.entries_of(trust.CERTIFICATE_REVOKED)
    }
    for each in trust.lists_of(vault):
        for line in each.revoked:
            found.setdefault((each.issuer, line.serial), line)
    return tuple((issuer, line) for (issuer, _serial), line in sorted(found.items()))
