"""The bar under a list with what can be done to the rows that are ticked."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from ordvern.apps.core.actors import Actor

from .deed import Deed, Listing, TakeOut


@dataclass(frozen=True, slots=True)
class Bar:
    """Where the form of the list is sent, which part of the list is shown, and the deeds."""

    address: str
    query: str
    deeds: list[Deed | TakeOut]


def bar(listing: Listing, request: HttpRequest, actor: Actor) -> Bar | None:
    """None for somebody who looks and does not act."""
    deeds = listing.offered(actor, request.GET.get("state", ""))
    return Bar(reverse(listing.address), request.GET.urlencode(), deeds) if deeds else None
