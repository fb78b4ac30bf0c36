"""Two entries for one partner: merged, both histories stay; parted, all is as it was."""

from dataclasses import replace

import pytest

from workstation import words
from workstation.domain.assessment import Answer
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.domain.register import PartnerFilter, PartnerSort
from workstation.vault.schema_records import TABLES
from workstation.workflows import (
    assessments,
    drafting,
    history,
    merging,
    partners,
    registers,
    search,
)
from workstation.workflows.session import Session

A, B = "P-0001", "P-0002"


def _add(session: Session, name: str, country: str = "TUN", **more: object) -> str:
    return partners.add_partner(session, name=name, country=country, kind="border", **more).id


def _arrange(session: Session, partner: str, status: ArrangementStatus, *acts: str) -> None:
    registers.save_arrangement(
        session,
        Arrangement(
            "", partner, f"Entente {partner}", status, restriction="No names", restricts=acts,
            since="2025-01-01", review_due=f"2027-0{partner[-1]}-01",
        ),
    )  # fmt: skip


def _exchange(session: Session, partner: str, on: str, summary: str = "list of names") -> str:
    return registers.add_exchange(
        session, partner=partner, on=on, act="request", summary=summary, marking="(S)"
    ).id


@pytest.fixture
def two(session: Session) -> Session:
    """Two entries for the same service, each with a record."""
    _add(session, "Frontière Nord", aliases=("GN",), marking="(S)")
    _add(session, "Garde du nord", short_name="Nordgarde")
    for month in range(1, 7):
        _exchange(session, A if month % 2 else B, f"2026-0{month}-05")
    for partner, result in ((A, "kept"), (B, "broken")):
        given = registers.add_assurance(
            session, partner=partner, on="2026-01-01", text="Consular access", marking="(C)",
            check_due="2026-12-01",
        )  # fmt: skip
        registers.check_assurance(
            session, given.id, on="2026-05-01", result=result, summary="visit", marking="(S//CEO)",
            next_check=f"2027-0{partner[-1]}-01",
        )  # fmt: skip
        registers.add_source(
            session, title="Report", on="2026-10-01", marking="(U)", partner=partner
        )
    registers.add_incident(
        session, partner=B, on="2022-05-11", summary="Passed on", marking="(S//CEO)"
    )
    return session


def _tables(session: Session) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(session.vault.read_tuples(f"SELECT * FROM {table}"), key=repr)
        for table in TABLES
    }


def test_both_records_are_read_as_one_and_parted_as_before(two):
    before = _tables(two)
    head = merging.merge(two, A, B, "Entered twice", "(C)")
    assert head.id == A
    assert two.vault.check_rebuild().ok
    for asked in (A, B):
        pages, place = [], None
        while page := partners.prior_record(two, asked, before=place, limit=4):
            pages += page
            place = (page[-1].on, page[-1].seq)
        assert [(line.on, line.seq) for line in pages] == sorted(
            ((line.on, line.seq) for line in pages), reverse=True
        )
        assert len({(line.kind, line.subject) for line in pages}) == len(pages) == 13
        assert {line.partner for line in pages} == {A, B}  # each as it was written
        assert sum(partners.count_record(two, asked).values()) == 13
        on = [item.on for item in registers.list_exchanges(two, asked, 1, 4)]
        assert on == ["2026-05-05", "2026-04-05", "2026-03-05", "2026-02-05"]
        assert len(registers.list_incidents(two, asked)) == 1
        assert len(registers.list_assurances(two, asked)) == 2
        assert {one.source.partner for one in registers.list_sources(two, asked)} == {A, B}
        share = partners.assurance_share(two, asked)
        assert (share.kept, share.broken) == (1, 1)
        dossier = partners.get_dossier(two, asked)
        assert (dossier.partner.id, dossier.open_incidents) == (A, 1)
        row = dossier.row
        assert (row.kept, row.checked, row.last_exchange) == (1, 2, "2026-06-05")
        assert row.next_due == "2027-01-01"
    back = merging.part(two, B, "Two services after all")
    assert back.id == B
    assert _tables(two) == before
    assert two.vault.check_rebuild().ok


def test_list_shows_one_and_finds_it_by_every_name(two):
    merging.merge(two, A, B, "Entered twice")
    page = partners.list_partners(two)
    assert (page.total, page.matching, [row.id for row in page.rows]) == (1, 1, [A])
    assert [(one.id, one.name) for one in page.rows[0].also] == [(B, "Garde du nord")]
    for text in ("frontiere", "garde", "nordgarde", "P-0002", "gn garde"):
        found = partners.list_partners(two, PartnerFilter(text=text))
        assert [row.id for row in found.rows] == [A], text
    assert partners.list_partners(two, PartnerFilter(text="walrus")).rows == ()
    for sort in PartnerSort:
        assert len(partners.list_partners(two, PartnerFilter(sort=sort)).rows) == 1


