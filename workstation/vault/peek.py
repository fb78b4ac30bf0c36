"""The schema version of a vault, without a single write: not to its files nor to its folder.

Opening a database in the usual way may write: to bring a log into it that a crash left behind,
or to make a file for locks. A vault of a later program must not be touched at all, so this is
asked before anything else is done.
"""

import shutil
import tempfile
from pathlib import Path

from workstation.vault import files, migrations, sqlcipher


def schema_version(file: Path, data_key: bytes) -> int | None:
    """The version, or None when it cannot be read; opening the vault then says why.

    Raises:
        StoreError: the disk failed.
    """
    log = file.with_name(f"{file.name}-wal")
    with files.disk_errors(file):
        has_log = log.exists() and log.stat().st_size > 0
        if not has_log:
            return _read(file, "immutable=1", data_key)
        return _read_with_log(file, log, data_key)


def refuse_newer(file: Path, data_key: bytes) -> None:
    """Go on only if this program knows the schema of a vault.

    Raises:
        StoreError: ``vault.newer``; nothing was written.
    """
    found = schema_version(file, data_key)
    if found is not None:
        migrations.refuse_newer(found, str(file))


def _read(file: Path, mode: str, data_key: bytes) -> int | None:
    try:
        connection = sqlcipher.look_into(file, mode, data_key)
    except sqlcipher.Error:
        return None
    try:
        return migrations.version_of(connection)
    except sqlcipher.Error:
        return None
    finally:
        connection.close()


def _read_with_log(file: Path, log: Path, data_key: bytes) -> int | None:
    """The version stands on the first page, of which the log may hold a later one.

    A copy of that page and of the log is opened elsewhere; both are encrypted.
    """
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / file.name
        copy.write_bytes(files.read_start(file, sqlcipher.PAGE_SIZE_BYTES))
        with copy.open("r+b") as stream:
            stream.truncate(file.stat().st_size)
        shutil.copyfile(log, Path(name) / log.name)
        return _read(copy, "mode=rw", data_key)
