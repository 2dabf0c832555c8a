"""A text as bytes, one for each code point, so that RE2 and Aho-Corasick give back its places.

Characters within Latin-1 are their own byte. Any other becomes one that stands for its class (an
upper-case letter, another letter, a number, or neither), which is all that coarse patterns ask;
the few that are another case of a Latin-1 letter become that letter.
"""

import codecs
import re
import unicodedata
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

import re2

from ordvern.detection import compiled
from ordvern.detection.later import later_in_bytes

if TYPE_CHECKING:
    from re2 import _Regexp

_ERRORS = "ordvern.narrow"
_KEPT = 4096
UPPER, LETTER, NUMBER, OTHER = b"\xd0", b"\xf0", b"\xb2", b"\xa4"
_OPENING, _CLOSING, _OTHER = "⟦", "⟧", OTHER.decode("latin-1")
_STANDS = {"Lu": UPPER, "L": LETTER, "N": NUMBER, "Cs": b"?"}


class _Classes(dict[str, bytes]):
    """What stands for characters beyond Latin-1; the first of them that are met are kept."""

    def __init__(self) -> None:
        self |= {"\u017f": b"s", "\u1e9e": b"\xdf", "\u212a": b"K", "\u212b": b"\xc5"}

    def __missing__(self, character: str) -> bytes:
        category = unicodedata.category(character)
        kind = category if category in _STANDS else category[0]
        stands = _STANDS.get(kind, OTHER)
        if len(self) < _KEPT:
            self[character] = stands
        return stands


_CLASSES = _Classes()


def _narrowed(problem: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    wide = problem.object[problem.start : problem.end]
    return b"".join(map(_CLASSES.__getitem__, wide)), problem.end


codecs.register_error(_ERRORS, _narrowed)


def narrow(text: str) -> bytes:
    """`text` with one byte a code point; lone surrogates are question marks. Linear."""
    if compiled.module:
        narrowed: bytes = compiled.module.narrow(_wide(compiled.module), text)
        return narrowed
    if _OPENING in text:  # of masked texts, which have very many: each would be asked for apart
        text = text.replace(_OPENING, _OTHER).replace(_CLOSING, _OTHER)
    return text.encode("latin-1", _ERRORS)


@cache
def _wide(module: ModuleType) -> object:
    return module.prepare_wide(lambda character: _CLASSES[character][0])


def coarse(pattern: str) -> "_Regexp[bytes]":
    """An RE2 pattern that is looked for in a narrow text; it must ask no more than classes of
    characters beyond Latin-1."""
    return later_in_bytes(as_bytes(pattern), lambda text: re2.compile(text, options(64)))


BOTH_CASES = "æøåäöüé"
"""Letters beyond ASCII of which coarse patterns take the capital, too."""


def as_bytes(pattern: str) -> bytes:
    """An RE2 pattern for narrow texts, with both cases of letters beyond ASCII spelled out: in
    bytes RE2 knows only those of ASCII. Such letters stand in no class of the pattern."""
    spelled = re.sub(f"[{BOTH_CASES}]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", pattern)
    return spelled.encode("latin-1")


def options(megabytes: int) -> re2.Options:
    """RE2's options for narrow texts; the automaton may grow to `megabytes`."""
    chosen = re2.Options()
    chosen.encoding = re2.Options.Encoding.LATIN1
    chosen.max_mem = megabytes << 20
    chosen.never_capture = True
    chosen.log_errors = False
    return chosen


_SURROUNDINGS = re.compile(r"\(\?<?[!=][^()]*\)")
_BEYOND = re.compile(r"[^\x00-\xff]+")
_CLASS_OR_DIGIT = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\d")


def without_surroundings(pattern: str) -> str:
    """A pattern of `re` without what it demands of its surroundings: it matches wherever the
    exact one does, and RE2 can read it."""
    return _SURROUNDINGS.sub("", pattern)


def _with_other_digits(piece: re.Match[str]) -> str:
    """`\\d`, alone or in a class, that also takes what stands for the digits of other scripts."""
    is_class = piece[0] != r"\d"
    return piece[0].replace(r"\d", r"\d\xb2") if is_class else r"[\d\xb2]"


def wider(pattern: str) -> "_Regexp[bytes]":
    """A pattern of `re` as one for narrow texts that matches where it does, and elsewhere too:
    it does not count how often, which would make an automaton of very many states.

    It must tell small letters from capitals, and have letters beyond Latin-1 and `\\w` only in
    classes, the latter as their first member.
    """
    bare = _BEYOND.sub("\u00d0\u00f0", without_surroundings(pattern))
    bare = re.sub(r"\{1,\d+\}", "+", re.sub(r"\{0,\d+\}", "*", bare))
    counted = _CLASS_OR_DIGIT.sub(_with_other_digits, bare)
    spaced = counted.replace(r"\s", r"[\s\x0b\x1c-\x1f\x85\xa0]")
    whole = spaced.replace(r"[\w", r"[\pL\pN_").encode("latin-1")
    return later_in_bytes(whole, lambda text: re2.compile(text, options(16)))
