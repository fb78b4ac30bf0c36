"""The report of an import: what was taken, and each row that needs a look."""

from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.register import ImportReport


def report_import(state: State, done: ImportReport) -> None:
    """Tell the counts and every row that could not be taken as it stood."""
    counts = {name: value for name, value in plain(done).items() if name != "problems"}
    problems = [
        {**plain(one), "message": state.label(one.code, value=one.value, column=one.column)}
        for one in done.problems
    ]
    lines = [
        state.label(
            "cli.imported", read=done.read, added=done.added, updated=done.updated,
            unchanged=done.unchanged, skipped=done.skipped, problems=len(problems),
        )
    ]  # fmt: skip
    lines += columns([(one["row"], one["column"], one["message"]) for one in problems])
    state.report({**counts, "problems": problems}, lines)
