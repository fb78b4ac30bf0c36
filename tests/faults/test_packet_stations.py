"""One packet on its way over five stations: at each step everybody's programs call it valid.

What is signed stays valid in the eyes of programs that know nothing of ours: Poppler, MuPDF and
pyHanko's own validator with its own rules of what may follow a certification.
"""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.conftest import PASSPHRASE, TickingClock
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Outcome, State
from workstation.domain.officer import Role
from workstation.identity.trust import trust_of
from workstation.vault.keys import FLOOR
from workstation.workflows import approvals, assessments, officers, packets, verification
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

_WAY = (
    ("OTT-04", "A. Martin", Role.ASSESSOR, None),
    ("HFX-01", "L. Chen", Role.SECOND_READER, Outcome.APPROVE),
    ("LON-01", "B. Tremblay", Role.L2, Outcome.ESCALATE),
    ("WAS-02", "S. Okafor", Role.L3, Outcome.ESCALATE),
    ("HQ-02", "Chloé Roy", Role.L4, Outcome.APPROVE),
)
_BASIS = "The assurance is written, specific and can be checked by the mission."


@pytest.fixture
def stations(tmp_path: Path) -> Iterator[list[Session]]:
    """Five vaults of one officer each; everybody has the rosters of those before on the way."""
    clock = TickingClock(datetime(2026, 11, 16, 14, tzinfo=UTC))
    with ExitStack() as stack:
        found: list[Session] = []
        given: dict[str, str] = {}
        for name, person, role, _ in _WAY:
            session = sessions.create_vault(
                tmp_path / name, name=name, officer_name=person, authority=role,
                passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
            )  # fmt: skip
            stack.callback(session.vault.close)
            report = officers.export_roster(session, tmp_path / f"{name}.roster")
            given[name] = report.fingerprint
            for earlier in found:
                _meet(session, earlier, tmp_path, given)
            found.append(session)
        for later in found[1:]:
            _meet(found[0], later, tmp_path, given)
        yield found


def _meet(taker: Session, giver: Session, folder: Path, given: dict[str, str]) -> None:
    name = giver.vault.name
    officers.import_roster(taker, folder / f"{name}.roster", fingerprint=given[name])


def test_five_signatures_of_five_stations_stay_valid_everywhere(
    stations: list[Session], tmp_path: Path
) -> None:
    """B-21, B-24: five people at five stations; each signature stands on all before it."""
    author = stations[0]
    assessment = fill(author, tmp_path)
    packet = tmp_path / "1.pdf"
    packets.submit(author, assessment, packet)
    _check_everywhere(packet, stations, 1)
    for number, (session, (_, _, _, outcome)) in enumerate(zip(stations, _WAY, strict=True), 1):
        if outcome is None:
            continue
        before, packet = packet, tmp_path / f"{number}.pdf"
        approvals.decide(
            session, before, outcome=outcome, reasons=_BASIS, marking="(U)", out=packet
        )
        assert packet.read_bytes().startswith(before.read_bytes())
        _check_everywhere(packet, stations, number)
    approvals.receive(author, packet)
    assert assessments.get_state(author, assessment) is State.APPROVED
    verdict = verification.verify_in(author, packet)
    assert [(each.field, each.station) for each in verdict.signatures] == [
        ("author", "OTT-04"), ("second_reader", "HFX-01"), ("L2", "LON-01"), ("L3", "WAS-02"),
        ("L4", "HQ-02"),
    ]  # fmt: skip


def _check_everywhere(packet: Path, stations: list[Session], count: int) -> None:
    said = _said("pdfsig", "-nocert", str(packet))
    assert said.count("Signature is Valid.") == count
    assert said.count("Total document signed") == 1
    said = _said("mutool", "sign", "-v", str(packet)).lower()
    assert said.count("since signing") == count
    assert said.count("the document is unchanged since signing.") == 1
    assert "invalid" not in said
    for status in _pyhanko(packet, stations):
        assert status.bottom_line, status.summary()
        assert status.docmdp_ok


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout


def _pyhanko(packet: Path, stations: list[Session]) -> list[Any]:
    """Its verdict on each signature, by its own comparison of the revisions."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    roots = [
        x509.Certificate.load(root.public_bytes(Encoding.DER))
        for root in trust_of(stations[-1].vault).roots
    ]
    reader = PdfFileReader(BytesIO(packet.read_bytes()), strict=True)
    return [
        validate_pdf_signature(
            each,
            signer_validation_context=ValidationContext(
                trust_roots=roots, allow_fetching=False, moment=datetime(2026, 11, 17, tzinfo=UTC)
            ),
        )
        for each in reader.embedded_regular_signatures
    ]
