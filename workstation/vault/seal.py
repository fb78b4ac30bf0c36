"""Sealing a secret to a holder's public key, so that a new one needs nobody's passphrase.

A holder is an officer's slot, a smart card or the printed recovery kit: whatever can agree on
a key with its P-384 private key. One-pass Diffie-Hellman, then HKDF, then AES-256-GCM.

Source: NIST SP 800-56A Rev. 3, 6.2.2.2 (C(1e, 1s, ECC CDH)); RFC 5869; NIST SP 800-38D.
"""

from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workstation.vault.keys import KEY_SIZE_BYTES, NONCE_SIZE_BYTES, TAG_SIZE_BYTES

POINT_SIZE_BYTES = 97

Exchange = Callable[[bytes], bytes]
"""A holder's side of the agreement: the other's uncompressed point, to the shared x coordinate
(48 bytes). A software key and a smart card both offer it."""

_CURVE = ec.SECP384R1()
_PURPOSE = b"assessor sealed key 1"


def new_key() -> bytes:
    """A fresh P-384 private key, PKCS #8 DER."""
    return private_to_bytes(ec.generate_private_key(_CURVE))


def private_to_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """A private key as PKCS #8 DER, to be wrapped at once."""
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_of(private: bytes) -> bytes:
    """The public point of a private key: uncompressed, X9.62, 97 bytes."""
    return _point_of(_load(private).public_key())


def is_public(point: bytes) -> bool:
    """Whether these bytes are a point of the curve."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
    except ValueError:
        return False
    return len(point) == POINT_SIZE_BYTES


def exchange_with(private: bytes) -> Exchange:
    """The agreement as a private key in memory makes it."""
    key = _load(private)

    def exchange(peer: bytes) -> bytes:
        return key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, peer))

    return exchange


def seal(public: bytes, secret: bytes, associated: bytes) -> bytes:
    """A secret that only the holder of the private key can open, bound to what it belongs to.

    Returns:
        The ephemeral point (97 bytes), the nonce (12), the ciphertext with its tag.

    Raises:
        ValueError: ``public`` is not a point of the curve.
    """
    peer = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    ephemeral = ec.generate_private_key(_CURVE)
    point = _point_of(ephemeral.public_key())
    key = _derive(ephemeral.exchange(ec.ECDH(), peer), point, public)
    # The key is used once, so the nonce need not be random.
    nonce = bytes(NONCE_SIZE_BYTES)
    return point + nonce + AESGCM(key).encrypt(nonce, secret, associated)


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are long enough to hold a sealed secret."""
    return len(data) > POINT_SIZE_BYTES + NONCE_SIZE_BYTES + TAG_SIZE_BYTES


def unseal(exchange: Exchange, public: bytes, sealed: bytes, associated: bytes) -> bytes | None:
    """The secret, or None when the holder, the data or what it belongs to is not the same."""
    point, rest = sealed[:POINT_SIZE_BYTES], sealed[POINT_SIZE_BYTES:]
    if not is_sealed(sealed) or not is_public(point):
        return None
    key = _derive(exchange(point), point, public)
    try:
        return AESGCM(key).decrypt(rest[:NONCE_SIZE_BYTES], rest[NONCE_SIZE_BYTES:], associated)
    except InvalidTag:
        return None


def _derive(shared: bytes, ephemeral: bytes, public: bytes) -> bytes:
    """The key of one sealing; both public points are bound in, as SP 800-56A asks."""
    return HKDF(
        algorithm=hashes.SHA384(),
        length=KEY_SIZE_BYTES,
        salt=None,
        info=_PURPOSE + ephemeral + public,
    ).derive(shared)


def _load(private: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(private, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP384R1):
        raise ValueError("not a P-384 private key")
    return key


def _point_of(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
