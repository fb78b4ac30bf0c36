"""Packets that somebody touched. Numbers are those of the security design, section 4."""

import random
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from tests.unit.documents import sample
from tests.unit.signing.keys import Office, Trust
from tests.unit.signing.packet import (
    Signed,
    certified_by,
    decided_by,
    judge,
    reasons,
    redraw,
)
from workstation.documents.packet_record import record_bytes
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError
from workstation.domain.officer import Role


def _refused(pdf: bytes, trust: Trust) -> set[str]:
    """The reasons for refusing; a file that is no packet at all counts by its code."""
    try:
        verdict = judge(pdf, trust)
    except BadInputError as problem:
        return {problem.code}
    assert not verdict.ok
    assert verdict.record is None
    assert verdict.decisions == ()
    found = reasons(verdict)
    assert found
    return found


def _rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        output = BytesIO()
        opened.save(output, deterministic_id=True)
    return output.getvalue()


def _appended(pdf: bytes, objects: dict[int, bytes]) -> bytes:
    """An incremental update with a plain table, as a forger's tool writes it."""
    previous = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    trailer = pdf[pdf.rindex(b"trailer") :]
    root = re.search(rb"/Root (\d+ \d+ R)", trailer)
    size = re.search(rb"/Size (\d+)", trailer)
    assert root is not None
    assert size is not None
    body, table = bytearray(pdf), bytearray(b"xref\n")
    for number, content in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += table
    body += b"trailer\n<< /Size %d /Root %s /Prev %d >>\n" % (
        max(int(size[1]), max(objects) + 1), root[1], previous
    )  # fmt: skip
    body += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(body)


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_is_refused(signed: Signed, seed: int) -> None:
    """74: wherever one bit differs, the file is not accepted and nothing raises."""
    chance = random.Random(seed)
    flipped = bytearray(signed.decided)
    flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    _refused(bytes(flipped), signed.office.trust())


@pytest.mark.parametrize("part", ["certificate", "padding", "algorithm", "byterange", "xref"])
def test_a_flipped_bit_where_nobody_looks_is_refused(signed: Signed, part: str) -> None:
    """81, 82: bytes that a signature does not cover, or a reader does not need."""
    pdf = bytearray(signed.decided)
    contents = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    places = {
        "certificate": contents + 1200,
        "padding": pdf.index(b">", contents) - 8,
        "algorithm": contents + 60,
        "byterange": pdf.rindex(b"/ByteRange [") + 14,
        "xref": pdf.rindex(b"startxref") - 40,
    }
    pdf[places[part]] ^= 1
    assert _refused(bytes(pdf), signed.office.trust())


@pytest.mark.parametrize("junk", [b"\n", b" ", b"%%EOF\n", b"<script>", b"\x00" * 2000])
def test_anything_after_the_end_is_refused(signed: Signed, junk: bytes) -> None:
    """75: pyHanko alone calls such a file valid."""
    assert _refused(signed.decided + junk, signed.office.trust())


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_is_refused(signed: Signed, kept: float) -> None:
    """76."""
    cut = signed.decided[: int(len(signed.decided) * kept)]
    assert "packet.truncated" in _refused(cut, signed.office.trust())


def test_a_file_cut_back_to_its_pages_is_not_signed(signed: Signed) -> None:
    """84: all signatures stripped."""
    assert _refused(signed.base, signed.office.trust()) == {"verify.not_signed"}


def test_a_page_edited_after_signing_is_refused(signed: Signed) -> None:
    """77: incremental saving attack on the text of a page."""
    with pikepdf.open(BytesIO(signed.decided)) as opened:
        content = opened.pages[0].obj.Contents
        number = content.objgen[0]
        text = content.read_bytes().replace(b"0 0 0 rg", b"1 0 0 rg") + b"\n"
    packed = zlib.compress(text)
    forged = _appended(
        signed.decided,
        {number: b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream"
         % (len(packed), packed)},
    )  # fmt: skip
    assert _refused(forged, signed.office.trust())


def test_an_unsigned_revision_that_changes_nothing_is_refused(signed: Signed) -> None:
    """89: even an empty object has no place after the last signature."""
    forged = _appended(signed.decided, {900: b"<< >>"})
    assert _refused(forged, signed.office.trust()) & {"verify.unsigned_change"}


