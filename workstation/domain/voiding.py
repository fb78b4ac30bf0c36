"""What a later change does to what was signed: which approvals lapse, and who signs again.

An approval is of one content. Nothing here is stored: it follows from the decisions, and from
what the file said when they were signed and says now (C-bis, product feature 3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.assessment import (
    Assessment,
    Decision,
    Evidence,
    EvidenceKind,
    Outcome,
)
from workstation.domain.correction import AnswerChange, changes_between
from workstation.domain.ladder import APPROVALS
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Role

AUTHOR: Final = Role.ASSESSOR.value
_READER: Final = Role.SECOND_READER.value


@dataclass(frozen=True, slots=True)
class Signed:
    """One decision that was recorded, with the version that it was signed on."""

    version: int
    number: int
    packet_sha256: str
    decision: Decision

    @property
    def is_approval(self) -> bool:
        """An approval, or a second reader's "no objection"."""
        return self.decision.outcome in APPROVALS


@dataclass(frozen=True, slots=True)
class OtherChange:
    """What changed beside the answers.

    ``part`` is evidence, methodology, kind, banner or check; ``subject`` is the number of the
    evidence, the question of the check, or "".
    """

    part: str
    subject: str
    before: str
    after: str
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Voided:
    """Decisions of an earlier version that count no more, why, and who signs again.

    Attributes:
        version: that was decided on; its packet stays readable as it was signed.
        now: the version that stands.
        packet_sha256: the packet of the decided version with the most signatures.
        reason: why the baseline was opened again, "" where the file came back or was upgraded.
        lapsed: every decision of that version but returns, in the order of signing.
        changes: the answers that differ.
        others: what else differs.
        required: the authority that the file asks for now, or "".
        again: whose signature the file needs and does not have: ``assessor``, ``second-reader``
            or a step of the ladder, in the order of signing.
    """

    assessment: str
    version: int
    now: int
    packet_sha256: str
    reason: str
    marking: str
    lapsed: tuple[Signed, ...]
    changes: tuple[AnswerChange, ...]
    others: tuple[OtherChange, ...]
    required: str
    again: tuple[str, ...]

    @property
    def approvals(self) -> tuple[Signed, ...]:
        """Those that approved, or had no objection."""
        return tuple(each for each in self.lapsed if each.is_approval)

    @property
    def marks(self) -> tuple[str, ...]:
        """The portion marks of everything that this says."""
        found = [self.marking, *(each.decision.marking for each in self.lapsed)]
        for change in self.changes:
            found += [change.before.marking, change.after.marking]
        found += [each.marking for each in self.others]
        return tuple(dict.fromkeys(filter(None, found)))


def lapsed_among(signed: Iterable[Signed], now: int, *, returned: bool) -> tuple[Signed, ...]:
    """The decisions that lapsed last: of the newest version before the one that stands.

    Args:
        signed: every decision on the file, in the order of signing.
        now: the version that stands.
        returned: whether that version came back to its author, so that what was signed on it
            before counts no more either.
    """
    old = [
        each
        for each in signed
        if (each.version < now or (returned and each.version == now))
        and each.decision.outcome is not Outcome.RETURN
    ]
    newest = max((each.version for each in old), default=0)
    return tuple(each for each in old if each.version == newest)


def must_sign_again(
    m: Methodology,
    lapsed: Sequence[Signed],
    required: str,
    present: Sequence[str],
) -> tuple[str, ...]:
    """Whose signature is needed once more: the author's, of those whose word was asked, the rest.

    A second reader who read the file reads it again. Of the ladder, whoever the file asks for
    now: no lower step has to, and a higher one that had approved has to no more.

    Args:
        m: the methodology in force for the file.
        lapsed: the decisions that count no more.
        required: the authority that the file asks for now, or "".
        present: the authorities that signed the version that stands, the author included.
    """
    read = any(each.decision.authority == _READER for each in lapsed)
    approved = [each.decision.authority for each in lapsed if each.is_approval]
    step = required or next((each for each in reversed(approved) if each != _READER), "")
    order = [AUTHOR, *([_READER] if read else []), *([step] if step else [])]
    steps = [each.id for each in m.ladder]
    reached = max((steps.index(each) for each in present if each in steps), default=-1)
    return tuple(
        each
        for each in order
        if each not in present and not (each in steps and steps.index(each) <= reached)
    )


def material_changes(
    order: Iterable[str], before: Assessment, after: Assessment
) -> tuple[tuple[AnswerChange, ...], tuple[OtherChange, ...]]:
    """What of the signed content differs; remarks and readings are no part of it.

    An answer's value, text, mark and evidence count, and with them persons and measures, which
    are rows of answers. Both files as far as they count.
    """
    changes = changes_between(order, before.answers, after.answers)
    others = [
        *_versions(before, after),
        *_banner(before, after),
        *_evidence(before.evidence, after.evidence),
        *_checks(before, after),
    ]
    return changes, tuple(others)


def _versions(before: Assessment, after: Assessment) -> list[OtherChange]:
    pairs = (
        ("methodology", before.methodology_version, after.methodology_version),
        ("kind", before.kind.value, after.kind.value),
    )
    return [OtherChange(part, "", old, new) for part, old, new in pairs if old != new]


def _banner(before: Assessment, after: Assessment) -> list[OtherChange]:
    old, new = (f"{e.raised_level} {e.raised_reason}".strip() for e in (before, after))
    marking = after.raised_marking or before.raised_marking
    return [OtherChange("banner", "", old, new, marking)] if old != new else []


def _evidence(before: Sequence[Evidence], after: Sequence[Evidence]) -> list[OtherChange]:
    old, new = ({e.id: e for e in each} for each in (before, after))
    none = Evidence("", EvidenceKind.FILE, "", "", "")
    pairs = ((n, old.get(n, none), new.get(n, none)) for n in dict.fromkeys((*old, *new)))
    return [
        OtherChange("evidence", number, was.title, now.title, now.marking or was.marking)
        for number, was, now in pairs
        if was != now
    ]


def _checks(before: Assessment, after: Assessment) -> list[OtherChange]:
    old, new, none = _overrides(before), _overrides(after), ("", "")
    keys = dict.fromkeys((*old, *new))
    pairs = ((place, old.get((check, place), none), new.get((check, place), none))
             for check, place in keys)  # fmt: skip
    return [
        OtherChange("check", place, was[0], now[0], now[1] or was[1])
        for place, was, now in pairs
        if was != now
    ]


def _overrides(assessment: Assessment) -> Mapping[tuple[str, str], tuple[str, str]]:
    """The reason and mark of each warning that was passed over."""
    return {(o.check, o.question): (o.reason, o.marking) for o in assessment.overrides}
