"""What officers do, one act after the other, each acknowledged with what must be found again."""

import hashlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.campaign.desk import ASSESSOR, COMMITTEE, OTHER, PACKETS, PASSPHRASE, Desk
from tests.campaign.forks import Tell
from workstation.domain.assessment import Answer, Outcome
from workstation.domain.error import UserError
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
_QUESTIONS = ("1.1", "1.2", "1.3", "2.1", "3.1")
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
        """Acknowledge a file for others."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
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
            work.session, partner=work.desk.cases["partner"], on="2026-11-20", act="disclosure",
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
    number = work.packets_left.pop()
    out = approvals.decide(
        work.session, work.desk.inbox / f"submitted-{number}.pdf", outcome=Outcome.APPROVE,
        reasons="The assurance is written and can be checked.", marking="(U)",
        out=work.next_out(".pdf"),
    )  # fmt: skip
    work.wrote("decide", out)


def import_csv(work: Work) -> None:
    """A table of exchanges, whole or not at all."""
    number = work.chance.randrange(20)
    path = work.desk.inbox / f"exchanges-{number}.csv"
    registers.import_exchanges(work.session, path)
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
BY_NAME = {act.name: act for act in ACTS}


def work_on(desk: Desk, acts: Sequence[Act], tell: Tell, seed: str) -> None:
    """Unlock and do these acts in their order; the officer is the first one's."""
    session = desk.unlock(acts[0].officer)
    work = Work(desk, session, tell, random.Random(seed))
    work.done("unlock")
    tell({"ready": True})
    for act in acts:
        act.do(work)
    sessions.end(session)


def check(desk: Desk, said: Sequence[dict[str, Any]], officer: str = ASSESSOR) -> str | None:
    """What is wrong with a desk after its work was cut short; None when nothing is.

    Everything that was acknowledged must be there, the chain, the tables and the file sound, and
    whatever bears a final name whole.
    """
    acks = [line for line in said if "act" in line]
    passphrases = [line["passphrase"] for line in acks if "passphrase" in line]
    session, problem = _unlock_either(desk, officer, passphrases)
    if session is None:
        return problem
    try:
        return _record_problem(session, acks) or _paper_problem(desk, session, acks)
    finally:
        sessions.end(session)


def _unlock_either(
    desk: Desk, officer: str, acknowledged: Sequence[str]
) -> tuple[Session | None, str]:
    """The last acknowledged passphrase opens, or the one that was being given when it ended."""
    first = acknowledged[-1] if acknowledged else PASSPHRASE
    second = OTHER if first == PASSPHRASE else PASSPHRASE
    codes = []
    for passphrase in (first, second):
        try:
            return desk.unlock(officer, passphrase), ""
        except UserError as problem:
            codes.append(problem.code)
    return None, f"does not open: {codes}"


def _record_problem(session: Session, acks: Sequence[dict[str, Any]]) -> str | None:
    vault = session.vault
    report = vault.verify_ledger()
    if not report.ok:
        return f"ledger: {report.problems[:3]}"
    rebuilt = vault.check_rebuild()
    if not rebuilt.ok:
        return f"rebuild: {rebuilt.differences[:3]}"
    pages = vault.verify_file()
    if not pages.ok:
        return f"file: {pages.problems[:3]}"
    hashes = dict(vault.read_tuples("SELECT seq, hash FROM ledger"))
    for ack in acks:
        if ack["seq"] and hashes.get(ack["seq"]) != ack["hash"]:
            return f"lost: {ack}; the ledger ends at {max(hashes)}"
    return _draft_problem(session, acks) or _attachment_problem(session)


def _draft_problem(session: Session, acks: Sequence[dict[str, Any]]) -> str | None:
    kept: dict[tuple[str, str], int] = {}
    for ack in acks:
        if "draft" in ack:
            assessment, question, count = ack["draft"]
            kept[assessment, question] = count
    for (assessment, question), count in kept.items():
        found = assessments.get_assessment(session, assessment).answers.get(question)
        if found is None or int(found.text.split()[0]) < count:
            return f"lost: draft {count} of {question}; {found.text[:6] if found else 'nothing'}"
    places = [ack["place"] for ack in acks if "place" in ack]
    if places and (sessions.recall_place(session) or {}).get("count", 0) < places[-1]:
        return f"lost: place {places[-1]}"
    return None


def _attachment_problem(session: Session) -> str | None:
    """Each packet that the record names is kept, whole."""
    for (digest,) in session.vault.read_tuples("SELECT sha256 FROM packet"):
        session.vault.get_attachment(digest)
    return None


def _paper_problem(desk: Desk, session: Session, acks: Sequence[dict[str, Any]]) -> str | None:
    for ack in acks:
        if "file" in ack:
            path = desk.folder / ack["file"]
            if not path.exists() or _digest(path) != ack["sha256"]:
                return f"lost: {ack['act']} {ack['file']}"
    named = {line["file"] for line in acks if "file" in line}
    known = json.dumps([entry.body for entry in session.vault.entries()])
    for path in desk.out.iterdir():
        is_temporary = path.name.startswith(".")
        if is_temporary or str(path.relative_to(desk.folder)) in named:
            continue
        if path.suffix == ".backup":
            backups.restore(path, desk.folder / "restored")
        elif _digest(path) not in known:
            return f"half-written: {path.name} is in no entry"
    return None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
