"""Anchors: what a machine and the officers saw of a vault, and how the vault stands to it."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.vault.conftest import VAULT_ID
from workstation.vault import anchors, keys, machine_anchor
from workstation.vault.anchors import Anchor, Kept, State
from workstation.vault.machine_anchor import MachineAnchor

AT = "2026-11-16T14:03:22Z"
HASHES = [f"{number:064x}" for number in range(100)]


class Chain:
    """A vault of so many entries whose hashes are their numbers, after a fork other ones."""

    def __init__(self, last: int, savings: int = 0, fork: int = 99) -> None:
        self.last, self.saved, self.fork = last, savings, fork

    def head(self) -> tuple[int, str]:
        found = self.hash_at(self.last)
        assert found is not None
        return self.last, found

    def hash_at(self, seq: int) -> str | None:
        if not 0 < seq <= self.last:
            return None
        return HASHES[seq] if seq < self.fork else "f" * 64

    def savings(self) -> int:
        return self.saved


def opened(folder: Path, vault_id: str = VAULT_ID) -> MachineAnchor:
    return MachineAnchor(machine_anchor.path_of(folder, vault_id), vault_id)


@pytest.mark.parametrize(
    ("chain", "state"),
    [
        (Chain(9, 4), State.OLDER),
        (Chain(10, 4), State.AGREES),
        (Chain(11, 5), State.AGREES),
        (Chain(10, 3), State.UNFINISHED),
        (Chain(11, 5, fork=10), State.FORKED),
        (Chain(11, 5, fork=11), State.AGREES),
    ],
)
def test_a_vault_agrees_when_it_extends_what_was_seen(chain: Chain, state: State) -> None:
    assert anchors.compare(Anchor("machine", 10, HASHES[10], AT, 4), chain) is state


def test_the_anchor_of_an_empty_ledger_agrees_with_every_vault() -> None:
    assert anchors.compare(Anchor("machine", 0, "0" * 64), Chain(5)) is State.AGREES


def test_a_machine_without_an_anchor_knows_nothing(tmp_path: Path) -> None:
    first = opened(tmp_path / "new" / "anchors")
    assert (first.found, first.problem) == (None, "")
    first.close()
    again = opened(tmp_path / "new" / "anchors")
    assert (again.found, again.problem) == (None, "")


def test_the_last_record_written_is_the_one_read(tmp_path: Path) -> None:
    anchor = opened(tmp_path)
    for seq in range(1, 8):
        anchor.write(seq, HASHES[seq], AT, seq * 2)
        assert opened(tmp_path).found == Anchor("machine", seq, HASHES[seq], AT, seq * 2)
    anchor.sync()
    anchor.close()
    anchor.write(8, HASHES[8], AT, 16)
    assert opened(tmp_path).found == Anchor("machine", 7, HASHES[7], AT, 14)


def test_an_anchor_goes_back_only_when_it_is_written_again(tmp_path: Path) -> None:
    """After an acknowledged loss the vault's shorter history is what counts."""
    anchor = opened(tmp_path)
    anchor.write(50, HASHES[50], AT, 60)
    anchor.write(20, HASHES[20], AT, 25)
    found = opened(tmp_path).found
    assert found is not None
    assert (found.seq, found.savings) == (20, 25)