@pytest.mark.parametrize(
    "entry",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/AA << /WC << /S /Launch /F (calc.exe) >> >>",
        b"/Collection << >>",
    ],
)
def test_active_content_is_refused(signed: Signed, entry: bytes) -> None:
    """79: actions and scripts in the catalogue."""
    with pikepdf.open(BytesIO(signed.decided)) as opened:
        number = opened.Root.objgen[0]
        catalogue = opened.Root.unparse(resolved=True)
    forged = _appended(signed.decided, {number: catalogue[:-2] + entry + b" >>"})
    assert "verify.active_content" in _refused(forged, signed.office.trust())


def test_an_annotation_over_the_page_is_refused(signed: Signed) -> None:
    """78: a text box laid over a signed page."""
    with pikepdf.open(BytesIO(signed.decided)) as opened:
        page = opened.pages[0].obj
        number = page.objgen[0]
        text = page.unparse(resolved=True)
    note = b"/Annots [<< /Type /Annot /Subtype /FreeText /Rect [60 60 300 90] /Contents (No) >>]"
    forged = _appended(signed.decided, {number: text[:-2] + note + b" >>"})
    assert _refused(forged, signed.office.trust())


def test_approval_in_anothers_field_is_refused(signed: Signed) -> None:
    """85: L3's certificate in the field of L4; valid to any PDF reader."""
    from tests.unit.signing.packet import decision_by, digest_of
    from workstation.documents.stamp import render_stamp
    from workstation.signing.certify import sign_statement
    from workstation.signing.statement import decision_statement

    decision = decision_by(signed.director, Outcome.APPROVE)
    statement = decision_statement(
        digest_of(signed.record), decision, signed.director, language="en"
    )
    forged = sign_statement(
        signed.certified, statement | {"field": "L4"}, signed.director, render_stamp
    )
    assert "verify.wrong_authority" in _refused(forged, signed.office.trust())


def test_a_statement_in_anothers_name_is_refused(signed: Signed) -> None:
    """85: the stamp names the deputy head, the signature is L3's."""
    forged = decided_by(signed.certified, signed.record, signed.director, Outcome.APPROVE)
    assert judge(forged, signed.office.trust()).ok
    impostor = replace(
        signed.director,
        officer=replace(signed.director.officer, name="The Minister"),
    )
    forged = decided_by(signed.certified, signed.record, impostor, Outcome.APPROVE)
    assert "verify.not_the_signer" in _refused(forged, signed.office.trust())


def test_the_author_cannot_decide_with_another_certificate(signed: Signed) -> None:
    """B-21: one person, two certificates, still the author."""
    second = signed.office.officer("O-1", "A. Martin", Role.L3)
    forged = decided_by(signed.certified, signed.record, second, Outcome.APPROVE)
    assert "verify.approver_is_author" in _refused(forged, signed.office.trust())


def test_the_author_cannot_come_back_under_another_id(signed: Signed) -> None:
    """B-21: let go and enrolled again with another office, the author keeps the name."""
    again = signed.office.officer("O-77", "a. martin", Role.L3)
    forged = decided_by(signed.certified, signed.record, again, Outcome.APPROVE)
    assert "verify.approver_is_author" in _refused(forged, signed.office.trust())


@pytest.mark.parametrize(
    "change",
    [{"reason": "Approve"}, {"language": "fr"}, {"seen_by": "the Minister"}],
    ids=["reason", "language", "extra"],
)
def test_a_statement_in_other_words_is_refused(signed: Signed, change: dict[str, str]) -> None:
    """A denial whose /Reason says "Approve" in every other viewer."""
    from tests.unit.signing.packet import decision_by, digest_of
    from workstation.documents.stamp import render_stamp
    from workstation.signing.certify import sign_statement
    from workstation.signing.statement import decision_statement

    statement = decision_statement(
        digest_of(signed.record), decision_by(signed.director, Outcome.DENY), signed.director,
        language="en",
    )  # fmt: skip
    forged = sign_statement(signed.certified, statement | change, signed.director, render_stamp)
    assert "verify.statement" in _refused(forged, signed.office.trust())


def test_an_author_of_another_station_is_refused(signed: Signed) -> None:
    """A trusted officer of one station signs as the author of another station's file."""
    other = Office("LON-01")
    author = other.officer("O-1", "A. Martin", Role.ASSESSOR)
    trust = signed.office.trust(
        roots=(signed.office.certificate, other.certificate),
        officers=signed.office.issued | other.issued,
    )
    assert "verify.other_station" in _refused(certified_by(author, signed.record), trust)


