"""Files that are built otherwise than packets: tables, bombs, encryption, endless nesting.

Number 89 of the security design, section 4.
"""

from io import BytesIO

import pikepdf

from tests.campaign.packets_attack import Family
from tests.campaign.packets_forge import (
    appended,
    page_with,
    resaved,
    root_with,
    sized_stream,
    updated,
)
from tests.campaign.packets_world import World

STRUCTURE = Family()


@STRUCTURE.add("a hybrid table", "verify.structure")
def _(world: World) -> bytes:
    head = b"<< /Type /XRef /Size 9 /W [1 2 1] /Index [8 1] /Length 4 >>"
    stream = head + b"\nstream\n\0\0\0\0\nendstream"
    return appended(world.decided, {9_000: stream}, more=b"/XRefStm %d" % len(world.decided))


@STRUCTURE.add("a table that is a stream", "packet.not_ours")
def _(world: World) -> bytes:
    return resaved(world.base, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@STRUCTURE.add("a table that follows itself", "verify.unreadable")
def _(world: World) -> bytes:
    at = len(world.decided) + len(b"9000 0 obj\n<< >>\nendobj\n")
    return appended(world.decided, {9_000: b"<< >>"}, prev=at)


@STRUCTURE.add("a table before the file begins", "verify.unreadable")
def _(world: World) -> bytes:
    return appended(world.decided, {9_000: b"<< >>"}, prev=10**9)


@STRUCTURE.add("a hundred thousand revisions", "verify.too_many_revisions")
def _(world: World) -> bytes:
    return world.decided + b"startxref\n9\n%%EOF\n" * 100_000


@STRUCTURE.add("a revision more than a packet can have", "verify.too_many_revisions")
def _(world: World) -> bytes:
    found = world.decided
    for _ in range(40):
        found = appended(found, {9_000: b"<< >>"})
    return found


@STRUCTURE.add("a bomb in place of the record", "verify.record_unreadable")
def _(world: World) -> bytes:
    with pikepdf.open(BytesIO(world.decided)) as opened:
        number = opened.Root.Names.EmbeddedFiles.Names[1].EF.F.objgen[0]
    return appended(world.decided, {number: sized_stream(bytes(64 * 1024 * 1024))})


@STRUCTURE.add("an object-stream bomb", "packet.not_ours")
def _(world: World) -> bytes:
    def fill(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels = pdf.make_indirect(pikepdf.Dictionary())
        for _ in range(20_000):
            pdf.make_indirect(pikepdf.String("0" * 200))

    return resaved(world.base, fill, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@STRUCTURE.add("arrays in arrays without end", "verify.unreadable")
def _(world: World) -> bytes:
    return root_with(world.decided, b"/PageLabels " + b"[" * 50_000 + b"]" * 50_000)


@STRUCTURE.add("pages that hold themselves", "verify.unsigned_change")
def _(world: World) -> bytes:
    def change(pdf: pikepdf.Pdf) -> pikepdf.Object:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        return pdf.Root.Pages

    return updated(world.decided, change)


@STRUCTURE.add("an encrypted file", "packet.not_ours")
def _(world: World) -> bytes:
    lock = pikepdf.Encryption(owner="o", user="")
    return resaved(world.base, encryption=lock, deterministic_id=False)


@STRUCTURE.add("an update that says the file is encrypted", "verify.encrypted")
def _(world: World) -> bytes:
    return appended(
        world.decided,
        {9_000: b"<< /Filter /Standard /V 1 /R 2 /O () /U () /P 0 >>"},
        more=b"/Encrypt 9000 0 R",
    )


@STRUCTURE.add("a file made for the web", "verify.pages_changed")
def _(world: World) -> bytes:
    return resaved(world.decided, linearize=True)


@STRUCTURE.add("a page with a note over it", "verify.unsigned_change")
def _(world: World) -> bytes:
    note = (
        b"<< /Type /Annot /Subtype /FreeText /Rect [60 60 300 90] /Contents (No) /DA (/F 9 Tf) >>"
    )
    return page_with(world.decided, b"/Annots [%s]" % note)
