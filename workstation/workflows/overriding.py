"""Passing over a warning of a check with a reason, and taking that back.

The reason is the author's, under its own mark, and is printed. It stands for what the check found
when it was given: see :func:`workstation.domain.check_finding.digest_of`.
"""

from typing import Any

from workstation import words
from workstation.domain.assessment import Assessment
from workstation.domain.check_finding import Finding, digest_of
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.methodology_kinds import BLOCK, NOTE
from workstation.domain.text import Language
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import drafting, fields
from workstation.workflows.session import Session


def override(
    session: Session, assessment: str, check: str, question: str, reason: str, marking: str
) -> Assessment:
    """Pass over what a check found at a question; what was typed is saved with it.

    Args:
        session: the author's.
        assessment: which one.
        check: one of ``methodology_kinds.CHECKS``.
        question: where it was found.
        reason: why it may stand; printed on the pages.
        marking: the portion mark of the reason.

    Raises:
        NotAllowedError: not the author, not open, ``check.cannot_be_passed_over`` (it blocks) or
            ``check.needs_no_reason`` (it is a note).
        BadInputError: ``check.nothing_found``, ``field.required`` or ``field.marking``.
    """
    drafting.require_editable(drafting.open_row(session, assessment))
    reason = fields.text(reason, "reason", required=True)
    marking = fields.marking(marking)
    desk = drafting.load_desk(session, assessment)
    found = [
        each
        for each in drafting.check_desk(session, desk).findings
        if (each.check, each.question) == (check, question)
    ]
    _require_warning(found, check, question)
    body = {
        **_place(assessment, check, question),
        "reason": reason,
        "marking": marking,
        "officer_name": session.officer.name,
        "at_utc": session.now_utc(),
        "about": digest_of(found),
    }
    return _append(session, desk, body)


def take_back(session: Session, assessment: str, check: str, question: str) -> Assessment:
    """Take an override back: the warning stands again.

    Raises:
        NotAllowedError: not the author, or not open.
        BadInputError: ``check.not_overridden``.
    """
    drafting.require_editable(drafting.open_row(session, assessment))
    desk = drafting.load_desk(session, assessment)
    made = {(one.check, one.question) for one in desk.assessment.overrides}
    if (check, question) not in made:
        raise BadInputError("check.not_overridden", place=question, check=check)
    body = {
        **_place(assessment, check, question),
        "reason": "",
        "marking": "",
        "officer_name": session.officer.name,
        "at_utc": session.now_utc(),
        "about": "",
    }
    return _append(session, desk, body)


def findings_json(findings: tuple[Finding, ...], language: Language = "en") -> list[dict[str, Any]]:
    """Findings as ``assessor assessment check --json`` prints them."""
    return [
        {
            "check": each.check,
            "strength": each.strength,
            "question": each.question or None,
            "row": each.row or None,
            "rule": each.rule,
            "text": words.finding(each, language),
            "overridden": {
                "reason": each.overridden.reason,
                "marking": each.overridden.marking,
                "officer_name": each.overridden.officer_name,
                "at_utc": each.overridden.at_utc,
            }
            if each.overridden
            else None,
        }
        for each in findings
    ]


def _require_warning(found: list[Finding], check: str, question: str) -> None:
    if not found:
        raise BadInputError("check.nothing_found", place=question, check=check)
    if any(each.strength == BLOCK for each in found):
        raise NotAllowedError("check.cannot_be_passed_over", place=question, check=check)
    if all(each.strength == NOTE for each in found):
        raise NotAllowedError("check.needs_no_reason", place=question, check=check)


def _place(assessment: str, check: str, question: str) -> dict[str, Any]:
    return {"assessment": assessment, "check": check, "question": question}


def _append(session: Session, desk: drafting.Desk, body: dict[str, Any]) -> Assessment:
    """The answers that it is about become part of the record with it."""
    entry = NewEntry(kinds.CHECK_OVERRIDDEN, desk.assessment.id, body)
    drafting.append_saved(session, desk, desk.methodology.sections, entry)
    return drafting.load_desk(session, desk.assessment.id).assessment
