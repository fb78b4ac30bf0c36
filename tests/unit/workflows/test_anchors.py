"""A vault that lost something is noticed at its opening, read-only until two officers say so."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, STATION, TickingClock
from workstation import words
from workstation.domain.error import BadInputError, NotAllowedError, UsageError
from workstation.domain.officer import Role
from workstation.domain.text import LANGUAGES
from workstation.vault import anchors as vault_anchors
from workstation.vault.anchors import State
from workstation.vault.keys import FLOOR
from workstation.vault.store import NewEntry, Put, utc_time
from workstation.workflows import anchors, backups, machine, officers, partners
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

MARTIN, ROY = "A. Martin", "C. Roy"


@pytest.fixture(scope="module")
def two_officers(pristine_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with two officers, whose anchors nobody has seen."""
    directory = tmp_path_factory.mktemp("two") / "vault"
    shutil.copytree(pristine_vault, directory)
    clock = TickingClock(utc_time("2026-11-16T13:30:00Z"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESSOR_STATE", str(tmp_path_factory.mktemp("elsewhere")))
        session = sessions.unlock(directory, MARTIN, PASSPHRASE, clock)
        officers.add_officer(session, name=ROY, authority=Role.L3, passphrase=PASSPHRASE)
        sessions.end(session)
    return directory


@pytest.fixture
def place(two_officers: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two_officers, tmp_path / "vault"))


class Open:
    """Whoever sits at the vault: one at a time."""

    def __init__(self, place: Path, clock: TickingClock) -> None:
        self.place, self.clock = place, clock
        self.now: Session | None = None

    def __call__(self, who: str = MARTIN, directory: Path | None = None) -> Session:
        self.close()
        self.now = sessions.unlock(directory or self.place, who, PASSPHRASE, self.clock)
        return self.now

    def close(self) -> None:
        if self.now is not None:
            ended, self.now = self.now, None
            sessions.end(ended)


@pytest.fixture
def opened(place: Path, clock: TickingClock) -> Iterator[Open]:
    desk = Open(place, clock)
    yield desk
    desk.close()


def write(session: Session, count: int = 1) -> None:
    for number in range(count):
        session.record([NewEntry("note.saved", f"n{number}", {"text": "x"})])


def copy_of(directory: Path, name: str) -> Path:
    return Path(shutil.copytree(directory, directory.parent / name))


def put_back(copy: Path, directory: Path, *names: str) -> None:
    """Replace the vault's files, or the named ones, by those of an older copy."""
    for file in directory.iterdir():
        if not names or file.name in names:
            file.unlink()
    for file in copy.iterdir():
        if not names or file.name in names:
            shutil.copyfile(file, directory / file.name)


def rolled_back(place: Path, opened: Open, clock: TickingClock) -> Session:
    """A vault whose older copy was put back, opened by the first officer."""
    copy = copy_of(place, "older")
    write(opened(), 3)
    opened.close()
    put_back(copy, place)
    return opened()


def test_a_vault_without_anchors_is_opened_as_ever(opened: Open) -> None:
    session = opened()
    assert session.alarm is None
    assert session.watch.problems == ()
    write(session)
    found = anchors.report(session)
    assert {one.anchor.source for one in found.findings} == {"machine", "officer"}
    assert not any(one.is_alarm for one in found.findings)
    assert found.seq == session.vault.head()[0]


def test_many_clean_openings_are_never_accused(opened: Open) -> None:
    for number in range(6):
        session = opened((MARTIN, ROY)[number % 2])
        assert session.alarm is None, number
        write(session, number)
        sessions.remember_place(session, {"page": str(number)})


def test_the_older_copy_of_the_folder_is_noticed(
    place: Path, opened: Open, clock: TickingClock
) -> None:
    """Threat T5 and fault 12 of security.md."""
    session = rolled_back(place, opened, clock)
    assert session.alarm is not None
    assert session.alarm.worst.state is State.OLDER
    assert session.alarm.worst.anchor.source == "machine"
    assert session.alarm.seq < session.alarm.worst.anchor.seq
    assert (session.alarm.needed, session.alarm.missing) == (2, 2)
    kinds = [entry.kind for entry in session.vault.entries()]
    assert kinds[-1] == "ledger.checkpoint"


def test_the_older_copy_of_the_database_alone_is_noticed_on_another_machine(
    place: Path, opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The officers' anchors lie beside the key slots and know more than the database."""
    copy = copy_of(place, "older")
    write(opened(), 2)
    opened.close()
    put_back(copy, place, "vault.db")
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "another machine"))
    session = opened()
    assert session.alarm is not None
    assert [one.anchor.source for one in session.alarm.findings] == ["officer"]


