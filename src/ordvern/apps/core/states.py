"""How a record moves from one state to another, whoever asks at the same time."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)


class NotAllowedNow(Exception):
    """The record is not in a state that permits this, or another request has moved it on."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A named step from any of `sources` to `target`."""

    name: str
    sources: frozenset[str]
    target: str


def move(record: M, transition: Transition, **also: object) -> None:
    """Move `record` and set the fields in `also`, or raise `NotAllowedNow`.

    One guarded UPDATE decides, so of two requests at the same time exactly one succeeds.
    """
    rows = type(record)._base_manager.filter(pk=record.pk, status__in=transition.sources)
    if not rows.update(status=transition.target, **also):
        raise NotAllowedNow(f"{transition.name}: {record._meta.model_name}:{record.pk}")
    record.refresh_from_db(fields=["status", *also])
