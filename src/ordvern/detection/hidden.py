"""What readings of a text hold: the stretches around them looked through a second time.

The second text is made of windows of the first with the readings in place of what was read. What
is found there counts if it touches a reading, and stands for the whole encoded stretch.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from ordvern.detection.normalise import Plain, plain
from ordvern.detection.readings import Reading, readings
from ordvern.detection.recognizer import Candidate
from ordvern.detection.term_finder import Spots
from ordvern.detection.terms import TermHit
from ordvern.text import SPECIAL

_BEFORE = 90
_AFTER = 40
_BORDER = "\n\n"
_SPECIAL = frozenset(category.value for category in SPECIAL)


@dataclass(slots=True, eq=False)
class _Piece:
    """A stretch of the second text, from `at` on, and what it stands for in the first."""

    at: int
    start: int
    end: int
    reading: Reading | None


@dataclass(slots=True, eq=False)
class Second:
    """The second text; `pieces` lie side by side but for the borders of windows."""

    text: str = field(repr=False)
    pieces: tuple[_Piece, ...]
    ends: tuple[int, ...]

    @property
    def tells_more_than_words(self) -> bool:
        """Whether any reading is more than a wild guess, good for words of the lists alone."""
        return any(piece.reading and not piece.reading.words_only for piece in self.pieces)

    def origin(self, start: int, end: int, *, words: bool) -> tuple[int, int] | None:
        """What a stretch stands for in the first text, if it touches a reading; only a word of
        a list (`words`) may touch one that is a wild guess."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.ends, end)
        touched = self.pieces[first : last + 1]
        read = [piece.reading for piece in touched if piece.reading]
        if not read or not (words or all(not reading.words_only for reading in read)):
            return None
        return self._place(touched[0], start, "start"), self._place(touched[-1], end, "end")

    def _place(self, piece: _Piece, place: int, side: str) -> int:
        if piece.reading:
            return piece.start if side == "start" else piece.end
        return min(piece.end, piece.start + place - piece.at)


def second_text(text: str) -> Second | None:
    """The windows around all readings of `text`, or nothing where nothing is to be read."""
    writer = _Writer(text)
    for reading in readings(text):
        writer.put(reading)
    return writer.finished()


class _Writer:
    """A second text in the making."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[_Piece] = []
        self._said: list[str] = []
        self._ends: list[int] = []
        self._length = 0
        self._done = -1

    def put(self, reading: Reading) -> None:
        start = max(0, reading.start - _BEFORE)
        if self._done < 0:
            self._copy(start, reading.start)
        elif start <= self._done + _AFTER:
            self._copy(self._done, reading.start)
        else:
            self._copy(self._done, self._done + _AFTER)
            self._border()
            self._copy(start, reading.start)
        self._add(_Piece(self._length, reading.start, reading.end, reading), reading.says)
        self._done = reading.end

    def _copy(self, start: int, end: int) -> None:
        end = min(end, len(self._text))
        if start < end:
            self._add(_Piece(self._length, start, end, None), self._text[start:end])

    def _border(self) -> None:
        self._said.append(_BORDER)
        self._length += len(_BORDER)

    def _add(self, piece: _Piece, said: str) -> None:
        self._pieces.append(piece)
        self._said.append(said)
        self._length += len(said)
        self._ends.append(self._length)

    def finished(self) -> Second | None:
        if self._done < 0:
            return None
        self._copy(self._done, self._done + _AFTER)
        return Second("".join(self._said), tuple(self._pieces), tuple(self._ends))


@dataclass(slots=True, eq=False)
class Hidden:
    """What readings hold, at places of the plain form of the whole text."""

    identifiers: tuple[Candidate, ...] = ()
    hits: tuple[TermHit, ...] = ()


NOTHING_READ = Hidden()
Find = Callable[[Plain], Spots]
Identify = Callable[[Plain, Spots], Collection[Candidate]]


def hidden(form: Plain, find: Find, identify: Identify) -> Hidden:
    """Identifiers and special words in what can be read of the original of `form`; `find` and
    `identify` are how the text itself was looked through."""
    second = second_text(form.original)
    if second is None:
        return NOTHING_READ
    again = plain(second.text)
    spots = find(again)
    places = _Places(second, again, form)
    # An identifier is believed of a reading only if the reading is more than a wild guess.
    found = identify(again, spots) if second.tells_more_than_words else ()
    return Hidden(tuple(_moved(found, places)), tuple(_moved_hits(spots.others(), places)))


@dataclass(slots=True, eq=False)
class _Places:
    """The way from the plain form of a second text to the plain form of the first."""

    second: Second
    again: Plain
    form: Plain

    def of(self, start: int, end: int, *, words: bool = False) -> tuple[int, int] | None:
        origin = self.second.origin(*self.again.origin(start, end), words=words)
        return self.form.places_of(*origin) if origin else None


def _moved(candidates: Collection[Candidate], places: _Places) -> Iterator[Candidate]:
    for each in candidates:
        if place := places.of(each.start, each.end):
            yield Candidate(each.category, *place, each.recognizer, each.confidence)


def _moved_hits(hits: Iterable[TermHit], places: _Places) -> Iterator[TermHit]:
    for hit in hits:
        if hit.term.kind in _SPECIAL and (place := places.of(hit.start, hit.end, words=True)):
            yield TermHit(hit.term, *place)
