"""Disks with too little room, for the tests of a full disk."""

import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

from tests.e2e import cli
from tests.faults.conftest import Station
from workstation.domain.assessment import State
from workstation.workflows import assessments

SAYS_FULL = frozenset({"disk.full", "disk.failed"})
"""SQLite calls the limit on a file's size (EFBIG) a failure, not a full disk."""


def limited(
    station: Station, limit_bytes: int | None, *arguments: object, officer: str = "A. Martin"
) -> cli.Done:
    """A command that may write no file beyond so many bytes."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if limit_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    done = subprocess.run(
        [sys.executable, "-m", "workstation.cli", *station.words(officer),
         *map(str, arguments), "--json"],
        cwd=cli.ROOT, capture_output=True, text=True, timeout=120, preexec_fn=limit,
    )  # fmt: skip
    assert "Traceback" not in done.stderr + done.stdout
    return cli.Done(done.returncode, done.stdout, done.stderr)


def mounted(folder: Path, size: str) -> bool:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    return not subprocess.run(command, check=False, capture_output=True).returncode


def unmount(folder: Path) -> None:
    subprocess.run(["umount", folder], check=True)


def state_of(station: Station) -> State:
    with station.sit() as session:
        return assessments.get_state(session, station.assessment)


def random_text(size: int) -> str:
    return "".join(random.Random(size).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=size))
