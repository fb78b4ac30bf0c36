"""Registers as files: what is exported comes back as it was, in this vault and in another."""

import csv
import resource
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, MakeSession, TickingClock
from workstation import words
from workstation.domain.error import BadInputError, NotAllowedError, StoreError, UsageError
from workstation.domain.officer import Role
from workstation.domain.partner import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
)
from workstation.domain.register import REGISTERS
from workstation.records import register_tables
from workstation.vault.keys import FLOOR
from workstation.workflows import assessments, partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.register_cells import guarded, split_list, unguarded, write_cell
from workstation.workflows.register_export import export_entries
from workstation.workflows.register_import import import_entries
from workstation.workflows.session import Session

ALL = ("partner", "source", "arrangement", "agreement", "exchange", "assurance",
       "assurance-check", "incident")  # fmt: skip
"""In an order in which what is named is there already."""


@pytest.fixture
def record(session: Session) -> Session:
    """One of each, with every field filled, and with what breaks tables."""
    head = partners.add_partner(
        session, name="=Guard; | \\ “x”", country="TUN", kind="border",
        aliases=("a;b", "c|d", "e\\f", "+g"), mandate=("arrest", "detention"), marking="(S)",
        note="two\nlines, and 'quotes\" ",
    )  # fmt: skip
    unit = partners.add_partner(
        session, name="Brigade", country="TUN", kind="border", parent=head.id
    )
    source = registers.add_source(
        session, title="@report", on="2026-01-03", marking="(C)", partner=head.id, grade="b2",
        publisher="-NGO", kind="classified", summary="'=1+1", max_age_months=6,
    )  # fmt: skip
    sheet = registers.add_source(
        session, title="Sheet", on="2026-01-03", marking="(U)", country="TUN", kind="country-sheet"
    )
    registers.save_arrangement(
        session,
        Arrangement("", head.id, "Letters", ArrangementStatus.RESTRICTED, authority="s.17",
                    minister_approved="2018-05-02", foreign_affairs_consulted="2018-04-01",
                    scope="Borders", mistreatment_clause=True, restriction="No names",
                    restricts=("disclosure", "use"), since="2018-06-01", review_due="2027-01-01",
                    marking="(C)", conditions="Only with a caveat."),
    )  # fmt: skip
    agreed = registers.save_agreement(
        session,
        Agreement("", head.id, "Border teams", AgreementKind.PROGRAMME, AgreementStatus.SIGNED,
                  "1996-02-01", "2025-12-31", ("CAN", "TUN"), "Joint teams", "15 regions",
                  "Officers", "Officers", source.id, "2027-05-05", "(C)", "note"),
    )  # fmt: skip
    assessment = assessments.new_assessment(session, unit.id)
    registers.add_exchange(
        session, partner=unit.id, on="2026-02-01", act="request", summary="Names",
        marking="(S)", product="R-1", caveats="No arrest.", outcome="answered",
        assessment=assessment.id, product_kind="travel-record", originator="Norway",
        consent="NO-17", consent_on="2026-01-30", agreement=agreed.id,
        exchange=assessment.exchange,
    )  # fmt: skip
    given = registers.add_assurance(
        session, partner=head.id, on="2026-01-01", text="No ill-treatment.", marking="(S)",
        topic="custody", form="oral", given_by="Col. X", expires="2027-01-01",
        check_due="2026-06-01", proof=source.id,
    )  # fmt: skip
    registers.check_assurance(
        session, given.id, on="2026-03-01", result="broken", summary="Visited.", marking="(S//CEO)",
        evidence=[source.id, sheet.id],
    )  # fmt: skip
    registers.add_incident(
        session, partner=unit.id, on="2026-02-03", summary="Beaten", marking="(S)", kind="torture",
        place="Sfax", status="conflict", sources=[sheet.id, source.id], open=False, unit="2nd",
    )  # fmt: skip
    return session


