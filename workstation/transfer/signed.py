"""Reading the SignedData inside a bundle: ECDSA P-384, SHA-384, certificates included.

Source: RFC 5652 section 5; RFC 5035 (signing certificate); RFC 5754 (SHA-384).
It is written by :func:`workstation.identity.signed_data.sign`.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

# The first look-up of a name freezes the table of attributes; tsp must have added its own.
from asn1crypto import cms, tsp  # noqa: F401  # imported for what it registers
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.identity.authority import DEFECTS


@dataclass(frozen=True, slots=True)
class SignedContent:
    """Content whose signature holds and whose signer is trusted."""

    content: bytes
    certificate: x509.Certificate
    signed_at: datetime


def read_signed(data: bytes, roots: Sequence[x509.Certificate]) -> SignedContent:
    """The content, once the signature and the signer's certificate are found good.

    Raises:
        BadInputError: this is no SignedData of the expected form.
        CheckFailedError: ``bundle.tampered`` or ``bundle.signer_not_trusted``.
    """
    try:
        info = cms.ContentInfo.load(data, strict=True)
        if info["content_type"].native != "signed_data":
            raise ValueError("another content type")
        signed = info["content"]
        content = bytes(signed["encap_content_info"]["content"].native)
        (signer,) = signed["signer_infos"]
        certificates = [
            x509.load_der_x509_certificate(one.chosen.dump()) for one in signed["certificates"]
        ]
        certificate = _certificate_of(signer, certificates)
        signed_at = _check_signature(content, signer, certificate)
    except (*DEFECTS, KeyError) as cause:
        raise BadInputError("bundle.not_a_bundle") from cause
    _check_trust(certificate, certificates, roots, signed_at)
    return SignedContent(content, certificate, signed_at)


def _certificate_of(
    signer: cms.SignerInfo, certificates: Sequence[x509.Certificate]
) -> x509.Certificate:
    wanted = signer["sid"].chosen
    for certificate in certificates:
        if (
            certificate.serial_number == wanted["serial_number"].native
            and certificate.issuer.public_bytes() == wanted["issuer"].dump()
        ):
            return certificate
    raise ValueError("the signer's certificate is not included")


def _check_signature(
    content: bytes, signer: cms.SignerInfo, certificate: x509.Certificate
) -> datetime:
    if signer["signature_algorithm"]["algorithm"].native != "sha384_ecdsa":
        raise BadInputError("bundle.unknown_format")
    attributes = {one["type"].native: one["values"] for one in signer["signed_attrs"]}
    (digest,) = attributes["message_digest"]
    (moment,) = attributes["signing_time"]
    public_key = certificate.public_key()
    if not isinstance(public_key, ec.EllipticCurvePublicKey):
        raise BadInputError("bundle.unknown_format")
    signed_bytes = signer["signed_attrs"].untag().dump()
    try:
        public_key.verify(signer["signature"].native, signed_bytes, ec.ECDSA(hashes.SHA384()))
    except InvalidSignature as cause:
        raise CheckFailedError("bundle.tampered") from cause
    if digest.native != hashlib.sha384(content).digest():
        raise CheckFailedError("bundle.tampered")
    claimed: datetime = moment.native
    return claimed


def _check_trust(
    certificate: x509.Certificate,
    included: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    at: datetime,
) -> None:
    """Walk up from the signer to one of our own roots; each step valid at signing."""
    current = certificate
    for _ in range(4):
        if not current.not_valid_before_utc <= at <= current.not_valid_after_utc:
            break
        if any(_issued(root, current) for root in roots):
            return
        above = [one for one in included if one != current and _issued(one, current)]
        if not above:
            break
        current = above[0]
    raise CheckFailedError("bundle.signer_not_trusted")


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        constraints = issuer.extensions.get_extension_for_class(x509.BasicConstraints).value
        certificate.verify_directly_issued_by(issuer)
    except (*DEFECTS, InvalidSignature, x509.ExtensionNotFound):
        return False
    return constraints.ca
