"""The log is bound every minute, looked through and anchored every day."""

from django.utils import timezone

from .queue import Beat
from .usecases.anchor_log import anchor_log
from .usecases.seal_log import seal_log


def seal(subject: str, beat: Beat) -> None:
    """Bind the entries that came in since the last time."""
    seal_log(now=timezone.now())


def anchor(subject: str, beat: Beat) -> None:
    """Look through the whole log and write down where its chain stands."""
    anchor_log(now=timezone.now())