def test_nothing_is_written_meanwhile_and_everything_is_readable(
    place: Path, opened: Open, clock: TickingClock, tmp_path: Path
) -> None:
    session = rolled_back(place, opened, clock)
    before = session.vault.head()
    acts: list[Callable[[], object]] = [
        lambda: write(session),
        lambda: session.vault.put_drafts([Put("place", {"officer": "O", "place_json": "{}"})]),
        lambda: session.vault.put_attachment(b"x", "text/plain"),
        lambda: partners.add_partner(session, name="P", country="NOR", kind="intelligence"),
        lambda: officers.change_passphrase(session, PASSPHRASE, "seven herons on a cold pier"),
        lambda: backups.back_up(session, tmp_path / "b"),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError) as caught:
            act()
        assert caught.value.code == "vault.quarantined"
        for language in LANGUAGES:
            assert words.error(caught.value, language).next_step
    sessions.remember_place(session, {"page": "home"})
    assert partners.list_partners(session) is not None
    assert session.vault.verify_ledger().ok
    assert session.vault.head() == before


def test_two_different_officers_acknowledge(place: Path, opened: Open, clock: TickingClock) -> None:
    session = rolled_back(place, opened, clock)
    assert session.alarm is not None
    lost = session.alarm.worst.anchor
    with pytest.raises(BadInputError):
        anchors.acknowledge(session, "  ")
    left = anchors.acknowledge(session, "The disk failed on Monday")
    assert left is not None
    assert (left.missing, left.acknowledged[0].name) == (1, MARTIN)
    with pytest.raises(NotAllowedError) as caught:
        anchors.acknowledge(session, "Once more")
    assert caught.value.code == "anchors.same_officer"
    again = opened(MARTIN)
    assert again.alarm is not None
    assert again.alarm.missing == 1
    with pytest.raises(NotAllowedError):
        anchors.acknowledge(again, "Another day")
    second = opened(ROY)
    assert second.alarm is not None
    assert second.alarm.worst.anchor.mark == lost.mark
    assert second.alarm.worst.state is State.OLDER
    assert second.alarm.acknowledged[0].reason == "The disk failed on Monday"
    assert anchors.acknowledge(second, "I saw it too") is None
    assert second.alarm is None
    write(second)
    after = opened(MARTIN)
    assert after.alarm is None
    write(after)
    assert not any(one.is_alarm for one in anchors.report(after).findings)
    assert len(after.vault.entries_of(vault_anchors.ACKNOWLEDGED)) == 2
    assert after.vault.verify_ledger().ok
    with pytest.raises(UsageError):
        anchors.acknowledge(after, "Nothing is lost")


def test_an_acknowledged_loss_does_not_excuse_the_next(
    place: Path, opened: Open, clock: TickingClock
) -> None:
    session = rolled_back(place, opened, clock)
    anchors.acknowledge(session, "one")
    anchors.acknowledge(opened(ROY), "two")
    opened(MARTIN)
    opened.close()
    copy = copy_of(place, "second copy")
    write(opened(), 2)
    opened.close()
    put_back(copy, place)
    assert opened().alarm is not None


def test_the_only_officer_of_a_vault_acknowledges_alone(
    tmp_path: Path, clock: TickingClock
) -> None:
    directory = tmp_path / "single"
    sessions.end(
        sessions.create_vault(
            directory, name=STATION, officer_name=MARTIN, authority=Role.ASSESSOR,
            passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
        )
    )  # fmt: skip
    copy = copy_of(directory, "older")
    sessions.end(sessions.unlock(directory, MARTIN, PASSPHRASE, clock))
    put_back(copy, directory)
    session = sessions.unlock(directory, MARTIN, PASSPHRASE, clock)
    assert session.alarm is not None
    assert session.alarm.needed == 1
    assert anchors.acknowledge(session, "There is nobody else here") is None
    sessions.end(session)


def test_a_log_lost_after_a_kill_is_noticed(place: Path, opened: Open) -> None:
    """Fault 13: what was acknowledged lay in the log only."""
    session = opened()
    write(session, 3)
    killed = copy_of(place, "killed")
    opened.close()
    put_back(killed, place)
    (place / "vault.db-wal").unlink()
    session = opened()
    assert session.alarm is not None
    assert session.alarm.worst.state is State.OLDER


def test_after_a_kill_with_its_log_nothing_is_accused(place: Path, opened: Open) -> None:
    session = opened()
    write(session, 3)
    sessions.remember_place(session, {"page": "home"})
    killed = copy_of(place, "killed")
    state = copy_of(machine.state_path(), "state then")
    opened.close()
    put_back(killed, place)
    put_back(state / "anchors", machine.state_path() / "anchors")
    assert opened().alarm is None


