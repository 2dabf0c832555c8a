"""A deed to the rows that were ticked: asked about where it must be, then done to each."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.actors import Actor
from ordvern.web.ui.access import actor_of

from .deed import Deed, Listing, Preview, TakeOut
from .doing import do_to_each, tell
from .listings import INQUIRIES, INVOICES, ORDERS


@require_POST
def orders_together(request: HttpRequest) -> HttpResponseBase:
    return _together(request, ORDERS)


@require_POST
def invoices_together(request: HttpRequest) -> HttpResponseBase:
    return _together(request, INVOICES)


@require_POST
def inquiries_together(request: HttpRequest) -> HttpResponseBase:
    return _together(request, INQUIRIES)


def _together(request: HttpRequest, listing: Listing) -> HttpResponseBase:
    actor = actor_of(request, *listing.powers)
    deed = _deed(request, listing, actor)
    chosen = _ids(request.POST.getlist("chosen")[: listing.most])
    rows = list(deed.rows(actor).filter(pk__in=chosen)) if deed else []
    if deed is None or not rows:
        messages.error(request, _("Tick the rows first, then press what is to be done to them."))
        return _back(request, listing)
    if len(rows) < len(chosen):
        messages.warning(request, _("Something that you ticked is not in your list any more."))
    if isinstance(deed, TakeOut):
        return deed.make(rows)
    return _asked_or_done(request, listing, deed, rows, actor)


def _asked_or_done(
    request: HttpRequest, listing: Listing, deed: Deed, rows: list[Any], actor: Actor
) -> HttpResponse:
    is_sure, now = "sure" in request.POST, timezone.now()
    form = deed.form(request.POST if is_sure else None) if deed.form else forms.Form({})
    if deed.asks and not (is_sure and form.is_valid()):
        context = _question(request, listing, deed, rows, form, actor)
        return render(request, "desk/together/ask.html", context, status=422 if is_sure else 200)
    said = form.cleaned_data if form.is_valid() else {}
    seals = {row.pk: {"seal": request.POST.get(f"seal-{row.pk}", "")} for row in rows}
    told = {row.pk: said | (seals[row.pk] if deed.preview else {}) for row in rows}
    found = do_to_each(deed, rows, told, actor=actor, now=now)
    tell(request, listing, deed, found, actor=actor, now=now)
    return _back(request, listing)


def _question(
    request: HttpRequest,
    listing: Listing,
    deed: Deed,
    rows: list[Any],
    form: forms.Form,
    actor: Actor,
) -> dict[str, Any]:
    preview = deed.preview or (lambda _row: Preview(""))
    shown = [(row, listing.url_of(row, actor), listing.about(row), preview(row)) for row in rows]
    return {
        "address": reverse(listing.address),
        "deed": deed,
        "rows": shown,
        "form": form if deed.form else None,
        "query": _query(request),
        "back_url": _back_url(request, listing),
    }


def _deed(request: HttpRequest, listing: Listing, actor: Actor) -> Deed | TakeOut | None:
    """None if none was named; `Http404` for one that is not open to the actor."""
    name = request.POST.get("deed", "")
    found = next((deed for deed in listing.open_to(actor) if deed.name == name), None)
    if name and found is None:
        raise Http404
    return found


def _ids(sent: list[str]) -> set[UUID]:
    """Those that are ids at all."""
    found = set()
    for each in sent:
        try:
            found.add(UUID(each))
        except ValueError:
            continue
    return found


def _query(request: HttpRequest) -> str:
    """Which part of the list was shown: read and written anew, so that it is nothing else."""
    return QueryDict(request.POST.get("query", "")).urlencode()


def _back_url(request: HttpRequest, listing: Listing) -> str:
    query = _query(request)
    return reverse(listing.page) + (f"?{query}" if query else "")


def _back(request: HttpRequest, listing: Listing) -> HttpResponse:
    return redirect(_back_url(request, listing))
