"""What has been erased, with its certificates, and what is due next."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import Folder
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import pdf_download

ON_A_PAGE = 25
NEXT_SHOWN = 25


@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    now = timezone.now()
    certificates = (
        Certificate.objects.visible_to(actor)
        .defer("pdf", "facts")
        .annotate(is_made=Q(pdf__isnull=False))
        .select_related("folder__order")
        .order_by("-issued_at")
    )
    due = Folder.objects.filter(erased_at=None, erase_by__isnull=False).order_by("erase_by")
    context = {
        "page": Paginator(certificates, ON_A_PAGE).get_page(request.GET.get("page")),
        "due": due.select_related("order")[:NEXT_SHOWN],
        "due_count": due.count(),
        "overdue": Folder.objects.due_for_shredding(now).count(),
        "now": now,
    }
    return render(request, "oversight/erasures.html", context)


@require_safe
def certificate(request: HttpRequest, certificate_id: int) -> HttpResponseBase:
    actor = actor_of(request, Role.OFFICER)
    found = get_object_or_404(Certificate.objects.visible_to(actor), pk=certificate_id)
    if found.pdf is None:
        raise Http404
    return pdf_download(bytes(found.pdf), f"{found.number}.pdf")
