"""Decisions that no longer count, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from workstation import words
from workstation.domain.assessment import Decision
from workstation.domain.ladder import said_outcome
from workstation.domain.text import Language
from workstation.domain.voiding import OtherChange, Signed


def outcome_words(decision: Decision, language: Language) -> str:
    """What was decided; a second reader has no objection, or objects."""
    said = said_outcome(decision)
    if said == decision.outcome.value:
        said = f"done.{said}"
    return words.label(f"outcome.{said}", language)


def lapsed_line(signed: Signed, language: Language) -> str:
    """Who decided what, when, and by which authority."""
    said = signed.decision
    return QCoreApplication.translate("Lapsed", "{who}, {role}: {outcome} on {day}").format(
        who=said.officer_name,
        role=words.label(f"role.{said.authority}", language),
        outcome=outcome_words(said, language).lower(),
        day=said.at_utc[:10],
    )


def other_line(change: OtherChange, language: Language) -> str:
    """What changed beside the answers, before and now."""
    none = QCoreApplication.translate("Lapsed", "nothing")
    part = words.label(f"voided.{change.part}", language)
    head = f"{part} {change.subject}".strip()
    return QCoreApplication.translate("Lapsed", "{mark} {head}: {before} → {after}").format(
        mark=change.marking, head=head, before=change.before or none, after=change.after or none
    ).strip()  # fmt: skip


def signers(authorities: Sequence[str], language: Language) -> str:
    """Who signs, in the order of signing."""
    return "; ".join(words.label(f"role.{each}", language) for each in authorities)
