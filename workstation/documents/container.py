"""The finished base file: pages, embedded record, empty signature fields; fixed bytes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from workstation.documents.place import Place
from workstation.domain.text import Language

RECORD_FILE = "record.json"


def finish(pages: bytes, record: bytes, places: Sequence[Place], language: Language) -> bytes:
    """Attach the record and the signature fields to rendered pages.

    The result is written with a plain cross-reference table and an identifier computed from
    the contents, so that the same input gives the same bytes on every machine.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pages)) as pdf:
        _attach(pdf, record)
        _add_fields(pdf, places)
        return _written(pdf, language)


def finish_print(pages: bytes, language: Language) -> bytes:
    """Rendered pages that carry no record and are not to be signed; fixed bytes as well."""
    import pikepdf

    with pikepdf.open(BytesIO(pages)) as pdf:
        return _written(pdf, language)


def _written(pdf: Any, language: Language) -> bytes:
    import pikepdf

    pdf.Root.Lang = pikepdf.String("fr-CA" if language == "fr" else "en-CA")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = pikepdf.Name.UseOutlines
    output = BytesIO()
    pdf.save(
        output,
        deterministic_id=True,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=True,
        fix_metadata_version=False,
    )
    return output.getvalue()


def _attach(pdf: Any, record: bytes) -> None:
    from pikepdf import Array, Dictionary, Name, String

    stream = pdf.make_stream(record)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name("/application/json")
    stream.Params = Dictionary(Size=len(record))
    file = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(RECORD_FILE),
            UF=String(RECORD_FILE),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(RECORD_FILE), file])))
    pdf.Root.AF = Array([file])


def _add_fields(pdf: Any, places: Sequence[Place]) -> None:
    from pikepdf import Array, Dictionary, Name, String

    fields = []
    for place in places:
        page = pdf.pages[place.page]
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(place.name),
                Rect=Array([str_number(each) for each in place.rectangle]),
                F=132,
                P=page.obj,
            )
        )
        annotations = page.obj.get("/Annots")
        if annotations is None:
            page.obj.Annots = Array([widget])
        else:
            annotations.append(widget)
        fields.append(widget)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(fields), SigFlags=3))


def str_number(value: float) -> Any:
    """A coordinate with two decimals, written the same everywhere."""
    from decimal import Decimal

    return Decimal(f"{value:.2f}")
