"""What officers do, one act after the other, each acknowledged with what must be found again."""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.campaign.desk import ASSESSOR, COMMITTEE, LEAVER, OTHER, PACKETS, PASSPHRASE, Desk
from tests.campaign.forks import Tell
from workstation.domain.assessment import Answer, Outcome
from workstation.workflows import (
    approvals,
    assessments,
    backups,
    drafting,
    exports,
    officers,
    packets,
    registers,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

_FILLER = "a line of an answer that an officer typed, long enough to fill a page of the store "
_TEXT_QUESTIONS = ("1.1", "1.2")


@dataclass(slots=True)
class Work:
    """One officer's work at a desk."""

    desk: Desk
    session: Session
    tell: Tell
    chance: random.Random
    count: int = 0
    passphrase: str = PASSPHRASE
    packets_left: list[int] = field(default_factory=lambda: list(range(PACKETS)))

    def done(self, act: str, **facts: Any) -> None:
        """Acknowledge: from here on this may not be lost."""
        seq, head = self.session.vault.head()
        self.tell({"act": act, "seq": seq, "hash": head, **facts})

    def wrote(self, act: str, path: Path) -> None:
        """Acknowledge a file for others, with its digest unless this disk opens nothing now."""
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            digest = ""
        self.done(act, file=str(path.relative_to(self.desk.folder)), sha256=digest)

    def next_out(self, ending: str) -> Path:
        self.count += 1
        return self.desk.out / f"{self.count:04d}{ending}"


def answer(work: Work) -> None:
    """Typing: each pause keeps a draft."""
    assessment = work.desk.cases["blank"]
    for _ in range(6):
        work.count += 1
        question = work.chance.choice(_TEXT_QUESTIONS)
        text = f"{work.count:06d} {_FILLER * work.chance.randint(1, 60)}"
        drafting.answer(work.session, assessment, Answer(question, None, text, "(U)"))
        work.done("answer", draft=[assessment, question, work.count])


def save_section(work: Work) -> None:
    """Typing, then the section goes into the record."""
    answer(work)
    drafting.save_section(work.session, work.desk.cases["blank"], "1")
    work.done("save section")


def add_exchange(work: Work) -> None:
    """Lines of the partner's record."""
    for _ in range(4):
        work.count += 1
        item = registers.add_exchange(
            work.session, partner=work.desk.cases["partner"], on="2024-11-20", act="disclosure",
            summary=f"Consular access {work.count}", marking="(S)",
        )  # fmt: skip
        work.done("add exchange", exchange=item.id)


def lock_baseline(work: Work) -> None:
    """The baseline opened for a reason and locked again."""
    assessment = work.desk.cases["full"]
    drafting.reopen_baseline(work.session, assessment, "New facts.")
    work.done("reopen baseline")
    drafting.lock_baseline(work.session, assessment)
    work.done("lock baseline")


def submit(work: Work) -> None:
    """A packet signed by its author; the next time as a new version."""
    assessment = work.desk.cases["full"]
    if assessments.get_state(work.session, assessment).value != "draft":
        lock_baseline(work)
    out = packets.submit(work.session, assessment, work.next_out(".pdf"))
    work.wrote("submit", out)


def decide(work: Work) -> None:
    """A decision on one of the packets that wait."""
    number = work.packets_left[-1]
    out = approvals.decide(
        work.session, work.desk.inbox / f"submitted-{number}.pdf", outcome=Outcome.APPROVE,
        reasons="The assurance is written and can be checked.", marking="(U)",
        out=work.next_out(".pdf"),
    )  # fmt: skip
    work.packets_left.pop()
    work.wrote("decide", out)


def import_csv(work: Work) -> None:
    """A table of exchanges, whole or not at all."""
    number = work.chance.randrange(20)
    path = work.desk.inbox / f"exchanges-{number}.csv"
    registers.import_register(work.session, "exchange", path)
    work.done("import", rows=f"R-{number}-")


def export(work: Work) -> None:
    """A bundle for the central office."""
    out = work.next_out(".bundle")
    exports.write_bundle(work.session, out, work.desk.inbox / "recipients.txt")
    work.wrote("export", out)


def backup(work: Work) -> None:
    """A copy of the whole vault."""
    out = work.next_out(".backup")
    backups.back_up(work.session, out)
    work.wrote("backup", out)


def change_passphrase(work: Work) -> None:
    """Another passphrase, and acknowledged only then."""
    new = OTHER if work.passphrase == PASSPHRASE else PASSPHRASE
    officers.change_passphrase(work.session, work.passphrase, new)
    work.passphrase = new
    work.done("change passphrase", passphrase=new)


def remember_place(work: Work) -> None:
    """Where the officer is."""
    work.count += 1
    sessions.remember_place(work.session, {"page": "wizard", "count": work.count})
    work.done("place", place=work.count)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done, and by whom."""

    name: str
    do: Callable[[Work], None]
    officer: str = ASSESSOR


def let_go(work: Work) -> None:
    """An officer leaves: the vault has a new key, which the campaign is told."""
    (leaver,) = [o for o in officers.list_officers(work.session) if o.name == LEAVER]
    if not leaver.disabled:
        officers.disable_officer(work.session, leaver.id)
    else:
        officers.rotate_key(work.session)
    work.done("rotate", data_key=work.session.secrets.data_key.hex())


ACTS = (
    Act("autosave", answer),
    Act("save section", save_section),
    Act("add exchange", add_exchange),
    Act("lock baseline", lock_baseline),
    Act("submit", submit),
    Act("decide", decide, COMMITTEE),
    Act("import", import_csv),
    Act("export", export),
    Act("backup", backup),
    Act("change passphrase", change_passphrase),
    Act("place", remember_place),
)
ROTATE = Act("rotate", let_go)
BY_NAME = {act.name: act for act in (*ACTS, ROTATE)}


def work_on(desk: Desk, acts: Sequence[Act], tell: Tell, seed: str) -> None:
    """Unlock and do these acts in their order; the officer is the first one's."""
    session = desk.unlock(acts[0].officer if acts else ASSESSOR)
    work = Work(desk, session, tell, random.Random(seed))
    work.done("unlock")
    tell({"ready": True})
    for act in acts:
        act.do(work)
    sessions.end(session)
