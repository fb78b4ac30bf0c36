"""Watching over an open vault: what others saw of it, and what follows when it lost something.

Whether a vault may be written is computed each time from its ledger and from the anchors that
are known, never kept as a flag: it may when every anchor agrees, or when as many officers as
are needed have acknowledged, in the ledger, that what the anchor saw is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workstation import words
from workstation.domain.error import StoreError
from workstation.domain.text import Language
from workstation.identity import trust
from workstation.vault import anchors, files, folder, machine_anchor
from workstation.vault.anchors import ACKNOWLEDGED, Anchor, Finding, Kept, State
from workstation.vault.store import Entry, Vault
from workstation.workflows import checkpoints, machine

QUARANTINED = "vault.quarantined"
DAMAGED = "vault.damage_found"
WRONG_SIZE = "vault.size_wrong"

LONGEST_TAIL = 5_000
"""Newest entries whose chain is checked before anybody works; the rest follows behind."""
OFFICERS_NEEDED = 2
KIT = "recovery-kit"
_MOST_PACKETS = 20
_LARGEST_LOG_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An officer's statement that what an anchor saw is lost."""

    officer: str
    name: str
    at_utc: str
    reason: str
    with_kit: bool = False


@dataclass(frozen=True, slots=True)
class Alarm:
    """A vault that lost something, or whose history was exchanged.

    Attributes:
        findings: the anchors that it does not agree with, the farthest first.
        seq: the last entry that was found, before anybody acknowledged.
        at_utc: when that entry was written.
        acknowledged: by whom so far.
        needed: how many officers have to.
        takes_kit: there is a recovery kit, which can stand for the second officer.
        needs_kit: there is one officer only, so that it has to.
        kept_log: the copy that was made of the log beside the database, or "".
    """

    findings: tuple[Finding, ...]
    seq: int
    at_utc: str
    acknowledged: tuple[Acknowledgement, ...] = ()
    needed: int = OFFICERS_NEEDED
    takes_kit: bool = False
    needs_kit: bool = False
    kept_log: str = ""

    @property
    def worst(self) -> Finding:
        """The anchor that saw most."""
        return self.findings[0]

    @property
    def missing(self) -> int:
        """How many more officers have to acknowledge."""
        people = {one.officer for one in self.acknowledged}
        people |= {KIT for one in self.acknowledged if one.with_kit}
        return max(0, self.needed - len(people))

    def words(self, language: Language) -> str:
        """What happened, in one or two plain sentences."""
        worst = self.worst
        key = f"anchors.alarm.{worst.state.value}"
        return words.label(key, language, found=self.seq, seq=worst.anchor.seq)

    def is_acknowledged_by(self, officer: str) -> bool:
        """Whether this officer has done so."""
        return any(one.officer == officer for one in self.acknowledged)


@dataclass(frozen=True, slots=True)
class _Before:
    """The vault as it was found, without the acknowledgements that were added since."""

    vault: Vault
    seq: int
    saved: int

    def head(self) -> tuple[int, str]:
        return self.seq, self.hash_at(self.seq) or ""

    def hash_at(self, seq: int) -> str | None:
        return self.vault.hash_at(seq) if seq <= self.seq else None

    def savings(self) -> int:
        return self.saved


