"""When a value found is one that an agency allows: keys that forgive how a value is written."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from ordvern.text import Category, Finding

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NO_DIGIT = re.compile(r"\D")
_NORWAY = re.compile(r"(?:\+|00)47")
# A word right behind a name that may belong to it: "Siri Hagen" is not "Siri Hagen Lund".
_GOES_ON = re.compile(r"(?:[ \t\u00a0]|-)([^\W\d_])")


def _words(value: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", value).casefold()))


def _name(value: str) -> str:
    """The words of a name; "Hagen, Siri" is "siri hagen"."""
    last, comma, first = value.partition(",")
    return _words(f"{first} {last}" if comma else value)


def _email(value: str) -> str:
    return "".join(unicodedata.normalize("NFKC", value).casefold().split())


def _phone(value: str) -> str:
    """The digits, without the country code of Norway."""
    plain = "".join(unicodedata.normalize("NFKC", value).split())
    return _NO_DIGIT.sub("", _NORWAY.sub("", plain, count=1) if _NORWAY.match(plain) else plain)


KEYS: Mapping[Category, Callable[[str], str]] = {
    Category.PERSON_NAME: _name,
    Category.POSTAL_ADDRESS: _words,
    Category.EMAIL: _email,
    Category.PHONE: _phone,
}
"""How a value of each kind that can be allowed is turned into its key."""

PARTS = frozenset({Category.PERSON_NAME})
"""Kinds whose values are allowed in parts, too."""


def is_part(key: str, name: str) -> bool:
    """Whether `key` is one word of an allowed name, or its first and last without the middle.

    Other runs of words are no parts: "Kari Hansen" need not be "Anne Kari Hansen".
    """
    words = name.split()
    return key in words or (len(words) > 2 and key == f"{words[0]} {words[-1]}")


def is_followed(finding: Finding, texts: Sequence[str]) -> bool:
    """Whether a name goes on behind what was found of it, in the same line."""
    if finding.category is not Category.PERSON_NAME:
        return False
    match = _GOES_ON.match(texts[finding.segment], finding.span.end)
    return match is not None and match.group(1).isupper()
