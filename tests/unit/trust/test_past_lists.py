"""Packets while a list or roster that they need is past its time: warned of, or refused (T12)."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import PASSPHRASE
from tests.unit.trust.conftest import World
from tests.unit.trust.test_authority import refused
from tests.unit.workflows.filled import fill
from workstation.cli.main import main
from workstation.domain.officer import Role
from workstation.identity import trust
from workstation.signing.indication import Result
from workstation.workflows import (
    approvals,
    doctor_record,
    exports,
    officers,
    packets,
    revocations,
    stale_policy,
    stations,
    verification,
)


def test_a_station_warns_until_it_or_its_office_says_otherwise(signed: World) -> None:
    """What the office demands comes with its roster, and no station takes it back."""
    out, clock = signed.folder / "packet.pdf", signed.clock
    officers.import_roster(signed.station, signed.roster())
    revocations.write_list(signed.station, signed.folder / "own.crl")
    clock.advance(days=60)
    found = verification.verify_in(signed.station, out)
    assert (found.ok, found.warnings) == (True, (trust.LIST_STALE,))
    assert not verification.verify_in(signed.station, out, refuse_past=True).ok
    assert _health(signed) == {"doctor.crl_own_stale": "warn"}
    here = stale_policy.save(signed.station, refuse=True)
    assert _health(signed) == {"doctor.crl_own_stale": "bad"}
    assert (here.refuses, here.here, here.by_office) == (True, True, False)
    found = verification.verify_in(signed.station, out)
    assert (found.result, found.problems, found.warnings, found.record) == (
        Result.INDETERMINATE, (trust.LIST_STALE,), (), None,
    )  # fmt: skip
    assert verification.as_json(found, out)["sub_indication"] == "TRY_LATER"
    assert approvals.open_packet(signed.sit("station", "B. Roy"), out).record is None
    revocations.write_list(signed.sit("station", "D. Cyr"), signed.folder / "new.crl")
    assert verification.verify_in(signed.station, out).ok
    assert not stale_policy.save(signed.station, refuse=False).refuses
    stale_policy.save(signed.sit("office", "H. Office"), refuse=True)
    officers.import_roster(signed.station, signed.roster())
    here = stale_policy.save(signed.station, refuse=False)
    assert (here.refuses, here.here, here.by_office) == (True, False, True)
    clock.advance(days=91)
    revocations.write_list(signed.station, signed.folder / "newer.crl")
    late = verification.verify_in(signed.station, out)
    assert (late.result, late.problems) == (Result.INDETERMINATE, (trust.ROSTER_STALE,))
    officers.import_roster(signed.station, signed.roster())
    assert verification.verify_in(signed.station, out).ok
    assert signed.station.vault.check_rebuild().ok


def _health(signed: World) -> dict[str, str]:
    lines = doctor_record.trust_lines(signed.station, signed.clock.now)
    return {one.code: one.state.value for one in lines if "stale" in one.code}


def test_only_lists_that_a_packet_needs_count(signed: World) -> None:
    """Another authority's list stops nobody; that of the office above the station does."""
    out = signed.folder / "packet.pdf"
    other, above = signed.folder / "hq.crl", signed.folder / "office.crl"
    revocations.write_list(signed.office, other)
    revocations.write_list(signed.office, above, of_office=True)
    officers.import_roster(signed.station, signed.roster(until="2027-11-01"))
    stale_policy.save(signed.station, refuse=True)
    revocations.take_list(signed.station, other)
    signed.clock.advance(days=60)
    found = verification.verify_in(signed.station, out)
    assert (found.ok, found.warnings) == (True, (trust.LIST_STALE,))
    revocations.take_list(signed.station, above)
    assert verification.verify_in(signed.station, out).problems == (trust.LIST_STALE,)


def test_the_command_line_asks_sets_and_demands(
    signed: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`revoke policy`, and `verify --require-current` with a trust file alone."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(signed.folder / "config"))
    secret, pem = signed.folder / "passphrase", signed.folder / "trust.pem"
    secret.write_text(PASSPHRASE)
    signed.clock.now = datetime.now(UTC) - timedelta(days=3)
    revocations.write_list(signed.station, signed.folder / "own.crl", days=1)
    stations.save_trust(signed.station, pem)
    signed.leave("station")
    given = ["--vault", str(signed.folder / "station"), "--officer", "D. Cyr"]
    given += ["--passphrase-file", str(secret), "--json", "revoke", "policy"]
    for said, refuses in (("refuse", True), ("warn", False)):
        assert main([*given, said]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["refuses"], answer["by_office"]) == (refuses, False)
    check = ["--json", "verify", str(signed.folder / "packet.pdf"), "--trust", str(pem)]
    for more, result in (([], "passed"), (["--require-current"], "indeterminate")):
        main([*check, *more])
        assert json.loads(capsys.readouterr().out)["result"] == result


def test_an_author_whose_certificate_was_revoked_is_told_before_signing(world: World) -> None:
    """And nothing is written: rule 24 would refuse the file everywhere else."""
    revocations.revoke(world.station, "A. Lee", reason="cessation")
    author, out = world.sit("station", "A. Lee"), world.folder / "late.pdf"
    name, head = fill(author, world.folder), author.vault.head()
    assert refused(packets.submit, author, name, out) == "revocation.own"
    assert refused(exports.write_bundle, author, out, out) == "revocation.own"
    assert (out.exists(), author.vault.head()) == (False, head)


def test_an_administrator_whose_certificate_was_revoked_writes_no_roster(world: World) -> None:
    """Every station would refuse it; who wrote it is told so at once."""
    other = officers.add_officer(
        world.station, name="M. Past", authority=Role.L1, passphrase=PASSPHRASE,
        administrator=True,
    )  # fmt: skip
    revocations.revoke(world.station, other.id, reason="cessation")
    gone, out = world.sit("station", "M. Past"), world.folder / "gone.roster"
    assert refused(officers.export_roster, gone, out) == "revocation.own"
    assert not out.exists()


def test_who_may_not_administer_changes_nothing(world: World) -> None:
    assert refused(stale_policy.save, world.sit("station", "B. Roy"), refuse=True) == "not_allowed"
    assert not stale_policy.describe(world.station).refuses
