"""The customer forbids, or allows again, work outside the EEA."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.orders.usecases.forbid_transfers import forbid_all_transfers, forbid_transfers
from ordvern.web.portal.mine import my_order


@require_POST
def order_transfers(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    forbid, now = request.POST.get("choice") == "forbid", timezone.now()
    if request.POST.get("scope") == "all":
        forbid_all_transfers(order.customer.account, forbid=forbid, actor=actor, now=now)
    else:
        forbid_transfers(order, forbid=forbid, actor=actor, now=now)
    if forbid:
        messages.success(request, _("Noted. Nobody outside the EEA works on it from now on."))
    else:
        messages.success(request, _("Noted. Lawful work outside the EEA is allowed again."))
    return redirect("portal:order", order.pk)
