"""Second reading: what the other places of a document tell about a word.

A word that is surely a person's name in one sentence is probably one in the next. After a first
reading, features of each place say how sure that reading was here, at the neighbours, and at
the other places of the same word within the same stretch of text.
"""

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import templates
from ordvern.detection.tagger.features import Laid, shifted
from ordvern.detection.tagger.templates import MULTIPLIERS, Template
from ordvern.detection.tagger.words import Keys

BITS = 17
STRETCH = 2000
_SURE = np.array([0.003, 0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.93, 0.985])
_SHARES = np.array([0.01, 0.06, 0.2, 0.4, 0.6, 0.8, 0.95])
_TIMES = np.array([2, 3, 5])
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
_PLAN = templates.plan(TEMPLATES, first=1000, bits=BITS)


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
    return templates.rows(_PLAN, lambda name, offset: shifted(values[name], offset))


def _values(
    chances: NDArray[np.float32], laid: Laid, keys: dict[str, Keys]
) -> dict[str, NDArray[np.uint64]]:
    person = (chances[:, 1] + chances[:, 2]).astype(np.float64)
    goes_on = chances[:, 2].astype(np.float64)
    rival = chances[:, 3:].sum(axis=1).astype(np.float64)
    words, times = _groups(laid, keys, apart=True)
    alike, _ = _groups(laid, keys, apart=False)
    led = _led(laid, keys)
    small = (keys["caps"][laid.ids] == 0).astype(np.float64)
    others = np.maximum(times - 1, 1)
    most = np.zeros(len(times))
    np.maximum.at(most, words, person)
    return {
        "sure": _binned(person, _SURE),
        "begins": _binned(chances[:, 1].astype(np.float64), _SHARES),
        "label": chances.argmax(axis=1).astype(np.uint64),
        "times": np.searchsorted(_TIMES, times[words], side="right").astype(np.uint64),
        "most": _binned(most[words], _SHARES),
        "mean": _elsewhere(person, words, times, others),
        "later": _elsewhere(goes_on, words, times, others),
        "rival": _elsewhere(rival, words, times, others),
        "led": led.astype(np.uint64),
        "firm": _elsewhere_led(person, words, led),
        "strange": _elsewhere_led(rival, words, led),
        "small": (np.bincount(alike, weights=small)[alike] > 0).astype(np.uint64),
    }


def _binned(values: NDArray[np.float64], edges: NDArray[np.float64]) -> NDArray[np.uint64]:
    return np.searchsorted(edges, values, side="right").astype(np.uint64)


def _elsewhere(
    values: NDArray[np.float64],
    words: NDArray[np.int64],
    times: NDArray[np.int64],
    others: NDArray[np.int64],
) -> NDArray[np.uint64]:
    """The mean at the other places of the word, in steps; a step of its own if there is none."""
    total = np.bincount(words, weights=values, minlength=len(times))
    mean = (total[words] - values) / others[words]
    return np.where(times[words] > 1, _binned(mean, _SHARES), 99).astype(np.uint64)


def _elsewhere_led(
    values: NDArray[np.float64], words: NDArray[np.int64], led: NDArray[np.float64]
) -> NDArray[np.uint64]:
    """The same, of the other places that are led up to alone."""
    others = np.bincount(words, weights=led)[words] - led
    total = np.bincount(words, weights=values * led)[words] - values * led
    return np.where(others > 0, _binned(total / np.maximum(others, 1), _SHARES), 99).astype(
        np.uint64
    )


def _led(laid: Laid, keys: dict[str, Keys]) -> NDArray[np.float64]:
    """1 where a word in small letters stands before, so that a capital means something."""
    before = shifted(laid.ids, -1)
    led: NDArray[np.bool_] = (keys["caps"][before] == 0) & (before > 0)
    return led.astype(np.float64)


def _groups(
    laid: Laid, keys: dict[str, Keys], *, apart: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The group of each place (the same word in the same stretch), and how large each is.

    A genitive belongs to its word if that stands in the text too. `apart` keeps small letters
    and capitals apart.
    """
    lower, stem = keys["lower"], keys["stem"]
    bases = np.where((stem > 0) & np.isin(stem, lower), stem, lower)
    if apart:
        bases = bases ^ ((keys["caps"] == 0) * MULTIPLIERS[1])
    stretch = (np.arange(len(laid.ids)) // STRETCH).astype(np.uint64)
    _, groups, times = np.unique(
        bases[laid.ids] ^ (stretch * MULTIPLIERS[0]), return_inverse=True, return_counts=True
    )
    return groups, times
