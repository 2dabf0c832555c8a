"""The tagger as one compiled function, for where it could be built; its tables made ready for it.

It does what `persons.find_persons_in_each` does by arrays, with the same findings, and spares
what thousands of small array operations cost. Where it was not built (no compiler), `module` is
None and the arrays do the work.
"""

from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import document, features, letters, tokens
from ordvern.detection.tagger.model import Model, Weights
from ordvern.detection.tagger.templates import MULTIPLIERS, Template

module: ModuleType | None
try:
    from ordvern.detection.tagger.compiled import _tagger as module
except ImportError:
    module = None

KEYS = (
    "word", "lower", "stem", "shape", "caps", "lists", "case", "cluster", "coarse", "sized",
    "kind", "named", "formed", "ended", "pre2", "pre3", "pre4", "suf1", "suf2", "suf3", "suf4",
    "suf5", *(f"tri{n}" for n in range(8)),
)  # fmt: skip
VALUES = (
    "sure", "begins", "label", "times", "most", "mean", "later", "rival", "led", "firm",
    "strange", "small", "mode", "caps", "named",
)  # fmt: skip
_ALPHA = 16
Table = NDArray[np.generic]


class Name(NamedTuple):
    """A name in text `number`, at `start`-`end` of it (code points), with the highest chance of
    its words."""

    number: int
    start: int
    end: int
    chance: float


def is_built() -> bool:
    return module is not None


def names_in(texts: Sequence[str], model: Model, threshold: float) -> list[Name]:
    """Names of persons in texts that have nothing to do with one another, in order. Raises
    `NotBuilt`."""
    if module is None:
        raise NotBuilt
    found = module.persons(
        prepared(module, model), list(texts), tokens.places_in, letters.place_of, threshold
    )
    return [Name(*each) for each in found]


class NotBuilt(Exception):
    """The compiled tagger was asked for where there is none."""


@lru_cache(maxsize=2)
def prepared(used: ModuleType, model: Model) -> object:
    """The model's tables as the compiled tagger wants them, in memory that it shares."""
    return used.prepare(tables_of(model))


def tables_of(model: Model) -> dict[str, Table]:
    known = model.dictionary
    lower, classes, marks = letters.tables()
    alpha = [_ALPHA * chr(code).isalpha() for code in range(len(marks))]
    return {
        "lower": lower.astype(np.uint32),
        "classes": classes.astype(np.uint8),
        "marks": marks | np.array(alpha, dtype=np.uint8),
        "abbreviations": np.array(
            [_packed(each) for each in tokens.ABBREVIATIONS], dtype=np.uint32
        ),
        "keys": known.keys,
        "firsts": np.searchsorted(known.keys >> np.uint32(16), np.arange((1 << 16) + 1)).astype(
            np.uint32
        ),
        "lists": known.lists,
        "case": known.case,
        "cluster": known.cluster,
        "coarse": known.coarse,
        "alone": _plan(features.ALONE, KEYS, first=0, bits=features.BITS),
        "joined": _plan(
            features.JOINED, (*KEYS, features.MODE), first=len(features.ALONE), bits=features.BITS
        ),
        "again": _plan(document.TEMPLATES, VALUES, first=document.FIRST, bits=document.BITS),
        **_weights(model.first, 1),
        **_weights(model.second, 2),
    }


def _packed(abbreviation: str) -> int:
    """Up to four letters as the bytes of one number."""
    return int.from_bytes(abbreviation.encode("ascii"), "big")


def _weights(weights: Weights, number: int) -> dict[str, Table]:
    return {
        f"table{number}": weights.table,
        f"moves{number}": np.exp(weights.moves, dtype=np.float64),
        f"scale{number}": np.array([weights.scale]),
    }


def _plan(
    templates: Sequence[Template], columns: Sequence[str], *, first: int, bits: int
) -> NDArray[np.uint64]:
    """Templates as whole numbers, as `read_plan` in module.c reads them."""
    plan = [bits]
    for number, template in enumerate(templates):
        plan += [(first + number + 1) * int(MULTIPLIERS[1]) % 2**64, len(template)]
        for name, offset in template:
            plan += [columns.index(name), offset % 2**64]
    return np.array(plan, dtype=np.uint64)
