"""The recovery kit: made, proven by a trial, used when nobody can open the vault any more."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, STATION, MakeSession, TickingClock
from workstation.domain.error import (
    BadInputError,
    CheckFailedError,
    NotAllowedError,
    StoreError,
    UsageError,
    UserError,
)
from workstation.domain.officer import Role
from workstation.domain.register import DueKind
from workstation.vault import slots
from workstation.vault.keys import FLOOR
from workstation.workflows import due, officers, recovery, recovery_state, recovery_use
from workstation.workflows import session as sessions
from workstation.workflows.recovery import Kit
from workstation.workflows.recovery_state import Gate, RecoveryState
from workstation.workflows.session import Session

NEW_PASSPHRASE = "seven lanterns over the slate roof"


def texts(kit: Kit, *numbers: int) -> list[str]:
    """Shares as a person types them from the sheets with these numbers."""
    return [kit.shares[number - 1].text for number in numbers]


def kinds_of(session: Session) -> list[str]:
    return [entry.kind for entry in session.vault.entries()]


def use(directory: Path, given: Sequence[str], clock: TickingClock, name: str = "R. Roy") -> str:
    done = recovery_use.use(
        directory, given, officer_name=name, passphrase=NEW_PASSPHRASE, clock=clock, kdf=FLOOR
    )
    return done.officer.id


def test_a_kit_is_proven_by_opening_a_copy_of_the_vault(session: Session) -> None:
    assert recovery_state.status(session).state is RecoveryState.NONE
    kit = recovery.make_kit(session)
    assert [share.number for share in kit.shares] == [1, 2, 3]
    assert recovery_state.status(session).state is RecoveryState.UNPROVEN
    before = session.vault.head()
    proof = recovery.prove(session, texts(kit, 3, 1))
    assert (proof.kit, proof.numbers) == (kit.number, (3, 1))
    assert (proof.seq, proof.head) == before
    found = recovery_state.status(session)
    assert found.state is RecoveryState.PROVEN
    assert found.drill_due == "2027-11-16"
    entry = session.vault.entries_of("recovery.proven")[0]
    assert entry.body["shares"] == [3, 1]
    assert entry.body["head"] == before[1]
    assert not list(session.vault.directory.glob(".trial-*"))
    assert session.vault.verify_ledger().ok
    assert session.vault.check_rebuild().ok


def test_no_word_of_a_kit_is_kept(session: Session, tmp_path: Path) -> None:
    """The words exist on paper alone: nothing in the vault or its folder holds them."""
    kit = recovery.make_kit(session)
    recovery.prove(session, texts(kit, 1, 2))
    runs = [" ".join(share.words[at : at + 2]) for share in kit.shares for at in range(4, 32)]
    record = " ".join(str(entry.body) for entry in session.vault.entries())
    on_disk = b"".join(
        p.read_bytes() for p in tmp_path.rglob("*") if p.name != "vault.lock" and p.is_file()
    )
    assert not [run for run in runs if run in record or run.encode() in on_disk]


def test_a_new_kit_replaces_a_proven_one_only_when_it_is_proven(session: Session) -> None:
    old = recovery.make_kit(session)
    recovery.prove(session, texts(old, 1, 2))
    new = recovery.make_kit(session, 3, 5)
    found = recovery_state.status(session)
    assert found.state is RecoveryState.PROVEN
    assert found.kit is not None
    assert found.waiting is not None
    assert (found.kit.number, found.waiting.number) == (old.number, new.number)
    directory = session.vault.directory
    assert recovery.prove(directory, texts(old, 2, 3)).kit == old.number
    recovery.prove(session, texts(new, 5, 2, 4))
    found = recovery_state.status(session)
    assert (found.kit.number if found.kit else "", found.waiting) == (new.number, None)
    with pytest.raises(BadInputError) as refused:
        recovery.prove(directory, texts(old, 2, 3))
    assert refused.value.code == "recovery.other_kit"
    assert recovery.prove(directory, texts(new, 1, 2, 3)).numbers == (1, 2, 3)


def test_a_kit_that_was_never_proven_is_replaced_at_once(session: Session) -> None:
    old = recovery.make_kit(session)
    new = recovery.make_kit(session)
    with pytest.raises(BadInputError) as refused:
        recovery.prove(session, texts(old, 1, 2))
    assert refused.value.code == "recovery.other_kit"
    assert recovery.prove(session, texts(new, 1, 2)).kit == new.number


def test_the_kit_stays_valid_when_the_data_key_changes(
    make_session: MakeSession, clock: TickingClock, vault_directory: Path
) -> None:
    """An officer leaves, the vault gets a new key, and the sheets in the safe still open it."""
    make_session(Role.L3, "B. Tremblay")
    session = make_session(Role.ASSESSOR, OFFICER)
    kit = recovery.make_kit(session)
    recovery.prove(session, texts(kit, 1, 2))
    gone = next(one for one in officers.list_officers(session) if one.name == "B. Tremblay")
    officers.disable_officer(session, gone.id)
    assert recovery.prove(session, texts(kit, 2, 3)).kit == kit.number
    assert recovery_state.status(session).state is RecoveryState.PROVEN
    sessions.end(session)
    use(vault_directory, texts(kit, 1, 3), clock)


def test_shares_for_a_damaged_database_say_that_the_database_is(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    """Whose first bytes are not ours: not the key file's fault, and nobody is enrolled."""
    kit = recovery.make_kit(session)
    sessions.end(session)
    file = vault_directory / "vault.db"
    data = file.read_bytes()
    file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    with pytest.raises(StoreError) as caught:
        use(vault_directory, texts(kit, 1, 2), clock)
    assert (caught.value.code, caught.value.file) == ("vault.damaged", str(file))
    file.write_bytes(data)
    use(vault_directory, texts(kit, 1, 2), clock)


