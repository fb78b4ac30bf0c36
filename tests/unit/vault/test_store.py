"""The store: entries with their rows, drafts, attachments, and what it refuses."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.vault.conftest import AT, VAULT_ID, project_notes
from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import keys, sqlcipher
from workstation.vault.schema import GENESIS
from workstation.vault.store import Entry, NewEntry, Put, Remove, Vault, utc_text


def note(subject: str, text: str) -> NewEntry:
    return NewEntry("note.saved", subject, {"text": text})


def notes(vault: Vault) -> dict[object, object]:
    return {r["sha256"]: r["station"] for r in vault.read("SELECT * FROM trusted_root")}


def reopen(vault: Vault, data_key: bytes) -> Vault:
    vault.close()
    return Vault(vault.directory, data_key, projection=project_notes, guard=None)


def test_append_writes_entry_and_row_together(vault: Vault) -> None:
    written = vault.append([note("n1", "heron"), note("n2", "otter")], officer="O-0001", at=AT)
    assert [entry.seq for entry in written] == [1, 2]
    assert written[0].previous == GENESIS
    assert written[1].previous == written[0].hash
    assert written[0].at_utc == "2026-11-16T14:03:22Z"
    assert list(vault.entries()) == written
    assert notes(vault) == {"n1": "heron", "n2": "otter"}
    assert vault.head() == (2, written[1].hash)


def test_append_survives_closing(vault: Vault, data_key: bytes) -> None:
    vault.append([note("n1", "heron")], officer="O-0001", at=AT)
    again = reopen(vault, data_key)
    assert (again.id, again.name) == (VAULT_ID, "OTT-04")
    assert notes(again) == {"n1": "heron"}
    again.close()


def test_append_puts_a_later_state_in_place_and_removes(vault: Vault) -> None:
    for text in ("heron", "otter", ""):
        vault.append([note("n1", text)], officer="O-0001", at=AT)
    assert notes(vault) == {}
    assert vault.head()[0] == 3


def test_append_writes_nothing_when_the_projection_fails(tmp_path: Path, data_key: bytes) -> None:
    def failing(entry: Entry) -> Iterable[Put | Remove]:
        yield Put("trusted_root", {"sha256": "written before the failure"})
        yield Put("trusted_root", {"no_such_column": entry.subject})

    with Vault.create(tmp_path, data_key, vault_id="v", name="n", projection=failing) as broken:
        with pytest.raises(sqlcipher.Error):
            broken.append([note("n1", "heron")], officer="O-0001", at=AT)
        assert broken.head() == (0, GENESIS)
        assert notes(broken) == {}
        broken.put_drafts([Put("place", {"officer": "O-0001", "place_json": "{}"})])


def test_append_changes_drafts_in_the_same_transaction(vault: Vault) -> None:
    draft = {"assessment": "A", "question": "q1", "answer_json": "{}", "saved_utc": "x"}
    vault.put_drafts([Put("draft", draft), Put("draft", {**draft, "question": "q2"})])
    vault.append(
        [note("n1", "heron")],
        officer="O-0001",
        at=AT,
        drafts=[Remove("draft", {"assessment": "A", "question": "q1"})],
    )
    assert [row["question"] for row in vault.read("SELECT question FROM draft")] == ["q2"]


def test_each_change_adds_to_the_sequence_or_to_the_savings(vault: Vault, data_key: bytes) -> None:
    """Security.md section 3.3: an older copy has less of one of them."""
    draft = Put("place", {"officer": "O-0001", "place_json": "{}"})
    marks, told = [(vault.head()[0], vault.savings())], []
    vault.after_commit = lambda seq, _head, _at, savings: told.append((seq, savings))
    for act in (
        lambda: vault.append([note("n1", "heron")], officer="O-0001", at=AT),
        lambda: vault.put_drafts([draft]),
        lambda: vault.append([], officer="O-0001", at=AT, drafts=[draft]),
        lambda: vault.append([note("n2", "heron")], officer="O-0001", at=AT, drafts=[draft]),
        lambda: vault.append_parts([[note("n3", "heron")]], officer="O-0001", at=AT),
        lambda: vault.put_attachment(b"heron", "text/plain"),
    ):
        act()
        marks.append((vault.head()[0], vault.savings()))
    assert told == marks[1:]
    for before, after in pairwise(marks):
        assert after != before
        assert after[0] >= before[0]
        assert after[1] >= before[1]
    with reopen(vault, data_key) as again:
        assert (again.head()[0], again.savings()) == marks[-1]


@pytest.mark.parametrize("table", ["ledger", "trusted_root", "meta"])
def test_drafts_may_only_touch_draft_tables(vault: Vault, table: str) -> None:
    with pytest.raises(ValueError, match="not a table of drafts"):
        vault.put_drafts([Remove(table, {"seq": 1})])


@pytest.mark.parametrize("bad", ['a"b', "a\\b", "é", "a\nb", ""])
def test_append_refuses_fields_that_json_would_escape(vault: Vault, bad: str) -> None:
    for entry in (NewEntry(bad, "s", {}), NewEntry("k", bad, {})):
        with pytest.raises(ValueError, match="plain"):
            vault.append([entry], officer="O-0001", at=AT)
    assert vault.head()[0] == 0


def test_time_is_kept_in_utc() -> None:
    east = timezone(timedelta(hours=-5))
    assert utc_text(datetime(2026, 11, 16, 9, 3, 22, 999, east)) == "2026-11-16T14:03:22Z"
    with pytest.raises(ValueError, match="zone"):
        utc_text(datetime(2026, 11, 16, 9, 3, 22))  # noqa: DTZ001 - the point of the test


def test_entries_can_be_read_in_parts(vault: Vault) -> None:
    vault.append([note(f"n{n}", "x") for n in range(1, 11)], officer="O-0001", at=AT)
    assert [entry.seq for entry in vault.entries(4, 6)] == [4, 5, 6]
    assert [entry.seq for entry in vault.entries_before(None, 3)] == [10, 9, 8]
    assert [entry.seq for entry in vault.entries_before(3, 5)] == [2, 1]
    assert [entry.subject for entry in vault.entries_of("note.saved", "n4")] == ["n4"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET officer = 'O-0009' WHERE seq = 1",
        "UPDATE ledger SET body = NULL",
        "DELETE FROM ledger WHERE seq = 2",
        "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 2",
        "INSERT INTO ledger SELECT 4, at, officer, kind, subject, body_sha256, hash, hash, body"
        " FROM ledger WHERE seq = 2",
        "INSERT INTO ledger SELECT 3, at, officer, kind, subject, body_sha256, previous, hash,"
        " body FROM ledger WHERE seq = 2",
        "UPDATE attachment SET media_type = 'text/html'",
    ],
)
def test_triggers_keep_the_ledger_append_only(vault: Vault, statement: str) -> None:
    vault.append([note("n1", "a"), note("n2", "b")], officer="O-0001", at=AT)
    vault.put_attachment(b"x", "text/plain")
    before = list(vault.entries())
    with pytest.raises(sqlcipher.Error, match=r"not authorized|prohibited"):
        vault.read(statement)
    sqlcipher.open_side_doors(vault._connection)
    with pytest.raises(sqlcipher.IntegrityError, match=r"ledger\.|attachment\."):
        vault._connection.execute(statement)
    assert list(vault.entries()) == before


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema = ON",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA recursive_triggers(0)",
        "PRAGMA rekey = 'x'",
        "DROP TRIGGER ledger_no_update",
        "DROP TABLE ledger",
        "CREATE TEMP TRIGGER t BEFORE INSERT ON ledger BEGIN SELECT 1; END",
        "ALTER TABLE ledger RENAME TO other",
        "INSERT INTO meta VALUES ('id', 'x')",
        "UPDATE meta SET value = 'x'",
        "DELETE FROM draft",
    ],
)
def test_side_doors_are_closed_after_start(vault: Vault, statement: str) -> None:
    with pytest.raises(sqlcipher.Error, match=r"not authorized|prohibited"):
        vault.read(statement)


def test_attachment_round_trip(vault: Vault) -> None:
    data = bytes(range(256)) * 1000
    digest = vault.put_attachment(data, "application/pdf")
    assert digest == hashlib.sha256(data).hexdigest()
    assert vault.put_attachment(data, "application/pdf") == digest
    assert vault.get_attachment(digest) == data
    assert len(vault.read("SELECT sha256 FROM attachment")) == 1


def test_attachment_that_is_not_there(vault: Vault) -> None:
    with pytest.raises(CheckFailedError) as caught:
        vault.get_attachment("0" * 64)
    assert caught.value.code == "vault.attachment_missing"


def test_attachment_that_was_changed_is_refused(vault: Vault) -> None:
    digest = vault.put_attachment(b"heron", "text/plain")
    sqlcipher.open_side_doors(vault._connection)
    vault._connection.execute("DROP TRIGGER attachment_no_update")
    vault._connection.execute("UPDATE attachment SET data = ?", (b"otter",))
    with pytest.raises(CheckFailedError) as caught:
        vault.get_attachment(digest)
    assert caught.value.code == "vault.attachment_changed"


def test_names_of_tables_and_columns_are_names(vault: Vault) -> None:
    for row in ({"officer) VALUES ('x'); --": 1}, {'"officer"': 1}):
        with pytest.raises(ValueError, match="not a table or column"):
            vault.put_drafts([Put("place", row)])


def test_rebuild_compares_equal_after_work(vault: Vault) -> None:
    for text in ("heron", "otter", "", "stoat"):
        vault.append([note("n1", text), note("n2", text * 2)], officer="O-0001", at=AT)
    report = vault.check_rebuild()
    assert report.ok
    assert report.tables["trusted_root"] == 2
    assert "ledger" not in report.tables
    assert "draft" not in report.tables


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trusted_root SET station = 'stoat' WHERE sha256 = 'n1'",
        "DELETE FROM trusted_root WHERE sha256 = 'n1'",
        "INSERT INTO trusted_root (sha256) VALUES ('n0')",
    ],
)
def test_rebuild_sees_a_row_that_the_ledger_does_not_explain(vault: Vault, statement: str) -> None:
    vault.append([note("n1", "heron"), note("n2", "otter")], officer="O-0001", at=AT)
    sqlcipher.open_side_doors(vault._connection)
    vault._connection.execute(statement)
    report = vault.check_rebuild()
    assert not report.ok
    assert {table for table, _ in report.differences} == {"trusted_root"}


def test_newer_schema_is_refused_and_left_alone(vault: Vault, data_key: bytes) -> None:
    """Fault 18 of security.md: newer schema version, no write."""
    sqlcipher.open_side_doors(vault._connection)
    vault._connection.execute("PRAGMA user_version = 99")
    vault.checkpoint()
    vault.close()
    file = vault.directory / "vault.db"
    before = file.read_bytes()
    with pytest.raises(StoreError) as caught:
        Vault(vault.directory, data_key, projection=project_notes, guard=None)
    assert caught.value.code == "vault.newer"
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER extra AFTER INSERT ON partner BEGIN DELETE FROM draft; END",
        "DROP TRIGGER ledger_no_delete",
        "CREATE VIEW extra AS SELECT 1",
    ],
)
def test_changed_schema_is_refused(vault: Vault, data_key: bytes, statement: str) -> None:
    """Fault 23 of security.md: triggers or views put into a database."""
    sqlcipher.open_side_doors(vault._connection)
    vault._connection.execute(statement)
    vault.close()
    with pytest.raises(StoreError) as caught:
        Vault(vault.directory, data_key, projection=project_notes, guard=None)
    assert caught.value.code == "vault.schema_changed"


def test_another_key_does_not_open(vault: Vault) -> None:
    vault.close()
    with pytest.raises(StoreError) as caught:
        Vault(vault.directory, keys.new_key(), projection=project_notes, guard=None)
    assert caught.value.code == "vault.damaged"


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33), bytes(48)])
def test_a_key_of_another_length_never_reaches_the_library(tmp_path: Path, key: bytes) -> None:
    """Fact 7 of security.md: a short raw key would silently be taken as a passphrase."""
    with pytest.raises(ValueError, match="32"):
        sqlcipher.open_database(tmp_path / "new.db", key, create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_readable_database_is_refused(tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "vault.db"
    with sqlite3.connect(file) as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()
    with pytest.raises(StoreError) as caught:
        sqlcipher.open_database(file, bytes(32))
    assert caught.value.code == "vault.not_encrypted"


def test_settings_are_those_of_the_design(vault: Vault) -> None:
    """Security.md section 3.2."""
    expected = {
        "journal_mode": "wal", "synchronous": 2, "locking_mode": "exclusive", "foreign_keys": 1,
        "recursive_triggers": 1, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1,
        "temp_store": 2, "cache_size": -65536, "page_size": "4096", "cipher_memory_security": "0",
        "cipher_page_size": "4096", "cipher_hmac_algorithm": "HMAC_SHA256",
        "wal_autocheckpoint": 4000,
    }  # fmt: skip
    found = {name: next(iter(vault.read(f"PRAGMA {name}")[0].values())) for name in expected}
    assert found == expected


def test_every_own_table_is_strict(vault: Vault) -> None:
    loose = vault.read(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert [row["name"] for row in loose] == ["_sqlite_migrations"]


def test_a_copy_that_was_adopted_is_in_force_though_the_disk_does_not_open_it_at_once(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Security.md section 3.4: exactly one key opens the vault at any moment."""
    vault.append([note("n1", "heron")], officer="O-0001", at=AT)
    file, key = vault.directory / "vault.new", keys.new_key()
    vault.copy_under(file, key).close()
    opened = sqlcipher.open_database

    def failing(path: Path, *_: object, **__: object) -> sqlcipher.Connection:
        raise StoreError("disk.failed", file=str(path))

    monkeypatch.setattr(sqlcipher, "open_database", failing)
    vault.adopt(file, key)
    with pytest.raises(StoreError) as caught:
        vault.head()
    assert caught.value.code == "disk.failed"
    monkeypatch.setattr(sqlcipher, "open_database", opened)
    assert vault.head()[0] == 1
    vault.append([note("n2", "otter")], officer="O-0001", at=AT)
    with reopen(vault, key) as again:
        assert notes(again) == {"n1": "heron", "n2": "otter"}
