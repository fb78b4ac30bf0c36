"""The vault read with another implementation, given nothing but a slot and its passphrase.

The way is written down in docs/rescue.md; the script there is the one that runs here, in a
process that cannot import the program.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.campaign import forks
from tests.campaign.desk import ASSESSOR, PASSPHRASE, Desk
from tests.campaign.kills import prepare, shared_memory
from tests.campaign.result import Result, Tally

FULL, SHORT = 1, 1
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "rescue.md"


def script() -> str:
    """The script of the guide."""
    found = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def run(seed: int, count: int) -> list[Result]:
    """Every row of every table, read by the other implementation, is the same."""
    tally = Tally("tables read by another implementation", 20)
    with tempfile.TemporaryDirectory(prefix="rescue-", dir=shared_memory()) as name:
        folder = Path(name)
        desk = Desk(folder / "desk")
        prepare(desk)
        theirs = _read(folder, desk)
        ours = forks.in_child(lambda: _tables(desk))
        for table, rows in ours.items():
            same = theirs.get(table) == rows
            tally.add(
                None if same else f"{table}: {len(rows)} rows, read {theirs.get(table)}"[:200]
            )
        tally.note = f"{sum(map(len, ours.values())):,} rows"
    return [tally.result()]


def _read(folder: Path, desk: Desk) -> dict[str, list[list[str]]]:
    """What the script of the guide prints, run apart from the program."""
    file = folder / "rescue.py"
    file.write_text(script(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(file), str(desk.vault), ASSESSOR],
        input=PASSPHRASE + "\n", capture_output=True, text=True, cwd=folder, timeout=120,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, list[list[str]]] = {}
    for line in done.stdout.splitlines():
        table, *row = json.loads(line)
        found.setdefault(table, []).append(row)
    return {table: sorted(rows, key=str) for table, rows in found.items()}


def _tables(desk: Desk) -> dict[str, list[list[str]]]:
    """The same by the program itself, from a copy that an unlock may change."""
    copy = desk.copied(desk.folder.with_name("copy"))
    key = copy.unlock().secrets.data_key
    from workstation.records.projection import project
    from workstation.vault.store import Vault

    with Vault(desk.vault, key, projection=project, guard=None) as vault:
        names = vault.read_tuples(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        found = {
            str(name): [
                [each.hex() if isinstance(each, bytes) else each for each in row]
                for row in vault.read_tuples(f"SELECT * FROM {name}")
            ]
            for (name,) in names
        }
    return {table: sorted(rows, key=str) for table, rows in found.items() if rows}
