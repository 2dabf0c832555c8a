"""The worker's part in keeping files: the daily look through the vault."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .usecases.check_vault import check_vault


def check(subject: str, beat: Beat) -> None:
    """Look through the whole vault."""
    check_vault(clock=timezone.now, beat=beat)
