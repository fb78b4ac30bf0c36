"""Rows about the packet: signing it and checking it, against the bare libraries."""

import io
import statistics
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.bench.row import Row, alternate, timed
from tests.campaign.packets_world import World
from tests.unit.workflows.filled import CHOSEN, TEXTS, complete, fill
from workstation import resource
from workstation.domain.assessment import Outcome
from workstation.identity import trust
from workstation.identity.trust import TrustStore
from workstation.signing.reading import read_packet
from workstation.workflows import assessments, packets, registers, verification
from workstation.workflows.session import Session

_RUNS = 5
_LONG_TEXTS = ("8.1", "8.3", "8.4", "8.11", "8.14", "10.1", "11.1", "11.5", "11.7", "13.2")
_PARAGRAPH = (
    "The unit would stop the car at the border and question the person for some hours. "
    "Comparable cases ended without harm; the value of the relationship was not weighed. "
)
_PARAGRAPHS = 60
Pages = list[list[list[str]]]
"""Pages of lines of pieces."""


def submit(session: Session, folder: Path) -> tuple[Row, Path]:
    """Submit of a full record to a file on disk, against bare ReportLab and bare pyHanko."""
    drafts = [fill(session, folder)]
    partner = assessments.get_assessment(session, drafts[0]).partner
    for _ in range(_RUNS):
        draft = assessments.new_assessment(session, partner)
        complete(session, draft, folder, CHOSEN, TEXTS)
        drafts.append(draft.id)
    signed = folder / "first.pdf"
    packets.submit(session, drafts[0], signed)
    lines = _words_of(signed)
    _peer(lines, session, folder / "peer.pdf")
    ours, peers = [], []
    for number, draft in enumerate(drafts[1:]):
        out = folder / f"bench-{number}.pdf"
        ours.append(timed(lambda draft=draft, out=out: packets.submit(session, draft, out)))
        peers.append(timed(lambda: _peer(lines, session, folder / "peer.pdf")))
    pages = (_count_pages(signed), _count_pages(folder / "peer.pdf"))
    return (
        Row(
            "assessment signed, submit to file on disk",
            statistics.median(ours) * 1000,
            statistics.median(peers) * 1000,
            "ms",
            "bare ReportLab, the same words and pages, and bare pyHanko",
            1.3,
            note=f"{pages[0]} pages, peer {pages[1]}",
        ),
        signed,
    )


def full(submitted: Row, signed: Path) -> tuple[Row, Row]:
    """A full record with its matrices: how long it takes in all, and how large it is."""
    return (
        Row("full record signed, with matrices", submitted.ours, 1000.0, "ms", "a second", 1.0),
        Row(
            "full record signed, size", signed.stat().st_size / 1000, 1000.0, "kB", "a megabyte",
            1.0,
        ),
    )  # fmt: skip


def verify(session: Session, signed: Path) -> Row:
    """The verdict on a packet, against bare validation of its signatures plus one rendering."""
    return _verify(signed.read_bytes(), trust.trust_of(session.vault))


def verify_four(signed: Path) -> Row:
    """The same with every step up to the deputy head: author and three decisions."""
    record = read_packet(signed.read_bytes()).record
    world = World(record)
    asked = world.decide(world.escalated, world.committee, Outcome.ESCALATE)
    decided = world.decide(asked, world.deputy, Outcome.APPROVE)
    return _verify(decided, TrustStore((world.office.certificate,)))


def _verify(data: bytes, store: TrustStore) -> Row:
    verdict = verification.verify_bytes(data, store)
    assert verdict.ok, verdict.all_problems
    record = verdict.record
    assert record is not None
    ours_s, peer_s = alternate(
        lambda: verification.verify_bytes(data, store),
        lambda: (_validate(data, store.roots), verification.rerender(record)),
        runs=_RUNS,
    )
    count = len(verdict.signatures)
    return Row(
        f"verify a packet of {count} signature(s)",
        ours_s * 1000,
        peer_s * 1000,
        "ms",
        "bare pyHanko validation and one rendering",
        2.0,
    )


