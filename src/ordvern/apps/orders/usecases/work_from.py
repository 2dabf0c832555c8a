"""A partner tells from which country he works from now on; jobs in hand are judged anew."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.orders.models import Job
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.orders.transfers import register, verdict_for
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.transfers.gate import TransferAllowed


@transaction.atomic(durable=True)
def work_from(partner: Partner, *, country: str, actor: Actor, now: datetime) -> None:
    """Note the country. Where the gate opens, each job in hand goes to the register of transfers;
    where it does not, its files are shut from the next request on."""
    if partner.country_of_work == country:
        return
    partner.country_of_work = country
    partner.save(update_fields=["country_of_work"])
    record("partner.country_of_work_changed", subject=partner, actor=actor, at=now)
    in_hand = Job.objects.filter(partner=partner, status=JobStatus.ACCEPTED)
    for job in in_hand.select_related("order__folder", "order__customer"):
        verdict = verdict_for(job.order, partner, now=now)
        if isinstance(verdict, TransferAllowed):
            register(job, verdict, now=now)
