"""A process that is killed while it signs leaves a draft or a whole packet, nothing between."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import State
from workstation.workflows import assessments, packets, vault_checks, verification
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

ROOT = Path(__file__).resolve().parents[2]

_CHILD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from workstation.documents import assessment as _warm
from workstation.workflows import packets, session as sessions
import pyhanko.sign.signers.cms_embedder, reportlab.platypus
vault, passphrase, found, out = sys.argv[1:]
at = lambda: datetime(2026, 11, 16, 18, 0, tzinfo=UTC)
session = sessions.unlock(Path(vault), "A. Martin", passphrase, at)
print("ready", flush=True)
packets.submit(session, found, Path(out))
print("done", flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.15, 0.3, 0.45, 0.6, 0.8])
def test_killed_while_signing(session: Session, tmp_path: Path, delay: float) -> None:
    """24: SIGKILL; what was acknowledged is there, what was not is a draft."""
    found = fill(session, tmp_path)
    vault, clock = session.vault.directory, session.clock
    sessions.end(session)
    out = tmp_path / "packet.pdf"
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(vault), PASSPHRASE, found, str(out)],
        stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    time.sleep(delay)
    os.kill(child.pid, signal.SIGKILL)
    said = child.stdout.read()
    child.wait()
    child.stdout.close()
    again = sessions.unlock(vault, "A. Martin", PASSPHRASE, clock)
    try:
        _check(again, found, out, acknowledged="done" in said)
    finally:
        again.vault.close()


def _check(session: Session, found: str, out: Path, *, acknowledged: bool) -> None:
    assert vault_checks.verify_ledger(session).ok
    state = assessments.get_state(session, found)
    if acknowledged:
        assert state is State.SUBMITTED
    if out.exists():
        assert state is State.SUBMITTED
        assert verification.verify_in(session, out).ok
    if state is State.DRAFT:
        packets.submit(session, found, out, force=True)
        assert verification.verify_in(session, out).ok
    else:
        kept = assessments.get_assessment(session, found).submitted_sha256
        assert session.vault.get_attachment(kept).startswith(b"%PDF-")
