"""The ledger: check its chain, look at it, compare the tables with it."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain

ledger = group(
    "ledger",
    "assessor --vault ~/OTT-04 ledger verify",
    {"verify": "ledger:verify", "show": "ledger:show", "rebuild-check": "ledger:rebuild_check"},
)


@command("ledger.verify", "assessor --vault ~/OTT-04 ledger verify --json")
def verify(state: State) -> None:
    """Check the whole chain, and every page of the file that holds it."""
    from workstation.workflows import vault_checks

    with state.session() as session:
        found = vault_checks.verify_ledger(session)
        file = vault_checks.verify_file(session)
    problems = [{"seq": one.seq, "code": one.code} for one in found.problems]
    ok = found.ok and file.ok
    if not ok:
        state.found_wrong()
    payload = {
        "ok": ok,
        "entries": found.entries,
        "head": {"seq": found.head[0], "hash": found.head[1]},
        "problems": problems,
        "file": {"ok": file.ok, "pages": file.pages, "problems": list(file.problems)},
    }
    key = "cli.ledger_ok" if found.ok else "cli.ledger_bad"
    lines = [state.label(key, entries=found.entries, problems=len(problems)), found.head[1]]
    lines += columns([(one["seq"], one["code"]) for one in problems])
    if not file.ok:
        lines += [state.label("cli.file_bad", problems=len(file.problems)), *file.problems]
    state.report(payload, lines)


@command("ledger.show", "assessor --vault ~/OTT-04 ledger show --limit 20")
@option("--limit", type=click.IntRange(1, 100_000), default=50)
@option("--before", type=click.IntRange(1), default=None, metavar="SEQ")
def show(state: State, limit: int, before: int | None) -> None:
    """Show entries, newest first."""
    from workstation.workflows import vault_checks

    with state.session() as session:
        found = vault_checks.history(session, limit=limit, before=before)
    rows = [(one.seq, one.at_utc, one.officer, one.kind, one.subject) for one in found]
    state.report({"entries": plain(found)}, columns(rows))


@command("ledger.rebuild-check", "assessor --vault ~/OTT-04 ledger rebuild-check --json")
def rebuild_check(state: State) -> None:
    """Compare the tables with a replay of the ledger."""
    from workstation.workflows import vault_checks

    with state.session() as session:
        found = vault_checks.check_rebuild(session)
    if not found.ok:
        state.found_wrong()
    differences = [{"table": table, "row": row} for table, row in found.differences]
    payload = {"ok": found.ok, "tables": dict(found.tables), "differences": differences}
    key = "cli.rebuild_ok" if found.ok else "cli.rebuild_bad"
    lines = [state.label(key, tables=len(found.tables), differences=len(differences))]
    state.report(payload, lines + columns([tuple(one.values()) for one in differences]))
