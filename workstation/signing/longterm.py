"""What is added after the last signature, so that it can be checked when its keys are long gone.

PAdES calls it B-LTA: the certificates and revocation lists that a check needs (DSS), then a
time-stamp of an authority over the whole file, again as often as the years ask for. Each is one
incremental update, and like a signature it is made again from its parts and compared.

Source: ETSI EN 319 142-1, 5.4 and 5.5; ISO 32000-2, 12.8.4.3 and 12.8.5.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from workstation.signing.cms_shape import without_padding
from workstation.signing.fields import FIELDS
from workstation.signing.revision import pin

MAX_ADDITIONS = 24
"""A new stamp every few years for a century; each takes a store and a stamp."""
MAX_REVISIONS = 1 + len(FIELDS) + MAX_ADDITIONS
MAX_PARTS = 64
MAX_PART_BYTES = 256 * 1024
STAMP_HEX_DIGITS = 24_576
"""Room for a token; an authority with RSA keys and a long chain needs about 12,000."""
_NAME = "archive-"


@dataclass(frozen=True, slots=True)
class Addition:
    """One revision after the last signature: what to check by, or a time-stamp."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    token: bytes = b""


@dataclass(frozen=True, slots=True)
class StampVerdict:
    """One time-stamp of an authority; times as the record writes them."""

    at: str
    authority: str
    certificate: str
    """The authority's number, as people read it."""
    trusted: bool
    renew_before: str
    """The day on which its certificate ends: a new stamp must stand over it by then."""


@dataclass(frozen=True, slots=True)
class Archive:
    """How long the signatures of a packet can be checked, and what was added for it."""

    level: str = "B-B"
    """Of ETSI EN 319 142-1: B-B, B-T, B-LT or B-LTA."""
    stamps: tuple[StampVerdict, ...] = ()
    additions: tuple[Addition, ...] = ()
    problems: tuple[str, ...] = ()


def append(pdf: bytes, addition: Addition) -> bytes:
    """The file with an addition that was made before."""
    if addition.token:
        return append_stamp(pdf, lambda _digest: addition.token)
    return append_store(pdf, addition.certificates, addition.crls)


def append_store(pdf: bytes, certificates: Sequence[bytes], crls: Sequence[bytes]) -> bytes:
    """The file with one more revision that adds to what a check needs; all as DER."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers.constants import ESIC_EXTENSION_1

    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=True)
    pin(writer, pdf, hashlib.sha256(b"".join([*certificates, *crls])).digest())
    writer.register_extension(ESIC_EXTENSION_1)
    root, key = writer.root, generic.pdf_name("/DSS")
    if key not in root:
        store = generic.DictionaryObject({generic.pdf_name("/Type"): generic.pdf_name("/DSS")})
        root[key] = writer.add_object(store)
        writer.update_root()
    store = root[key]
    for name, parts in (("/Certs", certificates), ("/CRLs", crls)):
        held = store.setdefault(generic.pdf_name(name), generic.ArrayObject())
        for part in parts:
            held.append(writer.add_object(generic.StreamObject(stream_data=part)))
    writer.update_container(store)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def append_stamp(pdf: bytes, stamp: Callable[[bytes], bytes]) -> bytes:
    """The file with one more time-stamp over all of it.

    The field has no room on any page: it is not drawn, and not read aloud.

    Args:
        pdf: the file so far.
        stamp: makes the token of a SHA-384 digest, as DER.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec
    from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
    from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp

    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=True)
    pin(writer, pdf, b"")
    name = f"{_NAME}{pdf.count(b'/DocTimeStamp') + 1}"
    field = SigFieldSpec(
        sig_field_name=name, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),
        readable_field_name="Archive time-stamp",
    )  # fmt: skip
    steps = PdfCMSEmbedder(new_field_spec=field).write_cms(name, writer)
    next(steps)
    placeholder = DocumentTimestamp(bytes_reserved=STAMP_HEX_DIGITS)
    steps.send(SigObjSetup(sig_placeholder=placeholder))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha384"))
    steps.send(stamp(prepared.document_digest))
    return bytes(output.getvalue())


def digest_to_stamp(pdf: bytes) -> bytes:
    """The SHA-384 that an authority is asked to stamp for this file."""
    found: list[bytes] = []

    def note(digest: bytes) -> bytes:
        found.append(digest)
        return b""

    append_stamp(pdf, note)
    return found[0]


def read_additions(reader: Any, first: int) -> tuple[Addition, ...]:
    """What follows the revision of the last signature, as it stands in the file.

    Args:
        reader: pyHanko's, of the whole file.
        first: number of the first revision after the last signature, from 0.

    Raises:
        ValueError: there is more of it than a packet can have.
    """
    if reader.total_revisions - first > MAX_ADDITIONS:
        raise ValueError("too many additions")
    tokens = {
        each.signed_revision: without_padding(bytes(each.pkcs7_content))
        for each in reader.embedded_timestamp_signatures
    }
    found: list[Addition] = []
    counts = (0, 0)
    for revision in range(first, reader.total_revisions):
        if revision in tokens:
            found.append(Addition(token=tokens[revision]))
            continue
        certificates, crls = _store_at(reader, revision)
        found.append(Addition(certificates[counts[0] :], crls[counts[1] :]))
        counts = (len(certificates), len(crls))
    return tuple(found)


def _store_at(reader: Any, revision: int) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    from pyhanko.pdf_utils.decode_limits import DecodePurpose

    root = reader.get_historical_root(revision)
    lists: list[tuple[bytes, ...]] = []
    if "/DSS" not in root:
        return (), ()
    store = root["/DSS"]
    for name, purpose in (("/Certs", DecodePurpose.CERTIFICATE), ("/CRLs", DecodePurpose.CRL)):
        held = store[name]
        if len(held) > MAX_PARTS:
            raise ValueError("too many parts")
        parts = tuple(bytes(each.get_object().read_data(purpose)) for each in held)
        if any(len(each) > MAX_PART_BYTES for each in parts):
            raise ValueError("a part is too large")
        lists.append(parts)
    return lists[0], lists[1]
