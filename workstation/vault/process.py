"""Keeping keys in the memory of this process out of other places."""

import ctypes
import sys

PR_SET_DUMPABLE = 4
"""Source: Linux ``prctl(2)``."""


def harden() -> bool:
    """Write no core dumps, and let no other process of this user read our memory.

    Returns:
        True when the system did all of it; elsewhere than on Linux there is less to ask for,
        and memory dumps are to be turned off by the machine's administrator.
    """
    if sys.platform == "win32":
        return False
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    return bool(library.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
