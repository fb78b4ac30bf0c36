"""Reading CMS SignedData with one ECDSA P-384 / SHA-384 signer, and nothing else.

Source: RFC 5652 s.5, RFC 5754 s.3.3.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_ACCEPTED = frozenset({"sha384_ecdsa", "ecdsa"})


@dataclass(frozen=True, slots=True)
class SignedData:
    """What was signed, by which certificate; ``is_intact`` says whether the signature holds."""

    content: bytes
    signer: x509.Certificate
    is_intact: bool


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
