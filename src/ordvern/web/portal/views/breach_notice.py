"""What a customer is told of a breach that concerns him (GDPR Art. 34)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.registers.models import BreachNotice, TextField
from ordvern.apps.registers.usecases.read_notice import read_notice
from ordvern.vault import Shredded
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import gone


@require_safe
def breach_notice(request: HttpRequest, notice_id: str) -> HttpResponse:
    actor = actor_of(request, Role.CUSTOMER)
    mine = BreachNotice.objects.select_related("breach").filter(account=actor.account)
    notice = get_object_or_404(mine, pk=notice_id)
    try:
        texts = notice.breach.texts_now()
    except Shredded:
        return gone(request, layout="ui/site_portal.html")
    read_notice(notice, actor=actor, now=timezone.now())
    text = texts.get(TextField.TO_PERSONS, "")
    return render(request, "portal/breach_notice.html", {"notice": notice, "text": text})
