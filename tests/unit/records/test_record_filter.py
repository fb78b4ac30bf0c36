"""Filters over one record: the same lines as by hand, whichever way they are found."""

import pytest

from workstation.records import record_filter
from workstation.records.record_filter import RecordFilter
from workstation.workflows import partners, registers


@pytest.fixture
def filled(session, partner):
    other = partners.add_partner(session, name="Other", country="CAN", kind="military")
    for number in range(12):
        registers.add_exchange(
            session, partner=partner.id, on=f"2026-01-{1 + number:02d}", act="request",
            summary=f"Détention et visite {number}", marking="(S)", product=f"CT-{number}",
        )  # fmt: skip
        registers.add_exchange(
            session, partner=other.id, on="2026-01-01", act="request", summary="détention",
            marking="(S)",
        )  # fmt: skip
    given = registers.add_assurance(
        session, partner=partner.id, on="2026-02-01", text="No detention", marking="(C)"
    )
    registers.check_assurance(
        session, given.id, on="2026-03-01", result="broken", summary="Moved", marking="(C)"
    )
    registers.add_incident(
        session, partner=partner.id, on="2026-04-01", summary="Passed on", marking="(S)"
    )
    partners.restrict_partner(
        session, partner.id, restriction="No names", on="2026-05-01", marking="(C)"
    )
    return partner.id


def found(session, partner, **wanted):
    limit = wanted.pop("limit", 50)
    lines = record_filter.list_lines(session.vault, partner, RecordFilter(**wanted), limit=limit)
    assert lines == sorted(lines, key=lambda line: (line.on, line.seq), reverse=True)
    assert all(line.partner == partner for line in lines)
    return [line.summary for line in lines]


WORDS = (
    ({"text": "detention"}, 13),
    ({"text": "DÉTEN visit"}, 12),
    ({"text": "etention"}, 0),
    ({"text": "CT-7"}, 1),
    ({"text": "ct-1"}, 3),
    ({"text": "detention", "kinds": ("assurance",)}, 1),
    ({"text": "detention", "since": "2026-01-05", "until": "2026-01-06"}, 2),
    ({"text": "names"}, 1),
    ({"text": 'moved "* NEAR('}, 0),
    ({"text": '" * ('}, 0),
    ({"text": "moved", "results": ("broken",)}, 1),
)
REST = (
    ({}, 16),
    ({"results": ("broken",)}, 1),
    ({"results": ("open",)}, 1),
    ({"results": ("closed",)}, 0),
    ({"results": ("open", "restricted")}, 2),
    ({"kinds": ("incident",), "results": ("broken",)}, 0),
    ({"kinds": ("assurance", "assurance-check")}, 2),
    ({"since": "2026-03-01"}, 3),
    ({"until": "2026-01-01"}, 1),
)


def test_a_filter_gives_what_it_asks_for_whichever_way_it_is_answered(session, filled, monkeypatch):
    monkeypatch.setattr(record_filter, "_FIRST", 4)
    for few, many in ((2000, 0), (-1, 50_000), (-1, -1)):
        monkeypatch.setattr(record_filter, "_FEW", few)
        monkeypatch.setattr(record_filter, "_MANY", many)
        assert [(one, len(found(session, filled, **one))) for one, _n in WORDS] == list(WORDS)
    assert [(wanted, len(found(session, filled, **wanted))) for wanted, _n in REST] == list(REST)
    counted = [
        record_filter.count_lines(session.vault, filled, RecordFilter(**wanted))
        for wanted, _n in REST
    ]
    assert counted == [count for _wanted, count in REST]


def test_pages_of_words_follow_without_gap_or_repeat(session, filled, monkeypatch):
    monkeypatch.setattr(record_filter, "_FIRST", 4)
    monkeypatch.setattr(record_filter, "_NEXT", 5)
    for few in (2000, 0):
        monkeypatch.setattr(record_filter, "_FEW", few)
        wanted = RecordFilter(text="detention")
        whole = record_filter.list_lines(session.vault, filled, wanted)
        seen, before = [], None
        while page := record_filter.list_lines(session.vault, filled, wanted, before, 3):
            seen += page
            before = (page[-1].on, page[-1].seq)
        assert seen == whole
        assert len(seen) == 13
