"""The document rule: a word that is part of a name once is a name everywhere."""

import re

from ordvern.detection.languages import is_small_word
from ordvern.detection.names.context import SENTENCE_HEAD
from ordvern.detection.names.lexicon import kind_of
from ordvern.detection.names.no_person import is_no_person
from ordvern.detection.names.noted import Noted, take
from ordvern.detection.names.runs import Run, Token


def remember_parts(text: str, noted: Noted) -> None:
    for name in noted.names:
        whole = re.findall(r"[^\W\d_][\w'\-]+", text[name.start : name.end])
        halves = [half for word in whole if "-" in word for half in word.split("-")]
        for word in [*whole, *halves]:
            plain = word.title() if word.isupper() else word
            if len(plain) < 2 or not plain[0].isupper() or kind_of(plain) in "TOp":
                continue
            noted.parts.add(plain)
            if _is_sure(plain):
                noted.sure_parts.add(plain)


def _is_sure(word: str) -> bool:
    """Whether it means the name also where a sentence begins: "Kari" does, "Do" of Do Van Anh
    does not, for most sentences that begin with it speak of nobody."""
    kind = kind_of(word)
    return kind == "F" or (kind in "SUs" and not is_small_word(word.lower()))


def second_look(run: Run, text: str, noted: Noted) -> None:
    """The document rule: a word that is part of a name once is a name everywhere."""
    if not any(_is_known(piece.rstrip("."), noted) for piece in run.pieces):
        return
    tokens = run.tokens
    index = 0
    if not any(_is_part(token, text, noted) for token in tokens) or is_no_person(run, text):
        return
    while index < len(tokens):
        first = index
        while index < len(tokens) and _is_part(tokens[index], text, noted):
            index += 1
        if index > first:
            take(tokens[first:index], "document", 0.7, text, noted)
        index += 1


def _forms(word: str) -> tuple[str, ...]:
    """The word as a name is written, and without what may be a genitive ending."""
    plain = word.title() if word.isupper() else word
    return plain, plain.removesuffix("s"), plain.removesuffix("'s"), plain.removesuffix("'")


def _is_known(word: str, noted: Noted) -> bool:
    """Whether it is part of a name, for all that is known without a look around."""
    return not noted.parts.isdisjoint(_forms(word))


def _is_part(token: Token, text: str, noted: Noted) -> bool:
    for form in _forms(token.text):
        if form in noted.sure_parts:
            return True
        if form in noted.parts:
            before = text[max(0, token.start - 4) : token.start]
            return SENTENCE_HEAD.search(before) is None
    return False