def check(session: Session, folder: Path) -> Row:
    """All that is missing, stops, warns or is noted, of a full record with long texts.

    Measured from the vault up, against a tenth of a second: what a person takes for at once.
    """
    partner = assessments.list_assessments(session, limit=1, counted=False)[0].partner
    for summary in ("Beaten while held", "Held without contact", "A report passed on"):
        registers.add_incident(
            session, partner=partner, on="2026-10-01", summary=summary, marking="(S)"
        )
    long = dict.fromkeys(_LONG_TEXTS, _PARAGRAPH * _PARAGRAPHS)
    draft = assessments.new_assessment(session, partner)
    complete(session, draft, folder, CHOSEN, TEXTS | long)
    found = assessments.check(session, draft.id)
    assert found.missing == ()
    assert len(found.findings) >= len(_LONG_TEXTS)
    seconds = statistics.median(
        timed(lambda: assessments.check(session, draft.id)) for _ in range(_RUNS)
    )
    letters = sum(len(text) for text in long.values())
    return Row(
        "check of a full record", seconds * 1000, 100.0, "ms", "a tenth of a second", 1.0,
        note=f"{letters // 1000} kB of text, {len(found.findings)} findings",
    )  # fmt: skip


def _peer(lines: Pages, session: Session, out: Path) -> None:
    """The same words by plain ReportLab, signed by plain pyHanko, on disk."""
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    pages = _bare_pages(lines)
    held = session.signer
    key = keys.PrivateKeyInfo.load(session.secrets.signing_key)
    store = SimpleCertificateStore()
    store.register_multiple(
        x509.Certificate.load(each.public_bytes(serialization.Encoding.DER)) for each in held.chain
    )
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(
            held.certificate.public_bytes(serialization.Encoding.DER)
        ),
        signing_key=key,
        cert_registry=store,
    )
    meta = signers.PdfSignatureMetadata(
        field_name="author",
        md_algorithm="sha384",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
    )
    signed = signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pages)), meta, signer)
    out.write_bytes(signed.getbuffer())


def _bare_pages(lines: Pages) -> bytes:
    """The same words in the same places of as many pages, laid out by ReportLab and nothing else.

    Words that stand side by side are cells of a table, as they are in ours.
    """
    from xml.sax.saxutils import escape

    from reportlab.lib.pagesizes import LETTER
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    for name in ("NotoSans-Regular", "NotoSans-SemiBold"):
        pdfmetrics.registerFont(TTFont(name, str(resource.root() / "fonts" / f"{name}.ttf")))
    body = ParagraphStyle("body", fontName="NotoSans-Regular", fontSize=7, leading=7.5)
    story: list[Any] = []
    for page in lines:
        if story:
            story.append(PageBreak())
        for columns, together in groupby(page, key=len):
            cells = [[Paragraph(escape(words), body) for words in row] for row in together]
            one_column = [row[0] for row in cells]
            story += one_column if columns == 1 else [Table(cells, style=_TIGHT)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=LETTER, invariant=1, topMargin=20, bottomMargin=20).build(
        story
    )
    return buffer.getvalue()


_TIGHT = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]


def _words_of(signed: Path) -> Pages:
    """What stands on each page, line by line, the pieces of a line from left to right."""
    import pypdfium2

    with pypdfium2.PdfDocument(signed) as pdf:
        return [_lines(page.get_textpage()) for page in pdf]


def _lines(page: Any) -> list[list[str]]:
    rows: dict[int, list[tuple[float, str]]] = {}
    for number in range(page.count_rects()):
        left, bottom, right, top = page.get_rect(number)
        words = page.get_text_bounded(left, bottom, right, top).strip()
        if words:
            rows.setdefault(-round(bottom / 6), []).append((left, words))
    return [[words for _, words in sorted(rows[at])] for at in sorted(rows)]


def _validate(data: bytes, roots: Any) -> None:
    from asn1crypto import x509
    from cryptography.hazmat.primitives import serialization
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    trusted = [
        x509.Certificate.load(each.public_bytes(serialization.Encoding.DER)) for each in roots
    ]
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    for signature in reader.embedded_signatures:
        context = ValidationContext(trust_roots=trusted, allow_fetching=False)
        validate_pdf_signature(signature, context)


def _count_pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
