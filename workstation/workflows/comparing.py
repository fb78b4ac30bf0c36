"""Two assessments, or two versions of one, side by side."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from workstation.domain.assessment import Assessment, Evidence, State
from workstation.domain.assessment_difference import Answers, ComparedAnswer, compare_answers
from workstation.domain.check import Check, check
from workstation.domain.counting import counted
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.records import assessments, kinds
from workstation.records.answer_history import answers_at
from workstation.records.codec import answer_body, value_of
from workstation.vault.store import Entry
from workstation.workflows import drafting, journal
from workstation.workflows.lookup import require_assessment, require_partner
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

_REFERENCE: Final = re.compile(r"(MRA-\d{4}-\d+)(?:@(\d{1,9}))?")
MOST_CHOICES: Final = 60
_REPLAYED: Final = (
    kinds.EVIDENCE_ADDED,
    kinds.EVIDENCE_REMOVED,
    kinds.ASSESSMENT_UPGRADED,
    kinds.BASELINE_LOCKED,
    kinds.BASELINE_REOPENED,
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared.

    Attributes:
        reference: ``MRA-2026-0003``, or ``MRA-2026-0003@1`` for its first version as signed.
        on: the day on which it was signed, or last saved.
        methodology: its id and version.
        values: baseline, residual and determination, by these names; "" while there is none.
    """

    reference: str
    assessment: str
    version: int
    on: str
    state: str
    title: str
    marking: str
    partner: str
    author_name: str
    methodology: tuple[str, str]
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, and every question on both."""

    left: Side
    right: Side
    rows: tuple[ComparedAnswer, ...]

    @property
    def different(self) -> tuple[ComparedAnswer, ...]:
        """The rows that differ."""
        return tuple(row for row in self.rows if row.differs)

    @property
    def marks(self) -> tuple[str, ...]:
        """The portion marks of everything that is shown."""
        given = [a.marking for row in self.rows for a in (row.left, row.right) if a]
        return tuple(dict.fromkeys(filter(None, (*given, self.left.marking, self.right.marking))))


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be compared: a file as it stands, or a version of it as it was signed.

    ``version`` is 0 for a file as it stands.
    """

    reference: str
    assessment: str
    version: int
    on: str
    state: State


def compare(session: Session, left: str, right: str) -> Comparison:
    """Two assessments, or versions of them, field by field; that they were opened is noted.

    Args:
        session: who reads.
        left: ``MRA-2026-0003`` as it stands, or ``MRA-2026-0003@1`` as its version 1 was signed.
        right: as left.

    Raises:
        BadInputError: ``assessment.unknown`` or ``compare.unknown_version``.
    """
    session.require(Permission.READ)
    sides = [_side(session, reference) for reference in (left, right)]
    for (side, _answers), other in zip(sides, (right, left), strict=True):
        session.journal.viewed(journal.ASSESSMENT, side.assessment, compared=other)
    rows = compare_answers(sides[0][1], sides[1][1])
    return Comparison(sides[0][0], sides[1][0], rows)


def list_versions(session: Session, assessment: str) -> tuple[Choice, ...]:
    """The versions of an assessment that were signed, the newest first.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    require_assessment(session, assessment)
    found = [
        Choice(
            f"{assessment}@{entry.body['version']}",
            assessment,
            int(entry.body["version"]),
            str(entry.body["submitted_utc"])[:10],
            State.SUBMITTED,
        )
        for entry in session.vault.entries_of(kinds.ASSESSMENT_SUBMITTED, assessment)
    ]
    return tuple(sorted(found, key=lambda line: line.version, reverse=True))


def list_choices(session: Session, assessment: str) -> tuple[Choice, ...]:
    """What an assessment can be compared with: itself, its versions, files of the same partner.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    versions = list_versions(session, assessment)
    partner = require_assessment(session, assessment).partner
    listed = assessments.list_summaries(
        session.vault, states=(), author="", partner=partner, limit=MOST_CHOICES
    )
    files = [
        Choice(one.id, one.id, 0, (one.submitted_utc or one.saved_utc)[:10], one.state)
        for one in sorted(listed, key=lambda one: one.id != assessment)
        if partner or one.id == assessment
    ]
    return (*files[:1], *versions, *files[1:])


def assessment_at(session: Session, reference: str) -> Assessment:
    """An assessment as it stands, or as a version of it was signed, as far as it counts.

    Raises:
        BadInputError: ``assessment.unknown`` or ``compare.unknown_version``.
    """
    matched = _REFERENCE.fullmatch(reference)
    if matched is None:
        raise BadInputError("assessment.unknown", place=reference)
    assessment, version = matched[1], matched[2]
    if version is not None:
        return _signed(session, assessment, int(version))
    desk = drafting.load_desk(session, assessment)
    return drafting.counted_of(session, desk).assessment


