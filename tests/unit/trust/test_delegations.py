"""Acting for a higher authority between two dates (B-21; product feature 16)."""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.trust.conftest import World
from tests.unit.trust.test_authority import refused
from tests.unit.workflows.filled import MARK
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.identity import trust
from workstation.identity.trust import TrustStore
from workstation.workflows import (
    approvals,
    delegations,
    officers,
    revocations,
    vault_checks,
    verification,
)

BASIS = "The assurance is written, specific and can be checked by the mission."
PAPER = "Instrument 2026-17 of the Deputy Chief"


def grant(world: World, name: str = "C. Ng", **changes: Any) -> delegations.Delegation:
    admin = world.sit("station", "D. Cyr")
    officer = next(one.id for one in officers.list_officers(admin) if one.name == name)
    given: dict[str, Any] = {
        "authority": Role.L4, "from_day": "2026-11-17", "until_day": "2026-11-30",
        "instrument": PAPER, **changes,
    }  # fmt: skip
    return delegations.grant(admin, officer, **given)


def decide(world: World, name: str = "C. Ng", **changes: Any) -> Path:
    given: dict[str, Any] = {
        "outcome": Outcome.APPROVE, "reasons": BASIS, "marking": MARK, "as_authority": Role.L4,
        "out": world.folder / "decided.pdf", **changes,
    }  # fmt: skip
    return approvals.decide(world.sit("station", name), world.folder / "packet.pdf", **given)


def sign(world: World, name: str = "C. Ng", authority: Role | None = Role.L4) -> trust.Signer:
    return delegations.signer_for(world.sit("station", name), authority)


def test_the_decision_says_for_whom_and_by_what(signed: World) -> None:
    """Signed by L3 for L4; every other machine sees the same, and so does the record."""
    made = grant(signed)
    assert (made.id, made.status) == ("DEL-2026-001", "in-force")
    officers.export_roster(signed.station, signed.folder / "later.roster")
    view = approvals.open_packet(signed.sit("station", "C. Ng"), signed.folder / "packet.pdf")
    assert not any(one.allowed for one in view.may if one.outcome is Outcome.APPROVE)
    [(acting, may)] = view.acting
    assert (acting.authority, acting.acting) == (Role.L4, PAPER)
    assert all(one.allowed for one in may if one.outcome is Outcome.APPROVE)
    out = decide(signed)
    here = verification.verify_in(signed.station, out)
    assert (here.ok, here.decisions[0].authority, here.decisions[0].acting) == (True, "L4", PAPER)
    assert vault_checks.check_rebuild(signed.sit("station", "D. Cyr")).ok
    assert not verification.verify_in(signed.office, out).ok
    officers.import_roster(signed.office, signed.folder / "later.roster")
    there = verification.verify_in(signed.office, out)
    assert there.ok, (there.problems, [each.problems for each in there.signatures])
    assert there.statements[1]["acting"] == PAPER
    assert [each.station for each in there.signatures] == ["HFX-01", "HFX-01"]


def test_nobody_acts_without_a_delegation_in_force(world: World) -> None:
    """Before it begins, after its last day, once it was ended, or for another authority."""
    assert refused(sign, world) == "delegation.none"
    grant(world, from_day="2026-11-20")
    assert refused(sign, world) == "delegation.none"
    assert refused(sign, world, name="B. Roy") == "delegation.none"
    world.clock.advance(days=4)
    session = world.sit("station", "C. Ng")
    assert [one.authority for one in delegations.acting_for(session)] == ["L4"]
    assert refused(delegations.signer_for, session, Role.L5) == "delegation.none"
    assert delegations.signer_for(session, Role.L3).officer.acting == ""
    world.clock.advance(days=11)
    assert refused(sign, world) == "delegation.none"
    other = grant(world, from_day="2026-12-01", until_day="2026-12-20")
    ended = delegations.end(world.station, other.id)
    assert ended.status == "ended"
    assert refused(sign, world) == "delegation.none"
    assert refused(delegations.end, world.sit("station", "D. Cyr"), other.id) == (
        "delegation.unknown"
    )
    found = delegations.list_delegations(world.station)
    assert [one.status for one in found] == ["ended", "past"]


def test_a_signature_outside_the_delegation_is_found_everywhere(signed: World) -> None:
    """The certificate holds for the delegation only: a machine with a wrong clock is found out."""
    grant(signed, until_day="2026-11-18")
    session = signed.sit("station", "C. Ng")
    signer = delegations.signer_for(session, Role.L4)
    signed.clock.advance(days=3)
    session.signer, session.officer = signer, signer.officer
    out = signed.folder / "late.pdf"
    approvals.decide(
        session, signed.folder / "packet.pdf", outcome=Outcome.APPROVE, reasons=BASIS,
        marking=MARK, out=out,
    )  # fmt: skip
    found = verification.verify_in(signed.station, out)
    assert not found.ok
    assert "verify.expired" in found.signatures[1].problems


def test_the_same_person_stays_the_same_person(signed: World) -> None:
    """B-21: who sent the file up as L3 does not approve it by acting for L4."""
    grant(signed)
    up = signed.folder / "up.pdf"
    decide(signed, outcome=Outcome.ESCALATE, as_authority=None, out=up)
    session = signed.sit("station", "C. Ng")
    code = refused(
        approvals.decide, session, up, outcome=Outcome.APPROVE, reasons=BASIS, marking=MARK,
        as_authority=Role.L4, out=signed.folder / "twice.pdf",
    )  # fmt: skip
    assert code == "decision.twice"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "D. Cyr"}, "delegation.self"),
        ({"name": "A. Lee"}, "delegation.authority"),
        ({"authority": Role.L3}, "delegation.authority"),
        ({"authority": Role.L2}, "delegation.authority"),
        ({"authority": Role.RECORDS}, "delegation.authority"),
        ({"until_day": "2026-11-01"}, "delegation.dates"),
        ({"from_day": "2026-12-02"}, "delegation.dates"),
        ({"until_day": "2028-01-01"}, "delegation.dates"),
        ({"until_day": "soon"}, "delegation.dates"),
        ({"instrument": "  "}, "name.empty"),
    ],
)
def test_a_delegation_that_cannot_be_is_refused(
    world: World, changes: dict[str, Any], code: str
) -> None:
    head = world.sit("station", "D. Cyr").vault.head()
    world.clock.now = world.clock.now.replace(day=17)
    admin = world.station
    officer = next(
        o.id for o in officers.list_officers(admin) if o.name == changes.get("name", "C. Ng")
    )
    given = {
        "authority": Role.L4, "from_day": "2026-11-17", "until_day": "2026-11-30",
        "instrument": PAPER, **changes,
    }  # fmt: skip
    given.pop("name", None)
    assert refused(delegations.grant, admin, officer, **given) == code
    assert admin.vault.head() == head


def test_a_revoked_delegation_signs_nothing(world: World) -> None:
    made = grant(world)
    revocations.revoke(world.station, made.id, reason="privilege-withdrawn")
    assert [one.status for one in delegations.list_delegations(world.station)] == ["revoked"]
    assert refused(sign, world) == "delegation.none"
    store = trust.trust_of(world.station.vault)
    assert isinstance(store, TrustStore)
    assert len(store.revoked) == 1
