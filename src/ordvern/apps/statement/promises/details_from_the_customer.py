"""What the register holds of somebody comes from himself: he asked, wrote, called or came in."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.register_customer import register_customer
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.take_down import take_down
from ordvern.apps.moving.usecases.take_in_customers import take_in_customers
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import submit_request
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Entries of the register behind which is no request of the customer's own, and that nobody
    at the desk took down from him, or stood for when he took in the list of an old system."""
    name = Concat(Value("customer:"), Cast(OuterRef("pk"), CharField()))
    theirs = OuterRef("pk")
    asked = Exists(Order.objects.filter(customer=theirs))
    wrote = Exists(Inquiry.objects.filter(customer=theirs))
    taken_down = AuditEvent.objects.filter(verb="customer.registered", subject=name)
    unasked = Customer.objects.standing().exclude(asked | wrote | Exists(taken_down))
    for pk in unasked.values_list("pk", flat=True):
        yield f"customer:{pk}"


DETAILS_FROM_THE_CUSTOMER = Promise(
    id="details-from-the-customer",
    clause="part-1/how-we-collect",
    lines=("S13",),
    says=_("What we keep about you we have from yourself, and from nobody else."),
    kept=Kept.BY_GUARD,
    keepers=(submit_request, take_down, register_customer, take_in_customers),
    breaches=breaches,
)
