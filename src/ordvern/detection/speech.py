"""Words by which a sentence speaks of one certain person, or of anybody at all, by language."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

FAMILIES = ("no", "en", "sv", "da", "de", "fr", "es", "pl")
_CONDITION = re.compile(
    r"\b(?:[Dd]ersom|[Hh]vis|[Vv]iss|[Ii]f|[Ww]hether|[Ii]n the event of|[Ii] tilfelle|"
    r"[Vv]ed (?:syk|sjuk|syg)dom|[Oo]m du|[Ww]enn|[Ff]alls|[Ww]here)\b"
)


@dataclass(frozen=True, slots=True)
class Speech:
    """How to tell, in some languages, whom a sentence speaks of."""

    one: re.Pattern[str]
    anybody: re.Pattern[str]
    condition: re.Pattern[str] = _CONDITION


@lru_cache(maxsize=32)
def speech(families: frozenset[str]) -> Speech:
    """The words of some language families together."""
    order = [family for family in FAMILIES if family in families] or ["no"]
    one = [term for family in order for term in _terms(family, "one")]
    anybody = [term for family in order for term in _terms(family, "anybody")]
    return Speech(_either(one), _either(anybody))


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


def _either(terms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_as_pattern(term) for term in terms)})(?!\w)")


def _as_pattern(term: str) -> str:
    if term.startswith("="):
        return re.escape(term[1:])
    first, rest = term[0], re.escape(term[1:].removesuffix("*"))
    head = f"[{first}{first.upper()}]" if first.isalpha() else re.escape(first)
    return head + rest + (r"\w*" if term.endswith("*") else "")
