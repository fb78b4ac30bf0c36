"""What is said of a file that SQLite has open for reading alone."""

import os
from pathlib import Path

import pytest
import sqlcipher3

from workstation.domain.error import StoreError
from workstation.vault import sqlcipher


def _written(file: Path) -> str:
    """What a write to a file that is open for reading is told."""
    connection = sqlcipher3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        with pytest.raises(StoreError) as refused, sqlcipher.store_errors(file):
            connection.execute("CREATE TABLE more (x)")
        return refused.value.code
    finally:
        connection.close()


def test_a_file_that_could_be_written_was_not_opened_for_it_by_a_disk_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where opening for writing fails once, SQLite goes on reading: no medium is locked then."""
    file = tmp_path / "vault.db"
    made = sqlcipher3.connect(str(file))
    made.execute("CREATE TABLE kept (x)")
    made.close()
    assert _written(file) == "disk.failed"
    # Whoever runs the tests may be allowed everything: the machine's answer is put in place.
    monkeypatch.setattr(os, "access", lambda _file, _mode: False)
    assert _written(file) == "disk.read_only"
