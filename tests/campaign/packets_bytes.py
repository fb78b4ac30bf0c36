"""Files that somebody altered without any key: bytes, tables, updates and signature values.

Numbers are those of the security design, section 4. The families are those of research on PDF
signatures: incremental saving (ISA), universal forgery (USF), wrapping (SWA).
"""

import re
from io import BytesIO

import pikepdf

from tests.campaign.packets_attack import Family
from tests.campaign.packets_forge import (
    appended,
    contents_at,
    flipped,
    resaved,
    swapped,
    updated,
    written_over,
)
from tests.campaign.packets_world import World

BYTES = Family()
_END = b"%%EOF\n"


def _in_contents(world: World, pdf: bytes, text: bytes) -> bytes:
    begin, end = contents_at(pdf)
    return written_over(pdf, begin, (text * (end - begin))[: end - begin])


# 74-76: bytes.


@BYTES.add("a bit of a page is another", "verify.pages_changed")
def _(world: World) -> bytes:
    return flipped(world.decided, world.base.index(b"stream") + 400)


@BYTES.add("a bit of a stamp is another", "verify.revision_changed")
def _(world: World) -> bytes:
    return flipped(world.decided, world.decided.index(b"stream", len(world.escalated)) + 60)


@BYTES.add("a bit of the signature's value is another", "verify.signature_broken")
def _(world: World) -> bytes:
    begin, _ = contents_at(world.certified)
    size = 4 + int(world.certified[begin + 4 : begin + 8], 16)
    return swapped_digit(world.certified, begin + 2 * size - 20)


def swapped_digit(pdf: bytes, at: int) -> bytes:
    """Another hexadecimal digit in the same place."""
    return written_over(pdf, at, b"0" if pdf[at : at + 1] != b"0" else b"1")


@BYTES.add("the zeros behind a signature are not zeros", "verify.signature_unreadable")
def _(world: World) -> bytes:
    return swapped_digit(world.decided, contents_at(world.decided)[1] - 9)


@BYTES.add("hexadecimal digits are written small", "verify.revision_changed")
def _(world: World) -> bytes:
    begin, end = contents_at(world.decided)
    return written_over(world.decided, begin, world.decided[begin:end].swapcase())


@BYTES.add("an offset in the table is another", "verify.signature_unreadable")
def _(world: World) -> bytes:
    pdf = world.decided
    at = re.search(rb"\n(\d{10}) 00000 n", pdf[pdf.rindex(b"xref\n", 0, -40) :])
    assert at is not None
    return swapped_digit(pdf, pdf.rindex(b"xref\n", 0, -40) + at.start(1) + 5)


@BYTES.add("the header names another version", "verify.pages_changed")
def _(world: World) -> bytes:
    return written_over(world.decided, 0, b"%PDF-1.6")


@BYTES.add("bytes stand before the header", "packet.not_pdf")
def _(world: World) -> bytes:
    return b"\n" + world.decided


@BYTES.add("a line follows the end", "verify.trailing_bytes")
def _(world: World) -> bytes:
    return world.decided + b"\n"


@BYTES.add("zeros follow the end", "verify.trailing_bytes")
def _(world: World) -> bytes:
    return world.decided + bytes(900)


@BYTES.add("a second end follows the end", "verify.unreadable")
def _(world: World) -> bytes:
    return world.decided + _END


@BYTES.add("a comment and an end follow the end", "verify.unreadable")
def _(world: World) -> bytes:
    return world.decided + b"% seen and approved\n" + _END


@BYTES.add("an archive follows the end", "verify.trailing_bytes")
def _(world: World) -> bytes:
    return world.decided + b"PK\x05\x06" + bytes(18)


@BYTES.add("another packet follows the end", "verify.unsigned_change")
def _(world: World) -> bytes:
    return world.decided + world.certified


@BYTES.add("the file is cut off", "packet.truncated")
def _(world: World) -> bytes:
    return world.decided[:-2000]


