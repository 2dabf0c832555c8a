"""How a partner has done, by facts alone: in time, corrections, copies attested as deleted."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q

from ordvern.apps.partners.models import Partner

from .models import Attestation, Job, TranslationCheck
from .states import JobStatus


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: jobs delivered, of those with a due day how many in time; translations into the
    languages of these jobs that differed from their source; jobs taken back; attestations asked
    for, given, given in time."""

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
    delivered = Q(status=JobStatus.DELIVERED)
    his = jobs.filter(
        delivered,
        order=OuterRef("translation__folder__order"),
        step__target_language=OuterRef("translation__target_language"),
    )
    checks = TranslationCheck.objects.filter(Exists(his), differences__isnull=False)
    of_jobs = jobs.aggregate(
        delivered=Count("pk", delivered),
        with_due_day=Count("pk", delivered & Q(due_on__isnull=False)),
        in_time=Count("pk", delivered & Q(delivered_at__date__lte=F("due_on"))),
    )
    of_copies = Attestation.objects.filter(job__partner=partner).aggregate(
        attestations=Count("pk"),
        attested=Count("attested_at"),
        attested_in_time=Count("pk", Q(attested_at__date__lte=F("due_on"))),
    )
    return Score(
        **of_jobs,
        **of_copies,
        differing=checks.distinct().count(),
        taken_back=jobs.had_files().filter(status=JobStatus.REVOKED).count(),
    )
