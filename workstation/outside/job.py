"""The Windows twin of a child's limits: a job object around the process.

Source: Microsoft, "Job Objects", ``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``.
"""

import ctypes
import subprocess
import sys

from workstation.outside.limits import Limits

_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY = 0x2, 0x8, 0x100
_DIE_ON_UNHANDLED_EXCEPTION, _KILL_ON_JOB_CLOSE = 0x400, 0x2000
_EXTENDED_LIMIT_INFORMATION = 9


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("Basic", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def _information(limits: Limits) -> _Extended:
    told = _Extended()
    told.Basic.LimitFlags = (
        _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY
        | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
    )  # fmt: skip
    told.Basic.PerProcessUserTimeLimit = limits.cpu_s * 10_000_000
    told.Basic.ActiveProcessLimit = 1
    told.ProcessMemoryLimit = limits.memory_mb * 1024 * 1024
    return told


def _hold_on_windows(process: "subprocess.Popen[bytes]", limits: Limits) -> int:
    if sys.platform != "win32":
        raise NotImplementedError
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    told = _information(limits)
    held = ctypes.c_void_p(job)
    done = kernel.SetInformationJobObject(
        held, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(told), ctypes.sizeof(told)
    ) and kernel.AssignProcessToJobObject(held, ctypes.c_void_p(int(process._handle)))
    if not done:
        raise OSError(ctypes.get_last_error(), "job object")
    return int(job)


def hold(process: "subprocess.Popen[bytes]", limits: Limits) -> int:
    """Put a process that waits for its file into a job with these limits.

    Returns:
        The job's handle; the process ends when it is closed. 0 where there are no jobs.

    Raises:
        OSError: the system refused; the process must not be given a file.
    """
    return _hold_on_windows(process, limits) if sys.platform == "win32" else 0


def release(job: int) -> None:
    """Close a job, and end with it what still runs in it."""
    if sys.platform == "win32" and job:
        ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(job))
