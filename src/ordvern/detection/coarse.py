"""The coarse shapes of `triggers` and `swapped`, found by the compiled scan in one pass for all."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import ModuleType

from ordvern.detection import compiled
from ordvern.detection.narrow import BOTH_CASES
from ordvern.detection.recognizer import Trigger
from ordvern.detection.triggers import HOSTS, HOUSES, LED, STREETS

SWAPPED = "swapped"
# In the order of coarse.c.
_SHAPES = (
    Trigger.DIGITS,
    Trigger.AT,
    Trigger.WEB,
    Trigger.CODE,
    Trigger.STREET,
    Trigger.POSTCODE,
    Trigger.LED_STREET,
    Trigger.HOUSE,
    Trigger.BRITISH_CODE,
    SWAPPED,
)
_LATIN = [chr(byte) for byte in range(256)]
# What each class of a byte holds, in the order of coarse.h.
_CAPITALS, _DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
_CLASSES = (
    [*filter(str.isalpha, _LATIN)],
    [*filter(str.isupper, _LATIN)],
    _CAPITALS,
    _DIGITS,
    f"{_DIGITS}ABCDEFabcdef",
    f"{_CAPITALS}{_CAPITALS.lower()}{_DIGITS}_",
    " .-/()\n\t_:,",
    f"{_CAPITALS}{_DIGITS} <.-",
)


def shapes(data: bytes) -> Mapping[str, Sequence[tuple[int, int]]]:
    """The places of each coarse shape in a narrow text; nothing where there is no compiled scan."""
    if compiled.module is None:
        return {}
    found: dict[str, Sequence[tuple[int, int]]] = compiled.module.shapes(
        _prepared(compiled.module), data
    )
    return found


@cache
def _prepared(module: ModuleType) -> object:
    classes = (sum((c in of) << bit for bit, of in enumerate(_CLASSES)) for c in _LATIN)
    folded = (c.lower() if c.isascii() or c.lower() in BOTH_CASES else c for c in _LATIN)
    lists = [_words(words) for words in (STREETS, LED, HOUSES, HOSTS)]
    return module.prepare_shapes(_SHAPES, bytes(classes), "".join(folded).encode("latin-1"), *lists)


def _words(words: Iterable[str]) -> tuple[bytes, ...]:
    """Those of one first letter side by side, in the order in which a pattern tries them."""
    return tuple(word.encode("latin-1") for word in sorted(words, key=lambda word: word[0]))
