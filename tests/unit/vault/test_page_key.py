"""How pages are authenticated, and that vaults of both ways are read (security.md section 3.2)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from workstation.domain.error import StoreError
from workstation.vault import keys, page_key, sqlcipher
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

OLD = Path(__file__).resolve().parents[2] / "fixtures" / "vault_schema_3"


@pytest.fixture
def old(tmp_path: Path, clock: TickingClock) -> Iterator[Session]:
    """A vault whose pages an earlier program authenticated by SHA-512, open."""
    directory = tmp_path / "old"
    shutil.copytree(OLD, directory)
    session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    yield session
    session.watch.close()
    session.vault.close()


def algorithm(session: Session) -> object:
    return session.vault.read("PRAGMA cipher_hmac_algorithm")[0]["cipher_hmac_algorithm"]


def flipped(session: Session, place: int = 2 * 4096 - 100) -> list[int]:
    """Which pages are not authentic once one byte, of the second page, was changed on the disk."""
    session.vault.checkpoint()
    file = session.vault.directory / "vault.db"
    with file.open("r+b") as stream:
        stream.seek(place)
        byte = stream.read(1)[0]
        stream.seek(place)
        stream.write(bytes([byte ^ 1]))
    return session.vault.bad_pages(1, 10_000)[1]


def test_the_start_of_a_file_tells_how_its_pages_are_authenticated() -> None:
    data_key = keys.new_key()
    newest = page_key.new(data_key)
    assert page_key.of(data_key, newest.start) == newest
    assert newest.settings == ("cipher_hmac_algorithm = HMAC_SHA256",)
    assert page_key.of(keys.new_key(), newest.start) is None
    assert data_key.hex() not in repr(newest)


def test_a_new_vault_has_pages_of_sha_256(session: Session) -> None:
    assert algorithm(session) == "HMAC_SHA256"
    assert flipped(session) == [2]


def test_the_start_of_a_file_is_checked_too(session: Session) -> None:
    """No page's authentication covers it, but without it the vault does not open again."""
    assert session.vault.verify_file().ok
    assert flipped(session, 3) == [1]
    assert not session.vault.verify_file().ok


def test_an_older_vault_is_read_written_and_checked_as_it_is(old: Session) -> None:
    assert algorithm(old) == "HMAC_SHA512"
    old.vault.checkpoint()
    assert old.vault.bad_pages(1, 10_000)[1] == []
    assert old.vault.verify_file().ok
    assert flipped(old) == [2]


def test_an_older_vault_gets_pages_of_sha_256_with_its_next_key(old: Session) -> None:
    head, rows = old.vault.head(), old.vault.read("SELECT * FROM partner")
    before = old.secrets.data_key
    officers.rotate_key(old)
    assert algorithm(old) == "HMAC_SHA256"
    assert old.secrets.data_key != before
    assert old.vault.hash_at(head[0]) == head[1]
    assert old.vault.read("SELECT * FROM partner") == rows
    assert old.vault.verify_file().ok
    assert old.vault.check_rebuild().ok


def test_an_export_that_the_disk_did_not_take_says_so(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLCipher's export gives SQLite's words and no code: they must be known."""
    file = tmp_path / "copy.db"
    limit = ("max_page_count = 3",)
    monkeypatch.setattr(sqlcipher, "_COPIED", (*sqlcipher._COPIED, *limit))
    with pytest.raises(StoreError) as caught:
        session.vault.copy_into(file, keys.new_key())
    assert caught.value.code == "disk.full"
    assert session.vault.verify_ledger().ok


def test_a_damaged_page_keeps_a_new_key_away_and_is_said_of_the_vault(session: Session) -> None:
    """Not of the copy, which goes again: what was read is damaged, and stays under its key."""
    key = session.secrets.data_key
    pages = session.vault.bad_pages(1, 1)[0]
    assert flipped(session, pages * 4096 - 100) == [pages]
    with pytest.raises(StoreError) as caught:
        officers.rotate_key(session)
    directory = session.vault.directory
    assert (caught.value.code, caught.value.file) == ("vault.damaged", str(directory / "vault.db"))
    assert session.secrets.data_key == key
    assert not (directory / "vault.db.new").exists()