@pytest.fixture
def other(tmp_path: Path, clock: TickingClock) -> Iterator[Session]:
    """Another vault, empty."""
    opened = sessions.create_vault(
        tmp_path / "other", name="MTL-01", officer_name=OFFICER, authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    yield opened
    opened.vault.close()


def _everything(session: Session) -> dict[str, list[object]]:
    return {kind: list(register_tables.every(session.vault, kind)) for kind in ALL}


def test_what_is_exported_changes_nothing_here_and_is_the_same_elsewhere(
    record: Session, other: Session, tmp_path: Path
) -> None:
    """CLI: ids are stable across export and import. CWE-1236: no cell is computed."""
    before = _everything(record)
    for kind in ALL:
        path = tmp_path / f"{kind}.csv"
        count = export_entries(record, kind, path).entries
        assert count == len(before[kind])
        entry = list(record.vault.entries())[-1]
        assert (entry.kind, entry.body["register"], entry.body["entries"]) == (
            "register.exported", kind, count,
        )  # fmt: skip
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = list(csv.reader(stream))
        assert table[0][0] == "id"
        assert not any(cell[:1] in "=+-@\t" for row in table for cell in row if cell)
        again = registers.import_register(record, kind, path)
        assert (again.unchanged, again.read) == (count, count)
        assert not again.problems
        if kind == "exchange":
            text = path.read_text(encoding="utf-8-sig").replace("MRA-2026-0001", "")
            path.write_text(text, encoding="utf-8-sig", newline="")
        taken = registers.import_register(other, kind, path)
        assert taken.added == count, taken.problems
    assert _everything(record) == before
    exchange = registers.get_exchange(record, "EX-2026-0001")
    before["exchange"] = [replace(exchange, assessment="")]
    assert _everything(other) == before
    assert other.vault.check_rebuild().ok
    made = registers.add_assurance(
        other, partner="P-0001", on="2026-01-01", text="Next", marking="(U)"
    )
    assert made.id == "AS-2026-002"


def test_export_tells_its_banner_and_replaces_nothing(record: Session, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    done = export_entries(record, "assurance-check", path)
    assert (done.entries, done.banner) == (1, "SECRET//CANADIAN EYES ONLY")
    with pytest.raises(UsageError):
        export_entries(record, "incident", path)
    assert export_entries(record, "incident", path, partner="P-0001", force=True).entries == 0
    assert export_entries(record, "incident", path, partner="P-0002", force=True).entries == 1
    with pytest.raises(BadInputError, match=r"register\.unknown"):
        export_entries(record, "rumour", tmp_path / "y.csv")
    assert not (tmp_path / "y.csv").exists()


def test_who_may_not_export_or_write_does_neither(
    make_session: MakeSession, tmp_path: Path
) -> None:
    chief = make_session(Role.L4, "D. Roy")
    with pytest.raises(NotAllowedError):
        export_entries(chief, "incident", tmp_path / "x.csv")
    with pytest.raises(NotAllowedError):
        registers.import_register(chief, "incident", tmp_path / "x.csv")
    assert not (tmp_path / "x.csv").exists()


def test_full_disk_leaves_no_file_and_no_entry(record: Session, tmp_path: Path) -> None:
    path, held = tmp_path / "x.csv", tmp_path / "held.csv"
    export_entries(record, "incident", held)
    kept, head = held.read_bytes(), record.vault.head()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        for file, force in ((path, False), (held, True)):
            with pytest.raises(StoreError) as refused:
                export_entries(record, "incident", file, force=force)
            assert refused.value.code.startswith("disk.")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (held.read_bytes(), record.vault.head()) == (kept, head)
    assert not [one.name for one in tmp_path.iterdir() if one.name.endswith((".tmp", "x.csv"))]


@pytest.mark.parametrize(
    "text", ["=1", "'=1", "''=1", "-5", "@x", "\tx", "'x", "x'", "", "＝1", "'", "a=1"]
)
def test_guard_of_a_cell_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "＝"}


@pytest.mark.parametrize(
    "parts", [(), ("a",), ("a;b", "c"), ("\\", "x"), ("a\\", ";"), ("|", "\\;", "a\\b"), ("=1",)]
)
def test_list_in_a_cell_comes_apart_as_it_was(parts: tuple[str, ...]) -> None:
    assert split_list(unguarded(write_cell(parts))) == parts


def test_rows_are_judged_one_by_one(record: Session, tmp_path: Path) -> None:
    """G-20, B-37, G-15: what a form refuses is refused in a file, with its row and a reason."""
    files = {
        "incident": (
            "partner,on,summary,marking,status,sources,open\n"
            "P-0001,2026-02-30,a,(U),,,\nP-0001,2026-02-03,b,(U),accepted,,\n"
            "P-0001,2026-02-03,c,(U),issue,SRC-2026-099,\nP-0002,2026-02-03,d,(U),,,perhaps\n"
            "P-0002,2026-02-03,e,(U),issue,SRC-2026-001;SRC-2026-002,oui\n",
            [(2, "not_a_date"), (3, "incident.no_citation"), (4, "reference.source"),
             (5, "not_yes_or_no")],
        ),
        "exchange": (
            "id,partner,on,act,summary,marking,consent,originator,agreement\n"
            ",P-0001,2026-02-03,use,a,(U),C-1,,\n,P-0001,2026-02-03,use,b,(U),,,AG-2026-009\n"
            "EX-2026-0001,P-0002,2026-03-03,use,c,(U),,,\nEX-7,P-0002,2026-02-03,use,d,(U),,,\n"
            "EX-2026-0801,P-0002,2026-02-03,use,e,(U),,,AG-2026-001\n",
            [(2, "exchange.consent_of_nobody"), (3, "reference.agreement"),
             (4, "exchange.consent_without_reference"), (5, "not_an_id")],
        ),
        "assurance-check": (
            "assurance,on,result,summary,marking\nAS-2026-099,2026-03-03,kept,x,(U)\n"
            "AS-2026-001,2026-03-03,kept,Seen,(U)\n",
            [(2, "assurance.unknown")],
        ),
        "source": (
            "country,title,on,marking,max_age_months,grade,sha256\n"
            ",a,2026-01-01,(U),,,\nTUN,b,2026-01-01,(U),-3,,\nTUN,c,2026-01-01,(U),700,,\n"
            "TUN,d,2026-01-01,(U),,Z9,\nTUN,e,2026-01-01,(U),,,abc\ntn,f,2026-01-01,(U),3,A1,\n",
            [(2, "source.about_nothing"), (3, "not_whole"), (4, "out_of_range"), (5, "grade"),
             (6, "source.not_a_digest")],
        ),
        "agreement": (
            "partner,title,kind,status,signed,ended,source\n"
            "P-0001,a,treaty,in-force,1958-05-12,1957-01-01,\n"
            "P-0001,b,pact,in-force,1958-05-12,,\nBrigade,NORAD,Treaty,In force,1958-05-12,,\n",
            [(2, "agreement.ended_before_signed"), (3, "unknown_choice")],
        ),
    }  # fmt: skip
    path = tmp_path / "rows.csv"
    for kind, (text, wanted) in files.items():
        path.write_text(text, encoding="utf-8")
        report = import_entries(record, kind, path)
        real = [one for one in report.problems if one.code != "import.problem.formula"]
        assert [(one.row, one.code.removeprefix("import.problem.")) for one in real] == wanted
        assert report.added + report.updated == 1
        for one in report.problems:
            assert words.label(one.code, "fr") != words.label(one.code, "en")
    assert registers.get_exchange(record, "EX-2026-0801").agreement == "AG-2026-001"
    assert registers.get_exchange(record, "EX-2026-0001").consent == "NO-17"
    assert record.vault.check_rebuild().ok


def test_same_entry_is_found_without_its_number_and_never_twice(
    record: Session, tmp_path: Path
) -> None:
    path = tmp_path / "agreements.csv"
    path.write_text("partner,title,kind,status\nP-0001,BORDER  teams,programme,ended\n")
    assert import_entries(record, "agreement", path).updated == 1
    changed = registers.get_agreement(record, "AG-2026-001")
    assert (changed.status, changed.scale) == (AgreementStatus.ENDED, "15 regions")
    path.write_text(
        "id,partner,title,kind,status,signed\n"
        "AG-2026-044,P-0001,Border teams,programme,ended,1996-02-01\n"
    )
    report = import_entries(record, "agreement", path)
    assert [one.code for one in report.problems] == ["import.problem.same_under_other_id"]


def test_units_come_after_what_they_are_units_of(record: Session, tmp_path: Path) -> None:
    """A unit may have the lower number; a circle of parents is refused."""
    above = partners.add_partner(record, name="Ministry", country="TUN", kind="judicial")
    top = partners.get_partner(record, "P-0001")
    partners.save_partner(record, replace(top, parent=above.id))
    path = tmp_path / "partners.csv"
    export_entries(record, "partner", path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        order = [row["id"] for row in csv.DictReader(stream)]
    assert order == [above.id, "P-0001", "P-0002"]
    path.write_text(
        "id,name,country,kind,parent\nP-0003,Ministry,TUN,judicial,P-0002\n"
        "P-0009,New,TUN,border,P-0010\nP-0011,Own,TUN,border,P-0011\n"
    )
    report = registers.import_register(record, "partner", path)
    assert [one.code.removeprefix("import.problem.") for one in report.problems] == [
        "partner.parent_is_itself", "unknown_partner", "unknown_partner",
    ]  # fmt: skip
    for wrong in ("P-0099", "P-0002", above.id):
        with pytest.raises(BadInputError) as refused:
            partners.save_partner(record, replace(above, parent=wrong))
        assert refused.value.place == "parent"


def test_every_register_has_an_export(record: Session, tmp_path: Path) -> None:
    assert set(ALL) == {"partner", *REGISTERS}
