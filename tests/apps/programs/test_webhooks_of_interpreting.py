"""Systems of the customer and the partner hear that an assignment is at another hour or place."""

from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.interpreting import Meeting, MovedBecause
from ordvern.apps.orders.usecases.change_meeting import change_meeting
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.programs.hooks import Webhook
from ordvern.apps.programs.telling import put_down
from ordvern.apps.programs.usecases.make_webhook import make_webhook
from tests.apps.orders.sitting import let_go, taken

ELSEWHERE = Meeting("Sola", "Rådhusgata 1", "Geir Haug")


def hook_of(account: User, officer: Actor) -> Webhook:
    url, now = "https://system.example/hook", timezone.now()
    fields = {"name": "System", "url": url, "operator": "System AS", "country": "NO"}
    return make_webhook(account, **fields, actor=officer, now=now)[0]


def test_each_hears_of_its_own(
    agency: Path, jean: Partner, siri: Actor, ingrid: Actor, now: datetime
) -> None:
    order = let_go(now, siri)
    job = taken(offer_job(order, partner=jean, due_on=None, actor=siri, now=now), now)
    customers = hook_of(order.customer.account, ingrid)
    partners = hook_of(jean.account, ingrid)
    later, begins = timezone.now(), now + timedelta(days=4)

    because = MovedBecause.INTERPRETER
    fields = {"begins_at": begins, "minutes": 60, "because": because}
    move_interpreting(order, **fields, actor=siri, now=later)
    change_meeting(order, way="in_person", meeting=ELSEWHERE, actor=siri, now=later)
    put_down(timezone.now())

    heard = customers.deliveries.values_list("verb", "subject")
    verbs = ("order.moved_for_interpreter", "order.meeting_changed")
    assert set(heard) == {(verb, f"order:{order.pk}") for verb in verbs}
    heard = partners.deliveries.values_list("verb", "subject")
    assert list(heard) == [("job.assignment_changed", f"job:{job.pk}")] * 2
