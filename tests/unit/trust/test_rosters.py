"""Rosters by who left, twice of one number, back in time, or over another office's stations."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.conftest import PASSPHRASE
from tests.unit.trust.conftest import World
from tests.unit.trust.test_authority import refused
from workstation.domain.officer import Role
from workstation.identity import authority as issuing
from workstation.identity import office, roster_file, trust
from workstation.identity.office_roster import ListedStation, OfficeRoster
from workstation.identity.revocation import Revoked
from workstation.identity.roster import Roster
from workstation.identity.trust import Signer
from workstation.vault.store import utc_text
from workstation.workflows import authority, officers, revocations
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


def listed(world: World, **changes: Any) -> OfficeRoster:
    """The office's roster as it was written now, and then changed."""
    found = roster_file.read(world.roster())
    assert isinstance(found, OfficeRoster)
    return replace(found, **changes)


def signed_by_office(
    world: World, roster: OfficeRoster, signer: Signer | None = None, **cert: str
) -> Path:
    """A roster that the office's key stands behind, whoever holds it now."""
    key, root = authority.office_key(world.office)
    return sign(world, roster, key, signer or world.office.signer, root=root, **cert)


def sign(
    world: World,
    roster: OfficeRoster,
    key: ec.EllipticCurvePrivateKey,
    signer: Signer,
    *,
    root: Any,
    content: str | None = None,
) -> Path:
    at = world.clock.now.replace(microsecond=0)
    certificate = office.certify_roster_signer(
        signer.officer, signer.key.public_key, office_key=key, office=root,
        span=(at - timedelta(days=30), at + timedelta(days=90)),
        content_sha256=roster.digest if content is None else content,
    )  # fmt: skip
    path = world.folder / "made.roster"
    path.write_bytes(roster_file.write(roster, replace(signer, certificate=certificate)))
    return path


def test_who_signed_a_roster_and_left_signs_no_other(world: World, session: Session) -> None:
    """With the key and the certificate of then; and after the departure not by the office's key."""
    world.enrol()
    left = officers.add_officer(
        world.office, name="M. Past", authority=Role.RECORDS,
        passphrase=PASSPHRASE, administrator=True,
    )  # fmt: skip
    past = world.sit("office", "M. Past")
    first = world.roster()
    officers.import_roster(session, first)
    body = session.vault.entries_of(trust.OFFICE_ROSTER_IMPORTED)[-1].body
    assert body["signer"]["name"] == "M. Past"
    kept, genuine = past.signer, roster_file.read(first)
    assert isinstance(genuine, OfficeRoster)
    assert genuine.signed_by is not None
    with_then = replace(kept, certificate=genuine.signed_by)
    next_one = replace(genuine, number=2, stations=genuine.stations[:1])
    forged = world.folder / "forged.roster"
    forged.write_bytes(roster_file.write(next_one, with_then))
    assert refused(officers.import_roster, session, forged) == "roster.signature"
    world.sit("office", "H. Office")
    officers.disable_officer(world.office, left.id)
    officers.import_roster(session, world.roster())
    again = replace(genuine, number=3, at_utc=utc_text(world.clock()))
    assert refused(officers.import_roster, session, signed_by_office(world, again, kept)) == (
        "roster.signer_left"
    )


def test_a_station_roster_by_who_left_is_refused(world: World, session: Session) -> None:
    """The signer puts themself back on the list; the record here knows better."""
    path = world.folder / "hfx.roster"
    gone = officers.add_officer(
        world.station, name="M. Past", authority=Role.L1,
        passphrase=PASSPHRASE, administrator=True,
    )  # fmt: skip
    kept = world.sit("station", "M. Past").signer
    officers.export_roster(world.station, path)
    before = roster_file.read_station(path)
    officers.import_roster(session, path)
    officers.disable_officer(world.sit("station", "D. Cyr"), gone.id)
    officers.export_roster(world.station, path, force=True)
    officers.import_roster(session, path)
    path.write_bytes(roster_file.write(replace(before, at_utc=utc_text(world.clock())), kept))
    assert refused(officers.import_roster, session, path) == "roster.signer_left"
    _same_moment(world, session)


