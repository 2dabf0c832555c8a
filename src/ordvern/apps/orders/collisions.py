"""What stands in an interpreter's way at the hours of an assignment; nothing is forbidden by it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import timedelta
from enum import StrEnum

from ordvern.apps.partners.models import Absence, Partner

from .interpreting import LONGEST, Interpreting
from .models import Job
from .states import JobStatus


class Collision(StrEnum):
    """A person decides, and is warned: hours are moved by word of mouth."""

    AWAY = "away"
    OTHER_ASSIGNMENT = "other_assignment"


def collisions_of(
    sitting: Interpreting, partners: Collection[Partner]
) -> Mapping[int, tuple[Collision, ...]]:
    """By the key of each partner, in two queries however many they are: whether he has said to be
    away that day, and whether he has taken another assignment that overlaps."""
    found: dict[int, list[Collision]] = defaultdict(list)
    absent = Absence.objects.filter(first_on__lte=sitting.day, last_on__gte=sitting.day)
    for partner in absent.filter(partner__in=partners).values_list("partner", flat=True).distinct():
        found[partner].append(Collision.AWAY)
    for partner in _busy(sitting, partners):
        found[partner].append(Collision.OTHER_ASSIGNMENT)
    return {partner.pk: tuple(found[partner.pk]) for partner in partners}


def _busy(sitting: Interpreting, partners: Collection[Partner]) -> set[int]:
    """Those who have taken an assignment at some of the same hours."""
    taken = Job.objects.filter(partner__in=partners, status=JobStatus.ACCEPTED)
    near = taken.exclude(order=sitting.order_id).filter(
        order__interpreting__begins_at__lt=sitting.ends_at,
        order__interpreting__begins_at__gt=sitting.begins_at - timedelta(minutes=LONGEST),
    )
    return {
        job.partner_id
        for job in near.select_related("order__interpreting")
        if job.order.interpreting.ends_at > sitting.begins_at
    }
