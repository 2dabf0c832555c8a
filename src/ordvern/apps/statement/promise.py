"""What a promise is: a published sentence, the query of its breaches, and what keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.conf import settings

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


def always(now: datetime) -> bool:
    """Nothing has to be set up."""
    return True


def runs(*tasks: str) -> Callable[[datetime], bool]:
    """Whether the worker of this installation does all of these periodic tasks."""

    def is_ready(now: datetime) -> bool:
        return set(tasks) <= set(settings.QUEUE_PERIODIC)

    return is_ready


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence of the privacy statement.

    `lines` are the lines of the statement it comes from, for instance S57. `breaches` yields the
    id of every counter-example that stands at a given time; `keepers` are the functions that
    keep it. `clause` is the section of the statement that it stands in. `is_ready` says whether
    what keeps it is set up in this installation: without that it is not published. Some promises
    are made only where services of others may measure visitors, some only where none may:
    `measured` says which, None that it does not matter.
    """

    id: str
    clause: str
    lines: tuple[str, ...]
    says: LazyText
    kept: Kept
    keepers: tuple[Callable[..., Any], ...]
    breaches: Callable[[datetime], Iterator[str]]
    is_ready: Callable[[datetime], bool] = always
    measured: bool | None = None
