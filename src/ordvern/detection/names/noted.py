"""What the rules have found so far in one document, and how a name is noted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ordvern.detection.names.lexicon import Kind, kind_of, without_genitive
from ordvern.detection.names.runs import Run, Token
from ordvern.detection.names.tagger import NameSpan

_SURNAME_FIRST = re.compile(
    r"(?:^|[\n\t:|;]|  )[ \-•*]*((?:(?:von|van|de|da|"
    r"af) )?[^\W\d_][\w'\-]+(?: [^\W\d_][\w'\-]+)?), $"
)


@dataclass(slots=True)
class Noted:
    """What is found so far in one document: names, stretches taken for organisations, the runs
    that are left, and the words of names (`sure_parts`: those that are names on lists too)."""

    names: list[NameSpan] = field(default_factory=list)
    organisations: list[tuple[int, int]] = field(default_factory=list)
    left: list[Run] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    sure_parts: set[str] = field(default_factory=set)


def take(tokens: tuple[Token, ...], rule: str, confidence: float, text: str, noted: Noted) -> None:
    """Note a name; put a surname before a comma with it ("Nordlund, Kari")."""
    last = tokens[-1]
    possessive = re.match(r" [a-zæøåäöü]", text[last.end : last.end + 2]) is not None
    bare = without_genitive(last.text) if possessive or "'" in last.text else last.text
    start = tokens[0].start
    if tokens[0].kind in (Kind.FORENAME, Kind.MAYBE_FORENAME):
        surname = _SURNAME_FIRST.search(text[max(0, start - 50) : start])
        if surname and _is_surname(surname.group(1)):
            start -= len(surname.group(1)) + 2
    noted.names.append(NameSpan(start, last.start + len(bare), rule, confidence))


def _is_surname(words: str) -> bool:
    kinds = [kind_of(word) for word in words.split(" ")]
    allowed = {Kind.SURNAME, Kind.MAYBE_SURNAME, Kind.UNKNOWN, Kind.PARTICLE}
    return (words[0].isupper() and set(kinds) <= allowed) or (
        words.isupper() and Kind.WORD not in kinds
    )


def merged(names: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Names, in order of place, with those that overlap made one."""
    current: NameSpan | None = None
    for name in names:
        if current is None:
            current = name
        elif name.start < current.end:
            if name.end > current.end:
                current = NameSpan(current.start, name.end, current.rule, current.confidence)
        else:
            yield current
            current = name
    if current is not None:
        yield current
