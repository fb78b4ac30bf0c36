"""Evidence: files by their content, citations from the record, removal that can be undone."""

from hashlib import sha256

import pytest

from workstation import words
from workstation.domain.assessment import Answer, EvidenceKind
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.workflows import assessments, attachments, partners, registers


@pytest.fixture
def partner(session):
    return partners.add_partner(session, name="Guard", country="TUN", kind="border")


@pytest.fixture
def mine(session, partner):
    return assessments.new_assessment(session, partner.id)


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note consulaire.pdf"
    path.write_bytes(b"%PDF-1.7 evidence")
    return path


def _cited(session, mine, question="1.1"):
    given = assessments.get_assessment(session, mine.id).answers.get(question)
    return given.evidence if given else ()


def test_file_is_kept_by_its_content_and_cited_at_its_question(session, mine, note):
    assessments.answer(session, mine.id, Answer("1.1", None, "Text", "(S)"))
    found = assessments.add_evidence_file(
        session, mine.id, note, question="1.1", title="Note", marking="(S)", dated="2026-10-02"
    )
    assert (found.id, found.kind, found.title) == ("E-01", EvidenceKind.FILE, "Note")
    assert found.sha256 == sha256(note.read_bytes()).hexdigest()
    assert (found.media_type, found.size_bytes) == ("application/pdf", 17)
    note.unlink()
    assert assessments.read_evidence(session, mine.id, "E-01") == b"%PDF-1.7 evidence"
    assert assessments.get_assessment(session, mine.id).evidence == (found,)
    assert assessments.get_assessment(session, mine.id).answers["1.1"].text == "Text"
    assert _cited(session, mine) == ("E-01",)


def test_same_content_under_another_name_is_the_same_evidence(session, mine, note, tmp_path):
    first = assessments.add_evidence_file(session, mine.id, note)
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(note.read_bytes())
    assert assessments.add_evidence_file(session, mine.id, copy, question="1.1") == first
    assert _cited(session, mine) == ("E-01",)
    assert len(assessments.get_assessment(session, mine.id).evidence) == 1


def test_removal_is_undone_with_its_citations_and_no_number_is_given_twice(
    session, mine, note, tmp_path
):
    assessments.add_evidence_file(session, mine.id, note, question="1.1")
    assessments.remove_evidence(session, mine.id, "E-01")
    assert assessments.get_assessment(session, mine.id).evidence == ()
    assert _cited(session, mine) == ()
    other = tmp_path / "other.txt"
    other.write_text("other")
    assert assessments.add_evidence_file(session, mine.id, other).id == "E-02"
    assessments.restore_evidence(session, mine.id, "E-01")
    assert _cited(session, mine) == ("E-01",)
    assert [e.id for e in assessments.get_assessment(session, mine.id).evidence] == [
        "E-01", "E-02"
    ]  # fmt: skip
    assert session.vault.check_rebuild().ok


def test_removed_file_added_again_is_restored(session, mine, note):
    assessments.add_evidence_file(session, mine.id, note)
    assessments.remove_evidence(session, mine.id, "E-01")
    assert assessments.add_evidence_file(session, mine.id, note).id == "E-01"


def test_record_and_source_are_cited_with_their_own_marking_and_date(session, partner, mine):
    incident = registers.add_incident(
        session, partner=partner.id, on="2026-03-02", summary="Beaten in custody.", marking="(S)"
    )
    source = registers.add_source(
        session, title="Sheet", on="2026-01-05", marking="(PB)", country="TUN", grade="B2"
    )
    first = assessments.cite(session, mine.id, "8.2", EvidenceKind.RECORD, incident.id)
    assert (first.title, first.marking, first.dated) == ("Beaten in custody.", "(S)", "2026-03-02")
    second = assessments.cite(session, mine.id, "8.2", "source", source.id)
    assert (second.id, second.marking, second.dated) == ("E-02", "(PB)", "2026-01-05")
    assert assessments.cite(session, mine.id, "8.2", "record", incident.id).id == "E-01"
    assert _cited(session, mine, "8.2") == ("E-01", "E-02")


def test_record_of_another_partner_cannot_be_cited(session, mine):
    other = partners.add_partner(session, name="Other", country="CAN", kind="military")
    foreign = registers.add_incident(
        session, partner=other.id, on="2026-03-02", summary="x", marking="(S)"
    )
    for kind, reference in (("record", foreign.id), ("record", "x"), ("source", "SRC-1")):
        with pytest.raises(BadInputError) as refused:
            assessments.cite(session, mine.id, "8.2", kind, reference)
        assert refused.value.code == f"evidence.no_such_{kind}"


def test_change_of_title_and_marking_is_kept(session, mine, note):
    assessments.add_evidence_file(session, mine.id, note)
    assessments.change_evidence(session, mine.id, "E-01", title="New", marking="(TS)")
    (found,) = assessments.get_assessment(session, mine.id).evidence
    assert (found.title, found.marking, found.size_bytes) == ("New", "(TS)", 17)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_file_that_cannot_be_taken_is_named(session, mine, tmp_path, monkeypatch, language):
    empty = tmp_path / "empty.txt"
    empty.touch()
    large = tmp_path / "large.bin"
    with large.open("wb") as stream:
        stream.truncate(attachments.MAX_BYTES + 1)
    for path, code in (
        (tmp_path / "none", "evidence.no_file"), (tmp_path, "evidence.no_file"),
        (empty, "evidence.empty"), (large, "evidence.too_large"),
    ):  # fmt: skip
        with pytest.raises(BadInputError) as refused:
            assessments.add_evidence_file(session, mine.id, path)
        assert (refused.value.code, refused.value.file) == (code, str(path))
        assert str(path) in words.error(refused.value, language).message
    assert assessments.get_assessment(session, mine.id).evidence == ()


def test_evidence_follows_the_locks_of_its_question(session, mine, note):
    """G-4: nothing enters the measures before the baseline is locked."""
    with pytest.raises(NotAllowedError, match=r"assessment\.section_locked"):
        assessments.add_evidence_file(session, mine.id, note, question="10.1")
    assert assessments.get_assessment(session, mine.id).evidence == ()


def test_answer_cannot_cite_evidence_that_is_not_there(session, mine):
    with pytest.raises(BadInputError, match=r"evidence\.unknown"):
        assessments.answer(session, mine.id, Answer("1.1", None, "x", "(U)", ("E-07",)))
