"""The customer gives the password of a file that could not be looked through."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.states import NotAllowedNow
from ordvern.web.portal.mine import my_file, my_order
from ordvern.web.portal.names import shown_name
from ordvern.web.portal.words import moved_on
from ordvern.web.ui.unlocking import PasswordForm, is_locked


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def order_unlock_file(request: HttpRequest, order_id: UUID, file_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    file = my_file(order, file_id)
    if not is_locked(file) or order.erasure_was_asked(timezone.now()):
        raise Http404
    form = PasswordForm(request.POST or None)
    if request.method == "POST":
        try:
            if form.unlocks(order, file, actor=actor, now=timezone.now()):
                messages.success(request, _("Thank you. The file is being looked through."))
                return redirect("portal:order", order.pk)
        except NotAllowedNow:
            moved_on(request)
            return redirect("portal:order", order.pk)
    context = {"order": order, "name": shown_name(file), "form": form}
    return render(request, "portal/order_unlock_file.html", context, status=_status(form))


def _status(form: PasswordForm) -> int:
    return 422 if form.errors else 200
