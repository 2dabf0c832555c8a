"""What a promise is: a published sentence, the query of its breaches, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText


class Kept(StrEnum):
    """How a promise is kept."""

    BY_STRUCTURE = "structure"
    """There is no place or way to break it: the schema or the layers forbid it."""
    BY_GUARD = "guard"
    """Every way to break it passes a guard that fails closed."""
    BY_CONFIGURATION = "configuration"
    """The operator declares a fact and a start-up check refuses others."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence of the privacy statement.

    `lines` are the lines of the statement it comes from, for instance S57. `breaches` yields the
    id of every counter-example that stands at a given time; `keepers` are the functions that
    keep it.
    """

    id: str
    clause: str
    lines: tuple[str, ...]
    says: LazyText
    kept: Kept
    keepers: tuple[Callable[..., Any], ...]
    breaches: Callable[[datetime], Iterator[str]]
