"""What becomes of a standing assessment with the record: what is due, found, taken along."""

from dataclasses import replace

from tests.unit.workflows.kinds_stage import MARK, add_partner, answer_all, approve, standing_of
from workstation.domain.assessment import AssessmentKind, Evidence, EvidenceKind
from workstation.domain.partner import Incident
from workstation.domain.register import DueKind
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, incidents, registers, reopening, standing
from workstation.workflows.carried_evidence import Citing
from workstation.workflows.dossier import get_dossier
from workstation.workflows.due import due, due_and_count
from workstation.workflows.session import Session


def test_an_abbreviated_file_is_reopened_with_each_piece_of_evidence_once(
    session: Session,
) -> None:
    """D: what the standing assessment brings along and what the file had keep apart by number."""
    partner = add_partner(session).id
    base = assessments.new_assessment(session, partner, kind=AssessmentKind.STANDING)
    answer_all(session, base.id, {"4.1": "2026-10-01", "4.14": "red"})
    for title in ("Not cited", "Country sheet"):
        source = registers.add_source(
            session, partner=partner, title=title, on="2026-01-01", marking="(U)"
        )
        question = "4.1" if title == "Country sheet" else "8.4"
        assessments.cite(session, base.id, question, EvidenceKind.SOURCE, source.id)
    approve(session, base.id, valid_until="2027-11-16")
    before = assessments.new_assessment(session, partner, kind=AssessmentKind.ABBREVIATED)
    own = registers.add_source(
        session, partner=partner, title="Own", on="2026-01-02", marking="(U)"
    )
    assessments.cite(session, before.id, "8.4", EvidenceKind.SOURCE, own.id)
    answer_all(session, before.id, {"0.2": "yes"})
    approve(session, before.id)
    old = assessments.get_assessment(session, before.id)
    made = reopening.reopen(session, before.id, "A prisoner was beaten.", "(S)")
    titles = {each.id: each.title for each in made.evidence}
    assert titles == {each.id: each.title for each in old.evidence}
    assert list(titles) == ["E-01", "E-02"]
    assert made.answers["4.1"] == old.answers["4.1"]
    assert made.answers["4.1"].evidence == ("E-01",)
    drafts = session.vault.read("SELECT question FROM draft WHERE assessment = ?", (made.id,))
    assert not {"4.1", "4.14"} & {each["question"] for each in drafts}
    added = session.vault.entries_of(kinds.EVIDENCE_ADDED, made.id)
    assert [each.body["evidence"]["id"] for each in added] == ["E-01", "E-02"]


def test_evidence_that_is_taken_along_never_takes_a_number_that_is_held(session: Session) -> None:
    """Two files brought together: one number, one piece of evidence."""
    made = assessments.new_assessment(session, add_partner(session).id)
    held = Evidence("E-01", EvidenceKind.SOURCE, "Own", "(U)", "SRC-0001")
    citing = Citing(session, made.id)
    assert citing.take_along([held], numbered=True) == {"E-01": "E-01"}
    others = [replace(held, reference=f"SRC-{n:04}", id=f"E-{n:02}") for n in (3, 1)]
    numbers = citing.take_along([replace(others[1], id="E-01"), others[0]], numbered=True)
    assert numbers == {"E-01": "E-01", "E-03": "E-03"}
    again = citing.take_along([replace(held, reference="SRC-0009")], numbered=True)
    assert again == {"E-01": "E-04"}


def test_what_the_record_has_ended_is_not_to_be_renewed(session: Session) -> None:
    """C-bis: it ended on its trigger, not on its last day: in the list, the count, the dossier."""
    partner = add_partner(session).id
    made = standing_of(session, partner, valid_until="2026-12-01")

    def owed() -> list[tuple[str, ...]]:
        listed = (due(session), get_dossier(session, partner).due)
        return [
            tuple(one.subject for one in each if one.kind is DueKind.STANDING_EXPIRY)
            for each in listed
        ]

    assert owed() == [(made,), (made,)]
    before = due_and_count(session)[1]
    incidents.add_incident(
        session, partner=partner, on="2025-01-01", summary="A prisoner was beaten.", marking=MARK
    )
    assert owed() == [(), ()]
    assert due_and_count(session)[1] == before  # the incident owes its citation in its place


def test_the_first_trigger_of_a_busy_country_is_found_in_few_steps(session: Session) -> None:
    """However much a country's record grows, one page of it is read until what ended it."""
    made = standing_of(session, country="NOR")
    partner = add_partner(session).id
    body = body_of(Incident("IN-2026-001", partner, "2026-01-01", "Beaten.", MARK))
    session.record(
        [
            NewEntry(kinds.INCIDENT_SAVED, name, {**body, "id": name})
            for name in (f"IN-2026-{number:03}" for number in range(1, 501))
        ]
    )
    asked: list[str] = []
    session.vault._connection.set_trace_callback(asked.append)
    found = standing.of_assessment(session, made)
    session.vault._connection.set_trace_callback(None)
    assert (found.lapsed_by, found.subject) == ("incident", "IN-2026-001")
    assert 4 < len(asked) < 20
    assert standing.list_standing(session, limit=0) == ()
