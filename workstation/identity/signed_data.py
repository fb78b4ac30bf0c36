"""CMS SignedData with one ECDSA P-384 / SHA-384 signer and its content, and nothing else.

Source: RFC 5652 s.5, RFC 5035 (signing certificate), RFC 5754 s.3.3 (SHA-384).
``openssl cms -verify`` accepts what :func:`sign` writes.
"""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

_ACCEPTED = frozenset({"sha384_ecdsa", "ecdsa"})


@dataclass(frozen=True, slots=True)
class SignedData:
    """What was signed, by which certificate; ``is_intact`` says whether the signature holds."""

    content: bytes
    signer: x509.Certificate
    is_intact: bool


def sign(
    content: bytes,
    sign_bytes: Callable[[bytes], bytes],
    certificate: x509.Certificate,
    chain: Sequence[x509.Certificate],
    at: datetime,
) -> bytes:
    """Sign and attach content.

    Args:
        content: the bytes to sign; carried inside.
        sign_bytes: gives the DER signature of the signer's P-384 key, wherever it lies.
        certificate: the signer's certificate.
        chain: the certificates above it, the root included.
        at: the claimed time of signing.

    Returns:
        DER of a ContentInfo with SignedData.
    """
    from asn1crypto import cms

    own = _asn1(certificate)
    attributes = _signed_attributes(content, own, at)
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                name="issuer_and_serial_number",
                value={"issuer": own.issuer, "serial_number": own.serial_number},
            ),
            "digest_algorithm": {"algorithm": "sha384"},
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha384_ecdsa"},
            "signature": sign_bytes(attributes.dump()),
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha384"}],
            "encap_content_info": {"content_type": "data", "content": content},
            "certificates": [_asn1(one) for one in (certificate, *chain)],
            "signer_infos": [info],
        }
    )
    outer = cms.ContentInfo({"content_type": "signed_data", "content": signed})
    return bytes(outer.dump())


def load(data: bytes) -> SignedData:
    """Read a SignedData structure and check its one signature.

    Raises:
        ValueError: it is not one, or not of the one form that we write.
    """
    # The first look-up of a name freezes the table of attributes; tsp must have added its own.
    from asn1crypto import cms, tsp  # noqa: F401  # imported for what it registers

    outer = cms.ContentInfo.load(data, strict=True)
    if outer["content_type"].native != "signed_data":
        raise ValueError("not signed data")
    signed = outer["content"]
    content = signed["encap_content_info"]["content"].native
    if not isinstance(content, bytes) or len(signed["signer_infos"]) != 1:
        raise ValueError("not one signer over enclosed content")
    info = signed["signer_infos"][0]
    certificate = _find_signer(signed, info)
    return SignedData(content, certificate, _is_intact(info, content, certificate))


def _find_signer(signed: Any, info: Any) -> x509.Certificate:
    wanted = info["sid"].chosen
    for choice in signed["certificates"]:
        if choice.name != "certificate":
            continue
        found = choice.chosen
        same = found.serial_number == wanted["serial_number"].native
        if same and found.issuer == wanted["issuer"]:
            return x509.load_der_x509_certificate(found.dump())
    raise ValueError("the signer's certificate is not enclosed")


def _is_intact(info: Any, content: bytes, certificate: x509.Certificate) -> bool:
    attributes = {item["type"].native: item["values"] for item in info["signed_attrs"]}
    digest = attributes["message_digest"][0].native
    key = certificate.public_key()
    if (
        info["digest_algorithm"]["algorithm"].native != "sha384"
        or info["signature_algorithm"]["algorithm"].native not in _ACCEPTED
        or attributes["content_type"][0].native != "data"
        or not isinstance(key, ec.EllipticCurvePublicKey)
        or not isinstance(key.curve, ec.SECP384R1)
        or not hmac.compare_digest(hashlib.sha384(content).digest(), digest)
    ):
        return False
    # The signature is over the attributes as a SET, not under their tag in the structure.
    signed = b"\x31" + info["signed_attrs"].dump()[1:]
    signature = info["signature"].native
    try:
        key.verify(signature, signed, ec.ECDSA(hashes.SHA384()))
    except InvalidSignature:
        return False
    return True


def _asn1(certificate: x509.Certificate) -> Any:
    from asn1crypto import x509 as asn1_x509

    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _signed_attributes(content: bytes, certificate: Any, at: datetime) -> Any:
    from asn1crypto import cms, core, tsp

    moment = at.astimezone(UTC).replace(microsecond=0)
    signing_certificate = tsp.SigningCertificateV2(
        {
            "certs": [
                {
                    "hash_algorithm": {"algorithm": "sha384"},
                    "cert_hash": hashlib.sha384(certificate.dump()).digest(),
                }
            ]
        }
    )
    attributes = {
        "content_type": cms.ContentType("data"),
        "signing_time": cms.Time({"utc_time": core.UTCTime(moment)}),
        "message_digest": core.OctetString(hashlib.sha384(content).digest()),
        "signing_certificate_v2": signing_certificate,
    }
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": cms.CMSAttributeType(name), "values": (value,)})
            for name, value in attributes.items()
        ]
    )
