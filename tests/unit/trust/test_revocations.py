"""Revoked certificates, their lists, and what a signature before and after is worth (rule 24)."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import TickingClock
from tests.unit.trust.conftest import World
from tests.unit.trust.test_authority import refused
from tests.unit.trust.test_delegations import decide, grant, sign
from workstation.domain.assessment import Outcome
from workstation.domain.register import DueKind
from workstation.identity import authority as issuing
from workstation.identity import revocation, trust
from workstation.workflows import (
    authority,
    doctor_record,
    due,
    officers,
    revocations,
    stations,
    verification,
)


def test_what_was_signed_before_counts_and_nothing_after(signed: World) -> None:
    """At the station itself, at the office by the list, and by a trust file alone."""
    grant(signed)
    out = decide(signed)
    officers.export_roster(signed.sit("station", "D. Cyr"), signed.folder / "later.roster")
    officers.import_roster(signed.office, signed.folder / "later.roster")
    signed.clock.advance(days=1)
    [main, acting] = revocations.revoke(signed.station, "C. Ng", reason="key-compromise")
    assert (main.name, acting.reason) == ("C. Ng", "key-compromise")
    crl = signed.folder / "hfx.crl"
    assert verification.verify_in(signed.sit("station", "B. Roy"), out).ok
    revocations.write_list(signed.sit("station", "D. Cyr"), crl)
    revocations.take_list(signed.office, crl)
    assert verification.verify_in(signed.office, out).ok
    since = "2026-11-10"
    _check_backdated(signed, out, since)


def _check_backdated(signed: World, out: Path, since: str) -> None:
    """The key was taken earlier than was noticed: the day is moved back, and the lists with it."""
    admin = signed.sit("station", "D. Cyr")
    head = admin.vault.entries_of(trust.CERTIFICATE_REVOKED)[-1]
    body = {**head.body, "at": f"{since}T00:00:00Z"}
    admin.record([trust_entry(body)])
    found = verification.verify_in(admin, out)
    assert not found.ok
    assert "verify.revoked" in found.signatures[1].problems


def trust_entry(body: dict[str, object]) -> object:
    from workstation.vault.store import NewEntry

    return NewEntry(trust.CERTIFICATE_REVOKED, str(body["certificate_sha256"]), body)


def test_a_revoked_officer_is_told_before_signing(world: World) -> None:
    revocations.revoke(world.station, "C. Ng")
    assert refused(sign, world, authority=None) == "revocation.own"


def test_a_clock_set_back_does_not_undo_a_revocation(signed: World) -> None:
    """The place in the ledger says that the signature came after the revocation (T12)."""
    revocations.revoke(signed.sit("station", "D. Cyr"), "C. Ng")
    signed.clock.advance(hours=-2)
    out = decide(signed, as_authority=None, outcome=Outcome.ESCALATE)
    found = verification.verify_in(signed.station, out)
    assert (found.ok, found.problems) == (False, ("verify.backdated",))


def test_openssl_reads_the_list_and_numbers_rise(world: World) -> None:
    admin = world.station
    revocations.revoke(admin, "B. Roy", reason="affiliation-changed", since="2026-11-16")
    path = world.folder / "hfx.crl"
    first = revocations.write_list(admin, path)
    second = revocations.write_list(admin, path, days=7, force=True)
    assert (first.number, second.number, len(second.revoked)) == (1, 2, 1)
    (world.folder / "root.pem").write_text(issuing.to_pem(trust.authority_of(admin.vault)))
    done = subprocess.run(
        ["openssl", "crl", "-in", path, "-noout", "-CAfile", world.folder / "root.pem", "-text"],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert "verify OK" in done.stderr + done.stdout
    assert "Affiliation Changed" in done.stdout
    [own] = revocations.list_lists(admin)
    assert (own.is_own, own.is_stale, own.count) == (True, False, 1)
    world.clock.advance(days=8)
    assert revocations.list_lists(admin)[0].is_stale
    assert trust.trust_of(admin.vault).stale(world.clock.now) == (trust.LIST_STALE,)
    assert [one.name for one in revocations.list_withdrawn(admin)] == ["B. Roy"]
    [owed] = [one for one in due.due_of_vault(admin) if one.kind is DueKind.REVOCATION_LIST]
    assert (owed.overdue, owed.title) == (True, "HFX-01")
    said = {line.code for line in doctor_record.trust_lines(admin, world.clock.now)}
    assert "doctor.crl_own_stale" in said


def test_lists_come_from_who_is_trusted_and_never_go_back(world: World) -> None:
    path, older = world.folder / "hfx.crl", world.folder / "older.crl"
    revocations.write_list(world.station, older)
    revocations.write_list(world.station, path)
    assert refused(revocations.take_list, world.office, path) == "crl.signature"
    world.enrol()
    taken = revocations.take_list(world.office, path)
    assert (taken.authority, taken.number) == ("HFX-01", 2)
    assert refused(revocations.take_list, world.office, older) == "crl.older"
    key, rogue = issuing.make_authority("HFX-01", world.clock.now)
    forged = revocation.make(rogue, key, [], number=9, at=world.clock.now)
    path.write_text(revocation.to_pem(forged))
    assert refused(revocations.take_list, world.office, path) == "crl.signature"
    path.write_text("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n")
    assert refused(revocations.take_list, world.office, path) == "crl.damaged"


def test_an_office_revokes_a_station_and_all_that_it_issues(
    signed: World, session: officers.Session, clock: TickingClock
) -> None:
    """By the office's roster and by the list of its authority, which travels in the trust file."""
    clock.advance(days=2)
    officers.import_roster(session, signed.roster())
    out = signed.folder / "packet.pdf"
    assert verification.verify_in(session, out).ok
    revocations.revoke(signed.office, "HFX-01", reason="cessation", since="2026-11-01")
    revocations.write_list(signed.office, signed.folder / "office.crl", of_office=True)
    stations.save_trust(signed.office, signed.folder / "trust.pem")
    alone = verification.verify_file(out, signed.folder / "trust.pem")
    assert "verify.revoked" in alone.signatures[0].problems
    officers.import_roster(session, signed.roster())
    here = verification.verify_in(session, out)
    assert "verify.revoked" in here.signatures[0].problems


