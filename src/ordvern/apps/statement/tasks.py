"""The daily check of all promises."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .usecases.check_promises import check_promises


def check(subject: str, beat: Beat) -> None:
    """Look for breaches of every promise."""
    check_promises(now=timezone.now())
