"""CMS AuthEnvelopedData: AES-256-GCM content, one P-384 key agreement for each recipient.

Source: RFC 5083 and 5084 (AuthEnvelopedData, AES-GCM), RFC 5753 (ECDH, ephemeral-static),
RFC 3394 (AES key wrap). ``openssl cms -decrypt`` opens what :func:`seal` writes. An envelope
from outside is taken apart in the process without keys; here its parts are decrypted.
"""

import secrets
from collections.abc import Sequence
from typing import Final

import msgspec
from asn1crypto import algos, cms, core, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.x963kdf import X963KDF
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.outside import door
from workstation.outside.limits import Limits

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16

ECDH_SHA384 = "1.3.132.1.11.2"
"""dhSinglePass-stdDH-sha384kdf-scheme. Source: RFC 5753 section 7.1.4."""

_SHARED_INFO = bytes.fromhex("3015300b060960864801650304012da206040400000100")
"""ECC-CMS-SharedInfo: id-aes256-wrap without parameters, no entityUInfo, 256 bits.

Source: RFC 5753 section 7.2."""


def seal(content: bytes, recipients: Sequence[x509.Certificate]) -> bytes:
    """Encrypt so that each recipient, and nobody else, can open it.

    Args:
        content: anything; the whole is held in memory.
        recipients: certificates with P-384 keys, at least one.

    Returns:
        DER of a ContentInfo with AuthEnvelopedData.
    """
    key = secrets.token_bytes(KEY_BYTES)
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(key).encrypt(nonce, content, None)
    enveloped = cms.AuthEnvelopedData(
        {
            "version": "v0",
            "recipient_infos": [_recipient_info(certificate, key) for certificate in recipients],
            "auth_encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": {
                    "algorithm": "aes256_gcm",
                    # GCMParameters have the same two fields as CCMParameters (RFC 5084).
                    "parameters": algos.CcmParams({"aes_nonce": nonce, "aes_icvlen": TAG_BYTES}),
                },
                "encrypted_content": sealed[:-TAG_BYTES],
            },
            "mac": sealed[-TAG_BYTES:],
        }
    )
    info = cms.ContentInfo({"content_type": "authenticated_enveloped_data", "content": enveloped})
    return bytes(info.dump())


def unseal(
    data: bytes, private_key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate
) -> bytes:
    """Decrypt what was sealed to this certificate.

    Raises:
        BadInputError: not such an envelope, or sealed to others.
        CheckFailedError: something was changed on the way.
    """
    own = _issuer_and_serial(certificate).dump()
    found = door.run(_PARTS, data, own, limits=limits_for(data))
    try:
        wrapping = _agree(
            private_key,
            ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP384R1(), found.originator),
        )
        key = aes_key_unwrap(wrapping, found.wrapped)
        return AESGCM(key).decrypt(found.nonce, found.sealed, None)
    except (InvalidUnwrap, InvalidTag, ValueError) as cause:
        raise CheckFailedError("bundle.tampered") from cause


class Parts(msgspec.Struct, frozen=True):
    """What an envelope holds for one recipient: the key needs nothing else."""

    wrapped: bytes
    originator: bytes
    nonce: bytes
    sealed: bytes


def parts_for(data: bytes, given: bytes) -> Parts:
    """In the process without keys: an envelope's parts for this issuer and serial number.

    Raises:
        BadInputError: not such an envelope, or sealed to others.
    """
    try:
        enveloped = _load(data)
        wrapped, originator = _find_own(enveloped["recipient_infos"], given)
        content_info = enveloped["auth_encrypted_content_info"]
        algorithm = content_info["content_encryption_algorithm"]
        if algorithm["algorithm"].native != "aes256_gcm":
            raise BadInputError("bundle.unknown_format")
        nonce = algorithm["parameters"].parse(algos.CcmParams)["aes_nonce"].native
        sealed = content_info["encrypted_content"].native + enveloped["mac"].native
        return Parts(wrapped, originator, nonce, sealed)
    except (ValueError, TypeError, KeyError) as cause:
        raise BadInputError("bundle.not_a_bundle") from cause


_PARTS: Final[door.Task[Parts]] = door.Task("workstation.transfer.envelope:parts_for", Parts)


def limits_for(data: bytes) -> Limits:
    """Caps that grow with the file: each step holds it once more, and a ledger unpacks to ten."""
    size_mb = len(data) >> 20
    return Limits(memory_mb=min(512 + 24 * size_mb, 8192), output_mb=64 + 2 * size_mb)


def _load(data: bytes) -> cms.AuthEnvelopedData:
    info = cms.ContentInfo.load(data, strict=True)
    if info["content_type"].native != "authenticated_enveloped_data":
        raise ValueError("another content type")
    return info["content"]


def _recipient_info(certificate: x509.Certificate, key: bytes) -> cms.RecipientInfo:
    public_key = certificate.public_key()
    if not isinstance(public_key, ec.EllipticCurvePublicKey):
        raise TypeError("recipients are checked to have P-384 keys")
    ephemeral = ec.generate_private_key(ec.SECP384R1())
    point = ephemeral.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    agreement = cms.KeyAgreeRecipientInfo(
        {
            "version": "v3",
            "originator": cms.OriginatorIdentifierOrKey(
                name="originator_key",
                value=keys.PublicKeyInfo(
                    {
                        "algorithm": {
                            "algorithm": "ec",
                            "parameters": keys.ECDomainParameters(name="named", value="secp384r1"),
                        },
                        "public_key": point,
                    }
                ),
            ),
            "key_encryption_algorithm": {
                "algorithm": ECDH_SHA384,
                "parameters": cms.KeyEncryptionAlgorithm({"algorithm": "aes256_wrap"}),
            },
            "recipient_encrypted_keys": [
                {
                    "rid": cms.KeyAgreementRecipientIdentifier(
                        name="issuer_and_serial_number", value=_issuer_and_serial(certificate)
                    ),
                    "encrypted_key": aes_key_wrap(_agree(ephemeral, public_key), key),
                }
            ],
        }
    )
    return cms.RecipientInfo(name="kari", value=agreement)


def _agree(own: ec.EllipticCurvePrivateKey, other: ec.EllipticCurvePublicKey) -> bytes:
    """The key-wrapping key of RFC 5753: ECDH, then X9.63 KDF with SHA-384."""
    kdf = X963KDF(algorithm=hashes.SHA384(), length=KEY_BYTES, sharedinfo=_SHARED_INFO)
    return kdf.derive(own.exchange(ec.ECDH(), other))


def _issuer_and_serial(certificate: x509.Certificate) -> cms.IssuerAndSerialNumber:
    return cms.IssuerAndSerialNumber(
        {
            "issuer": asn1_x509.Name.load(certificate.issuer.public_bytes()),
            "serial_number": certificate.serial_number,
        }
    )


def _find_own(infos: cms.RecipientInfos, own: bytes) -> tuple[bytes, bytes]:
    """The wrapped key meant for this certificate, and the originator's public point."""
    for info in infos:
        if info.name != "kari":
            continue
        if info.chosen["key_encryption_algorithm"]["algorithm"].dotted != ECDH_SHA384:
            continue
        for entry in info.chosen["recipient_encrypted_keys"]:
            rid = entry["rid"]
            if rid.name == "issuer_and_serial_number" and rid.chosen.dump() == own:
                point = info.chosen["originator"].chosen["public_key"]
                return entry["encrypted_key"].native, _octets(point)
    raise BadInputError("bundle.wrong_recipient")


def _octets(point: core.BitString) -> bytes:
    return bytes(point.native)
