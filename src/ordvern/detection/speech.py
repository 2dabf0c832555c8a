"""Words by which a sentence speaks of one certain person, or of anybody at all, by language."""

import re
from functools import cache
from importlib.resources import files

import re2

FAMILIES = ("no", "en", "sv", "da", "de", "fr", "es", "pl")
# Norwegian lists are always used, for this is a Norwegian agency's work, and English ones, for
# English stands in documents of every language.
ALWAYS = frozenset(("no", "en"))


class Phrases:
    """Lists of whole words and phrases, to be asked which of them speak in a stretch of a text.

    RE2 answers many times faster than `re`; what stands around a word is part of its pattern,
    for RE2 does not look around.
    """

    def __init__(self, *lists: tuple[int, str]) -> None:
        self._says = [says for says, _ in lists]
        self._set = re2.Set.SearchSet(_options())
        for _, each in lists:
            worded = each.replace(r"\w", r"[\pL\pN_]")
            self._set.Add(rf"[^\pL\pN_](?:{worded})(?:[^\pL\pN_]|$)".encode())
        self._set.Compile()

    def speaking(self, stretch: bytes) -> set[int]:
        """What is said by the lists of which a phrase stands whole in a `stretch`."""
        return {self._says[number] for number in self._set.Match(stretch) or ()}


def _options() -> re2.Options:
    options = re2.Options()
    options.max_mem = 64 << 20
    options.log_errors = False
    return options


def stretch(text: str, start: int, stop: int) -> bytes:
    """`text` from `start` to `stop` as `Phrases` want it, with the character before."""
    before = text[start - 1] if start else " "
    return (before + text[start:stop]).encode("utf-8", "replace")


OF_ONE, OF_ANYBODY, OF_YOU, OF_CONDITION = range(4)
_YOU = OF_YOU, "[Yy]our?s?|[Dd]u|[Dd]eg|[Dd]ig|[Dd]in|[Dd]ine|[Dd]itt"
_CONDITION = (
    OF_CONDITION,
    "[Dd]ersom|[Hh]vis|[Vv]iss|[Ii]f|[Ww]hether|[Ii]n the event of|[Ii] tilfelle|"
    "[Vv]ed (?:syk|sjuk|syg)dom|[Oo]m du|[Ww]enn|[Ff]alls|[Ww]here",
)
CONDITION = Phrases(_CONDITION)


@cache
def speech(families: frozenset[str]) -> Phrases:
    """The words `OF_ONE` person and those `OF_ANYBODY` in some language families, those that say
    "you" and those of a condition: one pass over a sentence for all of them."""
    lists = [
        (says, _either(_terms(family, section)))
        for family in _order(families)
        for says, section in ((OF_ONE, "one"), (OF_ANYBODY, "anybody"))
    ]
    return Phrases(*lists, _YOU, _CONDITION)


@cache
def each_one(families: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds every mention of one person in some language families together."""
    one = _either([term for family in _order(families) for term in _terms(family, "one")])
    return re.compile(rf"(?<!\w)(?:{one})(?!\w)")


def _order(families: frozenset[str]) -> list[str]:
    return [family for family in FAMILIES if family in families] or ["no"]


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
