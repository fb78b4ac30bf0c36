"""Who left has left with every certificate of the key that they kept (T4; rule 24)."""

import hashlib
from dataclasses import replace
from pathlib import Path

from cryptography.x509 import Certificate

from tests.unit.trust.conftest import World
from tests.unit.trust.test_authority import refused
from tests.unit.trust.test_delegations import decide, grant, sign
from workstation.documents.packet_record import record_bytes
from workstation.domain.assessment import Decision, Outcome
from workstation.identity import authority as issuing
from workstation.identity import revocation, trust
from workstation.identity.pinning import with_leavers
from workstation.identity.revocation import Revoked
from workstation.identity.withdrawn import KEY_TAKEN, Withdrawal, since_when
from workstation.signing.decide import sign_decision
from workstation.vault.store import NewEntry
from workstation.workflows import authority, authority_join, officers, revocations, verification
from workstation.workflows.session import Session


def test_an_earlier_certificate_and_a_delegation_end_with_the_officer(
    signed: World, session: Session
) -> None:
    """Renewed by the office, delegated to by the station: three certificates of one key."""
    grant(signed)
    officer = signed.sit("station", "C. Ng")
    request, answer = signed.folder / "ng.csr", signed.folder / "ng.pem"
    authority_join.request_officer(officer, request)
    authority.certify_officer(signed.office, request, answer)
    authority_join.accept_officer(officer, answer)
    kept = officer.signer
    before = decide(signed)
    admin, path = signed.sit("station", "D. Cyr"), signed.folder / "hfx.roster"
    for gone in (False, True):
        signed.clock.advance(days=1)
        if gone:
            officers.disable_officer(admin, kept.officer.id)
        officers.export_roster(admin, path, force=True)
        officers.import_roster(signed.office, path)
        session.clock = signed.clock
        officers.import_roster(session, signed.roster())
        for place in (admin, signed.office, session):
            store = trust.trust_of(place.vault).officers or {}
            theirs = [one for one in store.values() if one.id == kept.officer.id]
            assert len(theirs) == 3, (place.vault.name, gone)
            assert {one.disabled for one in theirs} == {gone}, (place.vault.name, gone)
    assert verification.verify_in(admin, before).ok
    signed.clock.advance(days=1)
    late = _signed_after_leaving(signed, kept, session)
    found = verification.verify_in(session, late)
    assert "verify.disabled" in found.signatures[1].problems


def _signed_after_leaving(signed: World, kept: trust.Signer, session: Session) -> Path:
    """With the delegation's certificate, which would hold for days yet."""
    vault = signed.station.vault
    [(entry, acting)] = trust.delegations_of(vault)
    assert entry.body["until"] > signed.clock.now.date().isoformat()
    certificate = issuing.from_pem(acting.certificate_pem)
    signer = trust.Signer(acting, kept.key, certificate, trust.chain_of(vault, certificate))
    pdf = (signed.folder / "packet.pdf").read_bytes()
    record = verification.judge_in(session, pdf, None).record
    assert record is not None
    decision = Decision(
        authority=acting.authority.value, outcome=Outcome.DENY, reasons="Kept the key.",
        marking="(U)", officer=acting.id, officer_name=acting.name, no_interest=True,
        at_utc=session.now_utc(), ledger_head=vault.head()[1], acting=acting.acting,
    )  # fmt: skip
    digest = hashlib.sha256(record_bytes(record)).hexdigest()
    late = signed.folder / "late.pdf"
    late.write_bytes(
        sign_decision(pdf, digest, decision, signer, verification.restamp, language="en")
    )
    return late


def named(certificate: Certificate, reason: str) -> Withdrawal:
    issuer, serial = issuing.issuer_key_id(certificate), certificate.serial_number
    return Withdrawal(issuer, serial, "2026-11-01T00:00:00Z", reason)


