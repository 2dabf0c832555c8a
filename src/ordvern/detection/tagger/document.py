"""Second reading: what the other places of a document tell about a word.

A word that is surely a person's name in one sentence is probably one in the next. After a first
reading, features of each place say how sure that reading was here, at the neighbours, and at
the other places of the same word within the same stretch of text.
"""

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import templates
from ordvern.detection.tagger.features import GAP, Laid, shifted
from ordvern.detection.tagger.templates import Template
from ordvern.detection.tagger.words import Keys

BITS = 17
STRETCH = 2000
_CARRIED = 0.3
_NAMED = (1, 3, 4)
_SURE = np.array([0.003, 0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.93, 0.985])
_SHARES = np.array([0.01, 0.06, 0.2, 0.4, 0.6, 0.8, 0.95])
_TIMES = np.array([2, 3, 5])
_NONE = 99
TEMPLATES: tuple[Template, ...] = (
    (("sure", 0),),
    (("label", 0),),
    (("sure", 0), ("label", 0)),
    (("sure", 0), ("mean", 0)),
    (("sure", 0), ("mean", 0), ("times", 0)),
    (("sure", 0), ("most", 0), ("times", 0)),
    (("sure", 0), ("later", 0)),
    (("sure", 0), ("rival", 0)),
    (("mean", 0), ("rival", 0), ("caps", 0)),
    (("sure", 0), ("small", 0), ("caps", 0)),
    (("label", 0), ("mean", 0), ("caps", 0)),
    (("sure", -1), ("sure", 0), ("sure", 1)),
    (("mean", -1), ("mean", 0)),
    (("mean", 0), ("mean", 1)),
    (("sure", -1), ("mean", 0)),
    (("label", -1), ("label", 0), ("label", 1)),
    (("mode", 0), ("sure", 0), ("mean", 0)),
    (("sure", 0), ("named", 0)),
    (("sure", 0), ("mean", 0), ("named", 0)),
    (("named", -1), ("sure", 0), ("mean", 0)),
    (("caps", -1), ("sure", 0), ("caps", 1)),
    (("begins", 0), ("sure", -1), ("sure", 0)),
    (("sure", 0), ("firm", 0)),
    (("sure", 0), ("firm", 0), ("led", 0)),
    (("firm", 0), ("strange", 0), ("caps", 0)),
    (("firm", 0), ("mean", 0), ("led", 0)),
    (("sure", 0), ("firm", 0), ("strange", 0)),
    (("mode", 0), ("firm", 0), ("label", 0)),
)
FIRST = 1000
_PLAN = templates.plan(TEMPLATES, first=FIRST, bits=BITS)


def rows(
    chances: NDArray[np.float32], laid: Laid, keys: dict[str, Keys], mode: Keys
) -> NDArray[np.int64]:
    """Rows of the second table of weights, template x place.

    `chances` are those of each label at each place after the first reading; `keys` are those
    of the different words (see `features.keys_of`).
    """
    values = _values(chances, laid, keys) | {
        "mode": mode,
        "caps": keys["caps"][laid.ids],
        "named": keys["named"][laid.ids],
    }
    columns = (shifted(values[name], offset) for name, offset in _PLAN.columns)
    return templates.rows(_PLAN, np.array([*columns]))


def carried(chances: NDArray[np.float32], laid: Laid, keys: dict[str, Keys]) -> NDArray[np.float32]:
    """How likely each place is a person by the other places of its word alone, at most `_CARRIED`.

    Of the places that a word in small letters leads up to, it is the geometric mean of the surest
    and of their mean, by the first reading. A word that was surely a name once is thus found at
    all its places if little certainty is asked for, however the second reading weighs them.
    """
    named = np.isin(keys["caps"], _NAMED)[laid.ids]
    small = (keys["caps"] == 0)[laid.ids]
    words = np.where(named, _groups(laid, keys) + 1, 0)
    led = np.where(named, _led(laid, small), 0)
    person = (chances[:, 1] + chances[:, 2]).astype(np.float64) * led
    surest = np.zeros(int(words.max()) + 1)
    np.maximum.at(surest, words, person)
    mean = np.bincount(words, weights=person) / np.maximum(np.bincount(words, weights=led), 1)
    return (_CARRIED * np.sqrt(surest * mean)[words]).astype(np.float32)


