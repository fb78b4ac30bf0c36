"""Nothing opens an internet socket, and nothing needs one (architecture, decision 9)."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _without_network() -> list[str]:
    """The words that start a command in a network namespace without interfaces."""
    return ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_demo_runs_without_a_network_and_opens_no_internet_socket(tmp_path: Path) -> None:
    """The whole walk, screens included, in a namespace without interfaces, traced."""
    assert shutil.which("strace"), "apt-get install strace"
    trace = tmp_path / "trace"
    out = tmp_path / "demo"
    done = subprocess.run(
        [
            *_without_network(),
            # Only the calls that are traced stop the program: the walk takes half as long.
            *("strace", "--seccomp-bpf", "-f", "-qq", "-e", "trace=socket", "-o", str(trace)),
            *(sys.executable, "-m", "workstation.cli", "demo", "--out", str(out), "--json"),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads(done.stdout)
    assert Path(report["pdf_decided"]).is_file()
    assert report["screens"], "the screens are part of the walk"
    families = set(re.findall(r"socket\((AF_\w+)", trace.read_text(errors="replace")))
    assert not families & {"AF_INET", "AF_INET6", "AF_PACKET"}, families
