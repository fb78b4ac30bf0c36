"""An exact record of what a process wrote: every call that changes a file, with its data."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.disk import Disk, File, Folder, Node

_TRACED = (
    "open,openat,creat,close,dup,dup2,dup3,read,pread64,lseek,write,pwrite64,writev,pwritev,"
    "pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,"
    "renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,sendfile,"
    "copy_file_range,clone,clone3,fork,vfork,mmap"
)
_LINE = re.compile(r"(\d+) +(.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\w+)(?: .*)?", re.DOTALL)
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_STARTED = " <unfinished ...>"
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)", re.DOTALL)


class TraceError(Exception):
    """The record holds something that the model does not know."""


def available() -> bool:
    """Whether strace is installed."""
    return shutil.which("strace") is not None


@contextmanager
def attached(pid: int, *options: str, follow: bool = True) -> Iterator[subprocess.Popen[str]]:
    """strace on a process that waits, or has stopped itself and then goes on."""
    tracer = subprocess.Popen(
        ["strace", *(["-f"] if follow else []), "-p", str(pid), *options],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        if "attached" not in said:
            raise TraceError(f"strace: {said}")
        os.kill(pid, 18)  # SIGCONT
        yield tracer
    finally:
        if tracer.poll() is None:
            tracer.terminate()
        tracer.communicate()


def wait_until_stopped(pid: int) -> None:
    """Wait until a child has stopped itself."""
    while True:
        found, status = os.waitpid(pid, os.WUNTRACED)
        if found == pid and os.WIFSTOPPED(status):
            return
        raise TraceError(f"the child ended before it was traced: {status}")


def record(pid: int, finish: Callable[[], None]) -> list[str]:
    """The lines of strace from here until the process ends."""
    with tempfile.NamedTemporaryFile("r", prefix="trace-", suffix=".txt") as stream:
        options = ("-xx", "-s", "67108864", "-e", f"trace={_TRACED}", "-o", stream.name)
        with attached(pid, *options) as tracer:
            finish()
            tracer.wait(60)
        return joined(stream.read().splitlines())


def joined(lines: list[str]) -> list[str]:
    """Calls that were interrupted in the record by another thread's, in one piece again."""
    whole: list[str] = []
    started: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        pid, text = match.groups()
        if text.endswith(_STARTED):
            started[pid] = text.removesuffix(_STARTED)
            continue
        resumed = _RESUMED.fullmatch(text)
        if resumed:
            text = started.pop(pid, "") + resumed.group(1)
        whole.append(f"{pid} {text}")
    return whole


