"""The banner of an assessment: what its portions give, and what its author raises it to.

Portions are marked one by one; what they say together can be worth more (B-29, B-32). The author
may raise the banner for that, with a reason that is printed, and may never lower it.
"""

from dataclasses import dataclass, replace

from workstation.domain.assessment import Assessment
from workstation.domain.check import check
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.marking import Banner, levels_above
from workstation.domain.marking_register import LEVELS
from workstation.domain.officer import Permission
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import drafting, fields
from workstation.workflows.lookup import require_assessment
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class AssessmentBanner:
    """How the banner of an assessment comes about.

    Attributes:
        rolled_up: what its marked texts give.
        whole: what stands on the pages: the same, or raised.
        driven_by: questions and evidence whose marks decide it.
        raised_level: what the author raised it to, or ""; with the marked reason.
        choices: levels that it can be raised to.
    """

    rolled_up: Banner
    whole: Banner
    driven_by: tuple[str, ...]
    raised_level: str
    raised_reason: str
    raised_marking: str
    choices: tuple[str, ...]


def of_assessment(session: Session, assessment: str) -> AssessmentBanner:
    """How the banner of an assessment comes about.

    Raises:
        BadInputError: ``assessment.unknown``.
        NotAllowedError: the officer may not read.
    """
    session.require(Permission.READ)
    return _banner_of(session, require_assessment(session, assessment))


def raise_to(session: Session, assessment: str, level: str, reason: str, marking: str) -> Banner:
    """Raise the banner to a level above that of every portion; the reason is printed (B-29, B-32).

    Args:
        session: the author's, while the assessment can be edited.
        assessment: which one.
        level: PA, PB, PC, C, S or TS.
        reason: why the whole is worth more than its parts.
        marking: the portion mark of that reason.

    Returns:
        The banner that stands from now on.

    Raises:
        NotAllowedError: ``banner.not_upward``: the portions already give this level or a higher
            one; or not the author, or signed already.
        BadInputError: ``banner.unknown_level``, or the reason or its mark do not do.
    """
    _require_open(session, assessment)
    if level not in LEVELS:
        raise BadInputError("banner.unknown_level", place="level", level=level)
    kept = fields.text(reason, "reason", required=True)
    mark = fields.marking(marking)
    found = require_assessment(session, assessment)
    before = _banner_of(session, found)
    if level not in before.choices:
        raise NotAllowedError(
            "banner.not_upward", place="level", level=level, banner=before.rolled_up.level
        )
    session.record([_entry(found, level, kept, mark)])
    return _banner_of(session, require_assessment(session, assessment)).whole


def take_back(session: Session, assessment: str) -> Banner:
    """Let the banner be what the portions give again.

    Raises:
        NotAllowedError: ``banner.not_raised``; or not the author, or signed already.
    """
    _require_open(session, assessment)
    found = require_assessment(session, assessment)
    if not found.raised_level:
        raise NotAllowedError("banner.not_raised", place=assessment)
    session.record([_entry(found, "", "", "")])
    return _banner_of(session, require_assessment(session, assessment)).whole


def _require_open(session: Session, assessment: str) -> None:
    drafting.require_editable(drafting.open_row(session, assessment))


def _entry(assessment: Assessment, level: str, reason: str, marking: str) -> NewEntry:
    body = {
        "assessment": assessment.id,
        "version": assessment.version,
        "level": level,
        "reason": reason,
        "marking": marking,
    }
    return NewEntry(kinds.BANNER_RAISED, assessment.id, body)


def _banner_of(session: Session, assessment: Assessment) -> AssessmentBanner:
    m = get_methodology(assessment.methodology, assessment.methodology_version)
    around = drafting.circumstances_of(session, assessment)
    bare = replace(assessment, raised_level="", raised_reason="", raised_marking="")
    plain = check(m, bare, around)
    whole = check(m, assessment, around) if assessment.raised_level else plain
    return AssessmentBanner(
        rolled_up=plain.banner,
        whole=whole.banner,
        driven_by=plain.banner_from,
        raised_level=assessment.raised_level,
        raised_reason=assessment.raised_reason,
        raised_marking=assessment.raised_marking,
        choices=levels_above(plain.banner.level),
    )