@pytest.mark.parametrize("torn", [0, 512])
def test_a_torn_record_leaves_the_one_before(tmp_path: Path, torn: int) -> None:
    anchor = opened(tmp_path)
    anchor.write(1, HASHES[1], AT, 1)
    anchor.write(2, HASHES[2], AT, 2)
    data = bytearray(anchor.path.read_bytes())
    data[torn + 20 : torn + 60] = bytes(40)
    anchor.path.write_bytes(data)
    again = opened(tmp_path)
    assert again.found is not None
    assert (again.found.seq, again.problem) == (2 if torn else 1, "")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\xff" * len(data),
        lambda data: data[:40],
        lambda data: b"x",
        lambda data: bytes(len(data) - 1) + b"x",
    ],
)
def test_a_damaged_anchor_is_said_and_renewed(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    anchor = opened(tmp_path)
    anchor.write(1, HASHES[1], AT, 1)
    anchor.write(2, HASHES[2], AT, 2)
    anchor.close()
    anchor.path.write_bytes(spoil(anchor.path.read_bytes()))
    damaged = opened(tmp_path)
    assert (damaged.found, damaged.problem) == (None, "anchors.damaged")
    damaged.write(3, HASHES[3], AT, 3)
    again = opened(tmp_path)
    assert again.found is not None
    assert (again.found.seq, again.problem) == (3, "")


def test_the_anchor_of_another_vault_counts_as_damaged(tmp_path: Path) -> None:
    other = opened(tmp_path, "0b9f6c1e-8a52-4a52-9d38-1f0d0a4f7b12")
    other.write(5, HASHES[5], AT, 5)
    other.path.rename(machine_anchor.path_of(tmp_path, VAULT_ID))
    found = opened(tmp_path)
    assert (found.found, found.problem) == (None, "anchors.damaged")


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "anchors").write_text("in the way")
    anchor = opened(tmp_path / "anchors")
    assert anchor.problem == "anchors.unwritable"
    anchor.write(1, HASHES[1], AT, 1)
    anchor.sync()
    anchor.close()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"")
    machine_anchor.path_of(tmp_path, VAULT_ID).symlink_to(target)
    assert opened(tmp_path).problem == "anchors.unwritable"
    assert target.read_bytes() == b""


def test_the_name_of_the_file_stays_in_its_folder(tmp_path: Path) -> None:
    for hostile in ("../../etc/passwd", "", "x" * 5000, "a/b"):
        path = machine_anchor.path_of(tmp_path, hostile)
        assert path.parent == tmp_path
        assert len(path.name) < 80


def test_writing_costs_less_than_fifty_microseconds(tmp_path: Path) -> None:
    anchor = opened(tmp_path)

    def batch() -> float:
        start = time.perf_counter()
        for seq in range(500):
            anchor.write(seq, HASHES[1], AT, seq)
        return (time.perf_counter() - start) / 500

    assert min(batch() for _ in range(10)) < 50e-6


def test_officers_anchors_are_kept_one_each(tmp_path: Path) -> None:
    key = keys.new_key()
    assert anchors.load(tmp_path, VAULT_ID, key) == Kept()
    martin = Anchor("officer", 3, HASHES[3], AT, 5, "O-1")
    kept = Kept().with_anchor(martin).with_anchor(Anchor("officer", 2, HASHES[2], AT, 4, "O-2"))
    kept = kept.with_anchor(Anchor("officer", 9, HASHES[9], AT, 12, "O-1"))
    anchors.save(tmp_path, VAULT_ID, key, kept.anchors)
    found = anchors.load(tmp_path, VAULT_ID, key)
    assert {(one.who, one.seq) for one in found.anchors} == {("O-1", 9), ("O-2", 2)}
    assert not found.problem


def test_officers_anchors_cannot_be_changed_without_the_key(tmp_path: Path) -> None:
    key, file = keys.new_key(), tmp_path / anchors.NAME
    anchors.save(tmp_path, VAULT_ID, key, [Anchor("officer", 9, HASHES[9], AT, 12, "O-1")])
    sound = file.read_bytes()
    for spoiled in (
        sound.replace(b'"seq":9', b'"seq":2'),
        sound.replace(b"O-1", b"O-\xb1"),
        sound[:-1],
        b"",
        b"[" * 100_000,
        b"x" * (anchors.LIMIT_BYTES + 1),
    ):
        file.write_bytes(spoiled)
        assert anchors.load(tmp_path, VAULT_ID, key) == Kept(problem="anchors.file_damaged")
    file.write_bytes(sound)
    assert anchors.load(tmp_path, VAULT_ID, key).anchors
    assert anchors.load(tmp_path, "another vault", key).problem == "anchors.file_damaged"


def test_officers_anchors_of_an_earlier_key_say_nothing(tmp_path: Path) -> None:
    anchors.save(tmp_path, VAULT_ID, keys.new_key(), [Anchor("officer", 9, HASHES[9])])
    assert anchors.load(tmp_path, VAULT_ID, keys.new_key()) == Kept()


def test_a_folder_in_the_place_of_the_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / anchors.NAME).mkdir()
    key = keys.new_key()
    assert anchors.load(tmp_path, VAULT_ID, key).problem == "anchors.file_damaged"
    assert not anchors.save_if_possible(tmp_path, VAULT_ID, key, [])
