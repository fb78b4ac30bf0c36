"""The office's authority, enrolment by file, and the office's roster (B-24; rule 24)."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.trust.conftest import World
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UserError
from workstation.domain.officer import Role
from workstation.identity import authority as issuing
from workstation.identity import office, roster_file, trust
from workstation.workflows import authority, authority_join, officers, stations


def refused(act: Callable[..., Any], *given: Any, **named: Any) -> str:
    with pytest.raises(UserError) as caught:
        act(*given, **named)
    return caught.value.code


def test_an_office_for_trials_says_so_and_there_is_one_only(world: World) -> None:
    found = authority.describe(world.office)
    assert found is not None
    assert (found.name, found.is_trial, found.is_here) == (
        "TRIAL / ESSAI Central Office", True, True,
    )  # fmt: skip
    assert [issuing.is_office(each) for each in world.office.signer.chain] == [False, True]
    assert refused(authority.create, world.office, name="Another") == "authority.exists"
    assert authority.describe(world.station) is None


def test_the_offices_key_is_sealed_and_needs_the_stations_own(world: World) -> None:
    """T3 of security.md: nothing under the data key alone opens it."""
    session = world.office
    key, root = authority.office_key(session)
    made = session.vault.entries_of(trust.AUTHORITY_CREATED)[0]
    sealed = session.vault.get_attachment(made.body["key_blob"])
    assert issuing.private_to_bytes(key) not in sealed
    assert office.open_key(sealed, root, world.station.secrets.authority_key) is None
    assert refused(authority.office_key, world.station) == "authority.not_here"


def test_a_station_is_enrolled_by_two_files_and_keeps_its_key(world: World) -> None:
    before = world.station.signer.certificate
    found = world.enrol()
    assert (found.is_here, found.is_trial) == (False, True)
    signer = world.station.signer
    assert signer.certificate == before
    station, root = signer.chain
    assert issuing.is_issued_by(before, station)
    assert issuing.is_issued_by(station, root)
    assert issuing.is_issued_by(before, trust.authority_of(world.station.vault))
    again = world.sit("station", "B. Roy")
    assert again.signer.chain == (station, root)
    described = authority.describe(world.office)
    assert described is not None
    assert described.stations == ("HFX-01",)
    assert world.station.vault.check_rebuild().ok


def test_openssl_reads_request_and_answer(world: World) -> None:
    world.enrol()
    folder = world.folder
    asked = subprocess.run(
        ["openssl", "req", "-in", folder / "hfx.csr", "-noout", "-verify", "-subject"],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert "O = HFX-01" in asked.stdout + asked.stderr or "O=HFX-01" in asked.stdout
    assert asked.returncode == 0
    officer = folder / "officer.pem"
    officer.write_text(world.station.officer.certificate_pem)
    station, root = world.station.signer.chain
    (folder / "st.pem").write_text(issuing.to_pem(station))
    (folder / "root.pem").write_text(issuing.to_pem(root))
    done = subprocess.run(
        ["openssl", "verify", "-attime", str(int(world.clock.now.timestamp())), "-CAfile",
         folder / "root.pem", "-untrusted", folder / "st.pem", officer],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_an_answer_is_taken_in_once_compared_and_for_this_station_only(world: World) -> None:
    world.enrol()
    answer = world.folder / "hfx.pem"
    assert refused(authority_join.accept, world.office, answer) == "enrol.answer_other"
    wrong = {"fingerprint": "00" * 32}
    assert refused(authority_join.accept, world.station, answer, **wrong) == "enrol.fingerprint"
    world.clock.advance(days=4000)
    assert refused(authority_join.accept, world.station, answer) == "enrol.not_valid_now"
    answer.write_bytes(answer.read_bytes()[:900])
    assert refused(authority_join.accept, world.station, answer) == "enrol.answer_damaged"


def test_a_rogue_office_cannot_take_a_station_over(world: World) -> None:
    world.enrol()
    key, root = office.make_office("Central Office", world.clock.now, trial=True)
    own = issuing.private_from_bytes(world.station.secrets.authority_key)
    request = office.station_request(own, trust.authority_of(world.station.vault))
    forged = office.certify_station(request, office_key=key, office=root, at=world.clock.now)
    path = world.folder / "rogue.pem"
    path.write_bytes(office.answer_to_pem(forged, root))
    assert refused(authority_join.accept, world.station, path) == "enrol.other_office"


def test_a_request_and_a_roster_of_different_stations_are_refused(world: World) -> None:
    request = world.folder / "hfx.csr"
    authority_join.request_station(world.station, request)
    officers.export_roster(world.office, world.folder / "own.roster")
    code = refused(
        authority.certify_station, world.office, request, world.folder / "own.roster",
        world.folder / "out.pem",
    )  # fmt: skip
    assert code == "enrol.request_mismatch"
    assert not (world.folder / "out.pem").exists()


def test_an_officers_certificate_is_renewed_by_file(world: World) -> None:
    """At the office, for a station that it enrolled; the key stays, and is who asks."""
    world.enrol()
    officer = world.sit("station", "B. Roy")
    request, answer = world.folder / "roy.csr", world.folder / "roy.pem"
    authority_join.request_officer(officer, request)
    authority.certify_officer(world.office, request, answer)
    before = officer.signer.certificate
    world.clock.advance(days=1)
    assert authority_join.accept_officer(officer, answer) > "2029"
    assert officer.signer.certificate != before
    assert officer.signer.certificate.public_key() == before.public_key()
    assert officer.signer.chain == (trust.office_of(officer.vault),)
    assert trust.trust_of(officer.vault).officer_of(before) is not None
    assert refused(authority_join.accept_officer, world.office, answer) == "enrol.answer_other"
    other = world.sit("station", "C. Ng")
    assert refused(authority_join.accept_officer, other, answer) == "enrol.answer_other"
    world.sit("station", "D. Cyr")
    officers.export_roster(world.station, world.folder / "after.roster")


def test_a_request_with_another_key_or_of_a_stranger_is_refused(world: World) -> None:
    from workstation.identity.signing_key import SoftwareKey

    roy = next(o for o in officers.list_officers(world.station) if o.name == "B. Roy")
    path, key = world.folder / "x.csr", SoftwareKey(issuing.new_private_key())
    for officer, code in (
        (roy, "enrol.other_key"),
        (replace(roy, authority=Role.L5), "enrol.officer_unknown"),
        (replace(roy, station="OTT-04"), "enrol.officer_unknown"),
    ):
        path.write_bytes(office.request_to_pem(office.officer_request(officer, key)))
        out = world.folder / "out.pem"
        assert refused(authority.certify_officer, world.station, path, out) == code
    der = office.officer_request(roy, key)
    spoiled = der[:-1] + bytes([der[-1] ^ 1])
    path.write_bytes(office.request_to_pem(spoiled))
    assert refused(authority.certify_officer, world.station, path, out) == "enrol.request_damaged"


def test_the_offices_roster_names_every_station(
    world: World, session: officers.Session, tmp_path: Path
) -> None:
    """A third station believes the office after comparing its fingerprint, and so all of it."""
    world.enrol()
    path = world.roster()
    seen = officers.inspect_roster(session, path)
    assert (seen.stations, seen.number, seen.is_known) == (("HQ-01", "HFX-01"), 1, False)
    assert refused(officers.import_roster, session, path, fingerprint="0" * 64) == (
        "roster.fingerprint"
    )
    officers.import_roster(session, path, fingerprint=seen.fingerprint)
    known = trust.trust_of(session.vault).officer_of(world.station.signer.certificate)
    assert known is not None
    assert known.name == "D. Cyr"
    assert trust.vaults_of(
        session.vault, issuing.fingerprint(world.station.signer.certificate)
    ) == {world.station.vault.id}
    listed = stations.list_stations(session)
    assert [one.name for one in listed] == ["OTT-04", "HFX-01", "HQ-01"]
    stations.save_trust(session, tmp_path / "t.pem")
    read = trust.TrustStore.from_pem(tmp_path / "t.pem")
    assert read.officer_of(world.station.signer.certificate) is not None
    assert session.vault.check_rebuild().ok


def test_a_roster_is_not_rolled_back_and_not_taken_outside_its_time(
    world: World, session: officers.Session
) -> None:
    world.enrol()
    first = world.roster().read_bytes()
    leaver = next(o for o in officers.list_officers(world.station) if o.name == "C. Ng")
    officers.disable_officer(world.station, leaver.id)
    officers.export_roster(world.station, world.folder / "hfx2.roster")
    officers.import_roster(world.office, world.folder / "hfx2.roster")
    path = world.roster(until="2026-12-31")
    officers.import_roster(session, path)
    certificate = issuing.from_pem(leaver.certificate_pem)
    gone = trust.trust_of(session.vault).officer_of(certificate)
    assert gone is not None
    assert gone.disabled
    old = world.folder / "old.roster"
    old.write_bytes(first)
    assert refused(officers.import_roster, session, old) == "roster.rollback"
    assert officers.import_roster(session, path).is_known
    assert trust.trust_of(session.vault).stale(world.clock.now) == ()
    world.clock.advance(days=90)
    assert trust.trust_of(session.vault).stale(world.clock.now) == (trust.ROSTER_STALE,)
    assert refused(officers.import_roster, session, path) == "roster.expired"
    path = world.roster()
    world.clock.advance(days=-5)
    assert refused(officers.import_roster, session, path) == "roster.not_yet"
    assert refused(authority.write_roster, world.office, path, until="2020-01-01", force=True) == (
        "authority.roster_until"
    )


def test_a_roster_by_anybody_but_the_office_is_refused(
    world: World, session: officers.Session
) -> None:
    """Signed by a station's administrator, by an officer's certificate, or changed afterwards."""
    world.enrol()
    path = world.roster()
    good = roster_file.read(path)
    forged = world.folder / "forged.roster"
    forged.write_bytes(roster_file.write(good, world.station.signer))
    assert refused(officers.import_roster, session, forged) == "roster.signature"
    forged.write_bytes(roster_file.write(good, world.office.signer))
    assert refused(officers.import_roster, session, forged) == "roster.signature"
    key, root = office.make_office("Rogue", world.clock.now, trial=False)
    public = world.station.signer.key.public_key
    span = (world.clock.now, world.clock.now.replace(year=2027))
    mine = office.certify_roster_signer(
        world.station.officer,
        public,
        office_key=key,
        office=root,
        span=span,
        content_sha256="0" * 64,
    )
    signer = trust.Signer(world.station.officer, world.station.signer.key, mine, (root,))
    for roster in (replace(good, office=root), good):
        forged.write_bytes(roster_file.write(roster, signer))
        assert refused(officers.import_roster, session, forged) == "roster.signature"


def test_two_stations_of_one_name_are_told_apart(world: World, session: officers.Session) -> None:
    """Another vault that calls itself HFX-01, or like this very station."""
    from tests.unit.trust.conftest import _create

    officers.export_roster(world.station, world.folder / "hfx.roster")
    officers.import_roster(session, world.folder / "hfx.roster")
    for name in ("hfx-01", session.vault.name):
        other = _create(world.folder / f"other-{name}", name, "M. Cat", Role.L5)
        path = world.folder / f"{name}.roster"
        officers.export_roster(other, path)
        other.vault.close()
        assert refused(officers.import_roster, session, path) == "roster.station_taken"


@pytest.mark.parametrize("problem", [BadInputError, CheckFailedError, NotAllowedError])
def test_every_refusal_has_words(problem: type[UserError]) -> None:
    from workstation import words

    told = words.error(problem("roster.station_taken", station="X"), "fr")
    assert "X" in told.message
    assert told.next_step
