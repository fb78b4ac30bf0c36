"""Files that bear on what is begun, filed again or lifted: of an exchange, or of an author."""

from collections.abc import Sequence

from workstation.domain.assessment import State
from workstation.records.assessments import OPEN_STATES, OVER
from workstation.records.circle import marks
from workstation.vault.store import Vault


def find_last_with(vault: Vault, exchange: str, state: State) -> str:
    """The last file of an exchange in a state; "" for none."""
    if not exchange:
        return ""
    rows = vault.read_tuples(
        "SELECT id FROM assessment WHERE exchange = ? AND state = ? ORDER BY id DESC LIMIT 1",
        (exchange, state.value),
    )
    return str(rows[0][0]) if rows else ""


def list_new_facts(vault: Vault, exchange: str) -> list[str]:
    """What the files of an exchange gave as new facts."""
    rows = vault.read_tuples(
        "SELECT new_facts FROM assessment WHERE exchange = ? AND new_facts <> ''", (exchange,)
    )
    return [str(row[0]) for row in rows]


def find_file_of_author(
    vault: Vault, author: str, partners: Sequence[str], *, withdrawn_since: str
) -> str:
    """A file of this officer about one of these partners that what is forbidden stands against.

    It is open, approved and not yet released, or was withdrawn not long ago: a file is not
    withdrawn, and begun anew once its author has opened the way.

    Args:
        vault: where it stands.
        author: the officer.
        partners: the ids of the circle.
        withdrawn_since: withdrawn ones count from this day on.
    """
    states = [state.value for state in OPEN_STATES]
    rows = vault.read_tuples(
        f"SELECT id FROM assessment WHERE author = ? AND (state IN ({marks(states)})"
        f" OR state = 'approved' AND kind <> 'standing' AND after_state NOT IN ({marks(OVER)})"
        " OR state = 'withdrawn' AND closed_utc >= ?)"
        f" AND partner IN ({marks(partners)}) ORDER BY state = 'withdrawn', id LIMIT 1",
        (author, *states, *OVER, withdrawn_since, *partners),
    )
    return str(rows[0][0]) if rows else ""
