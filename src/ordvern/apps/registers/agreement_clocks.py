"""The clocks of agreements with processors: the last day, the yearly look, and what has none."""

from collections.abc import Iterator
from datetime import date

from .models import ProcessorAgreement
from .stores import missing_agreements

MARKS = (60, 30, 7, 0)
"""Days before the last day on which officers are reminded; ours, for the law names none."""
AGAIN_EVERY = 30
"""Days between reminders of a look that is late and of something that has no agreement."""


def agreement_clocks(day: date) -> Iterator[tuple[str, str]]:
    """What is to be reminded of on the day, each with the mark that it has reached."""
    for each in ProcessorAgreement.objects.filter(ended_on=None):
        if (mark := _mark_of_end(each, day)) is not None:
            yield f"agreement:{each.pk}:ends:{each.ends_on}", mark
        if each.waits_for_review(day):
            late = (day - each.review_on).days // AGAIN_EVERY
            yield f"agreement:{each.pk}:review:{each.review_on}", f"late-{late}"
    for lacking in missing_agreements(day):
        yield f"agreement:missing:{lacking.store}", f"{day:%Y-%m}"


def _mark_of_end(agreement: ProcessorAgreement, day: date) -> str | None:
    """The last mark that has been reached; after the last day there is one more."""
    if agreement.ends_on is None:
        return None
    left = (agreement.ends_on - day).days
    if left < 0:
        return "over"
    reached = min((mark for mark in MARKS if left <= mark), default=None)
    return None if reached is None else f"{reached}d"