def test_old_links_and_hits_lead_to_the_entry_that_stands_for_both(two):
    mine = assessments.new_assessment(two, B)
    assessments.answer(two, mine.id, Answer("1.1", None, "walrus", "(U)"))
    assessments.save_section(two, mine.id, "1")
    merging.merge(two, A, B, "Entered twice")
    assert partners.get_partner(two, B).id == A
    assert {hit.partner for hit in search.search(two, "walrus")} == {A}
    (listed,) = assessments.list_assessments(two, partner=A)
    assert (listed.partner_name, listed.partner) == ("Frontière Nord", B)
    assert assessments.get_assessment(two, mine.id).partner == B  # the reference stays
    assert assessments.new_assessment(two, B).partner == A
    with pytest.raises(BadInputError) as refused:
        partners.save_partner(two, replace(partners.get_partner(two, A), id=B))
    assert (refused.value.code, refused.value.data["head"]) == ("partner.merged", A)


def test_nobody_enters_a_merged_entry_again(two):
    merging.merge(two, A, B, "Entered twice")
    with pytest.raises(BadInputError) as refused:
        _add(two, "GARDE DU NORD")
    assert (refused.value.code, refused.value.data["id"]) == ("partner.exists", A)


@pytest.mark.parametrize(
    ("of_a", "of_b", "status", "restricts", "forbids"),
    [
        (("active",), ("terminated",), "terminated", (), "yes"),
        (("restricted", "use"), ("restricted", "request"), "restricted", ("request", "use"), "yes"),
    ],
)
def test_what_restricts_either_entry_restricts_both(
    session, of_a, of_b, status, restricts, forbids
):
    """C-bis section 7, G-12: an assessment begun under either entry meets the stricter state."""
    for name, (state, *acts) in (("One", of_a), ("Two", of_b)):
        _arrange(session, _add(session, name), ArrangementStatus(state), *acts)
    registers.add_incident(session, partner=A, on="2022-05-11", summary="x", marking="(TS)")
    begun = [assessments.new_assessment(session, one).id for one in (A, B)]
    seen = merging.preview(session, A, B)
    assert (seen.status.value, seen.restricts, seen.problem) == (status, restricts, None)
    merging.merge(session, A, B, "Entered twice")
    (row,) = partners.list_partners(session).rows
    assert (row.id, row.status.value) == (A, status)
    assert registers.list_arrangements(session, A)[0].status.value == status
    for mine in begun:
        around = assessments.circumstances(session, mine)
        assert (around.arrangement_status, around.restricts) == (status, restricts)
        assert around.open_incidents == 1
        assert "(TS)" in around.record_markings
        found = assessments.check(session, mine)
        assert found.facts["arrangement.forbids_act"] == forbids


def test_broken_assurances_of_both_count_in_the_check(two):
    mine = assessments.new_assessment(two, A)
    assert assessments.check(two, mine.id).facts["partner.broken_assurances"] == 0
    merging.merge(two, A, B, "Entered twice")
    assert assessments.check(two, mine.id).facts["partner.broken_assurances"] == 1
    merging.part(two, B, "No")
    assert assessments.check(two, mine.id).facts["partner.broken_assurances"] == 0


def test_entries_of_two_countries_need_a_sheet_on_each(session):
    _add(session, "One", "TUN")
    _add(session, "Two", "FRA")
    mine = assessments.new_assessment(session, A)
    add = {"marking": "(U)", "kind": "country-sheet", "title": "Sheet"}
    registers.add_source(session, country="TUN", on="2026-10-10", **add)
    desk = assessments.get_assessment(session, mine.id)
    assert drafting.circumstances_of(session, desk).country_sheet_age_months == 1
    merging.merge(session, A, B, "The same service in exile")
    assert drafting.circumstances_of(session, desk).country_sheet_age_months is None
    registers.add_source(session, country="FRA", on="2026-02-10", **add)
    assert drafting.circumstances_of(session, desk).country_sheet_age_months == 9


def test_line_of_either_entry_can_be_cited(two):
    mine = assessments.new_assessment(two, A)
    exchange = registers.list_exchanges(two, B)[0].id
    with pytest.raises(BadInputError):
        assessments.cite(two, mine.id, "1.1", kind="record", reference=exchange)
    merging.merge(two, A, B, "Entered twice")
    cited = assessments.cite(two, mine.id, "1.1", kind="record", reference=exchange)
    assert cited.reference == exchange


