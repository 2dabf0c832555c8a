"""Webhooks are called; answers and calls that are old are forgotten."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .once import forget_old_answers
from .telling import deliver, forget_old_calls, put_down


def forget(subject: str, beat: Beat) -> None:
    """Free the keys of the day before yesterday."""
    forget_old_answers(now=timezone.now())
    forget_old_calls(now=timezone.now())


def watch(subject: str, beat: Beat) -> None:
    """Look through the log for what webhooks are to be told."""
    put_down(timezone.now())


def call(subject: str, beat: Beat) -> None:
    """Make one call."""
    deliver(subject, now=timezone.now())
