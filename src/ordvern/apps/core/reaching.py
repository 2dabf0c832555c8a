"""Hosts that this process may reach for one deed, beside those that a setting declares."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reached: ContextVar[frozenset[str]] = ContextVar("reached", default=frozenset())


@contextmanager
def reaching(*hosts: str) -> Iterator[None]:
    """Inside, names and addresses in `hosts` count as declared; for whoever has looked at them."""
    token = _reached.set(_reached.get() | {host.lower().rstrip(".") for host in hosts})
    try:
        yield
    finally:
        _reached.reset(token)


def reached() -> frozenset[str]:
    """What may be reached at this moment, in this thread."""
    return _reached.get()
