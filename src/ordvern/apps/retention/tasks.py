"""The worker's part in retention: an hourly look at what is due."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .usecases.sweep_due import sweep_due


def sweep(subject: str, beat: Beat) -> None:
    """Delete what is due, unless people must be asked first."""
    sweep_due(clock=timezone.now, beat=beat)