def test_the_copy_of_a_trial_that_was_cut_short_goes_at_the_next_unlock(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    """A power cut left it: after the next data key it would still open with the one before."""
    sessions.end(session)
    left = vault_directory / ".trial-abc"
    left.mkdir()
    (left / "vault.db").write_bytes(b"x")
    sessions.end(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock))
    assert not left.exists()


def test_shares_enrol_a_new_administrator_when_nobody_can_open_the_vault(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    kit = recovery.make_kit(session)
    recovery.prove(session, texts(kit, 1, 2))
    sessions.end(session)
    new_id = use(vault_directory, texts(kit, 2, 3), clock)
    theirs = sessions.unlock(vault_directory, "R. Roy", NEW_PASSPHRASE, clock)
    assert (theirs.officer.id, theirs.officer.administrator) == (new_id, True)
    added = officers.add_officer(
        theirs, name="L. Chen", authority=Role.ASSESSOR, passphrase=PASSPHRASE
    )
    assert added.station == STATION
    used = theirs.vault.entries_of("recovery.used")[0]
    assert (used.officer, used.body["shares"]) == (new_id, [2, 3])
    assert recovery_state.status(theirs).state is RecoveryState.USED
    assert [one.kind for one in due.due_of_vault(theirs)] == [DueKind.RECOVERY_KIT]
    assert theirs.vault.verify_ledger().ok
    assert theirs.vault.check_rebuild().ok
    renewed = recovery.make_kit(theirs)
    recovery.prove(theirs, texts(renewed, 1, 2))
    assert recovery_state.status(theirs).state is RecoveryState.PROVEN
    sessions.end(theirs)


def test_every_officer_is_told_of_a_use_until_they_have_seen_it(
    make_session: MakeSession, clock: TickingClock, vault_directory: Path
) -> None:
    make_session(Role.L3, "B. Tremblay")
    session = make_session(Role.ASSESSOR, OFFICER)
    kit = recovery.make_kit(session)
    sessions.end(session)
    use(vault_directory, texts(kit, 1, 2), clock)
    for name in (OFFICER, "B. Tremblay"):
        here = sessions.unlock(vault_directory, name, PASSPHRASE, clock)
        told = recovery_state.uses_not_seen(here)
        assert [(one.name, one.kit) for one in told] == [("R. Roy", kit.number)]
        recovery_state.acknowledge_use(here, told[0].seq)
        assert recovery_state.uses_not_seen(here) == ()
        sessions.end(here)


@pytest.mark.parametrize("numbers", [(1,), (1, 1)])
def test_fewer_shares_than_are_needed_open_nothing(
    session: Session, clock: TickingClock, vault_directory: Path, numbers: tuple[int, ...]
) -> None:
    kit = recovery.make_kit(session)
    sessions.end(session)
    slots_before = (vault_directory / slots.NAME).read_bytes()
    with pytest.raises(BadInputError) as refused:
        use(vault_directory, texts(kit, *numbers), clock)
    assert refused.value.code in {"recovery.too_few", "recovery.same_share"}
    assert (vault_directory / slots.NAME).read_bytes() == slots_before
    sessions.end(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock))


