"""The worker's part in rights: erasures that were granted, and those that wait for a reason."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat
from ordvern.apps.core.write_ahead import empty_write_ahead_log

from .models import Case
from .usecases.end_restriction import look_after_restrictions
from .usecases.erase_person import erase_person


def restrictions(subject: str, beat: Beat) -> None:
    """Tell of restrictions that end soon, and of those that have ended."""
    look_after_restrictions(now=timezone.now())


def erase(subject: str, beat: Beat) -> None:
    """Erase what a case asks for; without a subject, look again at all that wait."""
    cases = Case.objects.filter(wish_stands=True).select_related("customer__account")
    for case in cases.filter(pk=subject) if subject else cases:
        beat()
        erase_person(case, now=timezone.now())
    empty_write_ahead_log()
