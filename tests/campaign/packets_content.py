"""What is laid over, hidden in, or put beside a signed record.

Attacks on certified files (EAA, SSA), shadows prepared before the signature, active content, and
records that somebody made up.

Numbers are those of the security design, section 4.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pikepdf
import rfc8785

from tests.campaign.packets_attack import UNKNOWN, Family
from tests.campaign.packets_forge import (
    page_with,
    resaved,
    root_with,
    signed_as,
    signed_beside,
    updated,
)
from tests.campaign.packets_world import Record, World, altered
from workstation.documents.packet_record import record_bytes
from workstation.domain.officer import Role
from workstation.signing.cms_shape import sign_digest

CONTENT = Family()
_BOX = b"/Rect [60 60 300 90]"
_SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


def _over(kind: str, annotation: bytes, reason: str = "verify.unsigned_change") -> None:
    """78: something laid over the first page of a certified file."""

    def make(world: World) -> bytes:
        return page_with(world.certified, b"/Annots [<< /Type /Annot %s >>]" % annotation)

    CONTENT.add(f"{kind} is laid over a page", reason)(make)


_over("a text", b"/Subtype /FreeText /Contents (Denied) " + _BOX)
_over("a stamp", b"/Subtype /Stamp /Name /Approved " + _BOX)
_over("a redaction", b"/Subtype /Redact /IC [0 0 0] " + _BOX)
_over("a link", b"/Subtype /Link /A << /S /URI /URI (http://x.example) >> " + _BOX)
_over("a film", b"/Subtype /RichMedia " + _BOX)
_over(
    "a button that sends",
    b"/Subtype /Widget /FT /Btn /T (x) /A << /S /SubmitForm /F (x) >> " + _BOX,
)
_over("a file to open", b"/Subtype /FileAttachment /FS (x.exe) " + _BOX)


def _in_catalogue(kind: str, entry: bytes, reason: str = "verify.active_content") -> None:
    """79: an entry of the catalogue that a packet never has, put there by an update."""

    def make(world: World) -> bytes:
        return root_with(world.certified, entry)

    CONTENT.add(f"the catalogue has {kind}", reason)(make)


_in_catalogue("a script that runs at opening", b"/OpenAction " + _SCRIPT)
_in_catalogue("a program that starts at closing", b"/AA << /WC << /S /Launch /F (calc.exe) >> >>")
_in_catalogue("a portfolio", b"/Collection << >>")
_in_catalogue("threads of reading", b"/Threads []")
_in_catalogue("layers that can be switched", b"/OCProperties << /OCGs [] /D << >> >>")
_in_catalogue("a base for addresses", b"/URI << /Base (http://x.example) >>")
_in_catalogue("a legal statement", b"/Legal << >>")
_in_catalogue("requirements", b"/Requirements []")


@CONTENT.add("a script has a name", "verify.active_content")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        names = pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("x"), pikepdf.Dictionary()]))
        if pdf.Root.Names.is_indirect:
            pdf.Root.Names.JavaScript = names
            return pdf.Root.Names
        pdf.Root.Names.JavaScript = names
        return pdf.Root

    return updated(world.certified, change)


def _form(world: World, key: str, value: Any) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        pdf.Root.AcroForm[key] = value
        return pdf.Root.AcroForm if pdf.Root.AcroForm.is_indirect else pdf.Root

    return updated(world.certified, change)


@CONTENT.add("a form of another kind", "verify.active_content")
def _(world: World) -> bytes:
    return _form(world, "/XFA", pikepdf.String("<xdp/>"))


@CONTENT.add("a viewer is asked to draw the fields", "verify.active_content")
def _(world: World) -> bytes:
    return _form(world, "/NeedAppearances", True)


@CONTENT.add("fields are calculated", "verify.active_content")
def _(world: World) -> bytes:
    return _form(world, "/CO", pikepdf.Array())


@CONTENT.add("a page runs a script", "verify.unsigned_change")
def _(world: World) -> bytes:
    return page_with(world.certified, b"/AA << /O %s >>" % _SCRIPT)


# SSA: signatures laid over a page, and the certification taken away.


@CONTENT.add("a field of a stranger's signature covers the page", "verify.unknown_field")
def _(world: World) -> bytes:
    """80: pyHanko and viewers call the new signature good, and the others still valid."""
    return signed_beside(world.certified, world.stranger.officer("O-1", "Z. Novak", Role.L5))


@CONTENT.add("an officer signs in a field of the own", "verify.unknown_field")
def _(world: World) -> bytes:
    """80: a genuine key, a field that packets do not have."""
    return signed_beside(world.certified, world.deputy)


@CONTENT.add("the certification is taken out of the catalogue", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        del pdf.Root.Perms
        return pdf.Root

    return updated(world.certified, change)


# 86, 90: prepared before the author signs.


def _prepared(world: World, change: Callable[[pikepdf.Pdf], Any]) -> bytes:
    return world.certify(world.author, base=resaved(world.base, change))


@CONTENT.add("hidden pages wait to be exchanged", "verify.pages_changed")
def _(world: World) -> bytes:
    """Shadow, hide and replace: two trees of pages, one of them unused until later."""

    def hide(pdf: pikepdf.Pdf) -> None:
        other = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[], Count=0))
        pdf.Root.PageLabels = pikepdf.Dictionary(Hidden=other)

    return _prepared(world, hide)


@CONTENT.add("hidden pages were exchanged", "verify.pages_changed")
def _(world: World) -> bytes:
    def hide(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels = pikepdf.Dictionary(
            Hidden=pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[pdf.pages[0].obj], Count=1)
            )
        )

    signed = _prepared(world, hide)

    def switch(pdf: pikepdf.Pdf) -> pikepdf.Object:
        pdf.Root.Pages = pdf.Root.PageLabels.Hidden
        return pdf.Root

    return updated(signed, switch)


@CONTENT.add("a picture hides what lies below", "verify.pages_changed")
def _(world: World) -> bytes:
    """Shadow, hide: a later update takes the picture away."""

    def cover(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(bytes(3))
        image.stream_dict.update(
            pikepdf.Dictionary(
                Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
                ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
            )
        )  # fmt: skip
        page = pdf.pages[0]
        page.obj.Resources.XObject = pikepdf.Dictionary(Cover=image)
        page.contents_add(b"q 300 0 0 40 60 600 cm /Cover Do Q")

    return _prepared(world, cover)


@CONTENT.add("a field shows one value and holds another", "verify.pages_changed")
def _(world: World) -> bytes:
    """Shadow, replace: forms that viewers draw anew."""

    def add(pdf: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx,
            T=pikepdf.String("level"), V=pikepdf.String("low"), Rect=[60, 60, 200, 80],
        )  # fmt: skip
        pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))

    return _prepared(world, add)


@CONTENT.add("the pages are those of another record", "verify.pages_changed")
def _(world: World) -> bytes:
    """86: what is seen says one thing, the record inside another; the author signs both."""
    other = altered(world.record, lambda record: record.update(language=_other(world)))

    def carry(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(record_bytes(world.record))

    return world.certify(world.author, base=resaved(_shown(other), carry))


def _other(world: World) -> str:
    return "fr" if world.record["language"] == "en" else "en"


def _shown(record: Record) -> bytes:
    from workstation.documents import assessment
    from workstation.workflows import packet_content

    return assessment.render(record, packet_content.methodology_of_record(record))


@CONTENT.add("a second file is attached", "verify.other_files")
def _(world: World) -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.extend([pikepdf.String("zz.exe"), names[1]])

    return _prepared(world, add)


@CONTENT.add("the record has another name", "packet.not_ours")
def _(world: World) -> bytes:
    return resaved(world.base, _renamed)


def _renamed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names[0] = pikepdf.String("data.json")
    file = pdf.Root.Names.EmbeddedFiles.Names[1]
    file.F = file.UF = pikepdf.String("data.json")


# Records that somebody made up, signed by their author.


def _carrying(world: World, data: bytes) -> bytes:
    """The pages with another record; the author's key signs its digest, whatever it is."""

    def carry(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(data)

    said = world.authored(world.author) | {"record_sha256": hashlib.sha256(data).hexdigest()}
    key = world.author
    return signed_as(
        resaved(world.base, carry), said,
        lambda digest: sign_digest(digest, key.sign, key.certificate, key.chain),
    )  # fmt: skip


def _record(
    name: str, reason: str, change: Callable[[Record], Any], result: str = "failed"
) -> None:
    """A record changed by its author, with a check code that fits."""

    def make(world: World) -> bytes:
        return _carrying(world, record_bytes(altered(world.record, change)))

    CONTENT.add(f"the record {name}", reason, result)(make)


def _raw(name: str, reason: str, text: Callable[[bytes], bytes]) -> None:
    """A record that is no canonical JSON."""

    def make(world: World) -> bytes:
        return _carrying(world, text(rfc8785.dumps(world.record)))

    CONTENT.add(f"the record {name}", reason)(make)


_record(
    "names a lower baseline",
    "verify.values_differ",
    lambda r: r["values"]["baseline"].update(level="low"),
)
_record(
    "names a lower authority", "verify.values_differ", lambda r: r.update(authority_required="L1")
)
_record("has a lower banner", "verify.values_differ", lambda r: r.update(banner="UNCLASSIFIED"))
_record(
    "lacks an answer",
    "verify.values_differ",
    lambda r: r["assessment"]["answers"].pop(),
)
_record(
    "names a renderer of later years",
    "verify.renderer_unknown",
    lambda r: r.update(renderer="99"),
    UNKNOWN,
)
_record(
    "names a format of later years",
    "verify.renderer_unknown",
    lambda r: r.update(format="assessor-record/99"),
    UNKNOWN,
)
_record(
    "names a methodology of later years",
    "verify.methodology_unknown",
    lambda r: r["methodology"].update(version="2099.1"),
    UNKNOWN,
)
_record(
    "names another text of its methodology",
    "verify.methodology_unknown",
    lambda r: r["methodology"].update(sha256="ab" * 32),
    UNKNOWN,
)
_record(
    "is in a language that there is not",
    "verify.record_unreadable",
    lambda r: r.update(language="xx"),
)
_record("lacks its partner", "verify.record_unreadable", lambda r: r.pop("partner"))
_raw(
    "says one thing twice",
    "verify.record_unreadable",
    lambda t: b'{"banner":"UNCLASSIFIED",' + t[1:],
)
_raw("holds what is no number", "verify.record_unreadable", lambda t: b'{"a":NaN,' + t[1:])
_raw("holds half a letter", "verify.record_unreadable", lambda t: t[:-1] + b',"z":"\\ud800"}')
_raw("is a list", "verify.record_unreadable", lambda t: b"[" + t + b"]")
_raw("is no text", "verify.record_unreadable", lambda _: b"\xff\xfe")
_raw("is empty", "verify.record_unreadable", lambda _: b"")
_raw("is an empty object", "verify.record_unreadable", lambda _: b"{}")
_raw("is nested without end", "verify.record_unreadable", lambda _: b'{"a":' * 50_000)
_raw(
    "is written another way",
    "verify.pages_changed",
    lambda t: json.dumps(json.loads(t), indent=1, ensure_ascii=False).encode(),
)
_raw(
    "has another check code",
    "verify.values_differ",
    lambda t: t.replace(b'"check_code":"', b'"check_code":"X', 1),
)
_raw(
    "is larger than a record may be",
    "verify.record_unreadable",
    lambda t: t[:-1] + b',"z":"' + b"a" * (9 * 1024 * 1024) + b'"}',
)
_raw(
    "has a number of 5,000 digits",
    "verify.record_unreadable",
    lambda t: t[:-1] + b',"z":' + b"9" * 5_000 + b"}",
)
