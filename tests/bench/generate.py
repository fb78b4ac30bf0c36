"""Makes a vault of a known size from a seed, through the ledger, as real work would.

``python -m tests.bench.generate --scale large --out DIR`` writes ``DIR/vault`` and the
passphrase of its one officer beside it. The same seed and scale give the same record.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from workstation.domain.officer import Role
from workstation.domain.partner import (
    PRODUCT_KINDS,
    Act,
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
    Assurance,
    AssuranceCheck,
    CheckResult,
    Exchange,
    Incident,
    Partner,
    PartnerKind,
    Source,
)
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.vault.keys import FLOOR
from workstation.vault.ledger import NewEntry
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

PASSPHRASE = "velvet tangle orbit gravel 42"
BATCH = 20_000
DRAFTS = 12
"""The newest assessments are still being written; the others are in every state there is."""
COUNTRIES = ("NOR", "FRA", "ITA", "JOR", "EGY", "KEN", "PER", "THA", "XAA", "XBB", "XCC", "MAR")
_COMMON = (
    "detention", "access", "visit", "transfer", "consular", "undertaking", "court", "letter",
    "threat", "assessment", "border", "travel", "request", "identity", "report", "caveat",
)  # fmt: skip
_SYLLABLES = ("ba", "den", "kor", "mi", "sal", "tu", "ver", "lo", "pra", "qui", "zen", "ra")
_PROVIDED = ("Threat assessments", "Index entries", "Travel records", "Training", "Liaison")
_SCALES = ("", "15 regions", "1.8 million members", "Both capitals", "Two ports of entry")
_AGREEMENTS_FROM = 3
"""Every so manieth partner is bound by a treaty, a memorandum or a programme."""
_STATES = (
    *("approved",) * 60, *("denied",) * 28, *("submitted",) * 4, *("returned",) * 3,
    *("escalated",) * 2, *("withdrawn",) * 3,
)  # fmt: skip
"""The states of older assessments, in hundredths."""
_START = datetime(2020, 1, 6, 8, 0, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much there is; ``busiest`` counts the lines of the first partner's record."""

    partners: int
    exchanges: int
    assessments: int
    sources: int
    busiest: int


SCALES = {
    "large": Scale(20_000, 1_000_000, 100_000, 50_000, 10_000),
    "normal": Scale(200, 10_000, 1_000, 500, 1_000),
    "tiny": Scale(20, 400, 40, 20, 100),
}
"""Source: performance.md, "Scale"; ``tiny`` is for the tests of this command."""


class _Writer:
    """Words, days and people, drawn from one seeded source of chance."""

    def __init__(self, scale: Scale, seed: int) -> None:
        self.scale = scale
        self.chance = random.Random(seed)
        rare = ["".join(self.chance.choices(_SYLLABLES, k=3)) for _ in range(4_000)]
        self._words = (*_COMMON, *rare)
        weights = [1 / rank for rank in range(1, len(self._words) + 1)]
        self._cumulative: list[float] = []
        for weight in weights:
            self._cumulative.append((self._cumulative or [0.0])[-1] + weight)

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(self._words, cum_weights=self._cumulative, k=count))

    def day(self) -> str:
        return (date(2004, 1, 1) + timedelta(days=self.chance.randrange(8_300))).isoformat()

    def partner(self) -> str:
        return _partner_id(self.chance.randrange(1, self.scale.partners))


def _partner_id(number: int) -> str:
    return f"P-{number + 1:05d}"


def _source_id(writer: _Writer) -> str:
    return f"SRC-2020-{writer.chance.randrange(writer.scale.sources) + 1:06d}"


def entries(scale: Scale, seed: int) -> Iterator[NewEntry]:
    """Everything that the record of a vault of this scale holds, in order."""
    writer = _Writer(scale, seed)
    yield from _partners(writer)
    yield from _sources(writer)
    yield from _agreements(writer)
    yield from _exchanges(writer)
    yield from _assurances(writer)
    yield from _assessments(writer)


