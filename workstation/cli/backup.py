"""Back a vault up, look at the backups, and put a vault back."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workstation import words
from workstation.cli.command import FILE, command, option
from workstation.cli.passphrase import ask_passphrase, named_file
from workstation.cli.state import State
from workstation.cli.table import columns
from workstation.domain.error import NotAllowedError, UsageError

if TYPE_CHECKING:
    from workstation.workflows.backups import Shelf, ShelfItem
    from workstation.workflows.restoring import Plan


@command("backup", "assessor --vault ~/OTT-04 backup /media/safe/OTT-04.backup")
@click.argument("file", type=FILE, required=False)
@option("--list", "list_", is_flag=True, default=False)
@option("--folder", default=None, metavar="DIR")
@option("--force", is_flag=True, default=False)
def backup(state: State, file: Path | None, list_: bool, folder: str | None, force: bool) -> None:
    """Write a backup, list those that there are, or choose where they go."""
    if sum((file is not None, list_, folder is not None)) > 1:
        raise UsageError("backup.needs_words")
    if folder is not None:
        _choose(state, folder)
    elif list_:
        _list(state)
    else:
        _write(state, file, force)


def _write(state: State, file: Path | None, force: bool) -> None:
    from workstation.workflows import backups

    with state.session() as session:
        report = backups.back_up(session, file, force=force)
    payload = {
        "file": str(report.file.absolute()),
        "vault": report.vault_id,
        "at": report.at_utc,
        "entries": report.seq,
        "head": report.head,
        "size": report.size_bytes,
    }
    said = state.label(
        "cli.backup_made", file=report.file, entries=report.seq, size=report.size_bytes
    )
    state.report(payload, [said])


def _list(state: State) -> None:
    """No passphrase is needed: a backup says of itself what it is."""
    from workstation.workflows import backups

    found = backups.look_at(_vault_id(state))
    payload: dict[str, Any] = {
        "folder": str(found.folder),
        "chosen": found.is_chosen,
        "backups": [_row(item) for item in found.items],
    }
    if found.problem is not None:
        told = words.error(found.problem, state.language)
        payload["problem"] = {"code": found.problem.code, "message": told.message}
        state.found_wrong()
    state.report(payload, _lines(state, found))


def _choose(state: State, folder: str) -> None:
    from workstation.workflows import backups

    chosen = backups.choose_folder(None if folder == "-" else Path(folder))
    state.report({"folder": str(chosen)}, [state.label("cli.backup_folder", folder=chosen)])


def _vault_id(state: State) -> str:
    from workstation.workflows import session as sessions

    return sessions.vault_id(state.vault_directory())


def _row(item: "ShelfItem") -> dict[str, Any]:
    return {
        "file": str(item.file),
        "at": f"{item.at:%Y-%m-%dT%H:%M:%SZ}",
        "entries": item.seq,
        "size": item.size_bytes,
        "state": item.state.value,
    }


def _lines(state: State, found: "Shelf") -> list[str]:
    lines = [state.label("cli.backup_folder", folder=found.folder)]
    if found.problem is not None:
        told = words.error(found.problem, state.language)
        lines.append(f"{told.message} {told.next_step}")
    rows = [
        (f"{item.at:%Y-%m-%d %H:%M:%S}", item.seq, item.size_bytes,
         state.label(f"backup.state.{item.state.value}"), item.file.name)
        for item in found.items
    ]  # fmt: skip
    return lines + (columns(rows) if rows else [state.label("cli.backup_none")])


@command("restore", "assessor restore OTT-04.backup --vault ~/OTT-04")
@click.argument("file", type=FILE)
@option("--yes", is_flag=True, default=False)
def restore(state: State, file: Path, yes: bool) -> None:
    """Say what would change, then put the vault back."""
    from workstation.workflows import restore_summary, restoring

    directory = state.vault_directory()
    at = state.clock()
    plan = _plan(state, file, directory, at)
    summary = restore_summary.sentences(plan, state.language)
    if not state.json:
        for line in summary:
            state.report(None, [line])
    if plan.moved_to is not None and not yes and not _agreed(state):
        problem = NotAllowedError("restore.not_confirmed", file=str(directory))
        state.refuse(problem, {"plan": _payload(plan, summary)}, [])
    done = restoring.restore(file, directory, at)
    moved_to = str(done.moved_to) if done.moved_to is not None else None
    payload = {
        "vault": str(directory.absolute()),
        "vault_id": done.report.vault_id,
        "name": done.report.vault_name,
        "at": done.report.at_utc,
        "entries": done.report.seq,
        "moved_to": moved_to,
        "plan": _payload(plan, summary),
    }
    lines = [state.label("restore.done", directory=directory)]
    if moved_to:
        lines.append(state.label("restore.done_moved", moved_to=moved_to))
    state.report(payload, lines)


def _plan(state: State, file: Path, directory: Path, at: datetime) -> "Plan":
    """With a passphrase at hand the records are compared; nobody is asked for one."""
    from workstation.workflows import restoring

    named = named_file(state.passphrase_file)
    passphrase = ask_passphrase(named, state.officer, state.language) if named else ""
    return restoring.plan(file, directory, at, officer=state.officer, passphrase=passphrase)


def _payload(plan: "Plan", summary: list[str]) -> dict[str, Any]:
    ledger = plan.ledger
    return {
        "replaces": str(plan.moved_to) if plan.moved_to is not None else None,
        "same_vault": plan.same_vault,
        "entries_lacking": ledger.lacking if ledger is not None else None,
        "entries_more": ledger.more if ledger is not None else None,
        "entries_common": ledger.common if ledger is not None else None,
        "kinds_lacking": ledger.kinds if ledger is not None else None,
        "drafts_newer": ledger.drafts if ledger is not None else None,
        "officers_lost": list(plan.officers_lost),
        "officers_back": list(plan.officers_back),
        "officers_changed": list(plan.officers_changed),
        "summary": summary,
    }


def _agreed(state: State) -> bool:
    """Whether the person says yes; never without a terminal."""
    if state.json or not sys.stdin.isatty():
        return False
    print(state.label("restore.ask"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes", "o", "oui"}
