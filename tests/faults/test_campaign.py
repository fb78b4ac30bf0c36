"""The short form of each part of the fault campaign; the long form is `make faults`."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.campaign.__main__ import PARTS

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="fork, strace and /dev/shm are of Linux"),
]


OF_THE_VAULT = {
    "kills during real work", "kills while the data key is rotated", "power cuts, all states",
    "calls that fail", "tamperings", "untouched vaults that were accused",
    "tables read by another implementation", "canaries readable on the disk",
    "canaries laid out for the search",
}  # fmt: skip
OF_PACKETS = {"mutations of packets", "altered packets that were not refused for their reason"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([part for part in PARTS if part != "packets"], OF_THE_VAULT),
        (["packets"], OF_PACKETS),
    ],
    ids=["vault", "packets"],
)
def test_short_forms_hold_their_limits(
    tmp_path: Path, parts: list[str], expected: set[str]
) -> None:
    """In a process of its own: it forks, and may hold no thread when it does."""
    seed = random.randrange(1 << 32)
    out = tmp_path / "faults.json"
    command = [sys.executable, "-m", "tests.campaign", *parts, "--short", "--seed", str(seed)]
    done = subprocess.run(
        [*command, "--out", str(out)],
        cwd=ROOT, capture_output=True, text=True, timeout=560,
        env=os.environ | {"ASSESSOR_CONFIG": str(tmp_path / "config")},
    )  # fmt: skip
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    found = json.loads(out.read_text())
    assert found["ok"]
    assert {one["name"].split(":")[0] for one in found["results"]} >= expected