def _partners(writer: _Writer) -> Iterator[NewEntry]:
    for number in range(writer.scale.partners):
        identity = _partner_id(number)
        chance = writer.chance
        partner = Partner(
            identity,
            f"{writer.words(2).title()} {number}",
            chance.choice(list(PartnerKind)),
            chance.choice(COUNTRIES),
            unit=writer.words(2).title(),
            mandate=tuple(chance.sample(("arrest", "detention", "interrogation"), k=2)),
            marking="(C)",
            note=writer.words(6),
            parent=_partner_id(number - 1) if number % 10 == 9 else "",
        )
        yield NewEntry(kinds.PARTNER_SAVED, identity, body_of(partner))
        arrangement = Arrangement(
            f"ARR-2020-{number + 1:05d}",
            identity,
            "Memorandum",
            chance.choice(list(ArrangementStatus)),
            since="2020-02-01",
            review_due=f"{chance.randint(2025, 2028)}-06-30",
            marking="(C)",
            conditions=writer.words(8),
        )
        body = {**body_of(arrangement), "on": "2020-02-01"}
        yield NewEntry(kinds.ARRANGEMENT_SAVED, arrangement.id, body)


def _agreements(writer: _Writer) -> Iterator[NewEntry]:
    chance = writer.chance
    for number in range(0, writer.scale.partners, _AGREEMENTS_FROM):
        status = chance.choice(list(AgreementStatus))
        agreement = Agreement(
            f"AG-2020-{number + 1:05d}",
            _partner_id(number),
            writer.words(4).capitalize(),
            chance.choice(list(AgreementKind)),
            status,
            signed=writer.day(),
            ended="2024-12-31" if status is AgreementStatus.ENDED else "",
            parties=("Canada", chance.choice(COUNTRIES)),
            purpose=writer.words(12),
            scale=chance.choice(_SCALES),
            we_provide=chance.choice(_PROVIDED),
            they_provide=chance.choice(_PROVIDED),
            source=_source_id(writer),
            review_due=f"{chance.randint(2025, 2029)}-03-31",
            marking="(C)",
        )
        yield NewEntry(kinds.AGREEMENT_SAVED, agreement.id, body_of(agreement))


def _sources(writer: _Writer) -> Iterator[NewEntry]:
    for number in range(writer.scale.sources):
        source = Source(
            f"SRC-2020-{number + 1:06d}",
            writer.partner(),
            writer.chance.choice(COUNTRIES),
            writer.words(5).capitalize(),
            "Bureau",
            writer.day(),
            "(U)",
            kind="government",
        )
        yield NewEntry(kinds.SOURCE_SAVED, source.id, body_of(source))


def _exchanges(writer: _Writer) -> Iterator[NewEntry]:
    """The first partner has the busiest record; the others share what is left."""
    for number in range(writer.scale.exchanges):
        partner = _partner_id(0) if number < writer.scale.busiest else writer.partner()
        exchange = Exchange(
            f"EX-2020-{number + 1:07d}",
            partner,
            writer.day(),
            writer.chance.choice(list(Act)),
            writer.words(16),
            "(S//REL TO CAN, USA)",
            product="report",
            product_kind=writer.chance.choice(PRODUCT_KINDS),
            outcome=writer.chance.choice(("", "sent", "refused")),
        )
        yield NewEntry(kinds.EXCHANGE_SAVED, exchange.id, body_of(exchange))


def _assurances(writer: _Writer) -> Iterator[NewEntry]:
    for number in range(writer.scale.partners):
        partner = writer.partner()
        assurance = Assurance(
            f"AS-2020-{number + 1:05d}", partner, writer.day(), writer.words(10), "(S)",
            topic=writer.chance.choice(("detention", "access", "onward-transfer")),
        )  # fmt: skip
        yield NewEntry(kinds.ASSURANCE_SAVED, assurance.id, body_of(assurance))
        check = AssuranceCheck(
            f"AC-2020-{number + 1:05d}",
            assurance.id,
            partner,
            "2026-01-15",
            writer.chance.choice(list(CheckResult)),
            writer.words(6),
            "(S)",
            evidence=(_source_id(writer),),
        )
        yield NewEntry(kinds.ASSURANCE_CHECK_SAVED, check.id, body_of(check))
        incident = Incident(
            f"IN-2020-{number + 1:05d}", partner, writer.day(), writer.words(12), "(S)",
            sources=(_source_id(writer),), open=number % 4 == 0, unit=writer.words(2).title(),
        )  # fmt: skip
        yield NewEntry(kinds.INCIDENT_SAVED, incident.id, body_of(incident))


