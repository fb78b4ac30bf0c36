"""A full disk under the vault: all of the command or nothing of it, and the vault stays sound.

As root the disk is a small one of its own; otherwise the limit on the size of a file stands in.
"""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.conftest import DRAFT, SUBMITTED, Station, error_of
from tests.faults.small_disk import SAYS_FULL, limited, mounted, random_text, unmount
from workstation.domain.assessment import Answer, State
from workstation.domain.error import StoreError
from workstation.workflows import assessments, packets, partners
from workstation.workflows.answer_form import LONGEST_ANSWER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")


def big_csv(folder: Path) -> Path:
    path = folder / "partners.csv"
    rows = (f"Service {n} {random_text(100)},CAN,border\n" for n in range(500))
    path.write_text("name,country,kind\n" + "".join(rows))
    return path


def big_answers(folder: Path) -> Path:
    path = folder / "answers.json"
    texts = {each: random_text(50_000) for each in ("1.2", "1.4", "1.5", "1.6")}
    said = {each: {"text": text, "marking": "(U)"} for each, text in texts.items()}
    path.write_text(json.dumps(said))
    return path


Words = Callable[[Station, Path], tuple[object, ...]]
WRITES: dict[str, tuple[str, Words]] = {
    "import": (DRAFT, lambda at, out: ("partner", "import", big_csv(at.folder.parent))),
    "answer": (
        DRAFT,
        lambda at, out: ("assessment", "answer", at.assessment, "--answers",
                         big_answers(at.folder.parent)),
    ),
    "submit": (DRAFT, lambda at, out: ("assessment", "submit", at.assessment, "--out", out)),
    "receive": (SUBMITTED, lambda at, out: ("receive", out.parent / "decided.pdf")),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITES)
@pytest.mark.parametrize("room_bytes", [20_000, 60_000])
def test_full_disk_under_the_vault(
    name: str,
    room_bytes: int,
    station_at: Callable[[str], Station],
    stages: dict[str, Station],
    tmp_path: Path,
) -> None:
    """Fault 26 of security.md: all of the command or nothing of it; the vault stays sound."""
    stage, make = WRITES[name]
    station, out = station_at(stage), tmp_path / "papers" / "packet.pdf"
    out.parent.mkdir()
    shutil.copy(stages["decided"].decided, out.parent / "decided.pdf")
    with squeezed(station, tmp_path / "disk", room_bytes) as (inside, limit_bytes):
        words = make(station, out)
        done = limited(inside, limit_bytes, *words)
    error = error_of(done, 5)
    assert error["code"] in SAYS_FULL
    assert not out.exists()
    assert [path.name for path in out.parent.iterdir()] == ["decided.pdf"]


class squeezed:
    """A station whose vault lies on a disk with little room left; it is checked at the end."""

    def __init__(self, station: Station, disk: Path, room_bytes: int) -> None:
        self.station, self.disk, self.room_bytes = station, disk, room_bytes

    def __enter__(self) -> tuple[Station, int | None]:
        self.own = mounted(self.disk, "4m")
        self.inside = self.station.copied(self.disk / "station")
        self.check = self.inside.unchanged()
        self.check.__enter__()
        if not self.own:
            return self.inside, self.room_bytes
        free = shutil.disk_usage(self.disk).free
        (self.disk / "ballast").write_bytes(b"\0" * (free - self.room_bytes))
        return self.inside, None

    def __exit__(self, *problem: object) -> None:
        try:
            (self.disk / "ballast").unlink(missing_ok=True)
            self.check.__exit__(None, None, None)
            assert not list(self.inside.vault.glob(".*.tmp"))
        finally:
            if self.own:
                unmount(self.disk)


def test_draft_and_import_survive_in_one_session(draft: Station, tmp_path: Path) -> None:
    """Fault 26: the same session goes on when there is room again."""
    disk = tmp_path / "disk"
    if not mounted(disk, "4m"):
        disk.rmdir()
        pytest.skip("needs a disk of its own; the limit is under test above")
    try:
        inside = draft.copied(disk / "station")
        go_on_after_full(inside, disk)
    finally:
        unmount(disk)


def go_on_after_full(station: Station, disk: Path) -> None:
    ballast, out = disk / "ballast", disk / "packet.pdf"
    text = Answer("1.2", None, random_text(LONGEST_ANSWER), "(U)")
    with station.sit() as session:
        known = len(partners.list_partners(session).rows)
        ballast.write_bytes(b"\0" * (shutil.disk_usage(disk).free - 20_000))
        with pytest.raises(StoreError) as full:
            assessments.answer(session, station.assessment, text)
        assert full.value.code == "disk.full"
        with pytest.raises(StoreError):
            packets.submit(session, station.assessment, out)
        assert not out.exists()
        assert assessments.get_state(session, station.assessment) is State.DRAFT
        ballast.unlink()
        assessments.answer(session, station.assessment, text)
        packets.submit(session, station.assessment, out)
        assert assessments.get_state(session, station.assessment) is State.SUBMITTED
        assert len(partners.list_partners(session).rows) == known
        assert session.vault.verify_ledger().ok
