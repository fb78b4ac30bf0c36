"""A copy of a packet's file, byte for byte: for whoever has it only from the vault."""

import hashlib
from pathlib import Path
from typing import Final

from workstation.domain.officer import Permission
from workstation.vault.files import check_target
from workstation.vault.store import NewEntry
from workstation.workflows import packet_file, verification
from workstation.workflows.session import Session

PACKET_SAVED: Final = "packet.saved"


def save(session: Session, pdf: bytes, out: Path, *, force: bool = False) -> Path:
    """Write a packet as it was opened to a file, and note that it left the vault.

    Args:
        session: who saves it.
        pdf: the packet, as ``approvals.open_packet`` gave it.
        out: the new file.
        force: replace a file that is there already.

    Raises:
        CheckFailedError: the packet was not accepted.
        UsageError, StoreError: the file cannot be written; nothing is noted then.
    """
    session.require(Permission.READ)
    check_target(out, force=force)
    verdict = verification.judge_in(session, pdf, None)
    record = verification.require_accepted(verdict, None)
    body = {
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "assessment": record["assessment"]["id"],
        "version": record["assessment"]["version"],
        "vault": record["vault"]["id"],
        "file_name": out.name,
        "size_bytes": len(pdf),
    }
    with packet_file.placed(out, pdf):
        session.record([NewEntry(PACKET_SAVED, record["assessment"]["id"], body)])
    return out
