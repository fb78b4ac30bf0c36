"""Words typed, imported, searched, attached and printed everywhere; then every file is searched.

The walks run in a home of their own on a virtual screen. Nothing but the files that a person
asked for may hold a canary: not the vault, its log, backups or bundles, no temporary, cached,
recent or configuration file, nothing in /tmp, /var/tmp or /dev/shm.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.window import virtual_display
from tests.campaign.canary_walk import CORE
from tests.campaign.desk import Desk
from tests.campaign.kills import prepare
from tests.campaign.result import Result, Tally

FULL, SHORT = 200, 50
_ROOT = Path(__file__).resolve().parents[2]
_SHARED = ("/tmp", "/var/tmp", "/dev/shm")
_WRITINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
_KEPT = "kept in the vault"
_LARGEST_BYTES = 256 * 1024 * 1024


def run(seed: int, count: int, only: str = "") -> list[Result]:
    """Walk, search while the vault is open, lock, search again; the short form has no screens."""
    only = only or ("commands" if count < FULL else "")
    with tempfile.TemporaryDirectory(prefix="canaries-") as name:
        home = Path(name)
        desk = Desk(home / "desk")
        prepare(desk)
        shutil.rmtree(desk.state)
        began = time.time()
        said: list[str] = []
        found: dict[str, list[Path]] = {}
        walked: dict[str, int] = {}
        if only in ("", "commands"):
            said += _commands(home, desk)
            found |= _search(home, began)
        if only in ("", "screens"):
            walked = _screens(home, desk, began, said, found)
        return [*_judge(desk, said, found, count, walked), _control(home)]


def _environment(home: Path, display: str = "") -> dict[str, str]:
    """A home, caches, configuration and temporary folder of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    folders = {
        "HOME": home / "home",
        "TMPDIR": home / "tmp",
        "XDG_CONFIG_HOME": home / "home/.config",
        "XDG_STATE_HOME": home / "home/.local/state",
        "XDG_DATA_HOME": home / "home/.local/share",
        "XDG_CACHE_HOME": home / "home/.cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = {**kept, **{name: str(path) for name, path in folders.items()}}
    if display:
        made |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    return made | {"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def _commands(home: Path, desk: Desk) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign.canary_walk", "commands", str(desk.folder)],
        cwd=home, env=_environment(home), capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-4000:])
    return _used(done.stdout.splitlines())


def _screens(
    home: Path, desk: Desk, began: float, said: list[str], found: dict[str, list[Path]]
) -> dict[str, int]:
    lines: list[str] = []
    with virtual_display() as display, (home / "walk.log").open("w") as log:
        walk = subprocess.Popen(
            [sys.executable, "-m", "tests.campaign.canary_walk", "screens", str(desk.folder)],
            cwd=home, env=_environment(home, display), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        )  # fmt: skip
        assert walk.stdin is not None
        assert walk.stdout is not None
        try:
            for word in ("walked", "locked", "done"):
                for line in walk.stdout:
                    lines.append(line)
                    if f'"{word}"' in line:
                        break
                else:
                    raise RuntimeError((home / "walk.log").read_text()[-4000:])
                for canary, paths in _search(home, began).items():
                    found.setdefault(canary, []).extend(paths)
                if word != "done":
                    walk.stdin.write("\n")
                    walk.stdin.flush()
        finally:
            walk.kill()
            walk.communicate()
    said += _used(lines)
    facts = {
        name: value
        for line in lines
        if line.startswith(('{"walked"', '{"kept"'))
        for name, value in json.loads(line).items()
    }
    return {**facts["walked"], _KEPT: facts["kept"]}


def _used(lines: Sequence[str]) -> list[str]:
    return [json.loads(line)["used"] for line in lines if line.startswith('{"used"')]


