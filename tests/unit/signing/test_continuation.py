"""A decision that is longer than its box goes on on a sheet that its signature locks."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.unit.signing.packet import Signed, decided_by, judge, reasons
from workstation.documents.stamp import render_stamp
from workstation.domain.assessment import Dissent, Outcome
from workstation.domain.error import BadInputError

_SENTENCES = [f"Sentence {number:03} says why this can be checked." for number in range(200)]
LONG = " ".join(_SENTENCES[:60])
DISSENT = Dissent("J. Doe, legal services", "I would not share before the visit.", "(S)")


@pytest.fixture(scope="module")
def continued(signed: Signed) -> bytes:
    """Two authorities, each with more to say than a box holds."""
    once = decided_by(
        signed.certified, signed.record, signed.director, Outcome.ESCALATE, reasons=LONG,
        against=True, dissents=(DISSENT,),
    )  # fmt: skip
    return decided_by(once, signed.record, signed.committee, Outcome.DENY, reasons=LONG)


def _said(pdf: bytes, folder: Path, *command: str) -> str:
    path = folder / "packet.pdf"
    path.write_bytes(pdf)
    done = subprocess.run([*command, path, *(["-"] if "text" in command[0] else [])],
                          capture_output=True, text=True, check=False)  # fmt: skip
    return " ".join(done.stdout.split())


def test_every_word_is_on_the_pages_and_in_the_record(
    signed: Signed, continued: bytes, tmp_path: Path
) -> None:
    """B-6: the basis stands there in full, and the dissent with it."""
    verdict = judge(continued, signed.office.trust())
    assert reasons(verdict) == set()
    assert [each.modification for each in verdict.signatures] == ["permitted", "permitted", "none"]
    assert verdict.decisions[0].reasons == LONG
    assert verdict.decisions[0].dissents == (DISSENT,)
    assert verdict.statements[1]["reason"] == "Escalate, would deny"
    said = _said(continued, tmp_path, "pdftotext", "-layout")
    numbers = re.findall(r"\b0\d\d\b", said)
    assert [n for n in range(60) if numbers.count(f"{n:03}") < 2] == []
    for part in ("Continued on page", "Level 3, continued (1): S. Okafor",
                 "Level 4, continued (1): Chloé Tremblay",
                 "Dissent, J. Doe, legal services: (S) I would not share"):  # fmt: skip
        assert part in said


def test_public_tools_call_every_signature_valid(continued: bytes, tmp_path: Path) -> None:
    said = _said(continued, tmp_path, "pdfsig", "-nocert")
    assert said.count("Signature is Valid.") == 3
    assert "Total document signed" in said
    assert "invalid" not in _said(continued, tmp_path, "mutool", "sign", "-v").lower()


def test_who_changes_an_area_breaks_the_signature_that_uses_it(
    signed: Signed, continued: bytes
) -> None:
    """We accept neither; other viewers are told of the area that a signature locks."""
    for name, locked in (("continuation_1", True), ("continuation_4", False)):
        changed = _with_other_picture(continued, name)
        verdict = judge(changed, signed.office.trust())
        assert not verdict.ok
        assert "verify.unsigned_change" in verdict.problems
        assert _others_see_a_break(changed) is locked


def _others_see_a_break(pdf: bytes) -> bool:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import SuspiciousModification

    for each in PdfFileReader(BytesIO(pdf)).embedded_regular_signatures:
        each.compute_integrity_info()
        if isinstance(each.diff_result, SuspiciousModification):
            return True
    return False


def _with_other_picture(pdf: bytes, name: str) -> bytes:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    box = generic.ArrayObject([generic.NumberObject(each) for each in (0, 0, 10, 10)])
    form: dict[Any, Any] = {
        generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
        generic.pdf_name("/BBox"): box,
    }
    picture = writer.add_object(generic.StreamObject(dict_data=form, stream_data=b"q Q"))
    for each in writer.root["/AcroForm"]["/Fields"]:
        field = each.get_object()
        if str(field["/T"]) == name:
            appearance = generic.DictionaryObject({generic.pdf_name("/N"): picture})
            field[generic.pdf_name("/AP")] = appearance
            writer.update_container(field)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def test_what_no_area_is_left_for_is_refused_with_how_much_to_cut(
    signed: Signed, continued: bytes
) -> None:
    """The text is never cut by the program; whoever comes later can still say as much as a box."""
    del continued
    statement = {
        "language": "fr", "field": "L3", "officer_name": "S. Okafor", "station": "OTT-04",
        "certificate": "C7", "at": "2026-11-17T20:47:00Z", "outcome": "deny", "reasons": LONG * 3,
        "marking": "(S)", "conditions": [], "no_interest": True,
    }  # fmt: skip
    areas = [(7, 500.0, 283.0)]
    with pytest.raises(BadInputError) as caught:
        render_stamp(statement, 500.0, 97.0, areas)
    cut = int(str(caught.value.data["cut"]))
    fits = {**statement, "reasons": (LONG * 3)[: len(LONG * 3) - cut]}
    render_stamp(fits, 500.0, 97.0, areas)
    short = {**statement, "reasons": "Refusé."}
    assert render_stamp(short, 500.0, 97.0, areas) == render_stamp(short, 500.0, 97.0)
