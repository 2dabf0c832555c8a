"""What a customer or a partner and the agency write to each other, by program."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status

from ordvern.apps.conversations.models import Message
from ordvern.apps.conversations.reading import lines
from ordvern.apps.conversations.usecases.mark_read import mark_read
from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.programs.models import Scope
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.web.ui.message_form import why_held_back

from .callers import Asked, Bearer
from .orders import order_of
from .problems import Problem
from .repeating import KeyIfAny, done_once
from .shapes import Messages, MessageSent, MessageShape, Written

of_orders = Router(tags=["messages"])
of_jobs = Router(tags=["messages"])
TALK = Bearer(Scope.MESSAGES)


class Said(Schema):
    text: Written


@of_orders.get("/{uuid:order_id}/messages", url_name="order-messages", auth=TALK, response=Messages)
def order_messages(request: Asked, order_id: UUID) -> Messages:
    """What the customer and the agency have written about the order."""
    return _told(order_of(request.auth.actor, order_id), None, request.auth.actor)


@of_orders.post(
    "/{uuid:order_id}/messages",
    url_name="order-messages",
    auth=TALK,
    response={201: MessageSent},
)
def order_message_new(
    request: Asked, order_id: UUID, said: Said, key: KeyIfAny = None
) -> Status[MessageSent]:
    """Write to the other side, who is told that a message waits."""
    return _written(request, order_of(request.auth.actor, order_id), None, said, key)


@of_jobs.get("/{uuid:job_id}/messages", url_name="job-messages", auth=TALK, response=Messages)
def job_messages(request: Asked, job_id: UUID) -> Messages:
    """What the partner of the job and the agency have written."""
    job = _job_of(request.auth.actor, job_id)
    return _told(job.order, job, request.auth.actor)


@of_jobs.post(
    "/{uuid:job_id}/messages", url_name="job-messages", auth=TALK, response={201: MessageSent}
)
def job_message_new(
    request: Asked, job_id: UUID, said: Said, key: KeyIfAny = None
) -> Status[MessageSent]:
    """Write to the other side. What tells something sensitive is not sent."""
    job = _job_of(request.auth.actor, job_id)
    return _written(request, job.order, job, said, key)


def _job_of(actor: Actor, job_id: UUID) -> Job:
    jobs = Job.objects.visible_to(actor).select_related("order__folder", "partner")
    return get_object_or_404(jobs, pk=job_id)


def _told(order: Order, job: Job | None, actor: Actor) -> Messages:
    found = Message.objects.visible_to(actor).between(order, job).select_related("order")
    told = [
        MessageShape(
            id=each.message.pk,
            from_agency=each.message.from_agency,
            sent_at=each.message.sent_at,
            read_at=each.message.read_at,
            text=each.text,
        )
        for each in lines(found)
    ]
    mark_read(order, actor=actor, job=job, now=timezone.now())
    return Messages(messages=told)


def _written(
    request: Asked, order: Order, job: Job | None, said: Said, key: str | None
) -> Status[MessageSent]:
    def write() -> tuple[int, MessageSent]:
        actor, now = request.auth.actor, timezone.now()
        try:
            made = write_message(order, text=said.text, actor=actor, job=job, now=now)
        except HoldsSensitive as refusal:
            raise Problem("holds-sensitive", [("body/text", why_held_back(refusal))]) from None
        return 201, MessageSent(id=made.pk, sent_at=made.sent_at)

    return done_once(request, key, said.model_dump(), write)