def _judge(
    desk: Desk,
    said: Sequence[str],
    found: Mapping[str, list[Path]],
    count: int,
    walked: Mapping[str, int],
) -> list[Result]:
    """Each canary by itself; those in files that were asked for are counted apart."""
    tally = Tally("canaries readable on the disk", count)
    asked = {path for folder in (desk.out, desk.inbox) for path in folder.rglob("*")}
    in_asked: set[str] = set()
    for canary in dict.fromkeys(said):
        elsewhere = set()
        for path in found.get(_core(canary), []):
            is_asked = path in asked and path.suffix in (".pdf", ".csv", ".txt")
            (in_asked if is_asked else elsewhere).add(str(path))
        tally.add(f"{canary} in {sorted(elsewhere)}" if elsewhere else None)
    names = sorted(Path(path).name for path in in_asked)
    fields = {place: number for place, number in walked.items() if place != _KEPT}
    tally.note = (
        f"{len(fields)} places, {sum(fields.values())} fields, {walked.get(_KEPT, 0)} in the "
        f"vault itself; readable only in what was asked "
        f"for: {', '.join(names)}"
    )
    asked_for = Tally("papers asked for that can be read", 1, least_bad=1)
    asked_for.merge(len(names), names)
    return [tally.result(), asked_for.result()]


def _core(canary: str) -> str:
    """The part before the accent, which every canary has for itself."""
    return canary.partition("é")[0]


def _search(home: Path, began: float) -> dict[str, list[Path]]:
    """Every canary found, by its first part, with the files that hold it."""
    found: dict[str, list[Path]] = {}
    for path in _files(home, began):
        with contextlib.suppress(OSError):
            data = path.read_bytes()
            for piece in (data, *_inflated(data)):
                for canary in _canaries_in(piece):
                    found.setdefault(canary, []).append(path)
    return found


def _files(home: Path, began: float) -> Iterator[Path]:
    """The walk's own home, and what changed since then where everybody may write."""
    yield from (path for path in home.rglob("*") if path.is_file() and _is_small(path))
    for folder in _SHARED:
        for top, folders, names in os.walk(folder):
            folders[:] = [each for each in folders if Path(top, each) != home]
            for name in names:
                path = Path(top, name)
                with contextlib.suppress(OSError):
                    state = path.lstat()
                    if path.is_file() and state.st_mtime >= began and _is_small(path):
                        yield path


def _is_small(path: Path) -> bool:
    return path.stat().st_size <= _LARGEST_BYTES


def _inflated(data: bytes) -> Iterator[bytes]:
    """What lies deflated in a file: streams of a PDF and the like."""
    at = data.find(b"\x78")
    while at >= 0:
        if data[at + 1 : at + 2] in (b"\x01", b"\x5e", b"\x9c", b"\xda"):
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[at:], 32 * 1024 * 1024)
        at = data.find(b"\x78", at + 1)


def _canaries_in(data: bytes) -> Iterator[str]:
    for writing in ("utf-8", "utf-16-le", "utf-16-be"):
        core = CORE.encode(writing)
        at = data.find(core)
        while at >= 0:
            width = len(core) // len(CORE)
            whole = data[at : at + (len(CORE) + 4) * width]
            with contextlib.suppress(UnicodeDecodeError):
                text = whole.decode(writing)
                if text[len(CORE) :][:1] in "CS" and text[-3:].isdigit():
                    yield text
            at = data.find(core, at + 1)


def _control(home: Path) -> Result:
    """Canaries that lie open, in every writing, are found: the search can see."""
    tally = Tally("canaries laid out for the search", len(_WRITINGS) + 1, least_bad=5)
    folder = home / "laid out"
    folder.mkdir()
    text = f"a line with {CORE}C999é in it"
    for number, writing in enumerate(_WRITINGS):
        (folder / f"{number}.bin").write_bytes(b"\0\1" + text.encode(writing))
    (folder / "4.bin").write_bytes(b"stream\n" + zlib.compress(text.encode()) + b"\nendstream")
    seen = _search(folder, time.time() + 60).get(f"{CORE}C999", [])
    for number in range(len(_WRITINGS) + 1):
        tally.add("found" if folder / f"{number}.bin" in seen else None)
    return tally.result()
