"""Features of words in their sentences, as places in a table of weights.

A template names keys of words near a word. Those that look at one word alone are counted once
for each different word of a text; those that join words are counted at each place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.dictionary import Dictionary, look_up
from ordvern.detection.tagger.templates import MULTIPLIERS, Template, finish, plan, rows
from ordvern.detection.tagger.words import PREFIXES, SUFFIXES, TRIGRAMS, Keys, analyse

BITS = 22
GAP = 2
MODE = "mode"
_FIGURES, _MARKS = 5, 6
_PLAIN, _CAPITALS, _SMALL, _SHORT = range(4)
_N = TypeVar("_N", np.int64, np.uint64)

_HERE = (
    "word", "lower", "pre2", "pre3", "pre4", "suf1", "suf2", "suf3", "suf4", "suf5", "shape",
    "sized", "lists", "kind", "cluster", "coarse", "case", "named", "formed", "ended",
    *(f"tri{n}" for n in range(TRIGRAMS)),
)  # fmt: skip
_BESIDE = ("lower", "suf3", "shape", "lists", "kind", "cluster", "coarse")
_FAR = ("lower", "kind", "coarse")
ALONE: tuple[Template, ...] = (
    *(((key, 0),) for key in _HERE),
    *(((key, side),) for side in (-1, 1) for key in _BESIDE),
    *(((key, side),) for side in (-2, 2) for key in _FAR),
)
JOINED: tuple[Template, ...] = (
    (("kind", -1), ("kind", 0)),
    (("kind", 0), ("kind", 1)),
    (("lists", -1), ("lists", 0), ("lists", 1)),
    (("caps", -1), ("caps", 0), ("caps", 1)),
    (("shape", -2), ("shape", -1), ("shape", 0)),
    (("lower", -1), ("named", 0)),
    (("named", 0), ("lower", 1)),
    (("lower", -1), ("lower", 0)),
    (("lower", 0), ("lower", 1)),
    (("coarse", -1), ("named", 0)),
    (("named", 0), ("coarse", 1)),
    (("suf3", -1), ("named", 0)),
    (("lower", -2), ("lower", -1), ("caps", 0)),
    (("caps", 0), ("lower", 1), ("lower", 2)),
    (("kind", -2), ("kind", -1), ("kind", 0)),
    (("kind", 0), ("kind", 1), ("kind", 2)),
    (("cluster", -1), ("caps", 0), ("cluster", 1)),
    ((MODE, 0), ("kind", 0)),
    ((MODE, 0), ("lower", 0)),
    ((MODE, 0), ("lists", -1), ("lists", 0)),
    ((MODE, 0), ("suf3", 0)),
    (("lower", -1), ("lists", 0)),
    (("lists", 0), ("lower", 1)),
    (("coarse", -1), ("lists", 0), ("coarse", 1)),
)
IDENTITY = frozenset({"word", "lower", "suf5", "pre4"})
_ALONE = plan(ALONE, first=0, bits=BITS)
_JOINED = plan(JOINED, first=len(ALONE), bits=BITS)
_JOINED_NAMES = tuple(dict.fromkeys(name for name, _ in _JOINED.columns if name != MODE))
# For each kind of capitals four counts of sixteen bits: words in capitals, words that are
# not, words in small letters, words with a capital.
_HABITS = np.array(
    [
        (caps == 3) | (caps in (0, 1, 4)) << 16 | (caps == 0) << 32 | (1 <= caps <= 4) << 48
        for caps in range(8)
    ],
    dtype=np.uint64,
)
_FIELD = np.uint64(0xFFFF)


@dataclass(frozen=True, slots=True)
class Laid:
    """Sentences laid end to end: the number of each word among the different words of all, with
    `GAP` places (number 0) around each sentence; where sentences start, how long they are, and
    the number of the document (from 0, rising) that each is of."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    documents: NDArray[np.int64]


def lay(words: Sequence[str], lengths: NDArray[np.int64]) -> tuple[list[str], Laid]:
    """The different words, in order of their numbers, and the layout of all `words`.

    `lengths` says how many of them make up each sentence.
    """
    different = list(dict.fromkeys(["", *words]))
    numbers = dict(zip(different, range(len(different)), strict=True))
    ids = np.fromiter(map(numbers.__getitem__, words), np.int64, len(words))
    return different, laid_out(ids, lengths)


def laid_out(
    ids: NDArray[np.int64],
    lengths: NDArray[np.int64],
    documents: NDArray[np.int64] | None = None,
) -> Laid:
    """The layout of words by their numbers, which start from 1; of one document, or of the
    `documents` whose numbers are given for each sentence."""
    starts = np.cumsum(lengths + GAP) - lengths
    flat = np.zeros(len(ids) + GAP * (len(lengths) + 1), dtype=np.int64)
    of = np.zeros(len(lengths), dtype=np.int64) if documents is None else documents
    laid = Laid(flat, starts, lengths, of)
    flat[places(laid)] = ids
    return laid


