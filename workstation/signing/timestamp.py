"""Time-stamps of RFC 3161: a request out, an answer in, and what an answer says.

A machine without a network asks by file; whoever holds the key of a time-stamp authority answers
by file (``openssl ts -reply`` does as well). One form of token is accepted: one signer named by
issuer and serial number, no unsigned attributes, no certificate that its chain does not need.
"""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.outside.door import Task

DIGEST = "sha384"
POLICY = "1.3.6.1.4.1.4146.2.2"
"""Policy that our own authority names: a plain time-stamp of RFC 3161."""
MAX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a token says, not yet judged."""

    at: datetime
    digest: bytes
    certificate: x509.Certificate
    """Of the authority that stamped."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: the SHA-384 to stamp, and a number to give back, in decimals, or ""."""

    digest: bytes
    nonce: str = ""


def request_of(digest: bytes) -> bytes:
    """The request for a digest, as DER; the same digest gives the same request.

    There is no nonce: what is asked for is the digest of one file, which no other answer fits.
    """
    from asn1crypto import algos, tsp

    imprint = tsp.MessageImprint(
        {"hash_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}), "hashed_message": digest}
    )
    request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True})
    return bytes(request.dump())


def asked_in(data: bytes, given: str) -> Asked:
    """In the process without keys: what the request in a file of this name asks.

    Raises:
        BadInputError: ``timestamp.not_request``.
    """
    from asn1crypto import tsp

    try:
        found = tsp.TimeStampReq.load(data[:MAX_BYTES], strict=True)
        imprint = found["message_imprint"]
        algorithm, nonce = imprint["hash_algorithm"]["algorithm"].native, found["nonce"].native
        digest = bytes(imprint["hashed_message"].native)
    except (ValueError, TypeError, KeyError) as problem:
        raise BadInputError("timestamp.not_request", file=given) from problem
    if algorithm != DIGEST or len(digest) != hashlib.sha384().digest_size:
        raise BadInputError("timestamp.not_request", file=given)
    return Asked(digest, "" if nonce is None else str(nonce))


def answer(
    asked: Asked,
    sign: Callable[[bytes], bytes],
    certificate: x509.Certificate,
    at: datetime,
    chain: Sequence[x509.Certificate] = (),
) -> bytes:
    """The answer of our own authority to a request, as DER.

    Args:
        asked: what it is asked.
        sign: ECDSA over the SHA-384 of what it is given.
        certificate: the authority's; it must be one for time-stamps.
        at: now.
        chain: its issuers.
    """
    from asn1crypto import algos, tsp

    values = {
        "version": "v1",
        "policy": POLICY,
        "message_imprint": {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
            "hashed_message": asked.digest,
        },
        "serial_number": secrets.randbits(63) | 1 << 62,
        "gen_time": at.astimezone(UTC).replace(microsecond=0),
    }
    if asked.nonce:
        values["nonce"] = int(asked.nonce)
    said = tsp.TSTInfo(values).dump()
    token = _token(said, sign, [certificate, *chain])
    response = tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token})
    return bytes(response.dump())


def token_in(data: bytes, given: str) -> bytes:
    """In the process without keys: the token of the answer in a file of this name, as DER.

    Raises:
        BadInputError: ``timestamp.not_answer``.
        CheckFailedError: ``timestamp.refused``: the authority gave none.
    """
    from asn1crypto import tsp

    try:
        found = tsp.TimeStampResp.load(data[:MAX_BYTES], strict=True)
        granted = found["status"]["status"].native in ("granted", "granted_with_mods")
        token = bytes(found["time_stamp_token"].dump()) if granted else b""
        if token:
            read(token)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BadInputError("timestamp.not_answer", file=given) from problem
    if not token:
        raise CheckFailedError("timestamp.refused", file=given)
    return token


