"""Prints the SHA-256 of what pages, stamps and revisions are made of, for a test to compare.

Run by other interpreters and on other days (``python -m tests.unit.documents.pages_digest``):
the bytes must not depend on either.
"""

import hashlib
import json
import sys
from typing import Any

from tests.unit.documents import casework, sample
from workstation.documents.assessment import render
from workstation.documents.packet_record import record_bytes
from workstation.documents.stamp import render_stamp
from workstation.domain.assessment import Decision, Outcome
from workstation.domain.officer import Officer, Role
from workstation.signing import longterm
from workstation.signing.revision import append_revision
from workstation.signing.statement import author_statement, decision_statement

_SEAL = b"\x30\x82\x01\x00" + bytes(256)
_AT = "2026-11-17T20:47:00Z"


class _Signer:
    """Who signs, without a key; a certificate's number is all that a statement takes of it."""

    class certificate:
        serial_number = 0x5F02A1

    def __init__(self, officer: Officer) -> None:
        self.officer = officer


def digests() -> dict[str, str]:
    """By name."""
    record = casework.record("fr", persons=12, overrides=20)
    found = {"casework": _digest(render(record, casework.methodology()))}
    for name, pdf in _revisions().items():
        found[name] = _digest(pdf)
    return found


def _revisions() -> dict[str, bytes]:
    """A packet after each step, with the same seal in place of a signature."""
    record = sample.record()
    digest = hashlib.sha256(record_bytes(record)).hexdigest()
    author: Any = _Signer(Officer("O-1", "A. Martin", Role.ASSESSOR, station="OTT-04"))
    committee: Any = _Signer(Officer("O-4", "Chloé Tremblay", Role.L4, station="OTT-04"))
    text = "The assurance is written, specific and can be checked. " * 40
    decision = Decision(
        authority="L4", outcome=Outcome.APPROVE, reasons=text, marking="(S//CEO)", officer="O-4",
        officer_name="Chloé Tremblay", at_utc=_AT, no_interest=True, ledger_head="ef" * 32,
    )  # fmt: skip
    base = render(record, sample.methodology())
    certified = append_revision(
        base, author_statement(digest, author, _AT, "en"), render_stamp, lambda _: _SEAL
    )
    said = decision_statement(digest, decision, committee, language="en")
    decided = append_revision(certified, said, render_stamp, lambda _: _SEAL)
    stored = longterm.append_store(decided, [b"certificate"], [b"list"])
    stamped = longterm.append_stamp(stored, lambda _: _SEAL)
    return {
        "pages": base, "certified": certified, "decided": decided, "stored": stored,
        "stamped": stamped,
    }  # fmt: skip


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"version": sys.version, "digests": digests()}))
