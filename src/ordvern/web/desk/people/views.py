"""The owner says who works here, with which duties, and which orders are for those on them only."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Duty, Power
from ordvern.apps.core.models import User
from ordvern.apps.core.owners import LastOwner
from ordvern.apps.core.usecases.close_account import close_account
from ordvern.apps.core.usecases.give_duties import give_duties
from ordvern.apps.core.usecases.open_account import AddressTaken, open_account
from ordvern.apps.files.need_to_know import current_scope
from ordvern.apps.files.people import NeedToKnow
from ordvern.apps.files.usecases.choose_need_to_know import choose_need_to_know
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.duties import DUTIES, duties_in_words

from .forms import DutiesForm, InviteForm, NeedToKnowForm


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    actor_of(request, Power.LEAD_PEOPLE)
    agency = User.objects.filter(role__in=[Role.STAFF, Role.OFFICER])
    context = {
        "people": [
            (user, duties_in_words(user)) for user in agency.filter(is_active=True).order_by(*_BY)
        ],
        "ended": agency.filter(is_active=False).exclude(display_name="").order_by(*_BY),
        "need_to_know": NeedToKnowForm(initial={"scope": current_scope()}),
        "duties": DUTIES.values(),
    }
    return render(request, "desk/people/people.html", context)


_BY = ("display_name", "email")


@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.LEAD_PEOPLE)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            open_account(
                sent["email"],
                role=Role.STAFF,
                name=sent["name"],
                language=sent["language"],
                duties=[Duty(each) for each in sent["duties"]],
                actor=actor,
                now=timezone.now(),
            )
        except AddressTaken:
            form.add_error("email", _("There is an account with this e-mail address."))
        else:
            messages.success(request, _told_how(sent["name"]))
            return redirect("desk:people")
    context = {"form": form, "title": _("New colleague"), "done": _("Open the account")}
    return render(request, "desk/people/form.html", context, status=422 if form.errors else 200)


def _told_how(name: str) -> str:
    way = f"{settings.PUBLIC_URL}{reverse('account_reset_password')}"
    return _(
        "The account is open. Tell %(name)s to set a password at %(way)s: a code is sent to the"
        " e-mail address."
    ) % {"name": name, "way": way}


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, account_id: int) -> HttpResponse:
    """Somebody's duties, to be changed or ended."""
    actor = actor_of(request, Power.LEAD_PEOPLE)
    shown = _colleague(account_id)
    form = DutiesForm(request.POST or None, initial={"duties": list(shown.duties)})
    if form.is_valid():
        chosen = [Duty(each) for each in form.cleaned_data["duties"]]
        try:
            with refusals_told(request):
                give_duties(shown, duties=chosen, actor=actor, now=timezone.now())
                messages.success(request, _("The duties hold from the next click on."))
            return redirect("desk:people" if shown.pk != actor.account else "desk:inbox")
        except LastOwner:
            form.add_error("duties", _last_owner())
    context = {"form": form, "person": shown, "title": shown.called, "done": _("Save")}
    return render(request, "desk/people/form.html", context, status=422 if form.errors else 200)


@require_POST
def person_end(request: HttpRequest, account_id: int) -> HttpResponse:
    actor = actor_of(request, Power.LEAD_PEOPLE)
    shown = _colleague(account_id)
    try:
        with refusals_told(request):
            close_account(shown, actor=actor, now=timezone.now())
            messages.success(request, _("Ended. Nothing is open to them any more."))
    except LastOwner:
        messages.error(request, _last_owner())
    return redirect("desk:people" if shown.pk != actor.account else "desk:inbox")


@require_POST
def need_to_know(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.LEAD_PEOPLE)
    form = NeedToKnowForm(request.POST)
    if form.is_valid():
        scope = NeedToKnow.Scope(form.cleaned_data["scope"])
        choose_need_to_know(scope, actor=actor, now=timezone.now())
        messages.success(request, _("Kept. It holds at once, for all orders."))
    return redirect("desk:people")


def _colleague(account_id: int) -> User:
    """Somebody of the staff who works here; `Http404` otherwise."""
    return get_object_or_404(User, pk=account_id, role=Role.STAFF, is_active=True)


def _last_owner() -> str:
    return _("Somebody has to be the owner. Make another one first.")
