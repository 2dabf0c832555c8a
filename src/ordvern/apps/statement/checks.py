"""Start-up checks that promises depend on."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def residency(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start when a store is declared to stand outside Norway."""
    return [
        Error(
            f"The store '{store}' is declared to stand in '{country or 'no country'}', but the"
            " privacy statement promises Norway.",
            hint="Move the store, or correct its country in ORDVERN_RESIDENCY.",
            id="statement.E001",
        )
        for store, country in settings.RESIDENCY.items()
        if country != "NO"
    ]