def read(token: bytes) -> Stamp:
    """What a token says.

    Raises:
        ValueError: it has not the one form that is accepted.
    """
    from asn1crypto import cms

    content = cms.ContentInfo.load(token, strict=True)
    if content["content_type"].native != "signed_data":
        raise ValueError("not SignedData")
    signed = content["content"]
    info = _only_signer(signed)
    said = signed["encap_content_info"]["content"].parsed
    imprint = said["message_imprint"]
    if imprint["hash_algorithm"]["algorithm"].native != DIGEST:
        raise ValueError("not a stamp of SHA-384")
    certificates = [
        x509.load_der_x509_certificate(each.chosen.dump()) for each in signed["certificates"]
    ]
    serial = info["sid"].chosen["serial_number"].native
    mine = [each for each in certificates if each.serial_number == serial]
    if len(mine) != 1 or not _is_chain(mine[0], certificates):
        raise ValueError("not the certificates of one chain")
    if content.dump(force=True) != token:
        raise ValueError("not the one encoding of what it says")
    at = said["gen_time"].native
    return Stamp(at.astimezone(UTC), imprint["hashed_message"].native, mine[0])


def certificates_in(token: bytes) -> tuple[bytes, ...]:
    """The certificates that a token carries, as DER."""
    from asn1crypto import cms

    signed = cms.ContentInfo.load(token)["content"]
    return tuple(each.chosen.dump() for each in signed["certificates"])


def _only_signer(signed: Any) -> Any:
    infos = signed["signer_infos"]
    if len(infos) != 1 or infos[0]["sid"].name != "issuer_and_serial_number":
        raise ValueError("not exactly one signer named by issuer and serial number")
    if infos[0]["unsigned_attrs"].native or signed["crls"].native:
        raise ValueError("parts that nobody signed")
    if signed["encap_content_info"]["content_type"].native != "tst_info":
        raise ValueError("not a time-stamp")
    return infos[0]


def _is_chain(leaf: x509.Certificate, certificates: Sequence[x509.Certificate]) -> bool:
    """Whether all of them are the leaf and its issuers."""
    rest, current = [each for each in certificates if each != leaf], leaf
    while rest:
        issuers = [each for each in rest if each.subject == current.issuer]
        if not issuers:
            return False
        current = issuers[0]
        rest.remove(current)
    return len(set(certificates)) == len(certificates)


def _token(
    said: bytes, sign: Callable[[bytes], bytes], certificates: Sequence[x509.Certificate]
) -> Any:
    from asn1crypto import algos, cms, core
    from asn1crypto import x509 as asn1_x509

    ders = [each.public_bytes(Encoding.DER) for each in certificates]
    signer = asn1_x509.Certificate.load(ders[0])
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
            cms.CMSAttribute(
                {
                    "type": "message_digest",
                    "values": [core.OctetString(hashlib.sha384(said).digest())],
                }
            ),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [_reference(ders[0])]}),
        ]
    )
    digest = algos.DigestAlgorithm({"algorithm": DIGEST})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                cms.IssuerAndSerialNumber(
                    {"issuer": signer.issuer, "serial_number": signer.serial_number}
                ),
            ),
            "digest_algorithm": digest,
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha384_ecdsa"}),
            "signature": sign(attributes.dump()),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v3",
            "digest_algorithms": [digest],
            "encap_content_info": {
                "content_type": "tst_info",
                "content": cms.ParsableOctetString(said),
            },
            "certificates": [asn1_x509.Certificate.load(each) for each in ders],
            "signer_infos": [info],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": signed})


def _reference(certificate: bytes) -> Any:
    from asn1crypto import algos, tsp

    digest = hashlib.sha384(certificate).digest()
    named = tsp.ESSCertIDv2(
        {"hash_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}), "cert_hash": digest}
    )
    return tsp.SigningCertificateV2({"certs": [named]})


ASKED: Task[Asked] = Task("workstation.signing.timestamp:asked_in", Asked)
TOKEN: Task[bytes] = Task("workstation.signing.timestamp:token_in", bytes)
