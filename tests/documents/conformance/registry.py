"""Which planted documents there are of each format, and what is planted in them."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tests.documents.conformance import packages, texts

Planted = dict[str, bytes]

PLANTED: dict[str, Callable[[str, str], Planted]] = {
    "docx": packages.docx,
    "xlsx": packages.xlsx,
    "pptx": packages.pptx,
    "odt": packages.odt,
    "ods": packages.ods,
    "odp": packages.odp,
    "idml": packages.idml,
    "pdf": texts.pdf,
    "html": texts.html,
    "txt": texts.txt,
    "csv": texts.csv,
    "md": texts.md,
    "srt": texts.srt,
    "xliff": texts.xliff,
    "tmx": texts.tmx,
    "po": texts.po,
    "json": texts.json_,
    "eml": texts.eml,
    "xml": texts.xml,
}
# Invented persons and numbers: what is planted is searched by these spellings alone.
FIRST = ("Solfrid Kanarivik", "41 23 45 67")
OTHERS = (
    ("Åse-Brit Ørnehøyden", "93 44 55 66"),
    ("Tjostolv Bråtelund", "018185 12345"),
    ("Mariann Æsøyvåg", "47 12 98 03"),
    ("Ingfrid O'Kanestad", "8601.11.17947"),
    ("Bergljot Sjursvoll-Næss", "+47 55 66 77 88"),
    ("Halldis Grøtterud", "22 90 81 72"),
)


class Case(NamedTuple):
    """One planted document, made when it is asked for."""

    format: str
    place: str
    person: str
    number: str

    def __str__(self) -> str:
        return f"{self.format}: {self.place}"

    @property
    def content(self) -> bytes:
        return planted(self.format, self.person, self.number)[self.place]


@lru_cache(maxsize=len(PLANTED))
def planted(format_: str, person: str, number: str) -> Planted:
    """The documents of a format by the place in which something is planted."""
    return PLANTED[format_](person, number)


def cases(person: str, number: str) -> Iterator[Case]:
    """Every format and place; the places are the same whoever is planted."""
    for name in PLANTED:
        for place in planted(name, *FIRST):
            yield Case(name, place, person, number)
