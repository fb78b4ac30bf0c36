"""What a roster must keep to before a vault believes it: signer, time, number, and the names."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from workstation.domain import lookalike
from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.identity import authority as issuing
from workstation.identity import office, trust
from workstation.identity.office_roster import OfficeRoster
from workstation.identity.roster import Roster
from workstation.identity.trust import Signer, TrustStore
from workstation.vault.store import Entry, Vault

_SIGNER = "signer"


def name_of(roster: Roster | OfficeRoster) -> str:
    """The station or the office whose roster it is."""
    if isinstance(roster, OfficeRoster):
        return office.name_of(roster.office)
    return roster.station


def body_of(roster: Roster | OfficeRoster) -> dict[str, Any]:
    """The roster as the ledger keeps it, with who signed it."""
    signer = roster.signed_by
    assert signer is not None
    named = {
        "name": issuing.name_in(signer),
        "station": office.name_of(signer),
        "certificate_pem": issuing.to_pem(signer),
        "certificate_sha256": issuing.fingerprint(signer),
    }
    return {**roster.to_body(), _SIGNER: named}


def check_own(vault: Vault, signer: Signer, now: str) -> None:
    """Who signs here is told when nothing that they sign counts any more.

    Raises:
        NotAllowedError: ``revocation.own``.
    """
    since = trust.trust_of(vault).revoked_since(signer.certificate)
    if since and since <= now:
        raise NotAllowedError("revocation.own", at=since[:10], officer=signer.officer.name)


def check_follows(vault: Vault, roster: Roster, path: Path) -> None:
    """One vault keeps one authority, which no other vault has; and time does not go back."""
    _check_signer(vault, roster, path)
    _check_name(vault, roster.station, roster.vault_id, path)
    key = issuing.key_id(roster.authority)
    for id_, _station, known in _known_stations(vault):
        if (id_ == roster.vault_id) != (known == key):
            raise CheckFailedError(
                "roster.authority_changed", file=str(path), station=roster.station
            )
    for entry in vault.entries_of(trust.ROSTER_IMPORTED, roster.vault_id):
        _check_time(entry, roster, path)
        if entry.body["at"] == roster.at_utc:
            _check_same(entry, roster, path)


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
    _check_signer(vault, roster, path)
    _check_number(vault, roster, path)
    _check_one_office(vault, roster, path)
    theirs = set(_of_other_offices(vault, roster))
    for listed in roster.stations:
        _check_name(vault, listed.station, listed.vault_id, path)
        if listed.vault_id in theirs:
            raise CheckFailedError(
                "roster.other_office", file=str(path), station=name, other=listed.station
            )
        key = issuing.key_id(listed.authority)
        for id_, _station, known in _known_stations(vault):
            if (id_ == listed.vault_id) != (known == key):
                raise CheckFailedError(
                    "roster.authority_changed", file=str(path), station=listed.station
                )


def look_alikes(vault: Vault, roster: Roster | OfficeRoster) -> tuple[tuple[str, str], ...]:
    """Names in a roster that can be taken for those of others: each with the other's name."""
    named = {str(id_): name for id_, name, _key in _known_stations(vault)}
    mine = {roster.fingerprint: name_of(roster)}
    if isinstance(roster, OfficeRoster):
        mine |= {each.vault_id: each.station for each in roster.stations}
    else:
        mine = {roster.vault_id: roster.station}
    for root in _offices(vault):
        named[issuing.fingerprint(root)] = office.name_of(root)
    everybody = {**named, **mine}
    return tuple(
        (name, other)
        for id_, name in mine.items()
        for other in lookalike.alike(name, (n for key, n in everybody.items() if key != id_))
    )


def _check_signer(vault: Vault, roster: Roster | OfficeRoster, path: Path) -> None:
    """Who left, or whose certificate was revoked, and who kept the key, signs no roster."""
    signer = roster.signed_by
    assert signer is not None
    store = trust.trust_of(vault)
    if store.revoked_since(signer) or _is_gone(store, signer.public_key()):
        raise CheckFailedError(
            "roster.signer_left", file=str(path), station=name_of(roster),
            officer=issuing.name_in(signer),
        )  # fmt: skip


def _is_gone(store: TrustStore, public: object) -> bool:
    for officer in (store.officers or {}).values():
        certificate = issuing.from_pem(officer.certificate_pem)
        if officer.acting or certificate.public_key() != public:
            continue
        if officer.disabled or store.revoked_since(certificate):
            return True
    return False


def _check_number(vault: Vault, roster: OfficeRoster, path: Path) -> None:
    """The number rises, and time with it; of one number there is one roster."""
    name = office.name_of(roster.office)
    for entry in vault.entries_of(trust.OFFICE_ROSTER_IMPORTED, roster.fingerprint):
        last = int(entry.body["number"])
        if roster.number == last and roster.at_utc == entry.body["at"]:
            _check_same(entry, roster, path)
        elif roster.number <= last:
            raise CheckFailedError(
                "roster.rollback", file=str(path), station=name, number=roster.number, last=last
            )
        _check_time(entry, roster, path)


def _check_time(entry: Entry, roster: Roster | OfficeRoster, path: Path) -> None:
    if entry.body["at"] > roster.at_utc:
        raise CheckFailedError(
            "roster.older", file=str(path), station=name_of(roster), at=entry.body["at"]
        )


def _check_same(entry: Entry, roster: Roster | OfficeRoster, path: Path) -> None:
    """Two rosters of one moment say the same: else one of them is not genuine."""
    before = {key: value for key, value in entry.body.items() if key != _SIGNER}
    if before != roster.to_body():
        raise CheckFailedError(
            "roster.two_of_one", file=str(path), station=name_of(roster), at=roster.at_utc
        )


def _check_one_office(vault: Vault, roster: OfficeRoster, path: Path) -> None:
    """Two offices of one name are not told apart by people."""
    name = office.name_of(roster.office)
    for each in _offices(vault):
        if each != roster.office and office.name_of(each).casefold() == name.casefold():
            raise CheckFailedError("roster.office_taken", file=str(path), station=name)


def _offices(vault: Vault) -> Iterable[Any]:
    """The certificates of the offices that this vault knows."""
    own = trust.office_of(vault)
    if own is not None:
        yield own
    for entry in trust.rosters_in_force(vault):
        yield issuing.from_pem(entry.body["certificate_pem"])


def _of_other_offices(vault: Vault, roster: OfficeRoster) -> Iterable[str]:
    """The vaults of stations that belong to another office: this one has no say over them."""
    own = trust.office_of(vault)
    if own is not None and own != roster.office:
        yield vault.id
    for entry in trust.rosters_in_force(vault):
        if entry.subject != roster.fingerprint:
            yield from (str(each["vault"]) for each in entry.body["stations"])


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