def test_the_kit_of_another_vault_opens_nothing(
    session: Session, clock: TickingClock, tmp_path: Path
) -> None:
    other = sessions.create_vault(
        tmp_path / "other",
        name="HFX-01",
        officer_name="D. Cyr",
        authority=Role.L4,
        passphrase=PASSPHRASE,
        clock=clock,
        kdf=FLOOR,
    )
    foreign = recovery.make_kit(other)
    sessions.end(other)
    with pytest.raises(NotAllowedError) as none:
        recovery.prove(session, texts(foreign, 1, 2))
    assert none.value.code == "recovery.none"
    recovery.make_kit(session)
    with pytest.raises(BadInputError) as refused:
        recovery.prove(session, texts(foreign, 1, 2))
    assert refused.value.code == "recovery.other_kit"


def test_a_kit_whose_seal_was_spoiled_fails_its_trial(session: Session) -> None:
    """A trial is there to find what a look at the sheets cannot: a seal that does not open."""
    kit = recovery.make_kit(session)
    listed = officers.listed_slots(session)
    assert listed.recovery is not None
    stranger = listed.recovery.holding("another vault", bytes(32), b"x")
    spoiled = listed.with_recovery(stranger).sealed(session.secrets.data_key)
    from workstation.vault import slot_change

    slot_change.apply(session.vault, spoiled, officer=session.officer.id, at=session.clock())
    with pytest.raises(CheckFailedError) as refused:
        recovery.prove(session, texts(kit, 1, 2))
    assert refused.value.code == "recovery.trial_failed"
    assert recovery_state.status(session).state is RecoveryState.UNPROVEN