class Watch:
    """What is known from outside about one open vault, from its opening to its end.

    Attributes:
        findings: every anchor known, and how the vault stands to it.
        alarm: what keeps it from being written; None when nothing does.
        damage: a key of the words for damage of the file that was found, or "".
        damaged: what is damaged: numbers of pages.
    """

    def __init__(self, vault: Vault, data_key: bytes, *, seen: Sequence[Anchor] = ()) -> None:
        """Compare the vault, just opened and not yet written, with every anchor known.

        Args:
            vault: the vault.
            data_key: its key; the anchors beside the key slots are sealed under it.
            seen: anchors from elsewhere, such as the officer's card.
        """
        self._vault = vault
        self._data_key = data_key
        self._machine = machine_anchor.MachineAnchor(
            machine_anchor.path_of(machine.state_path() / "anchors", vault.id), vault.id
        )
        self._kept = anchors.load(vault.directory, vault.id, data_key)
        own = [self._machine.found] if self._machine.found else []
        self._known = [*own, *self._kept.anchors, *seen]
        self.findings: tuple[Finding, ...] = ()
        self.alarm: Alarm | None = None
        self.damage = "" if vault.has_right_size() else WRONG_SIZE
        self.damaged: tuple[int, ...] = ()
        self._broken: list[Anchor] = []
        self._look_at_tail()
        self.judge(keep_drafts=False)

    @property
    def machine_path(self) -> Path:
        """Where the machine's anchor lies."""
        return self._machine.path

    @property
    def problems(self) -> tuple[str, ...]:
        """Keys of the words for anchors that could not be read or written."""
        return tuple(filter(None, (self._machine.problem, self._kept.problem)))

    def judge(self, *, keep_drafts: bool) -> None:
        """Compute anew whether the vault may be written.

        Args:
            keep_drafts: go on keeping what is being typed; for an alarm in the midst of work.
        """
        entries = self._vault.entries_of(ACKNOWLEDGED)
        compared = [Finding(one, self._state_of(one, entries)) for one in self._known]
        broken = [Finding(one, State.BROKEN) for one in self._broken]
        self.findings = (*compared, *broken)
        open_ones = [
            finding
            for finding in self.findings
            if finding.is_alarm and not self._is_settled(finding.anchor, entries)
        ]
        self.alarm = self._alarm(open_ones, entries) if open_ones else None
        self._open_or_close(keep_drafts)

    def hear(self, anchor: Anchor) -> State:
        """Compare one more anchor; one that does not agree is kept and closes the vault."""
        state = self.state_of(anchor)
        if state is State.AGREES or any(one.mark == anchor.mark for one in self._known):
            return state
        if self._is_explained(anchor):
            return state
        self._known.append(anchor)
        packets = [one for one in self._kept.anchors if one.source == anchors.PACKET]
        if len(packets) < _MOST_PACKETS:
            self._keep(self._kept.with_anchor(anchor))
        self.judge(keep_drafts=True)
        return state

    def state_of(self, anchor: Anchor) -> State:
        """How the vault stands to an anchor, without doing anything about it."""
        return self._state_of(anchor, self._vault.entries_of(ACKNOWLEDGED))

    def current(self) -> tuple[Finding, ...]:
        """Every anchor as it is now; while there is an alarm, as it was found."""
        if self.alarm is not None:
            return self.findings
        own = [Anchor(anchors.MACHINE, *self._last())] if self._machine.works else []
        entries = self._vault.entries_of(ACKNOWLEDGED)
        known = (*own, *self._kept.anchors)
        return tuple(Finding(one, self._state_of(one, entries)) for one in known)

    def named(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings with officers by their names, for people to read."""
        names = {one.id: one.name for one in trust.officers_of(self._vault)}
        return tuple(
            replace(one, anchor=replace(one.anchor, who=names.get(one.anchor.who, one.anchor.who)))
            for one in findings
        )

    def found(self) -> dict[str, Any]:
        """The last entry, and how often anything was saved, before anybody acknowledged."""
        entries = self._vault.entries_of(ACKNOWLEDGED)
        alarming = [finding.anchor for finding in self.alarm.findings] if self.alarm else []
        naming = [entry for one in alarming for entry in _naming(one, entries)]
        if naming:
            first: dict[str, Any] = min(naming, key=lambda entry: entry.seq).body["found"]
            return first
        seq, head, _, saved = self._last()
        return {"seq": seq, "head": head, "savings": saved}

    def note_broken(self, seq: int) -> None:
        """The chain was found not to hold at an entry."""
        found = Anchor(anchors.CHAIN, seq, self._vault.hash_at(seq) or "")
        if all(one.mark != found.mark for one in self._broken):
            self._broken.append(found)
            self.judge(keep_drafts=True)

    def note_damage(self, pages: Iterable[int]) -> None:
        """Pages of the file were found not to be ours."""
        self.damaged = tuple(sorted({*self.damaged, *pages}))
        self.damage = DAMAGED
        self._open_or_close(keep_drafts=True)

    def keep_for(self, officer: str) -> Anchor:
        """Renew the officer's anchor beside the key slots, and bring the machine's to the disk."""
        anchor = Anchor(anchors.OFFICER, *self._last(), officer)
        self._machine.sync()
        self._keep(self._kept.agreeing(self.findings).with_anchor(anchor))
        return anchor

    def forget_lost(self) -> None:
        """Once it is acknowledged, the vault's own history is what the anchors show."""
        lost = {finding.anchor for finding in self.findings if finding.is_alarm}
        self._known = [one for one in self._known if one not in lost]
        self._keep(self._kept.agreeing(self.findings))
        self._machine.write(*self._last())
        self._machine.sync()
        self.judge(keep_drafts=True)

    def adopt(self, data_key: bytes) -> None:
        """The vault has another key: seal the anchors beside the key slots anew."""
        self._data_key = data_key
        self._keep(self._kept)

    def close(self) -> None:
        """Give the machine's anchor up."""
        self._machine.close()

    def _keep(self, kept: Kept) -> None:
        done = anchors.save_if_possible(
            self._vault.directory, self._vault.id, self._data_key, kept.anchors
        )
        self._kept = kept if done else replace(kept, problem="anchors.file_unwritable")

    def _state_of(self, anchor: Anchor, entries: Sequence[Entry]) -> State:
        naming = _naming(anchor, entries)
        if not naming:
            return anchors.compare(anchor, self._vault)
        found = naming[0].body["found"]
        return anchors.compare(anchor, _Before(self._vault, found["seq"], found["savings"]))

    def _is_settled(self, anchor: Anchor, entries: Sequence[Entry]) -> bool:
        naming = _naming(anchor, entries)
        people = {entry.officer for entry in naming}
        people |= {KIT for entry in naming if entry.body["with_kit"]}
        return bool(naming) and len(people) >= naming[-1].body["needed"]

    def _is_explained(self, anchor: Anchor) -> bool:
        """Whether a packet was made in a stretch that is acknowledged to be lost."""
        entries = self._vault.entries_of(ACKNOWLEDGED)
        for entry in entries:
            lost = [_anchor_of(one) for one in entry.body["anchors"]]
            first, last = entry.body["found"]["seq"], max(one.seq for one in lost)
            is_within = first < anchor.seq <= last and anchor.at_utc <= entry.at_utc
            if is_within and all(self._is_settled(one, entries) for one in lost):
                return True
        return False

    def _alarm(self, findings: Sequence[Finding], entries: Sequence[Entry]) -> Alarm:
        by_distance = sorted(findings, key=lambda one: (-one.anchor.seq, -one.anchor.savings))
        naming = [entry for entry in entries if any(_names(entry, f.anchor) for f in findings)]
        seq = naming[0].body["found"]["seq"] if naming else self._vault.head()[0]
        last = next(self._vault.entries(seq, seq), None)
        before = self.alarm.kept_log if self.alarm else ""
        needed = self._needed()
        return Alarm(
            findings=self.named(by_distance),
            seq=seq,
            at_utc=last.at_utc if last else "",
            acknowledged=tuple(_acknowledgement(entry) for entry in naming),
            needed=needed,
            takes_kit=self._has_kit(),
            needs_kit=needed == OFFICERS_NEEDED and self._active() < needed,
            kept_log=before or _keep_log(self._vault),
        )

    def _needed(self) -> int:
        """Two officers; the only officer of a vault needs the recovery kit, if there is one."""
        if self._active() >= OFFICERS_NEEDED:
            return OFFICERS_NEEDED
        return OFFICERS_NEEDED if self._has_kit() else 1

    def _has_kit(self) -> bool:
        try:
            return folder.read_slots(self._vault.directory).recovery is not None
        except StoreError:
            return True

    def _active(self) -> int:
        return sum(not one.disabled for one in trust.officers_of(self._vault))

    def _open_or_close(self, keep_drafts: bool) -> None:
        vault = self._vault
        vault.read_only = QUARANTINED if self.alarm else self.damage
        vault.takes_drafts = self.alarm is None or (vault.takes_drafts and keep_drafts)
        if self.alarm:
            vault.after_commit = None
        elif vault.after_commit is None:
            vault.after_commit = self._machine.write

    def _last(self) -> tuple[int, str, str, int]:
        seq, head = self._vault.head()
        last = next(self._vault.entries(seq, seq), None)
        return seq, head, last.at_utc if last else "", self._vault.savings()

    def _look_at_tail(self) -> None:
        """Check the chain since the last signed checkpoint, and that checkpoint."""
        head = self._vault.head()[0]
        after = max(0, head - LONGEST_TAIL)
        last = checkpoints.last(self._vault)
        if last is not None:
            after = max(after, last.seq - 1)
            if not checkpoints.is_sound(last, checkpoints.certificates_of(self._vault)):
                self._broken.append(Anchor(anchors.CHAIN, last.seq, last.hash))
        for problem in self._vault.verify_ledger(after).problems[:1]:
            seq = problem.seq
            self._broken.append(Anchor(anchors.CHAIN, seq, self._vault.hash_at(seq) or ""))


def _anchor_of(said: dict[str, Any]) -> Anchor:
    return Anchor(said["source"], said["seq"], said["head"], savings=said["savings"])


def _names(entry: Entry, anchor: Anchor) -> bool:
    return any(_anchor_of(one).mark == anchor.mark for one in entry.body["anchors"])


def _naming(anchor: Anchor, entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if _names(entry, anchor)]


def _acknowledgement(entry: Entry) -> Acknowledgement:
    body = entry.body
    return Acknowledgement(
        entry.officer, body["name"], entry.at_utc, body["reason"], body["with_kit"]
    )


def _keep_log(vault: Vault) -> str:
    """Set a copy of the log aside: closing the database would fold it in and delete it."""
    log = vault.log_file
    try:
        size = log.stat().st_size
        target = log.with_name(f"{log.name}.{size}.kept")
        if size == 0 or size > _LARGEST_LOG_BYTES:
            return ""
        if not target.exists():
            with files.replacing(target) as stream, log.open("rb") as source:
                while data := source.read(1024 * 1024):
                    stream.write(data)
    except (OSError, StoreError):
        return ""
    return target.name