def places(laid: Laid) -> NDArray[np.int64]:
    """The place of each word in the layout, in order."""
    before = np.cumsum(laid.lengths) - laid.lengths
    count = int(laid.lengths.sum())
    return np.repeat(laid.starts - before, laid.lengths) + np.arange(count)


def keys_of(words: Sequence[str], dictionary: Dictionary) -> dict[str, Keys]:
    """The keys that templates name, one item a word."""
    seen = analyse(words)
    known = look_up(seen, dictionary)
    caps = seen.caps.astype(np.uint64)
    marks = np.where((caps == _FIGURES) | (caps == _MARKS), seen.lower, 0).astype(np.uint64)
    sizes = np.minimum(seen.length, 10).astype(np.uint64)
    cased, marked = _pairs([(known.lists, known.case), (caps, marks)])
    cluster, coarse, sized, kind, named, formed, ended = _pairs([
        (known.cluster, marks),
        (known.coarse, marks),
        (caps, sizes),
        (cased, marked),
        (known.lists, caps),
        (seen.suffixes[2], caps),
        (seen.suffixes[1], known.lists),
    ])  # fmt: skip
    keys = {
        "word": seen.word,
        "lower": seen.lower,
        "stem": seen.stem,
        "shape": seen.shape,
        "caps": caps,
        "lists": known.lists ^ marks,
        "case": known.case,
        "cluster": cluster,
        "coarse": coarse,
        "sized": sized,
        "kind": kind,
        "named": named,
        "formed": formed,
        "ended": ended,
    }
    keys |= {f"pre{n}": seen.prefixes[i] for i, n in enumerate(PREFIXES)}
    keys |= {f"suf{n}": seen.suffixes[i] for i, n in enumerate(SUFFIXES)}
    keys |= {f"tri{n}": seen.trigrams[n] for n in range(TRIGRAMS)}
    return keys


def _pairs(pairs: Sequence[tuple[Keys, Keys]]) -> Keys:
    """One key for each pair of keys."""
    mixed = np.array([one for one, _ in pairs])
    mixed += MULTIPLIERS[1]
    mixed *= MULTIPLIERS[0]
    mixed ^= np.array([other for _, other in pairs]) * MULTIPLIERS[2]
    mixed ^= mixed >> np.uint64(31)
    return mixed


def modes(laid: Laid, caps: Keys) -> Keys:
    """For each place, the habit of case of its sentence: plain, capitals, small, too short.

    `caps` is that of the different words. A sentence in capitals has more words in capitals
    than others; one in small letters has no capital and three words or more.
    """
    total = np.zeros(len(laid.ids) + 1, dtype=np.uint64)
    np.cumsum(_HABITS[caps.astype(np.intp)][laid.ids], out=total[1:])
    sums = total[laid.starts + laid.lengths] - total[laid.starts]
    capitals, mixed, small, upper = ((sums >> np.uint64(16 * n)) & _FIELD for n in range(4))
    chosen = np.full(len(sums), _PLAIN, dtype=np.uint64)
    # The later ones win.
    chosen[upper + small < 3] = _SHORT
    chosen[(upper == 0) & (small >= 3)] = _SMALL
    chosen[(capitals > mixed) & (capitals > 0)] = _CAPITALS
    out = np.zeros(len(laid.ids), dtype=np.uint64)
    out[places(laid)] = np.repeat(chosen, laid.lengths)
    return out


def alone(keys: dict[str, Keys]) -> NDArray[np.int64]:
    """Rows of the table of weights for the templates `ALONE`: template x different word."""
    mixed = np.array([keys[template[0][0]] for template in ALONE])
    mixed *= MULTIPLIERS[0]
    return finish(mixed, _ALONE)


def joined(keys: dict[str, Keys], laid: Laid, mode: Keys) -> NDArray[np.int64]:
    """Rows of the table of weights for the templates `JOINED`: template x place."""
    count = len(laid.ids)
    around = np.zeros(count + 2 * GAP, dtype=np.int64)
    around[GAP:-GAP] = laid.ids
    values = {name: keys[name][around] for name in _JOINED_NAMES}
    columns = (
        mode if name == MODE else values[name][GAP + offset : GAP + offset + count]
        for name, offset in _JOINED.columns
    )
    return rows(_JOINED, np.array([*columns]))


def shifted(ids: NDArray[_N], offset: int) -> NDArray[_N]:
    """What stands `offset` places on; 0 beyond the ends."""
    if offset == 0:
        return ids
    out = np.zeros_like(ids)
    if offset > 0:
        out[:-offset] = ids[offset:]
    else:
        out[-offset:] = ids[:offset]
    return out
