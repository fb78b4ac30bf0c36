"""Taking the whole history out of the vault, so that a stranger can read it and check it.

A folder, or one ZIP file, holds every entry as canonical JSON, the same as a table for people,
a signed manifest, a short script that checks all of it without this program, and a page that
says how. The contents leave the vault in the clear: that takes the permission to read and to
export. The chain alone, without contents, may be taken by whoever may check it.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final, Protocol

import msgspec

from workstation import resource, words
from workstation.domain.error import UsageError
from workstation.domain.marking import roll_up_texts
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.records import history as records
from workstation.records import kinds
from workstation.records.history import Whole
from workstation.transfer.csv_table import safe_cell
from workstation.vault import creation, files
from workstation.vault.store import NewEntry
from workstation.workflows import anchors, history, history_fields
from workstation.workflows.history_fields import Identity
from workstation.workflows.session import Session

FORMAT: Final = "assessor-history-2"
LEDGER: Final = "ledger.jsonl"
TABLE: Final = "history.csv"
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.sig"
SCRIPT: Final = "verify_history.py"
GUIDE: Final = "README.txt"
_KEYS: Final = frozenset(
    {"vault.created", "officer.saved", "ledger.checkpoint", "rollback.acknowledged"}
)
"""Contents that every export has: without them no signature can be checked."""
_MARKED: Final = re.compile(r'"(marking|banner)":"((?:[^"\\]|\\.)*)"')
_STATES_HELD: Final = 20_000
_STEP: Final = 1_000

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class HistoryExport:
    """What an export holds.

    Attributes:
        path: the folder or file.
        entries: how many there are.
        head: the hash of the last one.
        bodies: ``all``, or ``keys`` when contents were withheld.
        banner: the highest marking of what it holds.
        files: the SHA-256 of each file in it.
    """

    path: Path
    entries: int
    head: str
    bodies: str
    banner: str
    files: Mapping[str, str] = field(default_factory=dict)


def export(
    session: Session,
    out: Path,
    *,
    with_contents: bool = True,
    language: Language = "en",
    on_progress: OnProgress | None = None,
) -> HistoryExport:
    """Write the whole history into a new folder, or into a file whose name ends in ``.zip``.

    The officer signs the head of the chain first, so that the export proves its own end. The
    export is an entry itself; when it cannot be written, nothing is left at the place.

    Args:
        session: who exports.
        out: a folder that is not there, or empty; or a ZIP file that is not there.
        with_contents: say what entries say, too.
        language: of the table.
        on_progress: told of each step; may raise to stop it.

    Raises:
        NotAllowedError: the officer may not check the record, or not read or export it.
        UsageError: there is something at that place already.
        StoreError: the disk is full or failing.
    """
    history.require_insight(session)
    if with_contents:
        session.require(Permission.READ)
        session.require(Permission.EXPORT)
    anchors.checkpoint(session)
    with _target(out) as target:
        work = _Work(session, target, with_contents, language, on_progress or _silent)
        done = work.write(out)
        session.record([work.entry(done)])
    session.vault.tidy()
    return done


class _Target(Protocol):
    """Where files go, one after the other."""

    def add(self, name: str, parts: Iterable[bytes]) -> str:
        """Write a file; its SHA-256."""


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, parts: Iterable[bytes]) -> str:
        with files.replacing(self._folder / name) as stream:
            return _poured(parts, stream)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def add(self, name: str, parts: Iterable[bytes]) -> str:
        with self._archive.open(name, "w", force_zip64=True) as stream:
            return _poured(parts, stream)


@contextmanager
def _target(out: Path) -> Iterator[_Target]:
    """A place that gets its name when the block ended well."""
    if out.suffix.casefold() == ".zip":
        files.check_target(out, force=False)
        with (
            files.replacing(out) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            yield _Zip(archive)
        return
    with files.disk_errors(out):
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise UsageError("history.place_taken", file=str(out))
    with creation.new_folder(out) as folder:
        yield _Folder(folder)


def _poured(parts: Iterable[bytes], stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        stream.write(part)
        digest.update(part)
    return digest.hexdigest()


class _Work:
    """One export: what is written, and what was met on the way."""

    def __init__(
        self,
        session: Session,
        target: _Target,
        with_contents: bool,
        language: Language,
        tell: OnProgress,
    ) -> None:
        self._session, self._target, self._tell = session, target, tell
        self._full, self._language = with_contents, language
        self._last, self._head = session.vault.head()
        self._marks: set[tuple[str, str]] = set()

    def write(self, out: Path) -> HistoryExport:
        """Write every file; the manifest comes last, for it names the others, and is signed."""
        at, names = self._session.now_utc(), history.officer_names(self._session)
        sums = {LEDGER: self._target.add(LEDGER, self._lines())}
        sums[TABLE] = self._target.add(TABLE, self._table(names))
        banner = self._banner() if self._full else ""
        sums[SCRIPT] = self._target.add(SCRIPT, [resource.read_text(SCRIPT).encode("utf-8")])
        vault, officer = self._session.vault, self._session.officer
        guide = resource.read_text("verify_history.txt").format(
            banner=banner, vault=vault.name, entries=self._last, at=at, officer=officer.name
        )
        sums[GUIDE] = self._target.add(GUIDE, [guide.lstrip().encode("utf-8")])
        bodies = "all" if self._full else "keys"
        manifest = {
            "format": FORMAT, "vault": vault.id, "vault_name": vault.name, "exported_utc": at,
            "officer": officer.id, "officer_name": officer.name, "bodies": bodies,
            "banner": banner, "entries": self._last, "head": self._head,
            "files": {name: {"sha256": digest} for name, digest in sums.items()},
        }  # fmt: skip
        text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
        sums[MANIFEST] = self._target.add(MANIFEST, [text.encode("utf-8")])
        signature = self._session.signer.sign(text.encode("utf-8"))
        sums[SIGNATURE] = self._target.add(SIGNATURE, [signature])
        return HistoryExport(out, self._last, self._head, bodies, banner, sums)

    def entry(self, done: HistoryExport) -> NewEntry:
        """The entry that says that the history left the vault."""
        body = {
            "file_name": done.path.name, "entries": done.entries, "head": done.head,
            "bodies": done.bodies, "banner": done.banner, "files": dict(done.files),
        }  # fmt: skip
        return NewEntry(kinds.HISTORY_EXPORTED, self._session.vault.id, body)

    def _banner(self) -> str:
        said = [(name, str(json.loads(f'"{text}"'))) for name, text in sorted(self._marks)]
        marks = [text if name == "marking" else history_fields.portion_of(text)
                 for name, text in said]  # fmt: skip
        return roll_up_texts(mark for mark in marks if mark)[0].text

    def _rows(self, step: str) -> Iterator[Whole]:
        """Every entry, with its contents where they go along."""
        for first in range(1, self._last + 1, _STEP):
            rows = records.between(self._session.vault, first, min(first + _STEP - 1, self._last))
            yield from rows
            self._tell(step, rows[-1][0], self._last)

    def _lines(self) -> Iterator[bytes]:
        for row in self._rows("ledger"):
            body = row[8]
            if body is not None:
                self._marks.update(_MARKED.findall(body))
            yield line_of(row, with_body=self._full or row[3] in _KEYS).encode("utf-8")

    def _table(self, names: Mapping[str, str]) -> Iterator[bytes]:
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        columns = ("seq", "at", "officer", "officer_name", "kind", "kind_words", "subject",
                   "field", "old", "new", "hash")  # fmt: skip
        writer.writerow(columns)
        yield b"\xef\xbb\xbf"
        states = _States(self._session)
        for row in self._rows("table"):
            seq, at, officer, kind, subject, digest, *_ = row
            said = words.find(f"entry.{kind}", self._language) or kind
            start = (str(seq), at, officer, names.get(officer, officer), kind, said, subject)
            for change in self._changes(row, states) or [("", "", "")]:
                writer.writerow([safe_cell(cell) for cell in (*start, *change, digest)])
            yield buffer.getvalue().encode("utf-8")
            buffer.seek(0)
            buffer.truncate()

    def _changes(self, row: Whole, states: "_States") -> list[tuple[str, str, str]]:
        body = row[8]
        if body is None or not (self._full or row[3] in _KEYS):
            return []
        new: dict[str, Any] = msgspec.json.decode(body)
        old = states.exchange(row, new, body)
        found = history_fields.changes(old, new, self._language, states.methodology(row))
        return [(one.name, one.old, one.new) for one in found]


def line_of(row: Whole, *, with_body: bool) -> str:
    """One entry as a line of canonical JSON; its body stands there as it was hashed."""
    seq, at, officer, kind, subject, digest, previous, body_sha256, body = row
    said = f',"body":{"null" if body is None else body}' if with_body else ""
    return (
        f'{{"at":"{at}"{said},"body_sha256":"{body_sha256}","hash":"{digest}","kind":"{kind}",'
        f'"officer":"{officer}","previous":"{previous}","seq":{seq},"subject":"{subject}"}}\n'
    )


class _States:
    """The last state of each thing while the ledger is read from its first entry on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[Identity, str] = {}
        self._dropped = False
        self._methodologies: dict[str, Methodology | None] = {}

    def exchange(self, row: Whole, body: Mapping[str, Any], text: str) -> dict[str, Any] | None:
        """The state before this entry's, whose own is held from here on."""
        seq, _, _, kind, subject, *_ = row
        found = history_fields.identity(kind, subject, body)
        if found is None:
            return None
        before = self._held.pop(found, "")
        if not before and self._dropped:
            before = history.text_before(self._session.vault, seq, kind, found)
        if len(self._held) >= _STATES_HELD:
            self._held.pop(next(iter(self._held)))
            self._dropped = True
        self._held[found] = text
        return msgspec.json.decode(before) if before else None

    def methodology(self, row: Whole) -> Methodology | None:
        """What the questions of an assessment's entry are called."""
        kind, subject = row[3], row[4]
        if kind not in (kinds.ASSESSMENT_SAVED, kinds.BASELINE_LOCKED):
            return None
        if subject not in self._methodologies:
            self._methodologies[subject] = history.methodology_of(self._session.vault, subject)
        return self._methodologies[subject]


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nobody listens."""
