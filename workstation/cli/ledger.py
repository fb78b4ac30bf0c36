"""The ledger: check its chain, look at it, compare the tables with it."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain

ledger = group(
    "ledger",
    "assessor --vault ~/OTT-04 ledger verify",
    {
        "verify": "ledger:verify",
        "show": "ledger:show",
        "history": "ledger:history_of",
        "export": "ledger:export",
        "rebuild-check": "ledger:rebuild_check",
    },
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
        lines.append(state.label("cli.file_bad", problems=len(file.problems)))
        pages = ", ".join(map(str, vault_checks.damaged_pages(file)))
        lines += [state.label("cli.file_pages", pages=pages)] if pages else file.problems
    state.report(payload, lines)


@command("ledger.show", "assessor --vault ~/OTT-04 ledger show --kind changes --since 2026-11-01")
@option("--limit", type=click.IntRange(1, 100_000), default=50)
@option("--before", type=click.IntRange(1), default=None, metavar="SEQ")
@option("--by", default="", metavar="OFFICER")
@option("--subject", "about", default="", metavar="ID")
@option("--kind", "entry_kinds", multiple=True, metavar="KIND")
@option("--since", "since_day", default="", metavar="DATE")
@option("--until", "until_day", default="", metavar="DATE")
@option("--text", "entry_text", default="", metavar="WORDS")
def show(
    state: State,
    limit: int,
    before: int | None,
    by: str,
    about: str,
    entry_kinds: tuple[str, ...],
    since_day: str,
    until_day: str,
    entry_text: str,
) -> None:
    """Show entries, newest first."""
    from workstation.workflows import history

    with state.session() as session:
        wanted = history.HistoryFilter(
            officer=history.find_officer(session, by) if by else "",
            subject=about,
            kinds=history.kinds_named(entry_kinds),
            since=since_day,
            until=until_day,
            text=entry_text,
        )
        found = history.list_whole(session, wanted, before, limit)
    rows = [(one.seq, one.at_utc, one.officer, one.kind, one.subject) for one in found]
    state.report({"entries": plain(found)}, columns(rows))


@command("ledger.history", "assessor --vault ~/OTT-04 ledger history P-0001 --json")
@click.argument("subject")
@option("--limit", type=click.IntRange(1, 100_000), default=1000)
def history_of(state: State, subject: str, limit: int) -> None:
    """Show what happened to one record, and what each entry changed."""
    from workstation.workflows import history

    with state.session() as session:
        found = history.history_of(session, subject, state.language, limit)
    lines = []
    for one in found:
        line, said = one.line, state.label(f"entry.{one.line.kind}")
        lines.append(f"{line.seq}  {line.at_utc}  {line.officer_name}  {said}")
        lines += [f"    {each.name}: {each.old!r} -> {each.new!r}" for each in one.changes]
    entries = [
        {
            **plain(one.line), "hash": one.hash, "before_seq": one.before_seq,
            "may_read": one.may_read, "disposed": one.disposed,
            "changes": [
                {"field": ".".join(each.path), "name": each.name, "old": each.old, "new": each.new}
                for each in one.changes
            ],
        }
        for one in found
    ]  # fmt: skip
    state.report({"subject": subject, "entries": entries}, lines)


@command("ledger.export", "assessor --vault ~/OTT-04 ledger export --out ~/history")
@option("--out", type=FILE, required=True, metavar="DIR")
@option("--without-contents", is_flag=True, default=False)
def export(state: State, out: Path, without_contents: bool) -> None:
    """Write the whole history so that it can be checked without this program."""
    from workstation.workflows import history_export

    with state.session() as session:
        done = history_export.export(
            session, out, with_contents=not without_contents, language=state.language,
            on_progress=state.progress,
        )  # fmt: skip
    said = state.label("cli.history_exported", entries=done.entries, banner=done.banner or "-")
    state.report(plain(done), [said, f"{done.entries}:{done.head}"])


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
