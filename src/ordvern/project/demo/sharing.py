"""The demo's orders that the translator in the house does, alone or with a partner."""

from datetime import timedelta

from django.utils import timezone

from ordvern.apps.core.workdays import workday_from
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.begin_step import begin_step
from ordvern.apps.orders.usecases.offer_round import Mode, offer_round
from ordvern.apps.orders.usecases.put_on_order import put_on_order
from ordvern.apps.orders.usecases.set_step_day import set_step_day
from ordvern.apps.orders.usecases.split_step import split_step

from .cast import Cast

WANTED = timedelta(days=4)


def given_to_tor(order: Order, cast: Cast) -> None:
    """He is put on the order, and begins."""
    now = timezone.now()
    put_on_order(order, account=cast.tor, actor=cast.siri.actor, now=now)
    begin_step(order.steps.get(), actor=cast.tor.actor, now=now)


def divided(order: Order, cast: Cast) -> None:
    """The first file is Tor's, the others are offered to the partner in France."""
    actor, now = cast.siri.actor, timezone.now()
    step = order.steps.get()
    due = workday_from(timezone.localdate(now + WANTED))
    others = [file.pk for file in step.its_files.order_by("pk")[1:]]
    part = split_step(step, files=others, actor=actor, now=now)
    for each in (step, part):
        set_step_day(each, due_on=due, actor=actor, now=now)
    put_on_order(order, account=cast.tor, actor=actor, now=now)
    begin_step(step, actor=cast.tor.actor, now=now)
    offer_round(
        order, partners=[cast.jean], mode=Mode.ONE, due_on=due, step=part, actor=actor, now=now
    )
