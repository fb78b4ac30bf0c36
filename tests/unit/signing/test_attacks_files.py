"""Packets that carry what they should not, or are put together from others."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import rfc8785

from tests.unit.documents import sample
from tests.unit.signing.packet import (
    Signed,
    certified_by,
    decided_by,
    judge,
)
from tests.unit.signing.test_attacks import _refused
from workstation.documents.packet_record import record_bytes
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError, CheckFailedError


def test_a_second_attachment_is_refused(signed: Signed) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.append(pikepdf.String("zz.exe"))
        names.append(names[1])

    forged = certified_by(signed.author, signed.record, _plainly(signed.base, add))
    assert "verify.other_files" in _refused(forged, signed.office.trust())


def _plainly(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        output = BytesIO()
        opened.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return output.getvalue()


def test_an_encrypted_packet_is_refused(signed: Signed) -> None:
    """89."""
    with pikepdf.open(BytesIO(signed.base)) as opened:
        output = BytesIO()
        opened.save(output, encryption=pikepdf.Encryption(owner="o", user=""))
    assert _refused(output.getvalue(), signed.office.trust())


def test_signatures_of_another_packet_are_refused(signed: Signed) -> None:
    """83: the author's signature value moved to another record's file."""
    other = sample.record(signed_at="2026-11-16T21:20:01Z")
    theirs = certified_by(signed.author, other)
    ours = bytearray(signed.certified)
    mine = re.search(rb"/Contents <([0-9A-F]+)>", signed.certified)
    their = re.search(rb"/Contents <([0-9A-F]+)>", theirs)
    assert mine is not None
    assert their is not None
    ours[mine.start(1) : mine.end(1)] = their[1]
    assert "verify.signature_broken" in _refused(bytes(ours), signed.office.trust())


def test_an_empty_signature_is_refused(signed: Signed) -> None:
    """81: /Contents of zeros, and of garbage."""
    found = re.search(rb"/Contents <([0-9A-F]+)>", signed.certified)
    assert found is not None
    for filling in (b"0", b"A"):
        forged = bytearray(signed.certified)
        forged[found.start(1) : found.end(1)] = filling * len(found[1])
        assert _refused(bytes(forged), signed.office.trust())


def test_a_decision_about_another_record_is_refused(signed: Signed) -> None:
    other = sample.record(signed_at="2026-11-16T21:20:01Z")
    forged = decided_by(signed.certified, other, signed.director, Outcome.APPROVE)
    assert "verify.other_record" in _refused(forged, signed.office.trust())


def test_a_stamp_that_shows_another_outcome_is_refused(signed: Signed) -> None:
    """The picture says approve, the signed statement says deny."""
    from tests.unit.signing.packet import decision_by, digest_of
    from workstation.documents.stamp import render_stamp
    from workstation.signing.certify import sign_statement
    from workstation.signing.statement import decision_statement

    def lie(statement: dict[str, Any], *where: Any) -> bytes:
        return render_stamp(statement | {"outcome": "approve"}, *where)

    statement = decision_statement(
        digest_of(signed.record), decision_by(signed.director, Outcome.DENY), signed.director,
        language="en",
    )  # fmt: skip
    forged = sign_statement(signed.certified, statement, signed.director, lie)
    assert "verify.revision_changed" in _refused(forged, signed.office.trust())


def _carrying(base: bytes, data: bytes) -> bytes:
    """The pages with another embedded record."""
    return _plainly(base, lambda pdf: pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.write(data))


def test_a_record_with_a_duplicate_key_is_refused(signed: Signed) -> None:
    """54: two values for one key; the last would silently win."""
    text = record_bytes(signed.record)
    double = b'{"banner":"UNCLASSIFIED",' + text[1:]
    assert _refused(_carrying(signed.base, double), signed.office.trust())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "packet.not_pdf"),
        (b"hello", "packet.not_pdf"),
        (b"%PDF-1.7\n", "packet.truncated"),
        (b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n", "packet.not_ours"),
    ],
)
def test_what_is_no_packet_is_bad_input(signed: Signed, data: bytes, code: str) -> None:
    with pytest.raises(BadInputError) as caught:
        judge(data, signed.office.trust())
    assert caught.value.code == code
    assert caught.value.exit_code == 3


def test_a_field_is_signed_once(signed: Signed) -> None:
    with pytest.raises(CheckFailedError) as caught:
        decided_by(signed.escalated, signed.record, signed.director, Outcome.DENY)
    assert caught.value.code == "packet.field_taken"


def test_records_that_are_not_ours_are_refused_not_raised(signed: Signed) -> None:
    """53, 56: hostile records reach the renderer only to be refused."""
    for hostile in (
        rfc8785.dumps({}),
        rfc8785.dumps({"language": "xx"}),
        b"[1]",
        b'{"a": NaN}',
        b"\xff\xfe",
        b'{"a":' * 50_000,
    ):
        assert _refused(_carrying(signed.base, hostile), signed.office.trust())
