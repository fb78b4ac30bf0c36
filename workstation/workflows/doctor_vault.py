"""What can be seen of a vault without unlocking it: its files, its place, its key slots."""

import os
from collections.abc import Iterator
from pathlib import Path

from workstation.vault import folder, keys, place
from workstation.vault.slots import PassphraseHolder, Slot
from workstation.workflows.doctor_line import Line, State, ok, warn

_OTHERS = 0o077


def outside(directory: Path) -> Iterator[Line]:
    """The files, who else may read them, where they lie, and how hard the slots are to guess."""
    listed = folder.read_slots(directory)
    yield ok("vault", "slots", count=len(listed.slots), epoch=listed.epoch)
    weak = [slot.name for slot in listed.slots if _is_weak(slot)]
    first = [slot.name for slot in listed.slots if slot.is_first_format]
    yield warn("vault", "kdf_weak", names=", ".join(weak)) if weak else ok("vault", "kdf")
    if first:
        yield warn("vault", "slots_first", names=", ".join(first))
    open_to = [
        str(path)
        for path in (directory, directory / folder.DATABASE)
        if os.name == "posix" and path.stat().st_mode & _OTHERS
    ]
    if open_to:
        yield warn("vault", "readable", file=open_to[0])
    found = place.warnings_of(directory)
    for one in found:
        yield Line("place", one.code, State.WARN, {"file": one.file, "detail": one.detail})
    if not found:
        yield ok("place", "place", file=directory)


def _is_weak(slot: Slot) -> bool:
    """Below what a new slot gets; what is below the floor was refused on reading."""
    holder = slot.holder
    if not isinstance(holder, PassphraseHolder):
        return False
    kdf = holder.kdf
    return isinstance(kdf, keys.KdfParameters) and (kdf.memory_kib, kdf.iterations) < (
        keys.DEFAULT.memory_kib,
        keys.DEFAULT.iterations,
    )
