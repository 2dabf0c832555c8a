from collections.abc import Callable, Sequence
from typing import Any

Spot = tuple[int, int, int]

def prepare_terms(
    spellings: tuple[bytes, ...], doubts: bytes, rows: Any, folded: bytes, marks: bytes, /
) -> object: ...
def look(
    terms: object,
    text: str,
    data: bytes,
    wanted: int,
    asked: Callable[[int, int, int, int], tuple[int, int] | None],
    others: list[Spot],
    cues: list[Spot],
    /,
) -> None: ...
def prepare_languages(
    languages: int,
    points: Any,
    words: tuple[bytes, ...],
    rows: tuple[int, ...],
    lower: bytes,
    marks: bytes,
    letters: bytes,
    /,
) -> object: ...
def hear(
    languages: object, text: str, counter: Callable[[str], list[int]], wide: object, /
) -> list[list[int]]: ...
def prepare_shapes(
    names: tuple[str, ...],
    classes: bytes,
    folded: bytes,
    streets: tuple[bytes, ...],
    led: tuple[bytes, ...],
    houses: tuple[bytes, ...],
    hosts: tuple[bytes, ...],
    /,
) -> object: ...
def shapes(shapes: object, data: bytes, /) -> dict[str, Sequence[tuple[int, int]]]: ...
def prepare_wide(asked: Callable[[str], int], /) -> object: ...
def narrow(wide: object, text: str, /) -> bytes: ...
