"""The registers: what is entered stands in the record; what is due is said."""

from dataclasses import replace

import pytest

from workstation import words
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.partner import Act, Arrangement, ArrangementStatus, CheckResult
from workstation.domain.register import DueKind
from workstation.records import ids, kinds
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import due, partners, registers


@pytest.fixture
def partner(session):
    return partners.add_partner(session, name="Guard", country="TUN", kind="border")


def _assure(session, partner, **more):
    given = {"on": "2026-01-01", "text": "No ill-treatment.", "marking": "(S)"} | more
    return registers.add_assurance(session, partner=partner.id, **given)


def _check(session, assurance, result, on="2026-03-01", **more):
    return registers.check_assurance(
        session, assurance.id, on=on, result=result, summary="Visited.", marking="(S)", **more
    )


def test_each_register_keeps_its_fields_and_its_line(session, partner):
    made = registers.save_arrangement(
        session,
        Arrangement("", partner.id, "MoU", ArrangementStatus.ACTIVE, authority="s.17",
                    minister_approved="2018-05-02", mistreatment_clause=True, scope="Borders",
                    since="2018-06-01", review_due="2027-01-01", marking="(C)"),
    )  # fmt: skip
    assert registers.list_arrangements(session, partner.id) == [made]
    exchange = registers.add_exchange(
        session, partner=partner.id, on="2026-02-01", act="request", summary="Names",
        marking="(S)", product="R-1", caveats="No arrest.", outcome="answered",
    )  # fmt: skip
    assert exchange.act is Act.REQUEST
    assert registers.list_exchanges(session, partner.id) == [exchange]
    given = _assure(session, partner, topic="custody", form="oral", given_by="Col. X")
    assert registers.list_assurances(session, partner.id)[0].assurance == given
    source = registers.add_source(
        session, title="Report", on="2026-01-03", marking="(U)", partner=partner.id, grade="b2",
        publisher="NGO", kind="ngo", summary="s",
    )  # fmt: skip
    assert registers.list_sources(session, partner.id)[0].source == source
    incident = registers.add_incident(
        session, partner=partner.id, on="2026-02-03", summary="Beaten", marking="(S)",
        kind="torture", place="Sfax", status="conflict", sources=[source.id],
    )  # fmt: skip
    assert registers.list_incidents(session, partner.id) == [incident]
    lines = partners.prior_record(session, partner.id)
    assert [(line.on, line.kind, line.subject, line.marking) for line in lines] == [
        ("2026-02-03", "incident", incident.id, "(S)"),
        ("2026-02-01", "exchange", exchange.id, "(S)"),
        ("2026-01-03", "source", source.id, "(U)"),
        ("2026-01-01", "assurance", given.id, "(S)"),
        ("2018-06-01", "arrangement", made.id, "(C)"),
    ]


def test_share_counts_each_assurance_once_and_broken_stays_broken(session, partner):
    results = [("kept",), ("broken", "kept"), ("unknown",), ("unknown", "kept"), ()]
    for found in results:
        given = _assure(session, partner, topic="custody" if len(found) > 1 else "")
        for month, result in enumerate(found, 2):
            _check(session, given, result, on=f"2026-{month:02d}-01")
    share = partners.assurance_share(session, partner.id)
    assert (share.kept, share.broken, share.unknown) == (2, 1, 1)
    assert 0.14 < share.low < 0.16
    assert 0.84 < share.high < 0.86
    custody = partners.assurance_share(session, partner.id, "custody")
    assert (custody.kept, custody.broken, custody.total) == (1, 1, 2)
    (row,) = partners.list_partners(session).rows
    assert (row.kept, row.checked) == (2, 4)


def test_check_settles_what_was_due_and_may_set_the_next(session, partner):
    given = _assure(session, partner, check_due="2026-06-01")
    (owed,) = due.due(session)
    assert (owed.kind, owed.due, owed.subject, owed.overdue) == (
        DueKind.ASSURANCE_CHECK, "2026-06-01", given.id, True
    )  # fmt: skip
    _check(session, given, "kept", next_check="2027-06-01")
    assert due.due(session) == []
    (line,) = registers.list_assurances(session, partner.id)
    assert (line.assurance.check_due, line.result, line.checks) == (
        "2027-06-01", CheckResult.KEPT, 1
    )  # fmt: skip
    assert [c.id for c in registers.list_checks(session, given.id)] == ["AC-2026-001"]
    assert [item.due for item in due.due(session, horizon_days=365)] == ["2027-06-01"]


def test_newer_sheet_settles_the_older_one(session, partner):
    def sheet(on):
        registers.add_source(
            session, title=on, on=on, marking="(U)", country="TUN", kind="country-sheet"
        )

    sheet("2024-01-31")
    assert [(d.kind, d.due) for d in due.due(session)] == [(DueKind.SOURCE_REFRESH, "2025-01-31")]
    sheet("2026-09-01")
    assert due.due(session) == []
    assert [d.title for d in due.due(session, horizon_days=400)] == ["2026-09-01"]


