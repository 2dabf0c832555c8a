"""Answers in this very process what else a child in the cage does, so that exceptions are seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ordvern.documents import cage
from ordvern.documents.cage.tasks import TASKS
from ordvern.documents.cage.wire import pack, unpack
from ordvern.documents.limits import Limits

Answer = tuple[dict[str, Any], bytes]


def ask(task: str, request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    """As `cage.ask`, through the same words on the wire, but without a wall between."""
    asked, _ = unpack(pack(request))
    header, body = TASKS[task](asked, content, limits)
    answer = pack(header, body)
    return unpack(answer)


@contextmanager
def without_cage() -> Iterator[None]:
    """Every door of `ordvern.documents` answers in process."""
    caged = cage.ask
    cage.ask = ask
    try:
        yield
    finally:
        cage.ask = caged
