"""Locks the doors of the keeper and, tighter, of each child, as far as the kernel has locks."""

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from ordvern.documents import ocr
from ordvern.documents.cage import system
from ordvern.documents.limits import Limits

FOLDERS = ("/usr/lib", "/lib", "/lib64", "/usr/share/fonts", "/usr/share/zoneinfo", *ocr.DATA)
PAGE = resource.getpagesize()
FORBIDDEN_EVENTS = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod",
    "os.chown", "os.truncate", "os.kill", "ftplib.", "smtplib.", "urllib.", "http.", "shutil.",
    "ctypes.dlopen", "webbrowser.", "pty.", "syslog.", "winreg.", "tempfile.",
)  # fmt: skip
UNKNOWN_SIZE = 512 << 20
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class NotInTheCage(Exception):
    """Something in the cage tried what only the outside may do."""


def keeper() -> dict[str, bool]:
    """Confine the keeper for good; answers which layers the kernel granted."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return {
        "no_new_privileges": system.no_new_privileges(),
        "not_dumpable": system.not_dumpable(),
        "no_network": system.without_network(),
        "only_python_files": system.only_reading(_folders()),
    }


def address_space() -> int:
    """Bytes of address space this process uses; /proc is out of reach once confined."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * PAGE
    except OSError:
        return UNKNOWN_SIZE


def child(limits: Limits, *, used: int) -> None:
    """Confine the child that is about to meet the document; `used` is its size as forked."""
    system.die_with_parent(signal.SIGKILL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(int(limits.wall_seconds + limits.picture_seconds) + 2)
    memory = used + limits.memory
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds + int(limits.picture_seconds)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    system.filter_calls()
    sys.addaudithook(_refuse)


def _folders() -> list[Path]:
    """Where Python and the libraries lie: all else on the disk is out of reach."""
    names = {sys.prefix, sys.base_prefix, *sys.path, *FOLDERS}
    folders = [Path(name).resolve() for name in names if name]
    return [folder for folder in folders if folder != Path("/")]


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Python's own events, for kernels without a filter: a second fence, not the first."""
    if event == "open":
        flags = arguments[2]
        if isinstance(flags, int) and flags & WRITING:
            raise NotInTheCage
    elif event.startswith(FORBIDDEN_EVENTS):
        raise NotInTheCage
