"""Messages with the agency about an order."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ordvern.web.portal.mine import my_order
from ordvern.web.ui.conversing import conversation, say
from ordvern.web.ui.message_form import MessageForm


@require_http_methods(["GET", "HEAD", "POST"])
def order_messages(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    form, now = MessageForm(request.POST or None), timezone.now()
    if request.method == "POST" and say(request, form, order, actor=actor, now=now):
        return redirect("portal:order-messages", order.pk)
    context = conversation(order, actor=actor, now=now, form=form)
    status = 422 if form.errors else 200
    return render(request, "portal/order_messages.html", context, status=status)
