"""Exchanges from a CSV file: every row accounted for, twice the same file adds nothing."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import MakeSession
from workstation import words
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.import_report import ImportReport
from workstation.domain.officer import Role
from workstation.domain.partner import Act
from workstation.workflows import assessments, partners, registers
from workstation.workflows.register_import import import_entries
from workstation.workflows.session import Session

HEADER = "partner,on,act,summary,marking,product,caveats,outcome,id\n"
ROW = "P-0001,2026-03-01,disclosure,Travel dates,(S),R-12,No action,sent,\n"
Take = Callable[..., ImportReport]


@pytest.fixture
def record(session: Session) -> Session:
    """Two partners, P-0001 and P-0002."""
    partners.add_partner(session, name="Border Guard", country="TUN", kind="border")
    partners.add_partner(session, name="Élan", country="FRA", kind="cyber")
    return session


@pytest.fixture
def take(record: Session, tmp_path: Path) -> Take:
    def take(text: str, partner: str = "", encoding: str = "utf-8") -> ImportReport:
        path = tmp_path / "exchanges.csv"
        path.write_text(text, encoding=encoding, newline="")
        return import_entries(record, "exchange", path, partner=partner)

    return take


def _codes(report: ImportReport) -> list[tuple[int, str, str]]:
    return [
        (one.row, one.column, one.code.removeprefix("import.problem.")) for one in report.problems
    ]


def test_rows_become_exchanges_with_all_their_fields(record: Session, take: Take) -> None:
    report = take(HEADER + ROW + "elan,2026-04-02,Request,Who owns it,(U),,,,\n")
    assert (report.read, report.added, report.problems) == (2, 2, ())
    found = registers.list_exchanges(record, "P-0001")[0]
    assert (found.id, found.on, found.act) == ("EX-2026-0001", "2026-03-01", Act.DISCLOSURE)
    assert (found.summary, found.marking, found.product) == ("Travel dates", "(S)", "R-12")
    assert (found.caveats, found.outcome, found.assessment) == ("No action", "sent", "")
    assert [one.act for one in registers.list_exchanges(record, "P-0002")] == [Act.REQUEST]
    assert partners.count_record(record, "P-0001")["exchange"] == 1
    assert record.vault.check_rebuild().ok


def test_same_file_twice_adds_nothing_and_a_changed_row_updates(
    record: Session, take: Take
) -> None:
    take(HEADER + ROW)
    head = record.vault.head()
    again = take(HEADER + ROW)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)
    assert record.vault.head() == head
    changed = take(HEADER + ROW.replace(",sent,", ",no reply,") + ROW.replace("03-01", "03-02"))
    assert (changed.added, changed.updated) == (1, 1)
    found = registers.list_exchanges(record, "P-0001")
    assert [(one.id, one.outcome) for one in found] == [
        ("EX-2026-0002", "sent"), ("EX-2026-0001", "no reply")
    ]  # fmt: skip


def test_one_entry_of_the_ledger_each_and_all_in_one_go(record: Session, take: Take) -> None:
    before = record.vault.head()[0]
    take(HEADER + ROW + ROW.replace("03-01", "03-02"))
    entries = list(record.vault.entries(before + 1))
    assert [one.kind for one in entries] == ["exchange.saved"] * 2
    assert len({one.at_utc for one in entries}) == 1


def test_id_finds_an_exchange_whose_date_or_summary_changed(record: Session, take: Take) -> None:
    take(HEADER + ROW)
    moved = ROW.replace("Travel dates", "Dates of travel")
    report = take(HEADER + moved.replace(",sent,", ",sent,EX-2026-0001") + ROW)
    assert (report.updated, report.added, report.problems) == (1, 1, ())
    assert [one.summary for one in registers.list_exchanges(record, "P-0001")] == [
        "Travel dates", "Dates of travel",
    ]  # fmt: skip


def test_columns_that_the_file_does_not_have_stay_as_they_were(record: Session, take: Take) -> None:
    """The link to the assessment that allowed an exchange is no column of the file at all."""
    allowed = assessments.new_assessment(record, "P-0001").id
    held = registers.add_exchange(
        record, partner="P-0001", on="2026-03-01", act="disclosure", summary="Travel dates",
        marking="(S)", caveats="No action", assessment=allowed,
    )  # fmt: skip
    report = take("partner,on,act,summary,marking\nP-0001,2026-03-01,disclosure,TRAVEL dates,(U)\n")
    assert (report.updated, report.added) == (1, 0)
    assert registers.list_exchanges(record, "P-0001") == [
        replace(held, summary="TRAVEL dates", marking="(U)")
    ]


def test_given_partner_is_taken_where_the_file_names_none(record: Session, take: Take) -> None:
    bare = take("on,act,summary,marking\n2026-03-01,use,Report,(U)\n", "P-0001")
    assert (bare.added, bare.problems) == (1, ())
    mixed = take(
        "partner,on,act,summary,marking\n,2026-03-02,use,Report,(U)\n"
        "P-0002,2026-03-02,use,Report,(U)\n",
        "P-0001",
    )
    assert mixed.added == 2
    assert len(registers.list_exchanges(record, "P-0001")) == 2
    assert len(registers.list_exchanges(record, "P-0002")) == 1


def test_row_that_cannot_be_taken_is_listed_and_the_others_are_taken(
    record: Session, take: Take
) -> None:
    partners.add_partner(record, name="Élan", country="CAN", kind="cyber")
    start = "P-0001,2026-03-01,use"
    report = take(
        HEADER + ROW + ROW + "P-0077,2026-03-01,use,x,(U),,,,\n"
        "Elan,2026-03-01,use,x,(U),,,,\n,2026-03-01,use,x,(U),,,,\n"
        "P-0001,2026-02-30,use,x,(U),,,,\nP-0001,2026-03-01,gift,x,(U),,,,\n"
        f"{start},,(U),,,,\n{start},x,,,,,\n{start},x,(S,,,,\n{start},x,(U),,,,EX-99\n"
        f"{start},x,(U),{'p' * 301},,,\n{start},taken,(U),,,,\n"
    )
    assert (report.read, report.added, report.skipped) == (13, 2, 11)
    assert _codes(report) == [
        (3, "summary", "twice"), (4, "partner", "unknown_partner"),
        (5, "partner", "several_partners"), (6, "partner", "required"),
        (7, "on", "not_a_date"), (8, "act", "unknown_choice"), (9, "summary", "required"),
        (10, "marking", "required"), (11, "marking", "marking"), (12, "id", "not_an_id"),
        (13, "product", "too_long"),
    ]  # fmt: skip
    for problem in report.problems:
        assert words.label(problem.code, "fr") != words.label(problem.code, "en")
    assert [one.summary for one in registers.list_exchanges(record, "P-0001")] == [
        "taken", "Travel dates",
    ]  # fmt: skip


def test_exchange_of_another_partner_is_not_moved(record: Session, take: Take) -> None:
    take(HEADER + ROW)
    report = take(HEADER + "P-0002,2026-03-01,use,x,(U),,,,EX-2026-0001\n")
    assert _codes(report) == [(2, "id", "of_other_partner")]
    assert registers.list_exchanges(record, "P-0002") == []


def test_formula_and_unknown_column_are_pointed_out(record: Session, take: Take) -> None:
    """CWE-1236; security list 62."""
    report = take(
        'partner,on,act,summary,marking,phone\nP-0001,2026-03-01,use,"=HYPERLINK(""x"")",(U),5\n'
    )
    assert _codes(report) == [(1, "phone", "column_unknown"), (2, "summary", "formula")]
    assert registers.list_exchanges(record, "P-0001")[0].summary == '=HYPERLINK("x")'


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encoding_of_an_office_suite_is_understood_and_said(
    record: Session, take: Take, encoding: str
) -> None:
    report = take(
        "partner;on;act;summary;marking\nÉlan;2026-03-01;use;Été;(U)\n", encoding=encoding
    )
    assert (report.added, report.encoding) == (1, encoding)
    assert registers.list_exchanges(record, "P-0002")[0].summary == "Été"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [("", "csv.empty", None), (HEADER, "csv.no_rows", None),
     ("on,act,summary,marking\n2026-03-01,use,x,(U)\n", "csv.columns_missing", "row 1"),
     ("partner,on,act,summary\nP-0001,2026-03-01,use,x\n", "csv.columns_missing", "row 1"),
     (HEADER + "P-0001,2026-03", "csv.ragged", "row 2"),
     (HEADER + '"P-0001', "csv.broken", "row 2"),
     (HEADER + "P-\0,2026-03-01,use,x,(U),,,,\n", "csv.nul", "row 2")],
)  # fmt: skip
def test_broken_file_changes_nothing_at_all(
    record: Session, take: Take, text: str, code: str, place: str | None
) -> None:
    head = record.vault.head()
    with pytest.raises(BadInputError) as refused:
        take(text)
    assert (refused.value.code, refused.value.place) == (code, place)
    assert refused.value.file
    assert record.vault.head() == head
    assert registers.list_exchanges(record, "P-0001") == []


def test_unknown_partner_for_the_whole_file_is_refused_at_once(record: Session, take: Take) -> None:
    with pytest.raises(BadInputError) as refused:
        take(HEADER + ROW, "P-0099")
    assert refused.value.code == "partner.unknown"


def test_cancelled_import_takes_nothing(record: Session, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = (f"P-0001,2026-03-01,use,Use {n},(U)\n" for n in range(1200))
    path.write_text("partner,on,act,summary,marking\n" + "".join(rows))
    told: list[int] = []

    def cancel(done: int, _total: int) -> None:
        told.append(done)
        if done >= 1000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        registers.import_register(record, "exchange", path, cancel)
    assert told == [500, 1000]
    assert registers.list_exchanges(record, "P-0001") == []


def test_officer_who_may_not_write_the_record_imports_nothing(
    make_session: MakeSession, tmp_path: Path
) -> None:
    clerk = make_session(Role.L2, "D. Roy")
    path = tmp_path / "exchanges.csv"
    path.write_text(HEADER + ROW)
    with pytest.raises(NotAllowedError):
        registers.import_register(clerk, "exchange", path)
