"""The master key: one age identity that wraps the key of every folder."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pyrage
from pyrage import x25519

from .durable import write_new

_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - the prefix that age gives to every secret key


class NoMasterKey(Exception):
    """There is no usable master key where one was looked for."""


class KeyIsExposed(NoMasterKey):
    """Others than its owner may read the key file; it is not used until that is mended."""


@dataclass(frozen=True, slots=True, repr=False)
class MasterKey:
    """Holds the secret in memory and shows it to nobody: `repr` gives the class alone."""

    identity: x25519.Identity = field(repr=False)

    @classmethod
    def generate(cls) -> Self:
        return cls(x25519.Identity.generate())

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the text of a key file as `age-keygen` writes it: comments and one secret.

        Also takes the bare secret, as an environment variable holds it. Raises NoMasterKey.
        """
        secrets = [line.strip() for line in text.splitlines() if line.startswith(_SECRET)]
        if len(secrets) != 1:
            raise NoMasterKey("a key file holds exactly one secret key")
        try:
            return cls(x25519.Identity.from_str(secrets[0]))
        except pyrage.IdentityError:
            # Its message may repeat what it was given; nothing of that may go on.
            raise NoMasterKey("the secret key is not an age X25519 identity") from None

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a key file; raises NoMasterKey, or KeyIsExposed if others may read it."""
        return cls.parse(read_secret(path))

    def save(self, path: Path) -> None:
        """Write a new key file with mode 0600; raises FileExistsError rather than replace one.

        A replaced master key would make every file of the vault unreadable at once.
        """
        if path.exists():
            raise FileExistsError(f"there is a key file already: {path.name}")
        public = f"# public key: {self.identity.to_public()}\n"
        write_new(
            path, f"# Ordvern's master key. See ordvern.vault.\n{public}{self.identity}\n".encode()
        )

    def __repr__(self) -> str:
        return "MasterKey()"


def read_secret(path: Path) -> str:
    """Text of a file that only its owner may read; raises NoMasterKey or KeyIsExposed."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as problem:
        raise NoMasterKey(f"cannot open the key file: {problem.strerror}") from None
    with os.fdopen(descriptor, encoding="ascii", errors="replace") as file:
        if os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyIsExposed("others may read the key file: set its mode to 0600")
        return file.read()
