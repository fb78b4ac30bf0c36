"""The recovery kit under faults: killed at each step of the disk, no room, damaged key files."""

import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.faults.small_disk import SAYS_FULL
from workstation.domain.error import StoreError, UserError
from workstation.vault import slots
from workstation.vault.keys import FLOOR
from workstation.workflows import officers, recovery, recovery_state, recovery_use
from workstation.workflows import session as sessions
from workstation.workflows.recovery import Kit
from workstation.workflows.recovery_state import RecoveryState
from workstation.workflows.session import Session

NEW_PASSPHRASE = "seven lanterns over the slate roof"
MOST_STEPS = 60


def texts(kit: Kit, *numbers: int) -> list[str]:
    return [kit.shares[number - 1].text for number in numbers]


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in a child that is killed at its nth flush or rename; False when it ended."""
    child = os.fork()
    if not child:
        left = [step]

        def counted(real: Callable[..., None]) -> Callable[..., None]:
            def call(*given: object, **named: object) -> None:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                real(*given, **named)

            return call

        os.fsync, os.replace = counted(os.fsync), counted(os.replace)
        try:
            act()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.fixture
def proven(session: Session) -> Kit:
    kit = recovery.make_kit(session)
    recovery.prove(session, texts(kit, 1, 2))
    sessions.end(session)
    return kit


@pytest.fixture
def copies(
    vault_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], Path]:
    """Copies of the vault, each on a machine of its own, which has seen no other."""

    def make(step: int) -> Path:
        monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / f"state{step}"))
        return Path(shutil.copytree(vault_directory, tmp_path / f"copy{step}"))

    return make


def is_sound(directory: Path, clock: TickingClock, name: str, passphrase: str) -> Session:
    session = sessions.unlock(directory, name, passphrase, clock)
    assert session.vault.verify_ledger().ok
    assert session.vault.check_rebuild().ok
    return session


def test_killed_at_each_step_of_a_use_the_vault_opens_with_and_without_the_new_officer(
    proven: Kit, copies: Callable[[int], Path], clock: TickingClock
) -> None:
    steps = []
    for step in range(1, MOST_STEPS):
        copy = copies(step)

        def use(at: Path = copy) -> None:
            recovery_use.use(
                at,
                texts(proven, 2, 3),
                officer_name="R. Roy",
                passphrase=NEW_PASSPHRASE,
                clock=clock,
                kdf=FLOOR,
            )

        was_killed = killed_at(step, use)
        session = is_sound(copy, clock, OFFICER, PASSPHRASE)
        used = session.vault.entries_of("recovery.used")
        sessions.end(session)
        listed = [slot.name for slot in sessions.list_slots(copy)]
        assert ("R. Roy" in listed) == bool(used), step
        if used:
            sessions.end(is_sound(copy, clock, "R. Roy", NEW_PASSPHRASE))
        assert recovery.prove(copy, texts(proven, 1, 3)).kit == proven.number
        steps.append(bool(used))
        shutil.rmtree(copy)
        if not was_killed:
            break
    assert steps[-1], "the last run was not killed"
    assert False in steps, "the first one was"


def test_killed_at_each_step_of_a_proof_exactly_one_kit_opens(
    proven: Kit, vault_directory: Path, copies: Callable[[int], Path], clock: TickingClock
) -> None:
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    new = recovery.make_kit(session)
    sessions.end(session)
    seen = []
    for step in range(1, MOST_STEPS):
        copy = copies(step)

        def prove(at: Path = copy) -> None:
            working = sessions.unlock(at, OFFICER, PASSPHRASE, clock)
            recovery.prove(working, texts(new, 1, 3))
            sessions.end(working)

        was_killed = killed_at(step, prove)
        sessions.end(is_sound(copy, clock, OFFICER, PASSPHRASE))
        opening = [kit.number for kit in (proven, new) if opens(copy, kit)]
        assert len(opening) == 1, step
        assert not list(copy.glob("vault.slots.new*"))
        seen.append(opening[0])
        shutil.rmtree(copy)
        if not was_killed:
            break
    assert seen[0] == proven.number
    assert seen[-1] == new.number


def test_the_kit_opens_a_vault_whose_change_of_key_was_cut_short(
    proven: Kit, copies: Callable[[int], Path], clock: TickingClock
) -> None:
    """The power fails while an officer leaves, and nobody with a passphrase is left."""
    renewed = []
    # Every other step: those between the rename that decides and the list's are more than one.
    for step in range(1, MOST_STEPS, 2):
        copy = copies(step)

        def renew(at: Path = copy) -> None:
            working = sessions.unlock(at, OFFICER, PASSPHRASE, clock)
            officers.rotate_key(working)
            sessions.end(working)

        was_killed = killed_at(step, renew)
        recovery_use.use(
            copy,
            texts(proven, 1, 2),
            officer_name="R. Roy",
            passphrase=NEW_PASSPHRASE,
            clock=clock,
            kdf=FLOOR,
        )
        session = is_sound(copy, clock, "R. Roy", NEW_PASSPHRASE)
        renewed.append(bool(session.vault.entries_of("key.rotated")))
        sessions.end(session)
        shutil.rmtree(copy)
        if not was_killed:
            break
    assert renewed[-1], "the last run was not killed"
    assert not renewed[0]


def opens(directory: Path, kit: Kit) -> bool:
    try:
        recovery.prove(directory, texts(kit, 1, 2))
    except UserError:
        return False
    return True


@contextmanager
def little_room(limit_bytes: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_no_room_for_the_trial_is_said_and_changes_nothing(session: Session) -> None:
    kit = recovery.make_kit(session)
    before = session.vault.head()
    with little_room(40_000), pytest.raises(StoreError) as refused:
        recovery.prove(session, texts(kit, 1, 2))
    assert refused.value.code in SAYS_FULL
    assert session.vault.head() == before
    assert recovery_state.status(session).state is RecoveryState.UNPROVEN
    assert not list(session.vault.directory.glob(".trial-*"))
    assert recovery.prove(session, texts(kit, 1, 2)).kit == kit.number


def test_no_room_for_the_pages_leaves_neither_kit_nor_file(
    session: Session, tmp_path: Path
) -> None:
    before = session.vault.head()
    with little_room(20_000), pytest.raises(StoreError):
        recovery.make_kit_file(session, tmp_path / "kit.pdf", language="en")
    assert session.vault.head() == before
    assert recovery_state.status(session).state is RecoveryState.NONE
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


@pytest.mark.parametrize("part", ["data_key", "public", "needed", "identifier"])
def test_a_recovery_slot_that_was_edited_opens_nothing(
    proven: Kit, vault_directory: Path, clock: TickingClock, part: str
) -> None:
    """The slot file lies open to anybody: what is changed in it is noticed, never obeyed."""
    import json

    import rfc8785

    file = vault_directory / slots.NAME
    content = json.loads(file.read_bytes())
    edited = {
        "data_key": content["slots"][0]["data_key"],
        "public": content["slots"][0]["public"],
        "needed": 1,
        "identifier": "00001" if proven.number != "00001" else "00002",
    }
    content["recovery"][part] = edited[part]
    file.write_bytes(rfc8785.dumps(content))
    with pytest.raises(UserError):
        recovery_use.use(
            vault_directory,
            texts(proven, 1, 2),
            officer_name="R. Roy",
            passphrase=NEW_PASSPHRASE,
            clock=clock,
            kdf=FLOOR,
        )
    with pytest.raises(UserError) as refused:
        sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert refused.value.code == "vault.slots_changed"


def test_an_old_slot_file_put_back_does_not_bring_the_old_kit_back(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    old = recovery.make_kit(session)
    kept = (vault_directory / slots.NAME).read_bytes()
    recovery.make_kit(session)
    sessions.end(session)
    (vault_directory / slots.NAME).write_bytes(kept)
    with pytest.raises(UserError) as refused:
        recovery_use.use(
            vault_directory,
            texts(old, 1, 2),
            officer_name="R. Roy",
            passphrase=NEW_PASSPHRASE,
            clock=clock,
            kdf=FLOOR,
        )
    assert refused.value.code == "vault.slots_changed"
