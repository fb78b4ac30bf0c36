"""Answers of earlier files, carried one by one; and two files or versions side by side."""

import pytest

from workstation.domain.assessment import Answer, AssessmentKind, EvidenceKind
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, carrying, comparing, packet_content, partners

MARK = "(S//REL TO CAN, USA)"


def _sign(session, assessment, version=1):
    """The entry of a signature, as a packet leaves it."""
    found = assessments.save_all(session, assessment)
    body = {
        "assessment": assessment, "version": version, "partner": found.partner, "title": "T",
        "marking": "(U)", "banner": "SECRET", "submitted_utc": session.now_utc(),
        "packet_sha256": "0" * 64, "baseline": "low", "residual": "low", "determination": "no",
        "mitigable": "", "act": "disclosure", "authority_required": "L1",
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SUBMITTED, assessment, body)])


@pytest.fixture
def files(session, tmp_path):
    """A signed file with evidence, and a new draft about the same partner."""
    partner = partners.add_partner(
        session, name="State Security", country="NOR", kind="intelligence", marking="(U)"
    )
    old = assessments.new_assessment(session, partner.id).id
    letter = tmp_path / "letter.txt"
    letter.write_text("agreed")
    assessments.answer(session, old, Answer("4.3", "2", "Courts are slow.", MARK))
    assessments.answer(session, old, Answer("5.1", None, "Directorate, unit 4", MARK))
    assessments.answer(session, old, Answer("8.3", "4"))
    assessments.add_evidence_file(session, old, letter, "4.3", title="Letter", marking=MARK)
    return old, partner.id


def _begin(session, files, given=()):
    old, partner = files
    _sign(session, old)
    new = assessments.new_assessment(session, partner).id
    for answer in given:
        assessments.answer(session, new, answer)
    return old, new


def test_earlier_answers_are_offered_and_none_is_carried_by_itself(session, files):
    """Feature 7: shown with their file and day; a draft stays empty until one is ticked."""
    old, new = _begin(session, files)
    found = {each.question: each for each in carrying.candidates(session, new)}
    assert set(found) == {"4.3", "5.1", "8.3"}
    assert found["4.3"].source == old
    assert found["4.3"].answer.text == "Courts are slow."
    assert [each.title for each in found["4.3"].evidence] == ["Letter"]
    assert assessments.get_assessment(session, new).answers == {}
    told = session.vault.entries_of(kinds.RECORD_VIEWED, old)
    assert told, "that it was shown is noted at the file that gave it"


def test_a_carried_answer_cites_its_evidence_again_and_remembers_its_origin(session, files):
    old, new = _begin(session, files)
    carrying.carry(session, new, ["4.3"], old)
    now = assessments.get_assessment(session, new)
    assert now.answers["4.3"] == Answer("4.3", "2", "Courts are slow.", MARK, ("E-01",))
    assert now.answers.keys() == {"4.3"}
    cited = now.evidence[0]
    assert cited.title == f"Letter ({old}, E-01)"
    assert cited.kind is EvidenceKind.FILE
    assert assessments.read_evidence(session, new, "E-01") == b"agreed"
    origin = carrying.origins(session, new)["4.3"]
    assert origin.source == old
    assert not origin.is_changed(now.answers["4.3"])
    assert origin.is_changed(Answer("4.3", "3", "Courts are slow.", MARK))
    assert session.vault.check_rebuild().ok


def test_a_number_of_lost_evidence_is_never_taken_for_one_of_this_file(session, files):
    """A measure's proof names E-07, which that file does not have: it proves nothing here."""
    old, partner = files
    persons = Answer("3.1", ({"person": "A", "location": "see E-07 and E-01"},), "", MARK)
    assessments.answer(session, old, persons)
    old, new = _begin(session, (old, partner))
    carried = carrying.carry(session, new, ["3.1"], old)[0]
    assert carried.lost == ("E-07",)
    told = assessments.get_assessment(session, new).answers["3.1"].value[0]["location"]
    assert told == f"see E\u201107 ({old}) and E-01"


@pytest.mark.parametrize("question", ["11.1", "11.7", "11.8", "13.1"])
def test_findings_of_a_person_are_not_offered(session, files, question):
    """B-3, G-3: the limbs, the determination and the recommendation are made anew."""
    old, partner = files
    value = "approve" if question == "13.1" else "yes"
    body = {
        "assessment": old, "version": 1, "section": question.split(".")[0], "title": "",
        "marking": "", "partner": partner,
        "answers": [{"question": question, "value": value, "text": "x", "marking": "(U)",
                     "evidence": []}],
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SAVED, old, body)])
    old, new = _begin(session, (old, partner))
    assert question not in {each.question for each in carrying.candidates(session, new)}
    with pytest.raises((BadInputError, NotAllowedError)) as refused:
        carrying.carry(session, new, [question], old)
    assert refused.value.code in ("carry.not_offered", "assessment.section_locked")


