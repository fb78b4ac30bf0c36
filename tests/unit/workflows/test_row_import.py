"""The engine of every import: each row on its own, all of them together, or nothing."""

import csv
from pathlib import Path

import pytest

from workstation.domain.error import JobCancelledError, UsageError
from workstation.domain.import_report import ImportReport, RowProblem
from workstation.transfer.csv_table import Row
from workstation.vault.store import NewEntry
from workstation.workflows import partners
from workstation.workflows.row_import import Cells, RowImport, save_report
from workstation.workflows.session import Session

HEADER = "name,country,kind\n"
TABLES = ("partner", "timeline", "search_text")


def _state(session: Session) -> tuple[object, ...]:
    counts = [session.vault.read_tuples(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES]
    return (session.vault.head(), *counts)


@pytest.mark.parametrize("at", [500, 1500, 2500])
def test_cancel_at_any_time_leaves_nothing(session: Session, tmp_path: Path, at: int) -> None:
    """At 1500 and 2500 entries were written already, in a transaction that is undone."""
    path = tmp_path / "many.csv"
    path.write_text(HEADER + "".join(f"Service {n},CAN,border\n" for n in range(2600)))
    before = _state(session)

    def cancel(done: int, _total: int) -> None:
        if done >= at:
            raise JobCancelledError

    with pytest.raises(JobCancelledError):
        partners.import_partners(session, path, cancel)
    assert _state(session) == before
    path.write_text(HEADER + "Service,CAN,border\n")
    assert partners.import_partners(session, path).added == 1
    assert session.vault.verify_ledger().ok


def test_defect_while_rows_are_taken_leaves_nothing(session: Session, tmp_path: Path) -> None:
    """Whatever is raised after some parts were written undoes them."""
    path = tmp_path / "many.csv"
    path.write_text(HEADER + "".join(f"Service {n},CAN,border\n" for n in range(1300)))
    before = _state(session)
    work = RowImport(path, required=("name",), optional=())

    def take(row: Row, cells: Cells) -> str:
        if row.number > 1200:
            raise ZeroDivisionError
        work.entries.append(NewEntry("note.kept", f"N-{row.number}", {"name": cells["name"]}))
        return "added"

    with pytest.raises(ZeroDivisionError):
        work.run(session, take)
    assert _state(session) == before


def test_rows_of_every_kind_of_badness_are_told_and_the_good_ones_taken(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "bad.csv"
    rows = [
        "Sûreté,FRA,border\n".encode(),
        "Sécurité,FRA,border\n".encode("latin-1"),
        b"<b>Bold</b>,CAN,border\n",
        b"=cmd|x,CAN,border\n",
        "Abc\u202ecba,CAN,border\n".encode(),
        b"Nowhere,Atlantis,border\n",
        b"Short,CAN\n",
        b"Zero\0,CAN,border\n",
        b'"Open,CAN,border\n',
        "Sûreté,FRA,border\n".encode(),
        b"Cut,CA",
    ]
    path.write_bytes(HEADER.encode() + b"".join(rows))
    report = partners.import_partners(session, path)
    assert (report.read, report.added, report.skipped) == (11, 4, 7)
    assert report.encoding == "mixed"
    assert [(one.row, one.code.removeprefix("import.problem.")) for one in report.problems] == [
        (3, "mixed_encoding"), (5, "formula"), (6, "hidden"), (7, "country_unknown"),
        (8, "ragged"), (9, "nul"), (10, "broken"), (11, "twice"), (12, "cut_off"),
    ]  # fmt: skip
    names = {row.name for row in partners.list_partners(session).rows}
    assert {"Sûreté", "Sécurité", "<b>Bold</b>", "=cmd|x"} <= names


@pytest.mark.parametrize("language", ["en", "fr"])
def test_report_is_saved_whole_and_computes_nothing(tmp_path: Path, language: str) -> None:
    """CWE-1236: a value that a spreadsheet would compute is shown instead."""
    problems = (
        RowProblem(2, "name", "import.problem.formula", "=1+1"),
        RowProblem(3, "", "import.problem.cut_off", ""),
    )
    report = ImportReport(2, 1, 0, 0, problems, skipped=1)
    path = tmp_path / "report.csv"
    save_report(report, path, "fr" if language == "fr" else "en")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["row", "column", "value", "code", "reason"]
    assert [row[:4] for row in rows[1:]] == [
        ["2", "name", "'=1+1", "formula"], ["3", "", "", "cut_off"]
    ]  # fmt: skip
    assert all(row[4] for row in rows)
    before = path.read_bytes()
    with pytest.raises(UsageError):
        save_report(report, path, "en")
    assert path.read_bytes() == before
