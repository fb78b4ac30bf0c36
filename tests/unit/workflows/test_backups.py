"""Backups: the same vault back, or nothing."""

import io
import subprocess
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UsageError
from workstation.domain.officer import Role
from workstation.vault import slots
from workstation.vault.store import NewEntry
from workstation.workflows import backups, restoring
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

AT = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


@pytest.fixture
def made(session: Session, tmp_path: Path) -> Path:
    session.record([NewEntry("note.saved", "n1", {"text": "canary of the heron"})])
    session.vault.put_attachment(b"packet" * 5000, "application/pdf")
    backups.back_up(session, tmp_path / "vault.backup")
    return tmp_path / "vault.backup"


def test_a_restored_vault_is_the_same(
    session: Session, made: Path, tmp_path: Path, clock: TickingClock
) -> None:
    last = session.vault.entries_of("backup.written")[0]
    report = restoring.restore(made, tmp_path / "again", AT).report
    assert (report.vault_name, report.seq) == ("OTT-04", last.seq - 1)
    again = sessions.unlock(tmp_path / "again", "A. Martin", PASSPHRASE, clock)
    assert list(again.vault.entries(1, report.seq)) == list(session.vault.entries(1, report.seq))
    assert again.vault.verify_ledger().ok
    assert again.vault.check_rebuild().ok
    assert again.vault.verify_file().ok
    assert len(again.vault.read("SELECT 1 FROM attachment")) == 1
    sessions.end(again)


def test_backup_holds_nothing_readable_and_leaves_nothing_beside_it(
    made: Path, tmp_path: Path
) -> None:
    data = made.read_bytes()
    assert b"canary" not in data
    assert b"packetpacket" not in data
    assert made.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault", "vault.backup"]


def test_any_machine_can_take_it_apart(made: Path) -> None:
    listed = subprocess.run(["tar", "-tf", made], capture_output=True, text=True, check=True)
    assert listed.stdout.split() == ["backup.json", "vault.slots.json", "vault.db"]


def test_only_an_administrator_backs_up(make_session: MakeSession, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedError):
        backups.back_up(make_session(Role.L3, "B. Tremblay"), tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_backup_replaces_a_file_only_when_told(session: Session, made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(UsageError) as caught:
        backups.back_up(session, made)
    assert caught.value.code == "file.exists"
    assert made.read_bytes() == before
    backups.back_up(session, made, force=True)
    assert made.read_bytes() != before


def test_backup_does_not_lie_in_the_vault(session: Session, vault_directory: Path) -> None:
    with pytest.raises(UsageError) as caught:
        backups.back_up(session, vault_directory / "b")
    assert caught.value.code == "backup.inside"


def test_a_vault_that_fails_its_check_is_not_backed_up(session: Session, made: Path) -> None:
    """Security.md section 3.2: never back up a vault that fails its check."""
    from workstation.vault import sqlcipher

    before = made.read_bytes()
    connection = session.vault._connection
    sqlcipher.open_side_doors(connection)
    connection.execute("DROP TRIGGER ledger_no_update")
    connection.execute("UPDATE ledger SET officer = 'O-0009' WHERE seq = 2")
    with pytest.raises(CheckFailedError) as caught:
        backups.back_up(session, made, force=True)
    assert caught.value.code == "backup.vault_damaged"
    assert made.read_bytes() == before


def _repack(data: bytes, edit: Callable[[tarfile.TarInfo, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(data)) as source, tarfile.open(fileobj=out, mode="w") as t:
        for member in source:
            stream = source.extractfile(member)
            assert stream is not None
            content = edit(member, stream.read())
            if content is not None:
                member.size = 0 if member.issym() else len(content)
                t.addfile(member, io.BytesIO(content))
    return out.getvalue()


def _link(member: tarfile.TarInfo, content: bytes) -> bytes:
    if member.name == "vault.db":
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return content


def _climb(member: tarfile.TarInfo, content: bytes) -> bytes:
    if member.name == "vault.db":
        member.name = "../vault.db"
    return content


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:2000],
        lambda data: data[: len(data) // 2],
        lambda data: b"\0" * 10240,
        lambda data: data.replace(b'"seq":', b'"sec":'),
        lambda data: data[:30_000] + bytes([data[30_000] ^ 0xFF]) + data[30_001:],
        lambda data: _repack(data, _link),
        lambda data: _repack(data, _climb),
        lambda data: _repack(data, lambda m, c: None if m.name == slots.NAME else c),
        lambda data: _repack(data, lambda m, c: c + b"x" if m.name == "vault.db" else c),
    ],
)
def test_a_damaged_backup_restores_nothing(
    made: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """Fault 46 of security.md as well: links and climbing names."""
    made.write_bytes(spoil(made.read_bytes()))
    with pytest.raises(BadInputError) as caught:
        restoring.restore(made, tmp_path / "again", AT)
    assert (caught.value.code, caught.value.file) == ("backup.damaged", str(made))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vault", "vault.backup"]


def test_restore_takes_no_place_that_holds_something_else(made: Path, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "letter.txt").write_text("somebody's")
    with pytest.raises(UsageError) as caught:
        restoring.restore(made, tmp_path / "again", AT)
    assert caught.value.code == "vault.folder_used"
    assert (tmp_path / "again" / "letter.txt").read_text() == "somebody's"


def test_restore_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        restoring.restore(tmp_path / "none", tmp_path / "again", AT)
    assert caught.value.code == "backup.unreadable"
