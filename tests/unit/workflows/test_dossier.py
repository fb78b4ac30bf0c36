"""The dossier: what it counts is what it lists; other partners' ratings; documents (G-1, G-15)."""

from hashlib import sha256

import pytest

from workstation.domain.error import BadInputError, UsageError
from workstation.domain.partner import Agreement, AgreementKind, AgreementStatus
from workstation.domain.register import DocumentKind, DueKind
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import (
    agreements,
    dossier,
    merging,
    partner_documents,
    partners,
    registers,
)


@pytest.fixture
def filled(session):
    partner = partners.add_partner(session, name="State Security", country="NOR", kind="military")
    for topic, results in (
        ("Access", ("kept", "broken", "kept")),
        ("Access", ("kept",)),
        ("Transfer", ("unknown",)),
        ("", ()),
    ):
        given = registers.add_assurance(
            session, partner=partner.id, on="2025-02-01", text="Undertaking", marking="(C)",
            topic=topic, check_due="2026-01-01" if topic == "" else "", expires="2026-02-01",
        )  # fmt: skip
        for day, result in enumerate(results, start=1):
            registers.check_assurance(
                session, given.id, on=f"2025-03-{day:02d}", result=result, summary="A visit",
                marking="(C)",
            )  # fmt: skip
    return partner.id


def rated(session, partner, number, residual, determination="no"):
    identity = f"MRA-2026-9{number:03d}"
    named = {"assessment": identity, "version": 1, "partner": partner, "marking": "(S)"}
    session.record(
        [
            NewEntry(kinds.ASSESSMENT_STARTED, identity, {
                "id": identity, "version": 1, "methodology": "acmfea-2019",
                "methodology_version": "2026.1", "methodology_sha256": "0" * 64,
                "partner": partner, "exchange": "", "author": session.officer.id,
                "author_name": "A. Martin", "created_utc": "2026-01-01T08:00:00Z",
            }),
            NewEntry(kinds.ASSESSMENT_SUBMITTED, identity, {
                **named, "title": "Names", "banner": "SECRET", "packet_sha256": "0" * 64,
                "submitted_utc": f"2026-01-{number + 1:02d}T10:00:00Z", "baseline": "high",
                "residual": residual, "determination": determination, "authority_required": "L2",
            }),
        ]
    )  # fmt: skip
    return identity


def test_each_count_of_assurances_lists_exactly_those(session, filled):
    found = dossier.get_dossier(session, filled)
    share = found.share
    for standing, count, counted in (
        ("", 4, found.assurance_count), ("checked", 3, share.total), ("kept", 1, share.kept),
        ("broken", 1, share.broken), ("unknown", 1, share.unknown),
        ("unchecked", 1, found.unchecked), ("late", 1, found.late), ("expired", 4, 4),
    ):  # fmt: skip
        lines = dossier.list_assurance_lines(session, filled, standing=standing)
        assert (standing, len(lines)) == (standing, count)
        assert counted == count
    with pytest.raises(BadInputError, match=r"field\.unknown_choice"):
        dossier.list_assurance_lines(session, filled, standing="lost")
    topics = [(one.topic, one.share.kept, one.share.total) for one in found.topics]
    assert topics == [("Access", 1, 2), ("Transfer", 0, 1)]
    behind = dossier.list_assurance_lines(session, filled, standing="checked", topic="Access")
    assert len(behind) == found.topics[0].share.total


def test_other_partners_of_the_country_are_named_where_they_came_out_otherwise(session, filled):
    """G-1: the same country, another rating."""
    other = partners.add_partner(session, name="Border Service", country="NOR", kind="border")
    same = partners.add_partner(session, name="Customs", country="NOR", kind="border")
    far = partners.add_partner(session, name="Elsewhere", country="FRA", kind="border")
    rated(session, filled, 1, "low")
    rated(session, other.id, 2, "low")
    newest = rated(session, other.id, 3, "high", "yes")
    rated(session, same.id, 4, "low")
    rated(session, far.id, 5, "high")
    (only,) = dossier.get_dossier(session, filled).divergent
    assert (only.partner_name, only.assessment, only.residual) == ("Border Service", newest, "high")
    merging.merge(session, other.id, same.id, "The same service under an older name")
    assert not dossier.get_dossier(session, filled).divergent
    newest = rated(session, same.id, 6, "high")
    (only,) = dossier.get_dossier(session, filled).divergent
    assert (only.partner, only.partner_name, only.assessment) == (other.id, other.name, newest)


def test_agreements_units_and_what_is_due_stand_in_the_dossier(session, filled):
    agreements.save_agreement(
        session,
        Agreement("", filled, "Border teams", AgreementKind.PROGRAMME, AgreementStatus.IN_FORCE,
                  signed="2002-12-09", scale="15 regions", review_due="2026-01-10"),
    )  # fmt: skip
    unit = partners.add_partner(
        session, name="State Security", unit="Unit 7", country="NOR", kind="military",
        parent=filled,
    )  # fmt: skip
    found = dossier.get_dossier(session, filled)
    assert [one.scale for one in found.agreements] == ["15 regions"]
    assert [one.id for one in found.units] == [unit.id]
    assert dossier.get_dossier(session, unit.id).parent == found.partner
    due = {item.kind for item in found.due}
    assert {DueKind.ASSURANCE_CHECK, DueKind.ASSURANCE_EXPIRY, DueKind.AGREEMENT_REVIEW} <= due
    assert [item.due for item in found.due] == sorted(item.due for item in found.due)
    whole = partners.add_partner(session, name="Security", country="NOR", kind="intelligence")
    merging.merge(session, whole.id, filled, "Its full name")
    assert dossier.get_dossier(session, unit.id).parent == whole


def test_a_document_is_listed_and_written_once_and_noted(session, filled, tmp_path):
    data = b"A report of four pages"
    digest = session.vault.put_attachment(data, "text/plain")
    assert digest == sha256(data).hexdigest()
    source = registers.add_source(
        session, partner=filled, title="Report", on="2026-01-05", marking="(C)", sha256=digest
    )
    (one,) = partner_documents.list_documents(session, filled)
    assert (one.kind, one.subject, one.sha256, one.marking) == (
        DocumentKind.SOURCE, source.id, digest, "(C)",
    )  # fmt: skip
    assert dossier.get_dossier(session, filled).documents == 1
    before = session.vault.head()[0]
    out = tmp_path / "report.txt"
    partner_documents.write_document(session, filled, digest, out)
    assert out.read_bytes() == data
    noted = list(session.vault.entries(before + 1))
    assert [entry.kind for entry in noted] == [kinds.REGISTER_EXPORTED]
    with pytest.raises(UsageError):
        partner_documents.write_document(session, filled, digest, out)
    with pytest.raises(BadInputError, match=r"document\.unknown"):
        partner_documents.write_document(session, filled, "0" * 64, tmp_path / "x")
