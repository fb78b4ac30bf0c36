"""A disk without room, under the command line: said with exit code 5, nothing half-written.

As root the disk is a small one of its own; otherwise, and in each case also, the system's limit on
the size of a file stands in for it (EFBIG instead of ENOSPC).
"""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e import cli
from tests.faults.conftest import COMMITTEE, Station, error_of
from tests.faults.small_disk import SAYS_FULL, limited, mounted, random_text, state_of, unmount
from workstation.domain.assessment import State
from workstation.workflows import assessments

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")
LITTLE_BYTES = 48 * 1024
"""Less than a packet, a bundle or a decided packet needs."""


@dataclass(frozen=True)
class Cramped:
    """A folder with too little room for a paper."""

    folder: Path
    limit_bytes: int | None

    def run(self, station: Station, *arguments: object, officer: str = "A. Martin") -> cli.Done:
        return limited(station, self.limit_bytes, *arguments, officer=officer)


@pytest.fixture
def cramped(tmp_path: Path) -> Iterator[Cramped]:
    """A folder for papers on a disk of 48 KiB, or a limit of the same size on each file."""
    folder = tmp_path / "cramped"
    own = mounted(folder, str(LITTLE_BYTES))
    yield Cramped(folder, None if own else LITTLE_BYTES)
    if own:
        unmount(folder)


def check_refused(done: cli.Done, folder: Path) -> None:
    error = error_of(done, 5)
    assert error["code"] in SAYS_FULL
    assert error["file"]
    assert list(folder.iterdir()) == []


def test_full_disk_on_submit(draft: Station, cramped: Cramped) -> None:
    """Fault 26 of security.md: the packet is not there, the file is still a draft."""
    out = cramped.folder / "packet.pdf"
    words = ("assessment", "submit", draft.assessment, "--out", out)
    done = cramped.run(draft, *words)
    check_refused(done, cramped.folder)
    assert state_of(draft) is State.DRAFT
    # With room, the same command signs.
    roomy = draft.folder / "packet.pdf"
    assert draft.run(*words[:-1], roomy).code == 0
    assert cli.run("verify", roomy, "--trust", draft.trust, "--json").code == 0


def test_full_disk_keeps_the_paper_that_was_there(draft: Station, cramped: Cramped) -> None:
    out = cramped.folder / "packet.pdf"
    out.write_bytes(b"an older paper")
    done = cramped.run(draft, "assessment", "submit", draft.assessment, "--out", out, "--force")
    assert error_of(done, 5)["code"] in SAYS_FULL
    assert list(cramped.folder.iterdir()) == [out]
    assert out.read_bytes() == b"an older paper"
    assert state_of(draft) is State.DRAFT


def test_full_disk_on_export(draft: Station, cramped: Cramped, central: Path) -> None:
    with draft.sit() as session:
        # Evidence does not compress: the bundle is larger than the disk.
        letter = draft.folder / "noise.txt"
        letter.write_text(random_text(200_000))
        assessments.add_evidence_file(session, draft.assessment, letter, marking="(U)")
    with draft.unchanged():
        done = cramped.run(draft, "export", "--out", cramped.folder / "1.bundle", "--to", central)
        check_refused(done, cramped.folder)
    done = draft.run("export", "--out", draft.folder / "1.bundle", "--to", central)
    assert (done.code, done.json["number"]) == (0, 1)


def test_full_disk_on_decide(submitted: Station, cramped: Cramped) -> None:
    out = cramped.folder / "decided.pdf"
    done = cramped.run(
        submitted, "decide", submitted.submitted, "--outcome", "approve", "--reasons", "A basis.",
        "--marking", "(U)",
        "--out", out, officer=COMMITTEE,
    )  # fmt: skip
    check_refused(done, cramped.folder)
    assert state_of(submitted) is State.SUBMITTED


def test_full_disk_on_print(submitted: Station, cramped: Cramped) -> None:
    out = cramped.folder / "print.pdf"
    done = cramped.run(submitted, "print", submitted.submitted, "--packet", "--out", out)
    check_refused(done, cramped.folder)


def check_all_or_nothing(station: Station, out: Path, done: cli.Done) -> None:
    """The paper is there exactly when the record says so, and whole."""
    state = state_of(station)
    assert (state is State.SUBMITTED) == out.exists()
    assert not list(out.parent.glob(".*.tmp"))
    if out.exists():
        assert cli.run("verify", out, "--trust", station.trust, "--json").code == 0
    if done.code:
        assert error_of(done, 5)["code"] in SAYS_FULL


@pytest.mark.parametrize("limit_kib", [4, 40, 128, 400, 700])
def test_any_limit_on_submit_gives_all_or_nothing(draft: Station, limit_kib: int) -> None:
    out = draft.folder / "packet.pdf"
    done = limited(draft, limit_kib * 1024, "assessment", "submit", draft.assessment, "--out", out)
    check_all_or_nothing(draft, out, done)
    assert done.code == 0 or limit_kib < 700


@pytest.mark.parametrize("room_kib", [100, 250, 400, 450, 500, 550])
def test_any_room_on_submit_gives_all_or_nothing(
    draft: Station, tmp_path: Path, room_kib: int
) -> None:
    """Paper and vault on one disk: what was done is never reported as failed, nor the reverse.

    Between these sizes lies one where the log has room and the tidying of the log has not.
    """
    disk = tmp_path / "disk"
    if not mounted(disk, "4m"):
        pytest.skip("needs a disk of its own; the limit is under test above")
    try:
        inside = draft.copied(disk / "station")
        free = shutil.disk_usage(disk).free
        (disk / "ballast").write_bytes(b"\0" * (free - room_kib * 1024))
        out = disk / "packet.pdf"
        done = limited(inside, None, "assessment", "submit", inside.assessment, "--out", out)
        (disk / "ballast").unlink()
        check_all_or_nothing(inside, out, done)
        assert (done.code == 0) == out.exists()
    finally:
        unmount(disk)
