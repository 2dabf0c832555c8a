"""Two entries that are one customer: chosen, looked at side by side, and made one."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.customers.models import Customer, CustomerQuerySet
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.merge_customers import merge_customers
from ordvern.web.desk.register.forms import FindForm, MergeForm
from ordvern.web.desk.register.views import customer_for
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def customer_merge(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Choose first; what will happen is shown before the second press does it."""
    actor = actor_of(request, Power.RUN_ORDERS)
    kept = customer_for(actor, customer_id)
    words = request.GET.get("q", "").strip()
    candidates = _candidates(kept, words, actor)
    form = MergeForm(request.POST or None, candidates=candidates)
    other = form.cleaned_data["other"] if form.is_valid() else None
    if other is not None and "sure" in request.POST:
        with refusals_told(request):
            merge_customers(kept, other=other, actor=actor, now=timezone.now())
            messages.success(request, _("The two are one now."))
        return redirect("desk:customer", kept.pk)
    context = {"customer": kept, "form": form, "other": other, "find": FindForm({"q": words})}
    context["candidates"] = candidates.count()
    if other is not None:
        context["count"] = Order.objects.visible_to(actor).filter(customer=other).count()
    status = 422 if form.errors else 200
    return render(request, "desk/register/customer_merge.html", context, status=status)


def _candidates(kept: Customer, words: str, actor: Actor) -> CustomerQuerySet:
    """Those that `words` find; without words those with the same name, account or phone."""
    others = Customer.objects.visible_to(actor).standing().exclude(pk=kept.pk)
    if words:
        return others.matching(words).select_related("account").order_by("name", "pk")
    alike = Q(name__iexact=kept.name) | Q(account=kept.account)
    if kept.phone:
        alike |= Q(phone=kept.phone)
    return others.filter(alike).select_related("account").order_by("name", "pk")
