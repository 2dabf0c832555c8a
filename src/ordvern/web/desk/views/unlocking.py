"""Staff give the password of a file, which the customer told them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.duties import Power
from ordvern.web.desk.file_cards import shown_name
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.unlocking import PasswordForm, is_locked

from .acting import refusals_told
from .decisions import order_for


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def file_unlock(request: HttpRequest, order_id: UUID, file_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    file = get_object_or_404(order.folder.files.working(), pk=file_id)
    if not is_locked(file) or order.erasure_was_asked(timezone.now()):
        raise Http404
    form = PasswordForm(request.POST or None)
    if request.method == "POST":
        with refusals_told(request):
            if form.unlocks(order, file, actor=actor, now=timezone.now()):
                messages.success(request, _("Opened. The file is being looked through."))
        if not form.errors:
            return redirect("desk:order", order.pk)
    context = {"order": order, "file": file, "name": shown_name(file), "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/file_unlock.html", context, status=status)
