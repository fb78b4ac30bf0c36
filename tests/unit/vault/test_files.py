"""Writing whole files."""

import os
from pathlib import Path

import pytest

from workstation.domain.error import StoreError, UsageError
from workstation.vault import files, passphrase


def test_write_makes_a_private_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    files.write_atomically(path, b"one")
    files.write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [path]


def test_write_without_force_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    files.write_atomically(path, b"one", force=False)
    with pytest.raises(UsageError) as caught:
        files.write_atomically(path, b"two", force=False)
    assert caught.value.code == "file.exists"
    assert path.read_bytes() == b"one"


def test_what_is_protected_from_writing_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"one")
    path.chmod(0o444)
    with pytest.raises(StoreError) as caught:
        files.write_atomically(path, b"two", force=True)
    assert caught.value.code == "disk.denied"
    assert path.read_bytes() == b"one"
    path.chmod(0o644)
    files.write_atomically(path, b"two", force=True)
    assert path.read_bytes() == b"two"


def test_write_names_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        files.write_atomically(tmp_path / "none" / "packet.pdf", b"one")
    assert caught.value.code == "file.folder_missing"


def test_write_refuses_a_folder_as_target(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        files.write_atomically(tmp_path, b"one")
    assert caught.value.code == "file.is_folder"


def write_to_full_device() -> None:
    with files.disk_errors(Path("/dev/full")):
        descriptor = os.open("/dev/full", os.O_WRONLY)
        try:
            os.write(descriptor, b"x")
        finally:
            os.close(descriptor)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_has_its_code() -> None:
    with pytest.raises(StoreError) as caught:
        write_to_full_device()
    assert caught.value.code == "disk.full"


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    files.write_atomically(path, b"one")
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_too_long_is_a_disk_failure_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        files.write_atomically(tmp_path / ("x" * 300), b"one")
    assert caught.value.code == "disk.failed"
    assert list(tmp_path.iterdir()) == []


def test_read_limited_gives_nothing_above_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"x" * 10)
    assert files.read_limited(path, 10) == b"x" * 10
    assert files.read_limited(path, 9) is None


@pytest.mark.parametrize(
    "name", ["vault.db", "Vault.DB", "vault.db-wal", "vault.slots.json", "vault.attempts.json"]
)
def test_no_output_takes_the_place_of_a_file_of_the_vault(tmp_path: Path, name: str) -> None:
    """Told to replace the slots by a roster, nobody could ever unlock the vault again."""
    path = tmp_path / name
    path.write_bytes(b"ours")
    with pytest.raises(UsageError) as caught:
        files.write_atomically(path, b"an export", force=True)
    assert caught.value.code == "file.of_vault"
    assert path.read_bytes() == b"ours"


def test_a_pipe_or_a_device_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody writes to the pipe: who opened it would wait for ever (CWE-400)."""
    pipe, folder = tmp_path / "roster", tmp_path
    os.mkfifo(pipe)
    for path, problem in (
        (pipe, FileNotFoundError),
        (Path("/dev/zero"), FileNotFoundError),
        (folder, IsADirectoryError),
        (tmp_path / "none", FileNotFoundError),
    ):
        with pytest.raises(problem):
            files.read_limited(path, 10)
    (tmp_path / "there").write_bytes(b"12345")
    assert files.read_limited(tmp_path / "there", 5) == b"12345"
    assert files.read_limited(tmp_path / "there", 4) is None


def test_a_passphrase_may_be_piped_in(tmp_path: Path) -> None:
    ends = os.pipe()
    os.write(ends[1], b"a long enough passphrase\n")
    os.close(ends[1])
    assert passphrase.read_file(Path(f"/dev/fd/{ends[0]}")) == "a long enough passphrase"
    os.close(ends[0])
