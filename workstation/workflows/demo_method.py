"""A demonstration of one method: requests at every level, each taken through its decisions.

Made by the same workflows as the great demonstration, in a vault of its own, and counted from
what stands in that vault afterwards.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workstation import resource
from workstation.domain.assessment import Outcome
from workstation.domain.error import UsageError
from workstation.domain.text import Language
from workstation.vault.keys import DEFAULT, KdfParameters
from workstation.workflows import assessments, demo_assessments, demo_record, exports, officers
from workstation.workflows.demo_data import StoryClock, Teller, load
from workstation.workflows.demo_stage import DemoOfficer, Stage, decide, empty_folder, open_vault
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Clock, Session

OnProgress = Callable[[str, int, int], None]
_FOLDER = "demo"
_PREFIX = "method-"
_ANSWERS = "method-answers"


@dataclass(frozen=True, slots=True)
class MethodCounts:
    """What the report of a year counts, as found in the vault.

    Attributes:
        checks: questions that hold the result of a check.
        levels: requests by the level of their baseline, every level of the methodology.
        denied: requests that were refused, by the step of the ladder that refused.
        elevated: requests that were decided at the top of the ladder.
    """

    checks: int
    levels: Mapping[str, int]
    denied: Mapping[str, int]
    elevated: int


@dataclass(frozen=True, slots=True)
class MethodReport:
    """What was made, as absolute paths and ids."""

    methodology: str
    vault: Path
    officers: tuple[DemoOfficer, ...]
    trust: Path
    assessments: Mapping[str, str]
    packets: Mapping[str, Path]
    counts: MethodCounts

    @property
    def passphrase_file(self) -> Path:
        """That of the author."""
        return self.officers[0].passphrase_file


def method_names() -> tuple[str, ...]:
    """The methodologies that a demonstration of their method can be made of."""
    found = (resource.root() / _FOLDER).glob(f"{_PREFIX}*.toml")
    return tuple(sorted(path.stem.removeprefix(_PREFIX) for path in found if path.stem != _ANSWERS))


def run_method_demo(
    out: Path,
    methodology: str,
    language: Language = "en",
    *,
    clock: Clock,
    on_progress: OnProgress | None = None,
    kdf: KdfParameters = DEFAULT,
) -> MethodReport:
    """Make the demonstration of a method in a new folder.

    Args:
        out: the folder; it must not exist, or be empty.
        methodology: one of :func:`method_names`.
        language: of texts and documents.
        clock: the time now; the story ends before it.
        on_progress: told of each request.
        kdf: how hard the passphrases are to guess.

    Raises:
        UsageError: ``demo.method_unknown`` or ``demo.folder_used``.
        StoreError: the disk is full or failing.
    """
    if methodology not in method_names():
        known = ", ".join(method_names())
        raise UsageError("demo.method_unknown", value=methodology, known=known)
    folder = empty_folder(out)
    now = clock()
    stage = Stage(folder, Teller(language, now.date()), StoryClock(now), kdf)
    try:
        return _play(stage, load(f"{_PREFIX}{methodology}"), on_progress)
    finally:
        stage.leave()


def _play(stage: Stage, story: Mapping[str, Any], tell: OnProgress | None) -> MethodReport:
    vault = open_vault(stage, story["vault"], story["officer"])
    author = story["officer"][0]["name"]
    trust = stage.folder("") / "trust.pem"
    exports.write_text(trust, officers.trust_pem(stage.sit(author)))
    demo_record.add_partners(stage.sit(author), stage.teller)
    later = demo_record.events(stage.teller)
    papers: dict[str, Path] = {}
    for done, item in enumerate(story["assessment"]):
        if tell is not None:
            tell("assessments", done, len(story["assessment"]))
        until = stage.teller.day(item["on"])
        demo_record.enter(stage.sit(author), later, stage.clock, until)
        papers[item["key"]] = _follow(stage, item, author)
    made = {item["key"]: stage.teller.ids[item["key"]] for item in story["assessment"]}
    return MethodReport(
        methodology=story["methodology"],
        vault=vault,
        officers=tuple(stage.officers.values()),
        trust=trust,
        assessments=made,
        packets=papers,
        counts=count(stage.sit(author), tuple(made.values()), story["checks"]),
    )


def _follow(stage: Stage, item: Mapping[str, Any], author: str) -> Path:
    """Fill in one request and take it through its decisions; its last paper."""
    session, folder = stage.sit(author), stage.folder("packets")
    evidence = stage.folder("evidence")
    made = demo_assessments.fill_in(session, stage.teller, stage.clock, item, evidence)
    paper = demo_assessments.submit(session, stage.teller, made, folder)
    for number, decision in enumerate(item["decision"], start=1):
        stage.clock.move_to(stage.teller.day(decision["on"]))
        out = folder / f"{made}-{number}-{stage.officers[decision['officer']].authority}.pdf"
        paper = decide(stage, paper, decision, out)
    return paper


def count(session: Session, made: Sequence[str], checks: Sequence[str]) -> MethodCounts:
    """Count what stands in the vault, without asking the story."""
    first = assessments.get_assessment(session, made[0])
    m = get_methodology(first.methodology, first.methodology_version)
    levels = Counter({level.id: 0 for level in m.levels})
    denied: Counter[str] = Counter()
    elevated = 0
    answered: set[str] = set()
    for one in made:
        held = assessments.get_assessment(session, one)
        levels[assessments.check(session, one).baseline.level or ""] += 1
        answered |= {q for q in checks if q in held.answers and not held.answers[q].is_empty}
        denied.update(d.authority for d in held.decisions if d.outcome is Outcome.DENY)
        elevated += any(d.authority == m.ladder[-1].id for d in held.decisions)
    return MethodCounts(len(answered), dict(levels), dict(denied), elevated)