def test_a_locked_baseline_takes_no_earlier_answer(session, files):
    """G-4."""
    old, new = _begin(session, files)
    locked = {
        "assessment": new, "version": 1, "locked_utc": session.now_utc(),
        "locked_by": session.officer.id, "values": {},
    }  # fmt: skip
    session.record([NewEntry(kinds.BASELINE_LOCKED, new, locked)])
    assert "8.3" not in {each.question for each in carrying.candidates(session, new)}
    with pytest.raises(NotAllowedError) as refused:
        carrying.carry(session, new, ["4.3", "8.3"], old)
    assert refused.value.code == "assessment.baseline_locked"
    assert assessments.get_assessment(session, new).answers == {}, "all of them or none"
    assert assessments.get_assessment(session, new).evidence == ()


def test_another_partner_offers_nothing(session, files):
    old, _new = _begin(session, files)
    other = partners.add_partner(session, name="Coast Guard", country="ISL", kind="military")
    mine = assessments.new_assessment(session, other.id).id
    assert carrying.candidates(session, mine) == ()
    with pytest.raises(BadInputError) as refused:
        carrying.carry(session, mine, ["4.3"], old)
    assert refused.value.code == "carry.not_offered"


def test_an_unsigned_file_offers_nothing(session, files):
    old, partner = files
    new = assessments.new_assessment(session, partner).id
    assert carrying.candidates(session, new) == ()
    assert AssessmentKind.CASE is assessments.get_assessment(session, old).kind


def test_two_files_side_by_side(session, files):
    """Feature 27: every field, with what differs."""
    old, new = _begin(session, files, [Answer("4.3", "3", "Courts are slow.", MARK)])
    found = comparing.compare(session, old, new)
    rows = {row.question: row for row in found.rows}
    assert rows["4.3"].differs == ("value", "evidence")
    assert rows["4.3"].left_evidence == ("E-01 Letter",)
    assert rows["5.1"].differs == ("text", "marking")
    assert rows["5.1"].right is None
    assert rows["1.1"].differs == ()
    assert {row.question for row in found.different} == {"4.3", "5.1", "8.3"}
    assert comparing.compare(session, old, old).different == ()
    for wrong in ("MRA-2026-0099", "P-0001", f"{old}@9"):
        with pytest.raises(BadInputError):
            comparing.compare(session, old, wrong)


def test_a_version_as_it_was_signed_and_one_answer_of_it_restored(session, files):
    """From the record's entries; a restored answer is a new draft answer of the same file."""
    old, _partner = files
    _sign(session, old)
    reopened = {"assessment": old, "version": 2, "reason": "x", "marking": "(U)"}
    session.record([NewEntry(kinds.BASELINE_REOPENED, old, reopened)])
    assessments.answer(session, old, Answer("4.3", "1", "Courts are quick.", MARK))
    assert [line.reference for line in comparing.list_versions(session, old)] == [f"{old}@1"]
    found = comparing.compare(session, f"{old}@1", old)
    row = next(row for row in found.rows if row.question == "4.3")
    assert row.left.text == "Courts are slow."
    assert row.right.text == "Courts are quick."
    assert [each.question for each in found.different] == ["4.3"]
    carrying.carry(session, old, ["4.3"], f"{old}@1")
    assert assessments.get_assessment(session, old).answers["4.3"] == Answer(
        "4.3", "2", "Courts are slow.", MARK, ("E-01",)
    )


def test_the_document_says_what_was_carried(session, files):
    """The record of changes names the file that an answer came from, while it stands."""
    old, new = _begin(session, files)
    carrying.carry(session, new, ["4.3", "5.1"], old)
    assessments.answer(session, new, Answer("5.1"))
    found = assessments.get_assessment(session, new)
    content, _ = packet_content.gather(session, found, language="fr", signed_at="")
    said = [(each["what"], each["text"][: len(old)]) for each in content.changes]
    assert said == [("Réponse à 4.3 reprise d’un dossier antérieur", old)]


def test_a_leftover_of_a_hidden_question_is_not_offered(session, files):
    """A file of before may hold answers that did not count there; they do not count here."""
    old, partner = files
    left = [("7.1", "no"), ("7.2", "yes")]
    body = {
        "assessment": old, "version": 1, "section": "7", "title": "", "marking": "",
        "partner": partner,
        "answers": [{"question": q, "value": v, "text": "", "marking": "", "evidence": []}
                    for q, v in left],
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SAVED, old, body)])
    new = assessments.new_assessment(session, partner).id
    submitted = {
        "assessment": old, "version": 1, "partner": partner, "submitted_utc": session.now_utc(),
        "packet_sha256": "0" * 64, "title": "T",
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SUBMITTED, old, submitted)])
    assessments.answer(session, new, Answer("7.1", "yes"))
    offered = {each.question for each in carrying.candidates(session, new)}
    assert "7.1" in offered
    assert "7.2" not in offered
