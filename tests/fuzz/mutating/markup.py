"""Damages XML and HTML as trees: whole elements go, come twice, move, nest or change their name."""

import re
from collections.abc import Sequence
from random import Random

from tests.fuzz.mutating.tokens import MOST, Change, Mutator, damage

# Bounded, so that damage upon damage does not make the search for the next place take hours.
TOKEN = re.compile(rb"<!--.{0,999}?-->|<!\[CDATA\[.{0,999}?\]\]>|<[^<>]*>|[^<]+|<", re.DOTALL)
NAME = re.compile(rb"</?([\w:.-]+)")
VALUE = re.compile(rb"""=\s{0,9}("[^"]{0,999}"|'[^']{0,999}')""")
WORDS = (
    b"<!--x-->", b"<?x y?>", b"<![CDATA[Solfrid]]>", b"<!DOCTYPE a>", b"&#0;", b"&#x110000;",
    b"&lt;b&gt;", b"&nosuch;", b'<!DOCTYPE a [<!ENTITY b "Solfrid">]>', b"&b;", b"Solfrid ",
    b"Kanarivik", b"41 23 45 67", b" ", b"12", b"<", b">", b"&", b'"', b"<x/>", b"</x>",
)  # fmt: skip
VALUES = (
    b"", b"-1", b"0", b"1", b"1048577", b"99999999999", b"1.5", b"NaN", b"true", b"../../a",
    b"http://example.org/x", b"rId1", b"A1:XFD1048576", b"ZZZZ9999999", b"Solfrid Kanarivik",
    b"\xc2\xb2", b"preserve", b"1e300", b"#", b"urn:x", b"9" * 300,
)  # fmt: skip
DEEP = (2, 9, 70, 300)


def of_markup(*words: bytes) -> Mutator:
    """Damage to the elements of a tree; `words` are what else this vocabulary knows."""
    known = (*WORDS, *words)

    def mutate(content: bytes, chance: Random, change: Change) -> bytes:
        if chance.random() < 0.1:
            return change(content)
        tokens = TOKEN.findall(content)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            if len(tokens) < 2 or chance.random() < 0.15:
                damage(tokens, chance, known, change)
            else:
                _element(tokens, chance, known)
        return b"".join(tokens)[:MOST]

    return mutate


def _element(tokens: list[bytes], chance: Random, words: Sequence[bytes]) -> None:
    """One change to a whole element, or to the name or a value of its tag."""
    at = chance.randrange(len(tokens))
    span = slice(at, element_end(tokens, at))
    whole = tokens[span]
    other = chance.randrange(len(tokens))
    match chance.randrange(9):
        case 0:
            del tokens[span]
        case 1:
            tokens[other:other] = whole * chance.choice((1, 1, 2, 40))
        case 2:
            del tokens[span]
            tokens[other:other] = whole
        case 3 if whole[0].startswith(b"<") and len(whole) > 1:
            times = chance.choice(DEEP)
            tokens[span] = [whole[0]] * times + whole + [whole[-1]] * times
        case 4:
            tokens[span] = tokens[other : element_end(tokens, other)]
        case 5:
            _rename(tokens, span, other)
        case 6 | 7:
            tokens[at] = _with_value(tokens[at], tokens[other], chance)
        case _:
            tokens[at:at] = [chance.choice(words)]


def element_end(tokens: Sequence[bytes], at: int) -> int:
    """The number behind the last token of the element that begins at `at`; of a text, the next."""
    first = tokens[at]
    if not NAME.match(first) or first.startswith(b"</") or first.endswith(b"/>"):
        return at + 1
    depth = 0
    for number in range(at, len(tokens)):
        token = tokens[number]
        if token.startswith(b"</"):
            depth -= 1
        elif NAME.match(token) and not token.endswith(b"/>"):
            depth += 1
        if depth <= 0:
            return number + 1
    return at + 1


def _rename(tokens: list[bytes], span: slice, other: int) -> None:
    """Give the element the name of another one of the same document."""
    old, new = NAME.match(tokens[span.start]), NAME.match(tokens[other])
    if old is None or new is None:
        return
    for number in {span.start, span.stop - 1}:
        tokens[number] = tokens[number].replace(old[1], new[1], 1)


def _with_value(tag: bytes, other: bytes, chance: Random) -> bytes:
    """The tag with a value of its own changed, or with the attributes of another tag."""
    found = list(VALUE.finditer(tag)) if tag.startswith(b"<") else []
    if not found or chance.random() < 0.1:
        attributes = re.search(rb"\s[^<>]*?(?=/?>$)", other)
        return re.sub(rb"(?=/?>$)", lambda _: attributes[0] if attributes else b"", tag, count=1)
    place = chance.choice(found)
    theirs = [match[1][1:-1] for match in VALUE.finditer(other)]
    return tag[: place.start(1) + 1] + chance.choice((*VALUES, *theirs)) + tag[place.end(1) - 1 :]
