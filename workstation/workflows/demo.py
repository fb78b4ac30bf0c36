"""A demonstration: two vaults, invented partners, and assessments in every state.

Everything is done by the same workflows that the screens call; nothing is written past them.
The last decision is taken in a second vault, and the packet is carried there and back by file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workstation import resource
from workstation.domain.distribution import Recipient
from workstation.domain.error import CheckFailedError
from workstation.domain.officer import Role
from workstation.domain.text import Language
from workstation.vault.files import write_atomically
from workstation.vault.keys import DEFAULT, KdfParameters
from workstation.workflows import (
    approvals,
    demo_assessments,
    demo_record,
    exports,
    notices,
    officers,
    recovery,
)
from workstation.workflows.demo_data import StoryClock, Teller, load
from workstation.workflows.demo_stage import DemoOfficer, Stage, decide, empty_folder, open_vault
from workstation.workflows.session import Clock, Session

OnProgress = Callable[[str, int, int], None]
"""Called with a step (words ``demo.step.<step>``), done, and total."""

HOME = "OTT-04"
STEPS = ("vaults", "record", "assessments", "packet", "bundle")


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What was made, as absolute paths and ids."""

    vault: Path
    passphrase_file: Path
    officers: tuple[DemoOfficer, ...]
    trust: Path
    assessment: str
    partner: str
    pdf_submitted: Path
    pdf_decided: Path
    packet: Path
    bundle: Path
    central_certificate: Path
    central_key: Path
    other_vault: Path
    information_paper: Path
    assessments: Mapping[str, str] = field(default_factory=dict)


def run_demo(
    out: Path,
    language: Language = "en",
    *,
    clock: Clock,
    on_progress: OnProgress | None = None,
    kdf: KdfParameters = DEFAULT,
) -> DemoReport:
    """Make a demonstration in a new folder.

    Args:
        out: the folder; it must not exist, or be empty.
        language: of texts and documents.
        clock: the time now; the story ends the day before.
        on_progress: told of each step.
        kdf: how hard the passphrases are to guess.

    Raises:
        UsageError: ``demo.folder_used``.
        StoreError: the disk is full or failing.
    """
    folder = empty_folder(out)
    now = clock()
    stage = Stage(folder, Teller(language, now.date()), StoryClock(now), kdf)
    tell = on_progress or _silent
    try:
        return _play(stage, tell)
    finally:
        stage.leave()


def _play(stage: Stage, tell: OnProgress) -> DemoReport:
    story = load("story")
    tell("vaults", 0, len(STEPS))
    home, away, trust = _open_vaults(stage, story)
    tell("record", 1, len(STEPS))
    author = story["officer"][0]["name"]
    later = _begin_record(stage, author)
    tell("assessments", 2, len(STEPS))
    papers: dict[str, list[Path]] = {}
    for item in story["assessment"]:
        until = stage.teller.day(item["on"])
        demo_record.enter(stage.sit(author), later, stage.clock, until)
        papers[item["key"]] = _follow(stage, item, author)
    stage.clock.move_to(stage.clock.real_now.date())
    demo_record.enter(stage.sit(author), later, stage.clock, stage.clock.real_now.date())
    recovery.prove(stage.sit(author), stage.shares[HOME])  # this year's drill
    main = next(item["key"] for item in story["assessment"] if item.get("main"))
    tell("packet", 3, len(STEPS))
    packet = _print(stage, author, papers[main][-1])
    paper = _describe(stage, author)
    tell("bundle", 4, len(STEPS))
    certificate, key, bundle = _export(stage, story)
    tell("bundle", len(STEPS), len(STEPS))
    return DemoReport(
        vault=home,
        passphrase_file=stage.officers[author].passphrase_file,
        officers=tuple(stage.officers.values()),
        trust=trust,
        assessment=stage.teller.ids[main],
        partner=stage.teller.ids[demo_record.MAIN],
        pdf_submitted=papers[main][0],
        pdf_decided=papers[main][-1],
        packet=packet,
        bundle=bundle,
        central_certificate=certificate,
        central_key=key,
        other_vault=away,
        information_paper=paper,
        assessments={item["key"]: stage.teller.ids[item["key"]] for item in story["assessment"]},
    )


def _silent(step: str, done: int, total: int) -> None:
    """Nobody listens."""