def _values(
    chances: NDArray[np.float32], laid: Laid, keys: dict[str, Keys]
) -> dict[str, NDArray[np.uint64]]:
    by_label = np.ascontiguousarray(chances.T)
    person = (by_label[1] + by_label[2]).astype(np.float64)
    # One after another, so that rounding is the same wherever it is done.
    rival = reduce(np.add, by_label[3:]).astype(np.float64)
    small = (keys["caps"] == 0)[laid.ids]
    alike = _groups(laid, keys)
    others = _Others(2 * alike + small)
    led = _led(laid, small)
    in_small = np.zeros(int(alike.max()) + 1, dtype=np.uint64)
    in_small[alike[small]] = 1
    return {
        "sure": _binned(person, _SURE),
        "begins": _binned(by_label[1].astype(np.float64), _SHARES),
        "label": chances.argmax(axis=1).astype(np.uint64),
        "times": np.searchsorted(_TIMES, others.times, side="right").astype(np.uint64),
        "most": _binned(others.highest(person), _SHARES),
        "mean": others.mean(person),
        "later": others.mean(by_label[2].astype(np.float64)),
        "rival": others.mean(rival),
        "led": led.astype(np.uint64),
        "firm": others.mean_where(person, led),
        "strange": others.mean_where(rival, led),
        "small": in_small[alike],
    }


def _led(laid: Laid, small: NDArray[np.bool_]) -> NDArray[np.float64]:
    """1 where a word in small letters stands before, so that a capital means something."""
    led = np.zeros(len(small))
    led[1:] = small[:-1] & (laid.ids[:-1] > 0)
    return led


def _binned(values: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.uint64]:
    return np.searchsorted(edges, values, side="right").astype(np.uint64)


class _Others:
    """The other places of the word at each place; `times` says how many places it has in all."""

    def __init__(self, words: NDArray[np.int64]) -> None:
        self.times = np.bincount(words)[words]
        self._places = np.flatnonzero(self.times > 1)
        self._words = words[self._places]
        self._count = self.times[self._places] - 1

    def highest(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The highest value at any place of the word."""
        most = values.copy()
        if len(self._places):
            by_word = np.zeros(int(self._words.max()) + 1)
            np.maximum.at(by_word, self._words, values[self._places])
            most[self._places] = by_word[self._words]
        return most

    def mean(self, values: NDArray[np.float64]) -> NDArray[np.uint64]:
        """The mean at the other places, in steps; a step of its own if there is none."""
        own = values[self._places]
        out = np.full(len(values), _NONE, dtype=np.uint64)
        out[self._places] = _binned((self._total(own) - own) / self._count, _SHARES)
        return out

    def mean_where(
        self, values: NDArray[np.float64], led: NDArray[np.float64]
    ) -> NDArray[np.uint64]:
        """The same, of those other places alone where `led` is 1."""
        led = led[self._places]
        own = values[self._places] * led
        count = self._total(led) - led
        mean = (self._total(own) - own) / np.maximum(count, 1)
        out = np.full(len(values), _NONE, dtype=np.uint64)
        out[self._places] = np.where(count > 0, _binned(mean, _SHARES), _NONE)
        return out

    def _total(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(self._words, weights=values).astype(np.float64)[self._words]


def _groups(laid: Laid, keys: dict[str, Keys]) -> NDArray[np.int64]:
    """A number for each place, the same for the same word in the same stretch.

    Capitals make no difference, and a genitive belongs to its word if that stands in the text too.
    """
    ordered = np.sort(keys["lower"])
    numbers = np.searchsorted(ordered, keys["lower"])
    genitive = np.flatnonzero(keys["stem"])
    bases = keys["stem"][genitive]
    found = np.minimum(np.searchsorted(ordered, bases), len(ordered) - 1)
    there = ordered[found] == bases
    numbers[genitive[there]] = found[there]
    return numbers[laid.ids] + _stretches(laid) * len(ordered)


def _stretches(laid: Laid) -> NDArray[np.int64]:
    """A number for each place, the same within a stretch of a document."""
    places = np.arange(len(laid.ids))
    if not len(laid.documents) or laid.documents[-1] == 0:
        return places // STRETCH
    firsts = laid.starts[np.flatnonzero(np.diff(laid.documents, prepend=-1))] - GAP
    number = np.searchsorted(firsts, places, side="right") - 1
    sizes = np.diff(firsts, append=len(places)) // STRETCH + 1
    before = np.cumsum(sizes) - sizes
    stretches: NDArray[np.int64] = before[number] + (places - firsts[number]) // STRETCH
    return stretches
