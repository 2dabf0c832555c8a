"""The master key: one age identity that wraps the key of every folder."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pyrage
from pyrage import x25519

from .secret_files import NoKey, read_secret, write_secret

_SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - the prefix that age gives to every secret key


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

        Also takes the bare secret, as an environment variable holds it. Raises NoKey.
        """
        secrets = [line.strip() for line in text.splitlines() if line.startswith(_SECRET)]
        if len(secrets) != 1:
            raise NoKey("a key file holds exactly one secret key")
        try:
            return cls(x25519.Identity.from_str(secrets[0]))
        except pyrage.IdentityError:
            # Its message may repeat what it was given; nothing of that may go on.
            raise NoKey("the secret key is not an age X25519 identity") from None

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a key file; raises NoKey, or KeyIsExposed if others may read it."""
        return cls.parse(read_secret(path))

    def save(self, path: Path) -> None:
        """Write a new key file with mode 0600; raises FileExistsError rather than replace one.

        A replaced master key would make every file of the vault unreadable at once.
        """
        public = f"# public key: {self.identity.to_public()}\n"
        write_secret(path, f"# Ordvern's master key. See ordvern.vault.\n{public}{self.identity}\n")

    def __repr__(self) -> str:
        return "MasterKey()"