def _open_vaults(stage: Stage, story: Mapping[str, Any]) -> tuple[Path, Path, Path]:
    """Both vaults, each trusting the other's officers, and the authorities of both.

    Each administrator does what there is to do in one sitting: unlocking is slow on purpose.
    """
    chief, other = story["officer"][0]["name"], story["away"]["officer"][0]["name"]
    home = open_vault(stage, HOME, story["officer"])
    ours, our_fingerprint = _export_roster(stage, stage.sit(chief))
    away = open_vault(stage, story["away"]["name"], story["away"]["officer"])
    theirs, their_fingerprint = _export_roster(stage, stage.sit(other))
    officers.import_roster(stage.sit(other), ours, fingerprint=our_fingerprint)
    officers.import_roster(stage.sit(chief), theirs, fingerprint=their_fingerprint)
    trust = stage.folder("") / "trust.pem"
    exports.write_text(trust, officers.trust_pem(stage.sit(chief)))
    return home, away, trust


def _export_roster(stage: Stage, session: Session) -> tuple[Path, str]:
    """The officers of a vault as a file for the other one, and what to compare it by."""
    path = stage.folder("rosters") / f"{session.vault.name}.roster"
    return path, officers.export_roster(session, path).fingerprint


def _begin_record(stage: Stage, author: str) -> list[demo_record.Event]:
    """Partners and indicators; what is to be entered later comes back, oldest first."""
    from workstation.workflows.indicators import import_indicators

    session = stage.sit(author)
    demo_record.add_partners(session, stage.teller)
    import_indicators(session, resource.root() / "demo" / "indicators.csv", "generic")
    return demo_record.events(stage.teller)


def _follow(stage: Stage, item: Mapping[str, Any], author: str) -> list[Path]:
    """Fill in one assessment and take it through its decisions; every paper in order."""
    evidence = stage.folder("evidence")
    session = stage.sit(author)
    assessment = demo_assessments.fill_in(session, stage.teller, stage.clock, item, evidence)
    if "sections" in item:
        return []
    if item.get("main"):
        stage.clock.move_to(stage.teller.day("{2026-11-16}"))
    folder = stage.folder("packets")
    papers = [demo_assessments.submit(session, stage.teller, assessment, folder)]
    for number, decision in enumerate(item.get("decision", ()), start=1):
        stage.clock.move_to(stage.teller.day(decision["on"]))
        out = folder / f"{assessment}-{number}-{stage.officers[decision['officer']].authority}.pdf"
        papers.append(decide(stage, papers[-1], decision, out))
        if decision.get("away"):
            received = approvals.receive(stage.sit(author), out)
            if received != assessment:
                raise CheckFailedError("demo.failed", place=received)
    if not item.get("main"):
        _send_notices(stage, assessment, author)
    return papers


def _send_notices(stage: Stage, assessment: str, author: str) -> None:
    """Older decisions have had their notices sent; the newest one's are still owed (B-12)."""
    session = stage.sit(author)
    on = stage.clock.now.date().isoformat()
    for one in notices.list_notices(session, assessment=assessment, owed_only=True):
        means = "report" if one.in_report else "courier"
        notices.record_sent(
            session, assessment, one.notice, on=on, reference=f"{assessment}/N", means=means
        )


def _print(stage: Stage, author: str, paper: Path) -> Path:
    from workstation.workflows import printing

    out = stage.folder("") / "decision-packet.pdf"
    legal = Recipient("A. Tremblay", "Legal Services")
    return printing.decision_packet(
        stage.sit(author), paper, out, copy=2, copies=5, recipient=legal
    )


def _describe(stage: Stage, author: str) -> Path:
    from workstation.workflows import information_paper

    out, partner = stage.folder("") / "information-paper.pdf", stage.teller.ids[demo_record.MAIN]
    return information_paper.write_paper(
        stage.sit(author), partner, out, stage.teller.language
    ).path


def _export(stage: Stage, story: Mapping[str, Any]) -> tuple[Path, Path, Path]:
    """A central office's key pair, and a first bundle sealed to it."""
    from workstation.transfer.recipient_key import make_recipient

    folder = stage.folder("central")
    certificate, key = folder / "central.pem", folder / "central.key"
    private, public = make_recipient("Central office (demonstration)", stage.clock())
    write_atomically(key, private.encode())
    write_atomically(certificate, public.encode())
    recipients = folder / "recipients.txt"
    write_atomically(recipients, b"# The central office of the demonstration.\ncentral.pem\n")
    clerk = next(one["name"] for one in story["officer"] if one["authority"] == Role.RECORDS.value)
    bundle = stage.folder("") / f"{HOME}-0001.bundle"
    exports.write_bundle(stage.sit(clerk), bundle, recipients)
    return certificate, key, bundle
