"""Words by which a sentence speaks of one certain person, or of anybody at all, by language."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import re2
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from ordvern.detection.narrow import narrow

FAMILIES = ("no", "en", "sv", "da", "de", "fr", "es", "pl")
# Norwegian lists are always used, for this is a Norwegian agency's work, and English ones, for
# English stands in documents of every language.
ALWAYS = frozenset(("no", "en"))
# Latin-1 in lower case, with a space for everything that is neither letter nor number.
_SPACED = bytes(ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(256))


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
_YOU_WORDS = ("you", "your", "yous", "yours", "du", "deg", "dig", "din", "dine", "ditt")
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
    return Phrases(*lists, (OF_YOU, _either(_YOU_WORDS)), _CONDITION)


class Mentions:
    """The words by which one person, or the reader, is spoken of in some language families: all
    their places in a text in one pass."""

    def __init__(self, families: frozenset[str]) -> None:
        one = [term for family in _order(families) for term in _terms(family, "one")]
        terms = (*one, *_YOU_WORDS)
        self._of_one = len(one)
        # Those that are meant as they stand: "I" is one person, "i" is any Norwegian sentence.
        self._exact = {
            number: narrow(term[1:]) for number, term in enumerate(terms) if term.startswith("=")
        }
        self._automaton = BytesAhoCorasick(
            [*map(_bounded, terms)],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def places(self, data: bytes, *, of_you: bool) -> list[int]:
        """Where such words may begin in a narrow text, in order of their ends: every place where
        one does, and some where it is not quite one. Those of the reader only if `of_you`."""
        exact = self._exact
        found = self._automaton.find_matches_as_indexes(_spaced(data), overlapping=True)
        return [
            start
            for index, start, _ in found
            if (of_you or index < self._of_one)
            and (index not in exact or data.startswith(exact[index], start))
        ]


@cache
def mentions(families: frozenset[str]) -> Mentions:
    """The words by which some language families speak of one person."""
    return Mentions(families)


def _bounded(term: str) -> bytes:
    """A term as it stands between other words in a spaced text."""
    bare = term.removeprefix("=").removesuffix("*")
    return _spaced(narrow(bare.lower()))[: -1 if term.endswith("*") else None]


def _spaced(data: bytes) -> bytes:
    return b" %b " % data.translate(_SPACED)


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


def _either(terms: Iterable[str]) -> str:
    return "|".join(_as_pattern(term) for term in terms)


def _as_pattern(term: str) -> str:
    if term.startswith("="):
        return re.escape(term[1:])
    first, rest = term[0], re.escape(term[1:].removesuffix("*"))
    head = f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first)
    return head + rest + (r"\w*" if term.endswith("*") else "")
