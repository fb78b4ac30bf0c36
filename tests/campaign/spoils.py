"""Ways to spoil the files of a vault, each by somebody who has no key."""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.campaign.desk import Desk
from workstation.vault import folder as folders
from workstation.vault import slots

_PAGE_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Vaults:
    """The vaults to be spoiled, and what an attacker has at hand.

    ``old`` is the same vault some acts earlier; ``foreign`` is another vault amid its work.
    ``held`` is what each of the two held.
    """

    closed: Desk
    killed: Desk
    old: Desk
    old_killed: Desk
    foreign: Desk
    held: dict[str, str]


Spoil = Callable[[Desk, Vaults, random.Random], str]
"""Spoils the files at a desk; says what it did."""


def _database(desk: Desk) -> Path:
    return desk.vault / folders.DATABASE


def _log(desk: Desk) -> Path:
    return desk.vault / (folders.DATABASE + "-wal")


def _page_count(path: Path) -> int:
    return max(1, path.stat().st_size // _PAGE_BYTES)


def _flip(path: Path, chance: random.Random) -> str:
    data = bytearray(path.read_bytes())
    if not data:
        return "empty already"
    at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
    data[at] ^= bit
    path.write_bytes(data)
    return f"{path.name} byte {at} bit {bit}"


def _flip_database(desk: Desk, _: Vaults, chance: random.Random) -> str:
    return _flip(_database(desk), chance)


def _swap_pages(desk: Desk, _: Vaults, chance: random.Random) -> str:
    path = _database(desk)
    data = bytearray(path.read_bytes())
    a, b = sorted(chance.sample(range(_page_count(path)), 2))
    one, two = (
        slice(a * _PAGE_BYTES, (a + 1) * _PAGE_BYTES),
        slice(b * _PAGE_BYTES, (b + 1) * _PAGE_BYTES),
    )
    data[one], data[two] = data[two], data[one]
    path.write_bytes(data)
    return f"pages {a} and {b}"


def _zero_page(desk: Desk, _: Vaults, chance: random.Random) -> str:
    path = _database(desk)
    page = chance.randrange(_page_count(path))
    with path.open("r+b") as stream:
        stream.seek(page * _PAGE_BYTES)
        stream.write(bytes(_PAGE_BYTES))
    return f"page {page}"


def _truncate(desk: Desk, _: Vaults, chance: random.Random) -> str:
    path = _database(desk)
    whole = path.stat().st_size
    size = chance.choice(
        [whole - _PAGE_BYTES, whole - 100, 2 * _PAGE_BYTES, chance.randrange(whole), 0]
    )
    with path.open("r+b") as stream:
        stream.truncate(size)
    return f"to {size} of {whole}"


def _append(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    size = chance.choice([1, 100, _PAGE_BYTES, 3 * _PAGE_BYTES])
    with _database(desk).open("ab") as stream:
        stream.write(chance.randbytes(size))
    return f"{size} bytes"


def _old_page(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    """A page that was ours once, and is authentic."""
    path = _database(desk)
    old = _database(vaults.old).read_bytes()
    now = path.read_bytes()
    changed = [
        page
        for page in range(min(len(old), len(now)) // _PAGE_BYTES)
        if old[page * _PAGE_BYTES : (page + 1) * _PAGE_BYTES]
        != now[page * _PAGE_BYTES : (page + 1) * _PAGE_BYTES]
    ]
    if not changed:
        return _zero_page(desk, vaults, chance)
    page = chance.choice(changed)
    with path.open("r+b") as stream:
        stream.seek(page * _PAGE_BYTES)
        stream.write(old[page * _PAGE_BYTES : (page + 1) * _PAGE_BYTES])
    return f"page {page}"


def _old_file(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    shutil.copy(_database(vaults.old), _database(desk))
    if chance.random() < 0.5:
        _log(desk).unlink(missing_ok=True)
    return "the database"


def _old_folder(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    """The whole folder of the vault, officers' anchors included; the machine remembers."""
    source = chance.choice([vaults.old, vaults.old_killed])
    shutil.rmtree(desk.vault)
    shutil.copytree(source.vault, desk.vault)
    return source.folder.name


def _no_machine_memory(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    """The old database, and this machine's anchors gone: the officers' anchors remember.

    They are renewed when an officer signs, decides, exports or ends: of a session that was
    killed before any of that only the machine knows.
    """
    if not _log(desk).exists():
        shutil.rmtree(desk.state)
        desk.state.mkdir()
    return _old_file(desk, vaults, chance)


def _foreign_file(desk: Desk, vaults: Vaults, _: random.Random) -> str:
    shutil.copy(_database(vaults.foreign), _database(desk))
    return "another vault's database"


def _flip_log(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    if not _log(desk).exists():
        return _flip_database(desk, vaults, chance)
    return _flip(_log(desk), chance)


def _lose_log(desk: Desk, _: Vaults, __: random.Random) -> str:
    _log(desk).unlink(missing_ok=True)
    return "log gone"


def _cut_log(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    path = _log(desk)
    if not path.exists() or not path.stat().st_size:
        return _truncate(desk, vaults, chance)
    size = chance.randrange(path.stat().st_size)
    with path.open("r+b") as stream:
        stream.truncate(size)
    return f"log to {size}"


def _old_log(desk: Desk, vaults: Vaults, _: random.Random) -> str:
    shutil.copy(_log(vaults.old_killed), _log(desk))
    return "an older log"


def _foreign_log(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    ending = chance.choice(["-wal", "-journal", "-shm"])
    target = desk.vault / (folders.DATABASE + ending)
    if ending == "-wal":
        shutil.copy(_log(vaults.foreign), target)
    else:
        target.write_bytes(chance.randbytes(5000))
    return f"a foreign {ending}"


def _flip_slots(desk: Desk, _: Vaults, chance: random.Random) -> str:
    return _flip(desk.vault / slots.NAME, chance)


def _edit_slots(desk: Desk, _: Vaults, chance: random.Random) -> str:
    """The slot file edited with knowledge of its format, and written in canonical form."""
    path = desk.vault / slots.NAME
    content: dict[str, Any] = json.loads(path.read_bytes())
    listed = content["slots"]
    holder = listed[0]["holder"]
    edits: list[tuple[str, Callable[[], object]]] = [
        ("a slot removed", listed.pop),
        ("slots in another order", listed.reverse),
        ("a slot twice", lambda: listed.append(dict(listed[-1], officer="O-OTT-04-0009"))),
        ("an administrator more", lambda: listed[-1].update(administrator=True)),
        ("another office", lambda: listed[-1].update(role="L5")),
        ("another name", lambda: listed[-1].update(name="Z. Novak")),
        ("a weak derivation", lambda: holder["kdf"].update(memory_kib=8)),
        ("a costly derivation", lambda: holder["kdf"].update(memory_kib=64 * 1024 * 1024)),
        ("a weaker derivation", lambda: holder["kdf"].update(iterations=4)),
        ("another epoch", lambda: content.update(epoch=content["epoch"] - 1)),
        ("another station", lambda: content["vault"].update(name="OTT-05")),
        ("another's sealed key", lambda: listed[0].update(data_key=listed[-1]["data_key"])),
        ("no mac", lambda: content.update(mac="")),
        ("an unknown field", lambda: content.update(note="x")),
    ]  # fmt: skip
    name, edit = chance.choice(edits)
    edit()
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    path.write_bytes(text.encode())
    return name


def _other_slots(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    """The slots of another vault, half of them, or none."""
    path = desk.vault / slots.NAME
    how = chance.randrange(3)
    if how == 0:
        shutil.copy(vaults.foreign.vault / slots.NAME, path)
        return "another vault's"
    if how == 1:
        path.unlink()
        return "none"
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])
    return "cut"


def _spoil_anchors(desk: Desk, vaults: Vaults, chance: random.Random) -> str:
    """The anchors, alone: nothing is lost with them, and nobody is accused of more."""
    found = [*desk.state.rglob("*.anchor"), *desk.vault.glob("vault.anchors.json")]
    if not found:
        return _flip_database(desk, vaults, chance)
    path = chance.choice(found)
    if chance.random() < 0.5:
        path.unlink()
        return f"no {path.name[-20:]}"
    return _flip(path, chance)


SPOILS: dict[str, Spoil] = {
    "flip": _flip_database,
    "swap pages": _swap_pages,
    "zero page": _zero_page,
    "truncate": _truncate,
    "append": _append,
    "old page": _old_page,
    "old file": _old_file,
    "old folder": _old_folder,
    "old file, machine forgets": _no_machine_memory,
    "foreign file": _foreign_file,
    "flip log": _flip_log,
    "lose log": _lose_log,
    "cut log": _cut_log,
    "old log": _old_log,
    "foreign log": _foreign_log,
    "flip slots": _flip_slots,
    "edit slots": _edit_slots,
    "other slots": _other_slots,
    "anchors": _spoil_anchors,
}
