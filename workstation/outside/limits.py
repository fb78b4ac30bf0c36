"""What a child that reads a file from outside may use, and how the system is told.

One function for each system: on Linux the child confines itself, before it is given a byte of
the file, by resource limits and a filter of system calls that it cannot take off again; on
Windows its parent puts it into a job object.
"""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one child.

    Attributes:
        memory_mb: address space, the libraries included.
        cpu_s: processor time of the child's whole life.
        wall_s: how long one answer is waited for.
        output_mb: size of one answer.
        open_files: files that are open at once.
    """

    memory_mb: int = 512
    cpu_s: int = 60
    wall_s: float = 120.0
    output_mb: int = 64
    open_files: int = 32


def _confine_on_posix(limits: Limits) -> None:
    """No memory, time and files beyond the caps, no writing, no core file."""
    import resource

    memory = limits.memory_mb * 1024 * 1024
    # Beyond the soft limit of processor time the process is ended by SIGXCPU.
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, limits.cpu_s, limits.cpu_s + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))
    if sys.platform.startswith("linux"):
        from workstation.outside import calls

        calls.allow_reading_only()


def _leave_to_job(limits: Limits) -> None:
    """On Windows the parent has set the caps before it sent the file."""


def confine(limits: Limits) -> None:
    """Take from this process, for good, what reading a file does not need."""
    if sys.platform == "win32":
        _leave_to_job(limits)
    else:
        _confine_on_posix(limits)
