"""The register of transfers outside the EEA, and the law pack that they are judged by."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.orders.models import Attestation, Transfer
from ordvern.apps.partners.models import law_pack
from ordvern.web.ui.access import actor_of

ON_A_PAGE = 25
SHOWN = 50


@require_safe
def transfers(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    noted = Transfer.objects.visible_to(actor).select_related("job__order", "job__partner")
    pack, today = law_pack(), timezone.localdate()
    late = Attestation.objects.visible_to(actor).filter(attested_at=None, due_on__lt=today)
    context = {
        "page": Paginator(noted.order_by("-at"), ON_A_PAGE).get_page(request.GET.get("page")),
        "pack": pack,
        "pack_holds": pack.holds_on(today),
        "late": late.select_related("job__order", "job__partner").order_by("due_on")[:SHOWN],
    }
    return render(request, "oversight/transfers.html", context)
