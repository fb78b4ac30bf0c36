"""Rogue signers, rogue signatures, and decisions that nobody could take.

Each file here is well made: every viewer shows signatures over their whole revisions. What is
wrong is who signed, with which key, or what they say.
"""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from tests.campaign.packets_attack import UNKNOWN, Family
from tests.campaign.packets_forge import (
    P384_ORDER,
    certificate_for,
    covered_by_last,
    curve_key,
    der_of,
    edited_cms,
    rsa_key,
    signed_as,
    swapped,
    written_over,
)
from tests.campaign.packets_world import World, restamp
from tests.unit.signing.keys import Key, Office, Trust
from workstation.domain.assessment import Condition, Outcome
from workstation.domain.officer import Role
from workstation.signing.certify import sign_statement
from workstation.signing.cms_shape import sign_digest

PEOPLE = Family()
_LATE = datetime(2026, 11, 25, tzinfo=UTC)


def _open(world: World) -> Trust:
    """A machine that goes by authorities alone."""
    return world.trust(officers=None)


def _approved(world: World, key: Any) -> bytes:
    """The committee's approval by somebody."""
    return world.decide(world.escalated, key, Outcome.APPROVE)


def _own(world: World, key: Any, sign: Any = None) -> bytes:
    """The committee's approval with a signature made in another way."""
    statement = world.said(key, Outcome.APPROVE)
    return signed_as(world.escalated, statement, sign or (
        lambda digest: sign_digest(digest, key.sign, key.certificate, key.chain)
    ))  # fmt: skip


def _certified_as(world: World, certificate: Any, key: Key) -> Key:
    return replace(key, certificate=certificate)


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


# 82, 91: how the signature is made.


@PEOPLE.add("an RSA key of 1,024 bits", "verify.weak_algorithm", trust=_open)
def _(world: World) -> bytes:
    key = rsa_key(world.committee, 1024, world.office)
    return _own(world, key, _shaped(key, sha="sha384", algorithm="sha384_rsa"))


@PEOPLE.add("an RSA key of 2,048 bits", "verify.weak_algorithm", trust=_open)
def _(world: World) -> bytes:
    key = rsa_key(world.committee, 2048, world.office)
    return _own(world, key, _shaped(key, sha="sha384", algorithm="sha384_rsa"))


@PEOPLE.add("a curve of 192 bits", "verify.weak_algorithm", trust=_open)
def _(world: World) -> bytes:
    return _own(world, curve_key(world.committee, ec.SECP192R1(), world.office))


@PEOPLE.add("a digest of SHA-1", "verify.weak_algorithm")
def _(world: World) -> bytes:
    return _digested(world, hashes.SHA1())


@PEOPLE.add("a digest of SHA-256", "verify.weak_algorithm")
def _(world: World) -> bytes:
    return _digested(world, hashes.SHA256())


def _digested(world: World, algorithm: Any) -> bytes:
    """The committee's approval with another digest throughout, as an older program signs."""
    key = world.committee
    covered = covered_by_last(_own(world, key))

    def sign(digest: bytes) -> bytes:
        made = sign_digest(digest, key.sign, key.certificate, key.chain)
        return edited_cms(made, again)

    def again(signed: Any) -> None:
        _name(signed, algorithm.name, f"{algorithm.name}_ecdsa")
        info = signed["signer_infos"][0]
        attributes = info["signed_attrs"].copy()
        whole = hashlib.new(algorithm.name, covered).digest()
        next(each for each in attributes if each["type"].native == "message_digest")["values"] = [
            core.OctetString(whole)
        ]
        info["signed_attrs"] = attributes
        text = cms.CMSAttributes(list(attributes)).dump()
        info["signature"] = key.private_key.sign(text, ec.ECDSA(algorithm))

    return _own(world, key, sign)


@PEOPLE.add("the other of a signature's two values", "verify.weak_algorithm")
def _(world: World) -> bytes:
    """Whoever knows one knows the other without a key; both are as good to any program."""
    key = world.committee

    def sign(digest: bytes) -> bytes:
        made = sign_digest(digest, key.sign, key.certificate, key.chain)
        return edited_cms(made, other)

    def other(signed: Any) -> None:
        info = signed["signer_infos"][0]
        r, s = utils.decode_dss_signature(info["signature"].native)
        info["signature"] = utils.encode_dss_signature(r, P384_ORDER - s)

    return _own(world, key, sign)


def _shaped(key: Any, sha: str, algorithm: str = "") -> Any:
    """A signature whose signer names other algorithms."""

    def sign(digest: bytes) -> bytes:
        made = sign_digest(digest, key.sign, key.certificate, key.chain)
        return edited_cms(made, lambda signed: _name(signed, sha, algorithm or f"{sha}_ecdsa"))

    return sign


def _name(signed: Any, sha: str, algorithm: str) -> None:
    info = signed["signer_infos"][0]
    info["digest_algorithm"] = algos.DigestAlgorithm({"algorithm": sha})
    info["signature_algorithm"] = algos.SignedDigestAlgorithm({"algorithm": algorithm})
    signed["digest_algorithms"] = [algos.DigestAlgorithm({"algorithm": sha})]


