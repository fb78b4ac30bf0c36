"""Backing a vault up, and bringing one back."""

from pathlib import Path

from workstation.domain.officer import Permission
from workstation.vault import backup
from workstation.vault.backup import BackupReport
from workstation.vault.store import NewEntry
from workstation.workflows.session import Session

BACKUP_WRITTEN = "backup.written"


def back_up(session: Session, path: Path, *, force: bool = False) -> BackupReport:
    """Write the whole vault into one file, which stays encrypted.

    Raises:
        NotAllowedError: ``not_allowed``.
        CheckFailedError: the vault or the copy did not pass its check.
        UsageError: the file is there already, or lies in the vault's folder.
        StoreError: the disk failed; an older backup of that name is untouched.
    """
    session.require(Permission.ADMINISTER)
    report = backup.write(session.vault, path, at_utc=session.now_utc(), force=force)
    body = {"file_name": path.name, "seq": report.seq, "head": report.head}
    session.record([NewEntry(BACKUP_WRITTEN, report.vault_id, body)])
    return report


def restore(path: Path, directory: Path) -> BackupReport:
    """Make a vault's folder from a backup; it opens with the passphrases of that time.

    Raises:
        BadInputError: the file is not a whole backup.
        UsageError: there is something at that place already.
        StoreError: the disk failed; nothing was left there.
    """
    return backup.restore(path, directory)
