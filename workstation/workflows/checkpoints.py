"""Signed checkpoints: an officer's signature over the head of the ledger.

One that holds vouches for every entry before it, so that at the next opening only the entries
after it need to be looked at before anybody works.
"""

from base64 import b64decode
from typing import Any

import rfc8785
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.identity import trust
from workstation.identity.authority import from_pem
from workstation.vault.anchors import CHECKPOINT
from workstation.vault.store import Entry, Vault


def last(vault: Vault) -> Entry | None:
    """The newest signed checkpoint."""
    found = vault.read_tuples(
        "SELECT seq FROM ledger WHERE kind = ? AND subject = ? ORDER BY seq DESC LIMIT 1",
        (CHECKPOINT, vault.id),
    )
    return next(vault.entries(found[0][0], found[0][0]), None) if found else None


Certificates = dict[tuple[str, str], x509.Certificate]


def certificates_of(vault: Vault) -> Certificates:
    """The certificates that this vault's officers have or had, by officer and SHA-256."""
    return {
        (entry.subject, entry.body["certificate_sha256"]): from_pem(entry.body["certificate_pem"])
        for entry in vault.entries_of(trust.OFFICER_SAVED)
    }


def statement_bytes(body: dict[str, Any]) -> bytes:
    """What the signature of a checkpoint covers: the canonical JSON of the other fields."""
    content: bytes = rfc8785.dumps({key: body[key] for key in body if key != "signature"})
    return content


def is_sound(entry: Entry, certificates: Certificates) -> bool:
    """Whether a checkpoint names the entry before it and its officer's signature holds."""
    body = entry.body
    try:
        certificate = certificates[entry.officer, body["certificate_sha256"]]
        signature = b64decode(body["signature"], validate=True)
        named = (body["seq"], body["head"], body["officer"])
    except (KeyError, ValueError, TypeError):
        return False
    key = certificate.public_key()
    if named != (entry.seq - 1, entry.previous, entry.officer):
        return False
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    try:
        key.verify(signature, statement_bytes(body), ec.ECDSA(hashes.SHA384()))
    except InvalidSignature:
        return False
    return True
