"""A desk to work at: a vault with officers and cases at every stage, its papers, its machine state.

It is made once and copied for each try. ``vault`` is the vault's folder, ``out`` takes what is
written for others, ``inbox`` holds what is imported, ``state`` is this machine's own memory.
"""

import functools
import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.campaign import forks
from tests.conftest import TickingClock
from tests.unit.workflows.filled import CHOSEN, TEXTS, complete, fill
from workstation.domain.officer import Role
from workstation.transfer.recipient_key import make_recipient
from workstation.vault import keys
from workstation.workflows import assessments, officers, packets, partners
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

PASSPHRASE = "the heron waits by cold water"
OTHER = "nine grey stones under the pier"
ASSESSOR = "A. Martin"
COMMITTEE = "C. Roy"
LEAVER = "F. Gagnon"
PACKETS = 1
START = datetime.now(UTC) - timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where things lie."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def cases(self) -> dict[str, str]:
        """The ids of the assessments: ``blank``, ``full``; and of the partner."""
        found: dict[str, str] = json.loads((self.inbox / "cases.json").read_text())
        return found

    def copied(self, folder: Path) -> "Desk":
        """The same once more, to be worked at or spoiled."""
        return Desk(Path(shutil.copytree(self.folder, folder)))

    def data_key(self) -> bytes:
        """The vault's key, read from a copy: this desk stays as it is."""
        copy = self.copied(self.folder.with_name(f"{self.folder.name}-key"))

        def read() -> bytes:
            return copy.unlock().secrets.data_key

        key = forks.in_child(read)
        shutil.rmtree(copy.folder)
        return key

    def settle_here(self) -> None:
        """Have this process keep its machine state at this desk."""
        os.environ["ASSESSOR_STATE"] = str(self.state)

    def unlock(self, officer: str = ASSESSOR, passphrase: str = PASSPHRASE) -> Session:
        """Open the vault the way the program does."""
        self.settle_here()
        return sessions.unlock(self.vault, officer, passphrase, machine_clock)


def machine_clock() -> datetime:
    return datetime.now(UTC)


def remember_derived_keys() -> None:
    """Derive each passphrase's key once in this process: the rest of an unlock stays as it is."""
    if not hasattr(keys.key_of_passphrase, "cache_info"):
        keys.key_of_passphrase = functools.cache(keys.key_of_passphrase)


def make_desk(folder: Path) -> Desk:
    """Three officers, a blank assessment, a complete one, and packets that wait for a decision."""
    desk = Desk(folder)
    for path in (desk.out, desk.inbox, desk.state):
        path.mkdir(parents=True)
    desk.settle_here()
    clock = TickingClock(START)
    session = sessions.create_vault(
        desk.vault, name="OTT-04", officer_name=ASSESSOR, authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=clock, kdf=keys.FLOOR,
    )  # fmt: skip
    for role, name in ((Role.L4, COMMITTEE), (Role.RECORDS, LEAVER)):
        officers.add_officer(session, name=name, authority=role, passphrase=PASSPHRASE)
    full = fill(session, desk.inbox)
    about = assessments.get_assessment(session, full).partner
    for number in range(PACKETS):
        case = assessments.new_assessment(session, about)
        complete(session, case, desk.inbox, CHOSEN, TEXTS)
        packets.submit(session, case.id, desk.inbox / f"submitted-{number}.pdf")
    partner = partners.add_partner(session, name="Border Service", country="CAN", kind="border")
    blank = assessments.new_assessment(session, partner.id)
    cases = {"full": full, "blank": blank.id, "partner": partner.id, "vault": session.vault.id}
    (desk.inbox / "cases.json").write_text(json.dumps(cases))
    sessions.end(session)
    _write_inbox(desk)
    return desk


def _write_inbox(desk: Desk) -> None:
    _, certificate = make_recipient("Central office", machine_clock() - timedelta(hours=1))
    (desk.inbox / "central.pem").write_text(certificate)
    (desk.inbox / "recipients.txt").write_text("central.pem\n")
    for number in range(20):
        rows = [
            f"{desk.cases['partner']},2026-0{1 + line % 9}-11,disclosure,"
            f"Travel dates {number}-{line},(S),R-{number}-{line}"
            for line in range(25)
        ]
        text = "partner,on,act,summary,marking,product\n" + "\n".join(rows) + "\n"
        (desk.inbox / f"exchanges-{number}.csv").write_text(text)
