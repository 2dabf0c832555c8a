"""Start-up checks that promises depend on."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

HERE = frozenset({"", "localhost", "127.0.0.1", "::1"})


def residency(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start when a store stands outside Norway, or another runs it and none is named."""
    abroad = [
        Error(
            f"The store '{store}' is declared to stand in '{country or 'no country'}', but the"
            " privacy statement promises Norway.",
            hint="Move the store, or correct its country in ORDVERN_RESIDENCY.",
            id="statement.E001",
        )
        for store, country in settings.RESIDENCY.items()
        if country != "NO"
    ]
    unnamed = [
        Error(
            f"The store '{store}' is on another machine, and nobody is named who runs it.",
            hint=f"Name the operator in ORDVERN_OPERATORS, as in {store}=Nord Drift AS.",
            id="statement.E002",
        )
        for store in without_operator()
    ]
    return [*abroad, *unnamed]


def without_operator() -> Iterator[str]:
    """The stores on another machine for which no operator is declared."""
    for store, _host in stores_elsewhere():
        if not settings.OPERATORS.get(store):
            yield store


def stores_elsewhere() -> Iterator[tuple[str, str]]:
    """The stores that are reached over the network, each with its host."""
    reached = {
        "database": settings.DATABASES["default"].get("HOST", ""),
        "mail": settings.EMAIL_HOST if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else "",
        "mailbox": settings.MAILBOX["host"],
    }
    for store, host in reached.items():
        if host not in HERE and not host.startswith("/"):
            yield store, host
