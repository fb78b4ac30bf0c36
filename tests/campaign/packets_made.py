"""Signatures made in another way: weak keys and digests, and parts that nobody signed.

Numbers 82 and 91 of the security design, section 4.
"""

import hashlib
from typing import Any

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from tests.campaign.packets_attack import Family
from tests.campaign.packets_forge import (
    P384_ORDER,
    covered_by_last,
    curve_key,
    der_of,
    edited_cms,
    rsa_key,
    signed_as,
)
from tests.campaign.packets_world import World
from tests.unit.signing.keys import Trust
from workstation.domain.assessment import Outcome
from workstation.signing.cms_shape import sign_digest

MADE = Family()


def _open(world: World) -> Trust:
    """A machine that goes by authorities alone."""
    return world.trust(officers=None)


def _own(world: World, key: Any, sign: Any = None) -> bytes:
    """The committee's approval with a signature made in another way."""
    statement = world.said(key, Outcome.APPROVE)
    return signed_as(world.escalated, statement, sign or (
        lambda digest: sign_digest(digest, key.sign, key.certificate, key.chain)
    ))  # fmt: skip


@MADE.add("an RSA key of 1,024 bits", "verify.weak_algorithm", trust=_open)
def _(world: World) -> bytes:
    key = rsa_key(world.committee, 1024, world.office)
    return _own(world, key, _shaped(key, sha="sha384", algorithm="sha384_rsa"))


@MADE.add("an RSA key of 2,048 bits", "verify.weak_algorithm", trust=_open)
def _(world: World) -> bytes:
    key = rsa_key(world.committee, 2048, world.office)
    return _own(world, key, _shaped(key, sha="sha384", algorithm="sha384_rsa"))


@MADE.add("a curve of 192 bits", "verify.weak_algorithm", trust=_open)
def _(world: World) -> bytes:
    return _own(world, curve_key(world.committee, ec.SECP192R1(), world.office))


@MADE.add("a digest of SHA-1", "verify.weak_algorithm")
def _(world: World) -> bytes:
    return _digested(world, hashes.SHA1())


@MADE.add("a digest of SHA-256", "verify.weak_algorithm")
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


@MADE.add("the other of a signature's two values", "verify.weak_algorithm")
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

    MADE.add(name, reason)(make)


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
