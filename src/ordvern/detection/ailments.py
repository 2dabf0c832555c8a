"""What ails, near the part of the body that it ails: "brakk den venstre handa", "bad back".

What is wrong with a body is said in as many ways as there are people, but nearly always with two
words near each other. The lists hold both, in each language family.
"""

from collections.abc import Container, Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ordvern.detection.narrow import coarse, narrow
from ordvern.detection.speech import FAMILIES
from ordvern.detection.terms import Term, TermHit

if TYPE_CHECKING:
    from re2 import _Regexp

_BETWEEN = r"(?: \pL+){0,3} "


def ailments(text: str, data: bytes, families: Container[str]) -> Iterator[TermHit]:
    """Places in `text`, whose narrow form is `data`, where an ailment stands near a part of the
    body, either first."""
    for family in FAMILIES:
        # The pattern of pairs is large and slow to make; most texts hold no word that ails.
        if family in families and ailing(family).search(data):
            for match in _pairs(family).finditer(data):
                start, end = match.span()
                start += not text[start].isalpha()
                end -= not text[end - 1].isalpha()
                yield TermHit(Term("", "health", family), start, end)


@cache
def ailing(family: str) -> "_Regexp[bytes]":
    """A coarse pattern for the beginnings of words that ail in a language family."""
    return coarse(rf"(?:^|[^\pL])(?i:{_words(family)[0]})")


@cache
def _pairs(family: str) -> "_Regexp[bytes]":
    ails, bodies = _words(family)
    either = rf"(?i:{ails}){_BETWEEN}(?i:{bodies})|(?i:{bodies}){_BETWEEN}(?i:{ails})"
    return coarse(rf"(?:^|[^\pL])(?:{either})(?:[^\pL]|$)")


def _words(family: str) -> tuple[str, str]:
    """Patterns for what ails and for parts of the body."""
    path = files("ordvern.detection") / "data" / "pairs" / f"{family}.txt"
    _, ail, body = path.read_text(encoding="utf-8").replace("[body]", "[ail]").split("[ail]\n")
    return _either(ail), _either(body)


def _either(words: str) -> str:
    """A pattern for any of some words; letters beyond Latin-1 are one letter in a narrow text."""
    narrowed = narrow(words).decode("latin-1").split()
    # RE2 takes very long over both cases of all letters there are.
    return "|".join(word.replace("*", r"(?-i:\pL)*") for word in narrowed)
