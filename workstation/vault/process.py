"""Keeping keys in the memory of this process out of other places.

Memory is not locked into RAM with ``mlockall``. An ordinary user may lock 8 MiB, and this
program, with its screen, its interpreter and the cache of the database, is a hundred times
that; Python and Qt copy text wherever they like, so no small region could hold all that is
secret; and a hibernating machine writes locked pages to the disk as well. What answers all
three is an encrypted disk with encrypted or no swap, which the manual asks for, and that
locking replaces the process, so that what is secret is in memory only while someone works.
"""

import ctypes
import sys

PR_SET_DUMPABLE = 4
"""Source: Linux ``prctl(2)``."""

# Source: Microsoft, errhandlingapi.h, werapi.h, winnt.h, sddl.h.
SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX = 0x1, 0x2, 0x8000
WER_NO_HEAP, WER_DISABLE_SNAPSHOT_CRASH, WER_DISABLE_SNAPSHOT_HANG = 0x1, 0x80, 0x100
PROCESS_EXTENSION_POINTS, PROCESS_IMAGE_LOAD = 6, 10
NO_EXTENSION_POINTS, NO_REMOTE_AND_NO_LOW_IMAGES = 0x1, 0x1 | 0x2
DACL_SECURITY_INFORMATION = 0x4
SDDL_REVISION = 1
OWN_ACCESS = "D:P(A;;0x00101001;;;OW)(A;;0x00101001;;;SY)"
"""Owner and system may wait for the process, ask its state, and end it; nobody may read it."""


def harden() -> bool:
    """Write no memory dumps, and let no other process of this user read our memory.

    Linux: no core files by limit, and not dumpable, which also keeps the memory from handlers
    of crashes and from other processes of the same user. A new program in this process is
    dumpable again until it calls this itself: nothing secret is in memory before that. Qt
    installs no handler of crashes, and Python's writes lines of code only, if asked to.

    Returns:
        True when the system did all of it.
    """
    if sys.platform == "win32":
        return _harden_windows()
    return _harden_posix()


def _harden_posix() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    return bool(library.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)


def _harden_windows() -> bool:
    """The same with what Windows offers: no reports with memory, closed to other processes."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    reports = ctypes.WinDLL("wer")
    security = ctypes.WinDLL("advapi32", use_last_error=True)
    kernel.SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX)
    done = [
        kernel.WerSetFlags(WER_NO_HEAP | WER_DISABLE_SNAPSHOT_CRASH | WER_DISABLE_SNAPSHOT_HANG)
        == 0,
        reports.WerAddExcludedApplication(ctypes.c_wchar_p(sys.executable), False) == 0,
    ]
    for policy, flags in (
        (PROCESS_EXTENSION_POINTS, NO_EXTENSION_POINTS),
        (PROCESS_IMAGE_LOAD, NO_REMOTE_AND_NO_LOW_IMAGES),
    ):
        wanted = ctypes.c_uint32(flags)
        done.append(bool(kernel.SetProcessMitigationPolicy(policy, ctypes.byref(wanted), 4)))
    descriptor = ctypes.c_void_p()
    made = security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        ctypes.c_wchar_p(OWN_ACCESS), SDDL_REVISION, ctypes.byref(descriptor), None
    )
    process = ctypes.c_void_p(-1)
    done.append(
        bool(made)
        and bool(security.SetKernelObjectSecurity(process, DACL_SECURITY_INFORMATION, descriptor))
    )
    kernel.LocalFree(descriptor)
    return all(done)
