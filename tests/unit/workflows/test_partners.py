"""Partners: add, change, list, restrict, look into."""

from dataclasses import replace

import pytest

from workstation import words
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.partner import Arrangement, ArrangementStatus, PartnerKind
from workstation.domain.register import PartnerFilter, PartnerSort
from workstation.workflows import indicators, partners, registers


def _add(session, name="Border Guard", country="TUN", **more):
    return partners.add_partner(session, name=name, country=country, kind="border", **more)


def test_partner_is_kept_with_all_its_fields_and_the_next_number(session):
    first = _add(
        session, unit="3rd  Brigade ", short_name="BG3", aliases=["GN", " GN ", ""],
        mandate=["arrest", "detention"], marking="(S//REL TO CAN, USA)", note="line\nline",
    )  # fmt: skip
    assert first.id == "P-0001"
    assert (first.unit, first.aliases) == ("3rd Brigade", ("GN",))
    assert partners.get_partner(session, "P-0001") == first
    assert _add(session, name="Other").id == "P-0002"


@pytest.mark.parametrize(
    ("wrong", "code", "place"),
    [({"name": " "}, "field.required", "name"), ({"country": "ZZZ"}, "field.country_unknown",
     "country"), ({"kind": "shop"}, "field.unknown_choice", "kind"),
     ({"marking": "(S"}, "field.marking", "marking"), ({"marking": ""}, "field.required",
     "marking"), ({"name": "a\0b"}, "field.unreadable", "name"),
     ({"note": "\ud800"}, "field.unreadable", "note"),
     ({"name": "Guard \u202eSecretariat"}, "field.hidden", "name"),
     ({"note": "line\nwi\u200dth"}, "field.hidden", "note"),
     ({"marking": "(S\u2066//REL TO CAN)"}, "field.marking", "marking"),
     ({"name": "x" * 301}, "field.too_long", "name")],
)  # fmt: skip
def test_wrong_field_is_refused_by_its_name_and_nothing_is_written(session, wrong, code, place):
    head = session.vault.head()
    given = {"name": "A", "country": "CAN", "kind": "border"} | wrong
    with pytest.raises(BadInputError) as refused:
        partners.add_partner(session, **given)
    assert (refused.value.code, refused.value.place) == (code, place)
    assert session.vault.head() == head
    for language in ("en", "fr"):
        assert words.error(refused.value, language).next_step


def test_international_organisation_has_no_country(session):
    found = partners.add_partner(session, name="Interpol", country="", kind="international")
    assert found.country == ""
    assert partners.get_dossier(session, found.id).series == ()


def test_same_partner_is_not_added_twice_whatever_its_accents(session):
    _add(session, name="Frontière", unit="A")
    with pytest.raises(BadInputError) as refused:
        _add(session, name="FRONTIERE ", unit="a")
    assert refused.value.data["id"] == "P-0001"
    assert _add(session, name="Frontière", unit="B").id == "P-0002"


def test_change_is_kept_and_an_unchanged_one_writes_nothing(session):
    found = _add(session)
    head = session.vault.head()
    assert partners.save_partner(session, found) == found
    assert session.vault.head() == head
    partners.save_partner(session, replace(found, note="new"))
    assert partners.get_partner(session, found.id).note == "new"
    with pytest.raises(BadInputError, match=r"partner\.unknown"):
        partners.save_partner(session, replace(found, id="P-0099"))


def test_restriction_shows_in_the_list_and_in_the_record(session):
    found = _add(session)
    registers.save_arrangement(
        session, Arrangement("", found.id, "MoU", ArrangementStatus.ACTIVE, marking="(S)")
    )
    made = partners.restrict_partner(
        session, found.id, restriction="No requests.", restricts=["request"], on="2026-05-01"
    )
    assert (made.restricts, made.marking, made.title) == (("request",), "(S)", "MoU")
    (row,) = partners.list_partners(session).rows
    assert (row.status, row.restriction) == (ArrangementStatus.RESTRICTED, "No requests.")
    lines = partners.prior_record(session, found.id, kinds=("arrangement",))
    assert {(line.on, line.result) for line in lines} == {
        ("2026-05-01", "restricted"), (session.now_utc()[:10], "active")
    }  # fmt: skip
    page = partners.list_partners(session, PartnerFilter(restricted_only=True))
    assert [r.id for r in page.rows] == [found.id]


