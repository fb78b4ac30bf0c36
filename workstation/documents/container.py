"""The finished base file: pages, embedded record, empty signature fields; fixed bytes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from workstation.documents import archival, structure
from workstation.documents.place import Place
from workstation.documents.tags import Tags
from workstation.domain.text import Language

RECORD_FILE = "record.json"
_NOT_PRESSED = (1 << 16) | 1
"""A push button that is read only: all that can change is its picture."""


def finish(
    pages: bytes,
    record: bytes,
    places: Sequence[Place],
    language: Language,
    tags: Tags | None = None,
) -> bytes:
    """Attach the record and the signature fields to rendered pages.

    The result is written with a plain cross-reference table and an identifier computed from
    the contents, so that the same input gives the same bytes on every machine. With ``tags`` it
    has a structure tree, metadata and an output intent as well; nothing of that is touched by a
    signature.
    """
    import pikepdf

    with pikepdf.open(BytesIO(pages)) as pdf:
        _attach(pdf, record)
        widgets = _add_fields(pdf, places)
        if tags is not None:
            for place in places:
                _explain(pdf, widgets[place.name], place)
            structure.add(pdf, tags, widgets, _code_of(language))
            archival.add(pdf, _code_of(language))
        return _written(pdf, language)


def finish_print(pages: bytes, language: Language, tags: Tags | None = None) -> bytes:
    """Rendered pages that carry no record and are not to be signed; fixed bytes as well."""
    import pikepdf

    with pikepdf.open(BytesIO(pages)) as pdf:
        if tags is not None:
            structure.add(pdf, tags, {}, _code_of(language))
            archival.add(pdf, _code_of(language))
        return _written(pdf, language)


def _code_of(language: Language) -> str:
    return "fr-CA" if language == "fr" else "en-CA"


def _written(pdf: Any, language: Language) -> bytes:
    import pikepdf

    pdf.Root.Lang = pikepdf.String(_code_of(language))
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


def _explain(pdf: Any, widget: Any, place: Place) -> None:
    """Say aloud what a field is for, and draw nothing in it until it is signed."""
    from pikepdf import Array, Dictionary, Name, String

    left, bottom, right, top = place.rectangle
    empty = pdf.make_stream(b"")
    empty.Type, empty.Subtype = Name.XObject, Name.Form
    empty.BBox = Array([0, 0, str_number(right - left), str_number(top - bottom)])
    empty.Resources = Dictionary()
    widget.AP = Dictionary(N=empty)
    widget.TU = String(place.label)


def _add_fields(pdf: Any, places: Sequence[Place]) -> dict[str, Any]:
    from pikepdf import Array, Dictionary, Name, String

    fields = {}
    for place in places:
        page = pdf.pages[place.page]
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Btn if place.continues else Name.Sig,
                T=String(place.name),
                Rect=Array([str_number(each) for each in place.rectangle]),
                F=132,
                P=page.obj,
            )
        )
        if place.continues:
            widget.Ff = _NOT_PRESSED
        annotations = page.obj.get("/Annots")
        if annotations is None:
            page.obj.Annots = Array([widget])
        else:
            annotations.append(widget)
        fields[place.name] = widget
    form = Dictionary(Fields=Array(list(fields.values())), SigFlags=3)
    pdf.Root.AcroForm = pdf.make_indirect(form)
    return fields


def str_number(value: float) -> Any:
    """A coordinate with two decimals, written the same everywhere."""
    from decimal import Decimal

    return Decimal(f"{value:.2f}")
