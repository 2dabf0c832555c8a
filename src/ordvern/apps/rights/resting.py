"""Restrictions that customers have asked for: where they stand, and who is told of them."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from ordvern.apps.core.audit import name_of
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Job, JobQuerySet
from ordvern.apps.orders.notices import tell_partner
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.models import Hold, HoldQuerySet

from .models import Case, Kind, Told
from .words import tell

TOLD_BEFORE = timedelta(days=14)
"""How long before a restriction ends by itself the person is told (GDPR Art. 18(3))."""


def restrictions_of(account: User, *, now: datetime) -> HoldQuerySet:
    """Those that stand on any of the account's entries."""
    names = [name_of(entry) for entry in account.customers.all()]
    standing = Hold.objects.standing(timezone.localdate(now))
    return standing.filter(subject__in=names, ground=Hold.Ground.RESTRICTION)


def case_of(hold: Hold) -> Case | None:
    """The request that the restriction was placed for."""
    cases = Case.objects.filter(kind=Kind.RESTRICTION).exclude(closed_at=None)
    return cases.filter(number=hold.reference).select_related("customer__account").first()


def tell_recipients(case: Case, *, now: datetime) -> None:
    """Partners who had files of the customer and have not attested that theirs are gone are told
    that the data rest (GDPR Art. 19); call inside the transaction that restricts."""
    if case.customer is None:
        return
    for job in _holders(case.customer.account).select_related("partner__account", "order"):
        Told.objects.create(case=case, job=job, what=Told.What.RESTS, at=now)
        tell_partner(job, OutgoingMail.Kind.WORK_RESTS, now=now)


def _holders(account: User) -> JobQuerySet:
    theirs = Job.objects.had_files().filter(order__customer__account=account)
    return theirs.filter(Q(attestation=None) | Q(attestation__attested_at=None))


def tell_person(case: Case, *, now: datetime) -> bool:
    """That the restriction ends; once. Call inside a transaction."""
    told = {"case": case, "job": None, "what": Told.What.ENDS}
    _, is_new = Told.objects.get_or_create(**told, defaults={"at": now})
    if is_new:
        tell(case, now=now)
    return is_new


def tell_it_goes_on(case: Case, *, now: datetime) -> None:
    """Those who were told that the data rest; call inside a transaction."""
    known = case.told.filter(what=Told.What.GOES_ON).values("job")
    for told in case.told.filter(what=Told.What.RESTS).exclude(job__in=known):
        if told.job is not None:
            Told.objects.create(case=case, job=told.job, what=Told.What.GOES_ON, at=now)
            tell_partner(told.job, OutgoingMail.Kind.WORK_GOES_ON, now=now)
