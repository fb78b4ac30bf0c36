"""Whether the place of a vault's files is a safe one: its own names, on a disk that keeps its word.

What only one system can tell stands in one function each: :func:`file_system_of`.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from workstation.vault import folder, slots

_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "ncpfs", "davfs",
        "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "vboxsf",
        "vmhgfs", "fuse.vmhgfs-fuse", "network",
    }
)  # fmt: skip
_FAT = frozenset({"vfat", "msdos", "fat", "fat32", "exfat", "fuseblk.exfat"})
_DRIVE_REMOTE = 4
"""Source: Windows ``GetDriveTypeW``."""


@dataclass(frozen=True, slots=True)
class PlaceWarning:
    """One thing to know about a place: a key of the words, and the file or folder.

    ``code`` is ``place.hard_link``, ``place.network`` or ``place.fat``.
    """

    code: str
    file: str
    detail: str = ""


def warnings_of(directory: Path) -> tuple[PlaceWarning, ...]:
    """What is unsafe about a vault's place; never a reason to refuse it."""
    found = [
        PlaceWarning("place.hard_link", str(directory / name))
        for name in (folder.DATABASE, slots.NAME)
        if _names_of(directory / name) > 1
    ]
    kind = file_system_of(directory)
    if kind in _NETWORK:
        found.append(PlaceWarning("place.network", str(directory), kind))
    if kind in _FAT:
        found.append(PlaceWarning("place.fat", str(directory), kind))
    return tuple(found)


def file_system_of(directory: Path) -> str:
    """The kind of file system that a folder lies on, in lower case; "" where nobody can tell."""
    try:
        if sys.platform == "win32":
            return _of_windows(directory)
        return _of_linux(directory, Path("/proc/self/mountinfo").read_text("utf-8", "replace"))
    except OSError:
        return ""


def _names_of(file: Path) -> int:
    try:
        return file.stat().st_nlink
    except OSError:
        return 1


def _of_linux(directory: Path, mounts: str) -> str:
    """From ``/proc/self/mountinfo``; the same device, then the longest mount point, decides.

    Source: Linux ``proc(5)``.
    """
    device = directory.stat().st_dev
    wanted = f"{os.major(device)}:{os.minor(device)}"
    place = str(directory.resolve())
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(), after.split()
        if len(fields) < 5 or not rest or fields[2] != wanted:
            continue
        point = fields[4].encode("latin-1", "replace").decode("unicode_escape")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) > best:
            best, kind = len(point), rest[0]
    return kind.lower()


if sys.platform == "win32":

    def _of_windows(directory: Path) -> str:
        import ctypes

        root = os.path.splitdrive(directory.resolve())[0] + "\\"
        if root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE:
            return "network"
        name = ctypes.create_unicode_buffer(64)
        known = ctypes.windll.kernel32.GetVolumeInformationW(
            root, None, 0, None, None, None, name, len(name)
        )
        return name.value.lower() if known else ""
