"""How keys and certificates are written on a smart card.

Source: PKCS #11 v2.40, 2.3.3 (EC_POINT is a DER OCTET STRING; some cards give it bare).
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from workstation.identity.authority import DEFECTS

if TYPE_CHECKING:
    from pkcs11 import Attribute

CURVE = ec.SECP384R1()
COORDINATE_BYTES = 48
POINT_BYTES = 1 + 2 * COORDINATE_BYTES


@cache
def curve_parameters() -> bytes:
    """P-384 as the EC_PARAMS of a key name it."""
    from pkcs11.util.ec import encode_named_curve_parameters

    return bytes(encode_named_curve_parameters("secp384r1"))


def signature_to_der(raw: bytes) -> bytes:
    """The card's two numbers, one behind the other, as every standard wants them."""
    half = len(raw) // 2
    return encode_dss_signature(
        int.from_bytes(raw[:half], "big"), int.from_bytes(raw[half:], "big")
    )


def public_of_point(point: bytes) -> ec.EllipticCurvePublicKey | None:
    """The public key of an EC_POINT, or None when it is none of P-384."""
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point[-POINT_BYTES:])
    except ValueError:
        return None


def public_of_certificate(der: bytes) -> ec.EllipticCurvePublicKey | None:
    """The public key of a certificate, or None when it is none of P-384."""
    try:
        public = x509.load_der_x509_certificate(der).public_key()
    except DEFECTS:
        return None
    if isinstance(public, ec.EllipticCurvePublicKey) and public.curve.name == CURVE.name:
        return public
    return None


def certificate_template(
    key_id: bytes, certificate: x509.Certificate, label: str
) -> dict[Any, Any]:
    """A certificate as an object of the card."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from pkcs11 import Attribute, CertificateType, ObjectClass

    return {
        Attribute.CLASS: ObjectClass.CERTIFICATE,
        Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
        Attribute.ID: key_id,
        Attribute.LABEL: label,
        Attribute.TOKEN: True,
        Attribute.PRIVATE: False,
        Attribute.SUBJECT: certificate.subject.public_bytes(),
        Attribute.ISSUER: certificate.issuer.public_bytes(),
        Attribute.SERIAL_NUMBER: _der_integer(certificate.serial_number),
        Attribute.VALUE: certificate.public_bytes(Encoding.DER),
    }


def data_template(label: str) -> "dict[Attribute, Any]":
    """What finds the data objects of a label."""
    from pkcs11 import Attribute, ObjectClass

    return {Attribute.CLASS: ObjectClass.DATA, Attribute.LABEL: label}


def _der_integer(number: int) -> bytes:
    content = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return bytes([0x02, len(content)]) + content
