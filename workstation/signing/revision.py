"""One signature as one incremental update of a packet, byte for byte reproducible.

Signer and verifier call the same function: the signer lets it make a signature over the
digest, the verifier hands in the signature found in the file and compares the bytes that come
out with those of the file. Whatever was added, hidden or exchanged differs somewhere.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import rfc8785

from workstation.signing.fields import AUTHOR, STATEMENT_KEY
from workstation.vault.store import utc_time

Statement = dict[str, Any]
"""What a signer says, as JSON values: the author's signature, or one decision."""

Restamp = Callable[[Statement, float, float], bytes]
"""Draws the visible stamp of a statement at a width and height, as a one-page PDF."""

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
    _draw_stamp(writer, field, statement, restamp)
    certify = statement["field"] == AUTHOR
    steps.send(
        SigObjSetup(
            sig_placeholder=_signature_dictionary(statement),
            mdp_setup=SigMDPSetup(
                md_algorithm="sha384", certify=certify, docmdp_perms=_permissions(certify)
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


def _draw_stamp(writer: Any, field: Any, statement: Statement, restamp: Restamp) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.reader import PdfFileReader

    width, height = field_size(field)
    stamp = PdfFileReader(BytesIO(restamp(statement, width, height)))
    appearance = writer.import_page_as_xobject(stamp)
    field[generic.pdf_name("/AP")] = generic.DictionaryObject({generic.pdf_name("/N"): appearance})


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
