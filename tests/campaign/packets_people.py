"""Rogue signers, rogue signatures, and decisions that nobody could take.

Each file here is well made: every viewer shows signatures over their whole revisions. What is
wrong is who signed, with which key, or what they say.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.campaign.packets_attack import UNKNOWN, Family
from tests.campaign.packets_forge import (
    certificate_for,
)
from tests.campaign.packets_world import World, restamp
from tests.unit.signing.keys import Office, Trust
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.signing.certify import sign_statement

PEOPLE = Family()
_LATE = datetime(2026, 11, 25, tzinfo=UTC)


def _open(world: World) -> Trust:
    """A machine that goes by authorities alone."""
    return world.trust(officers=None)


def _approved(world: World, key: Any) -> bytes:
    """The committee's approval by somebody."""
    return world.decide(world.escalated, key, Outcome.APPROVE)


# 85, 87: who signs.


@PEOPLE.add("an unknown office signs for the committee", "verify.untrusted", UNKNOWN)
def _(world: World) -> bytes:
    twin = world.stranger.officer("O-14", "Chloé Tremblay", Role.L4)
    return _approved(world, replace(twin, officer=replace(twin.officer, station="FAKE-01")))


@PEOPLE.add("a false office of the same name", "verify.untrusted", UNKNOWN)
def _(world: World) -> bytes:
    return _approved(world, Office(world.office.station).officer("O-14", "Chloé Tremblay", Role.L4))


@PEOPLE.add("a false office signs for the author", "verify.untrusted", UNKNOWN)
def _(world: World) -> bytes:
    officer = world.author.officer
    return world.certify(
        Office(world.office.station).officer(officer.id, officer.name, Role.ASSESSOR)
    )


@PEOPLE.add(
    "a machine that knows none of the signers",
    "verify.untrusted",
    UNKNOWN,
    lambda world: world.stranger.trust(),
)
def _(world: World) -> bytes:
    return world.decided


@PEOPLE.add("an officer whom no roster names", "verify.not_in_roster", UNKNOWN)
def _(world: World) -> bytes:
    known = dict(world.office.issued)
    rogue = world.office.officer("O-99", "N. Nobody", Role.L4)
    world.office.issued = known
    return _approved(world, rogue)


@PEOPLE.add("a certificate that names itself", "verify.chain", trust=_open)
def _(world: World) -> bytes:
    key = world.committee
    certificate = certificate_for(key.officer, key.private_key.public_key(), key)
    return _approved(world, replace(key, certificate=certificate, chain=()))


@PEOPLE.add("an officer issues a certificate", "verify.chain", trust=_open)
def _(world: World) -> bytes:
    key = world.committee
    certificate = certificate_for(key.officer, key.private_key.public_key(), world.manager)
    chain = (world.manager.certificate, world.office.certificate)
    return _approved(world, replace(key, certificate=certificate, chain=chain))


@PEOPLE.add("the office's own certificate signs", "verify.wrong_authority", trust=_open)
def _(world: World) -> bytes:
    key = replace(
        world.committee,
        private_key=world.office.key,
        certificate=world.office.certificate,
        chain=(),
    )
    return _approved(world, key)


@PEOPLE.add("a certificate that may not sign documents", "verify.wrong_usage", trust=_open)
def _(world: World) -> bytes:
    key = world.committee
    public = key.private_key.public_key()
    certificate = certificate_for(key.officer, public, world.office, usage=False)
    return _approved(world, replace(key, certificate=certificate))


@PEOPLE.add(
    "an expired certificate", "verify.expired", trust=lambda world: Trust((world.old.certificate,))
)
def _(world: World) -> bytes:
    world.old = Office(world.office.station, datetime(2016, 12, 1, tzinfo=UTC))
    officer = world.author.officer
    return world.certify(world.old.officer(officer.id, officer.name, Role.ASSESSOR))


