"""The worker's part: officers are reminded of clocks that run and of duties that are due."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .usecases.remind_officers import remind_officers


def remind(subject: str, beat: Beat) -> None:
    """Remind of what has reached one of its marks."""
    remind_officers(now=timezone.now())
