"""After sign, decide, export and lock everything is in the database file (security fact 3)."""

from pathlib import Path

from tests.conftest import MakeSession
from tests.unit.workflows.filled import MARK, fill
from tests.unit.workflows.test_exports import central
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.workflows import approvals, exports, packets
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

__all__ = ["central"]


def log_bytes(session: Session) -> int:
    """How much stands in the write-ahead log only, where a lost file would take it along."""
    log = session.vault.directory / "vault.db-wal"
    return log.stat().st_size if log.exists() else 0


def test_nothing_stays_in_the_log_after_sign_decide_export_and_lock(
    session: Session, make_session: MakeSession, central: Path, tmp_path: Path
) -> None:
    assert log_bytes(session) > 0, "the control: an act that is none of these leaves it there"
    packet, decided = tmp_path / "packet.pdf", tmp_path / "decided.pdf"
    packets.submit(session, fill(session, tmp_path), packet)
    assert log_bytes(session) == 0
    chair = make_session(Role.L4, "Chloé Tremblay")
    assert log_bytes(chair) > 0
    approvals.decide(chair, packet, outcome=Outcome.DENY, reasons="No.", marking=MARK, out=decided)
    assert log_bytes(chair) == 0
    records = make_session(Role.RECORDS, "R. Roy")
    assert log_bytes(records) > 0
    exports.write_bundle(records, tmp_path / "1.bundle", central / "recipients.txt")
    assert log_bytes(records) == 0
    records.record([])
    sessions.end(records, "person")
    assert log_bytes(records) == 0
