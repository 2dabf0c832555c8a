"""Words by which a sentence speaks of one certain person, or of anybody at all, by language."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import re2

FAMILIES = ("no", "en", "sv", "da", "de", "fr", "es", "pl")


class Phrases:
    """Whole words and phrases, to be asked whether one stands in a stretch of a text.

    RE2 answers many times faster than `re`; what stands around a word is part of its pattern,
    for RE2 does not look around.
    """

    def __init__(self, pattern: str) -> None:
        options = re2.Options()
        options.never_capture = True
        options.log_errors = False
        worded = pattern.replace(r"\w", r"[\pL\pN_]")
        self._pattern = re2.compile(rf"[^\pL\pN_](?:{worded})(?:[^\pL\pN_]|$)".encode(), options)

    def stand_in(self, text: str, start: int, stop: int) -> bool:
        """Whether one stands whole in `text` from `start` to `stop`."""
        before = text[start - 1] if start else " "
        return (
            self._pattern.search((before + text[start:stop]).encode("utf-8", "replace")) is not None
        )


YOU = Phrases("[Yy]our?s?|[Dd]u|[Dd]eg|[Dd]ig|[Dd]in|[Dd]ine|[Dd]itt")
CONDITION = Phrases(
    "[Dd]ersom|[Hh]vis|[Vv]iss|[Ii]f|[Ww]hether|[Ii]n the event of|[Ii] tilfelle|"
    "[Vv]ed (?:syk|sjuk|syg)dom|[Oo]m du|[Ww]enn|[Ff]alls|[Ww]here"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """How to tell, in one language family, whom a sentence speaks of: one person or anybody."""

    one: Phrases
    anybody: Phrases


def speech(families: frozenset[str]) -> tuple[Speech, ...]:
    """The words of each of some language families."""
    return tuple(_speech(family) for family in _order(families))


@cache
def each_one(families: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds every mention of one person in some language families together."""
    one = _either([term for family in _order(families) for term in _terms(family, "one")])
    return re.compile(rf"(?<!\w)(?:{one})(?!\w)")


def _order(families: frozenset[str]) -> list[str]:
    return [family for family in FAMILIES if family in families] or ["no"]


@cache
def _speech(family: str) -> Speech:
    one, anybody = (Phrases(_either(_terms(family, each))) for each in ("one", "anybody"))
    return Speech(one, anybody)


def _terms(family: str, section: str) -> list[str]:
    path = files("ordvern.detection") / "data" / "speech" / f"{family}.txt"
    found: list[str] = []
    inside = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[{section}]"
        elif inside and line and not line.startswith("#"):
            found.append(line)
    return found


def _either(terms: list[str]) -> str:
    return "|".join(_as_pattern(term) for term in terms)


def _as_pattern(term: str) -> str:
    if term.startswith("="):
        return re.escape(term[1:])
    first, rest = term[0], re.escape(term[1:].removesuffix("*"))
    head = f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first)
    return head + rest + (r"\w*" if term.endswith("*") else "")
