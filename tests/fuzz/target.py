"""What a target is: something that takes bytes, what it may answer with, and how to damage them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ordvern.documents import Refused
from tests.fuzz.mutating.tokens import Mutator


class Wrong(Exception):
    """A promise about what comes out was broken, though nothing was raised; says which."""


@dataclass(frozen=True, slots=True)
class Target:
    """`feed` gets one damaged file and may raise only what is `borne`; what it promises about its
    outcome it checks by itself, and raises `Wrong`. `samples` are folders of foreign files."""

    name: str
    what: str
    feed: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    mutate: Mutator
    borne: tuple[type[Exception], ...] = (Refused,)
    samples: tuple[str, ...] = ()

    def take(self, content: bytes) -> None:
        """Feed it, and let pass what is borne. What nests too deep for the interpreter is refused
        as too complex where the cage ends, so it is borne too."""
        try:
            self.feed(content)
        except (*self.borne, RecursionError):
            return
