"""What other processes, signals and a full disk do to a vault: no acknowledged work is lost."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, TickingClock
from workstation.domain.error import NotAllowedError, StoreError
from workstation.domain.officer import Role
from workstation.vault.files import write_atomically
from workstation.vault.keys import FLOOR
from workstation.vault.store import NewEntry
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

ROOT = Path(__file__).resolve().parents[2]
OTHER = "nine grey stones under the pier"


@contextmanager
def worker(*arguments: object, wrapper: tuple[str, ...] = ()) -> Iterator[subprocess.Popen[str]]:
    command = [*wrapper, sys.executable, "-m", "tests.faults.vault_worker", *map(str, arguments)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def read_until(process: subprocess.Popen[str], word: str) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return line.strip()
    pytest.fail(f"the worker ended before it said {word!r}")


def killed_after(directory: Path, command: str, seconds: float) -> list[str]:
    """What a worker had acknowledged when it was killed in the middle of its work."""
    with worker(command, directory) as process:
        read_until(process, "unlocked")
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        assert process.stdout is not None
        return [line for line in process.stdout.read().splitlines() if line.count(" ") == 1]


def check_sound(session: Session) -> None:
    assert session.vault.verify_ledger().ok
    assert session.vault.check_rebuild().ok
    assert session.vault.verify_file().ok


@pytest.mark.parametrize("seconds", [0.05, 0.21, 0.4])
def test_kill_keeps_every_acknowledged_draft(
    vault_directory: Path, clock: TickingClock, seconds: float
) -> None:
    """Fault 24 of security.md: SIGKILL, no acknowledged loss."""
    acknowledged = killed_after(vault_directory, "drafts", seconds)
    assert acknowledged
    session = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    kept = {row["question"] for row in session.vault.read("SELECT question FROM draft")}
    expected = {f"q{int(line.split()[1]):06d}" for line in acknowledged}
    assert expected <= kept
    assert len(kept) - len(expected) <= 1
    check_sound(session)
    sessions.end(session)


def test_kill_keeps_every_acknowledged_entry(vault_directory: Path, clock: TickingClock) -> None:
    acknowledged = killed_after(vault_directory, "entries", 0.3)
    assert acknowledged
    session = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    kept = {entry.subject for entry in session.vault.entries_of("note.saved")}
    assert {f"n{line.split()[1]}" for line in acknowledged} <= kept
    check_sound(session)
    sessions.end(session)


@pytest.mark.parametrize("seconds", [0.3, 0.45, 0.6, 0.75])
def test_kill_while_the_passphrase_changes_leaves_one_that_opens(
    vault_directory: Path, clock: TickingClock, seconds: float
) -> None:
    """T4 of security.md: exactly one of old and new opens, never neither."""
    killed_after(vault_directory, "passphrase", seconds)
    opened: list[str] = []
    refused: list[str] = []
    for passphrase in (PASSPHRASE, OTHER):
        clock.advance(hours=1)
        try:
            session = sessions.unlock(vault_directory, "O-OTT-04-0001", passphrase, clock)
        except NotAllowedError as problem:
            refused.append(problem.code)
        else:
            opened.append(passphrase)
            check_sound(session)
            sessions.end(session)
    assert len(opened) == 1
    assert refused == ["vault.passphrase_wrong"]


def test_second_process_is_refused_politely(vault_directory: Path, clock: TickingClock) -> None:
    """Fault 22 of security.md."""
    with worker("hold", vault_directory) as process:
        assert read_until(process, "hardened") == "hardened True"
        read_until(process, "holding")
        with pytest.raises(NotAllowedError) as caught:
            sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
        assert (caught.value.code, caught.value.exit_code) == ("vault.in_use", 4)
        assert caught.value.file == str(vault_directory)
        # Not even a lock file taken away lets a second process in.
        (vault_directory / "vault.lock").unlink()
        with pytest.raises(StoreError) as still:
            sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
        assert still.value.code == "vault.in_use"
    session = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    check_sound(session)
    sessions.end(session)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_hardened_process_cannot_be_read_or_dumped(vault_directory: Path) -> None:
    """Fault 40 of security.md."""
    with worker("hold", vault_directory) as process:
        read_until(process, "holding")
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        core = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        assert core.split()[4:6] == ["0", "0"]
        # The system gives the files of a process that is not dumpable to root.
        process.send_signal(signal.SIGABRT)
        process.wait()
    assert not list(ROOT.glob("core*"))


def test_second_session_in_one_process_is_refused(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    with pytest.raises(NotAllowedError) as caught:
        sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    assert caught.value.code == "vault.in_use"
    session.record([NewEntry("note.saved", "n1", {})])


@pytest.mark.parametrize("command", ["drafts", "entries"])
def test_file_size_limit_is_a_disk_failure(
    vault_directory: Path, clock: TickingClock, command: str
) -> None:
    """Fault 27 of security.md: a write that fails; the vault opens afterwards, all there."""
    with worker(command, vault_directory, 600_000) as process:
        lines, _ = process.communicate()
        assert process.returncode == 5
    said = lines.split("\n")
    assert said[-2] in {"refused disk.failed 5", "refused disk.full 5"}
    acknowledged = sum(line.startswith(("draft", "entry")) for line in said)
    assert acknowledged > 0
    session = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    table = "draft" if command == "drafts" else "ledger WHERE kind = 'note.saved'"
    assert session.vault.read(f"SELECT count(*) AS n FROM {table}")[0]["n"] == acknowledged
    check_sound(session)
    sessions.end(session)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", place], check=True)


def test_full_disk_is_said_and_work_goes_on_when_there_is_room(
    small_disk: Path, pristine_vault: Path, clock: TickingClock
) -> None:
    """Fault 26 of security.md: error shown, nothing lost, retry works in the same session."""
    directory = Path(shutil.copytree(pristine_vault, small_disk / "vault"))
    session = sessions.unlock(directory, "O-OTT-04-0001", PASSPHRASE, clock)
    ballast = small_disk / "ballast"
    free = shutil.disk_usage(small_disk).free
    ballast.write_bytes(b"\0" * max(free - 150_000, 0))
    written = 0
    with pytest.raises(StoreError) as caught:  # noqa: PT012 - the act that fails is not known
        while True:
            session.record([NewEntry("note.saved", f"n{written}", {"text": "x" * 2000})])
            written += 1
    assert (caught.value.code, caught.value.exit_code) == ("disk.full", 5)
    assert written > 0
    ballast.unlink()
    session.record([NewEntry("note.saved", "after", {"text": "room again"})])
    assert len(session.vault.entries_of("note.saved")) == written + 1
    check_sound(session)
    sessions.end(session)


def test_full_disk_leaves_no_half_made_vault(small_disk: Path, clock: TickingClock) -> None:
    free = shutil.disk_usage(small_disk).free
    (small_disk / "ballast").write_bytes(b"\0" * (free - 100_000))
    with pytest.raises(StoreError) as caught:
        sessions.create_vault(
            small_disk / "vault", name="OTT", officer_name="C. Roy", authority=Role.L3,
            passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
        )  # fmt: skip
    assert caught.value.code == "disk.full"
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_full_disk_keeps_the_old_file(small_disk: Path) -> None:
    path = small_disk / "packet.pdf"
    write_atomically(path, b"old" * 1000)
    with pytest.raises(StoreError) as caught:
        write_atomically(path, b"\0" * 2_000_000)
    assert caught.value.code == "disk.full"
    assert path.read_bytes() == b"old" * 1000
    assert list(small_disk.iterdir()) == [path]


def test_read_only_disk_is_said(
    small_disk: Path, pristine_vault: Path, clock: TickingClock
) -> None:
    directory = Path(shutil.copytree(pristine_vault, small_disk / "vault"))
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(StoreError) as caught:
        sessions.unlock(directory, "O-OTT-04-0001", PASSPHRASE, clock)
    assert caught.value.code == "vault.read_only"
    with pytest.raises(StoreError) as written:
        write_atomically(small_disk / "packet.pdf", b"x")
    assert written.value.code == "disk.read_only"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is Linux's")
@pytest.mark.parametrize(
    ("call", "error", "code"),
    [
        ("pwrite64", "ENOSPC", "disk.full"),
        ("pwrite64", "EIO", "disk.failed"),
        ("fsync", "EIO", "disk.failed"),
    ],
)
@pytest.mark.parametrize("when", ["9+", "40"])
def test_injected_failures_are_said_and_leave_a_sound_vault(
    vault_directory: Path, clock: TickingClock, call: str, error: str, code: str, when: str
) -> None:
    """Faults 26 to 28 of security.md, on the log and the database file."""
    files = [f"{vault_directory / 'vault.db'}{end}" for end in ("", "-wal")]
    wrapper = ("strace", "-qq", "-o", os.devnull, "-f", "-P", files[0], "-P", files[1],
               "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}")  # fmt: skip
    with worker("entries", vault_directory, wrapper=wrapper) as process:
        lines, errors = process.communicate()
    said = lines.split("\n")
    assert said[-2] == f"refused {code} 5", errors
    acknowledged = sum(line.startswith("entry") for line in said)
    session = sessions.unlock(vault_directory, "O-OTT-04-0001", PASSPHRASE, clock)
    kept = len(session.vault.entries_of("note.saved"))
    assert kept in {acknowledged, acknowledged + 1}
    check_sound(session)
    sessions.end(session)
