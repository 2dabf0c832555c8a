"""The hourly check of all promises, and telling of a new version of the statement."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .telling import tell_of_version
from .usecases.check_promises import check_promises


def check(subject: str, beat: Beat) -> None:
    """Look for breaches of every promise."""
    check_promises(now=timezone.now())


def tell(subject: str, beat: Beat) -> None:
    """Tell customers and partners of the version `subject`."""
    told = 0
    for count in tell_of_version(subject, now=timezone.now()):
        told += count
        beat(told)
