"""Invented documents with what should be found marked in the text: ``{n:Kari Nordlund}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ordvern.text import Category

CORPUS = Path(__file__).parent / "corpus"
SHORT = {
    "n": Category.PERSON_NAME,
    "id": Category.NATIONAL_ID,
    "dob": Category.DATE_OF_BIRTH,
    "mail": Category.EMAIL,
    "tel": Category.PHONE,
    "adr": Category.POSTAL_ADDRESS,
    "acc": Category.BANK_ACCOUNT,
    "card": Category.PAYMENT_CARD,
    "doc": Category.ID_DOCUMENT,
    "car": Category.VEHICLE_REGISTRATION,
    "web": Category.ONLINE_ID,
    "rec": Category.RECORD_NUMBER,
}


@dataclass(frozen=True)
class Marked:
    """A document: title, text without marks, and (category, start, end) of each mark."""

    title: str
    text: str
    marks: tuple[tuple[Category, int, int], ...]


def unmark(title: str, source: str) -> Marked:
    text: list[str] = []
    open_marks: list[tuple[Category, int]] = []
    marks: list[tuple[Category, int, int]] = []
    length = 0
    for piece in re.split(r"(\{[a-z_]+:|\})", source):
        if re.fullmatch(r"\{[a-z_]+:", piece):
            name = piece[1:-1]
            open_marks.append((SHORT.get(name) or Category(name), length))
        elif piece == "}":
            category, start = open_marks.pop()
            marks.append((category, start, length))
        else:
            text.append(piece)
            length += len(piece)
    return Marked(title, "".join(text), tuple(marks))


def documents(name: str) -> Iterator[Marked]:
    """The documents of one corpus file, each under a line ``=== title``."""
    for part in re.split(
        r"^=== ", (CORPUS / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M
    )[1:]:
        title, _, body = part.partition("\n")
        yield unmark(title, body)