def _side(session: Session, reference: str) -> tuple[Side, Answers]:
    found = assessment_at(session, reference)
    m = get_methodology(found.methodology, found.methodology_version)
    around = drafting.circumstances_of(session, found)
    shown = counted(m, found, around).assessment
    checked = check(m, shown, around)
    title, marking = drafting.title_of(m, found)
    partner = require_partner(session, found.partner).name if found.partner else found.country
    side = Side(
        reference,
        found.id,
        found.version,
        (found.submitted_utc or found.saved_utc)[:10],
        checked.state.value if "@" not in reference else "submitted",
        title,
        marking,
        partner,
        found.author_name,
        (m.id, m.version),
        _values(checked),
    )
    return side, Answers(m, shown.answers, shown.evidence)


def _values(found: Check) -> dict[str, str]:
    return {
        "baseline": found.baseline.level or "",
        "residual": found.residual.level or "",
        "determination": found.determination.substantial or "",
    }


def _signed(session: Session, assessment: str, version: int) -> Assessment:
    """An assessment as one version of it was signed, made again from the record's entries."""
    now = require_assessment(session, assessment)
    submitted = [
        entry
        for entry in session.vault.entries_of(kinds.ASSESSMENT_SUBMITTED, assessment)
        if int(entry.body["version"]) == version
    ]
    if not submitted:
        raise BadInputError("compare.unknown_version", place=f"{assessment}@{version}")
    last = submitted[-1]
    started = session.vault.entries_of(kinds.ASSESSMENT_STARTED, assessment)[0].body
    found = replace(
        now,
        version=version,
        methodology_version=str(started["methodology_version"]),
        methodology_sha256=str(started["methodology_sha256"]),
        answers=answers_at(session.vault, assessment, last.seq),
        evidence=(),
        baseline_locked_utc="",
        baseline_values={},
        decisions=(),
        overrides=(),
        submitted_utc=str(last.body["submitted_utc"]),
        submitted_sha256=str(last.body["packet_sha256"]),
    )
    for entry in _entries_until(session, assessment, last.seq):
        found = _replay(found, entry)
    return found


def _entries_until(session: Session, assessment: str, seq: int) -> Iterator[Entry]:
    found = [
        entry
        for kind in _REPLAYED
        for entry in session.vault.entries_of(kind, assessment)
        if entry.seq <= seq
    ]
    yield from sorted(found, key=lambda entry: entry.seq)


def _replay(found: Assessment, entry: Entry) -> Assessment:
    body = entry.body
    if entry.kind == kinds.ASSESSMENT_UPGRADED:
        return replace(
            found,
            methodology_version=str(body["methodology_version"]),
            methodology_sha256=str(body["methodology_sha256"]),
        )
    if entry.kind == kinds.BASELINE_LOCKED:
        locked, values = str(body["locked_utc"]), dict(body["values"])
        return replace(found, baseline_locked_utc=locked, baseline_values=values)
    if entry.kind == kinds.BASELINE_REOPENED:
        return replace(found, baseline_locked_utc="", baseline_values={})
    return replace(found, evidence=_evidence(found, entry))


def _evidence(found: Assessment, entry: Entry) -> tuple[Evidence, ...]:
    evidence = value_of(Evidence, entry.body["evidence"])
    kept = tuple(each for each in found.evidence if each.id != evidence.id)
    if entry.kind == kinds.EVIDENCE_REMOVED:
        return kept
    return tuple(sorted((*kept, evidence), key=lambda each: (len(each.id), each.id)))


def as_json(found: Comparison) -> dict[str, Any]:
    """A comparison as the command prints it."""
    return {
        "left": _side_json(found.left),
        "right": _side_json(found.right),
        "different": len(found.different),
        "rows": [
            {
                "question": row.question,
                "section": row.section,
                "text": {"en": row.text.en, "fr": row.text.fr},
                "differs": list(row.differs),
                "left": answer_body(row.left) if row.left else None,
                "right": answer_body(row.right) if row.right else None,
                "left_evidence": list(row.left_evidence),
                "right_evidence": list(row.right_evidence),
            }
            for row in found.rows
            if row.left or row.right
        ],
    }


def _side_json(side: Side) -> dict[str, Any]:
    return {
        "reference": side.reference,
        "assessment": side.assessment,
        "version": side.version,
        "on": side.on,
        "state": side.state,
        "title": side.title,
        "marking": side.marking,
        "partner": side.partner,
        "author_name": side.author_name,
        "methodology": side.methodology[0],
        "methodology_version": side.methodology[1],
        **side.values,
    }
