"""The chain: its hash is canonical JSON, and edits of the stored rows are seen."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.vault.conftest import AT
from workstation.vault import ledger, sqlcipher
from workstation.vault.schema import GENESIS
from workstation.vault.store import NewEntry, Vault

PLAIN = st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters='"\\'))
HEX = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(st.integers(1, 2**53 - 1), PLAIN, PLAIN, PLAIN, HEX, HEX)
def test_hash_is_that_of_canonical_json(
    seq: int, officer: str, kind: str, subject: str, body_sha256: str, previous: str
) -> None:
    """RFC 8785 over the seven fields, as the contract of the ledger says."""
    fields: dict[str, Any] = {
        "seq": seq, "at": "2026-11-16T14:03:22Z", "officer": officer, "kind": kind,
        "subject": subject, "body_sha256": body_sha256, "previous": previous,
    }  # fmt: skip
    assert ledger.hash_of(**fields) == sha256(rfc8785.dumps(fields)).hexdigest()


def test_body_is_stored_as_canonical_json(vault: Vault) -> None:
    body = {"z": 1, "a": "été « cote »", "n": [1.5, None, True]}
    entry = vault.append([NewEntry("k", "s", body)], officer="O-0001", at=AT)[0]
    stored = vault.read("SELECT body FROM ledger")[0]["body"]
    assert stored == rfc8785.dumps(body).decode()
    assert entry.body_sha256 == sha256(rfc8785.dumps(body)).hexdigest()


@pytest.fixture
def filled(vault: Vault) -> Vault:
    entries = [NewEntry("note.saved", f"n{n}", {"text": f"text {n}"}) for n in range(1, 21)]
    vault.append(entries, officer="O-0001", at=AT)
    return vault


def edit(vault: Vault, *statements: str) -> None:
    """Do what someone with the key could do with other tools: no triggers in the way."""
    connection = vault._connection
    sqlcipher.open_side_doors(connection)
    for trigger in ("ledger_no_update", "ledger_no_delete", "ledger_in_order"):
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for statement in statements:
        connection.execute(statement)


def rehash(vault: Vault, seq: int, **changes: str) -> None:
    """Change an entry and make its own hash fit again."""
    row = vault.read("SELECT * FROM ledger WHERE seq = ?", (seq,))[0]
    fields: dict[str, Any] = {**row, **changes}
    body, _ = fields.pop("body"), fields.pop("hash")
    if "body" in changes:
        fields["body_sha256"] = sha256(str(body).encode()).hexdigest()
    digest = ledger.hash_of(**fields)
    edit(vault)
    vault._connection.execute(
        "UPDATE ledger SET at=?, officer=?, kind=?, subject=?, body_sha256=?, body=?, hash=?"
        " WHERE seq=?",
        (fields["at"], fields["officer"], fields["kind"], fields["subject"],
         fields["body_sha256"], body, digest, seq),
    )  # fmt: skip


def test_verify_accepts_what_was_written(filled: Vault) -> None:
    report = filled.verify_ledger()
    assert report.ok
    assert report.entries == 20
    assert report.head == filled.head()
    assert report.problems == ()


def test_verify_accepts_an_empty_ledger(vault: Vault) -> None:
    report = vault.verify_ledger()
    assert (report.ok, report.entries, report.head) == (True, 0, (0, GENESIS))


def test_verify_accepts_a_disposed_body(filled: Vault) -> None:
    """Decision 1 of architecture.md: the chain covers the body's hash and not the body."""
    edit(filled, "UPDATE ledger SET body = NULL WHERE seq = 5")
    assert filled.verify_ledger().ok
    assert next(iter(filled.entries(5, 5))).body == {}


