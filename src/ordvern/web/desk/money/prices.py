"""Price lists: which there are, and one of them with its prices and bands."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.billing.models import PriceList
from ordvern.apps.billing.money import with_hundredths
from ordvern.apps.billing.papers import book_of
from ordvern.apps.billing.prices import USUAL_GRID, PriceBook, Rate
from ordvern.apps.billing.services import Band, Item, Unit
from ordvern.apps.billing.usecases.set_prices import PricedTwice, Prices, set_prices
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.web.ui.access import actor_of

from .forms import BandsForm, PriceListForm, RatesFormSet


@require_safe
def prices(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Power.KEEP_ACCOUNTS, Role.OFFICER)
    lists = PriceList.objects.select_related("customer").prefetch_related("prices")
    context = {
        "lists": lists.order_by("customer__name", "-valid_from", "pk"),
        "valid": set(lists.valid_on(timezone.localdate()).values_list("pk", flat=True)),
        "may_act": actor.may(Power.KEEP_ACCOUNTS),
    }
    return render(request, "desk/money/prices.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def price_list_open(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    return _edited(request, None, actor)


@require_http_methods(["GET", "HEAD", "POST"])
def price_list(request: HttpRequest, list_id: int) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    return _edited(request, get_object_or_404(PriceList, pk=list_id), actor)


def _edited(request: HttpRequest, shown: PriceList | None, actor: Actor) -> HttpResponse:
    book = book_of(shown) if shown else None
    forms: dict[str, Any] = _empty(shown, book)
    if request.method == "POST":
        forms = _sent(request, shown)
        checked = [form.is_valid() for form in forms.values()]  # all of them, for their errors
        if all(checked) and _kept(forms, shown, actor):
            messages.success(request, _("The prices are kept. Quotes sent before keep theirs."))
            return redirect("desk:prices")
    status = 422 if request.method == "POST" else 200
    context = {**forms, "price_list": shown}
    return render(request, "desk/money/price_list.html", context, status=status)


def _empty(shown: PriceList | None, book: PriceBook | None) -> dict[str, Any]:
    rates = [_initial(rate) for rate in book.rates] if book else []
    grid = book.grid if book else USUAL_GRID
    return {
        "form": PriceListForm(instance=shown, initial={"valid_from": timezone.localdate()}),
        "rates": RatesFormSet(initial=rates, prefix="rates"),
        "bands": BandsForm(initial={band.value: grid[band].normalize() + 0 for band in Band}),
    }


def _sent(request: HttpRequest, shown: PriceList | None) -> dict[str, Any]:
    return {
        "form": PriceListForm(request.POST, instance=shown),
        "rates": RatesFormSet(request.POST, prefix="rates"),
        "bands": BandsForm(request.POST),
    }


def _initial(rate: Rate) -> dict[str, object]:
    fields = {name: getattr(rate, name) for name in rate.__slots__}
    return {**fields, "price": with_hundredths(rate.price)}


def _kept(forms: dict[str, Any], shown: PriceList | None, actor: Actor) -> bool:
    """Whether the list is kept; the form says why not."""
    rates = [
        Rate(
            Item(row["item"]),
            Unit(row["unit"]),
            row["price"],
            row["source_language"],
            row["target_language"],
            row["subject"],
        )
        for row in (form.cleaned_data for form in forms["rates"].forms)
        if row.get("price")
    ]
    shares = {Band(name): share for name, share in forms["bands"].cleaned_data.items()}
    kept = Prices(forms["form"].cleaned_data, rates, shares)
    try:
        set_prices(shown, prices=kept, actor=actor, now=timezone.now())
    except PricedTwice:
        forms["form"].add_error(
            None, _("Two rows price the same service between the same languages.")
        )
        return False
    return True
