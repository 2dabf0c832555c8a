"""How often the public pages are opened: by page and week, small counts hidden."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.visits.figures import FEWEST, by_week
from ordvern.web.ui.access import actor_of

PAGES: dict[str, LazyText] = {
    "front": _("Front page"),
    "quote": _("Ask for a quote"),
    "statement": _("Privacy statement"),
    "cookies": _("Cookies"),
    "try": _("Try it"),
}


@require_safe
def visits(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    pages = by_week(timezone.localdate())
    context = {
        "pages": [(PAGES.get(each.name, each.name), each.weeks) for each in pages],
        "mondays": [week.monday for week in pages[0].weeks] if pages else [],
        "fewest": FEWEST,
    }
    return render(request, "oversight/visits.html", context)
