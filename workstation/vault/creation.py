"""Making a vault's folder so that there is a whole vault or none."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workstation.vault import files, folder


@contextmanager
def new_folder(directory: Path) -> Iterator[Path]:
    """A folder beside the wanted one to fill; it gets its name when the block has ended well.

    Raises:
        UsageError: there is something at the wanted place already.
        StoreError: the disk is full, failing or read-only.
    """
    folder.check_free(directory)
    target = directory.absolute()
    temporary = target.with_name(f".{secrets.token_hex(8)}.new")
    with files.disk_errors(directory):
        temporary.mkdir(mode=0o700)
    try:
        yield temporary
        with files.disk_errors(directory):
            files.sync_folder(temporary)
            if target.is_dir():
                target.rmdir()
            temporary.rename(target)
            files.sync_folder(target.parent)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
