"""The campaign's own instruments: the disk that forgets, and the look at what was lost."""

import random
from pathlib import Path

import pytest

from tests.campaign import checking
from tests.campaign.desk import Desk
from tests.campaign.disk import Disk, File, Folder
from tests.campaign.result import Tally
from tests.campaign.trace import joined
from workstation.domain.assessment import Answer
from workstation.workflows import assessments, drafting, partners
from workstation.workflows.session import Session

TRIES = 400


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """One durable file, ``a``, of 2,048 bytes."""
    (tmp_path / "a").write_bytes(b"o" * 2048)
    return Disk(tmp_path)


def states(disk: Disk) -> list[dict[str, bytes]]:
    chance = random.Random(1)
    return [disk.cut(chance).files for _ in range(TRIES)]


def file_of(disk: Disk, name: str) -> File:
    found = disk.find(disk.root / name)
    assert isinstance(found, File)
    return found


def test_what_is_durable_stays(disk: Disk) -> None:
    assert {state["a"] for state in states(disk)} == {b"o" * 2048}
    file_of(disk, "a").write(0, b"n" * 2048)
    disk.sync(file_of(disk, "a"))
    assert {state["a"] for state in states(disk)} == {b"n" * 2048}


def test_what_is_not_durable_may_go_whole_or_by_sectors(disk: Disk) -> None:
    file_of(disk, "a").write(256, b"n" * 1024)
    found = {state["a"] for state in states(disk)}
    assert b"o" * 2048 in found
    assert b"o" * 256 + b"n" * 1024 + b"o" * 768 in found
    edges = {0, 256, 512, 1024, 1280, 2048}
    for content in found:
        changes = {i for i in range(1, 2048) if content[i] != content[i - 1]}
        assert changes <= edges
    assert len(found) > 3


def test_a_later_write_may_survive_an_earlier_one(disk: Disk) -> None:
    file = file_of(disk, "a")
    file.write(2048, b"1" * 512)
    file.write(2560, b"2" * 512)
    assert b"o" * 2048 + bytes(512) + b"2" * 512 in {state["a"] for state in states(disk)}


def test_content_and_name_are_made_durable_apart(disk: Disk) -> None:
    new = File()
    disk.name((disk.tree, "b", new))
    new.write(0, b"whole")
    disk.sync(new)
    assert {state.get("b") for state in states(disk)} == {None, b"whole"}
    disk.sync(disk.tree)
    assert {state.get("b") for state in states(disk)} == {b"whole"}


def test_a_rename_is_never_half_done(disk: Disk) -> None:
    disk.name((disk.tree, "b", file_of(disk, "a")), (disk.tree, "a", None))
    assert {tuple(state) for state in states(disk)} == {("a",), ("b",)}


def test_calls_cut_in_two_by_another_thread_are_joined() -> None:
    lines = ["1 write(3, <unfinished ...>", "2 fsync(4) = 0", '1 <... write resumed>"x", 1) = 1']
    assert joined(lines) == ["2 fsync(4) = 0", '1 write(3,"x", 1) = 1']


def test_a_lost_entry_draft_or_paper_is_seen(session: Session, tmp_path: Path) -> None:
    """Whoever counts losses must be able to see one."""
    partner = partners.add_partner(session, name="Border", country="CAN", kind="border")
    assessment = assessments.new_assessment(session, partner.id).id
    drafting.answer(session, assessment, Answer("1.1", None, "000003 text", "(U)"))
    seq, head = session.vault.head()
    fine = {"act": "x", "seq": seq, "hash": head, "draft": [assessment, "1.1", 3]}
    assert checking.vault_problem(session.vault, [fine]) is None
    for spoiled, told in (
        ({"hash": "0" * 64}, "lost: "),
        ({"seq": seq + 1}, "lost: "),
        ({"draft": [assessment, "1.1", 4]}, "lost: draft 4"),
        ({"draft": [assessment, "1.2", 1]}, "lost: draft 1"),
        ({"place": 1}, "lost: place"),
    ):
        found = checking.vault_problem(session.vault, [fine | spoiled])
        assert (found or "").startswith(told), spoiled
    desk = Desk(tmp_path)
    desk.out.mkdir()
    paper = {**fine, "file": "out/1.pdf", "sha256": "0" * 64}
    assert checking.paper_problem(desk, session.vault, [paper]) == "lost: x out/1.pdf"
    (desk.out / "2.pdf").write_bytes(b"half")
    assert checking.paper_problem(desk, session.vault, []) == "half-written: 2.pdf is in no entry"


def test_a_control_that_finds_nothing_fails() -> None:
    control, campaign = Tally("control", 1, least_bad=1), Tally("campaign", 2)
    control.add()
    campaign.add()
    assert not control.result().ok
    assert not campaign.result().ok  # one try of the two that were asked for
    campaign.add("lost")
    assert not campaign.result().ok


def test_folders_are_part_of_a_state(disk: Disk) -> None:
    disk.name((disk.tree, "folder", Folder()))
    disk.sync(disk.tree)
    assert disk.cut(random.Random(1)).folders == ["folder"]
