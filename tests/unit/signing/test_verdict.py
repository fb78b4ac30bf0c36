"""What a verdict says: the result, the reason that is named, and the standard's words for both."""

import pytest

from tests.campaign.packets_classes import ATTACKS
from tests.unit.signing.packet import Signed, certified_by, judge, redraw
from workstation import words
from workstation.documents.stamp import render_stamp
from workstation.signing.indication import UNDETERMINED, Result
from workstation.signing.reading import NotAcceptedError
from workstation.signing.verdict import SignatureVerdict, Verdict, as_json
from workstation.signing.verify import verify
from workstation.workflows import verification


def test_what_is_accepted_has_passed(signed: Signed) -> None:
    found = as_json(judge(signed.decided, signed.office.trust()), "packet.pdf")
    assert (found["result"], found["indication"], found["reason"]) == ("passed", "TOTAL-PASSED", "")
    assert found["warnings"] == []
    for each in found["signatures"]:
        assert (each["result"], each["sub_indication"]) == ("passed", "")


def test_an_unknown_signer_leaves_it_undetermined(signed: Signed) -> None:
    """B-24: nothing is wrong with it, and still nobody may rely on it."""
    known = {key: one for key, one in signed.office.issued.items() if one.id != "O-4"}
    found = judge(signed.decided, signed.office.trust(officers=known))
    assert not found.ok
    assert found.record is None
    said = as_json(found, "packet.pdf")
    assert (said["result"], said["reason"]) == ("indeterminate", "verify.not_in_roster")
    assert said["sub_indication"] == "NO_SIGNING_CERTIFICATE_FOUND"
    assert [each["result"] for each in said["signatures"]] == ["passed", "passed", "indeterminate"]


def test_a_later_programs_packet_is_undetermined_and_its_signatures_are_judged(
    signed: Signed,
) -> None:
    def unknown(_: object) -> bytes:
        raise NotAcceptedError("verify.renderer_unknown")

    trust = signed.office.trust()
    found = verify(signed.decided, trust, unknown, render_stamp)
    assert (found.ok, found.result) == (False, Result.INDETERMINATE)
    assert [each.result for each in found.signatures] == [Result.PASSED] * 3
    assert [each.modification for each in found.signatures] == ["permitted", "permitted", "none"]
    broken = signed.decided.replace(b"/P 2", b"/P 3", 1)
    found = verify(broken, trust, unknown, render_stamp)
    assert (found.result, found.reason) == (Result.FAILED, "verify.signature_broken")


def test_a_record_that_breaks_the_renderer_is_told_as_such(signed: Signed) -> None:
    def breaks(record: dict[str, object]) -> bytes:
        return redraw({**record, "sections": None})

    found = verify(signed.certified, signed.office.trust(), breaks, render_stamp)
    assert (found.result, found.reason) == (Result.FAILED, "verify.record_unreadable")
    assert found.signatures[0].intact


def test_who_runs_out_of_memory_is_not_told_of_a_fault_in_the_file(signed: Signed) -> None:
    def greedy(_: object) -> bytes:
        raise MemoryError

    with pytest.raises(MemoryError):
        verify(signed.certified, signed.office.trust(), greedy, render_stamp)


def test_the_signature_whose_revision_differs_is_named(signed: Signed) -> None:
    """The author and L3 signed what they signed; what L4 added is not what L4 states."""
    at = signed.decided.index(b"stream", len(signed.escalated)) + 60
    spoiled = signed.decided[:at] + bytes([signed.decided[at] ^ 1]) + signed.decided[at + 1 :]
    found = judge(spoiled, signed.office.trust())
    assert [("verify.revision_changed" in each.problems) for each in found.signatures] == [
        False, False, True
    ]  # fmt: skip


def test_certain_reasons_come_before_unknown_ones() -> None:
    both = Verdict(
        ok=False,
        signatures=(SignatureVerdict("author", problems=("verify.untrusted", "verify.expired")),),
    )
    assert (both.result, both.reason) == (Result.FAILED, "verify.expired")
    only = SignatureVerdict("author", problems=("verify.untrusted",))
    assert only.result is Result.FAILED, "what is not intact is not merely unknown"
    assert Verdict(ok=False).result is Result.FAILED


def test_the_same_author_signs_the_same_pages_twice_and_both_hold(signed: Signed) -> None:
    """Two files that are alike but for the signature's value: each is what it says."""
    again = certified_by(signed.author, signed.record, signed.base)
    assert again != signed.certified
    assert judge(again, signed.office.trust()).ok


def test_every_reason_has_words_and_a_next_step_and_every_class_a_reason() -> None:
    catalogue = words.catalogue()
    codes = {code for code in catalogue if code.startswith("verify.")} | set(UNDETERMINED)
    codes |= {attack.reason for attack in ATTACKS.values()}
    for code in codes:
        assert all(catalogue[code].get(key) for key in ("en", "fr", "next_en", "next_fr")), code
    assert len(ATTACKS) >= 60
    assert len({attack.reason for attack in ATTACKS.values()}) >= 30


def test_the_standards_words_are_said_with_the_reason(signed: Signed) -> None:
    found = judge(signed.decided, signed.office.trust())
    assert verification.in_standard_words(found) == "TOTAL-PASSED"
    found = judge(signed.base, signed.office.trust())
    assert verification.in_standard_words(found) == "TOTAL-FAILED, FORMAT_FAILURE"
