"""What an officer does with a case; of two at once, one is told that it is decided."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.rights.closing import IdentityNotProven
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.extend_case import extend_case
from ordvern.apps.rights.usecases.forward_case import forward_case
from ordvern.apps.rights.usecases.make_package import make_package
from ordvern.apps.rights.usecases.prove_identity import ask_for_identity, prove_identity
from ordvern.apps.rights.usecases.refuse_case import refuse_case
from ordvern.web.oversight.rights.forms import (
    ExtensionForm,
    ForwardForm,
    IdentityForm,
    RefusalForm,
)
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import zip_download
from ordvern.web.ui.package_words import WORDS


def _case(request: HttpRequest, case_id: UUID) -> tuple[Actor, Case]:
    actor = actor_of(request, Role.OFFICER)
    visible = Case.objects.visible_to(actor).select_related("customer__account")
    return actor, get_object_or_404(visible, pk=case_id)


@contextmanager
def _told(request: HttpRequest) -> Iterator[None]:
    try:
        yield
    except NotAllowedNow:
        messages.error(request, _("That is not possible any more: the case has moved on."))
    except IdentityNotProven:
        messages.error(request, _("First it must be shown that it is the person who asks."))


@require_POST
def case_identity(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask at the registered address, or note how it was seen who it is."""
    actor, found = _case(request, case_id)
    form = IdentityForm(request.POST)
    with _told(request):
        if "ask" in request.POST:
            ask_for_identity(found, actor=actor, now=timezone.now())
            messages.success(request, _("Asked at the registered address."))
        elif form.is_valid():
            how = form.cleaned_data["how"]
            prove_identity(found, how=how, actor=actor, now=timezone.now())
            messages.success(request, _("Noted."))
        else:
            messages.error(request, _("Say how it was seen who it is."))
    return redirect("oversight:case", found.pk)


@require_POST
def case_extend(request: HttpRequest, case_id: UUID) -> HttpResponse:
    actor, found = _case(request, case_id)
    form = ExtensionForm(request.POST)
    with _told(request):
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            extend_case(found, reason=reason, actor=actor, now=timezone.now())
            messages.success(request, _("Two months more, and the person is told why."))
    return redirect("oversight:case", found.pk)


@require_POST
def case_answer(request: HttpRequest, case_id: UUID) -> HttpResponse:
    actor, found = _case(request, case_id)
    with _told(request):
        answer_case(found, actor=actor, now=timezone.now())
        messages.success(request, _("Granted. What follows from it is being done."))
    return redirect("oversight:case", found.pk)


@require_POST
def case_refuse(request: HttpRequest, case_id: UUID) -> HttpResponse:
    actor, found = _case(request, case_id)
    form = RefusalForm(request.POST)
    with _told(request):
        if form.is_valid():
            refusal = form.cleaned_data["refusal"]
            refuse_case(found, refusal=refusal, actor=actor, now=timezone.now())
            messages.success(request, _("Refused. The person reads why, and how to complain."))
    return redirect("oversight:case", found.pk)


@require_POST
def case_forward(request: HttpRequest, case_id: UUID) -> HttpResponse:
    actor, found = _case(request, case_id)
    form = ForwardForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("There is no order with one of these numbers."))
        return redirect("oversight:case", found.pk)
    with _told(request):
        orders = form.cleaned_data["numbers"]
        forward_case(found, orders=orders, actor=actor, now=timezone.now())
        messages.success(request, _("Sent on to the customer, who decides."))
    return redirect("oversight:case", found.pk)


@require_POST
def case_package(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """For whoever cannot sign in: to be handed over or sent by registered post."""
    actor, found = _case(request, case_id)
    if found.customer is None or not found.is_proven:
        raise Http404
    account = found.customer.account
    made = make_package(account, words=WORDS, actor=actor, now=timezone.now())
    return zip_download(made, f"{found.number}.zip")