def _same_moment(world: World, session: Session) -> None:
    """A roster of the very moment of the last one that says something else."""
    path = world.folder / "same.roster"
    officers.export_roster(world.station, path)
    genuine = roster_file.read_station(path)
    officers.import_roster(session, path)
    officers.import_roster(session, path)
    fewer = replace(genuine, officers=genuine.officers[:-1])
    path.write_bytes(roster_file.write(fewer, world.station.signer))
    assert refused(officers.import_roster, session, path) == "roster.two_of_one"


def test_an_office_roster_follows_in_number_time_and_content(
    world: World, session: Session
) -> None:
    world.enrol()
    world.clock.advance(days=2)
    genuine = listed(world)
    ours, theirs = genuine.stations
    own = trust.authority_of(world.station.vault)
    officers.import_roster(session, world.folder / "office.roster")
    assert refused(roster_file.read_station, world.folder / "office.roster") == "roster.damaged"
    earlier = utc_text(world.clock.now - timedelta(days=1))
    cases: list[tuple[dict[str, Any], str]] = [
        ({"stations": genuine.stations[:1]}, "roster.two_of_one"),
        ({"number": 2, "at_utc": earlier}, "roster.older"),
        ({"number": 1, "at_utc": utc_text(world.clock.now)}, "roster.rollback"),
        ({"number": 2, "stations": genuine.stations[1:]}, "roster.signature"),
        ({"number": 2, "stations": (ours, replace(theirs, authority=own))}, "roster.signature"),
        ({"number": 2, "stations": (replace(ours, station="X"), theirs)}, "roster.damaged"),
        ({"number": 2, "stations": (ours, replace(theirs, delegations=theirs.officers[:1]))},
         "roster.signature"),
        ({"number": 2, "stations": (ours, ours)}, "roster.signature"),
    ]  # fmt: skip
    for changes, code in cases:
        path = signed_by_office(world, replace(genuine, **changes))
        assert refused(officers.import_roster, session, path) == code, changes
    earlier_form = signed_by_office(world, replace(genuine, number=2), content="")
    assert refused(officers.import_roster, session, earlier_form) == "roster.earlier_form"
    other = signed_by_office(world, replace(genuine, number=2), content="0" * 64)
    assert refused(officers.import_roster, session, other) == "roster.signature"
    officers.import_roster(session, signed_by_office(world, replace(genuine, number=2)))


def test_an_office_brought_back_gives_no_number_twice(world: World) -> None:
    """It takes in its own newest roster, which a station still has."""
    path = signed_by_office(world, listed(world, number=7))
    officers.import_roster(world.office, path)
    assert listed(world).number == 8


def test_what_an_office_revoked_stays_so_and_it_speaks_for_its_own(
    world: World, session: Session
) -> None:
    """A later roster without the line brings nobody back; a line on other keys does nothing."""
    world.enrol()
    own = trust.authority_of(session.vault)
    revocations.revoke(world.sit("office", "H. Office"), "HFX-01", since="2026-11-01")
    mine = Revoked(session.signer.certificate.serial_number, "2026-01-01T00:00:00Z")
    foreign = (issuing.key_id(own), mine)
    first = listed(world)
    assert first.revoked
    both = replace(first, revoked=(*first.revoked, foreign))
    officers.import_roster(session, signed_by_office(world, both))
    bare = replace(both, number=2, revoked=())
    officers.import_roster(session, signed_by_office(world, bare))
    store = trust.trust_of(session.vault)
    assert store.revoked_since(world.station.signer.certificate) == "2026-11-01T00:00:00Z"
    assert store.revoked_since(session.signer.certificate) == ""
    officers.add_officer(
        world.station, name="N. New", authority=Role.L1, passphrase=PASSPHRASE,
        administrator=True,
    )  # fmt: skip
    path = world.folder / "revoked.roster"
    officers.export_roster(world.sit("station", "N. New"), path)
    assert refused(officers.import_roster, session, path) == "roster.signer_left"


