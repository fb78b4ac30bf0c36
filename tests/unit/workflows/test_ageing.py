"""What is past its date holds a file up until it is refreshed or a reason is written (G-8)."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.workflows.filled import MARK, fill
from workstation.documents import packet_record
from workstation.documents.packet_record import SECOND_RENDERER
from workstation.domain.assessment import Answer
from workstation.domain.check import check
from workstation.domain.error import CheckFailedError
from workstation.domain.partner import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
)
from workstation.domain.register import DueKind
from workstation.workflows import (
    agreements,
    arrangements,
    assessments,
    drafting,
    due,
    evidence,
    packet_claims,
    packet_content,
    packets,
    partners,
    registers,
    verification,
)
from workstation.workflows.session import Session

REASON = "The review is held up by the elections; the embassy confirmed each clause in October."


def test_a_file_on_an_arrangement_past_its_review_needs_a_reason(
    session: Session, tmp_path: Path
) -> None:
    """The screen is not asked: signing is refused under it, and the packet prints the reason."""
    assessment = fill(session, tmp_path)
    partner = assessments.get_assessment(session, assessment).partner
    held = arrangements.save_arrangement(
        session,
        Arrangement(
            "", partner, "Memorandum of 2019", ArrangementStatus.ACTIVE,
            review_due="2026-06-30", marking="(C)",
        ),
    )  # fmt: skip
    drafting.answer(session, assessment, Answer("7.9", None, "", ""))
    _refused_at(session, assessment, tmp_path, "7.9")
    drafting.answer(session, assessment, Answer("7.9", None, REASON, ""))
    _refused_at(session, assessment, tmp_path, "7.9")
    drafting.answer(session, assessment, Answer("7.9", None, REASON, MARK))
    _is_believed_as_before(session, assessment)

    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    verdict = verification.verify_in(session, packet)
    assert verdict.ok
    assert verdict.record is not None
    said = verdict.record["circumstances"]["stale"]
    assert [(each["subject"], each["since"]) for each in said] == [(held.id, "2026-07-01")]
    printed = " ".join(_text(packet).split())
    assert REASON in printed
    assert "Past its date at signing" in printed
    assert "Reason in 7.9" in printed


def _refused_at(session: Session, assessment: str, tmp_path: Path, question: str) -> None:
    with pytest.raises(CheckFailedError) as caught:
        packets.submit(session, assessment, tmp_path / "packet.pdf")
    assert caught.value.place == question
    assert not (tmp_path / "packet.pdf").exists()


def _is_believed_as_before(session: Session, assessment: str) -> None:
    """A packet of the renderer before, which knew no dates, is judged as it was made."""
    found = assessments.get_assessment(session, assessment)
    content, _ = packet_content.gather(
        session, found, language="en", signed_at="2026-11-16T15:00:00Z"
    )
    bare = replace(found, answers={q: a for q, a in found.answers.items() if q != "7.9"})
    undated = replace(content.circumstances, stale=(), on="", entity_sheet_age_months=None)
    then = check(content.methodology, bare, undated)
    old = replace(
        content,
        renderer=SECOND_RENDERER,
        circumstances=undated,
        assessment=bare,
        portions=then.marked_texts,
        banner_drivers=then.banner_from,
        sections=packet_content.sections_of(content.methodology, bare, then),
    )
    record = packet_record.build(old)
    assert "stale" not in record["circumstances"]
    assert "conditions" not in record["arrangement"]
    packet_claims.check_claims(record, old.methodology)
    # A record of today that keeps quiet about the review is not believed.
    quiet = replace(content, circumstances=replace(content.circumstances, stale=()))
    with pytest.raises(CheckFailedError) as caught:
        packet_claims.check_claims(packet_record.build(quiet), content.methodology)
    assert caught.value.code == "verify.values_differ"


def _text(packet: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(packet) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_sheets_and_what_is_cited_are_looked_at(session: Session) -> None:
    """C-bis: the newest sheet counts, with the tighter of its own limit and the methodology's."""
    partner = partners.add_partner(session, name="Border Guard", country="NOR", kind="border")
    made = assessments.new_assessment(session, partner.id)
    assert assessments.circumstances(session, made.id).stale == ()
    old = registers.add_source(
        session, title="Sheet of 2025", on="2025-07-02", marking="(C)", country="NOR",
        kind="country-sheet", max_age_months=24,
    )  # fmt: skip
    own = registers.add_source(
        session, title="Entity sheet", on="2026-01-02", marking="(U)", partner=partner.id,
        kind="country-sheet", max_age_months=6,
    )  # fmt: skip
    given = registers.add_assurance(
        session, partner=partner.id, on="2024-05-01", text="Consular access", marking="(U)",
        expires="2025-05-01",
    )  # fmt: skip
    around = assessments.circumstances(session, made.id)
    # The newer entity sheet stands for the country as well; both are past its six months.
    assert [(m.kind, m.subject, m.since) for m in around.stale] == [
        ("country-sheet", own.id, "2026-07-03"),
        ("entity-sheet", own.id, "2026-07-03"),
    ]
    assert around.entity_sheet_age_months == 10
    evidence.cite(session, made.id, "3.5", "record", given.id)
    evidence.cite(session, made.id, "4.4", "source", old.id)
    cited = assessments.check(session, made.id)
    found = {(r.question, r.material.subject): r.reason_at for r in cited.reliances}
    assert found[("3.5", given.id)] == "6.11"
    assert found[("4.4", old.id)] == ""
    assert "6.11" in {need.question for need in cited.missing}
    registers.add_source(
        session, title="Sheet of 2026", on="2026-11-01", marking="(U)", country="NOR",
        kind="country-sheet",
    )  # fmt: skip
    kinds = {m.kind for m in assessments.circumstances(session, made.id).stale}
    assert kinds == {"entity-sheet", "assurance", "source"}


