"""Counts that a public page was opened: which and on what day, and nothing of who opened it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ordvern.apps.visits.counting import count

COUNTED = frozenset({"front", "quote", "statement", "cookies", "try"})
"""By name; addresses that hold a number or a link of somebody's own are not counted."""


def count_pages(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Look at no header, address or cookie of the request: only at the name of the page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        match = request.resolver_match
        if (
            request.method == "GET"
            and response.status_code == 200
            and match is not None
            and match.namespace == "public"
            and match.url_name in COUNTED
        ):
            count(str(match.url_name), timezone.localdate())
        return response

    return answer