def test_history_shows_both_while_merged_and_tells_of_it_afterwards(two):
    def kinds_of(partner: str) -> set[tuple[str, str]]:
        page = history.list_entries(two, history.HistoryFilter(subject=partner))
        return {(line.kind, line.subject) for line in page.lines}

    merging.merge(two, A, B, "Entered twice")
    saved = {("partner.saved", A), ("partner.saved", B), ("partners.merged", B)}
    assert saved <= kinds_of(A)
    assert saved <= kinds_of(B)
    merging.part(two, B, "Two after all")
    told = {("partners.merged", B), ("partners.parted", B)}
    for own, other in ((A, B), (B, A)):
        assert told | {("partner.saved", own)} <= kinds_of(own)
        assert ("partner.saved", other) not in kinds_of(own)
    newest = history.list_entries(two, history.HistoryFilter(subject=A)).lines
    seq = next(line.seq for line in newest if line.kind == "partners.parted")
    assert history.read_entry(two, seq).body["reason"] == "Two after all"


def _refused(call) -> BadInputError:
    with pytest.raises(BadInputError) as refused:
        call()
    for language in ("en", "fr"):
        said = words.error(refused.value, language)
        assert said.message
        assert said.next_step
    return refused.value


def test_what_cannot_be_merged_is_refused_in_words_and_nothing_is_written(session):
    for name in ("One", "Two", "Three"):
        _add(session, name)
    unit = _add(session, "Four", parent=A)
    merging.merge(session, A, B, "Entered twice")
    head = session.vault.head()
    for kept, merged, code in (
        (A, A, "merge.same"), (A, B, "merge.done"), (B, A, "merge.done"),
        ("P-0003", B, "merge.elsewhere"), (B, "P-0003", "merge.elsewhere"),
        ("P-0003", A, "merge.stands_for_others"), (A, unit, "merge.unit"),
        (A, "P-0009", "partner.unknown"),
    ):  # fmt: skip
        refused = _refused(
            lambda kept=kept, merged=merged: merging.merge(session, kept, merged, "x")
        )
        assert refused.code == code, (kept, merged)
    for call, code in (
        (lambda: merging.merge(session, A, "P-0003", " "), "field.required"),
        (lambda: merging.merge(session, A, "P-0003", "x", ""), "field.required"),
        (lambda: merging.merge(session, A, "P-0003", "x", "(S"), "field.marking"),
        (lambda: merging.part(session, A, "x"), "merge.not_merged"),
        (lambda: merging.part(session, B, ""), "field.required"),
        (lambda: merging.part(session, "P-0009", "x"), "partner.unknown"),
    ):
        assert _refused(call).code == code
    assert session.vault.head() == head
    assert merging.merge(session, A, "P-0003", "A third entry").id == A
    assert [one.id for one in merging.members(session, "P-0003")] == [B, "P-0003"]


def test_who_may_not_write_may_not_merge(make_session):
    session = make_session(Role.RECORDS, "R. Roy")
    _add(session, "One")
    _add(session, "Two")
    session = make_session(Role.L2, "L. Two")
    for call in (lambda: merging.merge(session, A, B, "x"), lambda: merging.part(session, B, "x")):
        with pytest.raises(NotAllowedError):
            call()
    assert merging.preview(session, A, B).problem is None


def test_preview_says_what_each_holds(two):
    mine = assessments.new_assessment(two, B)
    seen = merging.preview(two, A, B)
    assert (seen.kept.lines, seen.merged.lines) == (6, 7)
    assert (seen.merged.open_incidents, seen.merged.broken) == (1, 1)
    assert (seen.kept.open_assessments, seen.merged.open_assessments) == (0, 1)
    assert merging.preview(two, A, A).problem.code == "merge.same"
    assert mine.partner == B


def test_likely_pairs_share_a_name_a_unit_and_a_country(session):
    _add(session, "Garde Nationale", aliases=("GN",))
    _add(session, "GN")
    _add(session, "gárde nationale", unit="2e")
    _add(session, "GN", "FRA")
    _add(session, "Other", short_name="gn")
    pairs = merging.duplicates(session)
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [
        (A, B), (A, "P-0005"), (B, "P-0005"),
    ]  # fmt: skip
    assert pairs[0].name == "GN"
    assert [one.id for one in merging.alike(session, A)] == [B, "P-0005"]
    assert merging.alike(session, "P-0003") == []
    merging.merge(session, A, B, "Entered twice")
    assert len(merging.duplicates(session)) == 1


def test_list_without_merged_entries_still_comes_from_an_index(session):
    from workstation.records.partners import page_of_ids

    for sort in PartnerSort:
        sql, values = page_of_ids(PartnerFilter(text="gard", sort=sort), "2026-11-16", 0, 9)
        plan = [str(r["detail"]) for r in session.vault.read(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert not any("USE TEMP B-TREE FOR ORDER BY" in line for line in plan), plan
        assert sort is not PartnerSort.NAME or "COVERING INDEX partner_by_name" in plan[0]
