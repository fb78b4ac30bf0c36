"""A station at each stage of one assessment, made once and copied for each test."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE, STATION, TickingClock
from tests.e2e import cli
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.records import kinds
from workstation.transfer.recipient_key import make_recipient
from workstation.vault.anchors import CHECKPOINT
from workstation.vault.keys import FLOOR
from workstation.workflows import approvals, exports, officers, packets
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

COMMITTEE = "C. Roy"
MANAGER = "B. Tremblay"
STRANGER = "Z. Novak"
DRAFT, SUBMITTED, DECIDED = "draft", "submitted", "decided"
BASIS = "The assurance is written, specific and can be checked by the mission."


def machine_clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Station:
    """A closed vault with one assessment, and the papers that lie beside it.

    Attributes:
        folder: holds ``vault``, ``passphrase``, ``trust.pem``, and as far as the work went
            ``submitted.pdf`` and ``decided.pdf``.
        assessment: its id.
    """

    folder: Path
    assessment: str

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def trust(self) -> Path:
        return self.folder / "trust.pem"

    @property
    def passphrase(self) -> Path:
        return self.folder / "passphrase"

    @property
    def submitted(self) -> Path:
        return self.folder / "submitted.pdf"

    @property
    def decided(self) -> Path:
        return self.folder / "decided.pdf"

    def words(self, officer: str = OFFICER) -> list[str]:
        """The options that open this vault on the command line."""
        options = ["--vault", self.vault, "--officer", officer]
        return [*map(str, options), "--passphrase-file", str(self.passphrase)]

    def run(self, *arguments: object, officer: str = OFFICER) -> cli.Done:
        """A command of its own process, answering in JSON."""
        return cli.run(*self.words(officer), *arguments, "--json")

    @contextmanager
    def sit(self, officer: str = OFFICER) -> Iterator[Session]:
        """Work in the vault for the length of the block."""
        session = sessions.unlock(self.vault, officer, PASSPHRASE, machine_clock)
        try:
            yield session
        finally:
            sessions.end(session)

    def copied(self, folder: Path) -> "Station":
        """The same once more, to be spoiled."""
        return Station(Path(shutil.copytree(self.folder, folder)), self.assessment)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Nothing but the unlocking itself is new in the vault, which is sound, nor beside it."""
        before, files = self._substance(), self.files()
        yield
        assert self._substance() == before
        assert self.files() == files

    def files(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self.folder.rglob("*")
            if path.is_file() and path.parent != self.vault
        }

    def _substance(self) -> Any:
        with self.sit() as session:
            assert session.vault.verify_ledger().ok
            assert session.vault.check_rebuild().ok
            assert session.vault.verify_file().ok
            return substance(session)


_IN_PASSING = frozenset(
    {
        sessions.OFFICER_UNLOCKED, kinds.OFFICER_LOCKED, CHECKPOINT, kinds.RECORD_VIEWED,
        kinds.RECORD_SEARCHED, kinds.ACTION_REFUSED, kinds.PACKET_REFUSED,
    }
)  # fmt: skip
"""Entries that work leaves which changes nothing: who came and went, what was seen or refused."""


def substance(session: Session) -> Any:
    """Everything that work leaves in a vault; not who looked at it."""
    return {
        "ledger": [
            (entry.officer, entry.kind, entry.subject, entry.body_sha256)
            for entry in session.vault.entries()
            if entry.kind not in _IN_PASSING
        ],
        "drafts": session.vault.read("SELECT * FROM draft ORDER BY assessment, question"),
        "attachments": session.vault.read("SELECT sha256 FROM attachment ORDER BY sha256"),
    }


def make_vault(folder: Path, name: str, officer: str, clock: TickingClock) -> Session:
    """A vault with a first officer, its passphrase file and its trust file."""
    folder.mkdir(parents=True, exist_ok=True)
    session = sessions.create_vault(
        folder / "vault", name=name, officer_name=officer, authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    (folder / "passphrase").write_text(f"{PASSPHRASE}\n")
    exports.write_text(folder / "trust.pem", officers.trust_pem(session))
    return session


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Station]:
    base = tmp_path_factory.mktemp("stages")
    clock = TickingClock(datetime.now(UTC) - timedelta(hours=2))
    session = make_vault(base / DRAFT, STATION, OFFICER, clock)
    for role, name in ((Role.L3, MANAGER), (Role.L4, COMMITTEE)):
        officers.add_officer(session, name=name, authority=role, passphrase=PASSPHRASE)
    draft = Station(base / DRAFT, fill(session, base / DRAFT))
    sessions.end(session)
    submitted = draft.copied(base / SUBMITTED)
    with submitted.sit() as session:
        packets.submit(session, submitted.assessment, submitted.submitted)
    decided = submitted.copied(base / DECIDED)
    with decided.sit(COMMITTEE) as session:
        approvals.decide(
            session, decided.submitted, outcome=Outcome.APPROVE, reasons=BASIS, marking="(U)",
            out=decided.decided,
        )  # fmt: skip
    return {DRAFT: draft, SUBMITTED: submitted, DECIDED: decided}


@pytest.fixture
def station_at(stages: dict[str, Station], tmp_path: Path) -> Callable[[str], Station]:
    """``station_at(DRAFT)`` gives this test's own copy of a stage."""
    return lambda stage: stages[stage].copied(tmp_path / f"station-{stage}")


@pytest.fixture
def draft(station_at: Callable[[str], Station]) -> Station:
    """A complete assessment, ready to be signed."""
    return station_at(DRAFT)


@pytest.fixture
def submitted(station_at: Callable[[str], Station]) -> Station:
    """Signed by its author."""
    return station_at(SUBMITTED)


@pytest.fixture
def decided(station_at: Callable[[str], Station]) -> Station:
    """Signed by its author and by the committee; both are in the record."""
    return station_at(DECIDED)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Station:
    """Another station that has never heard of the first."""
    folder = tmp_path / "elsewhere"
    session = make_vault(
        folder, "LON-01", STRANGER, TickingClock(datetime.now(UTC) - timedelta(hours=1))
    )
    officers.add_officer(session, name="Y. Chief", authority=Role.L4, passphrase=PASSPHRASE)
    sessions.end(session)
    return Station(folder, "")


@pytest.fixture
def central(tmp_path: Path) -> Path:
    """The recipients file of a central office."""
    folder = tmp_path / "central"
    folder.mkdir()
    _, certificate = make_recipient("Central office", machine_clock() - timedelta(hours=1))
    (folder / "central.pem").write_text(certificate)
    recipients = folder / "recipients.txt"
    recipients.write_text("# the central office\ncentral.pem\n")
    return recipients


def error_of(done: cli.Done, code: int, *, file: object = None) -> dict[str, Any]:
    """The error of a refusal, once its exit code and its form are seen to be right."""
    assert done.code == code, (done.code, done.out, done.err)
    assert done.err == ""
    error: dict[str, Any] = json.loads(done.out)["error"]
    assert {"code", "message", "file", "place", "next"} <= error.keys()
    assert error["code"] not in {"cli.defect", "cli.usage"}
    assert error["message"]
    assert error["next"], error
    if file is not None:
        assert error["file"] == str(file)
        assert str(file) in error["message"]
    return error
