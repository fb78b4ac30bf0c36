"""The one shape of CMS signature that this program writes and accepts.

ECDSA with SHA-384 (P-256 also takes SHA-384), PAdES B-B: the signed attributes are content
type, message digest and signing certificate; the signer's certificate and its chain are
embedded; there are no unsigned attributes; of the two values of an ECDSA signature the lower one
stands. Because the shape is fixed, a verifier builds it
again from the parts that matter and compares bytes, so that no byte of it is left unchecked.
"""

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from asn1crypto import algos, cms, core, tsp, x509
from cryptography import x509 as pyca_x509
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding

DIGEST = "sha384"
_ORDERS: Final = {
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": int(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
        "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16,
    ),
}  # fmt: skip
"""Source: NIST SP 800-186, 3.2.1.3 and 3.2.1.4."""


def sign_digest(
    digest: bytes,
    sign: Callable[[bytes], bytes],
    certificate: pyca_x509.Certificate,
    chain: Sequence[pyca_x509.Certificate],
) -> bytes:
    """A detached CMS signature over a document's digest, as DER."""
    signer = certificate.public_bytes(Encoding.DER)
    certificates = [signer, *(each.public_bytes(Encoding.DER) for each in chain)]
    attributes = _signed_attributes(digest, signer)
    signature = lower_half(sign(attributes.dump()), certificate)
    return _assemble(attributes, signature, certificates)


@dataclass(frozen=True, slots=True)
class SignatureParts:
    """What a signature says: who signed, with which chain, over which digest."""

    certificate: bytes
    chain: tuple[bytes, ...]
    digest: bytes
    digest_algorithm: str
    signature_algorithm: str


@functools.lru_cache(maxsize=64)
def read(der: bytes) -> SignatureParts:
    """Take a signature apart, without judging it.

    Raises:
        ValueError: these bytes are not one complete CMS SignedData with one signer.
    """
    signed = _signed_data(der)
    info = _only_signer(signed)
    certificates = [choice.chosen.dump() for choice in signed["certificates"]]
    serial = info["sid"].chosen["serial_number"].native
    mine = [each for each in certificates if _serial(each) == serial]
    if len(mine) != 1:
        raise ValueError("the signer's certificate is not in the signature")
    return SignatureParts(
        certificate=mine[0],
        chain=tuple(each for each in certificates if each != mine[0]),
        digest=_attribute(info, "message_digest"),
        digest_algorithm=str(info["digest_algorithm"]["algorithm"].native),
        signature_algorithm=str(info["signature_algorithm"]["algorithm"].native),
    )


@functools.lru_cache(maxsize=64)
def has_our_shape(der: bytes, *, any_half: bool = False) -> bool:
    """Whether these bytes are exactly what :func:`sign_digest` makes of their parts.

    Args:
        der: the signature.
        any_half: whether the value may be either of the two that ECDSA takes for one; earlier
            packets were signed with whichever came.
    """
    parts = read(der)
    info = _only_signer(_signed_data(der))
    attributes = _signed_attributes(parts.digest, parts.certificate)
    value = info["signature"].native
    certificate = pyca_x509.load_der_x509_certificate(parts.certificate)
    if not any_half and lower_half(value, certificate) != value:
        return False
    return _assemble(attributes, value, [parts.certificate, *parts.chain]) == der


def lower_half(value: bytes, certificate: pyca_x509.Certificate) -> bytes:
    """The one of an ECDSA signature's two equal values that is written.

    Whoever knows (r, s) knows (r, n - s), which is as good, without any key: so that nobody can
    make two files of one, the smaller one stands. Other keys have one value.
    """
    key = certificate.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name not in _ORDERS:
        return value
    r, s = utils.decode_dss_signature(value)
    return utils.encode_dss_signature(r, min(s, _ORDERS[key.curve.name] - s))


def without_padding(contents: bytes) -> bytes:
    """The DER at the start of a /Contents string, whose rest must be zeros.

    Raises:
        ValueError: anything but zeros follows, or the length is not a DER length.
    """
    if len(contents) < 4 or contents[0] != 0x30 or contents[1] != 0x82:
        raise ValueError("not a DER sequence of two length bytes")
    end = 4 + int.from_bytes(contents[2:4], "big")
    if end > len(contents) or any(contents[end:]):
        raise ValueError("bytes follow the signature")
    return contents[:end]


def _signed_data(der: bytes) -> Any:
    content = cms.ContentInfo.load(der, strict=True)
    if content["content_type"].native != "signed_data":
        raise ValueError("not SignedData")
    return content["content"]


def _only_signer(signed: Any) -> Any:
    if len(signed["signer_infos"]) != 1:
        raise ValueError("not exactly one signer")
    info = signed["signer_infos"][0]
    if info["sid"].name != "issuer_and_serial_number":
        raise ValueError("signer not named by issuer and serial number")
    return info


def _attribute(info: Any, name: str) -> bytes:
    values = [a["values"][0].native for a in info["signed_attrs"] if a["type"].native == name]
    if len(values) != 1 or not isinstance(values[0], bytes):
        raise ValueError(f"attribute {name} is missing")
    return values[0]


def _serial(der: bytes) -> int:
    return int(x509.Certificate.load(der).serial_number)


def _signed_attributes(digest: bytes, certificate: bytes) -> Any:
    reference = tsp.SigningCertificateV2(
        {
            "certs": [
                tsp.ESSCertIDv2(
                    {
                        "hash_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
                        "cert_hash": hashlib.sha384(certificate).digest(),
                    }
                )
            ]
        }
    )
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [core.OctetString(digest)]}),
            cms.CMSAttribute({"type": "signing_certificate_v2", "values": [reference]}),
        ]
    )


def _assemble(attributes: Any, signature: bytes, certificates: Sequence[bytes]) -> bytes:
    signer = x509.Certificate.load(certificates[0])
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                cms.IssuerAndSerialNumber(
                    {"issuer": signer.issuer, "serial_number": signer.serial_number}
                ),
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": DIGEST}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha384_ecdsa"}),
            "signature": signature,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": DIGEST})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [x509.Certificate.load(each) for each in certificates],
            "signer_infos": [info],
        }
    )
    content = cms.ContentInfo({"content_type": "signed_data", "content": signed})
    return bytes(content.dump())
