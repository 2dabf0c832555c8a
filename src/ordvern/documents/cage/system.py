"""Linux calls that Python has no names for: namespaces, Landlock, the system-call filter.

Numbers and structures are those of the kernel's own headers (prctl.h, landlock.h, seccomp.h,
unistd.h). Every function answers whether the kernel agreed; none raises if it did not.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446
LANDLOCK_PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
ALL_OF_VERSION_1 = (1 << 13) - 1

RETURN_ALLOW, RETURN_ERRNO, EPERM, ENOSYS = 0x7FFF0000, 0x00050000, 1, 38
LOAD, JUMP_EQUAL, JUMP_AT_LEAST, JUMP_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
AT_NUMBER, AT_ARCHITECTURE, AT_ARGUMENTS = 0, 4, 16
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
X32_NUMBERS = 0x40000000

# (audit architecture, numbers refused, number of openat, of open if there is one)
REFUSED_X86_64 = (
    *(41, 42, 43, 44, 45, 46, 47, 49, 50, 53, 56, 57, 58, 59, 62, 76, 77, 82, 83, 84, 85, 86, 87),
    *(88, 90, 91, 92, 93, 94, 101, 132, 133, 155, 161, 165, 166, 175, 246, 248, 249, 250, 257 + 1),
    *(259, 260, 263, 264, 265, 266, 268, 272, 288, 298, 299, 307, 308, 310, 311, 312, 313, 316),
    *(320, 321, 322, 323, 424, 425, 428, 429, 430, 431, 432, 433, 434, 435, 437, 438, 442),
)
REFUSED_AARCH64 = (
    *(33, 34, 35, 36, 37, 38, 39, 40, 41, 45, 46, 51, 52, 53, 54, 55, 97, 104, 105, 117, 129, 198),
    *(199, 200, 201, 202, 203, 206, 207, 211, 212, 217, 218, 219, 220, 221, 241, 242, 243, 268),
    *(269, 270, 271, 272, 273, 276, 280, 281, 282, 294, 424, 425, 428, 429, 430, 431, 432, 433),
    *(434, 435, 437, 438, 442),
)
MACHINES: dict[str, tuple[int, tuple[int, ...], int, int | None]] = {
    "x86_64": (0xC000003E, REFUSED_X86_64, 257, 2),
    "aarch64": (0xC00000B7, REFUSED_AARCH64, 56, None),
}


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, argument: int) -> bool:
    zero = ctypes.c_ulong(0)
    return bool(_libc().prctl(option, ctypes.c_ulong(argument), zero, zero, zero) == 0)


def no_new_privileges() -> bool:
    return _prctl(PR_SET_NO_NEW_PRIVS, 1)


def die_with_parent(signal_number: int) -> bool:
    """The parent's main thread, that is: only call it in a child of a single-threaded process."""
    return _prctl(PR_SET_PDEATHSIG, signal_number)


def not_dumpable() -> bool:
    return _prctl(PR_SET_DUMPABLE, 0)


def without_network() -> bool:
    """Move this process into an empty network namespace."""
    libc = _libc()
    rooted = libc.unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0
    return rooted or bool(libc.unshare(CLONE_NEWNET) == 0)


def only_reading(folders: Iterable[Path]) -> bool:
    """Landlock: from now on nothing but reading beneath `folders`."""
    libc = _libc()
    wanted = struct.pack("Q", ALL_OF_VERSION_1)
    rules = libc.syscall(LANDLOCK_CREATE, wanted, ctypes.c_size_t(len(wanted)), 0)
    if rules < 0:
        return False
    try:
        for folder in folders:
            _allow(libc, rules, folder)
        return bool(libc.syscall(LANDLOCK_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, folder: Path) -> None:
    try:
        beneath = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rights = READ_FILE | READ_DIR if folder.is_dir() else READ_FILE
    rule = struct.pack("=Qi", rights, beneath)
    libc.syscall(LANDLOCK_ADD, rules, LANDLOCK_PATH_BENEATH, rule, 0)
    os.close(beneath)


def filter_calls() -> bool:
    """Refuse sockets, programs, processes, other processes' memory and any change to files."""
    machine = MACHINES.get(platform.machine())
    if machine is None:
        return False
    program = _filter(*machine)
    holder = _Program(len(program) // 8, program)
    zero = ctypes.c_ulong(0)
    mode = ctypes.c_ulong(SECCOMP_MODE_FILTER)
    return bool(_libc().prctl(PR_SET_SECCOMP, mode, ctypes.byref(holder), zero, zero) == 0)


def _filter(
    architecture: int, refused: tuple[int, ...], openat: int, old_open: int | None
) -> bytes:
    """The filter as classic BPF. Jumps count instructions to skip if true, if false."""
    allow = _step(RETURN, RETURN_ALLOW)
    refuse = _step(RETURN, RETURN_ERRNO | EPERM)
    program = [
        _step(LOAD, AT_ARCHITECTURE),
        _step(JUMP_EQUAL, architecture, 1, 0),
        _step(RETURN, RETURN_ERRNO | ENOSYS),
        _step(LOAD, AT_NUMBER),
        _step(JUMP_AT_LEAST, X32_NUMBERS, 0, 1),
        _step(RETURN, RETURN_ERRNO | ENOSYS),
    ]
    for number in sorted(set(refused)):
        program += [_step(JUMP_EQUAL, number, 0, 1), refuse]
    for opening, flags_at in ((openat, 2), (old_open, 1)):
        if opening is not None:
            program += [
                _step(JUMP_EQUAL, opening, 0, 4),
                _step(LOAD, AT_ARGUMENTS + 8 * flags_at),
                _step(JUMP_ANY_BIT, WRITING, 0, 1),
                refuse,
                allow,
            ]
    return b"".join([*program, allow])


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