@BYTES.add("the file is cut off and has an end again", "verify.unreadable")
def _(world: World) -> bytes:
    return world.decided[:-2000] + b"\n" + _END


@BYTES.add("lines end as on another system", "verify.trailing_bytes")
def _(world: World) -> bytes:
    return world.decided.replace(b"\n", b"\r\n")


@BYTES.add("all signatures are stripped", "verify.not_signed")
def _(world: World) -> bytes:
    return world.base


@BYTES.add("another program wrote the file anew", "verify.pages_changed")
def _(world: World) -> bytes:
    return resaved(world.decided)


# 77: incremental saving.


@BYTES.add("the text of a page is updated", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        content = pdf.pages[0].obj.Contents
        content.write(content.read_bytes() + b"\n1 0 0 rg 60 60 200 200 re f\n")
        return content

    return updated(world.decided, change)


@BYTES.add("an update takes a page away", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        pages = pdf.Root.Pages
        del pages.Kids[1]
        pages.Count = len(pages.Kids)
        return pages

    return updated(world.decided, change)


@BYTES.add("an update changes the order of pages", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        pages = pdf.Root.Pages
        pages.Kids = pikepdf.Array(list(reversed(list(pages.Kids))))
        return pages

    return updated(world.decided, change)


@BYTES.add("an update that changes nothing", "verify.unsigned_change")
def _(world: World) -> bytes:
    return appended(world.decided, {9_000: b"<< >>"})


@BYTES.add("an update without a table", "verify.unsigned_change")
def _(world: World) -> bytes:
    start = re.findall(rb"startxref\n(\d+)", world.decided)[-1]
    return world.decided + b"5 0 obj\n<< >>\nendobj\nstartxref\n" + start + b"\n" + _END


@BYTES.add("an update replaces the record", "verify.record_unreadable")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        stream = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F
        stream.write(b'{"banner":"UNCLASSIFIED"}')
        return stream

    return updated(world.decided, change)


@BYTES.add("an update replaces a font", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        fonts = pdf.pages[0].obj.Resources.Font
        font = next(font for _, font in fonts.items() if "/ToUnicode" in font)
        font.ToUnicode.write(b"begincmap endcmap")
        return font.ToUnicode

    return updated(world.decided, change)


@BYTES.add("an update replaces the metadata", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        pdf.Root.Metadata.write(b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
        return pdf.Root.Metadata

    return updated(world.decided, change)


@BYTES.add("an update changes what is read aloud", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        tree = pdf.Root.StructTreeRoot
        found = tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K
        found.ActualText = pikepdf.String("Approved")
        return found

    return updated(world.decided, change)


@BYTES.add("an update changes the title", "verify.unsigned_change")
def _(world: World) -> bytes:
    with pikepdf.open(BytesIO(world.decided)) as opened:
        number = opened.trailer.Info.objgen[0]
    return appended(world.decided, {number: b"<< /Title (Approved) >>"})


@BYTES.add("an unsigned update between two decisions", "verify.revision_changed")
def _(world: World) -> bytes:
    between = appended(world.certified, {9_000: b"<< >>"})
    from workstation.domain.assessment import Outcome

    return world.decide(between, world.manager, Outcome.ESCALATE)


# 81: universal forgery.


@BYTES.add("the signature is zeros", "verify.signature_unreadable")
def _(world: World) -> bytes:
    return _in_contents(world, world.decided, b"0")


@BYTES.add("the signature is garbage", "verify.signature_unreadable")
def _(world: World) -> bytes:
    return _in_contents(world, world.decided, b"A5")


@BYTES.add("the signature is another entry", "verify.signature_unreadable")
def _(world: World) -> bytes:
    return swapped(world.decided, b"/Contents <", b"/Kontents <")


@BYTES.add("the signature is null", "verify.signature_unreadable")
def _(world: World) -> bytes:
    begin, end = contents_at(world.decided)
    return written_over(world.decided, begin - 1, b"null".ljust(end - begin + 2))


@BYTES.add("there is no range of bytes", "verify.signature_unreadable")
def _(world: World) -> bytes:
    return swapped(world.decided, b"/ByteRange", b"/BiteRange")


def _ranged(world: World, text: bytes) -> bytes:
    found = list(re.finditer(rb"/ByteRange \[[^\]]*\]", world.decided))[-1]
    return written_over(world.decided, found.start(), (b"/ByteRange " + text).ljust(len(found[0])))


@BYTES.add("the range of bytes is negative", "verify.structure")
def _(world: World) -> bytes:
    return _ranged(world, b"[0 -1 9 -8]")


@BYTES.add("the range of bytes is empty", "verify.unsigned_change")
def _(world: World) -> bytes:
    return _ranged(world, b"[0 0 0 0]")


@BYTES.add("the range of bytes has two numbers", "verify.structure")
def _(world: World) -> bytes:
    return _ranged(world, b"[0 %d]" % len(world.decided))


@BYTES.add("the ranges of bytes overlap", "verify.unsigned_change")
def _(world: World) -> bytes:
    return _ranged(world, b"[0 %d 90 9]" % (len(world.decided) - 9))


@BYTES.add("the range of bytes goes beyond the file", "verify.revision_changed")
def _(world: World) -> bytes:
    return _ranged(world, b"[0 9 99 %d]" % (len(world.decided) * 2))


@BYTES.add("the range of bytes does not begin at the beginning", "verify.structure")
def _(world: World) -> bytes:
    return _ranged(world, b"[9 9 99 9]")


@BYTES.add("the signature names another form", "verify.unsigned_change")
def _(world: World) -> bytes:
    return swapped(world.decided, b"/ETSI.CAdES.detached", b"/adbe.pkcs7.sha1")


# 82: wrapping.


@BYTES.add("objects stand in the gap of a signature", "verify.revision_changed")
def _(world: World) -> bytes:
    pdf = world.decided
    begin, end = contents_at(pdf)
    used = begin + 2 * (4 + int(pdf[begin + 4 : begin + 8], 16))
    evil = b">\n/Note (Denied) /Was <00"
    return written_over(pdf, used, evil.ljust(end - used, b"0"))


@BYTES.add("a signature is wrapped around another middle", "verify.revision_changed")
def _(world: World) -> bytes:
    pdf = world.decided
    _, end = contents_at(pdf)
    evil = b" /Note (Denied) "
    found = list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)", pdf))[-1]
    moved = pdf[: found.start(2)] + b"%d" % (int(found[2]) + len(evil)) + pdf[found.end(2) :]
    return shifted(moved[: end + 1] + evil, moved[end + 1 :], len(evil))


def shifted(before: bytes, after: bytes, by: int) -> bytes:
    """The end of a file moved further back, with every offset of its table that points there."""
    start = len(before) - by

    def further(found: re.Match[bytes]) -> bytes:
        at = int(found[1])
        return b"%010d" % (at + by if at >= start else at) + found[2]

    table = after.rindex(b"xref\n", 0, -30)
    entries = re.sub(rb"(\d{10})( 00000 n)", further, after[table:])
    last = re.sub(rb"startxref\n(\d+)", lambda m: b"startxref\n%d" % (int(m[1]) + by), entries)
    return before + after[:table] + last


@BYTES.add("the value of another packet's signature", "verify.signature_broken")
def _(world: World) -> bytes:
    theirs = world.certify(
        world.author, record=world.record | {"signed_at": "2026-11-16T15:00:00Z"}, base=world.base
    )
    begin, end = contents_at(world.certified)
    other, _ = contents_at(theirs)
    return written_over(world.certified, begin, theirs[other : other + end - begin])


@BYTES.add("the value of an earlier signature in the same file", "verify.signature_broken")
def _(world: World) -> bytes:
    begin, end = contents_at(world.decided)
    other, _ = contents_at(world.escalated)
    return written_over(world.decided, begin, world.escalated[other : other + end - begin])