def test_decisions_out_of_order_are_refused(signed: Signed) -> None:
    later = decided_by(signed.certified, signed.record, signed.committee, Outcome.ESCALATE)
    forged = decided_by(later, signed.record, signed.director, Outcome.APPROVE)
    assert "verify.wrong_order" in _refused(forged, signed.office.trust())


def test_a_decision_without_an_author_is_refused(signed: Signed) -> None:
    forged = decided_by(signed.base, signed.record, signed.director, Outcome.APPROVE)
    assert "verify.author_not_first" in _refused(forged, signed.office.trust())


def test_an_authors_statement_signed_by_somebody_else_is_refused(signed: Signed) -> None:
    other = signed.office.officer("O-9", "B. Other", Role.ASSESSOR)
    forged = certified_by(other, signed.record)
    assert "verify.not_the_author" in _refused(forged, signed.office.trust())


def test_another_root_is_not_trusted(signed: Signed) -> None:
    """87: a signature of an office that this machine does not know."""
    stranger = Office("FAKE-01")
    assert "verify.untrusted" in _refused(signed.decided, stranger.trust())
    twin = stranger.officer("O-1", "A. Martin", Role.ASSESSOR)
    forged = certified_by(twin, signed.record)
    assert "verify.untrusted" in _refused(forged, signed.office.trust())


def test_an_officer_whom_the_roster_does_not_pin_is_refused(signed: Signed) -> None:
    """87: issued by the right root, but in no roster."""
    known = {key: officer for key, officer in signed.office.issued.items() if officer.id != "O-4"}
    trust = signed.office.trust(officers=known)
    assert _refused(signed.decided, trust) == {"verify.not_in_roster"}


def test_roots_alone_are_enough_when_no_roster_is_given(signed: Signed) -> None:
    assert judge(signed.decided, signed.office.trust(officers=None)).ok


def test_an_expired_certificate_is_refused(signed: Signed) -> None:
    """87: valid today or not does not matter, but at the time of signing it must be (B-24)."""
    early = Office("OTT-04", datetime(2016, 12, 1, tzinfo=UTC))
    author = early.officer("O-1", "A. Martin", Role.ASSESSOR)
    assert "verify.expired" in _refused(certified_by(author, signed.record), early.trust())


def test_a_certificate_from_the_future_is_refused(signed: Signed) -> None:
    late = signed.office.officer(
        "O-1", "A. Martin", Role.ASSESSOR, at=datetime(2026, 11, 16, tzinfo=UTC) + timedelta(days=9)
    )
    forged = certified_by(late, signed.record)
    assert "verify.not_yet_valid" in _refused(forged, signed.office.trust())


def test_a_doctored_base_signed_by_its_author_is_refused(signed: Signed) -> None:
    """86: the pages say one thing, the embedded record another; the author signs both."""
    shown = redraw(signed.record | {"banner": "UNCLASSIFIED"})
    doctored = _rewritten(shown, lambda pdf: None)
    with pikepdf.open(BytesIO(doctored)) as opened:
        stream = opened.Root.Names.EmbeddedFiles.Names[1].EF.F
        stream.write(record_bytes(signed.record))
        output = BytesIO()
        opened.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    forged = certified_by(signed.author, signed.record, output.getvalue())
    assert "verify.pages_changed" in _refused(forged, signed.office.trust())


def test_hidden_content_prepared_before_signing_is_refused(signed: Signed) -> None:
    """90: a shadow attack hides a second page content in the base."""

    def hide(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLabels = pdf.make_indirect(pikepdf.Dictionary(Hidden=pdf.make_stream(b"x")))

    forged_base = _rewritten(signed.base, hide)
    forged = certified_by(signed.author, signed.record, forged_base)
    assert _refused(forged, signed.office.trust())


def test_a_swapped_attachment_is_refused(signed: Signed) -> None:
    """The record of another assessment in these pages."""
    other = sample.record(signed_at="2026-11-16T21:20:01Z")

    def swap(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(record_bytes(other))

    assert _refused(_rewritten(signed.decided, swap), signed.office.trust())
    with pikepdf.open(BytesIO(signed.decided)) as opened:
        number = opened.Root.Names.EmbeddedFiles.Names[1].EF.F.objgen[0]
    data = record_bytes(other)
    forged = _appended(
        signed.decided,
        {number: b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream"
         % (len(data), data)},
    )  # fmt: skip
    assert _refused(forged, signed.office.trust())
