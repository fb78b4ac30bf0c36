"""Decisions that nobody could take, and decisions put where they do not belong.

Who signs is who may; what they say, or where it stands, is wrong.
"""

import re
from typing import Any

from tests.campaign.packets_attack import Family
from tests.campaign.packets_forge import (
    swapped,
    written_over,
)
from tests.campaign.packets_world import World, restamp
from workstation.domain.assessment import Condition, Outcome
from workstation.signing.certify import sign_statement

DECISIONS = Family()


def _stated(name: str, because: str, **change: Any) -> None:
    """A decision in other words than this program's, signed by who took it."""

    def make(world: World) -> bytes:
        said = world.said(world.committee, Outcome.DENY) | change
        return sign_statement(world.escalated, said, world.committee, restamp)

    DECISIONS.add(name, because)(make)


_stated("a denial that says approve to viewers", "verify.statement", reason="Approve")
_stated("a statement with more in it", "verify.statement", seen_by="the Minister")
_stated("a statement in another language", "verify.statement", language="fr")
_stated("a statement of another form", "verify.statement", format="assessor-signature/1")
_stated("a statement with another number", "verify.not_the_signer", certificate="00 00")
_stated("an outcome that there is not", "verify.statement", outcome="bless")


def _decided(name: str, reason: str, outcome: Outcome = Outcome.APPROVE, **change: Any) -> None:
    """A decision that the rules do not allow, signed by who took it with another program."""

    def make(world: World) -> bytes:
        return world.decide(world.escalated, world.committee, outcome, **change)

    DECISIONS.add(name, reason)(make)


_decided("an approval without a basis", "decision.reasons_missing", reasons=" ")
_decided("an approval without a mark", "decision.marking_missing", marking="")
_decided("an approval above the banner", "decision.marking_above_banner", marking="(TS)")
_decided("an approval in spite of an interest", "decision.interest", no_interest=False)
_decided(
    "conditions without one",
    "decision.conditions_missing",
    Outcome.APPROVE_WITH_CONDITIONS,
    conditions=(),
)
_decided(
    "conditions of a plain approval",
    "decision.conditions_unexpected",
    conditions=(Condition("Visit", "2026-12-01"),),
)


@DECISIONS.add("a decision about another record", "verify.other_record")
def _(world: World) -> bytes:
    said = world.said(world.committee, Outcome.APPROVE) | {"record_sha256": "ab" * 32}
    return sign_statement(world.escalated, said, world.committee, restamp)


@DECISIONS.add("a stamp that shows another outcome", "verify.revision_changed")
def _(world: World) -> bytes:
    def lie(said: Any, *where: Any) -> bytes:
        return restamp(said | {"outcome": "approve", "reason": "Approved"}, *where)

    said = world.said(world.committee, Outcome.DENY)
    return sign_statement(world.escalated, said, world.committee, lie)


@DECISIONS.add("an approval by an authority that is too low", "decision.level")
def _(world: World) -> bytes:
    return world.decide(world.certified, world.manager, Outcome.APPROVE)


@DECISIONS.add("a decision after the final one", "decision.final")
def _(world: World) -> bytes:
    return world.decide(world.decided, world.deputy, Outcome.DENY)


@DECISIONS.add("decisions in another order", "verify.wrong_order")
def _(world: World) -> bytes:
    first = world.decide(world.certified, world.committee, Outcome.ESCALATE)
    return world.decide(first, world.manager, Outcome.DENY)


@DECISIONS.add("an approval is cut out from between", "verify.unreadable")
def _(world: World) -> bytes:
    return world.certified + world.decided[len(world.escalated) :]


@DECISIONS.add("an approval stands twice", "verify.unsigned_change")
def _(world: World) -> bytes:
    return world.decided + world.decided[len(world.escalated) :]


@DECISIONS.add("decisions of a packet like this one", "verify.revision_changed")
def _(world: World) -> bytes:
    """The author signed the same record twice; what followed the one is put behind the other."""
    again = world.certify(world.author)
    assert len(again) == len(world.certified)
    return again + world.decided[len(again) :]


@DECISIONS.add("a denial is made an approval in the file", "verify.revision_changed")
def _(world: World) -> bytes:
    denied = world.decide(world.certified, world.manager, Outcome.DENY)
    return swapped(denied, b"\\042deny\\042", b"\\042Deny\\042")


@DECISIONS.add("a later time in the file", "verify.revision_changed")
def _(world: World) -> bytes:
    found = list(re.finditer(rb"/M \([^)]*00Z\)", world.decided))[-1]
    return written_over(world.decided, found.end() - 3, b"1")


@DECISIONS.add("a certification that permits more", "verify.revision_changed")
def _(world: World) -> bytes:
    return swapped(world.certified, b"/P 2", b"/P 3")
