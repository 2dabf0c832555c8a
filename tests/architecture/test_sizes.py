"""Files and functions stay small enough to be read at one sitting."""

import ast
import heapq
from collections.abc import Iterable, Iterator

from .house import Module, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
SHOWN = 10


def file_lengths(among: Iterable[Module]) -> Iterator[tuple[int, str]]:
    for module in among:
        yield len(module.text.splitlines()), module.name


def function_lengths(among: Iterable[Module]) -> Iterator[tuple[int, str]]:
    for module in among:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                yield length, f"{module.name}:{node.name}"


def largest(lengths: Iterable[tuple[int, str]]) -> str:
    """The largest ones, shown with ``pytest -rP``, so that growth is seen before it fails."""
    return "\n".join(f"{length:5} {name}" for length, name in heapq.nlargest(SHOWN, lengths))


def too_long(lengths: Iterable[tuple[int, str]], limit: int) -> list[str]:
    return [f"{name}: {length} lines" for length, name in lengths if length > limit]


def test_files_are_short() -> None:
    found = modules()
    report = largest(file_lengths(found)) + "\n" + largest(function_lengths(found))

    print(report)  # noqa: T201 - for pytest -rP
    assert too_long(file_lengths(found), LONGEST_FILE) == [], report
    assert too_long(function_lengths(found), LONGEST_FUNCTION) == [], report


def test_planted_giants_are_seen() -> None:
    long_file = Module("a.py", "x = 1\n" * 401)
    long_function = Module("b.py", "def f():\n" + "    x = 1\n" * 60)

    assert too_long(file_lengths([long_file]), LONGEST_FILE) == ["a.py: 401 lines"]
    assert too_long(function_lengths([long_function]), LONGEST_FUNCTION) == ["b.py:f: 61 lines"]
