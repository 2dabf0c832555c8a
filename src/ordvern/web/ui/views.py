"""The gallery: every component in every state, with invented content, in demo mode only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from . import examples
from .statuses import LOOKS

View = Callable[..., HttpResponseBase]


def demo_only(view: View) -> View:
    """Serve a page to anybody in demo mode, and to nobody elsewhere."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if not settings.DEMO:
            raise Http404
        return view(request, **kwargs)

    return login_not_required(guarded)


@demo_only
def gallery(request: HttpRequest) -> HttpResponse:
    """Type, buttons, alerts, states, tiles, facts, tables, steps, timeline, empty, dialog."""
    context = {
        "links": examples.gallery_links(request.path),
        "states": LOOKS,
        "steps": examples.steps(),
        "events": examples.events(),
        "notes": examples.notes(),
        "page": Paginator(range(240), 20).get_page(request.GET.get("page", 4)),
    }
    return render(request, "ui/gallery/parts.html", context)


@demo_only
def gallery_forms(request: HttpRequest) -> HttpResponse:
    """Fields of every kind, empty and with errors, code input, drop zone."""
    context = {
        "links": examples.gallery_links(request.path),
        "form": examples.ExampleForm(prefix="a"),
        "wrong": examples.wrong_form(),
        "code": examples.CodeForm(),
        "upload": examples.UploadForm(request.POST or None, request.FILES or None),
    }
    return render(request, "ui/gallery/forms.html", context)


@demo_only
def gallery_document(request: HttpRequest) -> HttpResponse:
    """A document with every kind of finding marked, and before beside after."""
    context = {
        "links": examples.gallery_links(request.path),
        "segments": examples.segments(),
        "counts": examples.counts(),
        "notes": examples.notes(),
    }
    return render(request, "ui/gallery/document.html", context)


@demo_only
def gallery_desk(request: HttpRequest) -> HttpResponse:
    """The layout of the desk with a list of orders."""
    context = {
        "crumb_links": examples.crumb_links(),
        "sections": examples.desk_sections(),
        "orders": examples.orders(),
    }
    return render(request, "ui/gallery/desk.html", context)
