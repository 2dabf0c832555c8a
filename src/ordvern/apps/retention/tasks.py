"""The worker's part in retention: an hourly look at what is due."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat
from ordvern.apps.core.write_ahead import empty_write_ahead_log

from .usecases.sweep_due import sweep_due


def sweep(subject: str, beat: Beat) -> None:
    """Delete what is due, unless people must be asked first."""
    if sweep_due(clock=timezone.now, beat=beat) is not None:
        empty_write_ahead_log()