def _assessments(writer: _Writer) -> Iterator[NewEntry]:
    for number in range(writer.scale.assessments):
        identity, partner = f"MRA-2020-{number + 1:06d}", writer.partner()
        started: dict[str, Any] = {
            "id": identity,
            "version": 1,
            "methodology": "acmfea-2019",
            "methodology_version": "2026.1",
            "methodology_sha256": "0" * 64,
            "partner": partner,
            "exchange": "",
            "author": "O-OTT-04-0001",
            "author_name": "A. Martin",
            "created_utc": "2020-03-01T08:00:00Z",
        }
        yield NewEntry(kinds.ASSESSMENT_STARTED, identity, started)
        answers: list[dict[str, Any]] = [
            {"question": question, "value": None, "text": writer.words(20), "marking": "(S)",
             "evidence": []}
            for question in ("1.1", "1.2", "1.3")
        ]  # fmt: skip
        saved = {
            "assessment": identity,
            "version": 1,
            "section": "1",
            "title": writer.words(5).capitalize(),
            "marking": "(S)",
            "partner": partner,
            "answers": answers,
        }
        yield NewEntry(kinds.ASSESSMENT_SAVED, identity, saved)
        if number < writer.scale.assessments - DRAFTS:
            state = _STATES[number % len(_STATES)]
            yield from _moved_on(writer, identity, partner, str(saved["title"]), state)


def _moved_on(
    writer: _Writer, identity: str, partner: str, title: str, state: str
) -> Iterator[NewEntry]:
    """Withdrawn, or signed by its author and perhaps decided, as its state asks for."""
    if state == "withdrawn":
        body = {"assessment": identity, "version": 1, "reason": writer.words(6)}
        yield NewEntry(kinds.ASSESSMENT_WITHDRAWN, identity, body)
        return
    day = writer.day()
    submitted = {
        "assessment": identity,
        "version": 1,
        "partner": partner,
        "title": title,
        "marking": "(S)",
        "banner": "SECRET",
        "submitted_utc": f"{day}T10:00:00Z",
        "packet_sha256": "0" * 64,
        "baseline": "medium",
        "residual": "low",
        "determination": "yes",
        "authority_required": "L2",
    }
    yield NewEntry(kinds.ASSESSMENT_SUBMITTED, identity, submitted)
    if state != "submitted":
        yield _decision(writer, identity, submitted, state)


_OUTCOMES = {"approved": "approve", "denied": "deny", "returned": "return", "escalated": "escalate"}


def _decision(writer: _Writer, identity: str, submitted: dict[str, Any], state: str) -> NewEntry:
    decision = {
        "authority": "L2",
        "outcome": _OUTCOMES[state],
        "reasons": writer.words(12),
        "marking": "(S)",
        "officer": "O-OTT-04-0002",
        "officer_name": "L. Chen",
        "at_utc": f"{submitted['submitted_utc'][:10]}T15:00:00Z",
    }
    recorded = {
        "assessment": identity,
        "version": 1,
        "number": 1,
        "own": True,
        "partner": submitted["partner"],
        "title": submitted["title"],
        "state": state,
        "decision": decision,
    }
    return NewEntry(kinds.DECISION_RECORDED, identity, recorded)


def _batches(found: Iterable[NewEntry]) -> Iterator[list[NewEntry]]:
    iterator = iter(found)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def make(directory: Path, scale: Scale, *, seed: int = 7) -> Session:
    """Make the vault and leave it open.

    Raises:
        UserError: there is something at that place already, or the disk failed.
    """
    session = sessions.create_vault(
        directory,
        name="OTT-04",
        officer_name="A. Martin",
        authority=Role.ASSESSOR,
        passphrase=PASSPHRASE,
        clock=lambda: datetime.now(UTC),
        kdf=FLOOR,
    )
    at = _START
    for batch in _batches(entries(scale, seed)):
        at += timedelta(hours=4)
        session.vault.append(batch, officer=session.officer.id, at=at)
    session.vault.checkpoint()
    return session


def main(arguments: Sequence[str]) -> int:
    """Make the vault of a scale; says how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description=__doc__)
    parser.add_argument("--scale", choices=SCALES, default="normal")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, required=True)
    parsed = parser.parse_args(list(arguments))
    parsed.out.mkdir(parents=True, exist_ok=True)
    start_s = time.perf_counter()
    session = make(parsed.out / "vault", SCALES[parsed.scale], seed=parsed.seed)
    count = session.vault.head()[0]
    sessions.end(session)
    (parsed.out / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    seconds = time.perf_counter() - start_s
    size_mb = (parsed.out / "vault" / "vault.db").stat().st_size / 1e6
    sys.stdout.write(f"{count:,} entries, {size_mb:,.0f} MB, in {seconds:,.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