EDITS: list[tuple[Callable[[Vault], None], tuple[int, str]]] = [
    (lambda v: edit(v, "UPDATE ledger SET at = '2025-01-01T00:00:00Z' WHERE seq = 7"),
     (7, "ledger.changed")),
    (lambda v: edit(v, "UPDATE ledger SET officer = 'O-0002' WHERE seq = 7"),
     (7, "ledger.changed")),
    (lambda v: edit(v, "UPDATE ledger SET kind = 'note.gone' WHERE seq = 1"),
     (1, "ledger.changed")),
    (lambda v: edit(v, "UPDATE ledger SET subject = 'n99' WHERE seq = 20"),
     (20, "ledger.changed")),
    (lambda v: edit(v, "UPDATE ledger SET body = '{\"text\":\"other\"}' WHERE seq = 7"),
     (7, "ledger.body_changed")),
    (lambda v: edit(v, f"UPDATE ledger SET hash = '{'a' * 64}' WHERE seq = 7"),
     (7, "ledger.changed")),
    (lambda v: edit(v, f"UPDATE ledger SET previous = '{'a' * 64}' WHERE seq = 7"),
     (7, "ledger.broken_link")),
    (lambda v: edit(v, "DELETE FROM ledger WHERE seq = 7"), (8, "ledger.gap")),
    (lambda v: edit(v, "DELETE FROM ledger WHERE seq = 1"), (2, "ledger.gap")),
    (lambda v: edit(v, "DELETE FROM ledger WHERE seq = 7",
                    "UPDATE ledger SET seq = seq - 1 WHERE seq > 7"), (7, "ledger.changed")),
    (lambda v: edit(v, "UPDATE ledger SET seq = 100 WHERE seq = 7",
                    "UPDATE ledger SET seq = 7 WHERE seq = 8",
                    "UPDATE ledger SET seq = 8 WHERE seq = 100"), (7, "ledger.broken_link")),
    (lambda v: rehash(v, 7, officer="O-0002"), (8, "ledger.broken_link")),
    (lambda v: rehash(v, 7, body='{"text":"other"}'), (8, "ledger.broken_link")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), EDITS)
def test_verify_names_each_edit(
    filled: Vault, change: Callable[[Vault], None], expected: tuple[int, str]
) -> None:
    """Fact 2 of security.md: edits, deletions, swaps and duplicates in the middle."""
    change(filled)
    report = filled.verify_ledger()
    assert not report.ok
    assert expected in [(problem.seq, problem.code) for problem in report.problems]


def test_verify_sees_fields_that_would_pretend_to_be_others(filled: Vault) -> None:
    """Two different rows must never give the same text to hash."""
    previous = str(filled.read("SELECT previous FROM ledger WHERE seq = 20")[0]["previous"])
    forged = f'O-0001","previous":"{previous}","seq":20,"subject":"n20"}}'
    assert '"' in forged
    edit(filled)
    filled._connection.execute("UPDATE ledger SET officer = ? WHERE seq = 20", (forged,))
    text = filled._connection.execute(ledger._CHECKED, (0, 1000)).fetchall()[-1][1]
    digest = sha256(text).hexdigest()
    filled._connection.execute("UPDATE ledger SET hash = ? WHERE seq = 20", (digest,))
    assert [(p.seq, p.code) for p in filled.verify_ledger().problems] == [(20, "ledger.changed")]


def test_verify_sees_each_edit_where_pages_of_entries_meet(vault: Vault) -> None:
    """The check compares pages of entries; nothing hides at the edge of one."""
    entries = [NewEntry("note.saved", f"n{n}", {"text": f"text {n}"}) for n in range(1, 601)]
    vault.append(entries, officer="O-0001", at=AT)
    report = vault.verify_ledger()
    assert (report.ok, report.entries, report.head) == (True, 600, vault.head())
    edges = [1, 255, 256, 257, 511, 512, 513, 600]
    for seq in edges:
        edit(vault, f"UPDATE ledger SET subject = 'x' WHERE seq = {seq}")
    found = vault.verify_ledger().problems
    assert [(one.seq, one.code) for one in found] == [(seq, "ledger.changed") for seq in edges]


@pytest.mark.parametrize("seq", [255, 256, 257])
def test_verify_sees_an_entry_missing_where_pages_meet(vault: Vault, seq: int) -> None:
    entries = [NewEntry("note.saved", f"n{n}", {"text": f"text {n}"}) for n in range(1, 301)]
    vault.append(entries, officer="O-0001", at=AT)
    edit(vault, f"DELETE FROM ledger WHERE seq = {seq}")
    found = vault.verify_ledger().problems
    assert [(one.seq, one.code) for one in found] == [
        (seq + 1, "ledger.gap"), (seq + 1, "ledger.broken_link")
    ]  # fmt: skip
