"""Who may open a bundle: a text file that names certificates.

One certificate for each line, as the path of a PEM file relative to the text file, or the
PEM itself. Empty lines and lines that begin with ``#`` mean nothing. Here the text is cut into
lines; the certificates are parsed in the process without keys.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from workstation.domain.error import BadInputError
from workstation.identity.authority import DEFECTS
from workstation.outside import door
from workstation.vault.files import read_limited

MAX_BYTES = 1 << 20
_BEGIN = "-----BEGIN CERTIFICATE-----"
_END = "-----END CERTIFICATE-----"


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate's DER, in hex: its name inside manifests."""
    return hashlib.sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()


def read_recipients(path: Path, at: datetime) -> tuple[x509.Certificate, ...]:
    """The certificates that a recipients file names, each once, in its order.

    Args:
        path: the text file.
        at: now; a certificate must be valid at this time.

    Raises:
        BadInputError: names the file and the line.
    """
    named = _Named(tuple(_blocks(path)), str(path), at)
    if not named.blocks:
        raise BadInputError("recipients.none", file=str(path))
    found = door.run(_CERTIFICATES, b"", named, file=str(path))
    return tuple(x509.load_der_x509_certificate(each) for each in found)


class _Named(msgspec.Struct, frozen=True):
    """The certificates of a recipients file: line and PEM text of each."""

    blocks: tuple[tuple[int, str], ...]
    file: str
    at: datetime


def certificates_in(data: bytes, given: _Named) -> tuple[bytes, ...]:
    """In the process without keys: certificates that may receive, each once, as DER.

    Raises:
        BadInputError: names the file and the line.
    """
    del data
    path = Path(given.file)
    found: dict[str, bytes] = {}
    for line, pem in given.blocks:
        certificate = _load(pem, path, line)
        _check(certificate, path, line, given.at)
        found[fingerprint(certificate)] = certificate.public_bytes(serialization.Encoding.DER)
    return tuple(found.values())


_CERTIFICATES: Final[door.Task[tuple[bytes, ...]]] = door.Task(
    "workstation.transfer.recipients:certificates_in", tuple[bytes, ...]
)


def _read(path: Path, file: Path, line: int) -> str:
    place = str(line) if line else None
    try:
        data = read_limited(path, MAX_BYTES)
    except OSError as cause:
        raise BadInputError(
            "recipients.unreadable", file=str(file), place=place, name=str(path)
        ) from cause
    if data is None:
        raise BadInputError("recipients.too_large", file=str(file), place=place, name=str(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise BadInputError(
            "recipients.not_text", file=str(file), place=place, name=str(path)
        ) from cause


def _blocks(path: Path) -> Iterator[tuple[int, str]]:
    """Line number and PEM text of each certificate named or given."""
    block: list[str] = []
    start = 0
    for number, raw in enumerate(_read(path, path, 0).splitlines(), start=1):
        line = raw.strip()
        if block or line == _BEGIN:
            start = start if block else number
            block.append(line)
            if line == _END:
                yield start, "\n".join(block)
                block = []
        elif line and not line.startswith("#"):
            if "\x00" in line:
                raise BadInputError(
                    "recipients.not_text", file=str(path), place=str(number), name=ascii(line)
                )
            yield number, _read(path.parent / line, path, number)
    if block:
        raise BadInputError("recipients.not_a_certificate", file=str(path), place=str(start))


def _load(pem: str, path: Path, line: int) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(pem.encode())
    except DEFECTS as cause:
        raise BadInputError(
            "recipients.not_a_certificate", file=str(path), place=str(line)
        ) from cause


def _check(certificate: x509.Certificate, path: Path, line: int, at: datetime) -> None:
    place = {"file": str(path), "place": str(line)}
    try:
        public_key = certificate.public_key()
        agrees = _may_agree(certificate)
    except UnsupportedAlgorithm as cause:
        raise BadInputError("recipients.key_unsupported", **place) from cause
    except DEFECTS as cause:
        raise BadInputError("recipients.not_a_certificate", **place) from cause
    on_curve = isinstance(public_key, ec.EllipticCurvePublicKey) and isinstance(
        public_key.curve, ec.SECP384R1
    )
    if not on_curve or not agrees:
        raise BadInputError("recipients.key_unsupported", **place)
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise BadInputError("recipients.not_valid_now", **place)


def _may_agree(certificate: x509.Certificate) -> bool:
    """Whether the certificate allows key agreement; one without key usage allows all."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.key_agreement
