"""A vault below any workflow: a key, a folder and a small projection."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workstation.vault import keys
from workstation.vault.store import Entry, Put, Remove, Vault

AT = datetime(2026, 11, 16, 14, 3, 22, tzinfo=UTC)
VAULT_ID = "0b9f6c1e-8a52-4a52-9d38-1f0d0a4f7b11"


def project_notes(entry: Entry) -> Iterable[Put | Remove]:
    """Notes land in a table with one text column; an empty note removes its row."""
    if entry.kind != "note.saved":
        return
    if entry.body["text"]:
        yield Put("trusted_root", {"sha256": entry.subject, "station": entry.body["text"]})
    else:
        yield Remove("trusted_root", {"sha256": entry.subject})


@pytest.fixture
def data_key() -> bytes:
    return keys.new_key()


@pytest.fixture
def vault(tmp_path: Path, data_key: bytes) -> Iterator[Vault]:
    folder = tmp_path / "store"
    folder.mkdir()
    opened = Vault.create(
        folder, data_key, vault_id=VAULT_ID, name="OTT-04", projection=project_notes
    )
    yield opened
    opened.close()
