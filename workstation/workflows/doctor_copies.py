"""Whether there is a backup that would bring the vault back."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from workstation.domain.error import UserError
from workstation.vault import backup_file, slots
from workstation.vault.shelf import Kept
from workstation.workflows import backups as backing
from workstation.workflows.doctor_line import Line, State, bad, ok, warn

_OLD = timedelta(days=2)


def backups(directory: Path, now: datetime) -> Iterator[Line]:
    """The place for backups, the newest one, and those that are not whole any more.

    The key slots name the vault: they are enough, for whose database is gone needs this most.
    """
    found = backing.look_at(slots.load(directory / slots.NAME).vault_id)
    if found.problem is not None:
        yield Line("backups", found.problem.code, State.BAD, problem=found.problem)
        return
    damaged = [item for item in found.items if item.state is Kept.DAMAGED]
    if damaged:
        yield warn("backups", "backups_damaged", count=len(damaged), file=damaged[0].file)
    newest, last = found.last, found.last_by(now)
    if newest is not None and now < newest.at:
        values = {"at": f"{newest.at:%Y-%m-%d %H:%M}", "now": f"{now:%Y-%m-%d %H:%M}"}
        yield bad("clock", "before_backup", **values)
    if last is None:
        yield warn("backups", "backups_none", folder=found.folder)
        return
    try:
        backup_file.check_digests(last.file)
    except UserError as problem:
        yield Line("backups", problem.code, State.BAD, problem=problem)
        return
    facts = {"at": f"{last.at:%Y-%m-%d %H:%M}", "seq": last.seq, "file": last.file}
    if now - last.at > _OLD:
        yield warn("backups", "backups_old", **facts)
    else:
        yield ok("backups", "backups_fresh", **facts)
    if directory.stat().st_dev == found.folder.stat().st_dev:
        yield warn("backups", "backups_same_disk", folder=found.folder)