def _office(session):
    """Five partners that differ in every column."""
    made = [
        _add(session, name=f"Équipe {n}", country=country, unit=f"U{n}")
        for n, country in enumerate(["CAN", "TUN", "CAN", "FRA", "TUN"])
    ]
    for n, status in enumerate((ArrangementStatus.SUSPENDED, ArrangementStatus.ACTIVE)):
        registers.save_arrangement(
            session, Arrangement("", made[n].id, "A", status, restriction="x")
        )
    for n in (1, 3):
        registers.add_exchange(
            session, partner=made[n].id, on=f"2026-0{n}-01", act="use", summary="s", marking="(U)"
        )
    registers.add_assurance(
        session, partner=made[4].id, on="2026-01-01", text="t", marking="(U)",
        check_due="2026-02-01",
    )  # fmt: skip
    return [partner.id for partner in made]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (PartnerFilter(), [0, 1, 2, 3, 4]),
        (PartnerFilter(descending=True), [4, 3, 2, 1, 0]),
        (PartnerFilter(text="equipe u3"), [3]),
        (PartnerFilter(text="uipe"), [0, 1, 2, 3, 4]),
        (PartnerFilter(text="100% _'\""), []),
        (PartnerFilter(country="TUN"), [1, 4]),
        (PartnerFilter(country="TUN", text="4"), [4]),
        (PartnerFilter(kind=PartnerKind.CYBER), []),
        (PartnerFilter(status=ArrangementStatus.ACTIVE), [1]),
        (PartnerFilter(restricted_only=True), [0]),
        (PartnerFilter(overdue_only=True), [4]),
        (PartnerFilter(sort=PartnerSort.COUNTRY), [0, 2, 3, 1, 4]),
        (PartnerFilter(sort=PartnerSort.STATUS, descending=True), [0, 1, 4, 3, 2]),
        (PartnerFilter(sort=PartnerSort.LAST_EXCHANGE, descending=True), [3, 1, 4, 2, 0]),
        (PartnerFilter(sort=PartnerSort.NEXT_DUE), [4, 0, 1, 2, 3]),
    ],
)
def test_list_filters_and_sorts(session, wanted, numbers):
    made = _office(session)
    page = partners.list_partners(session, wanted)
    assert [row.id for row in page.rows] == [made[n] for n in numbers]
    assert (page.total, page.matching) == (5, len(numbers))


def test_pages_follow_each_other(session):
    made = _office(session)
    pages = [partners.list_partners(session, None, offset, 2) for offset in (0, 2, 4, 6)]
    assert [row.id for page in pages for row in page.rows] == made
    assert {page.matching for page in pages} == {5}


@pytest.mark.parametrize("sort", PartnerSort)
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_comes_from_an_index(session, sort, descending):
    """A page of a long list must not sort the whole list."""
    from workstation.records.partners import page_of_ids

    sql, values = page_of_ids(PartnerFilter(sort=sort, descending=descending), "2026-11-16", 0, 9)
    plan = " ".join(
        str(row["detail"]) for row in session.vault.read(f"EXPLAIN QUERY PLAN {sql}", values)
    )
    assert "TEMP B-TREE" not in plan, plan


def test_dossier_gathers_what_its_tabs_show(session, tmp_path):
    found = _add(session)
    path = tmp_path / "g.csv"
    path.write_text("country,code,year,value\nTUN,idx,2020,1\nTUN,idx,2021,3\n")
    indicators.import_indicators(session, path, "generic")
    registers.add_source(
        session, title="Sheet", on="2025-01-10", marking="(U)", country="TUN", kind="country-sheet"
    )
    registers.add_source(session, title="Own", on="2026-10-01", marking="(S)", partner=found.id)
    dossier = partners.get_dossier(session, found.id)
    assert [(s.source.title, s.age_months, s.stale) for s in dossier.sources] == [
        ("Own", 1, False), ("Sheet", 22, True)
    ]  # fmt: skip
    assert dossier.series[0].points == ((2020, 1.0), (2021, 3.0))
    assert dossier.counts["source"] == 1
    assert (dossier.share.total, dossier.share.low, dossier.share.high) == (0, 0.0, 1.0)


def test_reading_and_writing_follow_the_office(make_session, session):
    found = _add(session)
    chief = make_session(Role.L3, "D. Roy")
    assert partners.get_partner(chief, found.id) == found
    with pytest.raises(NotAllowedError):
        _add(chief, name="Other")
    keeper = make_session(Role.ADMINISTRATOR, "K. Lee", administrator=True)
    for read in (partners.get_partner, partners.prior_record, partners.get_dossier):
        with pytest.raises(NotAllowedError):
            read(keeper, found.id)
