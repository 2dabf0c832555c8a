"""What a customer's program does with an order, from the redacted copies to the erasure."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from ninja import Router, Status

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.conversations.usecases.ask_for_correction import ask_for_correction
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.answer_quote import accept_quote, refuse_quote
from ordvern.apps.orders.usecases.approve_redaction import approve_redaction
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.erase_files import erase_files, withdraw
from ordvern.apps.orders.usecases.forbid_transfers import forbid_transfers
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.apps.statement.usecases.publish_statement import current_version

from .callers import Asked, customer
from .orders import READ, WRITE, order_of
from .problems import Problem
from .repeating import KeyIfAny, done_once
from .shapes import (
    OrderShape,
    QuoteAnswer,
    QuoteShape,
    Receipt,
    RedactionAnswer,
    Transfers,
    Wrong,
)

router = Router(tags=["answers"])


def _quote_of(order: Order) -> Quote:
    newest = Quote.objects.filter(folder=order.folder_id).order_by("-version").first()
    if newest is None:
        raise Http404
    return newest


def _done(
    request: Asked, key: str | None, content: object, order_id: UUID, deed: Callable[[Order], None]
) -> Status[OrderShape]:
    """The order as it is after `deed`, which only its customer may do."""
    actor = customer(request.auth)
    order = order_of(actor, order_id)

    def answered() -> tuple[int, OrderShape]:
        deed(order)
        return 200, OrderShape.of(order_of(actor, order_id))

    return done_once(request, key, content, answered)


@router.get("/{uuid:order_id}/quote", url_name="quote", auth=READ, response=QuoteShape)
def quote(request: Asked, order_id: UUID) -> QuoteShape:
    """The newest quote of the order."""
    found = _quote_of(order_of(request.auth.actor, order_id))
    return QuoteShape.of(found, calculation_of(found))


@router.post(
    "/{uuid:order_id}/quote/answer", url_name="quote-answer", auth=WRITE, response=OrderShape
)
def quote_answer(
    request: Asked, order_id: UUID, said: QuoteAnswer, key: KeyIfAny = None
) -> Status[OrderShape]:
    """Order at the price, or decline: then the files are erased at once or within a day."""

    def answer(order: Order) -> None:
        actor, now, found = request.auth.actor, timezone.now(), _quote_of(order)
        if said.answer == "accept":
            accept_quote(found, actor=actor, now=now)
        else:
            refuse_quote(found, erase_now=said.erase_now, actor=actor, now=now)

    return _done(request, key, said.model_dump(), order_id, answer)


@router.post("/{uuid:order_id}/receipt", url_name="receipt", auth=WRITE, response=OrderShape)
def receipt(
    request: Asked, order_id: UUID, said: Receipt, key: KeyIfAny = None
) -> Status[OrderShape]:
    """Confirm that the delivery has come, and say whether the files go now."""

    def confirm(order: Order) -> None:
        actor, now = request.auth.actor, timezone.now()
        confirm_receipt(order, erase_files=said.erase_files, actor=actor, now=now)

    return _done(request, key, said.model_dump(), order_id, confirm)


@router.post("/{uuid:order_id}/erasure", url_name="erasure", auth=WRITE, response=OrderShape)
def erasure(request: Asked, order_id: UUID, key: KeyIfAny = None) -> Status[OrderShape]:
    """Have the files of a closed order erased now."""

    def erase(order: Order) -> None:
        erase_files(order, actor=request.auth.actor, now=timezone.now())

    return _done(request, key, None, order_id, erase)


@router.post("/{uuid:order_id}/withdrawal", url_name="withdrawal", auth=WRITE, response=OrderShape)
def withdrawal(request: Asked, order_id: UUID, key: KeyIfAny = None) -> Status[OrderShape]:
    """End an order that is not delivered; its files are erased."""

    def end(order: Order) -> None:
        withdraw(order, actor=request.auth.actor, now=timezone.now())

    return _done(request, key, None, order_id, end)


@router.post(
    "/{uuid:order_id}/redaction/answer",
    url_name="redaction-answer",
    auth=WRITE,
    response=OrderShape,
)
def redaction_answer(
    request: Asked, order_id: UUID, said: RedactionAnswer, key: KeyIfAny = None
) -> Status[OrderShape]:
    """Approve the redacted copies, or have the work go on with the files as they are: that needs
    a new declaration of a lawful ground."""
    if said.answer == "go_on" and (not said.declared or said.statement != current_version()):
        raise Problem("other-statement")

    def answer(order: Order) -> None:
        actor, now = request.auth.actor, timezone.now()
        if said.answer == "approve":
            approve_redaction(order, actor=actor, now=now)
        else:
            instruct_to_go_on(order, actor=actor, now=now)

    return _done(request, key, said.model_dump(), order_id, answer)


@router.post("/{uuid:order_id}/correction", url_name="correction", auth=WRITE, response=OrderShape)
def correction(
    request: Asked, order_id: UUID, said: Wrong, key: KeyIfAny = None
) -> Status[OrderShape]:
    """Say what is wrong with a delivery: the order goes back to work."""

    def ask(order: Order) -> None:
        ask_for_correction(order, text=said.text, actor=request.auth.actor, now=timezone.now())

    return _done(request, key, said.model_dump(), order_id, ask)


@router.post("/{uuid:order_id}/transfers", url_name="transfers", auth=WRITE, response=OrderShape)
def transfers(
    request: Asked, order_id: UUID, said: Transfers, key: KeyIfAny = None
) -> Status[OrderShape]:
    """Forbid, or allow again, that somebody outside the EEA works on the order."""

    def forbid(order: Order) -> None:
        actor, now = request.auth.actor, timezone.now()
        forbid_transfers(order, forbid=said.forbid, actor=actor, now=now)

    return _done(request, key, said.model_dump(), order_id, forbid)
