"""From an inquiry to an order, and from paper to its proof."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.contact import NotACustomersAddress
from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.intake.usecases.order_from_inquiry import order_from_inquiry
from ordvern.apps.intake.usecases.settle_paper import settle_paper
from ordvern.apps.intake.words import message_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import NothingToTranslate
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.desk.incoming.forms import OrderForm, SettleForm
from ordvern.web.desk.incoming.page import inquiry_for, order_form, page_of
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.closed_days import warn_of_closed_day


@require_POST
def inquiry_order(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    found = inquiry_for(actor, inquiry_id)
    form = order_form(found, request.POST)
    order = _order(found, form, actor=actor) if form.is_valid() else None
    if order is None:
        context = page_of(found, actor, form)
        return render(request, "desk/incoming/inquiry.html", context, status=422)
    messages.success(request, _("It is an order now. Its files are being looked through."))
    warn_of_closed_day(request, order.wanted_on)
    return redirect("desk:order", order.pk)


def _order(inquiry: Inquiry, form: OrderForm, *, actor: Actor) -> Order | None:
    """The order; None if the form now holds errors."""
    data = form.cleaned_data
    known = inquiry.customer.account.email if inquiry.customer else ""
    try:
        return order_from_inquiry(
            inquiry,
            contact=form.contact(language=inquiry.language, email=data["email"] or known),
            assignment=form.assignment(message=message_of(inquiry)),
            statement=current_version(),
            notice=data.get("notice", ""),
            declared=data["declared"],
            actor=actor,
            now=timezone.now(),
        )
    except NothingToTranslate:
        form.add_error(None, _("There is no file yet. Scan the paper, or add the files first."))
    except NotACustomersAddress:
        form.add_error("email", _("This is the address of somebody of the agency or a partner."))
    except NotAllowedNow:
        form.add_error(None, _("The inquiry has been put aside, or its files are erased."))
    except StatementVersion.DoesNotExist:
        form.add_error(None, _("No privacy statement is published yet."))
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, inquiry_id: UUID, paper_id: int) -> HttpResponse:
    """What proves that paper was given back or shredded."""
    actor = actor_of(request, Power.RUN_ORDERS)
    found = inquiry_for(actor, inquiry_id)
    sheets = get_object_or_404(Paper.objects.open(), pk=paper_id, inquiry=found)
    form = SettleForm(request.POST or None, paper=sheets)
    if not form.is_valid():
        context = {"paper": sheets, "form": form}
        status = 422 if form.errors else 200
        return render(request, "desk/incoming/paper.html", context, status=status)
    data = form.cleaned_data
    with refusals_told(request):
        settle_paper(
            sheets,
            proof=data["proof"],
            reference=data["reference"],
            actor=actor,
            now=timezone.now(),
        )
        messages.success(request, _("Written down."))
    return redirect("desk:inquiries")
