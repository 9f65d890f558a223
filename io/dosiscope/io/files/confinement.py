"""Takes from a process what it does not need: files, network, processes, memory.

For the worker that runs decoders, which are C code, on streams of others.  Whatever
the system cannot do is left out: the work goes on with what it can.  What holds where
is in docs/security.md.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# linux/prctl.h
_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
# linux/landlock.h; the numbers of these calls are the same on every processor
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_RULESET_VERSION: Final = 1
# rights over files that every version of Landlock knows of, from the first on
_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
# linux/seccomp.h, linux/filter.h, linux/audit.h
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050001, 0x80000000  # refused with EPERM
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER_AT, _ARCH_AT, _THIRD_ARGUMENT_AT = 0, 4, 32
_EXECUTABLE: Final = 4  # PROT_EXEC
_SIGNAL_AT_HANG_UP: Final = 10  # F_SETSIG of Linux, linux/fcntl.h

# what decoding and answering need: to read and write what is open, memory, time, an end
_CALLS: Final = {
    "x86_64": (
        *(0xC000003E, 317, (9, 10)),  # AUDIT_ARCH, seccomp, mmap and mprotect
        {
            *(0, 1, 3, 5, 8, 11, 12, 13, 14, 15, 19, 20, 24, 25, 28, 35, 39, 60, 96),
            *(98, 99, 131, 186, 202, 204, 228, 230, 231, 318),
        },
    ),
    "aarch64": (
        *(0xC00000B7, 277, (222, 226)),
        {
            *(57, 62, 63, 64, 65, 66, 80, 93, 94, 98, 101, 113, 115, 123, 124, 132),
            *(134, 135, 139, 165, 169, 172, 178, 179, 214, 215, 216, 233, 278),
        },
    ),
}


def confine(memory_bytes: int) -> frozenset[str]:
    """Confine this process from here on; return by name what could be done.

    Everything that it will ever open or load must be there already, and there must be
    no other thread.
    """
    done = set()
    for name, step in _steps(memory_bytes):
        with suppress(OSError, ValueError, AttributeError, ImportError):
            step()
            done.add(name)
    return frozenset(done)


def _steps(memory_bytes: int) -> list[tuple[str, Callable[[], None]]]:
    """Return the steps: those that need files or calls come first."""
    steps: list[tuple[str, Callable[[], None]]] = [("environment", os.environ.clear)]
    if sys.platform == "linux":
        steps += [
            ("no new privileges", _gain_no_privileges),
            ("memory", lambda: _limit("AS", _address_space() + memory_bytes)),
            ("landlock", _forbid_files_and_network),
        ]
    if sys.platform != "win32":
        limits = {"FSIZE": 0, "CORE": 0, "NPROC": 0, "NOFILE": 0}
        for name, most in limits.items():
            steps.append((name, partial(_limit, name, most)))
    if sys.platform == "linux":
        steps.append(("seccomp", _forbid_calls))  # also to change any of the others
    return steps


def end_with(descriptor: int) -> None:
    """Have the system end this process when the other end of a pipe is closed.

    Also while it hangs: unlike the signal at the death of a parent, which Linux ties to
    the thread that made the process, this one comes with the end of the program.
    """
    with suppress(OSError, ValueError, AttributeError, ImportError):
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        if sys.platform == "linux":
            fcntl.fcntl(descriptor, _SIGNAL_AT_HANG_UP, signal.SIGKILL)
        else:
            signal.signal(signal.SIGIO, signal.SIG_DFL)  # which is to end
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)


def _limit(name: str, most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    which = getattr(resource, f"RLIMIT_{name}")
    _, hard = resource.getrlimit(which)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(which, (most, most))


def _address_space() -> int:
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _library() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _called(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), "the system refused")
    return result


def _gain_no_privileges() -> None:
    prctl = _library().prctl
    _called(prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    _called(prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0))  # others cannot read its memory


def _forbid_files_and_network() -> None:
    """Handle every right that this kernel's Landlock knows, and grant none."""
    syscall = _library().syscall
    version = _called(syscall(_CREATE_RULESET, None, 0, _RULESET_VERSION))
    files = (1 << _RIGHTS.get(version, max(_RIGHTS.values()))) - 1
    network = 0b11 if version >= 4 else 0  # to bind and to connect by TCP
    scopes = 0b11 if version >= 6 else 0  # abstract sockets and signals of others
    rules = struct.pack("=QQQ", files, network, scopes)
    size = 8 if version < 4 else 16 if version < 6 else 24
    ruleset = _called(syscall(_CREATE_RULESET, rules, size, 0))
    try:
        _called(syscall(_RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)


def _forbid_calls() -> None:
    """Let the kernel refuse every call but the few that are needed, and new code."""
    architecture, seccomp, mapping, allowed = _CALLS[_processor()]
    program = _filter(architecture, mapping, allowed)
    code = ctypes.create_string_buffer(program)
    # struct sock_fprog: how many instructions, and where
    given = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    if _called(_library().syscall(seccomp, _SET_MODE_FILTER, _ALL_THREADS, given)):
        raise OSError("a thread could not be confined")


def _processor() -> str:
    machine = os.uname().machine
    if machine not in _CALLS or ctypes.sizeof(ctypes.c_void_p) != 8:
        raise OSError(f"no list of calls for {machine}")
    return machine


def _filter(architecture: int, mapping: tuple[int, ...], allowed: set[int]) -> bytes:
    """Return the filter in classic BPF: (code, jump if true, if false, value)."""
    steps = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for number in mapping:  # memory is had, but not to be run
        steps += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, _THIRD_ARGUMENT_AT),
            (_ANY_BIT, 1, 0, _EXECUTABLE),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _REFUSE),
        ]
    for number in sorted(allowed):
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    steps.append((_RETURN, 0, 0, _REFUSE))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
