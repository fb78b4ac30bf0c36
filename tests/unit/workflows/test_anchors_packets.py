"""Packets know the head of the history that they were made at; a recovery kit stands in."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.unit.workflows.filled import fill
from workstation.domain.error import BadInputError, NotAllowedError, UserError
from workstation.domain.officer import Role
from workstation.vault import anchors as vault_anchors
from workstation.vault.anchors import State
from workstation.vault.store import NewEntry
from workstation.workflows import anchors, officers, packets, recovery, verification
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


def forget_everything(directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that saw nothing, and no officer's anchor."""
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / f"new {len(list(tmp_path.iterdir()))}"))
    (directory / vault_anchors.NAME).unlink(missing_ok=True)


def again(session: Session, clock: TickingClock) -> Session:
    directory = session.vault.directory
    sessions.end(session)
    return sessions.unlock(directory, OFFICER, PASSPHRASE, clock)


def test_a_packet_of_a_lost_stretch_closes_the_vault(
    vault_directory: Path, tmp_path: Path, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Path(shutil.copytree(vault_directory, tmp_path / "older"))
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    packet = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    assert anchors.check(session, str(packet)).state is State.AGREES
    assert session.vault.entries_of(vault_anchors.CHECKPOINT)[-1].seq == session.vault.head()[0]
    sessions.end(session)
    shutil.rmtree(vault_directory)
    shutil.copytree(older, vault_directory)
    forget_everything(vault_directory, tmp_path, monkeypatch)
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert session.alarm is None
    session.record([NewEntry("note.saved", "n", {"text": "work goes on unaware"})])
    verdict = verification.verify_in(session, packet)
    assert verdict.ok
    assert session.alarm is not None
    assert session.alarm.worst.anchor.source == "packet"
    with pytest.raises(NotAllowedError):
        session.record([NewEntry("note.saved", "n", {"text": "x"})])
    sessions.remember_place(session, {"page": "what was being typed is still kept"})
    session = again(session, clock)
    assert session.alarm is not None, "the packet is remembered beside the key slots"
    assert anchors.acknowledge(session, "The laptop was replaced") is None
    session = again(session, clock)
    assert session.alarm is None
    assert verification.verify_in(session, packet).ok
    assert session.alarm is None, "its loss is explained"
    assert anchors.check(session, str(packet)).is_alarm
    sessions.end(session)


def test_the_only_officer_needs_the_recovery_kit_where_there_is_one(
    vault_directory: Path, tmp_path: Path, clock: TickingClock
) -> None:
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    kit = recovery.make_kit(session)
    words = [share.text for share in kit.shares[: kit.needed]]
    recovery.prove(session, words)
    sessions.end(session)
    older = Path(shutil.copytree(vault_directory, tmp_path / "older"))
    session = again(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock), clock)
    sessions.end(session)
    shutil.rmtree(vault_directory)
    shutil.copytree(older, vault_directory)
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert session.alarm is not None
    assert session.alarm.needs_kit
    left = anchors.acknowledge(session, "alone")
    assert left is not None
    assert left.missing == 1
    with pytest.raises(UserError):
        anchors.acknowledge(session, "wrong words", shares=["not a share"])
    assert session.alarm.missing == 1
    assert anchors.acknowledge(session, "with the kit", shares=words) is None
    session.record([NewEntry("note.saved", "n", {"text": "x"})])
    sessions.end(session)


def test_the_kit_stands_for_an_officer_who_is_dead(
    vault_directory: Path, tmp_path: Path, clock: TickingClock
) -> None:
    """A second slot that nobody opens any more does not close the vault for ever."""
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    officers.add_officer(session, name="B. Roy", authority=Role.L3, passphrase=PASSPHRASE)
    kit = recovery.make_kit(session)
    words = [share.text for share in kit.shares[: kit.needed]]
    recovery.prove(session, words)
    sessions.end(session)
    older = Path(shutil.copytree(vault_directory, tmp_path / "older"))
    sessions.end(again(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock), clock))
    shutil.rmtree(vault_directory)
    shutil.copytree(older, vault_directory)
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert session.alarm is not None
    assert (session.alarm.takes_kit, session.alarm.needs_kit) == (True, False)
    assert anchors.acknowledge(session, "B. Roy is dead", shares=words) is None
    session.record([NewEntry("note.saved", "n", {"text": "x"})])
    sessions.end(session)


def test_what_is_neither_a_head_nor_a_packet_is_refused(session: Session, tmp_path: Path) -> None:
    for text in ("12", "12:xyz", "1:abc", "-1:abcdefabcd", str(tmp_path / "absent.pdf")):
        with pytest.raises(BadInputError):
            anchors.check(session, text)
