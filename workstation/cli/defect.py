"""A defect of the program, written down without anything from the record."""

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path


def write_defect(problem: BaseException) -> Path | None:
    """Append the kinds of error and the lines of code, never a message or a value.

    Returns:
        The log file; None when it could not be written.
    """
    import platformdirs

    folder = Path(platformdirs.user_log_dir("assessor-workstation", appauthor=False))
    path = folder / "defects.log"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
            stream.write("\n".join(_lines(problem)) + "\n")
    except OSError:
        return None
    return path


def _lines(problem: BaseException) -> list[str]:
    lines = [
        f"{datetime.now(UTC).isoformat(timespec='seconds')} {platform.platform()}"
        f" Python {sys.version.split()[0]}"
    ]
    current: BaseException | None = problem
    while current is not None:
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        lines.extend(
            f"    {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        )
        current = current.__cause__ or current.__context__
    return lines
