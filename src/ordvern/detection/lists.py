"""Ordvern's own word lists, read from the package's data in the order of the registry."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ordvern.detection.registry import CUE_LISTS, PHRASES
from ordvern.detection.speech import ALWAYS, FAMILIES
from ordvern.detection.term_finder import TermFinder
from ordvern.detection.terms import Term, parse


def _lines(path: str) -> list[str]:
    return (files("ordvern.detection") / "data" / path).read_text(encoding="utf-8").splitlines()


def cues() -> Iterator[Term]:
    """Cues of all languages; they are looked for in every text."""
    for language in CUE_LISTS:
        yield from parse(_lines(f"cues/{language}.txt"), "any")


def special_terms() -> Iterator[Term]:
    """Terms of the special kinds that the registry names, by language family."""
    for phrase in PHRASES:
        family = phrase.id.partition(".")[0]
        yield from parse(_lines(f"terms/{family}/{phrase.category}.txt"), family)
    yield from parse(_lines("terms/no/medicines.txt"), "any")


def labels() -> Iterator[Term]:
    """Labels of fields that tell special kinds, by language family."""
    for family in FAMILIES:
        yield from parse(_lines(f"fields/{family}.txt"), family)


@cache
def finder() -> TermFinder:
    """The finder for all lists; built once, at first use."""
    return TermFinder([*cues(), *special_terms(), *labels()], often=ALWAYS)
