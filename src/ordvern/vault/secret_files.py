"""Key files: written once, for their owner alone, and not used when others may read them."""

import os
import stat
from pathlib import Path

from .durable import write_new


class NoKey(Exception):
    """There is no usable key where one was looked for."""


class KeyIsExposed(NoKey):
    """Others than its owner may read the key file; it is not used until that is mended."""


def read_secret(path: Path) -> str:
    """Text of a file that only its owner may read; raises NoKey or KeyIsExposed."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as problem:
        raise NoKey(f"cannot open the key file: {problem.strerror}") from None
    with os.fdopen(descriptor, encoding="utf-8", errors="replace") as file:
        if os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyIsExposed("others may read the key file: set its mode to 0600")
        return file.read()


def write_secret(path: Path, text: str) -> None:
    """Write a new key file with mode 0600; raises FileExistsError rather than replace one."""
    if path.exists():
        raise FileExistsError(f"there is a key file already: {path.name}")
    write_new(path, text.encode())