@PEOPLE.add("a certificate from the future", "verify.not_yet_valid", trust=_open)
def _(world: World) -> bytes:
    return _approved(world, world.office.officer("O-14", "Chloé Tremblay", Role.L4, at=_LATE))


@PEOPLE.add(
    "a certificate that was taken back before",
    "verify.revoked",
    trust=lambda world: world.trust(
        revoked={world.committee.certificate.serial_number: "2026-11-01T00:00:00Z"}
    ),
)
def _(world: World) -> bytes:
    return world.decided


@PEOPLE.add(
    "an officer who had left",
    "verify.disabled",
    trust=lambda world: world.trust(
        officers={
            key: replace(one, disabled=True, disabled_utc="2026-11-01T00:00:00Z")
            if one.id == "O-14"
            else one
            for key, one in world.office.issued.items()
        }
    ),
)
def _(world: World) -> bytes:
    return world.decided


@PEOPLE.add(
    "a roster that gives another office",
    "verify.wrong_authority",
    trust=lambda world: world.trust(
        officers={
            key: replace(one, authority=Role.L1) if one.id == "O-14" else one
            for key, one in world.office.issued.items()
        }
    ),
)
def _(world: World) -> bytes:
    return world.decided


@PEOPLE.add("a station names an officer of another", "verify.foreign_officer", trust=_open)
def _(world: World) -> bytes:
    key = world.committee
    officer = replace(key.officer, station="LON-01")
    certificate = certificate_for(officer, key.private_key.public_key(), world.office)
    return _approved(world, replace(key, officer=officer, certificate=certificate))


@PEOPLE.add("the chain lacks the authority", "verify.chain")
def _(world: World) -> bytes:
    return _approved(world, replace(world.committee, chain=()))


@PEOPLE.add("the chain carries a stranger", "verify.chain")
def _(world: World) -> bytes:
    more = (*world.committee.chain, world.stranger.certificate)
    return _approved(world, replace(world.committee, chain=more))


@PEOPLE.add("another person is the author", "verify.not_the_author")
def _(world: World) -> bytes:
    return world.certify(world.office.officer("O-90", "B. Other", Role.ASSESSOR))


@PEOPLE.add(
    "the author is of another station",
    "verify.other_station",
    trust=lambda world: world.trust(
        roots=(world.office.certificate, world.london.certificate), officers=None
    ),
)
def _(world: World) -> bytes:
    world.london = Office("LON-01")
    officer = world.author.officer
    return world.certify(world.london.officer(officer.id, officer.name, Role.ASSESSOR))


@PEOPLE.add("the author decides with another certificate", "verify.approver_is_author")
def _(world: World) -> bytes:
    officer = world.author.officer
    return _approved(world, world.office.officer(officer.id, officer.name, Role.L4))


@PEOPLE.add("the author decides under another number", "verify.approver_is_author")
def _(world: World) -> bytes:
    name = world.author.officer.name.upper()
    return _approved(world, world.office.officer("O-91", name, Role.L4))


@PEOPLE.add("one officer takes two steps", "verify.signed_twice")
def _(world: World) -> bytes:
    officer = world.manager.officer
    return _approved(world, world.office.officer(officer.id, officer.name, Role.L4))


@PEOPLE.add("an officer signs in the field of another", "verify.wrong_authority")
def _(world: World) -> bytes:
    said = world.said(world.deputy, Outcome.APPROVE) | {"field": "L4"}
    return sign_statement(world.escalated, said, world.deputy, restamp)


@PEOPLE.add("the stamp names another person", "verify.not_the_signer")
def _(world: World) -> bytes:
    officer = replace(world.committee.officer, name="The Minister")
    return _approved(world, replace(world.committee, officer=officer))


@PEOPLE.add("a decision before the author", "verify.author_not_first")
def _(world: World) -> bytes:
    return world.decide(world.base, world.committee, Outcome.APPROVE)
