"""The JSON of memories: units, matches, imports, and what the words of an order are."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

Sentence = Annotated[str, Field(min_length=1, max_length=2_000)]


class MemoryShape(Schema):
    """A memory; `customer` is the number in the register, null for the agency's own."""

    id: int
    name: str
    customer: int | None
    source_language: str
    target_language: str


class Memories(Schema):
    memories: list[MemoryShape]


class UnitShape(Schema):
    id: int
    source: str
    target: str


class Units(Schema):
    """A page of units, newest first; the next one is asked for with `below` = `onward`."""

    units: list[UnitShape]
    onward: int | None


class Sentences(Schema):
    """Sentences to look for, without codes."""

    sentences: list[Sentence] = Field(min_length=1, max_length=50)
    threshold: int = Field(75, ge=50, le=100)


class MatchShape(Schema):
    """`score` is 101 for the same sentence in the same place, else as many per cent."""

    score: int
    source: str
    target: str


class MatchesOfSentences(Schema):
    """For each sentence, in the order asked, its best matches."""

    matches: list[list[MatchShape]]


class ImportShape(Schema):
    """An old memory on its way in: how many entries were judged, stored, changed by the guard and
    kept out, by reason; `problem` and `line` tell why a file could not be read on."""

    id: int
    memory: int
    status: str
    done: int
    stored: int
    replaced: int
    kept_out: dict[str, int]
    problem: str
    line: int


class WordRow(Schema):
    row: str
    segments: int
    words: int


class WordCounts(Schema):
    """The words of an order by what the memories hold for them; `rules` is how it was counted."""

    target_language: str
    rules: str
    rows: list[WordRow]
