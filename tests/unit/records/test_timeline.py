"""The prior record: one indexed query, newest first, paged without a gap or a repeat."""

from dataclasses import replace

from workstation.domain.partner import TIMELINE_KINDS, Partner
from workstation.records import kinds, timeline
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import partners, registers
from workstation.workflows.session import Session


def _plan(session: Session, sql: str, values: list) -> str:
    rows = session.vault.read(f"EXPLAIN QUERY PLAN {sql}", values)
    return " | ".join(str(row["detail"]) for row in rows)


def _fill(session: Session, partner: Partner, count: int) -> None:
    for number in range(count):
        registers.add_exchange(
            session, partner=partner.id, on=f"2026-01-{1 + number % 7:02d}", act="request",
            summary=f"exchange {number}", marking="(S)",
        )  # fmt: skip


def test_page_is_one_stretch_of_the_table_without_a_sort(session, partner):
    for before in (None, ("2026-01-01", 5)):
        plan = _plan(session, *timeline.page_query(partner.id, (), before, 50))
        assert plan.startswith("SEARCH timeline USING PRIMARY KEY (partner=?")
        assert "TEMP B-TREE" not in plan


def test_page_of_one_kind_uses_its_index_without_a_sort(session, partner):
    plan = _plan(session, *timeline.page_query(partner.id, ("incident",), ("2026-01-01", 5), 50))
    assert "USING INDEX timeline_by_kind (partner=? AND kind=?" in plan
    assert "TEMP B-TREE" not in plan


def test_page_of_several_kinds_needs_no_sort(session, partner):
    plan = _plan(session, *timeline.page_query(partner.id, ("incident", "source"), None, 50))
    assert plan.startswith("SEARCH timeline USING PRIMARY KEY (partner=?")
    assert "TEMP B-TREE" not in plan


def test_pages_follow_each_other_without_gap_or_repeat(session, partner):
    _fill(session, partner, 53)
    seen, before = [], None
    while page := partners.prior_record(session, partner.id, before=before, limit=10):
        seen += page
        before = (page[-1].on, page[-1].seq)
    assert len({line.subject for line in seen}) == len(seen) == 53
    assert [(line.on, line.seq) for line in seen] == sorted(
        ((line.on, line.seq) for line in seen), reverse=True
    )


def test_count_names_every_kind(session, partner):
    _fill(session, partner, 3)
    counts = partners.count_record(session, partner.id)
    assert set(counts) == set(TIMELINE_KINDS)
    assert counts["exchange"] == 3
    assert sum(counts.values()) == 3


def test_record_of_another_partner_stays_out(session, partner):
    other = partners.add_partner(session, name="Other", country="CAN", kind="military")
    _fill(session, other, 2)
    assert partners.prior_record(session, partner.id) == []


def test_markings_of_a_record_are_given_once_each(session, partner):
    assert timeline.list_markings(session.vault, partner.id) == ()
    for marking in ("(S)", "(U)", "(S)", "(S//CEO)", "(U)"):
        registers.add_exchange(
            session, partner=partner.id, on="2026-01-01", act="use", summary="s", marking=marking
        )
    assert timeline.list_markings(session.vault, partner.id) == ("(S)", "(S//CEO)", "(U)")


def test_a_line_that_is_written_again_takes_the_place_of_the_one_before(session, partner):
    """Whatever changed: its partner, its day or its mark; the marks follow it exactly."""
    other = partners.add_partner(session, name="Other", country="CAN", kind="military")
    kept = registers.add_exchange(
        session, partner=partner.id, on="2026-01-01", act="use", summary="kept", marking="(U)"
    )
    first = registers.add_exchange(
        session, partner=partner.id, on="2026-01-02", act="use", summary="first", marking="(S)"
    )
    for changes in (
        {"marking": "(C)"}, {"on": "2025-01-01"}, {"partner": other.id, "marking": "(U)"},
    ):  # fmt: skip
        first = replace(first, **changes)
        session.record([NewEntry(kinds.EXCHANGE_SAVED, first.id, body_of(first))])
        lines = {one.id: partners.prior_record(session, one.id) for one in (partner, other)}
        found = [
            (line.partner, line.on, line.marking)
            for record in lines.values()
            for line in record
            if line.subject == first.id
        ]
        assert found == [(first.partner, first.on, first.marking)]
        for one, record in lines.items():
            held = tuple(sorted({line.marking for line in record}))
            assert timeline.list_markings(session.vault, one) == held
    assert [line.subject for line in partners.prior_record(session, partner.id)] == [kept.id]
    assert session.vault.check_rebuild().ok
