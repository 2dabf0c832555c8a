"""Answers that are old are forgotten."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .once import forget_old_answers


def forget(subject: str, beat: Beat) -> None:
    """Free the keys of the day before yesterday."""
    forget_old_answers(now=timezone.now())
