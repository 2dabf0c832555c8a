"""How a partner has done, by facts alone: in time, corrections, copies attested as deleted."""

from dataclasses import dataclass

from django.db.models import F

from ordvern.apps.partners.models import Partner

from .models import Attestation, Job, TranslationCheck
from .states import JobStatus


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: jobs delivered, of those with a due day how many in time; translations that
    differed from their source; jobs taken back; attestations asked for, given, given in time."""

    delivered: int
    with_due_day: int
    in_time: int
    differing: int
    taken_back: int
    attestations: int
    attested: int
    attested_in_time: int


def score_of(partner: Partner) -> Score:
    jobs = Job.objects.filter(partner=partner)
    delivered = jobs.filter(status=JobStatus.DELIVERED)
    due = delivered.filter(due_on__isnull=False)
    asked = Attestation.objects.filter(job__partner=partner)
    checks = TranslationCheck.objects.filter(translation__folder__order__jobs__in=delivered)
    return Score(
        delivered=delivered.count(),
        with_due_day=due.count(),
        in_time=due.filter(delivered_at__date__lte=F("due_on")).count(),
        differing=checks.filter(differences__isnull=False).distinct().count(),
        taken_back=jobs.had_files().filter(status=JobStatus.REVOKED).count(),
        attestations=asked.count(),
        attested=asked.filter(attested_at__isnull=False).count(),
        attested_in_time=asked.filter(attested_at__date__lte=F("due_on")).count(),
    )
