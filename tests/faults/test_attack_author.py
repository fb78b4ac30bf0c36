"""An author with a real key and a program that skips the rules: nothing of it is accepted."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.faults.conftest import DRAFT, Station
from workstation.documents import packet_record
from workstation.documents.assessment import render
from workstation.documents.packet_values import assessment_of
from workstation.domain.error import CheckFailedError
from workstation.records import kinds
from workstation.signing.certify import certify
from workstation.signing.statement import author_statement
from workstation.signing.verdict import Verdict
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, packet_content, packets, verification
from workstation.workflows.session import Session

Record = dict[str, Any]
Change = Callable[[Record], None]


class Forger:
    """Signs whatever record it is told to, with all that follows from it worked out."""

    def __init__(self, session: Session, assessment: str) -> None:
        self.session = session
        self.assessment = assessment

    def verdict(self, change: Change) -> Verdict:
        return verification.judge_in(self.session, self.signed(change), None)

    def signed(self, change: Change) -> bytes:
        record = self._record()
        change(record)
        _settle(record)
        methodology = packet_content.methodology_of_record(record)
        digest = hashlib.sha256(packet_record.record_bytes(record)).hexdigest()
        signer = self.session.signer
        statement = author_statement(digest, signer, record["signed_at"], record["language"])
        return certify(render(record, methodology), statement, signer, verification.restamp)

    def _record(self) -> Record:
        found = assessments.get_assessment(self.session, self.assessment)
        signed_at = self.session.now_utc()
        content, _ = packet_content.gather(self.session, found, language="en", signed_at=signed_at)
        return packet_record.build(content)


def _settle(record: Record) -> None:
    """Make everything that the rules compute agree with what was changed."""
    methodology = packet_content.methodology_of_record(record)
    found = packet_content.check_of(record, methodology)
    in_place = packet_content.measures_in_place(found)
    record["values"] = packet_record.values_of(
        found.baseline, found.residual, found.determination, in_place
    )
    record["authority_required"] = found.authority_required
    record["authority_reasons"] = [
        packet_content.reason_of(each, "en") for each in found.required.reasons
    ]
    record["banner"] = found.banner.in_language("en")
    record["banner_drivers"] = list(found.banner_from)
    record["portions"] = found.marked_texts
    sections = packet_content.sections_of(methodology, assessment_of(record), found)
    record["sections"] = [
        {"id": each.id, "status": each.status, "questions": list(each.questions)}
        for each in sections
    ]
    record["check_code"] = packet_record.check_code(record)


@pytest.fixture(scope="module")
def forger(
    stages: dict[str, Station], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Forger]:
    station = stages[DRAFT].copied(tmp_path_factory.mktemp("forger") / "station")
    with station.sit() as session:
        yield Forger(session, station.assessment)


def _answer(record: Record, question: str) -> Record:
    answers: list[Record] = record["assessment"]["answers"]
    return next(each for each in answers if each["question"] == question)


def _without(question: str) -> Change:
    return lambda record: record["assessment"]["answers"].remove(_answer(record, question))


def _hidden_key(record: Record) -> None:
    record["hidden"] = "read by nobody"


def _lower_baseline(record: Record) -> None:
    record["assessment"]["baseline_values"] |= {"8.3": "1", "8.4": "1"}


def _unlocked(record: Record) -> None:
    record["assessment"]["baseline_locked_utc"] = ""


def _evidence_that_is_not_there(record: Record) -> None:
    _answer(record, "1.2")["evidence"] = ["E-77"]


def _second_answer(record: Record) -> None:
    first = _answer(record, "1.2")
    record["assessment"]["answers"].append(first | {"text": "Something else."})


def _unknown_question(record: Record) -> None:
    first = _answer(record, "1.2")
    record["assessment"]["answers"].append(first | {"question": "99.9"})


def _sheet_of_tomorrow(record: Record) -> None:
    record["circumstances"]["country_sheet_age_months"] = -1


def _arrangement_unlike_its_page(record: Record) -> None:
    record["circumstances"]["arrangement_status"] = "active"


def _says(**given: str) -> Change:
    return lambda record: record["assessment"].update(given)


def _bad_marking(record: Record) -> None:
    _answer(record, "1.2")["marking"] = "(SECRETISH)"


def _name_that_turns(record: Record) -> None:
    record["partner"]["name"] += " \u202ecilbup"


ATTACKS: dict[str, tuple[Change, str]] = {
    "no characterization of the information (B-7)": (_without("2.5"), "verify.incomplete"),
    "a required answer left out": (_without("8.1"), "verify.incomplete"),
    "baseline never locked (G-4)": (_unlocked, "verify.incomplete"),
    "a text without a readable mark (B-31)": (_bad_marking, "verify.incomplete"),
    "a locked baseline lower than the answers printed": (
        _lower_baseline, "verify.answers_unfit",
    ),
    "evidence that is not there": (_evidence_that_is_not_there, "verify.answers_unfit"),
    "an answer to a question that is not asked": (_unknown_question, "verify.answers_unfit"),
    "two answers to one question": (_second_answer, "verify.values_differ"),
    "something that no page shows": (_hidden_key, "verify.values_differ"),
    "a case that stands until 2099 (C-bis)": (
        _says(valid_until="2099-01-01"),
        "verify.values_differ",
    ),
    "a case about a whole country": (_says(country="NOR"), "verify.answers_unfit"),
    "a file that follows another without new facts (D)": (
        _says(follows="MRA-2026-0042"),
        "verify.answers_unfit",
    ),
    "a triage that is signed": (_says(kind="triage"), "verify.incomplete"),
    "a country sheet from the future (G-8)": (_sheet_of_tomorrow, "verify.values_differ"),
    "a name that reads otherwise than it is kept": (_name_that_turns, "verify.hidden_text"),
    "an arrangement that only the rules see": (
        _arrangement_unlike_its_page, "verify.values_differ",
    ),
}  # fmt: skip


def test_an_honest_record_is_accepted(forger: Forger) -> None:
    """The forger's tools are sound: unchanged, its packet passes."""
    assert forger.verdict(lambda record: None).ok


@pytest.mark.parametrize("name", ATTACKS)
def test_a_record_that_could_not_be_submitted_is_refused(forger: Forger, name: str) -> None:
    """A valid signature is not acceptance (security 1.9, T11): the rules are applied again."""
    change, code = ATTACKS[name]
    verdict = forger.verdict(change)
    assert not verdict.ok
    assert verdict.record is None
    assert verdict.problems == (code,)


def test_a_text_of_before_that_turns_is_told_before_it_is_signed(draft: Station) -> None:
    """What came into a record before such characters were refused is found by its author."""
    with draft.sit() as session:
        partner = assessments.get_assessment(session, draft.assessment).partner
        saved = session.vault.entries_of(kinds.PARTNER_SAVED, partner)[-1]
        session.record([NewEntry(saved.kind, partner, {**saved.body, "name": "Po\u200blice"})])
        with pytest.raises(CheckFailedError) as caught:
            packets.submit(session, draft.assessment, draft.submitted)
    assert caught.value.code == "packet.hidden_text"
    assert (caught.value.data["text"], caught.value.data["character"]) == ("Po\ufffdlice", "U+200B")