def test_a_key_that_was_taken_ends_every_certificate_of_it(world: World) -> None:
    """Who revokes knows one of them only; one that was superseded goes alone."""
    world.enrol()
    officer = world.sit("station", "C. Ng")
    first = officer.signer.certificate
    request, answer = world.folder / "ng.csr", world.folder / "ng.pem"
    authority_join.request_officer(officer, request)
    authority.certify_officer(world.office, request, answer)
    authority_join.accept_officer(officer, answer)
    renewed = officer.signer.certificate
    other = world.sit("station", "B. Roy").signer.certificate
    for reason, ends in (("superseded", (True, False, False)), ("cessation", (True, True, False))):
        line = named(renewed, reason)
        store = trust.trust_of(world.station.vault)
        pinned = dict(store.officers or {})
        ended = replace(store, revoked=since_when([line], store.roots, pinned))
        assert tuple(bool(ended.revoked_since(one)) for one in (renewed, first, other)) == ends
    mine = officer.officer
    theirs = replace(mine, station="OTT-04", certificate_pem=issuing.to_pem(first))
    revoked = since_when([named(first, KEY_TAKEN)], (), {"mine": mine, "theirs": theirs})
    assert not trust.TrustStore((), revoked=revoked).revoked_since(renewed)


def test_a_delegation_is_revoked_alone_unless_the_key_was_taken(signed: World) -> None:
    made = grant(signed)
    signer = signed.sit("station", "C. Ng").signer.certificate
    admin = signed.sit("station", "D. Cyr")
    revocations.revoke(admin, made.id)
    assert not trust.trust_of(admin.vault).revoked_since(signer)
    [entry] = admin.vault.entries_of(trust.CERTIFICATE_REVOKED)
    admin.record([NewEntry(entry.kind, entry.subject, {**entry.body, "reason": KEY_TAKEN})])
    assert trust.trust_of(admin.vault).revoked_since(signer)


def test_who_is_revoked_at_the_station_does_not_go_on_with_the_offices(signed: World) -> None:
    """The station can name its own certificate only; the officer signs with the office's.

    Nor with a clock that was set back: the place in the ledger tells (T12).
    """
    world = signed
    officer = world.sit("station", "C. Ng")
    request, answer = world.folder / "ng.csr", world.folder / "ng.pem"
    authority_join.request_officer(officer, request)
    authority.certify_officer(world.office, request, answer)
    authority_join.accept_officer(officer, answer)
    revocations.revoke(world.sit("station", "D. Cyr"), "C. Ng", reason="affiliation-changed")
    assert refused(sign, world, authority=None) == "revocation.own"
    world.clock.advance(hours=-2)
    out = decide(world, as_authority=None, outcome=Outcome.ESCALATE)
    found = verification.verify_in(world.station, out)
    assert (found.ok, found.problems) == (False, ("verify.backdated",))


def test_a_later_list_brings_nobody_back(world: World) -> None:
    """A station that was brought back from a backup has forgotten whom it revoked."""
    world.enrol()
    key, root = authority.station_key(world.station), trust.authority_of(world.station.vault)
    serial = world.station.signer.certificate.serial_number
    path = world.folder / "hfx.crl"
    for number, lines in ((1, [Revoked(serial, "2026-11-16T00:00:00Z")]), (2, [])):
        made = revocation.make(root, key, lines, number=number, at=world.clock())
        path.write_text(revocation.to_pem(made))
        revocations.take_list(world.office, path)
    store = trust.trust_of(world.office.vault)
    assert store.revoked_since(world.station.signer.certificate) == "2026-11-16T00:00:00Z"


def test_nobody_is_taken_down_by_another_station_or_with_a_new_key(world: World) -> None:
    """The key alone names nobody, and of who has a new key only the old one ended."""
    roy, ng = (o for o in officers.list_officers(world.station) if o.name in {"B. Roy", "C. Ng"})
    left = replace(roy, disabled=True, disabled_utc="2026-11-16T00:00:00.000Z")
    elsewhere = replace(roy, station="OTT-04")
    new_key = replace(ng, id=roy.id, name=roy.name)
    found = with_leavers({"left": left, "elsewhere": elsewhere, "new": new_key, "same": roy})
    assert [one.disabled for one in found.values()] == [True, False, False, True]
