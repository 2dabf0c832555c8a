"""Who asks to see, correct or take along his data is answered within the time of the law."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.usecases.correct_details import correct_details
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.case_from_inquiry import case_from_inquiry
from ordvern.apps.rights.usecases.forward_case import forward_case
from ordvern.apps.rights.usecases.make_package import make_package
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Cases that are open after their strict last day, and letters that nobody made a case of."""
    yield from (f"case:{pk}" for pk in Case.objects.late(now).values_list("pk", flat=True))
    letters = Inquiry.objects.rights().filter(due_on__lt=timezone.localdate(now))
    yield from (f"inquiry:{pk}" for pk in letters.values_list("pk", flat=True))


REQUESTS_ANSWERED_IN_TIME = Promise(
    id="requests-answered-in-time",
    clause="part-1/rights",
    lines=("S33", "S34", "S64", "S65"),
    says=_(
        "You see, correct and take along all that we hold about you on your own pages, at any time."
        " Who asks in another way, or is named in a file, is answered within a month: what is in a"
        " file we send on to the customer who decides about it, and help."
    ),
    kept=Kept.BY_GUARD,
    keepers=(make_package, correct_details, case_from_inquiry, answer_case, forward_case),
    breaches=breaches,
)