def test_everything_past_its_date_is_owed_the_oldest_first(session: Session) -> None:
    """G-8, G-15, G-20: what was replaced is owed no more; pages go on where the last one ended."""
    partner = partners.add_partner(session, name="Border Guard", country="NOR", kind="border")
    for on in ("2025-01-10", "2025-03-10"):
        registers.add_source(
            session, title=f"Report of {on}", on=on, marking="(U)", partner=partner.id, kind="ngo"
        )
    for on, topic in (("2024-01-01", "access"), ("2024-02-01", "access"), ("2024-03-01", "")):
        registers.add_assurance(
            session, partner=partner.id, on=on, text=f"Given {on}", marking="(U)", topic=topic,
            expires=on.replace("2024", "2025"),
        )  # fmt: skip
    agreements.save_agreement(
        session,
        Agreement(
            "", partner.id, "Border team", AgreementKind.PROGRAMME, AgreementStatus.IN_FORCE,
            review_due="2026-12-01",
        ),
    )  # fmt: skip
    incident = registers.add_incident(
        session, partner=partner.id, on="2026-01-01", summary="Held.", marking="(U)"
    )
    owed = due.due(session)
    assert [(item.kind, item.due, item.overdue) for item in owed] == [
        (DueKind.ASSURANCE_EXPIRY, "2025-02-01", True),
        (DueKind.ASSURANCE_EXPIRY, "2025-03-01", True),
        (DueKind.SOURCE_REFRESH, "2026-03-10", True),
        (DueKind.INCIDENT_CITATION, "2026-11-16", False),
        (DueKind.AGREEMENT_REVIEW, "2026-12-01", False),
    ]
    assert owed[3].subject == incident.id
    assert due.due_and_count(session) == (owed, len(owed))
    assert due.due_and_count(session, limit=2) == (owed[:2], len(owed))
    pages = [due.due(session, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [item for page in pages for item in page] == owed
