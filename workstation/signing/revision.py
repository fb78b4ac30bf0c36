"""One signature as one incremental update of a packet, byte for byte reproducible.

Signer and verifier call the same function: the signer lets it make a signature over the
digest, the verifier hands in the signature found in the file and compares the bytes that come
out with those of the file. Whatever was added, hidden or exchanged differs somewhere.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import rfc8785

from workstation.signing.fields import AUTHOR, CONTINUATIONS, STATEMENT_KEY
from workstation.vault.store import utc_time

Statement = dict[str, Any]
"""What a signer says, as JSON values: the author's signature, or one decision."""

Area = tuple[int, float, float]
"""A free area of the continuation sheet: its page from 1, width and height in points."""

Restamp = Callable[[Statement, float, float, Sequence[Area], bool], bytes]
"""Draws the visible stamp of a statement at a width and height, as a PDF of one page, and of one
more for each area that it goes on in; whether it says aloud what is ticked."""

CONTENTS_HEX_DIGITS = 12_288
"""Room for the signature; about twice what a signature with its chain needs."""


def statement_text(statement: Statement) -> str:
    """The canonical JSON of a statement, as it stands in the signature dictionary."""
    return bytes(rfc8785.dumps(statement)).decode("utf-8")


def append_revision(
    pdf: bytes, statement: Statement, restamp: Restamp, sign: Callable[[bytes], bytes]
) -> bytes:
    """The file with one more signed revision.

    Args:
        pdf: the file so far; its bytes are the start of the result.
        statement: what is signed; names the field, the officer and the time.
        restamp: draws the appearance of the field.
        sign: makes the DER signature from the digest of the new file.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers.cms_embedder import (
        PdfCMSEmbedder,
        SigIOSetup,
        SigMDPSetup,
        SigObjSetup,
    )

    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=True)
    pin(writer, pdf, statement_text(statement).encode("utf-8"))
    steps = PdfCMSEmbedder().write_cms(statement["field"], writer, existing_fields_only=True)
    field = next(steps).get_object()
    continued = _draw_stamp(writer, field, statement, restamp)
    certify = statement["field"] == AUTHOR
    steps.send(
        SigObjSetup(
            sig_placeholder=_signature_dictionary(statement),
            mdp_setup=SigMDPSetup(
                md_algorithm="sha384",
                certify=certify,
                docmdp_perms=_permissions(certify),
                field_lock=_lock(continued),
            ),
        )
    )
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha384"))
    steps.send(sign(prepared.document_digest))
    return bytes(output.getvalue())


def signing_time(statement: Statement) -> datetime:
    """The claimed time of a statement.

    Raises:
        ValueError: it is not written in the one form that sorts as text.
    """
    return utc_time(statement["at"])


def field_size(field: Any) -> tuple[float, float]:
    """Width and height of a signature field in points."""
    left, bottom, right, top = (float(each) for each in field["/Rect"])
    return round(right - left, 3), round(top - bottom, 3)


def _lock(names: Sequence[str]) -> Any:
    """Who changes an area that a decision goes on in breaks its signature in every viewer."""
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec

    return FieldMDPSpec(FieldMDPAction.INCLUDE, list(names)) if names else None


def _permissions(certify: bool) -> Any:
    from pyhanko.sign.fields import MDPPerm

    return MDPPerm.FILL_FORMS if certify else None


def pin(writer: Any, pdf: bytes, said: bytes) -> None:
    """Leave nothing to chance or to the clock.

    pyHanko would draw the second half of /ID at random and write the time and its own version
    into the document's information. The identifier is taken from the contents, and the
    information stays as the pages have it.

    Args:
        writer: of the new revision.
        pdf: the file so far.
        said: what the revision says, of which the identifier is made.
    """
    from pyhanko.pdf_utils import generic

    mark = hashlib.sha256(hashlib.sha256(pdf).digest() + said).digest()[:16]
    first, _ = writer.prev.trailer["/ID"]
    original = first.original_bytes
    writer._update_meta = lambda: None
    writer._document_id = generic.ArrayObject(
        [generic.ByteStringObject(original), generic.ByteStringObject(mark)]
    )


def _draw_stamp(writer: Any, field: Any, statement: Statement, restamp: Restamp) -> tuple[str, ...]:
    """Draw the stamp; the names of the areas that it goes on in."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    free = () if statement["field"] == AUTHOR else _free_areas(writer)
    areas = [(page, *field_size(area)) for _, area, page in free]
    # Pages without a structure are older than this, and keep their stamps as they were.
    is_tagged = "/StructTreeRoot" in writer.root
    drawn = restamp(statement, *field_size(field), areas, is_tagged)
    stamp = PdfFileReader(BytesIO(_settled(drawn) if is_tagged else drawn))
    pages = int(stamp.root["/Pages"]["/Count"])
    _show(writer, field, stamp, 0)
    for number, (_, area, _page) in enumerate(free[: pages - 1], 1):
        _show(writer, area, stamp, number)
        writer.update_container(area)
    return tuple(name for name, _, _ in free[: pages - 1])


def _settled(drawn: bytes) -> bytes:
    """A drawing in the bytes that every machine gives it.

    ReportLab compresses with the library that its Python was built with, and there are two that
    differ; qpdf brings its own, as it does for the pages.
    """
    import pikepdf

    output = BytesIO()
    with pikepdf.open(BytesIO(drawn)) as pdf:
        pdf.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            fix_metadata_version=False,
        )
    return output.getvalue()


def _show(writer: Any, widget: Any, stamp: Any, page: int) -> None:
    from pyhanko.pdf_utils import generic

    appearance = writer.import_page_as_xobject(stamp, page_ix=page)
    widget[generic.pdf_name("/AP")] = generic.DictionaryObject({generic.pdf_name("/N"): appearance})


def _free_areas(writer: Any) -> tuple[tuple[str, Any, int], ...]:
    """The areas that no decision has used: name, widget and page from 1. A used one has a picture.

    Signer and verifier look at the same bytes, so nobody chooses where a text goes on.
    """
    found = {}
    for each in writer.root["/AcroForm"]["/Fields"]:
        area = each.get_object()
        name = str(area["/T"])
        if name in CONTINUATIONS and not area["/AP"]["/N"].encoded_data:
            found[name] = area
    pages = int(writer.root["/Pages"]["/Count"]) if found else 0
    numbers = {}
    for name, area in found.items():
        page = area.raw_get("/P").reference
        numbers[name] = next(
            number
            for number in range(pages, 0, -1)
            if writer.find_page_for_modification(number - 1)[0].reference == page
        )
    return tuple((name, found[name], numbers[name]) for name in CONTINUATIONS if name in found)


def _signature_dictionary(statement: Statement) -> Any:
    from pyhanko.pdf_utils import generic
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers.pdf_byterange import SignatureObject

    dictionary = SignatureObject(
        timestamp=signing_time(statement),
        subfilter=SigSeedSubFilter.PADES,
        name=statement["officer_name"],
        reason=statement["reason"],
        bytes_reserved=CONTENTS_HEX_DIGITS,
    )
    dictionary[generic.pdf_name(STATEMENT_KEY)] = generic.pdf_string(statement_text(statement))
    return dictionary
