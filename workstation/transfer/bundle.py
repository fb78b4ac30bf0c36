"""A bundle: ledger entries and documents, signed, then sealed for the central office.

Outside in: CMS AuthEnvelopedData, CMS SignedData, a tar with ``manifest.json``,
``ledger.jsonl.zst`` and ``documents/``. The manifest, and with it the recipients, is inside
the signature, so that nobody can seal it again for another (surreptitious forwarding).
"""

import hashlib
import io
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import msgspec
import rfc8785
import zstandard
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.identity.signed_data import sign
from workstation.outside import door
from workstation.transfer.envelope import limits_for, seal, unseal
from workstation.transfer.recipients import fingerprint
from workstation.transfer.signed import read_signed

FORMAT = "assessor-bundle/1"
MAX_BYTES = 512 << 20
"""Largest bundle that is read or written."""
MAX_LEDGER_BYTES = 1 << 30
"""Largest ledger text after decompression, counted while it is unpacked."""
_MOST_OUTPUT_MB: Final = (MAX_BYTES + MAX_LEDGER_BYTES) >> 20

MANIFEST = "manifest.json"
LEDGER = "ledger.jsonl.zst"
DOCUMENTS = "documents/"


class FileEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the tar beside the manifest."""

    name: str
    size_bytes: int
    sha384: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a bundle says of itself, under the signature.

    ``previous_sha256`` is the hash of the bundle before it as a file, or empty for the first;
    ``recipients`` are SHA-256 fingerprints of certificates.
    """

    format: str
    number: int
    vault: str
    vault_name: str
    signer: str
    signer_name: str
    recipients: tuple[str, ...]
    first_seq: int
    last_seq: int
    entries: int
    head_hash: str
    previous_sha256: str
    created_utc: str
    files: tuple[FileEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleSigner:
    """What signs a bundle: the officer's key, wherever it lies, with its certificates."""

    sign: Callable[[bytes], bytes]
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class OpenedBundle:
    """A bundle that was opened and found good in every respect."""

    manifest: Manifest
    ledger: bytes
    documents: Mapping[str, bytes]
    signer: x509.Certificate
    signed_at: datetime

    def entries(self) -> Iterator[dict[str, Any]]:
        """The ledger entries, decoded line by line."""
        for line in self.ledger.splitlines():
            yield msgspec.json.decode(line)


def compress_ledger(lines: Iterable[bytes]) -> bytes:
    """JSON lines, each without its end, as one zstd frame."""
    out = io.BytesIO()
    with zstandard.ZstdCompressor(level=6).stream_writer(out, closefd=False) as stream:
        for line in lines:
            stream.write(line)
            stream.write(b"\n")
    return out.getvalue()


def write(
    manifest: Manifest,
    ledger_zst: bytes,
    documents: Mapping[str, bytes],
    signer: BundleSigner,
    recipients: Sequence[x509.Certificate],
    at: datetime,
) -> bytes:
    """The bytes of a bundle.

    Args:
        manifest: without ``files`` and ``recipients``, which are filled in here.
        ledger_zst: what :func:`compress_ledger` made.
        documents: by name under ``documents/``.
        signer: who signs.
        recipients: who can open it.
        at: time of signing.

    Raises:
        BadInputError: ``bundle.too_large``.
    """
    files = {LEDGER: ledger_zst}
    files.update({DOCUMENTS + name: documents[name] for name in sorted(documents)})
    if sum(map(len, files.values())) > MAX_BYTES:
        raise BadInputError("bundle.too_large", limit_mb=MAX_BYTES >> 20)
    complete = msgspec.structs.replace(
        manifest,
        recipients=tuple(fingerprint(one) for one in recipients),
        files=tuple(
            FileEntry(name, len(data), hashlib.sha384(data).hexdigest())
            for name, data in files.items()
        ),
    )
    text = rfc8785.dumps(msgspec.to_builtins(complete))
    tar = _tar({MANIFEST: text, **files})
    signed = sign(tar, signer.sign, signer.certificate, signer.chain, at)
    return seal(signed, recipients)


def open_bundle(
    data: bytes,
    private_key: ec.EllipticCurvePrivateKey,
    certificate: x509.Certificate,
    roots: Sequence[x509.Certificate],
    pinned: frozenset[str] | None = None,
) -> OpenedBundle:
    """Open a bundle as its recipient and check all that it promises.

    Args:
        data: the file's bytes.
        private_key: the recipient's key.
        certificate: the recipient's certificate.
        roots: certificates that signers must lead up to.
        pinned: fingerprints of the only signers to accept, or None for any under the roots.

    Raises:
        BadInputError: ``bundle.too_large``, ``bundle.not_a_bundle``,
            ``bundle.wrong_recipient``, ``bundle.unknown_format``.
        CheckFailedError: ``bundle.tampered``, ``bundle.signer_not_trusted``,
            ``bundle.not_addressed``, ``bundle.manifest_mismatch``.
    """
    if len(data) > MAX_BYTES:
        raise BadInputError("bundle.too_large", limit_mb=MAX_BYTES >> 20)
    given = _Wanted(
        tuple(root.public_bytes(Encoding.DER) for root in roots),
        fingerprint(certificate), None if pinned is None else tuple(pinned), MAX_LEDGER_BYTES,
    )  # fmt: skip
    inside = unseal(data, private_key, certificate)
    limits = limits_for(inside)
    found = door.run(_CONTENTS, inside, given, limits=replace(limits, output_mb=_MOST_OUTPUT_MB))
    signer = x509.load_der_x509_certificate(found.signer)
    return OpenedBundle(found.manifest, found.ledger, found.documents, signer, found.signed_at)


class _Wanted(msgspec.Struct, frozen=True):
    """What a bundle must meet: see :func:`open_bundle`; certificates as DER."""

    roots: tuple[bytes, ...]
    recipient: str
    pinned: tuple[str, ...] | None
    most_ledger_bytes: int


class _Contents(msgspec.Struct, frozen=True):
    """What a good bundle holds."""

    manifest: Manifest
    ledger: bytes
    documents: dict[str, bytes]
    signer: bytes
    signed_at: datetime


def contents_of(data: bytes, given: _Wanted) -> _Contents:
    """In the process without keys: what the signed content of a bundle holds, checked.

    Raises:
        BadInputError, CheckFailedError: as :func:`open_bundle`.
    """
    roots = [x509.load_der_x509_certificate(each) for each in given.roots]
    signed = read_signed(data, roots)
    if given.pinned is not None and fingerprint(signed.certificate) not in given.pinned:
        raise CheckFailedError("bundle.signer_not_trusted")
    files = dict(_untar(signed.content))
    manifest = _manifest(files.pop(MANIFEST, b""))
    if given.recipient not in manifest.recipients:
        raise CheckFailedError("bundle.not_addressed")
    _compare(manifest, files)
    ledger = _decompress(files.pop(LEDGER), given.most_ledger_bytes)
    if ledger.count(b"\n") != manifest.entries:
        raise CheckFailedError("bundle.manifest_mismatch", name=LEDGER)
    documents = {name.removeprefix(DOCUMENTS): data for name, data in files.items()}
    signer = signed.certificate.public_bytes(Encoding.DER)
    return _Contents(manifest, ledger, documents, signer, signed.signed_at)


_CONTENTS: Final[door.Task[_Contents]] = door.Task(
    "workstation.transfer.bundle:contents_of", _Contents
)


def _tar(files: Mapping[str, bytes]) -> bytes:
    """A tar whose bytes depend on names and contents only."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in files.items():
            header = tarfile.TarInfo(name)
            header.size = len(data)
            header.mode = 0o600
            archive.addfile(header, io.BytesIO(data))
    return out.getvalue()


def _untar(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and contents; plain files with plain names, each once."""
    seen: set[str] = set()
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                if not member.isreg() or member.name in seen or not _plain(member.name):
                    raise CheckFailedError("bundle.manifest_mismatch", name=ascii(member.name))
                seen.add(member.name)
                stream = archive.extractfile(member)
                yield member.name, stream.read() if stream else b""
    except tarfile.TarError as cause:
        raise BadInputError("bundle.not_a_bundle") from cause


def _plain(name: str) -> bool:
    leaf = name.removeprefix(DOCUMENTS)
    return (
        0 < len(leaf) <= 100
        and leaf.isascii()
        and not leaf.startswith(".")
        and all(c.isalnum() or c in "._-" for c in leaf)
    )


def _manifest(text: bytes) -> Manifest:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as cause:
        raise BadInputError("bundle.not_a_bundle") from cause
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadInputError("bundle.unknown_format")
    try:
        return msgspec.convert(found, Manifest)
    except msgspec.ValidationError as cause:
        raise BadInputError("bundle.not_a_bundle") from cause


def _compare(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Every file as the manifest says, none missing, none extra."""
    expected = {entry.name: entry for entry in manifest.files}
    for name in (*expected, *files, LEDGER):
        if name not in expected or name not in files:
            raise CheckFailedError("bundle.manifest_mismatch", name=name)
    for name, data in files.items():
        entry = expected[name]
        if (len(data), hashlib.sha384(data).hexdigest()) != (entry.size_bytes, entry.sha384):
            raise CheckFailedError("bundle.manifest_mismatch", name=name)


def _decompress(data: bytes, most_bytes: int) -> bytes:
    """The ledger's text, capped by the bytes that really come out."""
    out = io.BytesIO()
    try:
        with zstandard.ZstdDecompressor().stream_reader(data) as stream:
            while piece := stream.read(1 << 20):
                out.write(piece)
                if out.tell() > most_bytes:
                    raise BadInputError("bundle.too_large", limit_mb=most_bytes >> 20)
    except zstandard.ZstdError as cause:
        raise BadInputError("bundle.not_a_bundle") from cause
    return out.getvalue()