def test_review_is_due_until_the_arrangement_ends(session, partner):
    made = registers.save_arrangement(
        session,
        Arrangement("", partner.id, "MoU", ArrangementStatus.ACTIVE, review_due="2026-12-01"),
    )
    (owed,) = due.due(session)
    assert (owed.kind, owed.overdue) == (DueKind.ARRANGEMENT_REVIEW, False)
    registers.save_arrangement(session, replace(made, status=ArrangementStatus.TERMINATED))
    assert due.due(session) == []
    assert [row.next_due for row in partners.list_partners(session).rows] == [""]


def test_incident_is_closed_in_place(session, partner):
    made = registers.add_incident(
        session, partner=partner.id, on="2026-02-03", summary="Beaten", marking="(S)"
    )
    cited = _source(session, partner, on="2026-02-01").id
    closed = replace(made, open=False, status="accepted", sources=(cited,))
    registers.save_incident(session, closed)
    (line, _) = partners.prior_record(session, partner.id)
    assert (line.result, line.detail) == ("accepted", "closed")
    assert partners.get_dossier(session, partner.id).open_incidents == 0


def _exchange(session, about, **more):
    given = {"on": "2026-01-01", "act": "use", "summary": "s", "marking": "(U)"} | more
    return registers.add_exchange(session, **({"partner": about.id} | given))


def _source(session, about, **more):
    given = {"title": "t", "on": "2026-01-01", "marking": "(U)", "partner": about.id} | more
    return registers.add_source(session, **given)


@pytest.mark.parametrize(
    ("add", "wrong", "code", "place"),
    [
        (_exchange, {"on": "1 May 2026"}, "field.not_a_date", "on"),
        (_exchange, {"on": "2026-02-30"}, "field.not_a_date", "on"),
        (_exchange, {"on": ""}, "field.required", "on"),
        (_exchange, {"act": "sell"}, "field.unknown_choice", "act"),
        (_exchange, {"summary": ""}, "field.required", "summary"),
        (_exchange, {"marking": "(S//REL TO USA, CAN))"}, "field.marking", "marking"),
        (_exchange, {"partner": "P-0099"}, "partner.unknown", "P-0099"),
        (_exchange, {"exchange": "EX-2026-0099"}, "exchange.unknown", "EX-2026-0099"),
        (_assure, {"form": "sung"}, "field.unknown_choice", "form"),
        (_assure, {"check_due": "soon"}, "field.not_a_date", "check_due"),
        (_source, {"grade": "G9"}, "field.grade", "grade"),
        (_source, {"kind": "gossip"}, "field.unknown_choice", "kind"),
        (_source, {"max_age_months": 0}, "field.out_of_range", "max_age_months"),
        (_source, {"partner": ""}, "source.about_nothing", "partner"),
        (_source, {"country": "Atlantis"}, "field.country_unknown", "country"),
    ],
)
def test_wrong_field_is_refused_by_name_and_nothing_is_written(
    session, partner, add, wrong, code, place
):
    head = session.vault.head()
    with pytest.raises(BadInputError) as refused:
        add(session, partner, **wrong)
    assert (refused.value.code, refused.value.place) == (code, place)
    assert session.vault.head() == head
    for language in ("en", "fr"):
        said = words.error(refused.value, language)
        assert said.message
        assert said.next_step


def test_restriction_needs_its_reason(session, partner):
    with pytest.raises(BadInputError) as refused:
        registers.save_arrangement(
            session, Arrangement("", partner.id, "MoU", ArrangementStatus.SUSPENDED)
        )
    assert (refused.value.code, refused.value.place) == ("field.required", "restriction")


def test_claim_stays_tied_to_a_source_that_exists(session, partner):
    """G-20."""
    with pytest.raises(BadInputError, match=r"reference\.source"):
        registers.add_incident(
            session, partner=partner.id, on="2026-01-01", summary="x", marking="(U)",
            sources=["SRC-2026-009"],
        )  # fmt: skip


def test_numbers_go_on_past_their_width(session, partner):
    at = session.clock()
    assert ids.write_id(ids.EXCHANGE, at, 12_345) == "EX-2026-12345"
    made = _exchange(session, partner)
    for number in (9_999, 10_000):
        moved = replace(made, id=ids.write_id(ids.EXCHANGE, at, number))
        session.record([NewEntry(kinds.EXCHANGE_SAVED, moved.id, body_of(moved))])
    assert _exchange(session, partner).id == "EX-2026-10001"


def test_decision_maker_reads_the_record_but_does_not_write_it(session, partner, make_session):
    chief = make_session(Role.L4, "D. Roy")
    assert registers.list_exchanges(chief, partner.id) == []
    with pytest.raises(NotAllowedError):
        _exchange(chief, partner)
    with pytest.raises(NotAllowedError):
        _source(chief, partner)
