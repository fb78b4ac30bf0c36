"""The short form of each part of the fault campaign; the long form is `make faults`."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="fork, strace and /dev/shm are of Linux"),
]


def run(part: str, folder: Path, count: int) -> dict[str, object]:
    """One part, in a process of its own: it forks, and may hold no thread when it does."""
    seed = random.randrange(1 << 32)
    out = folder / "faults.json"
    command = [sys.executable, "-m", "tests.campaign", part, "--count", str(count)]
    done = subprocess.run(
        [*command, "--seed", str(seed), "--out", str(out)],
        cwd=ROOT, capture_output=True, text=True, timeout=280,
        env=os.environ | {"ASSESSOR_CONFIG": str(folder / "config")},
    )  # fmt: skip
    assert done.returncode == 0, f"{' '.join(command)} --seed {seed}\n{done.stdout}{done.stderr}"
    found: dict[str, object] = json.loads(out.read_text())
    assert found["ok"]
    return found


@pytest.mark.parametrize(
    ("part", "count"),
    [("kills", 100), ("rotation", 16), ("cuts", 400), ("calls", 16), ("tampering", 95),
     ("rescue", 1)],
)  # fmt: skip
def test_short_form_holds_its_limits(part: str, count: int, tmp_path: Path) -> None:
    run(part, tmp_path, count)
