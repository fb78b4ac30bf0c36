"""A vault of a given size, the same for the same seed.

``python -m tests.bench.generate --scale normal|large --out DIR`` writes through the ledger, with
the views, as the program does; only the entries come in large batches.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from workstation.domain.assessment import Answer
from workstation.domain.officer import Role
from workstation.domain.partner import Act, Exchange, Partner, PartnerKind, Source
from workstation.records import ids, kinds
from workstation.records.codec import answer_body, body_of
from workstation.vault.keys import FLOOR
from workstation.vault.store import NewEntry
from workstation.workflows import session as sessions
from workstation.workflows.assessments import DEFAULT_METHODOLOGY
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.partner_form import partner_entry
from workstation.workflows.session import Session

PASSPHRASE = "velvet tangle orbit gravel 42"
OFFICER = "A. Martin"
SEED = 7
_BATCH = 20_000
_AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_WORDS = (
    "detention", "access", "visit", "transfer", "consular", "undertaking", "court", "letter",
    "custody", "release", "interview", "liaison", "border", "passport", "mission", "assurance",
    "prison", "hearing", "counsel", "warrant", "travel", "watchlist", "sighting", "request",
)  # fmt: skip
_RARE = "zugzwang"
_COUNTRIES = ("NOR", "TUN", "FRA", "GBR", "JOR", "MEX", "KEN", "IDN", "POL", "PER")


@dataclass(frozen=True, slots=True)
class Scale:
    """How many of each; ``timeline`` is the record of the one busiest partner, ``P-0001``."""

    exchanges: int
    assessments: int
    partners: int
    sources: int
    timeline: int


LARGE = Scale(1_000_000, 100_000, 20_000, 50_000, 10_000)
NORMAL = Scale(10_000, 1_000, 200, 500, 100)
SCALES = {"normal": NORMAL, "large": LARGE}


def make(directory: Path, scale: Scale, seed: int = SEED) -> None:
    """Make the vault; it is closed afterwards."""
    session = sessions.create_vault(
        directory, name="OTT-04", officer_name=OFFICER, authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=lambda: _AT, kdf=FLOOR,
    )  # fmt: skip
    try:
        for batch in _batches(_entries(session, scale, random.Random(seed))):
            session.record(batch)
        session.vault.checkpoint()
    finally:
        sessions.end(session)


def _batches(entries: Iterator[NewEntry]) -> Iterator[list[NewEntry]]:
    while batch := list(islice(entries, _BATCH)):
        yield batch


def _entries(session: Session, scale: Scale, chance: random.Random) -> Iterator[NewEntry]:
    """Kind after kind: rows of one shape are written together."""
    partners = [f"P-{number:04d}" for number in range(1, scale.partners + 1)]
    for number, partner in enumerate(partners):
        yield partner_entry(_partner(partner, number, chance))
    for number in range(scale.sources):
        yield _saved(kinds.SOURCE_SAVED, _source(number, partners, chance))
    busiest, others = partners[0], partners[1:]
    for number in range(scale.exchanges):
        partner = busiest if number < scale.timeline else chance.choice(others)
        yield _saved(kinds.EXCHANGE_SAVED, _exchange(number, partner, chance))
    for number in range(scale.assessments):
        yield from _assessment(session, number, chance.choice(others), chance)


def _saved(kind: str, value: Partner | Source | Exchange) -> NewEntry:
    return NewEntry(kind, value.id, body_of(value))


def _partner(identity: str, number: int, chance: random.Random) -> Partner:
    return Partner(
        id=identity,
        name=f"Directorate {number + 1} of {chance.choice(_WORDS)}",
        kind=chance.choice(list(PartnerKind)),
        country=chance.choice(_COUNTRIES),
        unit=f"Section {chance.randint(1, 40)}",
        short_name=f"D{number + 1}",
    )


def _source(number: int, partners: Sequence[str], chance: random.Random) -> Source:
    return Source(
        id=ids.write_id(ids.SOURCE, _AT, number + 1),
        title=f"Country sheet {number + 1} on {chance.choice(_WORDS)}",
        publisher="Foreign Affairs",
        on=_day(chance),
        marking="(U)",
        partner=chance.choice(partners) if number % 2 else "",
        country=chance.choice(_COUNTRIES),
        kind="country-sheet",
        grade="B2",
    )


def _exchange(number: int, partner: str, chance: random.Random) -> Exchange:
    words = chance.choices(_WORDS, k=20)
    if number % 50_000 == 49:
        words.append(_RARE)
    return Exchange(
        id=ids.write_id(ids.EXCHANGE, _AT, number + 1),
        partner=partner,
        on=_day(chance),
        act=chance.choice(list(Act)),
        summary=" ".join(words),
        marking="(S//REL TO CAN, USA)",
    )


def _assessment(
    session: Session, number: int, partner: str, chance: random.Random
) -> Iterator[NewEntry]:
    """One that was begun; every fourth has its first section in the record."""
    m = get_methodology(DEFAULT_METHODOLOGY)
    identity = ids.write_id(ids.ASSESSMENT, _AT, number + 1)
    yield NewEntry(
        kinds.ASSESSMENT_STARTED,
        identity,
        {
            "id": identity,
            "version": 1,
            "methodology": m.id,
            "methodology_version": m.version,
            "methodology_sha256": m.sha256,
            "partner": partner,
            "exchange": ids.write_id(ids.EXCHANGE, _AT, 5_000_000 + number),
            "author": session.officer.id,
            "author_name": session.officer.name,
            "created_utc": session.now_utc(),
        },
    )
    if number % 4:
        return
    title = " ".join(chance.choices(_WORDS, k=5)).capitalize()
    answers = [
        Answer("1.1", None, title, "(U)"),
        Answer("1.2", None, " ".join(chance.choices(_WORDS, k=40)), "(S)"),
    ]
    yield NewEntry(
        kinds.ASSESSMENT_SAVED,
        identity,
        {
            "assessment": identity,
            "version": 1,
            "section": "1",
            "title": title,
            "marking": "(U)",
            "partner": partner,
            "answers": [answer_body(each) for each in answers],
        },
    )


def _day(chance: random.Random) -> str:
    return f"{chance.randint(2004, 2026)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"


def main(arguments: Sequence[str]) -> int:
    """Make the vault and say how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate", description=__doc__)
    parser.add_argument("--scale", choices=SCALES, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the folder to make")
    parser.add_argument("--seed", type=int, default=SEED)
    parsed = parser.parse_args(list(arguments))
    start = time.monotonic()
    make(parsed.out, SCALES[parsed.scale], parsed.seed)
    size = (parsed.out / "vault.db").stat().st_size / 1e6
    sys.stdout.write(f"{parsed.out}: {size:,.0f} MB in {time.monotonic() - start:,.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
