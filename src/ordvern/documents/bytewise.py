"""Linear-time searches of bytes in whatever encoding they are."""

from collections.abc import Callable
from typing import Protocol, cast

import re2

Fits = Callable[[bytes, int, int], bool]


class Search(Protocol):
    """Finds a pattern in bytes from a place on; None if it is not there."""

    def search(self, source: bytes, start: int = 0) -> object: ...


class _Whole(Protocol):
    def fullmatch(self, source: bytes, start: int, end: int) -> object: ...


def compiled(pattern: bytes) -> Search:
    """`pattern` over single bytes. RE2's own choice is UTF-8, in which no class (not even
    ``[^<]``) matches a byte that is no UTF-8, so that text in Latin-1 would pass unseen."""
    return cast("Search", re2.compile(pattern, _by_bytes()))


def fits(pattern: bytes) -> Fits:
    """Tells whether some bytes, from a place to another, are one match of `pattern`, some 600 MB
    a second."""
    options = _by_bytes()
    options.never_capture = True
    expression = cast("_Whole", re2.compile(pattern, options))
    return lambda source, start, end: expression.fullmatch(source, start, end) is not None


def _by_bytes() -> re2.Options:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return options
