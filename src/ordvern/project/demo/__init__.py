"""Loads the demo agency: an invented cast, invented documents, orders at every station."""

import os
import sys

from django.conf import settings


class NotADemo(Exception):
    """This installation is not in demo mode; invented orders do not belong here."""


def load() -> bool:
    """Load the demo agency unless it is there already; whether it was loaded now.

    Needs Django set up and migrations run. Raises `NotADemo` unless ``ORDVERN_DEMO`` is on.
    """
    if not settings.DEMO:
        raise NotADemo
    from .orders import load_orders

    return load_orders()


def main() -> None:
    """Set Django up and load; for ``python -m ordvern.project.demo``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
    import django

    django.setup()
    from .orders import HalfLoaded

    try:
        load()
    except NotADemo:
        sys.exit("ordvern: set ORDVERN_DEMO=1 to load the demo agency")
    except HalfLoaded:
        sys.exit(
            f"ordvern: an earlier load of the demo was broken off; remove {settings.HOME}"
            " and start again"
        )