@pytest.mark.parametrize(
    ("who", "given", "code"),
    [
        ("D. Cyr", {}, "revocation.self"),
        ("Nobody", {}, "revocation.unknown"),
        ("B. Roy", {"reason": "dislike"}, "revocation.reason"),
        ("B. Roy", {"since": "2027-01-01"}, "revocation.since"),
        ("B. Roy", {"since": "yesterday"}, "revocation.since"),
    ],
)
def test_a_revocation_that_cannot_be_is_refused(
    world: World, who: str, given: dict[str, str], code: str
) -> None:
    assert refused(revocations.revoke, world.station, who, **given) == code


def test_who_may_not_administer_may_do_nothing_of_it(world: World) -> None:
    officer, path = world.sit("station", "B. Roy"), world.folder / "x"
    for act, given in (
        (revocations.revoke, ("C. Ng",)),
        (revocations.write_list, (path,)),
        (revocations.take_list, (path,)),
        (authority.create, ()),
        (authority.write_roster, (path,)),
    ):
        named = {"name": "X"} if act is authority.create else {}
        assert refused(act, officer, *given, **named) == "not_allowed"
    assert refused(authority.write_roster, world.station, path) == "not_allowed"
    admin = world.sit("station", "D. Cyr")
    assert refused(authority.write_roster, admin, path) == "authority.not_here"
    days = {"days": 400}
    assert refused(revocations.write_list, admin, path, **days) == ("revocation.days")


def test_a_number_given_twice_hides_no_revocation(world: World) -> None:
    """A station brought back from a backup numbers its lists again: the later one is in force."""
    key, root = authority.station_key(world.station), trust.authority_of(world.station.vault)
    days = (world.clock(), world.clock() + timedelta(minutes=5))
    early, late = (
        revocation.parsed(revocation.make(root, key, lines, number=3, at=day))
        for lines, day in zip(
            ([], [revocation.Revoked(77, "2026-11-16T00:00:00Z")]), days, strict=True
        )
    )
    paths = [world.folder / name for name in ("early.crl", "late.crl")]
    for path, each in zip(paths, (early, late), strict=True):
        path.write_bytes(each.der)
        world.clock.advance(minutes=10)
        revocations.take_list(world.station, path)
    assert trust.trust_of(world.station.vault).revoked
    assert refused(revocations.take_list, world.station, paths[0]) == "crl.older"
