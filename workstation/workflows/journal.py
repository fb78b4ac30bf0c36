"""What an officer does that changes no record: what was opened, searched for, refused.

Each is an entry of the ledger. Three rules hold for them:

* One entry for one opening. The same view of the same subject by the same officer within a
  minute is not written again: a screen that is read anew is not a new opening.
* Nobody waits for it. Where :attr:`Journal.is_deferred` is set the entry is written by
  :meth:`Journal.write` once the screen has what it asked for; else at once.
* Reading is never refused because its entry cannot be written. On a full disk, or while the
  vault is quarantined, an officer must still be able to read what a person's life may hang
  on. The failure is said (:attr:`Journal.problem`), what waits stays in memory and is written
  with its own time as soon as the store takes it. Whatever takes something out of the vault
  (a print, an export) or changes a record is refused instead when its entry cannot be written.

A permission that is missing is refused whether or not the refusal can be written.

That a search was made is kept, its words are not: people search for names, entries leave the
vault with each bundle, and the ledger is never forgotten. What a search led to is known all
the same, since each record that is opened has its own entry.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from workstation.domain.error import NotAllowedError, StoreError, UserError
from workstation.records import kinds
from workstation.vault.store import NewEntry, Vault, utc_text

AGAIN_AFTER: Final = timedelta(minutes=1)
_LOOKED_AT: Final = 50
_WHEN: Final = "opened_utc"
_MOST_PROBLEMS: Final = 10
_PLAIN: Final = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""What a person may have typed is a subject only if it can be the id of one."""
_MOST_REMEMBERED: Final = 1000
NOT_ALLOWED: Final = "not_allowed"

PARTNER: Final = "partner"
ASSESSMENT: Final = "assessment"
EVIDENCE: Final = "evidence"
PACKET: Final = "packet"
DOCUMENT: Final = "document"
HISTORY: Final = "history"
PAPER: Final = "paper"
SCAN: Final = "scan"


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An entry that is not written yet, and when it happened."""

    entry: NewEntry
    at: datetime


class Journal:
    """What one officer opened, searched and was refused, on its way into the ledger.

    Attributes:
        is_deferred: the caller writes what waits, by :meth:`write`, when the person has been
            served.
        problem: why the last writing failed; None once it went well.
    """

    def __init__(self, vault: Vault, officer: str, clock: Callable[[], datetime]) -> None:
        self._vault = vault
        self._officer = officer
        self._clock = clock
        self._seen: dict[tuple[str, ...], datetime] = {}
        self._waiting: list[_Waiting] = []
        self.is_deferred = False
        self.problem: UserError | None = None

    @property
    def waits(self) -> bool:
        """Whether anything is still to be written."""
        return bool(self._waiting)

    def viewed(self, what: str, subject: str, **facts: str) -> None:
        """Note that a person was shown something.

        Args:
            what: one of the eight above; a document is the pages of a draft, a paper those of
                an information paper, a scan that of a decision signed by pen.
            subject: the record that it belongs to, so that its history tells of it.
            facts: what else says which one it was, such as ``id`` of a piece of evidence.
        """
        body = {"what": what, "id": subject, **facts}
        self._note(NewEntry(kinds.RECORD_VIEWED, subject, body))

    def packet_opened(self, sha256: str) -> None:
        """Note that a person was shown a packet that this vault keeps."""
        body = {"sha256": sha256, _WHEN: utc_text(self._clock())}
        self._note(NewEntry(kinds.PACKET_OPENED, sha256, body))

    def packet_refused(self, sha256: str, path: Path | None, problems: Sequence[str]) -> None:
        """Note that a packet was opened that was not accepted, and why."""
        name = path.name.encode("utf-8", "replace").decode("utf-8") if path else ""
        body = {"sha256": sha256, "file_name": name, "problems": list(problems)[:_MOST_PROBLEMS]}
        self._note(NewEntry(kinds.PACKET_REFUSED, sha256, body))

    def searched(self) -> None:
        """Note that a person searched, without the words."""
        self._note(NewEntry(kinds.RECORD_SEARCHED, self._officer, {"officer": self._officer}))

    def refused(self, problem: UserError, act: str, subject: str = "") -> None:
        """Note that something was refused: the code of the reason, never what was typed."""
        about = subject if _PLAIN.fullmatch(subject) else self._officer
        body = {"act": act, "code": problem.code, "subject": about}
        if "rule" in problem.data:
            body["rule"] = str(problem.data["rule"])
        self._note(NewEntry(kinds.ACTION_REFUSED, about, body))

    @contextmanager
    def keeping_refusals(self, act: str, subject: str = "") -> Iterator[None]:
        """Note a refusal that leaves the block; a missing permission is noted already."""
        try:
            yield
        except NotAllowedError as problem:
            if problem.code != NOT_ALLOWED:
                self.refused(problem, act, subject)
            raise

    def write(self) -> None:
        """Write what waits, in one durable step; see :attr:`problem` for how it went."""
        if not self._waiting:
            return
        waiting, now = list(self._waiting), self._clock()
        late = self.problem is not None
        try:
            fresh = [one for one in waiting if not self._is_written(one)]
            entries = [_with_time(one) if late else one.entry for one in fresh]
            if entries:
                self._vault.append(entries, officer=self._officer, at=now)
        except (StoreError, NotAllowedError) as problem:
            self.problem = problem
            return
        self.problem = None
        self._waiting = self._waiting[len(waiting) :]

    def _note(self, entry: NewEntry) -> None:
        now, key = self._clock(), _key(entry)
        before = self._seen.get(key)
        if before is not None and timedelta() <= now - before < AGAIN_AFTER:
            return
        if len(self._seen) >= _MOST_REMEMBERED:
            self._seen.clear()
        self._seen[key] = now
        self._waiting.append(_Waiting(entry, now))
        if not self.is_deferred:
            self.write()

    def _is_written(self, one: _Waiting) -> bool:
        """Whether the ledger holds the same of this officer within a minute, before a lock say."""
        since = utc_text(one.at - AGAIN_AFTER)
        found = self._vault.read_tuples(
            "SELECT at, officer, body FROM ledger WHERE kind = ? AND subject = ?"
            " ORDER BY seq DESC LIMIT ?",
            (one.entry.kind, one.entry.subject, _LOOKED_AT),
        )
        return any(
            officer == self._officer
            and since < at <= utc_text(one.at)
            and _body(text) == _timeless(one.entry.body)
            for at, officer, text in found
        )


def _body(text: str | None) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(text or "{}")
    return _timeless(body)


def _timeless(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != _WHEN}


def _key(entry: NewEntry) -> tuple[str, ...]:
    facts = _timeless(entry.body)
    return (entry.kind, entry.subject, *(f"{name}={facts[name]}" for name in facts))


def _with_time(one: _Waiting) -> NewEntry:
    """An entry that is written later than it happened says when that was."""
    return NewEntry(one.entry.kind, one.entry.subject, {**one.entry.body, _WHEN: utc_text(one.at)})
