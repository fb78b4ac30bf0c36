"""A process of its own that works in a vault until something goes wrong.

Usage: ``python -m tests.faults.vault_worker COMMAND DIRECTORY [LIMIT_BYTES]``; it prints a line
after each act that the vault has acknowledged.
"""

import json
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.conftest import PASSPHRASE
from workstation.domain.error import UserError
from workstation.vault.process import harden
from workstation.vault.store import NewEntry, Put
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

FILLER = "a line of an answer that an officer typed " * 40


def clock() -> datetime:
    return datetime(2026, 11, 16, 14, 0, 0, tzinfo=UTC)


def say(*what: object) -> None:
    print(*what, flush=True)


def write_drafts(session: Session) -> None:
    for number in range(1_000_000):
        row = {"assessment": "MRA-2026-0001", "question": f"q{number:06d}"}
        row |= {"answer_json": json.dumps(FILLER), "saved_utc": session.now_utc()}
        session.vault.put_drafts([Put("draft", row)])
        say("draft", number)


def write_entries(session: Session) -> None:
    for number in range(1_000_000):
        session.record([NewEntry("note.saved", f"n{number}", {"text": FILLER})])
        say("entry", number)


def change_passphrase(session: Session) -> None:
    """Back and forth between two passphrases, each time acknowledged."""
    both = (PASSPHRASE, "nine grey stones under the pier")
    for number in range(1_000):
        officers.change_passphrase(session, both[number % 2], both[(number + 1) % 2])
        say("passphrase", number)


def hold(session: Session) -> None:
    say("holding", session.officer.id)
    sys.stdin.read()


COMMANDS = {
    "drafts": write_drafts,
    "entries": write_entries,
    "passphrase": change_passphrase,
    "hold": hold,
}


def limit_files(limit_bytes: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))


def main(command: str, directory: str, *limit: str) -> int:
    if command == "hold":
        say("hardened", harden())
    try:
        session = sessions.unlock(Path(directory), "O-OTT-04-0001", PASSPHRASE, clock)
        say("unlocked")
        if limit:
            limit_files(int(limit[0]))
        COMMANDS[command](session)
    except UserError as problem:
        say("refused", problem.code, problem.exit_code)
        return problem.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
