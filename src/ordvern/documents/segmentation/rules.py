"""The rules, as SRX has them: an ordered list for each language, of which the first that fits a
place decides whether a sentence ends there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ordvern.documents.segmentation.abbreviations import ABBREVIATIONS, NUMBERED

OPENING = r"[\"'“”„«»‘’(\[–—-]*\s*"
MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jänner|"
    "januari|februari|maj|augusti|december|marts|märz|mai|dezember|stycznia|lutego|marca|"
    "kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`before` is matched against what ends at the place, `after` against what begins there."""

    ends: bool
    before: re.Pattern[str]
    after: re.Pattern[str]


def _rule(before: str, after: str, *, ends: bool = False) -> Rule:
    return Rule(ends, re.compile(before + r"\Z"), re.compile(r"\s*" + after))


def _one_of(abbreviations: str) -> str:
    """Any of them at the end of a text, as a whole word, also with a capital or all in capitals."""
    patterns = (re.escape(each).replace(r"\.", r"\.\s?") for each in abbreviations.split())
    longest_first = sorted((pattern.removesuffix(r"\s?") for pattern in patterns), key=len)
    return rf"(?i:(?<![\w.])(?:{'|'.join(reversed(longest_first))}))"


SMALL = r"[a-zàáâäåæçèéêëìíîïñòóôöøùúûüýœßąćęłńśźżščžð]"
CAPITAL = r"[A-ZÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÝŒĄĆĘŁŃŚŹŻŠČŽÐ]"
FIRST = (
    _rule(r"[\n\v\u2028\u2029]", SMALL),
    _rule(r"[\n\v\u2028\u2029]", "", ends=True),
)
LAST = (
    # "Kommer du?" spurte han. Er det sant (nei!) at ... Vent … nå.
    _rule(r".", rf"{OPENING}{SMALL}"),
    _rule(r".", r"[,;:)\]]"),
    # The number in front of a heading or of a point in a list; "§ 3." in front of its text.
    _rule(r"(?:\A|\n)\s*(?:§+\s*)?(?:\d{1,3}(?:[.-]\d{1,3})*|[ivxIVX]{1,5}|[a-zA-Z])[.)]", ""),
    # Initials: E. Nordlund, J.K. Nordlund.
    _rule(rf"(?<![\w])(?:{CAPITAL}\.[\s-]?)*{CAPITAL}\.", rf"{CAPITAL}"),
    # The blank inside z. B.
    _rule(r"(?<!\w)[a-z]\.", rf"{CAPITAL}\."),
    # 17. Mai; the 2nd as an ordinal before a month however written.
    _rule(r"(?<!\d)(?<!\d[.,])[0-3]?\d\.", rf"(?i:{MONTHS})\b"),
    _rule(_one_of(NUMBERED), r"[\d§]"),
    _rule(r".", "", ends=True),
)


@cache
def rules_for(language: str) -> tuple[Rule, ...]:
    """The rules of a language by its BCP 47 tag; those of English for one that is not known."""
    tag = language.lower().partition("-")[0]
    tag = {"no": "nb"}.get(tag, tag)
    known: Mapping[str, str] = ABBREVIATIONS
    abbreviations = known.get(tag, known["en"])
    return (*FIRST, _rule(_one_of(abbreviations), r"."), *LAST)
