"""A strict reader for packets from outside: small, bounded, and trusting nothing.

It finds the embedded record and the signatures; what they are worth is decided in
:mod:`workstation.signing.verify`.
"""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from workstation.domain.error import BadInputError
from workstation.signing.cms_shape import without_padding
from workstation.signing.fields import FIELDS, RECORD_FILE, STATEMENT_KEY
from workstation.signing.longterm import MAX_REVISIONS, Addition, read_additions

MAX_BYTES = 64 * 1024 * 1024
MAX_RECORD_BYTES = 8 * 1024 * 1024

ROOT_KEYS = frozenset(
    {
        *("/Type", "/Pages", "/AcroForm", "/Names", "/AF", "/Lang", "/Metadata", "/Outlines"),
        *("/PageMode", "/ViewerPreferences", "/MarkInfo", "/Perms", "/PageLabels", "/Version"),
        *("/StructTreeRoot", "/OutputIntents", "/Extensions", "/Dests", "/DSS"),
    }
)
"""What a packet's catalogue may hold; no /OpenAction, /AA, /Collection or /Threads."""


class NotAcceptedError(Exception):
    """The file breaks a rule of packets; ``code`` names it in the word catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """A signature as it stands in the file."""

    field: str
    statement: dict[str, Any]
    cms: bytes
    end: int
    """Where the bytes that it claims to cover end."""
    embedded: Any
    """pyHanko's own view of it."""


@dataclass(frozen=True, slots=True)
class FoundPacket:
    """The parts of a packet, not yet judged."""

    record_bytes: bytes
    record: dict[str, Any]
    signatures: tuple[FoundSignature, ...]
    additions: tuple[Addition, ...] = ()
    """What follows the last signature."""
    stamps: tuple[Any, ...] = ()
    """pyHanko's own view of the time-stamps among them."""


def check_kind(pdf: bytes) -> None:
    """Tell a file that is no packet at all from one that must be judged.

    Raises:
        BadInputError: not a PDF, cut off, too large, or a PDF that is not a packet.
    """
    if len(pdf) > MAX_BYTES:
        raise BadInputError("packet.too_large", limit_mb=MAX_BYTES // (1024 * 1024))
    if not pdf.startswith(b"%PDF-"):
        raise BadInputError("packet.not_pdf")
    if b"%%EOF" not in pdf[-1024:]:
        raise BadInputError("packet.truncated", size=len(pdf))
    if b"(" + RECORD_FILE.encode() + b")" not in pdf:
        raise BadInputError("packet.not_ours")


def read_packet(pdf: bytes) -> FoundPacket:
    """Read a packet's record and signatures.

    Raises:
        NotAcceptedError: it breaks a rule of packets.
        Exception: pyHanko's, and those of the parts, for what cannot be read at all.
    """
    from pyhanko.pdf_utils.decode_limits import DecodeLimits, StreamDecodeLimits
    from pyhanko.pdf_utils.reader import PdfFileReader

    if not pdf.removesuffix(b"\n").endswith(b"%%EOF"):
        raise NotAcceptedError("verify.trailing_bytes")
    if pdf.count(b"startxref") > MAX_REVISIONS:
        raise NotAcceptedError("verify.too_many_revisions")
    if b"/Encrypt" in pdf[pdf.rfind(b"trailer") :]:
        raise NotAcceptedError("verify.encrypted")
    limits = DecodeLimits(per_stream=StreamDecodeLimits(max_output_size=MAX_RECORD_BYTES))
    reader = PdfFileReader(BytesIO(pdf), strict=True, decode_limits=limits)
    _check_catalogue(reader)
    record_bytes, record = _embedded_record(reader.root)
    found = _signatures(reader)
    additions = read_additions(reader, 1 + len(found))
    return FoundPacket(
        record_bytes, record, found, additions, tuple(reader.embedded_timestamp_signatures)
    )


def strict_json(data: bytes) -> dict[str, Any]:
    """An object from JSON without duplicate keys, NaN, or fractions.

    Raises:
        ValueError: it is something else.
    """
    value = json.loads(
        data.decode("utf-8"),
        object_pairs_hook=_unique,
        parse_constant=_refuse,
        parse_float=_refuse,
    )
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _refuse(text: str) -> Any:
    raise ValueError(f"number {text[:20]}")


def _check_catalogue(reader: Any) -> None:
    if reader.encrypted:
        raise NotAcceptedError("verify.encrypted")
    if reader.has_xref_stream or reader.xrefs.hybrid_xrefs_present:
        raise NotAcceptedError("verify.structure")
    if set(reader.root.keys()) - ROOT_KEYS:
        raise NotAcceptedError("verify.active_content")
    if set(reader.root["/AcroForm"].keys()) - {"/Fields", "/SigFlags", "/DA", "/DR"}:
        raise NotAcceptedError("verify.active_content")
    if set(reader.root["/Names"].keys()) - {"/EmbeddedFiles", "/Dests"}:
        raise NotAcceptedError("verify.active_content")


def _embedded_record(root: Any) -> tuple[bytes, dict[str, Any]]:
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]
    if len(names) != 2 or str(names[0]) != RECORD_FILE:
        raise NotAcceptedError("verify.other_files")
    try:
        data = bytes(names[1]["/EF"]["/F"].data)
        return data, strict_json(data)
    except MemoryError:
        raise
    except Exception as problem:
        raise NotAcceptedError("verify.record_unreadable") from problem


def _signatures(reader: Any) -> tuple[FoundSignature, ...]:
    try:
        return tuple(_signature(each) for each in reader.embedded_regular_signatures)
    except (MemoryError, NotAcceptedError):
        raise
    except Exception as problem:
        raise NotAcceptedError("verify.signature_unreadable") from problem


def _signature(embedded: Any) -> FoundSignature:
    if embedded.field_name not in FIELDS:
        raise NotAcceptedError("verify.unknown_field")
    ranges = [int(each) for each in embedded.byte_range]
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0:
        raise NotAcceptedError("verify.structure")
    return FoundSignature(
        field=str(embedded.field_name),
        statement=strict_json(str(embedded.sig_object[STATEMENT_KEY]).encode("utf-8")),
        cms=without_padding(bytes(embedded.pkcs7_content)),
        end=ranges[2] + ranges[3],
        embedded=embedded,
    )
