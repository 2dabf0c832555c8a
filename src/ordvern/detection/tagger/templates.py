"""Turns keys of words into rows of a table of weights, all templates of a set at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.words import Keys

MULTIPLIERS = tuple(
    np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF, _LESS = np.uint64(32), np.uint64(33)

Template = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A set of templates made ready: which `columns` (a key's name and an offset) they need,
    which templates have a first, second and third part and where its column is, a salt for each
    template, and the size of the table (2 ** `bits` rows)."""

    columns: tuple[tuple[str, int], ...]
    parts: tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...]
    salts: Keys
    bits: int


def plan(templates: Sequence[Template], *, first: int, bits: int) -> Plan:
    """The templates, numbered from `first`, made ready."""
    columns = tuple(dict.fromkeys(part for template in templates for part in template))
    parts = []
    for number in range(max(map(len, templates))):
        having = [n for n, template in enumerate(templates) if len(template) > number]
        wanted = [columns.index(templates[n][number]) for n in having]
        parts.append((np.array(having, dtype=np.intp), np.array(wanted, dtype=np.intp)))
    salts = [(first + n + 1) * int(MULTIPLIERS[1]) % 2**64 for n in range(len(templates))]
    return Plan(columns, tuple(parts), np.array(salts, dtype=np.uint64)[:, None], bits)


def rows(ready: Plan, values: Keys) -> NDArray[np.int64]:
    """Rows of the table, template x place, for the values of the plan's columns at each place."""
    mixed = np.zeros((len(ready.salts), values.shape[1]), dtype=np.uint64)
    for number, (having, wanted) in enumerate(ready.parts):
        part = values[wanted]
        part += np.uint64(number + 1)
        part ^= mixed[having]
        part *= MULTIPLIERS[number]
        part ^= part >> _HALF
        mixed[having] = part
    return finish(mixed, ready)


def finish(mixed: Keys, ready: Plan) -> NDArray[np.int64]:
    """The row for each mixed value, template x place; `mixed` is used up."""
    mixed ^= ready.salts
    mixed *= _MIX
    mixed ^= mixed >> _LESS
    mixed *= MULTIPLIERS[0]
    mixed >>= np.uint64(64 - ready.bits)
    return mixed.view(np.int64)
