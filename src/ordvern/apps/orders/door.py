"""What the house asks of a partner before a job opens to him, each put to the database once."""

from datetime import datetime
from functools import cached_property

from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.terms import unaccepted
from ordvern.apps.partners.transfers.gate import Verdict
from ordvern.apps.retention.holds import is_restricted

from .certifying import may_certify
from .models import Job
from .transfers import verdict_for


class PartnerDoor:
    """Of a partner, whatever the job. It answers for one request: make another for the next."""

    def __init__(self, partner: Partner, *, statement: str, now: datetime) -> None:
        self.partner = partner
        self.statement = statement
        self.now = now

    @cached_property
    def is_approved(self) -> bool:
        return Partner.objects.filter(pk=self.partner.pk).approved(self.now).exists()

    @cached_property
    def has_terms(self) -> bool:
        """Whether he has accepted all terms that hold."""
        return not unaccepted(self.partner)

    @cached_property
    def has_accepted(self) -> bool:
        """Whether he has accepted the statement."""
        return self.partner.has_accepted(self.statement)


class Door(PartnerDoor):
    """Of a partner and his job."""

    def __init__(self, job: Job, *, statement: str, now: datetime) -> None:
        super().__init__(job.partner, statement=statement, now=now)
        self.job = job

    @cached_property
    def rests(self) -> bool:
        return is_restricted(self.job.order.customer_id, now=self.now)

    @cached_property
    def is_authorised(self) -> bool:
        return may_certify(self.job.step, self.partner, now=self.now)

    @cached_property
    def verdict(self) -> Verdict:
        """Whether he may do it from where he works."""
        return verdict_for(self.job.order, self.partner, now=self.now)
