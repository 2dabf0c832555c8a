"""Patterns are compiled when they are first needed, and each of them can be."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
import re2

from ordvern import detection
from ordvern.detection.later import _Later, later, later_in_bytes
from ordvern.detection.registry import LABELLED, PATTERNS


def test_a_pattern_is_as_if_it_had_been_compiled_at_once() -> None:
    pattern = later("(a)B", re.IGNORECASE)

    assert pattern.pattern == "(a)B"
    assert [match.span(1) for match in pattern.finditer("xAb ab")] == [(1, 2), (4, 5)]
    assert pattern.sub("-", "aB.") == "-."
    assert pattern.flags & re.IGNORECASE
    assert pattern.groups == 1


def test_a_pattern_is_compiled_at_its_first_use_and_once() -> None:
    compiled: list[bytes] = []

    def compile_it(pattern: bytes) -> "re2._Regexp[bytes]":
        compiled.append(pattern)
        return re2.compile(pattern)

    pattern = later_in_bytes(b"a+", compile_it)
    assert (pattern.pattern, compiled) == (b"a+", [])
    assert pattern.search(b"baa")
    assert not pattern.search(b"b")
    assert compiled == [b"a+"]


def test_a_pattern_that_is_none_fails_when_it_is_asked() -> None:
    wrong = later("(")

    with pytest.raises(re.error):
        wrong.search("")


def _patterns() -> Iterator[object]:
    for module in walk_packages(detection.__path__, f"{detection.__name__}."):
        if not module.name.endswith(("._scan", "._tagger")):
            for value in vars(import_module(module.name)).values():
                yield from value.values() if isinstance(value, dict) else (value,)
    yield from (each.pattern for each in PATTERNS)
    yield from (each.value for each in LABELLED)


def test_every_pattern_of_the_house_can_be_compiled() -> None:
    some = [each for each in _patterns() if isinstance(each, _Later)]

    assert len(some) > 100
    for each in some:
        each.search(b"" if isinstance(each.pattern, bytes) else "")