def _changed(name: str, reason: str, change: Any) -> None:
    """The committee's approval with a signature that was changed after it was made."""

    def make(world: World) -> bytes:
        key = world.committee

        def sign(digest: bytes) -> bytes:
            made = sign_digest(digest, key.sign, key.certificate, key.chain)
            return edited_cms(made, lambda signed: change(world, signed))

        return _own(world, key, sign)

    PEOPLE.add(name, reason)(make)


def _unsigned(_: World, signed: Any) -> None:
    attribute = cms.CMSAttribute({"type": "content_type", "values": ["data"]})
    signed["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])


def _two(_: World, signed: Any) -> None:
    signed["signer_infos"].append(signed["signer_infos"][0].copy())


def _nobody(_: World, signed: Any) -> None:
    signed["signer_infos"] = []


def _without_reference(_: World, signed: Any) -> None:
    info = signed["signer_infos"][0]
    info["signed_attrs"] = cms.CMSAttributes(list(info["signed_attrs"])[:2])


def _other_digest(_: World, signed: Any) -> None:
    for each in signed["signer_infos"][0]["signed_attrs"]:
        if each["type"].native == "message_digest":
            each["values"] = [core.OctetString(bytes(48))]


def _other_certificate(world: World, signed: Any) -> None:
    """The signer's key under a certificate of another step."""
    signed["certificates"] = [
        asn1_x509.Certificate.load(der_of(each.certificate))
        for each in (world.deputy, world.office)
    ]


def _enclosed(_: World, signed: Any) -> None:
    signed["encap_content_info"] = {"content_type": "data", "content": b"Approved"}


_changed("an attribute that nobody signed", "verify.weak_algorithm", _unsigned)
_changed("a second signer in one signature", "verify.signature_unreadable", _two)
_changed("a signature of nobody", "verify.signature_unreadable", _nobody)
_changed("no reference to the certificate", "verify.signature_broken", _without_reference)
_changed("a digest of something else", "verify.signature_broken", _other_digest)
_changed("the certificate of somebody else", "verify.signature_unreadable", _other_certificate)
_changed("a text inside the signature", "verify.signature_unreadable", _enclosed)


# 83, 84: what is decided.


def _stated(name: str, because: str, **change: Any) -> None:
    """A decision in other words than this program's, signed by who took it."""

    def make(world: World) -> bytes:
        said = world.said(world.committee, Outcome.DENY) | change
        return sign_statement(world.escalated, said, world.committee, restamp)

    PEOPLE.add(name, because)(make)


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

    PEOPLE.add(name, reason)(make)


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


@PEOPLE.add("a decision about another record", "verify.other_record")
def _(world: World) -> bytes:
    said = world.said(world.committee, Outcome.APPROVE) | {"record_sha256": "ab" * 32}
    return sign_statement(world.escalated, said, world.committee, restamp)


@PEOPLE.add("a stamp that shows another outcome", "verify.revision_changed")
def _(world: World) -> bytes:
    def lie(said: Any, *where: Any) -> bytes:
        return restamp(said | {"outcome": "approve", "reason": "Approved"}, *where)

    said = world.said(world.committee, Outcome.DENY)
    return sign_statement(world.escalated, said, world.committee, lie)


@PEOPLE.add("an approval by an authority that is too low", "decision.level")
def _(world: World) -> bytes:
    return world.decide(world.certified, world.manager, Outcome.APPROVE)


@PEOPLE.add("a decision after the final one", "decision.final")
def _(world: World) -> bytes:
    return world.decide(world.decided, world.deputy, Outcome.DENY)


@PEOPLE.add("decisions in another order", "verify.wrong_order")
def _(world: World) -> bytes:
    first = world.decide(world.certified, world.committee, Outcome.ESCALATE)
    return world.decide(first, world.manager, Outcome.DENY)


@PEOPLE.add("an approval is cut out from between", "verify.unreadable")
def _(world: World) -> bytes:
    return world.certified + world.decided[len(world.escalated) :]


@PEOPLE.add("an approval stands twice", "verify.unsigned_change")
def _(world: World) -> bytes:
    return world.decided + world.decided[len(world.escalated) :]


@PEOPLE.add("decisions of a packet like this one", "verify.revision_changed")
def _(world: World) -> bytes:
    """The author signed the same record twice; what followed the one is put behind the other."""
    again = world.certify(world.author)
    assert len(again) == len(world.certified)
    return again + world.decided[len(again) :]


@PEOPLE.add("a denial is made an approval in the file", "verify.revision_changed")
def _(world: World) -> bytes:
    denied = world.decide(world.certified, world.manager, Outcome.DENY)
    return swapped(denied, b"\\042deny\\042", b"\\042Deny\\042")


@PEOPLE.add("a later time in the file", "verify.revision_changed")
def _(world: World) -> bytes:
    found = list(re.finditer(rb"/M \([^)]*00Z\)", world.decided))[-1]
    return written_over(world.decided, found.end() - 3, b"1")


@PEOPLE.add("a certification that permits more", "verify.revision_changed")
def _(world: World) -> bytes:
    return swapped(world.certified, b"/P 2", b"/P 3")