def test_only_an_administrator_makes_proves_or_puts_off(make_session: MakeSession) -> None:
    kit = recovery.make_kit(make_session(Role.ASSESSOR, OFFICER))
    plain = make_session(Role.L3, "B. Tremblay")
    for act in (
        lambda: recovery.make_kit(plain),
        lambda: recovery.prove(plain, texts(kit, 1, 2)),
        lambda: recovery_state.put_off(plain),
        lambda: recovery.note_printed(plain, kit),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert recovery_state.gate(plain) is None
    assert recovery_state.recovery_due(plain, "9999-12-31") == []


def test_the_page_is_forced_where_the_window_made_the_vault(
    tmp_path: Path, clock: TickingClock
) -> None:
    """Closing and coming back continues there; only the proof ends it."""
    made = sessions.create_vault(
        tmp_path / "made",
        name="HFX-01",
        officer_name="D. Cyr",
        authority=Role.L4,
        passphrase=PASSPHRASE,
        clock=clock,
        kdf=FLOOR,
        owes_recovery=True,
    )
    assert recovery_state.gate(made) is Gate.FORCED
    recovery_state.put_off(made)
    kit = recovery.make_kit(made)
    sessions.end(made)
    again = sessions.unlock(tmp_path / "made", "D. Cyr", PASSPHRASE, clock)
    assert recovery_state.gate(again) is Gate.FORCED
    recovery.prove(again, texts(kit, 1, 2))
    assert recovery_state.gate(again) is None
    sessions.end(again)


def test_elsewhere_it_may_be_put_off_and_stays_due(session: Session) -> None:
    assert recovery_state.gate(session) is Gate.OFFERED
    recovery_state.put_off(session)
    assert recovery_state.gate(session) is None
    owed = due.due_of_vault(session)
    assert [(one.kind, one.overdue, one.detail) for one in owed] == [
        (DueKind.RECOVERY_KIT, True, "none")
    ]


def test_the_drill_is_due_a_year_after_the_last_proof(
    session: Session, clock: TickingClock
) -> None:
    kit = recovery.make_kit(session)
    recovery.prove(session, texts(kit, 1, 2))
    assert due.due_of_vault(session, 120) == []
    clock.advance(days=360)
    assert [(one.kind, one.due, one.overdue) for one in due.due_of_vault(session)] == [
        (DueKind.RECOVERY_DRILL, "2027-11-16", False)
    ]
    clock.advance(days=10)
    assert due.due_of_vault(session)[0].overdue
    recovery.prove(session, texts(kit, 2, 3))
    assert due.due_of_vault(session, 120) == []


def test_a_kit_made_into_a_file_is_there_with_the_file_or_not_at_all(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as refused:
        recovery.make_kit_file(session, session.vault.directory / "kit.pdf", language="en")
    assert refused.value.code == "recovery.inside"
    (tmp_path / "kit.pdf").write_bytes(b"there already")
    with pytest.raises(UsageError):
        recovery.make_kit_file(session, tmp_path / "kit.pdf", language="en")
    with pytest.raises(UserError):
        recovery.make_kit_file(session, tmp_path / "none" / "kit.pdf", language="en")
    assert recovery_state.status(session).state is RecoveryState.NONE
    kit = recovery.make_kit_file(session, tmp_path / "new.pdf", 2, 2, language="fr")
    assert (tmp_path / "new.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "new.pdf").stat().st_mode & 0o077 == 0
    assert kinds_of(session)[-3:] == ["recovery.made", "recovery.printed", "slots.changed"]
    assert recovery.prove(session, texts(kit, 1, 2)).kit == kit.number


def test_a_copy_of_the_folder_opens_on_another_machine(
    session: Session, clock: TickingClock, tmp_path: Path
) -> None:
    """The drill on a clean machine: the folder and the sheets are all there is."""
    kit = recovery.make_kit(session)
    sessions.end(session)
    elsewhere = Path(shutil.copytree(session.vault.directory, tmp_path / "clean"))
    use(elsewhere, texts(kit, 1, 2), clock)
    here = sessions.unlock(elsewhere, "R. Roy", NEW_PASSPHRASE, clock)
    assert here.vault.verify_ledger().ok
    sessions.end(here)


def test_a_name_that_is_taken_is_not_given_twice(
    session: Session, clock: TickingClock, vault_directory: Path
) -> None:
    kit = recovery.make_kit(session)
    sessions.end(session)
    with pytest.raises(BadInputError) as refused:
        use(vault_directory, texts(kit, 1, 2), clock, name=OFFICER)
    assert refused.value.code == "officer.name_taken"
    sessions.end(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock))


def test_a_key_file_that_goes_away_at_work_keeps_nobody_from_home(session: Session) -> None:
    """What is wrong is said at the unlock and by the doctor; Home is read all the same."""
    kit = recovery.make_kit(session)
    recovery.prove(session, texts(kit, 1, 2))
    (session.vault.directory / slots.NAME).unlink()
    assert recovery_state.status(session).state is RecoveryState.NONE
    assert [one.detail for one in due.due_of_vault(session)] == ["none"]