@dataclass(slots=True)
class _Open:
    """An open file or folder, and where the next write to it goes."""

    node: Node
    position: int = 0
    appends: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the disk; or an acknowledgement, which is text and changes nothing."""

    call: str
    text: str = ""
    apply: Callable[[], None] | None = None


class Replay:
    """Plays a record back on a model of the disk, one step at a time."""

    def __init__(self, lines: list[str], disk: Disk, told_on: int) -> None:
        """``told_on`` is the file descriptor on which the process acknowledges."""
        self._lines = lines
        self.disk = disk
        self._told_on = told_on
        self._tables: dict[str, dict[int, _Open]] = {}

    def steps(self) -> Iterator[tuple[str, str]]:
        """Each change, applied: (name of the call, acknowledgement or "")."""
        for line in self._lines:
            pid, _, text = line.partition(" ")
            match = _CALL.fullmatch(text)
            if match is None or match[3] == "?" or int(match[3], 0) < 0:
                continue
            call, arguments, result = match[1], match[2], int(match[3], 0)
            table = self._tables.setdefault(pid, {})
            handler = getattr(self, f"_do_{call}", None)
            if handler is None:
                raise TraceError(f"a call that the model does not know: {call}")
            said = handler(table, arguments, result)
            if said is not None:
                yield call, said

    # Each handler gives None when nothing of the disk changed, else the acknowledgement or "".

    def _do_openat(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        path = self._path(table, arguments)
        if path is None:
            table.pop(result, None)
            return None
        node = self.disk.find(path)
        said = None
        if node is None:
            node = File()
            self.disk.name((self.disk.folder_of(path), path.name, node))
            said = ""
        elif "O_TRUNC" in arguments and isinstance(node, File) and node.current:
            node.truncate(0)
            said = ""
        table[result] = _Open(node, appends="O_APPEND" in arguments)
        return said

    _do_open = _do_openat

    def _do_close(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        table.pop(int(arguments), None)

    def _do_dup(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        found = table.get(int(arguments.split(",")[0]))
        if found is not None:
            table[result] = found

    _do_dup2 = _do_dup3 = _do_dup

    def _do_read(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        found = table.get(int(arguments.split(",")[0]))
        if found is not None:
            found.position += result

    def _do_pread64(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        return None

    def _do_lseek(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        found = table.get(int(arguments.split(",")[0]))
        if found is not None:
            found.position = result

    def _do_write(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        descriptor = int(arguments.split(",")[0])
        if descriptor == self._told_on:
            return _data(arguments).decode()
        found = table.get(descriptor)
        if found is None:
            return None
        file = _file(found)
        if found.appends:
            found.position = len(file.current)
        file.write(found.position, _data(arguments)[:result])
        found.position += result
        return ""

    def _do_pwrite64(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        found = table.get(int(arguments.split(",")[0]))
        if found is None:
            return None
        offset = int(arguments.rsplit(",", 1)[1])
        _file(found).write(offset, _data(arguments)[:result])
        return ""

    def _do_ftruncate(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        found = table.get(int(arguments.split(",")[0]))
        if found is None:
            return None
        _file(found).truncate(int(arguments.split(",")[1]))
        return ""

    def _do_fsync(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        found = table.get(int(arguments.split(",")[0]))
        if found is None:
            return None
        self.disk.sync(found.node)
        return ""

    _do_fdatasync = _do_fsync

    def _do_sendfile(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        out, source = (table.get(int(each)) for each in arguments.split(",")[:2])
        if out is None:
            return None
        if source is None or "NULL" not in arguments:
            raise TraceError(f"sendfile({arguments})")
        data = bytes(_file(source).current[source.position : source.position + result])
        source.position += result
        _file(out).write(out.position, data)
        out.position += result
        return ""

    def _do_copy_file_range(
        self, table: dict[int, _Open], arguments: str, result: int
    ) -> str | None:
        parts = [each.strip() for each in arguments.split(",")]
        if parts[1] != "NULL" or parts[3] != "NULL":
            raise TraceError(f"copy_file_range({arguments})")
        return self._do_sendfile(table, f"{parts[2]},{parts[0]},NULL", result)

    def _do_rename(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        old, new = self._two_paths(arguments)
        if old is None or new is None:
            return None
        node = self.disk.find(old)
        assert node is not None, old
        folders = self.disk.folder_of(old), self.disk.folder_of(new)
        self.disk.name((folders[1], new.name, node), (folders[0], old.name, None))
        return ""

    _do_renameat = _do_renameat2 = _do_rename

    def _do_unlink(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        path = self._path(table, arguments)
        if path is None:
            return None
        self.disk.name((self.disk.folder_of(path), path.name, None))
        return ""

    _do_unlinkat = _do_rmdir = _do_unlink

    def _do_mkdir(self, table: dict[int, _Open], arguments: str, result: int) -> str | None:
        path = self._path(table, arguments)
        if path is None:
            return None
        self.disk.name((self.disk.folder_of(path), path.name, Folder()))
        return ""

    _do_mkdirat = _do_mkdir

    def _do_clone(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        shares = "CLONE_FILES" in arguments
        known = self._tables.get(str(result), {})
        self._tables[str(result)] = table if shares else {**table, **known}

    _do_clone3 = _do_fork = _do_vfork = _do_clone

    def _do_mmap(self, table: dict[int, _Open], arguments: str, result: int) -> None:
        parts = [each.strip() for each in arguments.split(",")]
        if "MAP_SHARED" in arguments and "PROT_WRITE" in arguments and int(parts[4]) in table:
            raise TraceError("a file is written through memory")

    def _path(self, table: dict[int, _Open], arguments: str) -> Path | None:
        """The path that a call names, when it lies below the root."""
        match = _STRING.search(arguments)
        if match is None:
            return None
        path = Path(os.fsdecode(bytes.fromhex(match[1].replace("\\x", ""))))
        if not path.is_absolute():
            base = self._path_of(table, arguments.split(",")[0])
            if base is None:
                return None
            path = base / path
        path = Path(os.path.normpath(path))
        return path if path.is_relative_to(self.disk.root) else None

    def _path_of(self, table: dict[int, _Open], descriptor: str) -> Path | None:
        if not descriptor.strip().isdigit() or int(descriptor) not in table:
            return None
        wanted = table[int(descriptor)].node
        return _find_folder(self.disk.tree, self.disk.root, wanted)

    def _two_paths(self, arguments: str) -> tuple[Path | None, Path | None]:
        found = [
            Path(os.fsdecode(bytes.fromhex(text.replace("\\x", ""))))
            for text in _STRING.findall(arguments)
        ]
        old, new = (p if p.is_relative_to(self.disk.root) else None for p in found)
        if (old is None) != (new is None):
            raise TraceError(f"a file moved into or out of the desk: {found}")
        return old, new


def _find_folder(folder: Folder, path: Path, wanted: Node) -> Path | None:
    if folder is wanted:
        return path
    for name, node in folder.current.items():
        if isinstance(node, Folder):
            found = _find_folder(node, path / name, wanted)
            if found is not None:
                return found
    return None


def _file(found: _Open) -> File:
    assert isinstance(found.node, File)
    return found.node


def _data(arguments: str) -> bytes:
    match = _STRING.search(arguments)
    if match is None:
        raise TraceError("a write without its data")
    return bytes.fromhex(match[1].replace("\\x", ""))
