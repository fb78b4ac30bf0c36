"""The report of an import: what was taken, and each row that needs a look."""

from pathlib import Path

from workstation.cli.command import FILE, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.error import UsageError
from workstation.domain.import_report import ImportReport

REPORT = option("--report", type=FILE, default=None, metavar="FILE")
"""Also write the rows to look at as a CSV file."""
FORCE = option("--force", is_flag=True, default=False)
_MOST_SHOWN = 1000
_LONGEST_VALUE = 40


def check_report(report: Path | None, *, force: bool) -> None:
    """Go on only if the report can have its name: nothing is imported without it.

    Raises:
        UsageError: ``file.exists``.
    """
    if report is not None and not force and report.exists():
        raise UsageError("file.exists", file=str(report))


def report_import(
    state: State, done: ImportReport, report: Path | None = None, *, force: bool = False
) -> None:
    """Tell the counts and every row that could not be taken as it stood.

    Args:
        state: how to answer.
        done: what the import did.
        report: also write the rows here.
        force: replace that file if it is there.

    Raises:
        UsageError: ``file.exists`` without force; :func:`check_report` asks beforehand.
    """
    if report is not None:
        from workstation.workflows import row_import

        row_import.save_report(done, report, state.language, force=force)
    state.report(payload_of(state, done), lines_of(state, done))


def payload_of(state: State, done: ImportReport) -> dict[str, object]:
    """The report as JSON: counts, and every row to look at with its reason in words."""
    counts = {name: value for name, value in plain(done).items() if name != "problems"}
    problems = [
        {**plain(one), "message": state.label(one.code, value=one.value, column=one.column)}
        for one in done.problems
    ]
    return {**counts, "problems": problems}


def lines_of(state: State, done: ImportReport) -> list[str]:
    """The report as lines: counts, then the first rows to look at."""
    lines = [
        state.label(
            "cli.imported", read=done.read, added=done.added, updated=done.updated,
            unchanged=done.unchanged, skipped=done.skipped, problems=len(done.problems),
        )
    ]  # fmt: skip
    shown = done.problems[:_MOST_SHOWN]
    lines += columns(
        [(one.row, one.column, _short(one.value), state.label(one.code)) for one in shown]
    )
    more = len(done.problems) - len(shown)
    if more:
        lines.append(state.label("cli.more_rows", count=more))
    return lines


def _short(value: str) -> str:
    """What stands in a cell, as far as a line of the report has room for it."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[: _LONGEST_VALUE - 1]}…"
