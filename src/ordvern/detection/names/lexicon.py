"""What a capitalised word may be: forename, surname, place, title, part of a firm's name."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files


class Kind(StrEnum):
    """One letter each, so that a run of words can be matched as a string of kinds."""

    FORENAME = "F"
    MAYBE_FORENAME = "f"
    SURNAME = "S"
    MAYBE_SURNAME = "s"
    INITIAL = "I"
    PARTICLE = "p"
    TITLE = "T"
    ORGANISATION = "O"
    PLACE = "L"
    ACRONYM = "A"
    WORD = "w"
    UNKNOWN = "U"


PARTICLES = frozenset((
    "von", "van", "de", "der", "den", "da", "di", "del", "della", "dos", "das", "do", "af", "av",
    "bin", "ibn", "bint", "al", "el", "la", "le", "du", "ten", "ter", "zu", "zur", "zum", "y",
    "i", "und", "ul", "abu",
))  # fmt: skip
ROYAL_OR_HOLY = frozenset((
    "kong", "kongen", "dronning", "prins", "prinsesse", "king", "queen", "saint", "st", "sankt",
    "san", "santa", "hellige", "pave", "pope", "keiser", "emperor", "apostelen", "profeten",
))  # fmt: skip
STREET_ENDINGS = (
    "veien", "vegen", "vei", "veg", "gata", "gaten", "gate", "gatan", "vägen", "straße",
    "strasse", "vej", "gade", "plass", "torget", "allé", "alléen", "stien", "bakken",
)  # fmt: skip
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)


def _read(name: str) -> frozenset[str]:
    text = (files("ordvern.detection") / "data" / name).read_text(encoding="utf-8")
    return frozenset(text.splitlines()).difference(_COMMENT.findall(text), [""])


@cache
def titles() -> frozenset[str]:
    """Titles and roles that stand before a name."""
    return _read("names/titles.txt")


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a run of capitalised words an organisation or a place."""
    return _read("names/organisation_words.txt")


@cache
def organisation_endings() -> tuple[str, ...]:
    """Endings that do the same."""
    return tuple(_read("names/organisation_endings.txt"))


@cache
def surname_endings() -> tuple[str, ...]:
    """Endings that many surnames have."""
    return tuple(_read("names/surname_endings.txt"))


@cache
def mailboxes() -> frozenset[str]:
    """Names of mailboxes that belong to an office."""
    return _read("mailboxes.txt")


@cache
def forenames() -> frozenset[str]:
    """Forenames of many countries, as written with a capital."""
    return _read("names/forenames.txt")


@cache
def surnames() -> frozenset[str]:
    """Surnames of Norway and common ones of the world."""
    return _read("names/surnames.txt")


@cache
def words() -> frozenset[str]:
    """Words that occur in lower case in ordinary text."""
    return _read("names/words.txt")


@cache
def ambiguous() -> frozenset[str]:
    """Forenames that alone tell nothing: places, firms, months, words of every day."""
    return _read("names/ambiguous.txt")


@cache
def places() -> frozenset[str]:
    """Norwegian postal places, and countries and large cities."""
    return _read("places_no.txt") | _read("names/places_world.txt")


@lru_cache(maxsize=65536)
def kind_of(token: str) -> Kind:
    """What a token of a capitalised run is by itself, context apart."""
    bare = token.rstrip(".'")
    if len(bare) == 1 or (bare[1:2] == "." and bare.isupper() and len(bare) < 8):
        return Kind.INITIAL if token.endswith(".") else Kind.ACRONYM
    lower = bare.lower()
    if lower in PARTICLES and bare[0].islower():
        return Kind.PARTICLE
    fixed = _fixed_kind(bare, lower)
    if fixed is not None:
        return fixed
    name = bare.title() if bare.isupper() else bare
    return _name_kind(name, lower)


def _fixed_kind(bare: str, lower: str) -> Kind | None:
    if lower in titles():
        return Kind.TITLE
    if lower in organisation_words() and (len(lower) > 2 or bare.isupper()):
        return Kind.ORGANISATION
    if lower.endswith(organisation_endings()) and bare not in surnames():
        return Kind.ORGANISATION
    if bare.isupper() and len(bare) <= 4 and not _is_short_name(bare.title()):
        return Kind.ACRONYM
    return None


def _is_short_name(name: str) -> bool:
    return name in surnames() or (name in forenames() and name not in ambiguous())


def _name_kind(name: str, lower: str) -> Kind:
    """Forename, surname, place, word or unknown; for hyphened names the parts decide."""
    parts = name.split("-")
    is_word = lower in words() or (len(parts) > 1 and all(p.lower() in words() for p in parts))
    if _is_forename(name, parts):
        doubtful = is_word or name in ambiguous() or name in places()
        return Kind.MAYBE_FORENAME if doubtful else Kind.FORENAME
    known = name in surnames() or (len(parts) == 2 and all(p in surnames() for p in parts))
    if known:
        return Kind.MAYBE_SURNAME if is_word or name in places() else Kind.SURNAME
    if is_word:
        return Kind.WORD
    if name in places():
        return Kind.PLACE
    if len(name) > 4 and parts[-1].lower().endswith(surname_endings()):
        return Kind.MAYBE_SURNAME
    return Kind.UNKNOWN


def _is_forename(name: str, parts: list[str]) -> bool:
    if name in forenames():
        return True
    return len(parts) > 1 and parts[0] in forenames() and parts[1] in forenames()


def without_genitive(token: str) -> str:
    """The token without a genitive ending if what is left is a known name, else as it is."""
    for ending in ("'s", "s'", "'", "s"):
        bare = token[: -len(ending)]
        if token.lower().endswith(ending) and len(bare) > 1:
            name = bare.title() if bare.isupper() else bare
            if (
                token not in forenames()
                and token not in surnames()
                and (name in forenames() or name in surnames() or "'" in ending)
            ):
                return bare
    return token