def test_a_flipped_bit_in_the_log_is_noticed_and_the_log_kept(place: Path, opened: Open) -> None:
    """Fault 14: SQLite silently drops what follows it."""
    session = opened()
    write(session, 2)
    killed = copy_of(place, "killed")
    log = bytearray((killed / "vault.db-wal").read_bytes())
    log[len(log) - 5000] ^= 1
    (killed / "vault.db-wal").write_bytes(log)
    opened.close()
    put_back(killed, place)
    session = opened()
    assert session.alarm is not None
    assert (place / session.alarm.kept_log).read_bytes() == bytes(log)


def test_unfinished_work_that_was_lost_is_noticed(place: Path, opened: Open) -> None:
    session = opened()
    before = copy_of(place, "before")
    sessions.remember_place(session, {"page": "typed"})
    shutil.copyfile(place / "vault.db", before / "vault.db")
    anchor = next((machine.state_path() / "anchors").iterdir()).read_bytes()
    opened.close()
    put_back(before, place)
    next((machine.state_path() / "anchors").iterdir()).write_bytes(anchor)
    session = opened()
    assert session.alarm is not None
    assert session.alarm.worst.state is State.UNFINISHED
    anchors.acknowledge(session, "one")
    assert anchors.acknowledge(opened(ROY), "two") is None


def test_two_copies_that_were_worked_in_are_noticed(place: Path, opened: Open) -> None:
    """A fork: the same number, another hash."""
    copy = copy_of(place, "copy")
    write(opened(), 1)
    opened.close()
    state = machine.state_path() / "anchors"
    seen = next(state.iterdir())
    other = seen.read_bytes()
    seen.unlink()
    write(opened(MARTIN, copy), 9)
    opened.close()
    next(state.iterdir()).write_bytes(other)
    session = opened(MARTIN, copy)
    assert session.alarm is not None
    assert session.alarm.worst.state is State.FORKED


def test_a_damaged_anchor_is_said_and_never_a_reason_to_refuse(place: Path, opened: Open) -> None:
    opened()
    opened.close()
    next((machine.state_path() / "anchors").iterdir()).write_bytes(b"rubbish")
    (place / vault_anchors.NAME).write_bytes(b"rubbish")
    session = opened()
    assert session.alarm is None
    assert session.watch.problems == ("anchors.damaged", "anchors.file_damaged")
    again = opened()
    assert again.watch.problems == ()


def test_a_machine_that_cannot_keep_an_anchor_says_so(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("in the way")
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))
    session = opened()
    write(session)
    assert session.watch.problems == ("anchors.unwritable",)
    assert [one.anchor.source for one in anchors.report(session).findings] == ["officer"]


def test_the_vault_moves_between_machines(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / f"machine {number % 2}"))
        session = opened()
        assert session.alarm is None, number
        write(session, 2)
        opened.close()


def test_checkpoints_are_signed_and_the_forged_one_is_noticed(place: Path, opened: Open) -> None:
    session = opened()
    anchors.checkpoint(session)
    assert anchors.check_checkpoints(session) == []
    entry = session.vault.entries_of(vault_anchors.CHECKPOINT)[-1]
    assert (entry.body["seq"], entry.body["head"]) == (entry.seq - 1, entry.previous)
    forged = {**entry.body, "seq": session.vault.head()[0], "head": session.vault.head()[1]}
    session.record([NewEntry(vault_anchors.CHECKPOINT, session.vault.id, forged)])
    assert [one.code for one in anchors.check_checkpoints(session)] == ["ledger.checkpoint_bad"]
    seq = session.vault.head()[0]
    session.watch.close()
    session.vault.close()
    opened.now = None
    found = opened(ROY)
    assert found.alarm is not None
    assert (found.alarm.worst.state, found.alarm.worst.anchor.seq) == (State.BROKEN, seq)


def test_a_noted_head_is_compared(opened: Open) -> None:
    session = opened()
    write(session)
    seq, head = session.vault.head()
    assert anchors.check(session, f"{seq}:{head[:8]}").state is State.AGREES
    assert anchors.check(session, f"{seq}:{head.upper()}").state is State.AGREES
    assert anchors.check(session, f"{seq}:{'0' * 12}").state is State.FORKED
    assert anchors.check(session, f"{seq + 1}:{head}").state is State.OLDER
    assert session.alarm is None
    with pytest.raises(BadInputError):
        anchors.check(session, "no such file.pdf")


def test_an_alarm_is_said_in_both_languages(place: Path, opened: Open, clock: TickingClock) -> None:
    alarm = rolled_back(place, opened, clock).alarm
    assert alarm is not None
    english, french = (alarm.words(language) for language in LANGUAGES)
    assert str(alarm.seq) in english
    assert str(alarm.worst.anchor.seq) in french
    assert english != french
