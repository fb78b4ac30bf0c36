"""Files that a person adds to the record: read once, whole, up to a size, and kept as they are."""

import mimetypes
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError
from workstation.vault.files import disk_error, refuse_endless
from workstation.workflows import fields

MAX_BYTES: Final = 25 * 1024 * 1024
UNKNOWN_TYPE: Final = "application/octet-stream"


def read_whole(path: Path) -> bytes:
    """The whole file, read once.

    Raises:
        BadInputError: the file is missing, empty, too large or cannot be read.
        StoreError: the disk failed.
    """
    try:
        refuse_endless(path)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as problem:
        raise BadInputError("evidence.no_file", file=str(path)) from problem
    except PermissionError as problem:
        raise BadInputError("evidence.unreadable", file=str(path)) from problem
    except OSError as problem:
        raise disk_error(problem, str(path)) from problem
    if not data:
        raise BadInputError("evidence.empty", file=str(path))
    if len(data) > MAX_BYTES:
        raise BadInputError("evidence.too_large", file=str(path), most_mb=MAX_BYTES // 2**20)
    return data


def readable_name(path: Path) -> str:
    """The file's name, with what cannot be stored shown as a question mark."""
    return "".join(char if fields.is_readable(char) else "?" for char in path.name)


def media_type_of(path: Path) -> str:
    """What kind of file its name says it is."""
    return mimetypes.guess_type(path.name)[0] or UNKNOWN_TYPE
