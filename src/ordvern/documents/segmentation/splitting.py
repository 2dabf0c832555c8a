"""Splits a text into sentences by the rules of its language."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ordvern.documents.segmentation.rules import rules_for

# Where a sentence may end: after its mark and whatever closes with it, before a blank.
MAYBE = re.compile(r"(?:[.!?…。！？؟]+[\"'”“»’)\]]*(?=\s)|[\n\v\u2028\u2029])\s*")
WINDOW = 60


def sentence_starts(text: str, language: str) -> list[int]:
    """Where each sentence but the first begins, as places in `text`; blanks go with the one
    before. `language` is a BCP 47 tag."""
    return list(_starts(text, language))


def sentences(text: str, language: str) -> list[str]:
    """The text cut at its sentences: joined together they are the text again."""
    edges = [0, *sentence_starts(text, language), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def _starts(text: str, language: str) -> Iterator[int]:
    rules = rules_for(language)
    line = 0
    for match in MAYBE.finditer(text):
        mark = len(match[0].rstrip()) or len(match[0])
        end, start = match.start() + mark, match.end()
        if start >= len(text):
            return
        before = text[max(line, end - WINDOW) : end]
        after = text[start : start + WINDOW]
        rule = next(r for r in rules if r.before.search(before) and r.after.match(after))
        if rule.ends:
            yield start
            line = start
