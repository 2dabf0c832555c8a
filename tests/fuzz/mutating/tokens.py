"""Damages a text token by token, so that what comes out is still nearly of its grammar."""

import re
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[bytes], bytes]
Mutator = Callable[[bytes, Random, Change], bytes]

WORDS = (
    b"", b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"-2147483648", b"4294967296",
    b"99999999999999999999", b"1e999", b"-0.5", b"NaN", b"inf", b"9" * 400, b"\xc2\xb2",
    b"\xd9\xa3", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\xad", b"\xe2\x80\x8b", b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80", b"\xe2\x80\xae", b" ", b"\n", b"\r\n", b"\t", b"Solfrid Kanarivik",
    b"41 23 45 67", "⟦P1⟧".encode(), "⟦P99.2⟧".encode(), b"true", b"none", b"A" * 3000,
)  # fmt: skip
MOST = 1 << 19


def plainly(content: bytes, chance: Random, change: Change) -> bytes:
    """No structure is known: the general damage does."""
    return change(content)


def of_tokens(pattern: bytes, *words: bytes) -> Mutator:
    """Damage to what `pattern` cuts into tokens; `words` are what else this grammar knows."""
    token = re.compile(pattern, re.DOTALL)
    known = (*WORDS, *words, *words)

    def mutate(content: bytes, chance: Random, change: Change) -> bytes:
        if chance.random() < 0.2:
            return change(content)
        tokens = token.findall(content)
        for _ in range(chance.choice((1, 1, 2, 4, 9))):
            damage(tokens, chance, known, change)
        return b"".join(tokens)[:MOST]

    return mutate


def damage(tokens: list[bytes], chance: Random, words: Sequence[bytes], change: Change) -> None:
    """One change in place: a stretch cut, doubled, moved or repeated, or one token another."""
    if not tokens:
        tokens.append(chance.choice(words))
        return
    at, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    if chance.random() < 0.5:
        _one(tokens, at, chance.choice((tokens[other], *(chance.choice(words),) * 3)), change)
        return
    stretch = slice(at, at + chance.choice((1, 1, 2, 5, 20)))
    moved = tokens[stretch]
    match chance.randrange(4):
        case 0:
            del tokens[stretch]
        case 1:
            tokens[other:other] = moved
        case 2:
            del tokens[stretch]
            tokens[other:other] = moved
        case _:
            tokens[at:at] = moved * chance.choice((2, 9, 60, 300))


def _one(tokens: list[bytes], at: int, word: bytes, change: Change) -> None:
    """One token becomes `word`, stands behind it, or is damaged as bytes are."""
    match (at + len(word)) % 3:
        case 0:
            tokens[at] = change(tokens[at])
        case 1:
            tokens[at] = word
        case _:
            tokens[at:at] = [word]