def test_no_office_speaks_for_a_station_of_another(world: World, session: Session) -> None:
    """Its public key is all that a second office needs to certify a station as its own."""
    world.enrol()
    genuine = listed(world)
    officers.import_roster(session, world.folder / "office.roster")
    key, root = office.make_office("Other Office", world.clock.now, trial=False)
    request = office.station_request(
        issuing.private_from_bytes(world.station.secrets.authority_key),
        trust.authority_of(world.station.vault),
    )
    taken = office.certify_station(request, office_key=key, office=root, at=world.clock.now)
    theirs = replace(genuine.stations[1], authority=taken)
    other = replace(genuine, office=root, number=1, stations=(theirs,))
    path = sign(world, other, key, world.station.signer, root=root)
    for place in (session, world.station):
        assert refused(officers.import_roster, place, path) == "roster.other_office"
    key, root = office.make_office("central office", world.clock.now, trial=True)
    same_name = replace(other, office=root, stations=(_own_of(world, key, root, genuine),))
    path = sign(world, same_name, key, world.office.signer, root=root)
    assert refused(officers.import_roster, session, path) == "roster.office_taken"


def _own_of(world: World, key: Any, root: Any, genuine: OfficeRoster) -> ListedStation:
    """The office's own station, certified by another that takes its name."""
    request = office.station_request(
        issuing.private_from_bytes(world.office.secrets.authority_key),
        trust.authority_of(world.office.vault),
    )
    taken = office.certify_station(request, office_key=key, office=root, at=world.clock.now)
    return replace(genuine.stations[0], authority=taken)


@pytest.mark.parametrize("name", ["НFХ-01", "OTT-O4"])
def test_a_name_that_looks_like_another_is_told(
    world: World, session: Session, name: str, tmp_path: Path
) -> None:
    """Cyrillic letters, or a letter for a digit: before it is trusted, and when it is."""
    officers.export_roster(world.station, tmp_path / "hfx.roster")
    officers.import_roster(session, tmp_path / "hfx.roster")
    path = _station_called(world, name, tmp_path)
    other = "HFX-01" if name.endswith("01") else session.vault.name
    assert officers.inspect_roster(session, path).look_alikes == ((name, other),)
    assert officers.import_roster(session, path).look_alikes == ((name, other),)
    again = officers.inspect_roster(session, tmp_path / "hfx.roster")
    assert again.look_alikes == ((("HFX-01", name),) if name.endswith("01") else ())


@pytest.mark.parametrize("name", ["HFX\u202e10-X", "HFX-\u200b01", "HFX\n-01", "HFX-01\x1b[2J"])
def test_a_name_that_hides_something_is_no_name(
    world: World, session: Session, name: str, tmp_path: Path
) -> None:
    """Turned, joined or erased on a screen, it would read as another's."""
    path = _station_called(world, name, tmp_path)
    assert refused(officers.inspect_roster, session, path) == "roster.damaged"


def _station_called(world: World, name: str, folder: Path) -> Path:
    key, root = issuing.make_authority(name, world.clock.now)
    officer, private = sessions.enrol(
        replace(world.station.officer, certificate_pem="", station=name),
        authority_key=issuing.private_to_bytes(key), root=root, at=world.clock.now,
    )  # fmt: skip
    held = replace(
        world.station.signer, officer=officer,
        certificate=issuing.from_pem(officer.certificate_pem),
        key=_key_of(private), chain=(root,),
    )  # fmt: skip
    roster = Roster(name, "another-vault", utc_text(world.clock()), root, (officer,))
    path = folder / "other.roster"
    path.write_bytes(roster_file.write(roster, held))
    return path


def _key_of(private: bytes) -> Any:
    from workstation.identity.signing_key import SoftwareKey

    return SoftwareKey(issuing.private_from_bytes(private))


REFUSALS = (
    "roster.earlier_form", "roster.signer_left", "roster.two_of_one", "roster.other_office",
)  # fmt: skip


@pytest.mark.parametrize("code", REFUSALS)
def test_each_refusal_has_words_in_both_languages(code: str) -> None:
    from workstation import words
    from workstation.domain.error import CheckFailedError

    problem = CheckFailedError(
        code, file="f.roster", station="S", officer="O", at="2026-11-16", other="T"
    )
    english, french = words.error(problem, "en"), words.error(problem, "fr")
    assert "{" not in english.message + french.message
    assert english.next_step != french.next_step
