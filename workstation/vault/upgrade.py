"""An older vault brought up to this program's schema: backed up first, recorded, all or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workstation.domain.error import StoreError
from workstation.vault import ledger, migrations, sqlcipher
from workstation.vault.ledger import NewEntry
from workstation.vault.snapshot import Snapshot

VAULT_MIGRATED = "vault.migrated"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Leave to bring a vault up to date.

    Attributes:
        officer: id of who unlocks it.
        at_utc: when, by this machine's clock.
        back_up: writes a backup that was opened again and checked; raises when it cannot.
    """

    officer: str
    at_utc: str
    back_up: Callable[[Snapshot], object]

    def note(self, vault_id: str) -> migrations.Note:
        """What records each step in the ledger, within its own transaction."""

        def write(connection: sqlcipher.Connection, before: int, after: int) -> None:
            entry = NewEntry(VAULT_MIGRATED, vault_id, {"from": before, "to": after})
            head = ledger.head(connection)
            chained = ledger.chain([entry], head=head, officer=self.officer, at_utc=self.at_utc)
            ledger.insert(connection, chained)

        return write


def bring_up_to_date(
    connection: sqlcipher.Connection,
    file: Path,
    upgrade: Upgrade | None,
    snapshot: Callable[[], Snapshot],
) -> None:
    """Migrate an older vault; a vault of this program's schema is left alone.

    Raises:
        StoreError: ``vault.newer``; ``vault.older``: there is no leave to change it; the disk
            failed or no backup could be written, and nothing was changed.
        CheckFailedError: the vault did not pass its check, and nothing was changed.
    """
    found = migrations.version_of(connection)
    migrations.refuse_newer(found, str(file))
    if found == migrations.VERSION:
        return
    if upgrade is None:
        raise StoreError("vault.older", file=str(file), found=found, known=migrations.VERSION)
    taken = snapshot()
    upgrade.back_up(taken)
    migrations.migrate(connection, str(file), upgrade.note(taken.vault_id))
