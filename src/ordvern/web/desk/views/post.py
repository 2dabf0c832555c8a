"""Messages of the system that reached nobody, and messages from others that nobody has read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Power
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.usecases.send_again import send_again
from ordvern.web.ui.access import actor_of

from .acting import refusals_told


@require_POST
def mail_send_again(request: HttpRequest, mail_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    mail = get_object_or_404(OutgoingMail.objects.dead(), pk=mail_id)
    with refusals_told(request):
        send_again(mail, actor=actor, now=timezone.now())
        messages.success(request, _("The message will be tried again in a moment."))
    return redirect("desk:inbox")
