"""How a placeholder is spelled, and every spelling it may come back in from a translation."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ordvern.documents.masking.kinds import Kind

GROUP = re.compile(r"([A-Z])([1-9]\d{0,6})")
CODE = re.compile(r"([A-Z])([1-9]\d{0,6})([a-z]{0,4})")
# Further written forms of one value get a letter. None of these begins or ends a case ending in
# the languages around us, so that "⟦P1s⟧" is seen to be P1 with a genitive s.
FORM_LETTERS = "bcdfghjkpqvwxz"
WRITTEN = re.compile(r"⟦([A-Z]\d+[a-z]*)⟧|\[\[([A-Z]\d+[a-z]*)\]\]|\bmasked-([A-Z]\d+)\b")
NAME_WRITTEN = re.compile(r"\b__([A-Z]\d+[a-z]*)_")
PLACEHOLDER = re.compile(
    r"(?P<open>⟦|〚|【|〖|\[\[|［［|\[|［)\s*"
    r"(?P<letter>[^\W\d_])[\s_.-]?(?P<number>\d{1,7})(?P<rest>[^\W\d_]{0,4}[:'’-]?[^\W\d_]{0,8})"
    r"\s*(?P<close>⟧|〛|】|〗|\]\]|］］|\]|］)"
    r"|about:blank#masked-(?P<link>[A-Za-z]\d{1,7})"
)
# Letters that look like ours, which a translation into Russian, Ukrainian or Greek may hold.
ALIKE = str.maketrans("РТАВСЕКЅΡΤΑΒΕΚΝ", "PTABCEKSPTABEKN")
LETTERS = frozenset(kind.value for kind in Kind)


class Spelled(NamedTuple):
    """Something like a placeholder at `start:end`; `rest` is what stands behind its number."""

    start: int
    end: int
    group: str
    rest: str


def spelled(text: str) -> Iterator[Spelled]:
    """Everything in `text` that looks like a placeholder, however bracketed, cased and spaced."""
    for match in PLACEHOLDER.finditer(text):
        if match["link"]:
            letter, number, rest = match["link"][0], match["link"][1:], ""
        else:
            letter, number, rest = match["letter"], match["number"], match["rest"]
        letter = letter.upper().translate(ALIKE)
        if letter in LETTERS:
            yield Spelled(match.start(), _end(match), f"{letter}{int(number)}", rest)


def _end(match: re.Match[str]) -> int:
    """A bracket more behind than before is the text's own."""
    opening, closing = match["open"] or "", match["close"] or ""
    return match.end() - (opening in {"[", "［"} and len(closing) > len(opening))


def resolved(found: Spelled, codes: Collection[str]) -> tuple[str, str] | None:
    """The code in `codes` that is meant, and the ending that was written inside the brackets."""
    rest = found.rest.lower()
    for length in range(len(rest), -1, -1):
        if found.group + rest[:length] in codes:
            return found.group + rest[:length], found.rest[length:]
    return None


def groups_in(text: str) -> set[str]:
    """The groups of everything in `text` that would be taken for a placeholder."""
    return {found.group for found in spelled(text)}


def codes_written(text: str) -> set[str]:
    """The codes of placeholders exactly as masking writes them, in texts, links and names."""
    found = {next(filter(None, groups)) for groups in WRITTEN.findall(text)}
    return found | set(NAME_WRITTEN.findall(text))


def written(code: str) -> str:
    return f"⟦{code}⟧"


def link_written(code: str) -> str:
    """An address that leads nowhere."""
    return f"about:blank#masked-{code}"


def group_of(code: str) -> str:
    """The part of a code, or of a placeholder, that all forms of one value share."""
    match = GROUP.search(code)
    return match[0] if match else ""


def form_suffix(number: int) -> str:
    """Nothing for the first form, then b, c, d, f ... z, bb, bc ..."""
    suffix = ""
    while number > 0:
        number, place = divmod(number - 1, len(FORM_LETTERS))
        suffix = FORM_LETTERS[place] + suffix
    return suffix
