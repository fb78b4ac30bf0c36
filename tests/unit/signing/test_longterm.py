"""What is added after the last signature holds for many years, and hides nothing."""

import subprocess
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.unit.documents.tagged_check import check
from tests.unit.signing.packet import Signed, judge, reasons
from tests.unit.signing.stamped import STAMPED_AT, Authority, Lifted, revocation_list
from workstation.signing import longterm, longterm_check, timestamp
from workstation.signing.longterm import Archive
from workstation.signing.reading import read_packet
from workstation.signing.verdict import as_json


@pytest.fixture(scope="module")
def lifted(signed: Signed) -> Lifted:
    return Lifted(signed, Authority.make())


def test_a_stamped_packet_reaches_the_last_level(lifted: Lifted) -> None:
    verdict = judge(lifted.pdf, lifted.trust)
    assert reasons(verdict) == set()
    assert verdict.ok
    said = as_json(verdict, "packet.pdf")
    assert said["level"] == "B-LTA"
    assert said["timestamps"][0]["at"] == "2026-11-20T12:00:00Z"
    assert said["timestamps"][0]["authority"] == "Office time-stamps"
    assert lifted.pdf.startswith(lifted.signed.decided)


def test_levels_below_are_told_apart(lifted: Lifted) -> None:
    stamp, decided = lifted.authority.token, lifted.signed.decided
    bare = longterm.append_stamp(decided, stamp)
    late = longterm.append_store(bare, lifted.certificates, [revocation_list(lifted.signed.office)])
    found = [_archive(each, lifted) for each in (decided, lifted.stored, bare, late)]
    assert [each.level for each in found] == ["B-B", "B-B", "B-T", "B-LT"]
    assert not any(each.problems for each in found)
    assert judge(late, lifted.trust).ok


def test_it_is_stamped_again_before_the_authority_ends(lifted: Lifted) -> None:
    later = STAMPED_AT + timedelta(days=2000)
    second = Authority.make("Second authority")
    again = longterm.append_stamp(lifted.pdf, lambda digest: second.token(digest, later))
    both = (lifted.authority.certificate, second.certificate)
    verdict = judge(again, lifted.signed.office.trust(timestamps=both))
    assert verdict.ok
    assert [each.authority for each in verdict.archive.stamps] == [
        "Office time-stamps", "Second authority",
    ]  # fmt: skip
    back = longterm.append_stamp(
        lifted.pdf, lambda digest: second.token(digest, STAMPED_AT - timedelta(days=2))
    )
    refused = judge(back, lifted.signed.office.trust(timestamps=both))
    assert "verify.timestamp_early" in refused.problems


def test_an_authority_that_nobody_named_is_not_believed(lifted: Lifted) -> None:
    verdict = judge(lifted.pdf, lifted.signed.office.trust())
    assert verdict.problems == ("verify.timestamp_unknown",)
    assert not verdict.ok


def test_a_stamp_of_another_file_is_refused(lifted: Lifted) -> None:
    token = lifted.authority.token(bytes(48))
    pdf = longterm.append_stamp(lifted.stored, lambda _: token)
    assert "verify.timestamp_broken" in _archive(pdf, lifted).problems


def test_a_stamp_before_the_signatures_is_refused(lifted: Lifted) -> None:
    early = STAMPED_AT - timedelta(days=10)
    pdf = longterm.append_stamp(lifted.stored, lambda digest: lifted.authority.token(digest, early))
    assert _archive(pdf, lifted).problems == ("verify.timestamp_early",)


def test_nothing_foreign_stands_in_the_store(lifted: Lifted) -> None:
    """No certificate, list or bytes that a check of this packet does not need."""
    other = Authority.make("Foreign").certificate.public_bytes(Encoding.DER)
    office = lifted.signed.office
    mine = lifted.certificates[-1:]
    for certificates, lists in (
        ((other,), []),
        (mine, [b"not a list"]),
        ((), [revocation_list(office)]),
        ((*mine, *mine), []),
    ):
        pdf = longterm.append_store(lifted.signed.decided, certificates, lists)
        assert "verify.archive_foreign" in _archive(pdf, lifted).problems


