"""What a roster must keep to before a vault believes it: its time, its number, and the names."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workstation.domain.error import CheckFailedError
from workstation.identity import authority as issuing
from workstation.identity import office, trust
from workstation.identity.office_roster import OfficeRoster
from workstation.identity.roster import Roster
from workstation.vault.store import Vault


def name_of(roster: Roster | OfficeRoster) -> str:
    """The station or the office whose roster it is."""
    if isinstance(roster, OfficeRoster):
        return office.name_of(roster.office)
    return roster.station


def check_follows(vault: Vault, roster: Roster, path: Path) -> None:
    """One vault keeps one authority, which no other vault has; and time does not go back."""
    _check_name(vault, roster.station, roster.vault_id, path)
    key = issuing.key_id(roster.authority)
    for id_, _station, known in _known_stations(vault):
        if (id_ == roster.vault_id) != (known == key):
            raise CheckFailedError(
                "roster.authority_changed", file=str(path), station=roster.station
            )
    for entry in vault.entries_of(trust.ROSTER_IMPORTED, roster.vault_id):
        if entry.body["at"] > roster.at_utc:
            raise CheckFailedError(
                "roster.older", file=str(path), station=roster.station, at=entry.body["at"]
            )


def check_office(vault: Vault, roster: OfficeRoster, path: Path, now: str) -> None:
    """It holds today, follows on the one before, and renames or rekeys no station."""
    name = office.name_of(roster.office)
    if roster.valid_until_utc < now:
        raise CheckFailedError(
            "roster.expired", file=str(path), station=name, at=roster.valid_until_utc[:10]
        )
    if max(roster.valid_from_utc, roster.at_utc) > now:
        raise CheckFailedError(
            "roster.not_yet", file=str(path), station=name, at=roster.valid_from_utc[:10]
        )
    before = vault.entries_of(trust.OFFICE_ROSTER_IMPORTED, roster.fingerprint)
    last, last_at = max(
        ((int(e.body["number"]), str(e.body["at"])) for e in before), default=(0, "")
    )
    is_same = (roster.number, roster.at_utc) == (last, last_at)
    if roster.number <= last and not is_same:
        raise CheckFailedError(
            "roster.rollback", file=str(path), station=name, number=roster.number, last=last
        )
    _check_one_office(vault, roster, path)
    for listed in roster.stations:
        _check_name(vault, listed.station, listed.vault_id, path)
        key = issuing.key_id(listed.authority)
        for id_, _station, known in _known_stations(vault):
            if (id_ == listed.vault_id) != (known == key):
                raise CheckFailedError(
                    "roster.authority_changed", file=str(path), station=listed.station
                )


def _check_one_office(vault: Vault, roster: OfficeRoster, path: Path) -> None:
    """Two offices of one name are not told apart by people."""
    name = office.name_of(roster.office)
    known = [trust.office_of(vault)]
    known += [
        issuing.from_pem(entry.body["certificate_pem"]) for entry in trust.rosters_in_force(vault)
    ]
    for each in known:
        if each and each != roster.office and office.name_of(each).casefold() == name.casefold():
            raise CheckFailedError("roster.office_taken", file=str(path), station=name)


def _check_name(vault: Vault, station: str, vault_id: str, path: Path) -> None:
    """No two stations share a name: packets, certificates and people call them by it."""
    for id_, name, _key in _known_stations(vault):
        if id_ != vault_id and name.casefold() == station.casefold():
            raise CheckFailedError("roster.station_taken", file=str(path), station=station)


def _known_stations(vault: Vault) -> Iterable[tuple[str, str, str]]:
    """Vault, name and key of each station that this vault knows, itself included."""
    yield vault.id, vault.name, issuing.key_id(trust.authority_of(vault))
    for entry in vault.entries_of(trust.ROSTER_IMPORTED):
        yield _station_key(entry.body)
    for roster in trust.rosters_in_force(vault):
        for body in roster.body["stations"]:
            yield _station_key(body)


def _station_key(body: Mapping[str, Any]) -> tuple[str, str, str]:
    certificate = issuing.from_pem(body["certificate_pem"])
    return str(body["vault"]), str(body["station"]), issuing.key_id(certificate)
