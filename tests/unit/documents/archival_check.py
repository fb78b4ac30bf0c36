"""What an archive asks of a file, as far as these files can offend.

Source: ISO 19005-3 (PDF/A-3): 6.2.3 output intent, 6.2.11 fonts, 6.6 metadata, 6.8 files.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = {
    "/Title": "{http://purl.org/dc/elements/1.1/}title",
    "/Author": "{http://purl.org/dc/elements/1.1/}creator",
    "/Subject": "{http://purl.org/dc/elements/1.1/}description",
    "/Creator": "{http://ns.adobe.com/xap/1.0/}CreatorTool",
    "/Producer": "{http://ns.adobe.com/pdf/1.3/}Producer",
}

_CLAIMS = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "3",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}


def archival_faults(pdf: Any, data: bytes) -> list[str]:
    """What an archive would refuse."""
    return [*_file(pdf, data), *_catalogue(pdf.Root), *_metadata(pdf), *_objects(pdf)]


def _file(pdf: Any, data: bytes) -> Iterator[str]:
    if "/Encrypt" in pdf.trailer or "/ID" not in pdf.trailer or data[:9] != b"%PDF-1.7\n":
        yield "not a plain file of version 1.7"
    if any("/Trans" in page.obj for page in pdf.pages):
        yield "a page with a transition"


def _catalogue(root: Any) -> Iterator[str]:
    intents = root.get("/OutputIntents", [])
    if len(intents) != 1 or intents[0].DestOutputProfile.read_bytes()[36:40] != b"acsp":
        yield "no output intent"
    for each in root.get("/AF", []):
        if not {"/F", "/UF", "/AFRelationship"} <= set(each.keys()) or "/Subtype" not in each.EF.F:
            yield "an embedded file is not explained"
    if {"/OpenAction", "/AA", "/JavaScript"} & set(root.keys()):
        yield "active content"


def _objects(pdf: Any) -> Iterator[str]:
    import pikepdf

    for obj in pdf.objects:
        if not isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if {"/SMask", "/ca", "/CA", "/BM"} & set(obj.keys()):
            yield "transparency"
        if "/LZWDecode" in str(obj.get("/Filter", "")):
            yield "a filter that may not be"
        if obj.get("/Subtype") == "/Form" and "/Font" in obj.get("/Resources", {}):
            yield from font_faults(obj.Resources.Font)


def font_faults(fonts: Any) -> Iterator[str]:
    """Fonts that a reader in fifty years would have to guess."""
    for font in fonts.values():
        if "/FontFile2" not in font.FontDescriptor or "/ToUnicode" not in font:
            yield f"font {font.BaseFont} is not embedded with its letters"
        if "+" not in str(font.BaseFont):
            yield f"font {font.BaseFont} is not a subset"


def _metadata(pdf: Any) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "no metadata"
        return
    stream = pdf.Root.Metadata
    if "/Filter" in stream:
        yield "metadata cannot be read without a PDF reader"
    said = _said(stream.read_bytes())
    for key, name in _XMP.items():
        if str(pdf.docinfo.get(key, "")) != said.get(name, ""):
            yield f"{key} is not the same in both places"
    if "/Title" not in pdf.docinfo:
        yield "no title"
    if set(pdf.docinfo.keys()) - set(_XMP):
        yield "information that metadata do not hold"
    claims = {tag: text for tag, text in said.items() if "/ns/id/" in tag}
    if claims != _CLAIMS:
        yield f"claims {claims}"
    if said.get("{http://purl.org/dc/elements/1.1/}language") != str(pdf.Root.get("/Lang", "")):
        yield "metadata name another language"


def _said(xml: bytes) -> dict[str, str]:
    tree = ElementTree.fromstring(xml)
    return {
        part.tag: "".join(part.itertext()).strip()
        for description in tree.iter(f"{_RDF}Description")
        for part in description
    }
