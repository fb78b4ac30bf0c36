"""Hardening, in a process of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from workstation.vault.process import _harden_windows

ROOT = Path(__file__).resolve().parents[3]

_HARDEN = """
import ctypes, resource
from workstation.vault.process import harden
before = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(before, harden(), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
      resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
def test_harden_makes_the_process_undumpable() -> None:
    """Fault 40 of security.md: PR_GET_DUMPABLE turns from 1 to 0, and core files are off."""
    done = subprocess.run(
        [sys.executable, "-c", _HARDEN], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1 True 0 (0, 0)"


_CRASH = """
import os, sys
from workstation.vault.process import harden
hardened = sys.argv[1] == "yes" and harden()
secret = b"zqx" * 5
os.abort()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
@pytest.mark.parametrize("hardened", ["yes", "no"])
def test_a_crash_leaves_no_core_file(tmp_path: Path, hardened: str) -> None:
    """The control shows that this machine would write one, where it writes them as files."""
    import resource

    may = resource.getrlimit(resource.RLIMIT_CORE)[1] == resource.RLIM_INFINITY

    def allow() -> None:
        if may:
            resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)

    done = subprocess.run(
        [sys.executable, "-c", _CRASH, hardened],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, preexec_fn=allow,
        capture_output=True,
    )  # fmt: skip
    assert done.returncode == -signal.SIGABRT
    assert b"zqx" not in done.stdout + done.stderr
    pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="utf-8").strip()
    writes_files = may and not pattern.startswith(("|", "/"))
    assert bool(list(tmp_path.iterdir())) == (writes_files and hardened == "no")


def test_windows_is_asked_on_windows_only() -> None:
    """The twin stands behind the same function."""
    if sys.platform != "win32":
        assert _harden_windows() is False
