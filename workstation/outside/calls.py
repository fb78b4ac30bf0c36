"""The system calls that a child may make: reading, memory, time; nothing else.

A list of what is allowed, so that what a later kernel adds is refused: no writing or changing
of files, no sockets, no processes or threads, no signals, no look into other processes. A
refused call fails with EPERM. Source: Linux ``seccomp(2)``, ``bpf(2)``,
``asm/unistd_64.h`` of x86-64. On other processors only the resource limits hold.
"""

import ctypes
import platform
import struct

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_AUDIT_ARCH_X86_64 = 0xC000003E
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050001
"""SECCOMP_RET_ERRNO with EPERM."""

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16
"""Where these stand in ``struct seccomp_data``."""

_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, __O_TMPFILE."""

_OPEN, _OPENAT, _SOCKETPAIR = 2, 257, 53
_NOT_UNIX = 0xFFFFFFFE
"""Address families other than AF_UNIX, whose pairs have both ends within the process."""
_FREE = (
    0, 1, 3,  # read, write, close
    4, 5, 6, 262, 332,  # stat, fstat, lstat, newfstatat, statx
    7, 23, 270, 271,  # poll, select, pselect6, ppoll
    232, 233, 281, 291,  # epoll_wait, epoll_ctl, epoll_pwait, epoll_create1: asyncio's
    8, 17, 19, 20, 221,  # lseek, pread64, readv, writev, fadvise64
    9, 10, 11, 12, 25, 27, 28,  # mmap, mprotect, munmap, brk, mremap, mincore, madvise
    13, 14, 15, 131,  # rt_sigaction, rt_sigprocmask, rt_sigreturn, sigaltstack
    16, 72, 436,  # ioctl, fcntl, close_range
    21, 269, 439,  # access, faccessat, faccessat2
    24, 35, 202, 219, 230,  # sched_yield, nanosleep, futex, restart_syscall, clock_nanosleep
    32, 33,  # dup, dup2
    39, 102, 104, 107, 108, 110, 186,  # getpid, getuid, getgid, geteuid, getegid, getppid, gettid
    44, 45, 46, 47, 48,  # sendto, recvfrom, sendmsg, recvmsg, shutdown: on the one socket it has
    60, 231,  # exit, exit_group
    63, 79, 89, 267,  # uname, getcwd, readlink, readlinkat
    78, 217,  # getdents, getdents64
    96, 228, 229,  # gettimeofday, clock_gettime, clock_getres
    97, 98, 99, 100, 204, 309,  # getrlimit, getrusage, sysinfo, times, sched_getaffinity, getcpu
    218, 273, 334,  # set_tid_address, set_robust_list, rseq
    318, 324,  # getrandom, membarrier
)  # fmt: skip


def end_with_parent(signal: int) -> None:
    """Let the system end this process when its parent ends; keep its memory from others."""
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_PR_SET_PDEATHSIG, signal, 0, 0, 0)
    keep_private()


def keep_private() -> None:
    """No other process of this user may read our memory."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def allow_reading_only() -> bool:
    """Give up every other call, for good.

    Returns:
        False where the kernel or the processor has no such filter.
    """
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or platform.machine() != "x86_64":
        return False
    held = ctypes.create_string_buffer(_PROGRAM, len(_PROGRAM))
    program = struct.pack("@HP", len(_PROGRAM) // 8, ctypes.addressof(held))
    return bool(library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0) == 0)


def _filter() -> bytes:
    """The program that the kernel runs at each call; jumps count the steps that are left out."""
    steps: list[tuple[int, int, int, int]] = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, _AUDIT_ARCH_X86_64),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, _NUMBER),
        *_when(_OPEN, argument=1, forbidden=_WRITING),
        *_when(_OPENAT, argument=2, forbidden=_WRITING),
        *_when(_SOCKETPAIR, argument=0, forbidden=_NOT_UNIX),
    ]
    for left, number in zip(range(len(_FREE), 0, -1), _FREE, strict=True):
        steps.append((_EQUAL, left, 0, number))
    steps += [(_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _when(number: int, *, argument: int, forbidden: int) -> list[tuple[int, int, int, int]]:
    """Allow a call unless one of these bits is set in the lower half of an argument."""
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        (_ANY_BIT, 0, 1, forbidden),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]


_PROGRAM = _filter()