def test_who_was_revoked_before_signing_is_refused(lifted: Lifted) -> None:
    """What was signed before keeps."""
    signer = lifted.signed.committee.certificate
    for at, expected in ((datetime(2026, 11, 1, tzinfo=UTC), False), (STAMPED_AT, True)):
        lists = [revocation_list(lifted.signed.office, (signer, at))]
        pdf = longterm.append_store(lifted.signed.decided, lifted.certificates, lists)
        assert _archive(pdf, lifted).problems == (() if expected else ("verify.revoked",))


def test_each_byte_of_the_additions_counts(lifted: Lifted) -> None:
    begin = len(lifted.signed.decided)
    for at in range(begin, len(lifted.pdf), 6007):
        changed = bytearray(lifted.pdf)
        changed[at] ^= 1
        assert not judge(bytes(changed), lifted.trust).ok
    assert not judge(lifted.pdf + b"\n% more\n%%EOF\n", lifted.trust).ok


def test_a_token_has_one_form(lifted: Lifted) -> None:
    token = lifted.authority.token(bytes(48))
    assert timestamp.read(token).at == STAMPED_AT
    for spoiled in (token + b"\x00", token[:-1], b"", b"0\x82\x00\x00"):
        with pytest.raises(ValueError):  # noqa: PT011 - four libraries' words, one promise
            timestamp.read(spoiled)


def test_it_stays_tagged_and_archival(lifted: Lifted) -> None:
    assert check(lifted.pdf).faults == check(lifted.signed.decided).faults


def test_others_call_it_valid(lifted: Lifted, tmp_path: Path) -> None:
    """pyHanko's own validator, poppler, mupdf and openssl, which know nothing of us."""
    from asn1crypto import x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(BytesIO(lifted.pdf), strict=True)
    known = (lifted.signed.office.certificate, lifted.authority.certificate)
    roots = [x509.Certificate.load(each.public_bytes(Encoding.DER)) for each in known]

    def context() -> ValidationContext:
        return ValidationContext(trust_roots=roots, moment=STAMPED_AT, allow_fetching=False)

    for each in reader.embedded_regular_signatures:
        status = validate_pdf_signature(each, context())
        assert (status.intact, status.valid, status.trusted) == (True, True, True)
        assert status.docmdp_ok
    stamp = validate_pdf_timestamp(reader.embedded_timestamp_signatures[0], context())
    assert (stamp.intact, stamp.valid, stamp.trusted) == (True, True, True)
    assert stamp.timestamp == STAMPED_AT
    path = tmp_path / "packet.pdf"
    path.write_bytes(lifted.pdf)
    said = _said("pdfsig", "-nocert", str(path))
    assert said.count("Signature is Valid.") == 3
    assert "Total document signed" in said.partition("archive-1")[2]
    assert _said("mutool", "sign", "-v", str(path)).count("The signature is valid") == 3


def test_openssl_takes_our_request_and_our_answer(lifted: Lifted, tmp_path: Path) -> None:
    from workstation.identity.signing_key import SoftwareKey

    digest = longterm.digest_to_stamp(lifted.stored)
    request = tmp_path / "packet.tsq"
    request.write_bytes(timestamp.request_of(digest))
    asked = timestamp.asked_in(request.read_bytes(), "packet.tsq")
    assert asked.digest == digest
    sign, certificate = SoftwareKey(lifted.authority.key).sign, lifted.authority.certificate
    response, known = tmp_path / "packet.tsr", tmp_path / "tsa.pem"
    response.write_bytes(timestamp.answer(asked, sign, certificate, STAMPED_AT))
    known.write_bytes(certificate.public_bytes(Encoding.PEM))
    said = _said(
        *("openssl", "ts", "-verify", "-queryfile", str(request)),
        *("-in", str(response), "-CAfile", str(known)),
    )
    assert "Verification: OK" in said


def _archive(pdf: bytes, lifted: Lifted) -> Archive:
    """What is said of the additions alone."""
    return longterm_check.judge(read_packet(pdf), lifted.trust)


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout + done.stderr
