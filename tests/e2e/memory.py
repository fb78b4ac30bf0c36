"""What stands in the memory of another process, as an outsider reads it."""

from collections.abc import Mapping
from pathlib import Path


def count(pid: int, wanted: Mapping[str, list[bytes]]) -> dict[str, int]:
    """How often each of these stands in any part of a process's memory.

    Raises:
        PermissionError: the system does not let this user look.
    """
    found = dict.fromkeys(wanted, 0)
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            start, end = (int(part, 16) for part in span.split("-"))
            if "r" not in rights or end >= 1 << 63:
                continue
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except OSError:
                continue
            for name, forms in wanted.items():
                found[name] += sum(content.count(form) for form in forms)
    return found


def as_kept(text: str) -> list[bytes]:
    """A text as UTF-8, as Qt keeps it, and as Latin-1 where that can say it."""
    forms = {text.encode(), text.encode("utf-16-le")}
    forms.add(text.encode("latin-1", "ignore"))
    return sorted(forms)
