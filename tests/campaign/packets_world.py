"""A real packet, the people who sign it, and those who would like to.

The record is one that the program itself wrote; the keys are of offices made here, so that a
forger can hold any certificate that a story needs.
"""

import functools
import hashlib
import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import rfc8785

from tests.campaign import forks
from tests.conftest import OFFICER, PASSPHRASE, STATION, TickingClock
from tests.unit.signing.keys import Key, Office, Trust
from tests.unit.workflows.filled import fill
from workstation.documents.packet_record import check_code, record_bytes
from workstation.domain.assessment import Condition, Decision, Outcome
from workstation.domain.error import UserError
from workstation.domain.officer import Role
from workstation.signing.certify import sign_statement
from workstation.signing.fields import FIELD_OF_ROLE, FIELDS
from workstation.signing.reading import read_packet
from workstation.signing.statement import author_statement, decision_statement
from workstation.signing.verdict import Verdict, without_contents
from workstation.signing.verify import verify
from workstation.vault.keys import FLOOR
from workstation.workflows import packet_reader, packet_rules, packets
from workstation.workflows import session as sessions

Record = dict[str, Any]
Statement = dict[str, Any]
_DAY = datetime(2026, 11, 16, 14, 0, tzinfo=UTC)
_BASIS = "The assurance is written, specific and can be checked by the mission."


def make_record() -> bytes:
    """The record of an assessment that an author submitted, as its packet carries it."""
    with tempfile.TemporaryDirectory(prefix="packets-") as name:
        folder = Path(name)
        with forks.environment(ASSESSOR_STATE=str(folder / "state")):
            session = sessions.create_vault(
                folder / "vault", name=STATION, officer_name=OFFICER, authority=Role.ASSESSOR,
                passphrase=PASSPHRASE, clock=TickingClock(_DAY), kdf=FLOOR,
            )  # fmt: skip
            out = folder / "packet.pdf"
            packets.submit(session, fill(session, folder), out)
            sessions.end(session)
        return read_packet(out.read_bytes()).record_bytes


@functools.lru_cache(maxsize=64)
def _drawn(canonical: bytes) -> bytes:
    return packet_reader.rerender(json.loads(canonical))


def rerender(record: Record) -> bytes:
    """The pages of a record; the same record is drawn once."""
    try:
        canonical = rfc8785.dumps(record)
    except (rfc8785.CanonicalizationError, RecursionError, ValueError):
        return packet_reader.rerender(record)
    return _drawn(canonical)


_STAMPS: dict[tuple[Any, ...], bytes] = {}


def restamp(statement: Statement, *where: Any) -> bytes:
    """The stamp of a statement; the same one is drawn once."""
    key = (repr(statement), repr(where))
    if key not in _STAMPS:
        if len(_STAMPS) > 256:
            _STAMPS.clear()
        _STAMPS[key] = packet_reader.restamp(statement, *where)
    return _STAMPS[key]


def judge(pdf: bytes, trust: Any) -> Verdict:
    """What the program says of a file: as ``packet_reader.judge``, but drawing nothing twice."""
    found = verify(pdf, trust, rerender, restamp)
    if not found.ok or found.record is None:
        return found
    code = packet_rules.ladder_problem(found.record, found.decisions)
    return found if code is None else without_contents(found, code)


@dataclass
class World:
    """One record with its signers."""

    record: Record

    def __post_init__(self) -> None:
        written = self.record["assessment"]
        self.office = Office(self.record["vault"]["name"])
        self.stranger = Office("FAKE-01")
        self.author = self.office.officer(written["author"], written["author_name"], Role.ASSESSOR)
        self.reader = self.office.officer("O-12", "L. Chen", Role.SECOND_READER)
        self.manager = self.office.officer("O-13", "S. Okafor", Role.L3)
        self.committee = self.office.officer("O-14", "Chloé Tremblay", Role.L4)
        self.deputy = self.office.officer("O-15", "P. Nadeau", Role.L5)
        self.base = rerender(self.record)
        self.certified = self.certify(self.author)
        self.escalated = self.decide(self.certified, self.manager, Outcome.ESCALATE)
        self.decided = self.decide(self.escalated, self.committee, Outcome.APPROVE)

    @property
    def digest(self) -> str:
        """The digest of the record, which every statement names."""
        return digest_of(self.record)

    def trust(self, **changes: Any) -> Trust:
        """Whom the machine that checks believes."""
        return self.office.trust(**changes)

    def genuine(self) -> tuple[bytes, ...]:
        """Files that are what they say: the packet at each step of its way."""
        return (self.certified, self.escalated, self.decided)

    def authored(self, key: Key, record: Record | None = None) -> Statement:
        """What an author says."""
        said = record or self.record
        return author_statement(digest_of(said), key, said["signed_at"], said["language"])

    def certify(
        self, key: Key, *, record: Record | None = None, base: bytes | None = None
    ) -> bytes:
        """The pages of a record, signed by somebody as its author."""
        said = record or self.record
        pages = base if base is not None else rerender(said)
        return sign_statement(pages, self.authored(key, said), key, restamp)

    def decision(self, key: Key, outcome: Outcome, **changes: Any) -> Decision:
        """What somebody decides."""
        conditional = outcome is Outcome.APPROVE_WITH_CONDITIONS
        place = FIELDS.index(FIELD_OF_ROLE[key.officer.authority])
        signed = datetime.fromisoformat(self.record["signed_at"])
        plain = Decision(
            authority=key.officer.authority.value, outcome=outcome, reasons=_BASIS, marking="(U)",
            officer=key.officer.id, officer_name=key.officer.name,
            at_utc=f"{signed + timedelta(days=place):%Y-%m-%d}T20:47:00Z",
            conditions=(Condition("Visit within 72 hours.", "2026-12-01"),) if conditional else (),
            no_interest=True, ledger_head="ef" * 32,
        )  # fmt: skip
        return replace(plain, **changes)

    def said(self, key: Key, outcome: Outcome, **changes: Any) -> Statement:
        """A decision as a statement."""
        decision = self.decision(key, outcome, **changes)
        return decision_statement(self.digest, decision, key, language=self.record["language"])

    def decide(self, pdf: bytes, key: Key, outcome: Outcome, **changes: Any) -> bytes:
        """A file with one more decision."""
        return sign_statement(pdf, self.said(key, outcome, **changes), key, restamp)


def digest_of(record: Record) -> str:
    """The digest that statements name."""
    return hashlib.sha256(record_bytes(record)).hexdigest()


def altered(record: Record, change: Callable[[Record], None]) -> Record:
    """A copy of a record with a change, under a check code that fits."""
    import copy

    found = copy.deepcopy(record)
    change(found)
    with suppress(ValueError):
        found["check_code"] = check_code(found)
    return found


def reason_of(pdf: bytes, trust: Any) -> tuple[str, str]:
    """The result and the named reason; a file that is no packet at all has its error's code."""
    try:
        found = judge(pdf, trust)
    except UserError as problem:
        return "failed", problem.code
    return found.result.value, found.reason
