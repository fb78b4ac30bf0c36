"""Hardening, in a process of its own."""

import subprocess
import sys

import pytest

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
