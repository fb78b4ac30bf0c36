"""Officers with a smart card: enrolled, unlocking, signing, and the card taken out."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests import cards as readers
from tests.cards import PIN, WRONG_PIN, Reader, answering, token_flags
from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.unit.workflows.cms import openssl_cms
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Outcome, State
from workstation.domain.error import UserError
from workstation.domain.officer import Role
from workstation.identity import authority, roster_file, trust
from workstation.transfer.bundle import open_bundle
from workstation.transfer.recipient_key import make_recipient
from workstation.vault import attempts
from workstation.vault.anchors import CARD
from workstation.workflows import (
    approvals,
    assessments,
    cards,
    checkpoints,
    exports,
    officers,
    packets,
    verification,
)
from workstation.workflows import session as sessions
from workstation.workflows.card_unlock import unlock_with_card
from workstation.workflows.cards import Given
from workstation.workflows.session import Session

NAME, LABEL = "R. Patel", "Card of R. Patel"
Unlock = Callable[..., Session]


@pytest.fixture
def place(reader: Reader) -> Path:
    """The folder of a fresh card in the reader."""
    return reader.new_card(LABEL)


@pytest.fixture
def enrolled(session: Session, place: Path) -> str:
    """An assessor with a card, who also administers; their id. Nobody is at the vault."""
    officer = cards.add_officer(
        session, name=NAME, authority=Role.ASSESSOR, administrator=True, card=Given(PIN)
    )
    sessions.end(session)
    return officer.id


@pytest.fixture
def unlock(enrolled: str, vault_directory: Path, clock: TickingClock) -> Iterator[Unlock]:
    """Unlocks the vault with the card; whoever is left at it is sent away."""
    opened: list[Session] = []

    def do(pin: str = PIN, *, last_try: bool = False) -> Session:
        session = unlock_with_card(vault_directory, NAME, pin, clock, last_try=last_try)
        opened.append(session)
        return session

    yield do
    for session in opened:
        session.vault.close()
        if session.card is not None:
            session.card.close()


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        work()
    return caught.value.code


def test_the_card_opens_the_vault_and_the_passphrase_does_not(
    enrolled: str, unlock: Unlock, vault_directory: Path, clock: TickingClock
) -> None:
    (listed,) = [one for one in sessions.list_slots(vault_directory) if one.card]
    assert (listed.officer_id, listed.card) == (enrolled, LABEL)
    slots_text = (vault_directory / "vault.slots.json").read_text()
    assert PIN not in slots_text
    session = unlock()
    assert session.officer.id == enrolled
    assert session.secrets.signing_key == b"", "no signing key is in memory"
    assert session.secrets.authority_key
    assert session.vault.verify_ledger().ok
    assert session.vault.check_rebuild().ok
    sessions.end(session)
    assert not session.card.is_there()
    passphrase = code_of(lambda: sessions.unlock(vault_directory, NAME, PASSPHRASE, clock))
    assert passphrase == "card.needed"
    card = code_of(lambda: unlock_with_card(vault_directory, "A. Martin", PIN, clock))
    assert card == "card.not_used"


def test_the_record_says_who_was_given_which_card(enrolled: str, unlock: Unlock) -> None:
    session = unlock()
    (entry,) = session.vault.entries_of(cards.CARD_ADDED)
    assert entry.subject == enrolled
    assert entry.body["token"] == LABEL
    assert entry.body["serial"] == session.card.token.serial
    assert PIN not in str(entry.body)
    sessions.end(session)
    again = unlock()
    signed = checkpoints.last(again.vault)
    assert signed is not None
    assert signed.officer == enrolled
    assert checkpoints.is_sound(signed, checkpoints.certificates_of(again.vault))


def test_a_new_officer_of_a_card_administrator(unlock: Unlock) -> None:
    """The authority's key came out of the card's slot: certificates can be issued."""
    session = unlock()
    added = officers.add_officer(
        session, name="C. Roy", authority=Role.L3, passphrase="nine herons over the marsh"
    )
    assert added.certificate_pem


def test_wrong_pins_are_counted_by_the_card_and_by_the_vault(
    enrolled: str, unlock: Unlock, vault_directory: Path, clock: TickingClock
) -> None:
    assert code_of(lambda: unlock(WRONG_PIN)) == "card.pin_wrong_low"
    assert cards.state_of(LABEL, "").is_low
    for _ in range(attempts.FREE_ATTEMPTS - 1):
        code_of(lambda: unlock(WRONG_PIN))
    assert code_of(lambda: unlock(PIN)) == "vault.wait"
    clock.advance(minutes=1)
    session = unlock()
    (entry,) = session.vault.entries_of("officer.unlocked")[-1:]
    assert entry.body["failures"] == attempts.FREE_ATTEMPTS
    sessions.end(session)
    assert not cards.state_of(LABEL, "").is_low


def test_the_last_try_waits_for_the_person(unlock: Unlock) -> None:
    with token_flags(readers.FINAL_TRY):
        assert cards.state_of(LABEL, "").is_last_try
        assert code_of(unlock) == "card.last_try"
        sessions.end(unlock(last_try=True))
    with token_flags(readers.LOCKED):
        assert code_of(lambda: unlock(last_try=True)) == "card.pin_locked"
        state = cards.state_of(LABEL, "")
        assert state.problem is not None
        assert state.problem.code == "card.pin_locked"


def test_without_the_card_and_with_another(
    enrolled: str, unlock: Unlock, reader: Reader, place: Path
) -> None:
    reader.take_out(place)
    assert code_of(unlock) == "card.none"
    reader.new_card(LABEL)
    assert code_of(unlock) == "card.not_here", "the same label is not the same card"
    reader.put_back(place)
    sessions.end(unlock())


def test_a_card_whose_keys_were_made_anew_does_not_open(unlock: Unlock) -> None:
    from pkcs11 import Attribute, ObjectClass

    session = unlock()
    card = session.card
    for kind in (ObjectClass.PRIVATE_KEY, ObjectClass.PUBLIC_KEY):
        for found in card._session.get_objects({Attribute.CLASS: kind}):
            found.destroy()
    card._remember_a_key()
    card.keys()
    sessions.end(session)
    assert code_of(unlock) == "card.key_missing"


def test_a_packet_signed_by_a_card(unlock: Unlock, tmp_path: Path) -> None:
    session = unlock()
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    verdict = verification.verify_in(session, packet)
    assert verdict.problems == ()
    assert verdict.ok
    assert assessments.get_state(session, assessment) is State.SUBMITTED
    said = subprocess.run(
        ["pdfsig", "-nocert", packet], capture_output=True, text=True, check=False
    ).stdout
    assert said.count("Signature is Valid.") == 1
    said = subprocess.run(
        ["mutool", "sign", "-v", packet], capture_output=True, text=True, check=False
    ).stdout
    assert "The document is unchanged since signing." in said
    pdf = packet.read_bytes()
    checked = openssl_cms(pdf, tmp_path, officers.trust_pem(session))
    assert checked.returncode == 0, checked.stderr


def test_a_decision_signed_by_a_card(
    make_session: MakeSession, reader: Reader, vault_directory: Path, clock: TickingClock,
    tmp_path: Path,
) -> None:  # fmt: skip
    reader.new_card("L4")
    session = make_session(Role.ASSESSOR, "A. Martin")
    packet = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    cards.add_officer(session, name="L. Roy", authority=Role.L4, card=Given(PIN))
    sessions.end(session)
    theirs = unlock_with_card(vault_directory, "L. Roy", PIN, clock)
    out = tmp_path / "decided.pdf"
    approvals.decide(
        theirs, packet, outcome=Outcome.DENY, reasons="Not on these terms.", marking="(U)", out=out
    )
    assert verification.verify_in(theirs, out).ok
    said = subprocess.run(["pdfsig", "-nocert", out], capture_output=True, text=True, check=False)
    assert said.stdout.count("Signature is Valid.") == 2
    sessions.end(theirs)


def test_a_roster_and_a_bundle_signed_by_a_card(
    unlock: Unlock, tmp_path: Path, clock: TickingClock
) -> None:
    session = unlock()
    path = tmp_path / "ott.roster"
    officers.export_roster(session, path)
    (tmp_path / "roots.pem").write_text(officers.trust_pem(session))
    done = subprocess.run(
        ["openssl", "cms", "-verify", "-inform", "PEM", "-in", path, "-CAfile",
         tmp_path / "roots.pem", "-no_check_time", "-cades"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert NAME.encode() in done.stdout

    key_pem, certificate_pem = make_recipient("Central office", clock())
    (tmp_path / "central.pem").write_text(certificate_pem)
    (tmp_path / "recipients.txt").write_text("central.pem\n")
    report = exports.write_bundle(session, tmp_path / "1.bundle", tmp_path / "recipients.txt")
    key = serialization.load_pem_private_key(key_pem.encode(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    certificate = x509.load_pem_x509_certificate(certificate_pem.encode())
    opened = open_bundle(
        report.path.read_bytes(),
        key,
        certificate,
        session.signer.chain,
    )
    assert opened.signer == session.signer.certificate
    sessions.end(session)
    assert session.card is not None


def test_the_card_is_taken_out_while_a_packet_is_signed(
    unlock: Unlock, reader: Reader, place: Path, tmp_path: Path
) -> None:
    """The packet is not written, the record says nothing of it, and the vault closes whole."""
    session = unlock()
    assessment = fill(session, tmp_path)
    out = tmp_path / "packet.pdf"
    with answering("C_Sign", readers.CKR_DEVICE_REMOVED, after=1):
        assert code_of(lambda: packets.submit(session, assessment, out)) == "card.removed"
    assert not out.exists()
    assert not session.vault.entries_of("assessment.submitted")
    assert session.card is not None
    assert session.card.is_there()
    reader.take_out(place)
    assert not session.card.is_there()
    assert code_of(lambda: packets.submit(session, assessment, out)) == "card.removed"
    assert not session.vault.entries_of("assessment.submitted")
    assert assessments.get_state(session, assessment) is State.DRAFT
    sessions.end(session)
    reader.put_back(place)
    again = unlock()
    assert packets.submit(again, assessment, out).exists()
    assert again.vault.verify_ledger().ok
    sessions.end(again)


def test_a_new_data_key_keeps_the_card_valid(unlock: Unlock, session: Session) -> None:
    theirs = unlock()
    before = theirs.secrets.data_key
    officers.rotate_key(theirs)
    assert theirs.secrets.data_key != before
    sessions.end(theirs)
    again = unlock()
    assert again.secrets.data_key == theirs.secrets.data_key
    officers.disable_officer(again, "O-OTT-04-0001")
    assert again.secrets.data_key != theirs.secrets.data_key
    sessions.end(again)
    sessions.end(unlock())


def test_a_change_of_key_that_was_cut_short_is_finished_by_the_card(
    unlock: Unlock, vault_directory: Path
) -> None:
    """The database has its new key, the slot list its old name: one PIN settles it."""
    theirs = unlock()
    listed, pending = vault_directory / "vault.slots.json", vault_directory / "vault.slots.new.json"
    before = listed.read_bytes()
    officers.rotate_key(theirs)
    sessions.end(theirs)
    listed.rename(pending)
    listed.write_bytes(before)
    again = unlock()
    assert again.secrets.data_key == theirs.secrets.data_key
    assert not pending.exists()
    sessions.end(again)


def test_an_officer_gets_a_card_in_place_of_the_passphrase(
    session: Session, place: Path, vault_directory: Path, clock: TickingClock, tmp_path: Path
) -> None:
    """What they signed before counts, and so does what they sign after, in one session."""
    packet = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    old = session.signer.certificate
    renewed = cards.give_card(session, session.officer.id, Given(PIN))
    assert session.officer == renewed
    assert session.signer.certificate != old
    assert session.card is not None
    assert not officers.rotation_owed(session), "nobody left"
    known = trust.trust_of(session.vault).officers
    assert known is not None
    assert known[authority.fingerprint(old)].disabled_utc
    assert not known[authority.fingerprint(session.signer.certificate)].disabled
    assert verification.verify_in(session, packet).ok
    officers.export_roster(session, tmp_path / "ott.roster")
    assert roster_file.read_station(tmp_path / "ott.roster").officers == (renewed,)
    sessions.end(session)
    assert code_of(
        lambda: sessions.unlock(vault_directory, "A. Martin", PASSPHRASE, clock)
    ) == "card.needed"  # fmt: skip
    again = unlock_with_card(vault_directory, "A. Martin", PIN, clock)
    assert again.signer.certificate == session.signer.certificate
    sessions.end(again)


def test_one_card_one_officer(session: Session, enrolled: str, unlock: Unlock, place: Path) -> None:
    theirs = unlock()
    assert code_of(
        lambda: cards.add_officer(theirs, name="Z. Wu", authority=Role.L3, card=Given(PIN))
    ) == "card.taken"  # fmt: skip
    sessions.end(theirs)


def test_nothing_is_added_when_the_card_fails(session: Session, place: Path) -> None:
    before = session.vault.head()

    def add(**more: str) -> object:
        return cards.add_officer(session, name=NAME, authority=Role.L3, card=Given(**more))

    assert code_of(lambda: add(pin=WRONG_PIN)) == "card.pin_wrong_low"
    assert code_of(lambda: add(pin="")) == "card.pin_empty"
    assert code_of(lambda: add(pin=PIN, token="Other")) == "card.not_here"
    with answering("C_DeriveKey", readers.CKR_DEVICE_ERROR):
        assert code_of(lambda: add(pin=PIN)) == "card.failed"
    with answering("C_Sign", readers.CKR_DEVICE_REMOVED, after=1):
        assert code_of(lambda: add(pin=PIN)) == "card.removed"
    assert session.vault.head() == before
    assert len(sessions.list_slots(session.vault.directory)) == 1
    assert add(pin=PIN, token=LABEL)


def test_an_older_copy_of_the_vault_is_noticed_by_the_card(
    unlock: Unlock, vault_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine that never saw the vault, with no anchor beside the slots."""
    import shutil

    sessions.end(unlock())
    shutil.copytree(vault_directory, tmp_path / "copy")
    later = unlock()
    later.record([])
    sessions.end(later)
    shutil.rmtree(vault_directory)
    shutil.copytree(tmp_path / "copy", vault_directory)
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "another machine"))
    (vault_directory / "vault.anchors.json").unlink(missing_ok=True)
    found = unlock()
    assert found.alarm is not None
    assert found.alarm.worst.anchor.source == CARD
    assert found.vault.read_only
    sessions.end(found)
