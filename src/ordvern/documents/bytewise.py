"""Linear-time searches of bytes in whatever encoding they are."""

from typing import Protocol, cast

import re2


class Search(Protocol):
    """Finds a pattern in bytes from a place on; None if it is not there."""

    def search(self, source: bytes, start: int = 0) -> object: ...


def compiled(pattern: bytes) -> Search:
    """`pattern` over single bytes. RE2's own choice is UTF-8, in which no class (not even
    ``[^<]``) matches a byte that is no UTF-8, so that text in Latin-1 would pass unseen."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return cast("Search", re2.compile(pattern, options))
