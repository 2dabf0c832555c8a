"""The front page: what the agency promises, and the way in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ordvern.web.public.consenting import render_measured
from ordvern.web.public.summary import summary


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    return render_measured(request, "public/front.html", {"summary": summary()})
