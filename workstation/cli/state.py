"""What a command was told before its own arguments: vault, officer, language, form of output."""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from workstation import words
from workstation.domain.error import StoreError, UsageError, UserError
from workstation.domain.text import Language

if TYPE_CHECKING:
    from workstation.workflows.session import Session


def now() -> datetime:
    """The clock of the command line: the system's, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class State:
    """The common options, and the ways to answer."""

    language: Language = "en"
    language_chosen: bool = False
    json: bool = False
    vault: Path | None = None
    officer: str = ""
    passphrase_file: Path | None = None
    clock: Callable[[], datetime] = now
    exit_code: int = 0
    """Returned when the command ends without an error; 1 when a check found something."""
    details: dict[str, Any] = field(default_factory=dict)
    """What goes beside ``error`` in the JSON of a refusal."""

    def vault_directory(self) -> Path:
        """The vault named by ``--vault`` or ``ASSESSOR_VAULT``.

        Raises:
            UsageError: none was named.
        """
        named = self.vault_named()
        if named is None:
            raise UsageError("cli.vault_needed")
        return named

    def vault_named(self) -> Path | None:
        """The same, or None where none was named."""
        named = self.vault or os.environ.get("ASSESSOR_VAULT")
        return Path(named) if named else None

    @contextmanager
    def session(self, *, says_alarm: bool = True) -> Iterator["Session"]:
        """Unlock the vault for the length of the block.

        Args:
            says_alarm: say what the vault lost; not where that is the answer itself.
        """
        from workstation.workflows import machine
        from workstation.workflows import session as sessions

        machine.harden()
        directory = self.vault_directory()
        unlocked = self._unlock(directory, self._officer_of(directory))
        self._warn(unlocked, says_alarm)
        try:
            yield unlocked
            self._back_up_if_due(unlocked)
        finally:
            sessions.end(unlocked)
            if isinstance(unlocked.journal.problem, StoreError):
                self.note("journal.not_written")

    def _back_up_if_due(self, session: "Session") -> None:
        """The daily backup of a vault that is worked in by commands; the command goes on."""
        from workstation.workflows import backups

        try:
            backups.back_up_if_due(session)
        except UserError as problem:
            told = words.error(problem, self.language)
            self.note("cli.backup_failed", reason=f"{told.message} {told.next_step}")

    def _unlock(self, directory: Path, officer: str) -> "Session":
        """Open the vault with the officer's passphrase, or with their card and its PIN."""
        from workstation.cli.passphrase import ask_passphrase, ask_pin, named_file
        from workstation.workflows import card_unlock
        from workstation.workflows import session as sessions

        card = sessions.card_of(directory, officer)
        if card:
            pin = ask_pin(named_file(self.passphrase_file), card, self.language)
            return card_unlock.unlock_with_card(directory, officer, pin, self.clock)
        passphrase = ask_passphrase(self.passphrase_file, officer, self.language)
        return sessions.unlock(directory, officer, passphrase, self.clock)

    def _warn(self, session: "Session", says_alarm: bool) -> None:
        """Say why a vault that was opened cannot be written, or that the clock is wrong.

        Never mixed with JSON.
        """
        from workstation.workflows import clock

        if session.alarm is not None and says_alarm and not self.json:
            print(visible(session.alarm.words(self.language)), file=sys.stderr)
        if session.watch.damage:
            self.note(session.watch.damage)
        wrong = clock.problem(session)
        if wrong is not None and not self.json:
            print(visible(wrong.say(self.language)), file=sys.stderr)

    def _officer_of(self, directory: Path) -> str:
        from workstation.workflows import session as sessions

        slots = sessions.list_slots(directory)
        if self.officer:
            return self.officer
        if len(slots) == 1:
            return str(slots[0].officer_id)
        names = ", ".join(slot.name for slot in slots)
        raise UsageError("cli.officer_needed", file=str(directory), names=names)

    def label(self, key: str, **values: object) -> str:
        """Words in the person's language."""
        return words.label(key, self.language, **values)

    def report(self, payload: Any, lines: Iterable[str] = ()) -> None:
        """Answer: the payload as JSON with ``--json``, else the lines."""
        if self.json:
            print(json.dumps(payload, ensure_ascii=False, allow_nan=False))
        else:
            for line in lines:
                print(visible(line))

    def note(self, key: str, **values: object) -> None:
        """Tell something that is no answer; on standard error, never mixed with JSON."""
        if not self.json:
            print(visible(self.label(key, **values)), file=sys.stderr)

    def mark(self, given: str) -> str:
        """A mark as it was given; "(U)" where none was, and that is told."""
        if not given:
            self.note("cli.unmarked")
        return given or "(U)"

    def refuse(
        self, problem: UserError, details: Mapping[str, Any], lines: Iterable[str]
    ) -> NoReturn:
        """End the command with an error; its details go along, as lines or inside the JSON."""
        if not self.json:
            for line in lines:
                print(visible(line), file=sys.stderr)
        self.details = dict(details)
        raise problem

    def found_wrong(self) -> None:
        """Let the command end with exit code 1: it ran, and a check found something."""
        self.exit_code = 1

    def progress(self, step: str, done: int, total: int) -> None:
        """Show how far a long step is; on a terminal only."""
        if sys.stderr.isatty() and not self.json:
            print(f"\r\x1b[K{step}: {done} / {total}", end="", file=sys.stderr, flush=True)
            if done >= total:
                print(file=sys.stderr)

    def counter(self, step: str) -> Callable[[int, int], None]:
        """A progress callback for a job of one step."""
        return lambda done, total: self.progress(step, done, total)


def visible(text: str) -> str:
    """Text as it is safe to print: what would steer the terminal is shown as an escape.

    Control characters and those that reorder text (bidirectional overrides) come from
    imported files and must not act on the reader's screen.
    """
    return "".join(
        char if char in "\n\t" or not _steers(char) else f"\\u{ord(char):04x}" for char in text
    )


def _steers(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
