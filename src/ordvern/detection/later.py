"""Patterns that are compiled when they are first needed: a line of text asks for few of the many
that there are, and all of them take a good part of the time at the start."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from re2 import _Regexp

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub")


class _Later:
    """Stands for a pattern. Once that is compiled, its methods are this object's own."""

    def __init__(self, pattern: str | bytes, compiled: Callable[[], Any]) -> None:
        self.pattern = pattern
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what Python itself may look for
            raise AttributeError(name)
        compiled = self._compiled()
        self.__dict__.update((each, getattr(compiled, each)) for each in _METHODS)
        return getattr(compiled, name)


def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but not yet."""
    return cast("re.Pattern[str]", _Later(pattern, lambda: re.compile(pattern, flags)))


def later_in_bytes(
    pattern: bytes, compiled: "Callable[[bytes], _Regexp[bytes]]"
) -> "_Regexp[bytes]":
    """What RE2 makes of a pattern, but not yet."""
    return cast("_Regexp[bytes]", _Later(pattern, lambda: compiled(pattern)))
