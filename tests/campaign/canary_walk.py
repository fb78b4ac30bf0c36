"""Works with canaries in a home of its own: ``python -m tests.campaign.canary_walk HOW DESK``.

``commands`` goes through the command line, ``screens`` through the window. Each canary that was
used is printed as it is, so that the search knows it; each file written for a person too.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.campaign.desk import ASSESSOR, PASSPHRASE, Desk, machine_clock

CORE = "CANARY"


def canaries(who: str, count: int) -> Iterator[str]:
    """Words that stand nowhere else; the accent differs between the ways to write it."""
    for number in range(count):
        yield f"{CORE}{who}{number:03d}éq{number * 7919 % 10007:05d}"


def used(canary: str) -> str:
    print(json.dumps({"used": canary}), flush=True)
    return canary


def commands(desk: Desk) -> None:
    """Everything that takes text, on the command line."""
    from workstation.cli.main import main as command_line

    new = canaries("C", 400)
    secret = desk.inbox / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    frame = ["--vault", str(desk.vault), "--officer", ASSESSOR, "--passphrase-file", str(secret)]

    def run(*words: str) -> None:
        try:
            command_line([*frame, *words])
        except SystemExit as end:
            if end.code:
                raise RuntimeError(f"exit code {end.code}: {words}") from end

    def word() -> str:
        return used(next(new))

    partner = desk.cases["partner"]
    run("partner", "add", "--marking", "(U)", "--name", word(), "--country", "NOR",
        "--kind", "cyber",
        "--unit", word(), "--short-name", word(), "--alias", word(), "--mandate", word(),
        "--note", word())  # fmt: skip
    for act in ("disclosure", "request", "use"):
        run("exchange", "add", "--partner", partner, "--on", "2024-11-11", "--act", act,
            "--summary", word(), "--marking", "(S)", "--product", word(), "--caveats", word(),
            "--outcome", word())  # fmt: skip
    run("assurance", "add", "--partner", partner, "--on", "2024-11-11", "--text", word(),
        "--topic", word(), "--given-by", word(), "--marking", "(S)")  # fmt: skip
    run("incident", "add", "--partner", partner, "--on", "2024-11-11", "--summary", word(),
        "--type", word(), "--place", word(), "--marking", "(S)")  # fmt: skip
    run("source", "add", "--title", word(), "--on", "2024-11-11", "--publisher", word(),
        "--summary", word(), "--country", "NOR", "--marking", "(S)")  # fmt: skip
    run("arrangement", "add", "--marking", "(U)", "--partner", partner, "--title", word(),
        "--status", "restricted",
        "--authority", word(), "--scope", word(), "--restriction", word())  # fmt: skip
    rows = "\n".join(f"{partner},2026-10-1{n},use,{word()},(S),{word()}" for n in range(8))
    table = desk.inbox / "canaries.csv"
    table.write_text(f"partner,on,act,summary,marking,product\n{rows}\n")
    run("exchange", "import", str(table))
    rows = "\n".join(f"{word()},FRA,cyber,{word()},{word()}" for _ in range(5))
    table = desk.inbox / "partners.csv"
    table.write_text(f"name,country,kind,unit,note\n{rows}\n")
    run("partner", "import", str(table))
    for _ in range(5):
        run("search", word())
    _answers(desk, run, word)
    run("ledger", "verify")
    run("export", "--out", str(desk.out / "1.bundle"), "--to", str(desk.inbox / "recipients.txt"))
    run("backup", str(desk.out / "1.backup"))
    run("backup")


def _answers(desk: Desk, run: Callable[..., None], word: Callable[[], str]) -> None:
    """Evidence and answers, submitted, printed."""
    from workstation.domain.assessment import Answer
    from workstation.workflows import assessments, drafting, packets
    from workstation.workflows import session as sessions

    session = desk.unlock()
    for case in ("blank", "full"):
        letter = desk.inbox / f"letter-{case}.txt"
        letter.write_text(word())
        assessments.add_evidence_file(
            session, desk.cases[case], letter, title=word(), marking="(S)"
        )
        for question in ("1.1", "1.2"):
            drafting.answer(
                session, desk.cases[case], Answer(question, None, word(), "(S//REL TO CAN, USA)")
            )
    packets.submit(session, desk.cases["full"], desk.out / "canaries.pdf")
    sessions.end(session)
    run("print", str(desk.out / "canaries.pdf"), "--packet", "--out", str(desk.out / "print.pdf"))
    run("verify", str(desk.out / "canaries.pdf"))


def screens(desk: Desk) -> None:
    """Every page: text typed into whatever takes text, forms opened and saved, and a lock."""
    from tests.campaign.canary_hands import Hands

    hands = Hands(desk, (used(each) for each in canaries("S", 2000)))
    hands.unlock()
    hands.walk()
    print(json.dumps({"walked": hands.visited}), flush=True)
    # What lies on the disk while the vault is open is looked at now, and again after the lock.
    sys.stdin.readline()
    hands.lock()
    print(json.dumps({"locked": hands.relaunched}), flush=True)
    sys.stdin.readline()
    hands.close()
    print(json.dumps({"kept": _kept(desk)}), flush=True)


def _kept(desk: Desk) -> int:
    """How many canaries the vault itself holds: the walk did reach it."""
    from workstation.workflows import session as sessions

    session = sessions.unlock(desk.vault, ASSESSOR, PASSPHRASE, machine_clock)
    held = [
        str(row)
        for sql in ("SELECT body FROM ledger", "SELECT * FROM draft", "SELECT * FROM place")
        for row in session.vault.read_tuples(sql)
    ]
    session.vault.close()
    return len(set(re.findall(CORE + r"[CS]\d{3}", "\n".join(held))))


def main(how: str, folder: str) -> int:
    os.environ.pop("ASSESSOR_STATE", None)
    desk = Desk(Path(folder))
    start = time.monotonic()
    {"commands": commands, "screens": screens}[how](desk)
    print(json.dumps({"done": how, "seconds": time.monotonic() - start}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
